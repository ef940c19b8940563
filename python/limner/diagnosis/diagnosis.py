"""
Diagnosis: why there is no picture, for the user to see: verdicts, traces, the checkup, what needs attention.

What needs attention is derived anew from the chat's own notes and from what the program knows, never counted
along. The views follow the trace: news that come while they are painted are painted once more.
"""

from collections.abc import Awaitable, Callable, Coroutine

from limner.core.clock import Clock
from limner.core.errors import HostError, RequestError
from limner.core.translation import say
from limner.diagnosis import _diagnosis_view as diagnosis_view
from limner.diagnosis import _trace_view as trace_view
from limner.diagnosis._checkup_report import Report
from limner.diagnosis._diagnosis_view import Attention
from limner.diagnosis.checkup import Checkup
from limner.manual.menu import dump_key, entry_key
from limner.page.events import Json, key_of, text_of
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.painting.recovery import Recovery
from limner.pictures import message_notes
from limner.pictures.picture import State
from limner.providers.service import GenerationService
from limner.trace.steps import ReplyTrace
from limner.trace.trace import Trace
from limner.trace.verdict import Outcome, verdict

ROWS = 3
LAST = 10
"""How many of the last messages are looked at for failures."""


class Diagnosis:
    """
    Paints the views ``diagnosis``, ``attention`` and ``badge``, a trace into ``window``; acts on presses.

    Whoever shows the test elsewhere as well sets ``shown``, called whenever it has been painted here.
    """

    def __init__(
        self,
        host: Host,
        clock: Clock,
        begin: Callable[[Coroutine[None, None, None]], None],
        *,
        trace: Trace,
        service: GenerationService,
        recovery: Recovery,
        checkup: Checkup,
    ) -> None:
        self._host = host
        self._clock = clock
        self._trace = trace
        self._service = service
        self._recovery = recovery
        self._checkup = checkup
        self._begin = begin
        self._failed = 0
        self.shown: Callable[[], None] = lambda: None
        self._news = self._looking = self._waits = False
        self.actions = {
            "trace.show": self._show,
            "trace.copy": self._copy,
            "reply.continue": self._continue,
            "checkup.run": lambda _: checkup.run(),
            "checkup.stop": self._stop,
            "checkup.close": lambda _: checkup.close(),
            "speech.filter": lambda _: self._speech(checkup.surroundings.spare_speech()),
            "speech.undo": lambda _: self._speech(checkup.surroundings.undo_speech()),
        }
        trace.listen(self.look)
        checkup.changed = self.paint

    def look(self) -> None:
        """Something may have changed: look at it soon, and once for all that changes meanwhile."""
        self._news = True
        if not self._looking:
            self._looking = True
            self._begin(self._look())

    async def _look(self) -> None:
        try:
            while self._news:
                self._news = False
                self._failed = await self._count_failed()
                self.paint()
        finally:
            self._looking = False

    async def _count_failed(self) -> int:
        try:
            rows = await self._host.scan(LAST, only=True)
        except HostError:  # a page that is too busy to say is asked with the next news
            return self._failed
        return sum(
            picture.state is State.FAILED
            for row in rows
            if row.mine and not row.streaming
            for picture in message_notes.load(row.limner)
        )

    def paint(self) -> None:
        """Paint what is known."""
        attention = self._attention()
        rows = [reply for reply in self._trace.recent() if verdict(reply).outcome is not Outcome.NONE]
        named = [(_entry(reply.key), reply) for reply in rows[:ROWS]]
        self._host.paint("diagnosis", diagnosis_view.render(named, self._checkup.report))
        self._host.paint("attention", diagnosis_view.needing(attention))
        self._host.paint("badge", diagnosis_view.badge(sum(each.count for each in attention)))
        self.shown()

    @property
    def report(self) -> Report:
        """How far the test is."""
        return self._checkup.report

    def _attention(self) -> list[Attention]:
        orphans = len(self._recovery.orphans)
        found = []
        if self._failed:
            words = "Pictures in the last messages that could not be painted: ${0}."
            found.append(Attention(self._failed, say(words, self._failed)))
        if orphans:
            found.append(Attention(orphans, say("Painted pictures without a place: ${0}.", orphans)))
        if resting := self._service.resting():
            found.append(Attention(1, str(resting)))
            self._look_after(float(resting.details["paused"]))
        return found

    def _look_after(self, seconds: float) -> None:
        if not self._waits:
            self._waits = True
            self._begin(self._look_later(seconds))

    async def _look_later(self, seconds: float) -> None:
        await self._clock.sleep(seconds + 1)
        self._waits = False
        self.look()

    # -- what is pressed -----------------------------------------------------------------------------------

    async def _show(self, data: Json) -> None:
        """Open the trace of a message: of its address, or of the row that was pressed."""
        key = _key(data)
        self._host.open_window(wide=True)
        self._host.paint("window", trace_view.render(_entry(key), self._of(key)))

    async def _copy(self, data: Json) -> None:
        """Give the user the trace as plain text."""
        text = trace_view.plain(self._of(_key(data)))
        if await self._host.copy(text):
            self._host.toast("success", say("The trace is on the clipboard."))
        else:
            self._host.download("limner-trace.txt", text, "text/plain")

    async def _speech(self, change: Awaitable[None]) -> None:
        await change
        await self._checkup.look_around()

    async def _continue(self, data: Json) -> None:
        """Have ST go on with a reply that was cut within a tag."""
        key = _key(data) or getattr(self._trace.last(), "key", None)
        if key is None or not await self._host.continue_reply(key):
            raise RequestError(
                say("Only the last message of the open chat can be continued, and one at a time.")
            )
        self._host.close_window()

    def plain(self, key: MessageKey | None) -> str:
        """Return the trace of a message, or of the last reply, as text."""
        return trace_view.plain(self._of(key))

    async def _stop(self, _data: Json) -> None:
        self._checkup.stop()

    def _of(self, key: MessageKey | None) -> ReplyTrace | None:
        return self._trace.last() if key is None else self._trace.of(key)


def _entry(key: MessageKey | None) -> str:
    """Write an address into a view."""
    return dump_key(key) if key else ""


def _key(data: Json) -> MessageKey | None:
    """Read the address of what was pressed: of the row, or of the message; None for the last reply."""
    key = entry_key(data) if text_of(data, "entry") else key_of(data)
    return key if key.uid else None
