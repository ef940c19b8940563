"""
The whole file: what another program has overwritten comes back, what is ours goes in, all else stays.

NextChat takes an answer without a body for "no backup" and then puts its own state over the file, whatever
that was; so the last good copy is kept here, and each round begins with what either of the two has.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from limner.core.json_text import as_str
from limner.nextchat._backup import Backup, Entry
from limner.nextchat._cards import mask_to_card
from limner.nextchat._filed import with_lost
from limner.nextchat._values import OURS, ours_of

Mask = dict[str, object]
NOBODY: Final[Mapping[str, str]] = {}


def restored(remote: Backup, kept: Backup | None) -> Backup:
    """Return the file with the sessions, masks and messages of the last good copy that it has lost."""
    if kept is None:
        return remote
    before = kept.by_id
    sessions = [with_lost(each, before.get(str(each["id"]))) for each in remote.sessions]
    there = remote.by_id
    sessions += [each for id_, each in before.items() if id_ not in there]
    return replace(remote, sessions=tuple(sessions), masks={**kept.masks, **remote.masks})


def with_ours(
    backup: Backup,
    sessions: Iterable[Entry],
    masks: Sequence[Mask],
    renamed: Mapping[str, str] = NOBODY,
) -> Backup:
    """
    Return the file with our sessions and masks; newest session first, as NextChat keeps them.

    ``renamed`` has by a character's former file the one that it has now.
    """
    ours = {str(each["id"]): each for each in sessions}
    kept = [ours.pop(str(each["id"]), each) for each in backup.sessions]
    ordered = sorted([*kept, *ours.values()], key=_time, reverse=True)
    return replace(backup, sessions=tuple(ordered), masks=_with_masks(backup.masks, masks, renamed))


def masks_changed_there(
    masks: Mapping[str, Mask], uids: Collection[str], renamed: Mapping[str, str] = NOBODY
) -> dict[str, Mask]:
    """Return by character, of these, the masks of ours that were changed over there."""
    found = {uid: mask for mask in masks.values() if (uid := _uid(mask, renamed)) in uids}
    return {uid: mask for uid, mask in found.items() if mask_to_card(mask).changed}


def without_settings(backup: Backup) -> Backup:
    """Return what may be kept as the last good copy: nothing but chats and masks."""
    return Backup(backup.sessions, backup.masks)


def _with_masks(
    masks: Mapping[str, Mask], ours: Sequence[Mask], renamed: Mapping[str, str]
) -> dict[str, Mask]:
    """Replace earlier masks of the same character; one that was changed over there waits to be taken."""
    kept = dict(masks)
    for mask in ours:
        uid = as_str(ours_of(mask).get("uid"))
        for id_, other in masks.items():
            same = uid and _uid(other, renamed) == uid and id_.startswith(OURS)
            if same and id_ != mask["id"] and not mask_to_card(other).changed:
                kept.pop(id_, None)
        kept.setdefault(str(mask["id"]), mask)
    return kept


def _uid(mask: Entry, renamed: Mapping[str, str]) -> str:
    """Return whose mask it is, by the file that the character has now."""
    uid = as_str(ours_of(mask).get("uid"))
    return renamed.get(uid, uid)


def _time(session: Entry) -> float:
    time = session.get("lastUpdate")
    return float(time) if isinstance(time, int | float) else 0.0
