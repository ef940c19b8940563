"""
What each message of a chat is called: by ST, and over there.

A chat file says what it likes, and a copied message says what its first one says: no two are called the same
here, and an id that NextChat would not survive is none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from limner.nextchat._messages import is_spoken, note_of, shown_of, uid_of
from limner.nextchat._places import ShownText
from limner.nextchat._values import hash_of

Raw = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class NamedMessage:
    """
    A spoken message: ``uid`` is ST's own name for it, ``nid`` its id over there as it is now.

    ``copy``: another message above has the name that this one says, so the page knows it by none.
    """

    message: Raw
    uid: str
    nid: str
    note: Raw
    shown: ShownText
    copy: bool = False


def named(messages: Iterable[Raw], session: str, *, group: bool) -> dict[int, NamedMessage]:
    """Return by its place each message that NextChat can show."""
    found: dict[int, NamedMessage] = {}
    uids, ids = _Names(), _Names()
    for at, message in enumerate(messages):
        if not is_spoken(message):
            continue
        said = uid_of(message, at)
        uid = uids.free(said)
        shown, note = shown_of(message, group=group), note_of(message)
        note = {} if note.get("id") in ids.known else note
        mark = hash_of(shown.text)
        nid = str(note["id"]) if note.get("hash") == mark else ids.free(f"{session}:{uid}", f":{mark}")
        uids.add(uid)
        ids.add(nid, str(note.get("id", nid)))
        found[at] = NamedMessage(message, uid, nid, note, shown, uid != said)
    return found


class _Names:
    """Names that are given; ``_next`` is the first number that may be free, or a hostile file takes hours."""

    def __init__(self) -> None:
        self.known: set[object] = set()
        self._next: dict[str, int] = {}

    def free(self, name: str, end: str = "") -> str:
        """Return the name, or where there is one already the first that is free."""
        if name + end not in self.known:
            return name + end
        number = self._next.get(name + end, 1)
        while (found := f"{name}~{number}{end}") in self.known:
            number += 1
        self._next[name + end] = number + 1
        return found

    def add(self, *names: str) -> None:
        """Give these."""
        self.known.update(names)
