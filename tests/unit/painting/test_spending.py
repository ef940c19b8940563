"""What pictures cost: counted by chat, day and month, held by limits in money, kept across reloads."""

import asyncio
import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.app import App
from limner.core import money
from limner.core.clock import Ids
from limner.core.errors import GenerationError, HostError, SettingError
from limner.core.money import Money
from limner.painting import ledger
from limner.painting.ledger import SpendingLedger
from limner.pictures.provenance import Provenance
from limner.providers.base import Heard, Painted, PictureRequest
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost
from tests.fakes.painter import FakeProvider
from tests.fakes.store import FakeStore


class Page:
    """A page whose painter takes two seconds a picture and says what it costs, or does not."""

    def __init__(self, cost: str = "", **settings: object) -> None:
        self.clock, self.store, self.host = FakeClock(), FakeStore(), FakeHost()
        self.book = FakeStore()
        self.settings = json.dumps({"version": 1, "provider": "fake", "retries": 0, **settings})
        self.cost, self.fails = cost, False
        self.painter = FakeProvider("fake", self._paint)
        self.messages = 0
        self.open()

    async def _paint(self, request: PictureRequest, _heard: Heard) -> Painted:
        if self.fails:
            raise GenerationError("no", code="provider", provider="fake")
        url = f"/user/images/{request.id}.png"
        return Painted(url, "fake", Provenance(seconds=2.0, cost=self.cost))

    def open(self) -> None:
        self.app = App(self.host, self.clock, Ids(random.Random(1)), self.store)
        self.app.setup.service.register(self.painter)
        self.app.setup.spending.store = self.book
        hello = {"settings": self.settings, "chat_id": self.host.chat_id, "width": 64, "height": 64}
        self.app.event("hello", hello)

    async def reply(self, text: str = '<img-prompt="a fox">') -> str:
        self.messages += 1
        uid = f"m{self.messages}"
        self.host.add(uid, text)
        address = {"chat_id": self.host.chat_id, "uid": uid, "swipe_id": 0}
        self.app.event("message_received", {**address, "type": "normal", "text": text, "limner": ""})
        await self.clock.settle()
        return self.host.message(uid).text

    async def act(self, action: str, **form: object) -> str:
        self.app.event("action", {"action": action, "entry": "fake", "form": form})
        await self.clock.settle()
        return self.host.views["painters"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("$0.003", Money("$", 3_000)),
        ("0,05 €", Money("€", 50_000)),
        ("12", Money("", 12_000_000)),
        (" 5 Anlas", Money("Anlas", 5_000_000)),
        ("$ 1", Money("$", 1_000_000)),
        ("", None),
        ("free", None),
        ("-1", None),
        ("$1 €", None),
        ("1e9", None),
        ("nan", None),
        ("9" * 40, None),
        ("$0.003 or so", None),
    ],
)
def test_money_is_read_as_it_is_written(text: str, wanted: Money | None) -> None:
    assert money.read(text) == wanted


@given(st.text(max_size=100))
def test_whatever_a_service_says_is_money_or_none(text: str) -> None:
    found = money.read(text)
    assert found is None or 0 <= found.millionths <= money.MOST


async def test_a_services_own_figure_goes_before_the_price_of_the_user() -> None:
    page = Page("$0.25", prices={"fake": {"": {"picture": "$9"}}})
    await page.reply()
    assert "Spent in this chat: $0.25; today: $0.25; this month: $0.25." in await page.act("painters.open")


@pytest.mark.parametrize(
    ("prices", "wanted"),
    [
        ({"": {"picture": "$0.04"}}, "$0.04"),
        ({"": {"second": "0.05 €"}}, "€0.10"),
        ({"big": {"picture": "$1"}, "": {"picture": "$0.04"}}, "$0.04"),
        ({"": {"picture": "nonsense"}}, None),
        ("nonsense", None),
        ({"": ["nonsense"]}, None),
    ],
)
async def test_else_it_is_the_price_that_the_user_has_set(prices: object, wanted: str | None) -> None:
    page = Page(prices={"fake": prices})
    await page.reply()
    view = await page.act("painters.open")
    assert (f"Spent in this chat: {wanted};" in view) if wanted else ("Spent" not in view)


async def test_a_price_is_typed_for_the_model_that_is_chosen() -> None:
    page = Page(painters={"fake": {"model": "big"}})
    view = await page.act("painters.price", price_picture="$1", price_second="")
    assert "For the model big." in view
    assert json.loads(page.host.settings)["prices"] == {"fake": {"big": {"picture": "$1"}}}
    assert page.app.setup.spending.price("fake", "small", "picture") == ""
    view = await page.act("painters.price", price_picture="a lot", price_second="")
    assert "This must be an amount such as $0.50, not a lot." in view
    assert page.app.setup.spending.price("fake", "big", "picture") == "$1"
    await page.act("painters.price", price_picture="", price_second="")
    assert "prices" not in json.loads(page.host.settings)


async def test_another_chat_and_another_day_have_their_own_sums_and_a_reload_forgets_nothing() -> None:
    page = Page("$0.25")
    await page.reply()
    page.host.chat_id = "other"
    await page.clock.advance(2 * 86_400)
    page.open()
    await page.clock.settle()
    await page.reply()
    assert page.app.setup.spending.totals("chat", page.clock.wall()).chat == (Money("$", 250_000),)
    totals = page.app.setup.spending.totals("other", page.clock.wall())
    assert totals.chat == totals.today == (Money("$", 250_000),)


