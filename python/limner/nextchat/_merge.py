"""
One round of a chat in step: what is new over there, and what the user must decide.

NextChat only adds. A message that it knows never changes by what the file says, what a device deleted comes
back from the file, and what the file lost comes back from a device. So a text that changes gets a new id
here, the old id is left out of the file and passed over wherever it comes back; and what is missing in the
file was overwritten, never deleted, and is put back (``outgoing``). Each id of ours names the message and
the hash of its text, and the record lists what came from there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from limner.core.json_text import as_bool, as_str
from limner.nextchat._chats import StoryChat
from limner.nextchat._checks import EMPTY
from limner.nextchat._record import Conflict, Here, Record, mark_of, messages_of, summary_of
from limner.nextchat._values import hash_of, images_of, key_of, text_of

Raw = Mapping[str, object]
MOST_CONFLICTS = 200


@dataclass(frozen=True, slots=True)
class EditThere:
    """A message of ST's that has other words over there; ``seen`` are the hashes that were seen before."""

    uid: str
    raw: Raw
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """What a round is to change in ST: messages to append, edits, and the record after it."""

    coming: tuple[Raw, ...] = ()
    edits: tuple[EditThere, ...] = ()
    record: Record | None = None

    @property
    def quiet(self) -> bool:
        """Whether no message changes."""
        return not self.coming and not self.edits


def _is_said(raw: Raw) -> bool:
    """Say whether a message is part of the story: no error of a model, no reply without a word as yet."""
    if as_bool(raw.get("isError")) or (as_bool(raw.get("streaming")) and text_of(raw) == EMPTY):
        return False
    return bool(text_of(raw) or images_of(raw))


def is_another(chat: StoryChat, theirs: Raw | None, record: Record) -> bool:
    """Say whether the session over there is of another chat, which had this one's name."""
    messages = messages_of(theirs)
    if not record.new or not messages:
        return False
    here = Here.of(chat, record)
    return not any(key_of(raw) in here.owners or here.uid_of(key_of(raw)) in here.nids for raw in messages)


def plan(chat: StoryChat, theirs: Raw | None, record: Record) -> RoundPlan:
    """Say what is new over there; pure, and empty once it was applied."""
    here = Here.of(chat, record)
    coming: list[Raw] = []
    edits: list[EditThere] = []
    left: list[str] = []
    taken = dict(record.taken)
    asked = set(record.asked)
    conflicts = list(record.conflicts)
    for raw in messages_of(theirs):
        id_, text = key_of(raw), text_of(raw)
        mark = hash_of(text)
        uid = here.uid_of(id_)
        seen = here.seen(id_, uid, record)
        if uid is None and id_ not in record.taken:
            if _is_said(raw):
                coming.append(raw)
                taken[id_] = mark
            continue
        if mark in seen or mark_of(id_, text) in asked:
            continue
        if uid is not None and here.nids.get(uid) == id_ and uid not in here.copies:
            edits.append(EditThere(uid, raw, tuple(seen)))
            left += here.left_for(id_, uid)
            if id_ in taken:
                taken[id_] = mark
            continue
        conflict = Conflict(id_, uid or "", as_str(raw.get("role")), text)
        if len(conflicts) < MOST_CONFLICTS:
            conflicts.append(conflict)
            asked.add(conflict.mark)
    summary = summary_of(theirs) or record.summary
    return RoundPlan(
        tuple(coming),
        tuple(edits),
        replace(
            record,
            taken=taken,
            conflicts=tuple(conflicts),
            settled=(*record.settled, *left),
            summary=summary,
        ),
    )
