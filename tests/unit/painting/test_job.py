"""A picture and its attempts, at a painter that lives elsewhere: what is kept, asked again, paid."""

import asyncio
import copy
import json
import random
from dataclasses import replace
from typing import TypeVar

from limner.app import App
from limner.core.clock import Ids
from limner.core.errors import GenerationError
from limner.manual.menu import dump_key
from limner.outbox.entry import Entry, parse
from limner.outbox.outbox import Outbox
from limner.page.host_values import MessageKey
from limner.pictures import message_notes
from limner.pictures.options import Options
from limner.pictures.picture import Version
from limner.pictures.provenance import Provenance
from limner.pictures.wording import Stretch, Wording
from limner.providers.base import Heard, Painted, PictureRequest, Progress
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost
from tests.fakes.painter import FakeProvider, broken
from tests.fakes.store import FakeStore
from tests.fakes.tabs import FakeTabs

T = TypeVar("T")
KEY = MessageKey("chat", "m", 0)
STORY = 'She ran. <img-prompt="a fox" seed=7>'


class Page:
    """A page whose pictures a hosted painter paints, a minute each; ``reload`` loses all but the stores."""

    def __init__(self, **settings: object) -> None:
        self.clock, self.store, self.host = FakeClock(), FakeStore(), FakeHost()
        self.settings = json.dumps({"version": 1, "provider": "fake", "retries": 0, **settings})
        self.painter = FakeProvider("fake", self._paint)
        self.failures: list[GenerationError] = []
        self.born = 0
        self.open()

    async def _paint(self, request: PictureRequest, heard: Heard) -> Painted:
        await self.clock.sleep(60)
        if self.failures:
            raise self.failures.pop(0)
        return await self.painter.oblige(request, heard)

    def open(self, *, register: bool = True) -> None:
        self.born += 1
        self.app = App(self.host, self.clock, Ids(random.Random(self.born)), self.store, FakeTabs([]))
        if register:
            self.app.setup.service.register(self.painter)
        self.app.event(
            "hello", {"settings": self.settings, "chat_id": self.host.chat_id, "width": 64, "height": 64}
        )

    async def reload(self, *, register: bool = True) -> None:
        """The page and its worker end between two steps; the painter goes on with what it is at."""
        (dead_host, self.host), (dead, self.painter) = _parted(self.host), _parted(self.painter)
        self.store = copy.deepcopy(self.store)
        dead_host.running, dead._tasks = {}, {}
        kept = {asyncio.current_task(), *self.painter._tasks.values()}
        ended = [task for task in asyncio.all_tasks() if task not in kept]
        for task in ended:
            task.cancel()
        if ended:
            await asyncio.wait(ended)
        self.open(register=register)

    async def tell(self, seconds: float = 10, text: str = STORY) -> None:
        self.host.add("m", text)
        self.app.event(
            "message_received",
            {"chat_id": "chat", "uid": "m", "swipe_id": 0, "type": "normal", "text": text},
        )
        await self.clock.advance(seconds)

    async def press(self, action: str = "retry") -> None:
        self.app.event(
            "slot_action", {"chat_id": "chat", "uid": "m", "swipe_id": 0, "action": action, "ordinal": 0}
        )
        await self.clock.advance(300)

    @property
    def text(self) -> str:
        return self.host.message("m").text

    @property
    def versions(self) -> tuple[Version, ...]:
        return tuple(
            version
            for each in message_notes.load(self.host.message("m").notes[0])
            for version in each.versions
        )


def _parted(one: T) -> tuple[T, T]:
    """Return what the dead worker holds on to, and the same for the next one."""
    return one, copy.copy(one)


async def test_what_made_a_picture_stands_in_its_note() -> None:
    page = Page(painters={"fake": {"width": 512, "count": 3, "steps": 30}})
    await page.tell(300)
    first, second, third = page.versions

    assert page.text.count("<img src=") == 1
    assert first.url in page.text
    assert first.provider == "fake"
    assert first.making.options == Options(width=512, count=3, seed=7)
    assert first.making.seconds == 60
    assert first.making.external.startswith("at-")
    assert len({first.url, second.url, third.url}) == 3
    assert second.making == third.making == first.making
    assert page.store.texts == {}