@pytest.mark.parametrize("limit", ["money_hour", "money_day"])
async def test_a_limit_in_money_is_a_hard_stop_across_reloads(limit: str) -> None:
    page = Page("$0.25", **{limit: "$0.50"})
    assert "<img src" in await page.reply()
    page.open()
    await page.clock.settle()
    assert "<img src" in await page.reply()
    assert "<img src" not in await page.reply()
    assert "limit of money" in page.host.toasts[-1][1]
    assert "($0.50)" in page.host.toasts[-1][1]


async def test_a_limit_in_another_sign_does_not_hold_what_it_cannot_count() -> None:
    page = Page("$0.25", money_hour="0.10 €")
    for _ in range(3):
        assert "<img src" in await page.reply()


async def test_a_store_that_fails_does_not_undo_the_limit() -> None:
    page = Page("$0.25", money_day="$0.25")
    page.book.broken = True
    assert "<img src" in await page.reply()
    assert "<img src" not in await page.reply()


async def test_a_store_that_cannot_be_read_is_not_written_over() -> None:
    page = Page("$0.25")
    await page.reply()
    page.open()
    page.book.lost = True  # as on a phone whose page slept: the next to use it finds it closed
    await page.reply()
    await page.reply()
    page.open()
    await page.app.setup.spending.load()
    totals = page.app.setup.spending.totals("chat", page.clock.wall())
    assert totals.chat == totals.today == totals.month == (Money("$", 750_000),)


async def test_what_another_tab_spent_while_ours_could_not_write_is_kept() -> None:
    page = Page("$0.25")
    await page.reply()
    put = page.book.put

    async def refuse(_name: str, _text: str) -> None:
        raise HostError("the disk is full", "storage")

    page.book.put = refuse  # type: ignore[method-assign,assignment]
    await page.reply()
    page.book.put = put  # type: ignore[method-assign]
    other = ledger.parse(page.book.texts.values())
    other.spend(Money("$", 1_000_000), "elsewhere", page.clock.wall())
    page.book.texts[ledger.NAME] = other.dump()
    await page.reply()
    kept = ledger.parse(page.book.texts.values())
    assert kept.chats == {"elsewhere": {"$": 1_000_000}, "chat": {"$": 750_000}}


async def test_a_limit_holds_while_the_store_gives_no_answer() -> None:
    page = Page("$0.25", money_day="$0.25")
    await page.app.setup.spending.load()

    async def hang() -> list[str]:
        await asyncio.Event().wait()
        return []

    page.book.all = hang  # type: ignore[method-assign]
    assert "<img src" in await page.reply()
    assert "<img src" not in await page.reply()


async def test_a_clock_that_was_set_back_does_not_stop_the_painter_until_it_has_caught_up() -> None:
    page = Page("$0.25", money_day="$0.25")
    far = page.clock.wall() + 30 * 86_400
    page.app.setup.spending.painted("fake", Provenance(cost="$5"), 1, chat="chat", wall=far)
    await page.clock.settle()
    assert "<img src" in await page.reply()
    assert "<img src" not in await page.reply()


async def test_a_picture_that_was_stopped_and_came_all_the_same_counts_once() -> None:
    page = Page("$0.25", money_day="$0.25")
    gate = asyncio.Event()

    async def paint(request: PictureRequest, heard: Heard) -> Painted:
        await gate.wait()
        return await page._paint(request, heard)

    page.painter.act = paint
    page.painter.cancel = _deaf  # type: ignore[method-assign,assignment]
    await page.reply()
    address = {"chat_id": page.host.chat_id, "uid": "m1", "swipe_id": 0}
    page.app.event("slot_action", {**address, "action": "stop", "ordinal": 0})
    await page.clock.settle()
    gate.set()
    await page.clock.advance(60)
    totals = page.app.setup.spending.totals("chat", page.clock.wall())
    assert totals.chat == (Money("$", 250_000),)
    assert "<img src" not in await page.reply()


async def _deaf(_attempt: str) -> None:
    """A service that cannot be stopped any more."""


async def test_how_a_painter_does_is_told_with_a_chart() -> None:
    page = Page()
    await page.reply()
    page.fails = True
    await page.reply()
    view = await page.act("painters.open")
    said = "Pictures painted: 1. Failures: 1. Of the last 2: half took less than 2.0 s, the slowest 2.0 s."
    assert view.count(said) == 2  # in words, and for whoever does not see the chart
    assert view.count("<rect") == 2
    assert view.count("limner-bar-failed") == 1


def test_only_the_last_attempts_are_remembered_and_the_store_stays_small() -> None:
    book = SpendingLedger()
    for number in range(1000):
        book.attempt("fake", float(number), 1)
        book.spend(Money("$", 1000), f"chat {number}", 60.0 * 60 * number)
    tally = book.painters["fake"]
    assert (tally.pictures, len(tally.seconds), tally.median) == (1000, 200, 899.5)
    assert len(book.chats) == ledger.MOST_CHATS
    assert len(book.minutes) <= 25
    assert len(book.dump()) < 40_000
    assert ledger.parse([book.dump()]) == book


@pytest.mark.parametrize(
    "text",
    [
        '{"spending"',
        '{"spending": 5}',
        '{"spending": {"days": {"x": {"$": -5}}, "minutes": [[1], ["a", 2, 3]], "painters": {"p": [1]}}}',
        '{"spending": {"days": [], "chats": "x", "painters": {"p": [1, 2, ["x", -9, 1e99]]}}}',
        '{"spending": ' + "[" * 5000,
    ],
)
def test_a_damaged_store_is_read_without_an_error(text: str) -> None:
    book = ledger.parse([text])
    assert book.since(0, "$") == 0
    assert all(not sums for sums in book.days.values())
    book.attempt("p", 1.0, 1)


def test_a_price_that_is_none_is_refused() -> None:
    with pytest.raises(SettingError):
        money.check("x")
    assert money.check("") == ""
