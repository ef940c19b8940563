"""The quota stops at its limits, whoever asks, and remembers them across reloads."""

from collections.abc import Coroutine

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.outbox.outbox import Outbox
from limner.painting.quota import DAY, HOUR, NAME, Quota, QuotaLimits, Refusal
from tests.fakes.store import FakeStore

NOON = 1_700_000_000.0


class Purse:
    """An quota whose saving is carried out when the test says so."""

    def __init__(self, store: FakeStore, hour: int = 0, day: int = 0) -> None:
        self.limits = QuotaLimits(hour, day)
        self.work: list[Coroutine[None, None, None]] = []
        self.quota = Quota(store, lambda: self.limits, self.work.append)

    def take(self, wall: float) -> str:
        taken = self.quota.take(wall)
        return taken.sentence if isinstance(taken, Refusal) else ""

    async def save(self) -> None:
        for work in self.work:
            await work
        self.work.clear()


@pytest.fixture(name="store")
def _store() -> FakeStore:
    return FakeStore()


async def test_the_hour_is_a_hard_stop_that_says_when_it_ends(store: FakeStore) -> None:
    purse = Purse(store, hour=2)
    assert [purse.take(NOON), purse.take(NOON + 600)] == ["", ""]
    said = purse.take(NOON + 1200)
    assert said == "The limit for one hour (pictures: 2) is reached: the next may begin in 40 minutes."
    assert purse.take(NOON + HOUR - 1).endswith("in a minute.")
    assert purse.take(NOON + HOUR) == ""
    await purse.save()


async def test_the_day_holds_where_the_hour_does_not(store: FakeStore) -> None:
    purse = Purse(store, hour=1, day=1)
    assert purse.take(NOON) == ""
    assert purse.take(NOON + 2 * HOUR).endswith(
        "one day (pictures: 1) is reached: the next may begin in 22 hours."
    )
    assert purse.take(NOON + DAY) == ""
    await purse.save()


async def test_no_limit_is_no_limit_and_nothing_is_written(store: FakeStore) -> None:
    purse = Purse(store)
    assert {purse.take(NOON) for _ in range(50)} == {""}
    await purse.save()
    assert store.texts == {}


async def test_the_user_is_told_once_until_something_is_allowed_again(store: FakeStore) -> None:
    purse = Purse(store, hour=1)
    purse.take(NOON)
    news = [purse.quota.take(NOON + after) for after in (1, 2)]
    assert [each.news for each in news if isinstance(each, Refusal)] == [True, False]
    purse.take(NOON + HOUR)
    again = purse.quota.take(NOON + HOUR + 1)
    assert isinstance(again, Refusal)
    assert again.news
    await purse.save()


async def test_what_was_not_painted_gives_its_place_back(store: FakeStore) -> None:
    purse = Purse(store, hour=1)
    place = purse.quota.take(NOON)
    assert isinstance(place, float)
    purse.quota.give_back(place)
    await purse.save()
    assert purse.take(NOON + 1) == ""
    await purse.save()
    next_page = Purse(store, hour=1)
    await next_page.quota.load()
    assert next_page.take(NOON + 2) != ""


async def test_the_counts_survive_a_reload_and_two_tabs_share_them(store: FakeStore) -> None:
    one, other = Purse(store, day=3), Purse(store, day=3)
    one.take(NOON)
    other.take(NOON + 1)
    await one.save()
    await other.save()
    third = Purse(store, day=3)
    await third.quota.load()
    assert third.take(NOON + 2) == ""
    assert third.take(NOON + 3) != ""
    await third.save()


async def test_the_outbox_reads_over_what_is_kept_beside_it(store: FakeStore) -> None:
    purse = Purse(store, day=3)
    purse.take(NOON)
    await purse.save()
    outbox = Outbox(store)
    await outbox.load()
    assert list(store.texts) == [NAME]
    assert len(outbox) == 0


@pytest.mark.parametrize(
    "text", ["", "[", '{"allowance": 3}', '{"allowance": ["x", -1, null, 1e99]}', '"allowance"']
)
async def test_a_damaged_store_counts_nothing(store: FakeStore, text: str) -> None:
    store.texts["x"] = text
    purse = Purse(store, day=1)
    await purse.quota.load()
    assert purse.take(NOON) == ""
    await purse.save()


async def test_a_store_that_fails_costs_the_memory_and_nothing_else(store: FakeStore) -> None:
    store.broken = True
    purse = Purse(store, hour=1)
    await purse.quota.load()
    assert purse.take(NOON) == ""
    await purse.save()
    assert purse.take(NOON) != ""


@given(st.lists(st.integers(0, 3 * int(DAY)), max_size=40), st.integers(1, 4), st.integers(1, 8))
def test_no_hour_and_no_day_ever_holds_more(times: list[int], hour: int, day: int) -> None:
    purse = Purse(FakeStore(), hour, day)
    begun = [each for each in sorted(times) if not purse.take(NOON + each)]
    for work in purse.work:
        work.close()
    for at in begun:
        assert sum(at - HOUR < each <= at for each in begun) <= hour
        assert sum(at - DAY < each <= at for each in begun) <= day


async def test_a_clock_that_was_a_year_ahead_for_a_moment_takes_nothing_from_the_limit(
    store: FakeStore,
) -> None:
    purse = Purse(store, day=3)
    assert purse.take(NOON + 365 * DAY) == ""
    assert [purse.take(NOON + number) for number in range(3)] == ["", "", ""]
    await purse.save()
    assert purse.take(NOON + 10).startswith("The limit for one day")


async def test_what_no_limit_can_ask_for_any_more_is_forgotten_also_in_the_store(store: FakeStore) -> None:
    purse = Purse(store, day=100)
    for number in range(50):
        assert purse.take(NOON + number) == ""
    await purse.save()
    assert [purse.take(NOON + 2 * DAY - 1), purse.take(NOON + 2 * DAY)] == ["", ""]
    await purse.save()

    assert store.texts[NAME].count(",") == 1
