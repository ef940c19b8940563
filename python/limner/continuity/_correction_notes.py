"""The user's corrections as they are kept: JSON in a message's note and in the chat's metadata, read without trust."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence

from limner.continuity.slots import Slot
from limner.continuity.story import Correction, Do
from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_dict, as_int, as_list, as_str, loads

MOST = 400
"""Corrections of one message, or of a chat."""
LONGEST = 1_000_000
"""Characters of the JSON; more is damaged or made to hurt."""
LONGEST_NAME = 200
LONGEST_VALUE = 1_000


def corrections_in(text: str) -> tuple[Correction, ...]:
    """Return the corrections of a message's note; what does not fit is left out."""
    return tuple(one for row in _rows(text) if (one := read(row)) is not None) if text else ()


def holding(entries: object, uids: Collection[str]) -> tuple[Correction, ...]:
    """
    Return the corrections of the chat's metadata that count here.

    SillyTavern copies metadata whole into a branch: an entry counts only where its message (``uid``) is in the
    chat, or where it was made before the first.
    """
    rows = [as_dict(row) for row in as_list(entries)[:MOST]]
    good = [row for row in rows if not (uid := as_str(row.get("uid"))) or uid in uids]
    return tuple(one for row in good if (one := read(row)) is not None)


def read(row: object) -> Correction | None:
    """Return one correction, or None for anything that is none."""
    entry = as_dict(row)
    do, slot = as_str(entry.get("do")), as_str(entry.get("slot"))
    if do not in set(Do) or (slot and slot not in set(Slot)):
        return None
    who, value = as_str(entry.get("who"))[:LONGEST_NAME], as_str(entry.get("value"))[:LONGEST_VALUE]
    return Correction(Do(do), who, Slot(slot) if slot else None, value, as_int(entry.get("tag"), -1))


def dumped(correction: Correction) -> dict[str, object]:
    """Return a correction as it is kept."""
    rest: Mapping[str, object] = {
        "who": correction.who,
        "slot": str(correction.slot) if correction.slot else "",
        "value": correction.value,
    }
    kept = {name: value for name, value in rest.items() if value}
    return {"do": str(correction.do), **kept} | ({"tag": correction.tag} if correction.tag >= 0 else {})


def with_one(rows: Sequence[object], correction: Correction, **beside: str) -> list[object]:
    """Return the entries with one more; an earlier word on the same thing gives way to it."""
    entry = {**dumped(correction), **beside}
    about = ("do", "who", "slot", "tag", *beside)
    kept = [row for row in rows if not _same(as_dict(row), entry, about)]
    return [*kept, entry][-MOST:]


def _same(row: Mapping[str, object], entry: Mapping[str, object], about: Iterable[str]) -> bool:
    return all(row.get(name) == entry.get(name) for name in about)


def _rows(text: str) -> list[object]:
    try:
        return as_list(loads(text, length=LONGEST))[:MOST]
    except UntrustedInputError:
        return []


def text_of(rows: Sequence[object]) -> str:
    """Return entries as JSON text."""
    return json.dumps(list(rows))
