"""Which replies were asked for, and which were left before they were: remembered while Limner runs."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from limner.page.host_values import MessageKey
from limner.replies.replies import WholeReply

_MOST = 200
"""Versions of either kind that are remembered; the oldest are forgotten."""


class AskedReplies:
    """One reply for each version: a version that was continued since is another reply."""

    def __init__(self) -> None:
        self._done: dict[MessageKey, str] = {}
        self._left: dict[MessageKey, WholeReply] = {}

    def has(self, reply: WholeReply) -> bool:
        """Whether this very reply was asked for."""
        return self._done.get(reply.key) == reply.added

    def note(self, reply: WholeReply) -> None:
        """It was asked for."""
        self._done[reply.key] = reply.added
        _shorten(self._done)

    def leave(self, reply: WholeReply) -> None:
        """Its version is shown no more: it is asked for when it is shown again."""
        self._left[reply.key] = reply
        _shorten(self._left)

    def resumed(self, key: MessageKey) -> WholeReply | None:
        """Return what was left of this version, and forget it."""
        return self._left.pop(key, None)

    def forget_left(self) -> None:
        """Nothing that was left is asked for any more."""
        self._left.clear()

    def version_deleted(self, gone: MessageKey, moved: Callable[[MessageKey], bool]) -> None:
        """A version is no more; those behind it, which have ``moved`` up, keep their memory."""
        self._left = {key: reply for key, reply in self._left.items() if not moved(key)}
        self._done = {
            replace(key, swipe_id=key.swipe_id - 1) if moved(key) else key: text
            for key, text in self._done.items()
            if key != gone
        }


def _shorten(remembered: dict[MessageKey, Any]) -> None:
    while len(remembered) > _MOST:
        del remembered[next(iter(remembered))]