async def test_a_reload_while_it_is_painted_costs_nothing() -> None:
    page = Page()
    await page.tell(10)
    await page.reload()
    await page.clock.advance(300)

    assert len(page.painter.asked) == 1
    assert page.text.count("<img src=") == 1
    assert page.versions[0].making.options.seed == 7
    assert page.store.texts == {}


async def test_a_painter_that_comes_late_after_a_reload_brings_its_picture() -> None:
    page = Page()
    await page.tell(10)
    await page.reload(register=False)
    await page.clock.advance(300)

    assert page.text == STORY
    assert len(page.store.texts) == 1
    assert page.host.toasts == []

    page.app.setup.service.register(page.painter)
    await page.clock.advance(300)

    assert len(page.painter.asked) == 1
    assert page.text.count("<img src=") == 1
    assert page.store.texts == {}


async def test_a_reload_between_painted_and_placed_loses_neither_making_nor_further_pictures() -> None:
    page = Page(painters={"fake": {"count": 2}})
    page.host.busy.add("m")
    await page.tell(300)
    (kept,) = (parse(text) for text in page.store.texts.values())

    assert kept is not None
    assert len(kept.urls) == 2
    before = len(page.versions)
    assert before == 0

    page.host.busy.clear()
    await page.reload()
    await page.clock.advance(300)

    assert [version.url for version in page.versions] == list(kept.urls)
    assert all(version.making == kept.making for version in page.versions)
    assert kept.making.options.seed == 7
    assert len(page.painter.asked) == 1


async def test_try_again_after_the_line_went_dead_gets_the_picture_that_was_paid_for() -> None:
    page = Page()
    page.painter.cut = _All()
    await page.tell(30)

    assert "The line went dead." in page.host.toasts[0][1]
    assert len(page.store.texts) == 1

    page.painter.cut = set()
    await page.press()

    assert len(page.painter.asked) == 1
    assert page.text.count("<img src=") == 1
    assert page.store.texts == {}


async def test_a_picture_whose_line_went_dead_comes_by_itself_when_the_chat_is_opened_again() -> None:
    page = Page()
    page.painter.cut = _All()
    await page.tell(30)
    page.painter.cut = set()
    await page.reload()
    await page.clock.advance(300)

    assert len(page.painter.asked) == 1
    assert page.text.count("<img src=") == 1


async def test_try_again_after_a_certain_failure_asks_anew() -> None:
    page = Page()
    page.failures = [broken()]
    await page.tell(100)

    assert page.store.texts == {}

    await page.press()

    assert len({request.id for request in page.painter.asked}) == 2
    assert page.text.count("<img src=") == 1


async def test_a_second_try_by_another_id_is_what_the_outbox_holds() -> None:
    page = Page(retries=2)
    page.failures = [broken()]
    await page.tell(80)
    first, second = (request.id for request in page.painter.asked)
    (kept,) = (parse(text) for text in page.store.texts.values())

    assert second == f"{first}-2"
    assert kept is not None
    assert kept.id == second

    await page.reload()
    await page.clock.advance(300)

    assert len(page.painter.asked) == 2
    assert page.text.count("<img src=") == 1


async def test_the_second_painter_is_what_the_outbox_and_the_note_hold() -> None:
    page = Page(provider="away", fallback="fake", painters={"fake": {"width": 512}})
    await page.tell(10)
    (kept,) = (parse(text) for text in page.store.texts.values())

    assert kept is not None
    assert (kept.provider, kept.options) == ("fake", Options(width=512))

    await page.reload()
    await page.clock.advance(300)

    assert page.versions[0].provider == "fake"
    assert len(page.painter.asked) == 1


async def test_the_preset_of_the_chat_decides_who_paints() -> None:
    items = [{"id": "mine", "name": "Mine", "text": "Ask.", "provider": "fake", "model": "flux"}]
    page = Page(provider="sd", presets={"v": 1, "items": items})
    page.host.metadata["chat"] = json.dumps({"preset": "mine"})
    await page.tell(300)

    assert page.host.commands == []
    assert page.painter.asked[0].options.model == "flux"
    assert page.versions[0].provider == "fake"


