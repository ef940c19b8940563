"""
Recovery: what a chat still owes, found out when it is opened.

Three things can be owed after a reload, a crash, or a chat switch: a picture that is painted but not yet in
its message (the outbox), a tag whose picture was never painted (the notes), and the reason of a failure with
its retry button. Nothing is painted a second time while the outbox or the page still knows of a first.
"""

import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace

from limner import notes
from limner.host import Host, MessageKey, MessageView, ScannedMessage
from limner.outbox import Entry, Outbox
from limner.pictures import OPEN, Picture, State, address, match
from limner.sessions import Sessions
from limner.settings import Settings
from limner.tags import images_after, scan
from limner.views import slot

log = logging.getLogger("limner.recovery")


class Recovery:
    """Brings the open chat up to date; ``orphans`` are painted pictures whose message is no more."""

    def __init__(
        self,
        host: Host,
        outbox: Outbox,
        sessions: Sessions,
        settings: Callable[[], Settings],
        begin: Callable[[Coroutine[None, None, None]], None],
    ) -> None:
        self._host = host
        self._outbox = outbox
        self._sessions = sessions
        self._settings = settings
        self._begin = begin
        self.orphans: tuple[Entry, ...] = ()

    async def recover(self, chat_id: str) -> None:
        """Deliver, resume and show failures in the chat that is open now."""
        if not chat_id:
            return
        await self.deliver(chat_id)
        settings = self._settings()
        last = 0 if settings.resume == "leave" else settings.resume_messages
        messages = await self._host.scan(last)
        for message in messages:
            if self._sessions.get(message.key) is None and '"failed"' in message.limner:
                self._show_failures(message)
        # What is being painted for this message in another chat (a branch, an old name) is waited for.
        coming = {entry.key.uid for entry in self._outbox if not entry.url}
        lively = [message for message in messages if self._lives(message.key) or message.key.uid in coming]
        owed = [message for message in messages if message not in lively and _owed(message)]
        if owed and settings.resume == "ask":
            self._begin(self._ask(owed))
        else:
            await self._resume(owed)

    def _lives(self, key: MessageKey) -> bool:
        session = self._sessions.get(key)
        return session is not None and not session.away

    async def deliver(self, chat_id: str) -> None:
        """Place what the outbox holds for this chat; what has no message any more is an orphan."""
        orphans: list[Entry] = [entry for entry in self.orphans if entry.key.chat_id != chat_id]
        for entry in self._outbox:
            if entry.key.chat_id != chat_id:
                await self._share(entry, chat_id)
                continue
            if self._lives(entry.key):
                continue
            view = await self._host.read(entry.key)
            if view is None and entry.url:
                orphans.append(entry)
            elif view is None or (entry.url and _holds(view, entry)):
                await self._outbox.remove(entry.id)
            else:
                session = self._sessions.open(entry.key, fresh=False)
                session.restore(entry)
                if not view.streaming:
                    session.resume(view.text, view.limner)
        self.orphans = tuple(orphan for orphan in orphans if self._outbox.get(orphan.id) is not None)

    async def _share(self, entry: Entry, chat_id: str) -> None:
        """
        Place another chat's picture in the same message here: a branch, or the chat under a new name.

        The entry stays for the chat it is meant for.
        """
        here = replace(entry.key, chat_id=chat_id)
        view = await self._host.read(here) if entry.url and not self._lives(here) else None
        if view is not None and not view.streaming and not _holds(view, entry):
            session = self._sessions.open(here, fresh=False)
            session.restore(entry)
            session.resume(view.text, view.limner)

    async def _ask(self, owed: Sequence[ScannedMessage]) -> None:
        if await self._host.confirm(_question(owed)):
            await self._resume(owed)

    async def _resume(self, owed: Sequence[ScannedMessage]) -> None:
        """Begin what was never painted in the last messages."""
        for message in owed:
            view = await self._host.read(message.key)
            if view is not None and not view.streaming and not self._lives(message.key):
                self._sessions.open(message.key, fresh=False).resume(view.text, view.limner)

    def _show_failures(self, message: ScannedMessage) -> None:
        """Draw the reasons that a reload has wiped from the screen."""
        slots: list[str | None] = []
        for picture in notes.load(message.limner):
            if picture.state is State.FAILED and picture.ordinal < _MOST_SLOTS:
                slots += [None] * (picture.ordinal + 1 - len(slots))
                slots[picture.ordinal] = slot.inside(picture, 1, 1)
        self._host.set_slots(message.key, slots)

    async def keep(self, name: str) -> None:
        """The user keeps an orphan's file: it only leaves the list."""
        await self._outbox.remove(name)
        self._forget(name)

    async def throw_away(self, name: str) -> None:
        """The user throws an orphan away, with its file; HostError where the file cannot be deleted."""
        entry = self._outbox.get(name)
        if entry is not None:
            await self._host.delete_image(entry.url)
            await self._outbox.remove(name)
        self._forget(name)

    def _forget(self, name: str) -> None:
        self.orphans = tuple(orphan for orphan in self.orphans if orphan.id != name)


_MOST_SLOTS = 1_000
"""Ordinals above this are a damaged note's, not a message's."""


def _holds(view: MessageView, entry: Entry) -> bool:
    """Whether a message holds the picture of an entry already: in its text, or without a tag in its note."""
    noted = notes.load(view.limner) if entry.id in view.limner else ()
    if any(version.id == entry.id for picture in noted for version in picture.versions):
        return True
    wanted = address(entry.url)
    images = (image for tag in scan(view.text) for image in images_after(view.text, tag.end)[1])
    return any(image.src == wanted for image in images)


def missing(text: str, pictures: Sequence[Picture]) -> int:
    """Return how many tags have neither a picture in the text nor a reason for having none."""
    tags = scan(text)
    matched = match(tags, pictures)
    count = 0
    for ordinal, tag in enumerate(tags):
        picture = matched.get(ordinal)
        count += (picture is None or _waits(picture)) and not images_after(text, tag.end)[1]
    return count


def _waits(picture: Picture) -> bool:
    """Whether a picture is still to be painted, or was painted and lost its tag until now."""
    unpainted = picture.state in OPEN or picture.state is State.CANCELLED
    return unpainted or (picture.state is State.PAINTED and picture.shown is not None)


def _owed(message: ScannedMessage) -> bool:
    """Whether this message's pictures are to be resumed: only where Limner had begun with it."""
    return message.mine and not message.streaming and missing(message.text, notes.load(message.limner)) > 0


def _question(owed: Sequence[ScannedMessage]) -> str:
    count = sum(missing(message.text, notes.load(message.limner)) for message in owed)
    return f"{count} pictures of the last messages were not painted yet. Paint them now?"
