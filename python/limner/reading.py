"""
Reading a reply while it streams: which of its tags are new.

One reader for each streaming version. A continued reply begins with the text that stood there; its tags are
counted but not read again. The final text is read by the session, whose word is final.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from limner.tags import Scanner, Tag, scan

NEW_TEXT = frozenset({"normal", "swipe", "regenerate"})
ADDED_TEXT = frozenset({"continue", "append", "appendFinal"})
ILLUSTRATED = NEW_TEXT | ADDED_TEXT
"""ST's words for the replies Limner illustrates: not greetings, commands or other extensions' messages."""


@dataclass(slots=True)
class Reader:
    """One streaming reply; ``standing`` is what a Continue began with."""

    type: str
    standing: str = ""
    _scanner: Scanner = field(default_factory=Scanner, init=False)
    _count: int = field(default=0, init=False)
    _old: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if self.standing:
            self._count = len(self._scanner.feed(self.standing))
            self._old = self._count

    @property
    def old_tags(self) -> int:
        """How many tags stood there before."""
        return self._old

    def feed(self, delta: str) -> Iterator[tuple[int, Tag]]:
        """Yield the tags this text completes, each with its ordinal in the whole message."""
        for tag in self._scanner.feed(delta):
            yield self._count, tag
            self._count += 1


def tags_in(text: str) -> int:
    """Return how many tags a text holds."""
    return len(scan(text))
