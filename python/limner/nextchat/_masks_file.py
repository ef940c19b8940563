"""
Files that a user picks: masks as NextChat exports them, sessions, whole backups.

NextChat's own import of a masks file looks for nothing but a name; here each mask is mended before it is used
and checked before it is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from limner.core import json_text
from limner.core.errors import RequestError, UntrustedInputError
from limner.core.json_text import as_dict, as_str
from limner.core.translation import say
from limner.nextchat import _backup as backup
from limner.nextchat._checks import is_builtin, mask_faults, mended_mask, mended_session
from limner.nextchat._values import may_hold_prototype, to_text, without_prototypes

MOST = 5_000
"""Entries of a file that are looked at."""


@dataclass(frozen=True, slots=True)
class FileContent:
    """What a file holds that can be taken; ``left_out`` counts what is damaged."""

    masks: tuple[dict[str, object], ...]
    sessions: tuple[Mapping[str, object], ...]
    left_out: int = 0


def read(text: str) -> FileContent:
    """Read a file of any of the kinds; raises UntrustedInputError where it is none of them."""
    if backup.is_backup(text):
        found = backup.read(text)
        masks = tuple(mask for mask in found.masks.values() if not is_builtin(mask))
        return FileContent(masks, found.sessions, len(found.left_out))
    text = text.removeprefix("\ufeff")
    backup.hold_entries(text)
    raw = json_text.loads(text, length=backup.LONGEST)
    raw = without_prototypes(raw) if may_hold_prototype(text) else raw
    entries = raw if isinstance(raw, list) else [raw]
    if len(entries) > MOST:
        raise UntrustedInputError(say("This file has more than ${0} entries.", MOST))
    kept_masks, kept_sessions, left_out = [], [], 0
    for at, each in enumerate(entries):
        entry = as_dict(each)
        session = mended_session(entry) if isinstance(entry.get("messages"), list) else None
        named = "messages" not in entry and as_str(entry.get("name")) and "context" in entry
        mask = mended_mask(entry, f"file:{at}") if named else None
        if session is not None:
            kept_sessions.append(session)
        elif mask is not None:
            kept_masks.append(mask)
        else:
            left_out += 1
    if not kept_masks and not kept_sessions:
        raise UntrustedInputError(say("There is no mask and no chat of NextChat in this file."))
    return FileContent(tuple(kept_masks), tuple(kept_sessions), left_out)


def write(masks: Sequence[Mapping[str, object]]) -> str:
    """Return a masks file; raises RequestError where NextChat would not survive it."""
    for mask in masks:
        if faults := mask_faults(mask):
            raise RequestError(
                say("NextChat would not survive this, so it was not written: ${0}.", faults[0])
            )
    return to_text(list(masks))
