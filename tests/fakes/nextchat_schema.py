"""
What every file that Limner writes is held to: the shapes of the recorded real files of NextChat's.

Which keys each kind of object has, and of which type, is read from ``tests/data/nextchat``: a key that all
real ones have is demanded, one that is known has its type, and of those that no real one has there is only
ours.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from limner.nextchat._values import KEY, OURS

_DATA = Path(__file__).parents[1] / "data" / "nextchat"
_LATE = frozenset({"currentSessionIndex", "lastInput", "lastUpdateTime", "_hasHydrated", "language"})
"""Of a store: a device has them of its own, and takes none from a file."""

Shape = dict[str, set[str]]


def _kind(value: object) -> str:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return "number" if number else type(value).__name__


def _objects(raw: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each object of a backup with the name of its kind."""
    yield "backup", raw
    yield "chats", raw["chat-next-web-store"]
    yield "masks", raw["mask-store"]
    for session in raw["chat-next-web-store"]["sessions"]:
        yield from _of_session(session)
    for mask in raw["mask-store"]["masks"].values():
        yield from _of_mask(mask, "mask")


def _of_session(session: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "session", session
    yield "stat", session["stat"]
    yield from (("message", each) for each in session["messages"])
    if str(session["mask"]["id"]).startswith(OURS) or "limner" not in session:
        yield from _of_mask(session["mask"], "session mask")  # else the card was made of a foreign one


def _of_mask(mask: Mapping[str, Any], kind: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield kind, mask
    yield f"{kind} model", mask["modelConfig"]
    yield from (("context", each) for each in mask["context"])


def _learnt() -> tuple[dict[str, Shape], dict[str, set[str]]]:
    known: dict[str, Shape] = {}
    always: dict[str, set[str]] = {}
    found = list(_objects(json.loads((_DATA / "backup.json").read_text("utf-8"))))
    for mask in json.loads((_DATA / "masks.json").read_text("utf-8")):
        found += _of_mask(mask, "mask")
    for kind, each in found:
        shape = known.setdefault(kind, {})
        always[kind] = always.get(kind, set(each)) & set(each)
        for name, value in each.items():
            shape.setdefault(name, set()).add(_kind(value))
    return known, always


KNOWN, ALWAYS = _learnt()


def faults(kind: str, raw: Mapping[str, Any]) -> list[str]:
    """Return in what an object of ours is another than every recorded one."""
    found = [f"{kind} without {name}" for name in ALWAYS[kind] - _LATE if name not in raw]
    for name, value in raw.items():
        if name == KEY:
            continue
        if name not in KNOWN[kind]:
            found.append(f"{kind} with {name}")
        elif _kind(value) not in KNOWN[kind][name] | ({"list"} if name == "content" else set()):
            found.append(f"{name} of {kind} is {_kind(value)}")
    return found


def hold(text: str) -> None:
    """Hold a file that was written, a backup or masks, to it; what is another program's passes as it is."""
    raw = json.loads(text)
    if isinstance(raw, list):
        ours = [pair for mask in raw if str(mask["id"]).startswith(OURS) for pair in _of_mask(mask, "mask")]
    else:
        ours = [("backup", {name: each for name, each in raw.items() if name in KNOWN["backup"]})]
        for session in raw["chat-next-web-store"]["sessions"]:
            if str(session["id"]).startswith(OURS):
                ours += _of_session({**session, "messages": [*filter(_is_ours, session["messages"])]})
        for mask in raw["mask-store"]["masks"].values():
            if str(mask["id"]).startswith(OURS):
                ours += _of_mask(mask, "mask")
    found = sorted({fault for kind, each in ours for fault in faults(kind, each)})
    assert found == [], f"no recorded file of NextChat's has this: {found}"


def _is_ours(message: Mapping[str, Any]) -> bool:
    return str(message["id"]).startswith(OURS)
