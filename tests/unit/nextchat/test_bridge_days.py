"""The whole bridge in place of the rules: the days of ``test_two_programs``, and a sync within a round."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule

from limner.continuity.access import nothing_known
from limner.core.errors import LimnerError
from limner.core.tasks import Background
from limner.nextchat._messages import uid_of
from limner.nextchat._record import Conflict, Record
from limner.nextchat.access import NextChat
from limner.settings.preferences import Preferences
from tests.fakes.clock import FakeClock
from tests.fakes.linked import FILE, Copies, LinkedPage, LinkedWeb
from tests.unit.nextchat.test_two_programs import DEVICES, Days


class BridgeServer:
    """The file behind the plugin, as the devices of NextChat see it."""

    def __init__(self, web: LinkedWeb) -> None:
        self.web = web
        self.version, self.sick = 0, False

    @property
    def text(self) -> str | None:
        found = self.web.dav.files.get(FILE)
        return None if found is None else found.decode()

    @text.setter
    def text(self, text: None) -> None:
        assert text is None
        if FILE in self.web.dav.files:
            self.web.dav.delete(FILE)

    def get(self) -> str:
        return "" if self.sick else self.text or ""

    def put(self, text: str) -> None:
        self.web.dav.put(FILE, text.encode())


class BridgeTavern:
    """ST with Limner and a linked chat; ``round`` says whether the file was written."""

    def __init__(self, web: LinkedWeb) -> None:
        self.loop = asyncio.new_event_loop()
        self.web, self.page, self.copies = web, LinkedPage(), Copies()
        self.linked = False
        self._begin()

    def _begin(self) -> None:
        self.preferences, self.tasks, self.clock = Preferences(self.page), Background(), FakeClock()
        self.preferences.load(self.page.settings or "{}")
        brief: Any = nothing_known
        self.nextchat = NextChat(
            self.page, self.web, self.clock, brief,
            preferences=self.preferences, begin=self._later, copies=self.copies,
        )  # fmt: skip
        self.run(self.press("open"))

    def _later(self, work: Coroutine[None, None, None]) -> None:
        work.close()  # what is due later is begun by hand here

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.run_until_complete(work)

    async def press(self, name: str, **data: Any) -> None:
        await self.nextchat.actions[f"nextchat.{name}"](data)

    @property
    def sync(self) -> Any:
        desk = self.nextchat._desk
        assert desk is not None
        return desk.sync.sync

    @property
    def messages(self) -> list[dict[str, Any]]:
        return self.page.rows

    @messages.setter
    def messages(self, rows: list[dict[str, Any]]) -> None:
        self.page.rows = rows

    @property
    def record(self) -> Record:
        return Record.read(self.page.notes.get("nextchat")) or Record("none", "none")

    def texts(self) -> list[str]:
        return self.page.texts()

    def write(self, text: str, *, user: bool = False) -> None:
        self.page.say(text, user=user)

    def edit(self, at: int, text: str) -> None:
        self.page.edit(at, text)

    def delete(self, at: int) -> None:
        del self.page.rows[at]

    def round(self, server: BridgeServer, *, matched: bool = True) -> bool:
        self.web.dav.mood.etags = "strong" if matched else "none"
        self.web.dav.requests.clear()
        self.sync.turned()
        if self.linked:
            self.run(self.press("now"))
        else:
            self.linked = True
            self.run(self.press("link"))
        trouble = self.sync.trouble
        assert trouble is None or trouble.kind in ("unreadable", "changed"), str(trouble)
        return any(method == "PUT" for method, _, _ in self.web.dav.requests)

    def take(self, conflict: Conflict) -> None:
        here = any(uid_of(each, 0) == conflict.uid for each in self.messages)
        try:
            self.run(self.press("keep_theirs" if here else "keep_mine", entry=conflict.mark))
        except LimnerError as error:
            raise AssertionError(str(error)) from error

    def refuse(self, conflict: Conflict) -> None:
        self.run(self.press("keep_mine", entry=conflict.mark))

    def begin_anew(self) -> None:
        self._begin()


class BridgeDays(Days):
    """What is done between the two halves of a round is done within it."""

    def world(self) -> tuple[Any, Any]:
        web = LinkedWeb()
        return BridgeServer(web), BridgeTavern(web)

    def begin_a_round(self) -> None:
        """There are no halves."""

    @rule(on=DEVICES, matched=st.booleans())
    def round_with_a_sync_in_it(self, on: int, matched: bool) -> None:
        device = self.devices[on]
        self.tavern.web.late = [lambda: device.sync(self.server)]
        self.tavern.round(self.server, matched=matched)
        self.tavern.web.late = []

    def begin_anew(self) -> None:
        self.tavern.begin_anew()

    def teardown(self) -> None:
        super().teardown()
        self.tavern.loop.close()


BridgeDays.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestBridgeDays = BridgeDays.TestCase
