"""
After a reply: where Limner asks in a request of its own, it begins by itself once a reply is whole.

Once for each version, after some calm, so that a quick swipe costs nothing; one request at a time, beside
whatever the user does next. It ends with what it is for: when the version is swiped away, deleted or emptied,
the chat is left, or the user says Stop. A version that was only swiped away is asked for when it is seen
again. Afterwards the reply is read as if it had come with its tags.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass

from limner.core.clock import Clock
from limner.core.errors import HostError, LimnerError, RequestError
from limner.core.translation import later, say
from limner.page.events import Json, key_of, text_of
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.replies.replies import WholeReply
from limner.settings.settings import Settings
from limner.tag_writer._asked_replies import AskedReplies
from limner.tag_writer.request import NO_PLACE, Asked, Unasked
from limner.tag_writer.writer import TagWriter
from limner.tags.bare_text import without_tags
from limner.trace.steps import Kind
from limner.trace.trace import Trace

log = logging.getLogger("limner.tag_writer")

CALM = 4.0
"""Seconds between a whole reply and its request."""

PAUSE, LONGEST_PAUSE = 30.0, 600.0
"""Seconds without a request after a failure; twice as many after each further one, up to the longest."""

STOPPED = later("You stopped the request.")
SWIPED = later("Another version is shown: this one is asked for when it is shown again.")
LEFT = later(
    "The chat was left before the model answered: “Write the tags” in the menu of the message asks again."
)
EMPTIED = later("The message was deleted or emptied before the model answered.")
OFF = later("Limner's settings were changed before the model answered.")
BY_HAND = later(
    "Limner asks only by hand here: “Write the tags” in the menu of the message, or /limn-prompt."
)
SOON = later("The model will be asked in a request of its own in a moment.")


@dataclass(eq=False, slots=True)
class _Job:
    reply: WholeReply
    task: "asyncio.Task[None] | None" = None
    sent: bool = False
    writes: bool = False
    over: bool = False


class AfterReply:
    """The requests that begin by themselves; ``tagged`` is told of each version that got its tags."""

    def __init__(
        self,
        host: Host,
        clock: Clock,
        writer: TagWriter,
        trace: Trace,
        *,
        settings: Callable[[], Settings],
        tagged: Callable[[MessageKey, int], Awaitable[None]],
        begin: Callable[[Coroutine[None, None, None]], None],
    ) -> None:
        self._begin_work = begin
        self._host = host
        self._clock = clock
        self._writer = writer
        self._trace = trace
        self._settings = settings
        self._tagged = tagged
        self._jobs: list[_Job] = []
        self._turn = asyncio.Lock()
        self._asked = AskedReplies()
        self._failures = 0
        self._rest_until = 0.0

    def __len__(self) -> int:
        return len(self._jobs)

    def whole(self, reply: WholeReply) -> None:
        """Take a reply whose text is final."""
        settings = self._settings()
        if not settings.enabled or settings.in_reply or self._asked.has(reply):
            return
        if settings.asking == "hand":
            self._trace.note(reply.key, Kind.UNASKED, say(BY_HAND))
            return
        before = self._asked.resumed(reply.key)
        for job in [each for each in self._jobs if each.reply.key == reply.key and not each.sent]:
            self._end(job)
            before = job.reply
        if before and reply.standing:  # it was continued before it was asked for: both parts in one request
            reply = WholeReply(reply.key, before.standing, before.added + reply.added)
        self._start(reply)

    def heard(self, name: str, data: Json) -> None:
        """Take what happened on the page."""
        if name == "generation_stopped":
            self.stop()
        elif name == "version_shown":
            self._shown(key_of(data))
        elif name == "chat_changed":
            self._drop(lambda key: key.chat_id != text_of(data, "chat_id"), LEFT)
        elif name == "swipe_deleted":
            self._version_deleted(key_of(data))
        elif name in ("message_changed", "messages_deleted"):
            for job in self._jobs:
                self._begin_work(self._look_after(job))

    def apply(self, settings: Settings) -> None:
        """Take the settings in force: what is not wanted any more ends."""
        if not settings.enabled or settings.asking != "apart":
            self._asked.forget_left()
            self._drop(lambda _: True, OFF)

    def stop(self, key: MessageKey | None = None) -> int:
        """The user says Stop, to this version's request or to all; return how many requests that ended."""
        return self._drop(lambda each: key in (None, each), STOPPED)

    # -- what ends it --------------------------------------------------------------------------------------

    def _drop(self, over: Callable[[MessageKey], bool], why: str) -> int:
        dropped = [job for job in self._jobs if over(job.reply.key)]
        for job in dropped:
            self._end(job)
            self._trace.note(job.reply.key, Kind.BROKEN_OFF, say(why))
        return len(dropped)

    def _end(self, job: _Job) -> None:
        self._jobs.remove(job)
        job.over = True
        if job.writes:
            self._writer.nudge()
        elif job.task is not None:
            job.task.cancel()

    def _shown(self, key: MessageKey) -> None:
        """Another version of a message is shown."""

        def aside(other: MessageKey) -> bool:
            return (other.chat_id, other.uid) == (key.chat_id, key.uid) and other != key

        for job in self._jobs:
            if aside(job.reply.key):
                self._asked.leave(job.reply)
        self._drop(aside, SWIPED)
        if reply := self._asked.resumed(key):
            self.whole(reply)

    def _version_deleted(self, gone: MessageKey) -> None:
        def moved(key: MessageKey) -> bool:
            return (key.chat_id, key.uid) == (gone.chat_id, gone.uid) and key.swipe_id >= gone.swipe_id

        self._drop(moved, EMPTIED)
        self._asked.version_deleted(gone, moved)

    async def _look_after(self, job: _Job) -> None:
        """End a request whose message has no words any more."""
        key = job.reply.key
        try:
            view = await self._host.read(key)
        except HostError:
            return  # the page is slow: the write will find out
        if job in self._jobs and (view is None or not without_tags(view.text).strip()):
            self._drop(lambda each: each == key, EMPTIED)

    # -- what it does --------------------------------------------------------------------------------------

    def _start(self, reply: WholeReply) -> None:
        job = _Job(reply)
        self._jobs.append(job)
        self._trace.note(reply.key, Kind.APART, say(SOON))
        job.task = asyncio.create_task(self._see_through(job))
        job.task.add_done_callback(_look_back)

    async def _see_through(self, job: _Job) -> None:
        try:
            await self._clock.sleep(CALM)
            async with self._turn:
                await self._clock.sleep(self._rest_until - self._clock.now())
                job.sent = True
                asked = await self._writer.ask_by_itself(*_parts(job.reply))
            if isinstance(asked, Unasked):
                self._unasked(job, asked)
                return
            self._failures = 0
            if asked.named:
                await self._place(job, asked)
            self._note_done(job)
        except LimnerError as error:
            self._note_done(job)
            self._failed(error)
        finally:
            if job in self._jobs:
                self._jobs.remove(job)

    def _unasked(self, job: _Job, why: Unasked) -> None:
        self._trace.note(job.reply.key, Kind.UNASKED, why.words)
        if why.continued:
            self._asked.leave(job.reply)
        else:
            self._note_done(job)

    async def _place(self, job: _Job, asked: Asked) -> None:
        """Write what was named; from here on nothing is cancelled halfway, for the tags must be read."""
        key = job.reply.key
        job.writes = True
        written = await self._writer.place(key, asked, wanted=lambda: not job.over)
        if isinstance(written, Unasked):
            self._trace.note(key, Kind.UNASKED, written.words)
        elif written is None and not job.over:  # else it was said why
            self._trace.note(key, Kind.BROKEN_OFF, say(EMPTIED))
        elif written is not None and written.placed:
            await self._tagged(key, asked.old)
        elif not job.over:
            raise RequestError(say(NO_PLACE))

    def _note_done(self, job: _Job) -> None:
        if not job.over:
            self._asked.note(job.reply)

    def _failed(self, error: LimnerError) -> None:
        """Leave the model in peace for a while, and tell the user once: the replies stay as they are."""
        pause = min(LONGEST_PAUSE, PAUSE * 2 ** min(self._failures, 10))
        self._rest_until = self._clock.now() + pause
        if not self._failures:
            self._host.toast("warning", str(error))
        self._failures += 1


def _look_back(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("Asking for a reply's pictures failed.", exc_info=error)


def _parts(reply: WholeReply) -> tuple[MessageKey, str, str]:
    return reply.key, reply.standing, reply.added
