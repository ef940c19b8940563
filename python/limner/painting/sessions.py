"""
Sessions: one per (chat, message, version), as many at once as there are.

Here is who lives, who ends with what, and the write lock that all versions of a message share.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from weakref import WeakValueDictionary

from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.painting.context import PaintingContext
from limner.painting.session import Session


class Sessions:
    """All sessions that live, by their address; ``held`` hears where pictures wait for the user's review."""

    def __init__(self, context: PaintingContext) -> None:
        self._context = context
        self.held: Callable[[MessageKey], None] = lambda _: None
        self._sessions: dict[MessageKey, Session] = {}
        self._lanes: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()
        self._ends: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._sessions)

    def __iter__(self) -> Iterator[Session]:
        return iter(tuple(self._sessions.values()))

    def get(self, key: MessageKey) -> Session | None:
        """Return the session of this version, if one lives."""
        return self._sessions.get(key)

    def open(self, key: MessageKey, *, fresh: bool, standing: int = 0) -> Session:
        """
        Return the session of this version, begun now if there is none.

        ``fresh``: the text is written anew; else its first ``standing`` tags are left as they are.
        """
        session = self._sessions.get(key)
        if session is None:
            write_lock = self.write_lock(key)
            session = Session(
                key,
                self._context,
                write_lock,
                fresh=fresh,
                standing=standing,
                held=lambda key: self.held(key),  # noqa: PLW0108 -- it comes later
            )
            self._sessions[key] = session
            self._watch(session)
        return session

    def write_lock(self, key: MessageKey) -> asyncio.Lock:
        """Return the write lock of a message, in which one at a time writes."""
        return self._lanes.setdefault((key.chat_id, key.uid), asyncio.Lock())

    def _watch(self, session: Session) -> None:
        async def end() -> None:
            await session.done.wait()
            while not session.done.is_set():  # reopened in between
                await session.done.wait()
            if self._sessions.get(session.key) is session:
                del self._sessions[session.key]

        task = asyncio.create_task(end())
        self._ends.add(task)
        task.add_done_callback(self._ends.discard)

    async def cancel(self, sessions: Sequence[Session]) -> None:
        """End these sessions and forget them."""
        for session in sessions:
            if self._sessions.get(session.key) is session:
                del self._sessions[session.key]
            await session.cancel()

    def rename_chat(self, old: str, new: str) -> None:
        """A chat has another name now: its sessions follow."""
        self._context.trace.chat_renamed(old, new)
        for session in self:
            if session.key.chat_id == old:
                del self._sessions[session.key]
                self._context.host.set_slots(session.key, [])
                session.key = replace(session.key, chat_id=new)
                self._sessions.setdefault(session.key, session)  # it may have been opened by its new name

    async def drop_gone(self, host: Host, chat_id: str) -> None:
        """End the sessions of the open chat whose message is no more: nothing is painted for nobody."""
        here = [session for session in self if session.key.chat_id == chat_id and not session.away]
        gone = [session for session in here if await host.read(session.key) is None]
        await self.cancel(gone)

    def of_message(self, chat_id: str, uid: str) -> list[Session]:
        """Return the sessions of all versions of a message."""
        return [each for each in self if (each.key.chat_id, each.key.uid) == (chat_id, uid)]

    def version_deleted(self, key: MessageKey) -> list[Session]:
        """A version was deleted: those behind it move up; returns its session, which is to be ended."""
        self._context.trace.version_deleted(key)
        gone = self._sessions.pop(key, None)
        behind = [each for each in self.of_message(key.chat_id, key.uid) if each.key.swipe_id > key.swipe_id]
        for session in sorted(behind, key=lambda each: each.key.swipe_id):  # each into the place just left
            del self._sessions[session.key]
            self._context.host.set_slots(session.key, [])
            session.key = replace(session.key, swipe_id=session.key.swipe_id - 1)
            self._sessions[session.key] = session
            session.show()
        return [] if gone is None else [gone]
