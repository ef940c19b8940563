"""
NextChat's backup: the one file of its export and of its sync.

Five stores are in it. Two are read, the chats and the masks; all others are passed on as the very text that
came, because they hold the user's settings and keys: no value here ever has one of them in a readable form.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NoReturn

from limner.core import json_text
from limner.core.errors import RequestError, UntrustedInputError
from limner.core.json_text import as_dict
from limner.core.translation import say
from limner.nextchat._checks import mask_faults, mended_mask, mended_session, session_faults
from limner.nextchat._filed import FiledSession, with_lost
from limner.nextchat._stores import CHATS, MASKS, STORES, StoreTexts
from limner.nextchat._values import (
    is_id,
    may_hold_prototype,
    to_long_text,
    without_prototypes,
)

LONGEST = 80_000_000
"""Characters; a backup with 60 MB of pictures was seen to work."""

_DEPTH = 60
_BLANK = " \t\r\n"
_BLANKS = re.compile(r"[ \t\r\n]*")
_LONG = re.compile(rf"[0-9]{{{json_text.DIGITS + 1}}}")
_ENTRIES = 10_000_000
"""Commas and brackets that no file of this length comes near, whose values would fill the memory."""


@dataclass(frozen=True, slots=True, repr=False)
class Sealed:
    """The text of a store that is not ours to read."""

    text: str

    def __repr__(self) -> str:
        """Say how long it is, and no word of it."""
        return f"Sealed({len(self.text)} characters)"


Entry = Mapping[str, object]
"""A session as dict or as ``FiledSession``, a mask as dict."""


@dataclass(frozen=True, slots=True)
class Backup:
    """
    A backup; ``more_chats`` and ``more_masks`` is what else stands in these two stores.

    ``left_out`` has a sentence for each entry that is damaged beyond mending and is not written again.
    """

    sessions: tuple[Entry, ...] = ()
    masks: Mapping[str, dict[str, object]] = field(default_factory=dict)
    more_chats: Mapping[str, object] = field(default_factory=dict)
    more_masks: Mapping[str, object] = field(default_factory=dict)
    sealed: Mapping[str, Sealed] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @property
    def by_id(self) -> dict[str, Entry]:
        """The sessions by their ids."""
        return {str(session["id"]): session for session in self.sessions}


NOTHING: Final = Backup()


def read(text: str) -> Backup:
    """Read a backup; raises UntrustedInputError, with one sentence, where it is none."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise UntrustedInputError(say("The file there is empty."))
    stores, read_ = _stores(text)
    missing = [name for name in STORES if name not in stores and name not in read_]
    if missing:
        raise UntrustedInputError(say("This is no whole backup of NextChat: ${0} is missing.", missing[0]))
    chats, masks = as_dict(read_.pop(CHATS)), as_dict(read_.pop(MASKS))
    found = chats.pop("sessions", None)
    if not isinstance(found, list):
        raise UntrustedInputError(say("This is no whole backup of NextChat: ${0} is missing.", "sessions"))
    damaged_chats = 0
    sessions: dict[str, Entry] = {}
    for each in found:
        session = mended_session(each)
        if session is None:
            damaged_chats += 1
        elif (id_ := str(session["id"])) in sessions:  # NextChat's merge makes one of the two as well
            sessions[id_] = with_lost(sessions[id_], session)
        else:
            sessions[id_] = session
    kept, damaged = mended_masks(as_dict(masks.pop("masks", None)))
    sealed = {name: Sealed(each) for name, each in stores.items()}
    left_out = left_out_of(damaged_chats, damaged)
    return Backup(tuple(sessions.values()), kept, chats, masks, sealed, left_out)


def mended_masks(raw: Mapping[str, object]) -> tuple[dict[str, dict[str, object]], int]:
    """Return the masks of the store by their ids, and how many are damaged beyond mending."""
    found = {name: mended_mask(each, name) if is_id(name) else None for name, each in raw.items()}
    kept = {name: mask for name, mask in found.items() if mask is not None}
    return kept, len(found) - len(kept)


def left_out_of(chats: int, masks: int) -> tuple[str, ...]:
    """Return a sentence for each entry that is not written again."""
    told = [say("A damaged chat was left out.")] * chats + [say("A damaged mask was left out.")] * masks
    return tuple(told)


