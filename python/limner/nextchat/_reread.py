"""Reads the file of a round: what stood there the last time is not parsed again."""

from collections.abc import Mapping

from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_dict
from limner.core.translation import say
from limner.nextchat._backup import Backup, Entry, Sealed, left_out_of, mended_masks
from limner.nextchat._checks import mended_session, session_faults
from limner.nextchat._filed import FiledSession, Known, decoded, is_filed, with_lost
from limner.nextchat._stores import CHATS, MASKS, STORES
from limner.nextchat._values import may_hold_prototype, without_prototypes
from limner.nextchat._walk import Walk

MOST = 90_000_000
"""Characters: more than the server plugin passes on, so that what was written can always be read again."""


async def reread(text: str, known: Known, but: str = "") -> Backup:
    """
    Return a backup as ``_backup.read`` does, each session without fault as ``FiledSession``.

    ``but`` is the session that is always read: the one of the open chat.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise UntrustedInputError(say("The file there is empty."))
    if len(text) > MOST:
        raise UntrustedInputError(say("This file is larger than ${0} MB.", MOST // 1_000_000))
    try:
        found = await _read(Walk(text), known, but)
    except (ValueError, RecursionError) as error:
        raise UntrustedInputError(say("This is no file of NextChat's, or only half of one.")) from error
    sessions, chats, stores = found
    missing = [name for name in STORES if name not in stores and (name != CHATS or sessions is None)]
    if missing or sessions is None:
        name = missing[0] if missing and missing[0] != CHATS else "sessions"
        raise UntrustedInputError(say("This is no whole backup of NextChat: ${0} is missing.", name))
    masks = _plain(stores.pop(MASKS))
    kept, damaged = mended_masks(as_dict(masks.pop("masks", None)))
    left_out = left_out_of(sum(each is None for each in sessions), damaged)
    return Backup(
        _once([each for each in sessions if each is not None]),
        kept,
        chats,
        masks,
        {name: Sealed(each) for name, each in stores.items()},
        left_out,
    )


async def _read(
    walk: Walk, known: Known, but: str
) -> tuple[list[Entry | None] | None, dict[str, object], dict[str, str]]:
    sessions: list[Entry | None] | None = None
    chats: dict[str, object] = {}
    stores: dict[str, str] = {}
    text = walk.text
    for name, begin in walk.members(walk.skip(0)):
        if name != CHATS:
            end = walk.end_of(begin)
            stores[name] = text[begin:end]
            decoded(stores[name])  # of a store with settings and keys nothing is kept but its text
            walk.end = end
            continue
        sessions, chats = None, {}
        if text[begin : begin + 1] != "{":
            continue
        for part, at in walk.members(begin):
            if part != "sessions":
                walk.end = walk.end_of(at)
                chats[part] = without_prototypes(decoded(text[at : walk.end]))
            elif text[at : at + 1] == "[":
                sessions = [_session(each, but) async for each in walk.sessions(at, known, but)]
        walk.end = walk.done
    if walk.skip(walk.done) < len(text):
        raise ValueError("what follows")
    return sessions, chats, stores


def _session(found: FiledSession | tuple[str, object], but: str) -> Entry | None:
    """Return a session as it may be written again, None where it is damaged beyond mending."""
    if isinstance(found, FiledSession):
        return found
    text, raw = found
    if may_hold_prototype(text):
        return mended_session(without_prototypes(raw))
    if isinstance(raw, dict) and raw.get("id") != but and is_filed(raw) and not session_faults(raw):
        return FiledSession(text, raw)
    return mended_session(raw)


def _once(sessions: list[Entry]) -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    for each in sessions:
        id_ = str(each["id"])
        found[id_] = with_lost(found[id_], each) if id_ in found else each
    return tuple(found.values())


def _plain(text: str) -> dict[str, object]:
    raw = decoded(text)
    return as_dict(without_prototypes(raw) if may_hold_prototype(text) else raw)


def known_of(backup: Backup) -> Mapping[str, FiledSession]:
    """Return what need not be read again."""
    return {each.id: each for each in backup.sessions if isinstance(each, FiledSession)}
