"""
The open chat: which it is, and what happens to it and to its messages.

When it is opened, and whenever something may be owed to it, it is recovered; what happens meanwhile waits in
the backlog, so that it finds things in order.
"""

import logging
from collections.abc import Callable, Sequence

from limner.core.errors import HostError
from limner.core.tasks import Background
from limner.outbox.entry import Entry
from limner.outbox.outbox import Outbox
from limner.page.events import GenerationArmed, Json, SwipeDeleted, key_of, text_of
from limner.page.host import Host
from limner.painting.recovery import Recovery
from limner.painting.session import Session
from limner.painting.sessions import Sessions
from limner.replies.backlog import Backlog
from limner.replies.replies import Replies
from limner.settings.settings import Settings

log = logging.getLogger("limner.replies.open_chat")


class OpenChat:
    """The chat that is open; ``changed`` is called when the list of pictures without a place may be new."""

    def __init__(
        self,
        host: Host,
        *,
        sessions: Sessions,
        replies: Replies,
        recovery: Recovery,
        outbox: Outbox,
        backlog: Backlog,
        background: Background,
        settings: Callable[[], Settings],
        changed: Callable[[], None],
    ) -> None:
        self._host = host
        self._sessions = sessions
        self._replies = replies
        self._recovery = recovery
        self._outbox = outbox
        self._backlog = backlog
        self._background = background
        self._settings = settings
        self._changed = changed
        self.id = ""
        self._on: bool | None = None
        self._begun = False  # the outbox was read
        outbox.news = self._told_by_a_tab
        self.handlers = {
            "chat_changed": self._opened,
            "generation_armed": self._generation_armed,
            "message_changed": self._message_changed,
            "chat_renamed": self._renamed,
            "messages_deleted": lambda _: background.begin(self._messages_deleted()),
            "swipe_deleted": self._version_deleted,
        }

    def begin(self, chat_id: str) -> None:
        """The program starts with this chat open (empty: none)."""
        self.id = chat_id
        self.recover(first=True)

    def recover(self, *, first: bool = False) -> None:
        """Bring the chat up to date; ``first``: nothing was read from the outbox yet."""
        self._background.begin(self._backlog.behind(lambda: self._through_recovery(first=first)))

    def switched(self, *, on: bool) -> None:
        """
        The settings say whether Limner is on.

        Off ends what is on its way; what is painted finds its place all the same. On goes on with what was
        left, as if the chat had been opened now.
        """
        before, self._on = self._on, on
        if before is None or before is on:
            return
        if on:
            self.recover()
        else:
            self._replies.forget()
            self._background.begin(self._stop())

    async def _stop(self) -> None:
        await self._sessions.cancel(list(self._sessions))
        self.recover()

    async def _through_recovery(self, *, first: bool) -> None:
        try:
            if first:
                await self._outbox.load()
                self._begun = True
            if not self._begun:
                return  # what the outbox holds is not known yet, and would be painted again
            if self._settings().enabled:
                await self._recovery.recover(self.id)
            else:
                await self._recovery.place(self.id)
        except HostError as error:
            log.warning("What this chat still owes could not be found out: %s", error)
        self._changed()

    def _told_by_a_tab(self, entry: Entry) -> None:
        """Another tab has painted a picture: where this one shows the same message, it stands there too."""
        if entry.key.chat_id == self.id:
            self.recover()

    def _generation_armed(self, data: Json) -> None:
        if self._settings().enabled:
            self._replies.continuing(GenerationArmed.read(data))

    def _message_changed(self, data: Json) -> None:
        key = key_of(data)
        for session in self._sessions.of_message(key.chat_id, key.uid):
            session.nudge()
            self._background.begin(session.reread())

    async def _messages_deleted(self) -> None:
        await self._sessions.drop_gone(self._host, self.id)
        await self._recovery.deliver(self.id)
        self._changed()

    def _version_deleted(self, data: Json) -> None:
        key = SwipeDeleted.read(data).key
        self._replies.versions.deleted(key)
        gone, moved = self._sessions.version_deleted(key), self._outbox.version_deleted(key)
        self._background.begin(self._after_version(gone, moved))

    async def _after_version(self, gone: Sequence[Session], moved: Sequence[str]) -> None:
        await self._sessions.cancel(gone)
        await self._outbox.rewrite(moved)
        await self._messages_deleted()

    def _opened(self, data: Json) -> None:
        self.id = text_of(data, "chat_id")
        self._replies.forget(but_of=self.id)
        for session in self._sessions:
            if session.key.chat_id != self.id and not session.away:
                session.leave()
        self.recover()

    def _renamed(self, data: Json) -> None:
        """ST opens the chat under its new name before it tells of it: the sessions have been left already."""
        old, new = text_of(data, "old"), text_of(data, "new")
        self._sessions.rename_chat(old, new)
        self._background.begin(self._follow(old, new))

    async def _follow(self, old: str, new: str) -> None:
        await self._outbox.rename_chat(old, new)
        self.recover()
