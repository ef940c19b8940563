"""
The user's corrections, where they are kept: a message's note (``facts``), the chat's metadata (``cast``).

Both are JSON from outside, in the form of ``memory``; what cannot be read is written back as it was.
"""

import json
from collections.abc import Collection, Mapping

from limner.continuity import memory
from limner.continuity.story import Correction
from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_dict, as_int, as_str, loads

MOST = memory.MOST_STORED
SINCE = "since"
"""Marks an entry of the chat's metadata that holds from its message on, and not from the start."""
LONGEST = 1_000_000
"""Characters of the JSON; more is damaged or made to hurt."""


def corrections_in(text: str) -> tuple[Correction, ...]:
    """Return the corrections of a message's note; what does not fit is left out."""
    if not text:
        return ()
    try:
        return memory.load(loads(text, length=LONGEST))[0]
    except UntrustedInputError:
        return ()


def holding(stored: object, uids: Collection[str]) -> tuple[Correction, ...]:
    """
    Return the corrections of the chat's metadata that count here.

    SillyTavern copies metadata whole into a branch: an entry counts only where its message (``uid``) is in
    the chat, or where it was made before the first.
    """
    rows = [row for row in memory.migrate(stored)[-MOST:] if not as_dict(row).get(SINCE)]
    return memory.load([row for row in rows if not (uid := as_str(as_dict(row).get("uid"))) or uid in uids])[
        0
    ]


def since(stored: object) -> Mapping[str, tuple[Correction, ...]]:
    """
    Return the corrections of the chat's metadata that hold from a message on, by its uid.

    They are the message's in whatever version it is shown, and gone with it.
    """
    found: dict[str, list[object]] = {}
    for row in memory.migrate(stored)[-MOST:]:
        if as_dict(row).get(SINCE) and (uid := as_str(as_dict(row).get("uid"))):
            found.setdefault(uid, []).append(row)
    return {uid: memory.load(rows)[0] for uid, rows in found.items()}


def unread_in(stored: object) -> int:
    """Return how many corrections of what is stored, a value or its JSON, are not understood."""
    if isinstance(stored, str):
        try:
            stored = loads(stored, length=LONGEST)
        except UntrustedInputError:
            return 1
    if not stored:
        return 0
    rows = memory.migrate(stored)
    fits = isinstance(stored, list) or (isinstance(stored, Mapping) and "events" in stored)
    return memory.load(rows[-MOST:])[1] if fits and (rows or stored) else 1


def with_one(stored: object, correction: Correction, **beside: str) -> dict[str, object]:
    """
    Return what is stored with one correction more; an earlier word on the same thing gives way to it.

    What else a newer version has put there is kept, and so is its number.
    """
    whole = as_dict(stored)
    version = max(memory.VERSION, as_int(whole.get("v"), memory.VERSION))
    (entry,) = memory.dump([correction])["events"]
    new = {**entry, **beside}
    rows = [row for row in memory.migrate(stored) if not _same(as_dict(row), new)]
    return {**whole, "v": version, "events": [*rows, new][-MOST:]}


def without(stored: object, correction: Correction, since: str = "") -> dict[str, object] | None:
    """
    Return what is stored without this correction, as it is read; None where nothing is left of it.

    ``since``: the one that holds from the message of this uid on; else none of these is meant.
    """

    def is_meant(row: Mapping[str, object]) -> bool:
        where = row.get("uid") == since if row.get(SINCE) else not since
        return where and memory.load([row])[0] == (correction,)

    kept = [row for row in memory.migrate(stored) if not is_meant(as_dict(row))]
    whole = {name: each for name, each in as_dict(stored).items() if name not in ("v", "events")}
    version = max(memory.VERSION, as_int(as_dict(stored).get("v"), memory.VERSION))
    return {**whole, "v": version, "events": kept} if kept or whole else None


def _same(row: Mapping[str, object], entry: Mapping[str, object]) -> bool:
    locks = {"lock", "unlock"}
    one, other = row.get("do"), entry.get("do")
    alike = one == other or {one, other} <= locks
    where = ("uid", SINCE) if row.get(SINCE) or entry.get(SINCE) else ()
    return (
        alike
        and all(row.get(name) == entry.get(name) for name in where)
        and all(row.get(name) == entry.get(name) for name in ("who", "slot", "tag"))
    )


def text_of(stored: object) -> str:
    """Return what is stored as JSON text, empty for nothing."""
    return json.dumps(stored) if stored else ""