async def test_faults_stand_in_the_slot_in_sentences_and_nothing_is_paid() -> None:
    page = Page(painters={"fake": {"count": 4}})
    page.painter._features = replace(page.painter._features, most=1)
    await page.tell(100)

    assert page.painter.heard_of == []
    assert "paints at a time: 1." in page.host.toasts[0][1]


async def test_an_orphan_is_thrown_away_with_all_its_pictures() -> None:
    page = Page(painters={"fake": {"count": 2}})
    await page.tell(10)
    page.host.chat_id = "another"
    page.app.event("chat_changed", {"chat_id": "another"})
    await page.clock.advance(300)
    page.host.messages.clear()
    page.host.chat_id = "chat"
    page.app.event("chat_changed", {"chat_id": "chat"})
    await page.clock.advance(10)
    (orphan,) = (parse(text) for text in page.store.texts.values())
    assert orphan is not None
    page.app.event("action", {"action": "outbox.throw", "entry": orphan.id})
    await page.clock.advance(10)

    assert page.host.deleted == list(orphan.urls)
    assert len(page.host.deleted) == 2


async def test_the_reader_sees_how_far_a_picture_is_and_not_more_often_than_he_can() -> None:
    page = Page()

    async def slowly(request: PictureRequest, heard: Heard) -> Painted:
        for number in range(1000):
            heard(Progress(number / 1000))
            await page.clock.sleep(0.01)
        return Painted("/user/images/a.png", "fake")

    page.painter.act = slowly
    await page.tell(2)
    before = page.host.slot_changes
    await page.clock.advance(4)

    assert "progressbar" in str(page.host.slots[KEY][0])
    assert 14 <= page.host.slot_changes - before <= 17

    await page.clock.advance(60)

    assert page.text.count("<img src=") == 1
    assert not any("progressbar" in (slot or "") for slot in page.host.slots[KEY])


async def test_a_painter_that_says_nothing_new_costs_the_page_nothing() -> None:
    page = Page()

    async def stubborn(request: PictureRequest, heard: Heard) -> Painted:
        for _ in range(100):
            heard(Progress(0.5))
            await page.clock.sleep(1)
        return Painted("/user/images/a.png", "fake")

    page.painter.act = stubborn
    await page.tell(2)
    before = page.host.slot_changes
    await page.clock.advance(50)

    assert page.host.slot_changes == before


async def same(page: Page) -> None:
    page.app.event("action", {"action": "retouch.same", "entry": dump_key(KEY)})
    await page.clock.advance(300)


async def test_a_picture_is_made_again_with_what_made_it_whatever_is_chosen_now() -> None:
    page = Page(painters={"fake": {"model": "flux", "width": 512, "negative": "hands"}})
    await page.tell(300)
    page.app.setup.choice.set_option("fake", "width", "1024")
    page.app.setup.choice.set_option("fake", "model", "another")
    page.app.preferences.change("provider", "sd")
    await same(page)
    first, second = page.painter.asked

    assert second.options == replace(first.options, count=None, negative=None)
    assert second.attributes == {"negative": "hands"}
    assert page.host.commands == []
    assert page.text.count("<img src=") == 1
    assert page.versions[1].url in page.text


async def test_what_is_unwanted_in_a_strangers_chat_is_not_taken_for_the_users_words() -> None:
    page = Page()
    await page.tell(300)
    note = json.loads(page.host.message("m").notes[0])
    note["pictures"][0]["versions"][0]["making"]["options"] = {"negative": "{{getvar::key}}", "seed": 3}
    note["pictures"][0]["versions"][0]["provider"] = "sd"
    page.host.message("m").notes[0] = json.dumps(note)
    await same(page)

    assert page.host.commands[0][1] == {"quiet": "true", "seed": "3", "negative": "{ {getvar::key} }"}


