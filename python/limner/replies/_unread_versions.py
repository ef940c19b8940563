"""
Versions that one generation wrote at once (ST's ``n`` > 1): which of them are still to be read.

The shown one is read when it is received, each of the others when it is shown for the first time.

Painting them all would cost pictures that nobody looks at; and a version that was written while Limner did
not listen, perhaps years ago, is not painted because somebody looks at it. ST stamps all versions of a
generation with the moment at which it began, by which they are known.
"""

from limner.page.host_values import MessageKey

_MOST = 100
"""Messages that are remembered; who goes back further has Continue and the menu."""


class _Message:
    __slots__ = ("generations", "read")

    def __init__(self) -> None:
        self.generations: set[str] = set()
        self.read: set[int] = set()


class UnreadVersions:
    """
    Which generations were heard of, and which of their versions were read.

    By the message's own name, and not by its chat, which may get another.
    """

    def __init__(self) -> None:
        self._messages: dict[str, _Message] = {}

    def received(self, key: MessageKey, generation: str) -> None:
        """Note a generation, of which this version is read now."""
        if not generation:
            return
        message = self._messages.pop(key.uid, _Message())
        self._messages[key.uid] = message  # the last one again
        message.generations.add(generation)
        message.read.add(key.swipe_id)
        if len(self._messages) > _MOST:
            del self._messages[next(iter(self._messages))]

    def shown(self, key: MessageKey, generation: str) -> bool:
        """Return whether this version is to be read now that it is shown; it counts as read from here on."""
        message = self._messages.get(key.uid)
        if message is None or generation not in message.generations or key.swipe_id in message.read:
            return False
        message.read.add(key.swipe_id)
        return True

    def deleted(self, key: MessageKey) -> None:
        """A version was deleted: those behind it move up by one."""
        if message := self._messages.get(key.uid):
            others = message.read - {key.swipe_id}
            message.read = {number - (number > key.swipe_id) for number in others}
