"""
What is known of a linked chat: its record in the metadata, and ST's messages by the ids that they have there.

Both stand in the chat's own file, so they are saved, copied and lost together with the messages.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from limner.core.json_text import as_dict, as_list, as_str
from limner.nextchat._chats import StoryChat
from limner.nextchat._named import named
from limner.nextchat._values import hash_of, ours_of

Raw = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A text of NextChat's that met another one of ST's; ``uid`` is ST's message, ``id`` the one there."""

    id: str
    uid: str
    role: str
    text: str

    @property
    def mark(self) -> str:
        """What knows it again."""
        return mark_of(self.id, self.text)


@dataclass(frozen=True, slots=True)
class Record:
    """
    What a linked chat holds of its link (chat metadata).

    ``taken`` is each message that came from there, with the hash of its text as it was seen last;
    ``settled`` are conflicts that the user has decided. ``chat`` is the chat's name when it was linked: a
    copy of the chat has this record as well, and is not linked. ``new``: the chat holds none yet.
    """

    session: str
    chat: str
    taken: Mapping[str, str] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    settled: tuple[str, ...] = ()
    summary: str = ""
    new: bool = field(default=False, compare=False)

    @property
    def asked(self) -> frozenset[str]:
        """The marks of all that the user is or was asked about: only he takes any of it."""
        return frozenset((*(each.mark for each in self.conflicts), *self.settled))

    def to_json(self) -> dict[str, object]:
        """Return it as metadata hold it."""
        conflicts = [[each.id, each.uid, each.role, each.text] for each in self.conflicts]
        return {
            "v": 1,
            "session": self.session,
            "chat": self.chat,
            "taken": dict(self.taken),
            "conflicts": conflicts,
            "settled": list(self.settled),
            "summary": self.summary,
        }

    @classmethod
    def read(cls, raw: object) -> "Record | None":
        """Read it; None where there is none."""
        entries = as_dict(raw)
        session, chat = as_str(entries.get("session")), as_str(entries.get("chat"))
        if not session or not chat:
            return None
        rows = [[as_str(part) for part in as_list(each)] for each in as_list(entries.get("conflicts"))]
        return cls(
            session,
            chat,
            {id_: as_str(mark) for id_, mark in as_dict(entries.get("taken")).items()},
            tuple(Conflict(*row) for row in rows if len(row) == 4),
            tuple(as_str(each) for each in as_list(entries.get("settled"))),
            as_str(entries.get("summary")),
        )


@dataclass(frozen=True, slots=True)
class Here:
    """
    ST's messages: the id of each as it is now, and what each holds of its way.

    ``copies`` are those that say another one's name: the page cannot be asked to change one of these.
    """

    session: str
    nids: Mapping[str, str]
    notes: Mapping[str, Mapping[str, object]]
    owners: Mapping[str, str]
    copies: frozenset[str]

    @classmethod
    def of(cls, chat: StoryChat, record: Record) -> "Here":
        """Read ST's messages."""
        nids, notes, owners = {}, {}, {}
        names = named(chat.messages, record.session, group=chat.group).values()
        for each in names:
            nids[each.uid], notes[each.uid] = each.nid, each.note
            owners[as_str(each.note.get("id"))] = each.uid
        owners |= {nid: uid for uid, nid in nids.items()}
        return cls(record.session, nids, notes, owners, frozenset(each.uid for each in names if each.copy))

    def uid_of(self, id_: str) -> str | None:
        """Return whose message an id is: ST's own name for it, also where ST has it no more; None: new."""
        if id_ in self.owners:
            return self.owners[id_]
        if not id_.startswith(f"{self.session}:"):
            return None
        return id_[len(self.session) + 1 :].rpartition(":")[0]

    def seen(self, id_: str, uid: str | None, record: Record) -> list[str]:
        """Return the hashes of the texts that were seen under this id."""
        found = [record.taken[id_]] if id_ in record.taken else []
        if id_.startswith(f"{self.session}:"):
            found.append(id_.rpartition(":")[2])
        note = self.notes.get(uid or "", {})
        if note.get("id") == id_:
            found += [as_str(each) for each in as_list(note.get("theirs"))]
        return found

    def left_for(self, id_: str, uid: str) -> tuple[str, ...]:
        """Return the marks of what was seen of a message under another id, which it leaves for this one."""
        note = self.notes.get(uid, {})
        left = as_str(note.get("id"))
        return () if left == id_ else tuple(f"{left} {as_str(mark)}" for mark in as_list(note.get("theirs")))


def decided(record: Record, conflict: Conflict, left: tuple[str, ...] = ()) -> Record:
    """Return the record once the user has chosen; ``left`` are the marks of what the choice has replaced."""
    open_ = tuple(each for each in record.conflicts if each != conflict)
    return replace(record, conflicts=open_, settled=(*record.settled, conflict.mark, *left))


def mark_of(id_: str, text: str) -> str:
    """Return what knows a text under its id again, in a conflict and among those that are settled."""
    return f"{id_} {hash_of(text)}"


def messages_of(session: Raw | None) -> list[dict[str, object]]:
    """Return a session's messages."""
    return [as_dict(each) for each in as_list((session or {}).get("messages"))]


def summary_of(theirs: Raw | None) -> str:
    """Return NextChat's own summary, where it has written one over ours."""
    text = as_str((theirs or {}).get("memoryPrompt"))
    return text if text and hash_of(text) != as_str(ours_of(theirs or {}).get("memory")) else ""