def empty() -> Backup:
    """Return a backup where there was none: empty stores of settings and keys change nothing there."""
    return Backup(sealed={name: Sealed("{}") for name in STORES if name not in (CHATS, MASKS)})


def write(backup: Backup) -> str:
    """Return the file's text; raises as ``written``."""
    return written(backup).whole()


def written(backup: Backup, read_: Backup = NOTHING) -> StoreTexts:
    """
    Return what is to be written of a backup; raises RequestError where NextChat would not survive it.

    ``read_`` is the file as it was read: of its sessions those that stand as they were are whole.
    """
    whole = {id(session) for session in read_.sessions}
    for session in backup.sessions:
        if id(session) not in whole and not isinstance(session, FiledSession):
            _hold(session_faults(session))
    if len(backup.by_id) < len(backup.sessions):
        _hold(["two sessions have one id"])
    for name, mask in backup.masks.items():
        _hold(mask_faults(mask) + ([] if is_id(name) else ["a mask has no id"]))
    ours = {
        CHATS: ('{"sessions":[', *_texts(backup.sessions), f"]{_more(backup.more_chats)}}}"),
        MASKS: (to_long_text({"masks": dict(backup.masks), **backup.more_masks}),),
    }
    sealed = {name: each.text for name, each in backup.sealed.items()}
    _hold([f"{name} is missing" for name in STORES if name not in ours and name not in sealed])
    return StoreTexts(ours, sealed)


def is_backup(text: str) -> bool:
    """Say whether a file looks like one, as far as its beginning shows."""
    return not text.lstrip("\ufeff" + _BLANK).startswith("[") and f'"{CHATS}"' in text


def _texts(sessions: Iterable[Entry]) -> Iterator[str]:
    for at, session in enumerate(sessions):
        if at:
            yield ","
        yield FiledSession.of(session).text


def _more(entries: Mapping[str, object]) -> str:
    """Return what else stands in an object, behind its first entry."""
    return f",{to_long_text(dict(entries))[1:-1]}" if entries else ""


def _hold(faults: list[str]) -> None:
    if faults:
        raise RequestError(say("NextChat would not survive this, so it was not written: ${0}.", faults[0]))


def _stores(text: str) -> tuple[dict[str, str], dict[str, object]]:
    """Return by name the text of each store as it stands, and what the two stand for that are read."""
    if len(text) > LONGEST:
        raise UntrustedInputError(say("This file is larger than ${0} MB.", LONGEST // 1_000_000))
    hold_entries(text)
    if json_text.nesting(text, enough=_DEPTH) > _DEPTH:
        raise UntrustedInputError(say("This file is nested deeper than any of NextChat's."))
    # to be asked about each number costs more than all the rest: only where one is too long
    whole = json_text.whole if _LONG.search(text) else int
    decoder = json.JSONDecoder(parse_constant=_refuse, parse_int=whole, parse_float=json_text.finite)
    prototypes = may_hold_prototype(text)
    found: dict[str, str] = {}
    read_: dict[str, object] = {}
    try:
        at = _after(text, 0, "{")
        while text[at : at + 1] != "}":
            if found or read_:
                at = _after(text, at, ",")
            name, at = decoder.raw_decode(text, at)
            if not isinstance(name, str) or name == "__proto__":
                _refuse("a name")
            begin = _after(text, at, ":")
            value, end = decoder.raw_decode(text, begin)
            if name in (CHATS, MASKS):
                read_[name] = without_prototypes(value) if prototypes else value
            else:
                found[name] = text[begin:end]
            del value  # of a store with settings and keys nothing is kept but its text
            at = _skip(text, end)
        if _skip(text, at + 1) < len(text):
            _refuse("what follows")
    except (ValueError, RecursionError) as error:
        raise UntrustedInputError(say("This is no file of NextChat's, or only half of one.")) from error
    return found, read_


def hold_entries(text: str) -> None:
    """Refuse, before it is parsed, what would be far more values than a file of NextChat's has."""
    if sum(map(text.count, ",[{")) > _ENTRIES:
        raise UntrustedInputError(say("This file has more than ${0} entries.", _ENTRIES))


def _after(text: str, at: int, sign: str) -> int:
    at = _skip(text, at)
    if text[at : at + 1] != sign:
        raise ValueError(sign)
    return _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
