"""
When a linked chat is brought in step, and what became of it.

Out goes what is new some seconds after a turn, in comes what is new when the chat is opened, when the window
gets the focus and every few minutes while it is open. One round at a time; after a failure later each time.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from random import Random

from limner.core.errors import LimnerError
from limner.core.translation import say
from limner.nextchat._answers import SyncError
from limner.nextchat._chats import session_id
from limner.nextchat._links import Link, Links
from limner.nextchat._means import Means
from limner.nextchat._record import Conflict
from limner.nextchat._remote import Stand
from limner.nextchat._round import Played, Round
from limner.nextchat._sync_words import SyncStanding, sentence_of
from limner.nextchat._tries import Tries

log = logging.getLogger("limner.nextchat.sync")

COLLECT = 5.0
"""Seconds in which what happens goes out together."""
UNREADABLE = 300.0
"""Seconds before what still could not be read is looked at again: a device may write it anew."""
_LINES = 60


class Sync:
    """``open`` is the key of the open chat; ``changed`` is called when something else is to be shown."""

    def __init__(self, means: Means, round_: Round, chance: Random, changed: Callable[[], None]) -> None:
        self.round, self._clock, self._begin = round_, means.clock, means.begin
        self.links, self._preferences = Links(means.preferences), means.preferences
        self._changed = changed
        self.tries = Tries(chance)
        self.open = ""
        self.conflicts: tuple[Conflict, ...] = ()
        self.counts: Mapping[str, int] = {}
        self.changed_masks: tuple[str, ...] = ()
        self.lines: deque[tuple[float, str]] = deque(maxlen=_LINES)
        self.trouble: SyncError | None = None
        self.since = 0.0
        self.news = self.summary = ""
        self.stand = Stand()
        self.calm = 0.0  # seconds that the next chat that is opened is left alone
        self._dirty = True
        self._unsent = False
        self._lock = asyncio.Lock()
        self._due: float | None = None
        self._turn = 0

    # -- what happens --------------------------------------------------------------------------------------

    def opened(self, chat_id: str) -> None:
        """Another chat is open, or this one anew."""
        if self._unsent and chat_id != self.open and (link := self.links.all.get(self.open)) is not None:
            self.links.put(self.open, replace(link, unsent=True))
        self._unsent = False
        self.open, self._dirty, self.conflicts, self.since = chat_id, True, (), 0.0
        self.news = self.summary = ""
        self.round.forget_masks()
        self._due, self._turn = None, self._turn + 1
        calm, self.calm = self.calm, 0.0
        if self.linked:
            self._soon(calm)
        else:
            self.round.forget_file()
            self._changed()

    def focused(self) -> None:
        """The window has the focus."""
        if self.linked:
            self._soon(0.0)

    def turned(self) -> None:
        """Something in the open chat is another."""
        self._dirty = self._unsent = True
        if self.linked:
            self._soon(COLLECT)

    @property
    def linked(self) -> bool:
        """Whether the open chat is linked."""
        return self.open in self.links.all

    def pending(self, key: str) -> int:
        """Return how many messages of a linked chat wait in the file, as it was read last."""
        link = self.links.all.get(key)
        return max(0, self.counts.get(link.session, 0) - link.seen) if link else 0

    # -- what is done --------------------------------------------------------------------------------------

    def link(self, known: str = "") -> None:
        """Link the open chat; ``known`` is the session that it has been in before."""
        session = known or session_id(self.open)
        if session in self.links.left:  # of another chat that had this name
            session = session_id(f"{self.open} {self._clock.wall()}")
        self.links.put(self.open, Link(session, self.open.partition("/")[2]))
        self.note(say("${0} is linked.", self.open.partition("/")[2]))
        self._dirty = True

    def unlink(self, key: str) -> None:
        """Link a chat no more; what is over there stays there."""
        self.note(say("${0} is linked no more.", key.partition("/")[2]))
        self.links.put(key, None)

    def gone(self, key: str) -> None:
        """A linked chat is not there any more, or another has its name."""
        self.note(say("${0} is gone, so it is linked no more.", key.partition("/")[2]))
        self.links.drop(key)
        self._changed()

    async def now(self) -> None:
        """Play a round at once, because the user says so."""
        self.tries.clear()
        await self._play()

    async def do(self, work: Callable[[], Coroutine[None, None, Stand]]) -> None:
        """Do something else with the file, while no round runs."""
        async with self._lock:
            self.stand = await work()
        self.tries.clear()
        self.trouble, self._dirty = None, True

    async def settle(self, mark: str, choice: str) -> None:
        """Carry out what the user chose for a conflict."""
        async with self._lock:
            if (link := self.links.all.get(self.open)) is not None:
                await self.round.page.settle(self.open, link.session, mark, choice)
        self.conflicts = tuple(each for each in self.conflicts if each.mark != mark)
        self.turned()

    # -- how -----------------------------------------------------------------------------------------------

    def _soon(self, seconds: float) -> None:
        """Have a round played, at the latest after so many seconds."""
        due = self._clock.now() + seconds
        if self._due is not None and self._due <= due:
            return
        self._due, self._turn = due, self._turn + 1
        self._begin(self._later(self._turn, seconds))

    async def _later(self, turn: int, seconds: float) -> None:
        await self._clock.sleep(seconds)
        if turn != self._turn:
            return
        self._due = None
        if self.tries.may(self._clock.now()):
            await self._play()
        elif not self.tries.stopped:
            self._soon(self.tries.at - self._clock.now())

    async def _play(self) -> None:
        async with self._lock:
            key, link = self.open, self.links.all.get(self.open)
            if link is None:
                return
            dirty, self._dirty = self._dirty, False
            unsent, self._unsent = self._unsent, False
            whole = False
            try:
                account = await self.round.remote.look() if not self._ready else self.round.remote.account
                if account.plugin and account.configured:
                    played = await self.round.play(key, link.session, self.stand, dirty=dirty)
                    whole = True
                    self._went(key, link, played)
            except LimnerError as error:
                self._failed(key, error if isinstance(error, SyncError) else SyncError(str(error)))
            finally:
                self._dirty = self._dirty or (dirty and not whole)
                if key == self.open:
                    self._unsent = self._unsent or (unsent and not whole)
                elif unsent and not whole and (left := self.links.all.get(key)) is not None:
                    self.links.put(key, replace(left, unsent=True))
        self._changed()
        if self.linked and (self._ready or self.trouble) and not self.tries.stopped:
            wait = (
                self.tries.at - self._clock.now()
                if self.trouble
                else self._preferences.settings.nextchat_minutes * 60.0
            )
            self._soon(max(1.0, wait))

    @property
    def _ready(self) -> bool:
        account = self.round.remote.account
        return account.plugin and account.configured

    def _went(self, key: str, link: Link, played: Played) -> None:
        self.tries.clear()
        self.trouble, self.stand, self.since = None, played.stand, self._clock.wall()
        if played.counts is None or played.conflicts is None:
            return
        self.counts, self.changed_masks = played.counts, played.changed_masks
        self.conflicts, self.summary = played.conflicts, played.summary
        self.links.put(key, Link(link.session, link.name, played.counts.get(link.session, link.seen)))
        told = [say("Messages that came: ${0}.", played.came)] if played.came else []
        told += [say("Messages changed in NextChat: ${0}.", played.edited)] if played.edited else []
        told += [say("The file was written.")] if played.wrote else []
        told += [say("Damaged entries that were left out: ${0}.", played.left_out)] if played.left_out else []
        if told:
            self.news = told[0]
            self.note(" ".join(told))

    def _failed(self, key: str, error: SyncError) -> None:
        now = self._clock.now()
        if error.kind == "closed":
            return
        if error.kind == "another":
            self.links.drop(key)
            self.note(str(error))
            return
        if error.kind == "busy":
            self.tries.at = now + COLLECT
        else:
            unreadable = error.kind == "unreadable"
            again = unreadable and self.trouble is not None and self.trouble.kind == error.kind
            wait = UNREADABLE if again else error.wait  # the first time a device may be writing it right now
            self.tries.failed(now, wait=wait, stop=error.kind == "refused")
        self.trouble = error
        self.note(str(error))

    def note(self, sentence: str) -> None:
        """Write down what happened."""
        self.lines.append((self._clock.wall(), sentence))
        log.info("%s", sentence)

    @property
    def sentence(self) -> str:
        """The state in one or two sentences."""
        tries, trouble = self.tries, self.trouble
        seconds = None if tries.stopped else max(0.0, tries.at - self._clock.now())
        words = "" if trouble is None else str(trouble)
        account = self.round.remote.account
        return sentence_of(SyncStanding(account, self.linked, words, self.since, self.news, seconds))
