"""
Recovery: what a chat still owes, found out when it is opened.

Three things can be owed after a reload, a crash, or a chat switch: a picture that is painted but not yet in
its message (the outbox), a tag whose picture was never painted (the notes), and the reason of a failure with
its retry button. Nothing is painted a second time while the outbox or the page still knows of a first.
"""

import logging
from collections.abc import Callable, Collection, Coroutine, Sequence
from dataclasses import replace

from limner.core.translation import say
from limner.outbox.delivery import holds
from limner.outbox.entry import Entry, by_key
from limner.page.host_values import MessageKey, MessageView, ScannedMessage
from limner.painting._missing import missing
from limner.painting.context import PaintingContext
from limner.painting.lost_tags import noted
from limner.painting.sessions import Sessions
from limner.pictures import message_notes
from limner.pictures.picture import Picture, State
from limner.pictures.projection import unplaced
from limner.settings.settings import Settings

log = logging.getLogger("limner.painting.recovery")

UNASKED = 10
"""
Pictures that an opened chat has painted without a question: what a reload or a crash leaves is less.

A chat file may be a stranger's, and its notes may say of any number of tags that they were begun here.
"""


class Recovery:
    """Brings the open chat up to date; ``orphans`` are painted pictures whose message is no more."""

    def __init__(
        self,
        context: PaintingContext,
        sessions: Sessions,
        *,
        settings: Callable[[], Settings],
        begin: Callable[[Coroutine[None, None, None]], None],
    ) -> None:
        self._context = context
        self._host = context.host
        self._outbox = context.outbox
        self._unclaimed = context.unclaimed
        self._delivery = context.delivery
        self._service = context.service
        self._sessions = sessions
        self._settings = settings
        self._begin = begin
        self.orphans: tuple[Entry, ...] = ()

    async def recover(self, chat_id: str) -> None:
        """Deliver, resume and show failures in the chat that is open now."""
        if not chat_id:
            return
        await self._outbox.look_around()
        await self.fetch(chat_id)
        settings = self._settings()
        last = 0 if settings.resume == "leave" else settings.resume_messages
        scanned = await self._host.scan(last)
        messages = [each for each in scanned if each.key.chat_id == chat_id]  # or its own turn comes
        counts = {message.key: self._missing(message) for message in messages}
        owed = [message for message in messages if counts[message.key]]
        asks = settings.resume == "ask" or sum(counts.values()) > UNASKED
        await self.deliver(chat_id, frozenset() if asks else frozenset(message.key for message in owed))
        for message in messages:
            note = message.limner
            turns = message_notes.may_have_versions(note)
            if (turns or message_notes.may_have_failures(note)) and self._sessions.get(message.key) is None:
                await self._show_noted(message, turns=turns)
        if owed and asks:
            self._begin(self._ask(owed, _question(sum(counts.values()))))
        else:
            await self._resume(owed)

    async def place(self, chat_id: str) -> None:
        """Limner is switched off here: set what is painted into its messages, and begin nothing."""
        await self._outbox.look_around()
        await self.fetch()
        if chat_id:
            await self.deliver(chat_id, begin=False)

    def _meant(self, entry: Entry, chat_id: str) -> bool:
        """Whether this chat is where we are to deliver an entry, and nobody else is at it."""
        return entry.key.chat_id == chat_id and self._is_free(entry)

    def _is_free(self, entry: Entry) -> bool:
        return self._outbox.is_ours(entry) and entry.id not in self._unclaimed

    def _is_away(self, entry: Entry) -> bool:
        """Whether the painter of an entry is not here: what it paints is fetched when it comes."""
        return self._service.get(entry.provider) is None

    def _lives(self, key: MessageKey) -> bool:
        session = self._sessions.get(key)
        return session is not None and not session.away

    def _busy(self, key: MessageKey) -> bool:
        session = self._sessions.get(key)
        return session is not None and not session.away and not session.delivers

    async def fetch(self, chat_id: str = "") -> None:
        """
        Forget attempts that ended with an earlier page: neither this worker nor their painter is at them.

        What an earlier worker began for other chats is fetched now: the page may not live until then.
        """
        begun = [
            entry
            for entry in self._outbox
            if self._is_free(entry) and not entry.is_painted and self._sessions.get(entry.key) is None
        ]
        if begun:
            known = await self._service.known(begun)
            for entry in begun:
                if entry.key.chat_id != chat_id and entry.id in known:
                    self._unclaimed.take(entry)
                elif entry.key.chat_id == chat_id and entry.id not in known:
                    view = await self._host.read(entry.key)
                    if view is None or not view.streaming:  # else it waited for its turn and does so on
                        await self._outbox.remove(entry.id)

    def _missing(self, message: ScannedMessage) -> int:
        """
        Return how many pictures of a message are to be begun: only where Limner had begun with it.

        What is being painted for it in another chat (a branch, an old name) or tab is waited for.
        """
        if not message.mine or message.streaming or self._busy(message.key):
            return 0
        pictures = {picture.id: picture for picture in message_notes.load(message.limner)}
        for entry in (*self._outbox, *self._outbox.recent):
            elsewhere = (entry.key.uid, entry.key.swipe_id) != (message.key.uid, message.key.swipe_id)
            if elsewhere or entry.id in message.limner:
                continue
            if not entry.url and not self._meant(entry, message.key.chat_id):
                return 0
            pictures[entry.picture] = Picture(entry.picture, entry.prompt, entry.ordinal, State.PAINTED)
        return missing(message.text, tuple(pictures.values()))

    async def deliver(
        self, chat_id: str, resumed: Collection[MessageKey] = frozenset(), *, begin: bool = True
    ) -> None:
        """
        Place what the outbox holds for this chat; what has no message any more is an orphan.

        In the messages that are ``resumed`` the other tags are painted at the same time. Unless attempts may
        ``begin`` anew, these are left, and messages that stream as well: nobody would call them whole.
        """
        orphans = [entry for entry in self.orphans if entry.key.chat_id != chat_id]
        for key, entries in by_key(entry for entry in self._outbox if self._meant(entry, chat_id)):
            mine = self._busy(key) or not begin  # ... is at those that are not painted
            entries = [each for each in entries if each.url or not (mine or self._is_away(each))]  # noqa: PLW2901
            view = await self._host.read(key)
            if view is not None and view.streaming and not begin:
                continue
            if view is None:
                orphans += [entry for entry in entries if entry.url]
                for entry in entries:
                    if not entry.url and self._sessions.get(key) is None:
                        self._unclaimed.take(entry)
                continue
            held = [entry for entry in entries if entry.url and holds(view, entry)]
            self._delivery.expect((entry.id for entry in held), after=0.0)
            self._restore(key, view, [entry for entry in entries if entry not in held], key in resumed)
        await self._share(chat_id, resumed)
        self.orphans = tuple(orphan for orphan in orphans if self._outbox.get(orphan.id) is not None)

    async def _share(self, chat_id: str, resumed: Collection[MessageKey]) -> None:
        """
        Place the pictures of another chat (a branch, an old name) or tab in the same message here.

        The entries stay for where they are meant for.
        """
        known = (*self._outbox, *self._outbox.recent)
        for key, entries in by_key(each for each in known if each.url and not self._meant(each, chat_id)):
            here = replace(key, chat_id=chat_id)
            view = await self._host.read(here)
            if view is not None and not view.streaming:
                wanted = [entry for entry in entries if not holds(view, entry)]
                self._restore(here, view, wanted, here in resumed)

    def _restore(self, key: MessageKey, view: MessageView, entries: Sequence[Entry], resumed: bool) -> None:
        """Give pictures to a message's session; ``resumed``: its other tags are painted as well."""
        if not entries:
            return
        lives = self._lives(key)
        session = self._sessions.open(key, fresh=False)
        if not lives:  # what the picture was before stays known
            session.jobs.merge(unplaced(view.text, message_notes.load(view.limner)))
        for entry in entries:
            session.restore(entry)
        if not view.streaming and (not lives or (resumed and session.delivers)):
            session.resume(view.text, view.limner, paint=resumed)

    async def _ask(self, owed: Sequence[ScannedMessage], question: str) -> None:
        if await self._host.confirm(question):
            await self._resume(owed)

    async def _resume(self, owed: Sequence[ScannedMessage]) -> None:
        """Begin what was never painted in the last messages."""
        for message in owed:
            view = await self._host.read(message.key)
            if view is not None and not view.streaming and not self._busy(message.key):
                self._sessions.open(message.key, fresh=False).resume(view.text, view.limner)

    async def _show_noted(self, message: ScannedMessage, *, turns: bool) -> None:
        """
        Draw what a reload has wiped from the screen.

        Reasons of failures, pictures that lost their tag, the way to other versions (``turns``).
        """
        text = None
        # Where somebody's image stands in the place of a refused one it is left alone.
        refused = any(each.is_refused for each in message_notes.load(message.limner))
        if refused or turns or '"lost"' in message.limner or self._context.missing:
            view = await self._host.read(message.key)
            if view is None or view.streaming or self._sessions.get(message.key) is not None:
                return
            text = view.text
        slots, below = noted(message.limner, text, self._context.missing)
        self._host.set_slots(message.key, [*slots, *below], 0, len(below))

    async def keep(self, name: str) -> None:
        """The user keeps an orphan's file: it only leaves the list."""
        await self._outbox.remove(name)
        self._forget(name)

    async def throw_away(self, name: str) -> None:
        """The user throws an orphan away, with its file; HostError where the file cannot be deleted."""
        entry = self._outbox.get(name)
        if entry is not None:
            for url in entry.urls:
                await self._host.delete_image(url)
            await self._outbox.remove(name)
        self._forget(name)

    def _forget(self, name: str) -> None:
        self.orphans = tuple(orphan for orphan in self.orphans if orphan.id != name)


def _question(count: int) -> str:
    return say("Pictures of the last messages that are not painted yet: ${0}. Paint them now?", count)