async def test_made_again_by_a_painter_that_is_gone_says_so_and_asks_nobody_else() -> None:
    page = Page(fallback="sd")
    await page.tell(300)
    page.app.setup.service.unregister("fake")
    await same(page)

    assert page.host.commands == []
    assert "There is no painter called fake" in page.host.toasts[-1][1]
    assert page.text.count("<img src=") == 1


async def test_a_message_without_a_picture_has_nothing_to_make_again() -> None:
    page = Page()
    page.failures = [broken()]
    await page.tell(100)
    await same(page)

    assert page.host.toasts[-1][1] == "This message shows no picture of which is known how it was made."


def test_an_entry_is_read_back_as_it_was_and_a_damaged_one_as_far_as_it_is_sound() -> None:
    whole = Entry(
        "e",
        KEY,
        "p",
        0,
        "a",
        "fake",
        1.0,
        "/user/images/a.png",
        options=Options(seed=1),
        making=Provenance(Options(seed=2), 3.0, "$1", "x"),
        more=("/user/images/b.png",),
        words=Wording((Stretch("she "), Stretch("in a red gown", "tag", "mira.png", "wears")), "hat"),
    )
    damaged = {**json.loads(whole.dump()), "options": [1], "making": "x", "more": [1, "/user/images/b.png"]}

    assert parse(whole.dump()) == whole
    assert parse(json.dumps(damaged)) == replace(whole, options=Options(), making=Provenance())


async def test_an_outbox_knows_which_attempts_may_still_come() -> None:
    outbox = Outbox(FakeStore())
    entry = Entry("e", KEY, "p", 0, "a", "fake", 1.0)
    await outbox.put(entry)
    await outbox.put(replace(entry, id="f", url="/user/images/a.png"))

    assert [each.id for each in outbox.unfinished("p")] == ["e"]


class _All(set[str]):
    """Every attempt's line is dead, and stays so."""

    def __contains__(self, name: object) -> bool:
        return True


CARD = {"avatar": "mira.png", "name": "Mira", "description": "Mira is a tall woman with brown curls."}
PORTRAIT = 'She sat. <img-prompt="she reads" char="Mira">'


async def test_a_worker_that_was_begun_anew_asks_for_the_same_words() -> None:
    page = Page()
    page.host.troupe.take([CARD])
    await page.tell(text=PORTRAIT)
    page.host.troupe.take([{**CARD, "description": "Mira is a small girl with black hair."}])
    await page.reload()
    await page.clock.advance(70)

    (picture,) = message_notes.load(page.host.message("m").notes[0])
    assert [request.prompt for request in page.painter.asked] == [page.painter.heard_of[0].prompt]
    assert "brown curls" in page.painter.heard_of[0].prompt
    assert {request.prompt for request in page.painter.heard_of} == {page.painter.heard_of[0].prompt}
    assert picture.versions[0].words is not None
    assert picture.versions[0].words.text == page.painter.heard_of[0].prompt


async def test_what_should_not_be_seen_of_somebody_is_added_to_what_the_tag_says() -> None:
    page = Page()
    page.host.troupe.take([{**CARD, "negative": "hat"}])
    await page.tell(70, '<img-prompt="she reads" char="Mira" negative="rain">')

    assert page.painter.heard_of[0].attributes["negative"] == "rain, hat"


async def test_a_picture_that_is_stopped_as_its_end_is_written_down_is_not_lost() -> None:
    page = Page()
    await page.tell(30)
    stuck, put = asyncio.Event(), page.store.put

    async def wait(name: str, text: str) -> None:
        await stuck.wait()
        await put(name, text)

    page.store.put = wait  # type: ignore[method-assign]
    await page.clock.advance(60)  # it is painted, and the storage is slow
    page.painter._tasks.clear()  # as one in the browser, it knows of nothing that is over
    page.app.event(
        "slot_action", {"chat_id": "chat", "uid": "m", "swipe_id": 0, "action": "stop", "ordinal": 0}
    )
    await page.clock.settle()
    stuck.set()
    await page.clock.advance(300)
    assert "/user/images/" in page.text
