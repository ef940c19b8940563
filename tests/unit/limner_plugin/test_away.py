"""Pictures behind the plugin while it, its server or the page goes away: paid once, none lost."""

import asyncio
import copy
import json
import random

from limner.app import App
from limner.core.clock import Ids
from limner.page.web import ServerAnswer
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost
from tests.fakes.store import FakeStore
from tests.fakes.tabs import FakeTabs
from tests.fakes.web import FakeWeb, refused

STORY = 'She ran. <img-prompt="a fox">'


class Page:
    """A page with a story whose picture Replicate is at, until the test says what becomes of it."""

    def __init__(self, **settings: object) -> None:
        self.clock, self.store, self.host, self.web = FakeClock(), FakeStore(), FakeHost(), FakeWeb()
        self.web.by_hand = True
        self.settings = json.dumps({"version": 1, "provider": "replicate", "retries": 0, **settings})
        self.born = 0
        self.open()

    def open(self) -> None:
        self.born += 1
        ids = Ids(random.Random(self.born))
        self.app = App(self.host, self.clock, ids, self.store, FakeTabs([]), web=self.web)
        self.app.event(
            "hello", {"settings": self.settings, "chat_id": self.host.chat_id, "width": 64, "height": 64}
        )

    async def reload(self) -> None:
        """The page and its worker end between two steps; the server goes on with what it is at."""
        dead, self.web = self.web, copy.copy(self.web)
        dead.up = False
        self.store, self.host = copy.deepcopy(self.store), copy.copy(self.host)
        ended = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in ended:
            task.cancel()
        if ended:
            await asyncio.wait(ended)
        self.open()
        await self.clock.advance(5)

    async def tell(self, text: str = STORY) -> None:
        self.host.add("m", text)
        self.app.event(
            "message_received",
            {"chat_id": "chat", "uid": "m", "swipe_id": 0, "type": "normal", "text": text},
        )
        await self.clock.advance(5)

    async def press(self, action: str = "retry") -> None:
        self.app.event(
            "slot_action", {"chat_id": "chat", "uid": "m", "swipe_id": 0, "action": action, "ordinal": 0}
        )
        await self.clock.advance(30)

    async def switch_off(self) -> None:
        """SillyTavern is started anew without the plugin."""
        self.web.go_down()
        await self.clock.advance(5)
        self.web.up, self.web.installed = True, False
        await self.clock.advance(30)

    @property
    def ordered(self) -> set[str]:
        return {str(body["id"]) for body in self.web.posted}

    @property
    def shown(self) -> int:
        return self.host.message("m").text.count("<img src=")


async def test_a_gateway_that_lost_the_server_does_not_cost_a_second_picture() -> None:
    page = Page(retries=3)
    page.web.refusals = [ServerAnswer(502, {}, "<html>Bad gateway</html>"), ServerAnswer(504, {}, "<html>")]
    await page.tell()
    await page.clock.advance(60)
    (name,) = page.web.jobs
    page.web.finish(name)
    await page.clock.advance(5)

    assert len(page.web.posted) == 3
    assert page.ordered == {name}
    assert page.shown == 1


async def test_a_python_that_died_on_the_server_does_not_cost_a_second_picture() -> None:
    page = Page(retries=3)
    page.web.refusals = [refused(503, "Limner's server plugin has ended.", "network", retryable=True)]
    await page.tell()
    await page.clock.advance(60)

    assert len(page.web.posted) == 2
    assert len(page.ordered) == 1


async def test_where_python_cannot_start_on_the_server_the_second_painter_is_asked() -> None:
    page = Page(fallback="sd")
    page.web.ill = refused(503, "Python could not start.", "network", retryable=True)
    await page.tell()

    assert [name for name, _, _ in page.host.commands] == ["sd"]
    assert page.shown == 1


async def test_a_plugin_that_is_switched_off_in_the_middle_brings_its_picture_when_it_is_back() -> None:
    page = Page()
    await page.tell()
    await page.switch_off()

    assert "server plugin is not there" in page.host.toasts[-1][1]
    assert len(page.store.texts) == 1

    await page.reload()
    assert len(page.store.texts) == 1

    page.web.installed = True
    for name in page.web.jobs:
        page.web.finish(name)
    await page.reload()

    assert page.shown == 1
    assert len(page.web.posted) == 1
    assert page.store.texts == {}


async def test_try_again_while_the_plugin_is_away_gives_nothing_up_and_asks_nobody_else() -> None:
    page = Page(fallback="sd")
    await page.tell()
    await page.switch_off()
    await page.press()

    assert page.host.commands == []
    assert len(page.store.texts) == 1

    page.web.installed = True
    for name in page.web.jobs:
        page.web.finish(name)
    await page.press()

    assert page.shown == 1
    assert len(page.ordered) == 1
    assert page.host.commands == []


async def test_stop_ends_a_picture_at_the_service_also_after_a_reload() -> None:
    page = Page()
    await page.tell()
    await page.reload()
    await page.press("stop")

    (job,) = page.web.jobs.values()
    assert job.state["status"] == "cancelled"
    assert page.store.texts == {}


async def test_another_chat_and_back_ends_nothing() -> None:
    page = Page()
    await page.tell()
    await page.reload()
    page.host.chat_id = "another"
    page.app.event("chat_changed", {"chat_id": "another"})
    await page.clock.advance(5)

    (job,) = page.web.jobs.values()
    assert job.state["status"] == "waiting"


async def test_try_again_right_after_stop_paints_and_does_not_say_stopped() -> None:
    page = Page()
    await page.tell('She ran. <img-prompt="a fox"> He slept. <img-prompt="an owl">')
    (first,) = page.web.jobs
    await page.press("stop")
    await page.press("retry")
    for _ in range(3):
        for name, job in page.web.jobs.items():
            if job.state["status"] == "waiting":
                page.web.finish(name)
        await page.clock.advance(30)

    assert page.web.jobs[first].state["status"] == "cancelled"
    assert page.shown == 2
    assert len(page.web.jobs) == 3
    assert page.store.texts == {}
