"""
Versions that one generation wrote at once (ST's ``n`` > 1): which of them are still to be read.

The shown one is read when it is received, each of the others when it is shown for the first time.

Painting them all would cost pictures that nobody looks at; and a version that was written while Limner did
not listen, perhaps years ago, is not painted because somebody looks at it. ST stamps all versions of a
generation with the moment at which it began, by which they are known.
"""

from limner.host import MessageKey


class Versions:
    """
    Which generations were heard of, and which of their versions were read.

    By the message's own name, and not by its chat, which may get another.
    """

    def __init__(self) -> None:
        self._generations: set[tuple[str, str]] = set()
        self._read: set[tuple[str, int]] = set()

    def received(self, key: MessageKey, generation: str) -> None:
        """Note a generation, of which this version is read now."""
        if generation:
            self._generations.add((key.uid, generation))
            self._read.add((key.uid, key.swipe_id))

    def shown(self, key: MessageKey, generation: str) -> bool:
        """Return whether this version is to be read now that it is shown; it counts as read from here on."""
        version = (key.uid, key.swipe_id)
        if (key.uid, generation) not in self._generations or version in self._read:
            return False
        self._read.add(version)
        return True

    def deleted(self, key: MessageKey) -> None:
        """A version was deleted: those behind it move up by one."""
        self._read = {
            (uid, number - (uid == key.uid and number > key.swipe_id))
            for uid, number in self._read
            if (uid, number) != (key.uid, key.swipe_id)
        }
