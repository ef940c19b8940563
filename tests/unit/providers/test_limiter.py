"""The limiter is fair, keeps its limits, and loses no slot whatever is cancelled when."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.providers.limiter import Limiter
from tests.fakes.clock import FakeClock


@dataclass
class World:
    """Painters that hold a slot for a time, and a diary of who started when and beside whom."""

    clock: FakeClock
    limiter: Limiter
    started: list[tuple[str, float]] = field(default_factory=list)
    at_work: set[str] = field(default_factory=set)
    tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    on_start: Callable[[str], None] = lambda _: None

    def paint(self, name: str, seconds: float = 1.0, *, exclusive: bool = False) -> asyncio.Task[None]:
        task = asyncio.create_task(self._paint(name, seconds, exclusive=exclusive))
        self.tasks[name] = task
        return task

    async def _paint(self, name: str, seconds: float, *, exclusive: bool) -> None:
        async with self.limiter.slot(exclusive=exclusive):
            self.started.append((name, self.clock.now()))
            self.at_work.add(name)
            self.on_start(name)
            try:
                await self.clock.sleep(seconds)
            finally:
                self.at_work.discard(name)

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.started]


def world(concurrency: int = 1, interval_s: float = 0.0) -> World:
    clock = FakeClock()
    return World(clock, Limiter(clock, concurrency, interval_s))


async def test_first_come_is_first_served() -> None:
    room = world()
    for name in "abcde":
        room.paint(name)
    await room.clock.advance(10)
    assert room.started == [("a", 0), ("b", 1), ("c", 2), ("d", 3), ("e", 4)]


async def test_as_many_run_at_once_as_are_allowed() -> None:
    room = world(concurrency=2)
    for name in "abc":
        room.paint(name, 5)
    await room.clock.advance(4)
    assert room.at_work == {"a", "b"}
    assert repr(room.limiter) == "<Limiter 2 of 2 running, 1 waiting, 0 s apart>"
    await room.clock.advance(1)
    assert room.at_work == {"c"}


async def test_a_free_slot_is_taken_without_a_turn_of_the_loop() -> None:
    limiter = Limiter(FakeClock())
    taking = limiter.slot().__aenter__()
    with pytest.raises(StopIteration):
        taking.__await__().__next__()
    assert limiter.running == 1


async def test_the_interval_counts_from_start_to_start() -> None:
    room = world(concurrency=5, interval_s=3)
    room.paint("short", 0.5)
    room.paint("long", 20)
    room.paint("third")
    await room.clock.advance(10)
    assert room.started == [("short", 0), ("long", 3), ("third", 6)]


async def test_nothing_sleeps_when_nobody_waits() -> None:
    room = world(interval_s=3)
    room.paint("a")
    waiting = room.paint("b")
    await room.clock.advance(2)
    assert room.clock.sleeping == 1
    waiting.cancel()
    await room.clock.settle()
    assert room.clock.sleeping == 0


async def test_an_exclusive_slot_runs_alone_and_nobody_slips_past_it() -> None:
    room = world(concurrency=3)
    room.paint("a", 2)
    room.paint("b", 4)
    room.paint("alone", 1, exclusive=True)
    room.paint("c")
    room.paint("d")
    await room.clock.advance(3)
    assert room.at_work == {"b"}
    await room.clock.advance(1.5)
    assert room.at_work == {"alone"}
    assert "running alone" in repr(room.limiter)
    await room.clock.advance(1)
    assert room.at_work == {"c", "d"}


async def test_new_limits_hold_at_once() -> None:
    room = world(interval_s=100)
    for name in "abcd":
        room.paint(name, 10)
    await room.clock.advance(5)
    room.limiter.configure(3, 0)
    await room.clock.settle()
    assert room.at_work == {"a", "b", "c"}
    room.limiter.configure(1, 0)
    await room.clock.advance(6)
    assert room.at_work == {"b", "c"}
    await room.clock.advance(4)
    assert room.at_work == {"d"}


async def test_a_slot_is_given_back_by_a_painter_that_fails() -> None:
    limiter = Limiter(FakeClock())
    with pytest.raises(RuntimeError, match="no paint"):
        async with limiter.slot():
            raise RuntimeError("no paint")
    assert limiter.running == 0


async def test_cancelling_one_that_waits_lets_the_next_one_move_up() -> None:
    room = world()
    for name in "abc":
        room.paint(name, 2)
    await room.clock.settle()
    room.tasks["b"].cancel()
    await room.clock.advance(2)
    assert room.at_work == {"c"}


async def test_a_slot_granted_in_the_instant_of_the_cancellation_is_passed_on() -> None:
    clock = FakeClock()
    limiter = Limiter(clock)
    room = World(clock, limiter)
    async with limiter.slot():
        room.paint("b")
        room.paint("c")
        await clock.settle()
    room.tasks["b"].cancel()  # the slot is b's since the line above, but b has not run yet
    await clock.settle()
    assert room.at_work == {"c"}


async def test_a_slot_freed_in_the_instant_after_the_cancellation_is_passed_on() -> None:
    clock = FakeClock()
    limiter = Limiter(clock)
    room = World(clock, limiter)
    async with limiter.slot():
        room.paint("b")
        room.paint("c")
        await clock.settle()
        room.tasks["b"].cancel()
    await clock.settle()
    assert room.at_work == {"c"}


@pytest.mark.parametrize(
    ("concurrency", "interval_s"), [(0, 0), (1, -1), (1, float("nan")), (1, float("inf"))]
)
async def test_limits_that_are_none_are_refused(concurrency: int, interval_s: float) -> None:
    limiter = Limiter(FakeClock())
    with pytest.raises(ValueError, match="no limits"):
        limiter.configure(concurrency, interval_s)


SECONDS = st.sampled_from([0.0, 0.125, 0.5, 1.0, 2.5, 7.0])  # binary fractions: sums are exact
ARRIVAL = st.tuples(st.just("arrive"), SECONDS, st.booleans())
CANCEL = st.tuples(st.just("cancel"), st.integers(0, 30))
CONFIGURE = st.tuples(st.just("configure"), st.integers(1, 4), SECONDS)
PASS = st.tuples(st.just("pass"), SECONDS)
TURN = st.tuples(st.just("turn"))


@given(st.lists(ARRIVAL | CANCEL | CONFIGURE | PASS | TURN, max_size=40))
def test_limits_hold_and_everything_ends_whatever_happens(steps: list[tuple[object, ...]]) -> None:
    asyncio.run(_whatever_happens(steps))


async def _whatever_happens(steps: list[tuple[object, ...]]) -> None:
    room = world()
    interval, most_lately = 0.0, 1  # the most that was allowed since the loop last came to rest
    exclusive: set[str] = set()

    def check(name: str) -> None:
        now = room.clock.now()
        beside = room.at_work - {name}
        assert len(room.at_work) <= most_lately
        assert not (beside & exclusive)
        assert not (beside and name in exclusive)
        if len(room.started) > 1 and room.started[-2][1] > changed:
            assert now - room.started[-2][1] >= interval

    room.on_start = check
    changed, allowed = -1.0, 1
    for index, step in enumerate(steps):
        match step:
            case ("arrive", float(seconds), bool(alone)):
                if alone:
                    exclusive.add(str(index))
                room.paint(str(index), seconds, exclusive=alone)
            case ("cancel", int(which)) if str(which) in room.tasks:
                room.tasks[str(which)].cancel()
            case ("configure", int(most), float(apart)):
                interval, most_lately = apart, max(most, most_lately)
                changed, allowed = room.clock.now(), most
                room.limiter.configure(most, apart)
            case ("pass", float(seconds)):
                await room.clock.settle()
                most_lately = allowed
                await room.clock.advance(seconds)
            case _:
                await asyncio.sleep(0)
    await room.clock.advance(1_000)
    results = await asyncio.gather(*room.tasks.values(), return_exceptions=True)
    assert all(result is None or isinstance(result, asyncio.CancelledError) for result in results)
    assert (room.limiter.running, room.limiter.waiting, room.clock.sleeping) == (0, 0, 0)
    # First come, first served. Of two that are let in at the same instant the later one may be heard first:
    # it found room and went on, while the other one had waited and was still to wake.
    waited = sorted(room.started, key=lambda start: int(start[0]))
    assert [at for _, at in waited] == sorted(at for _, at in waited)


async def test_the_fake_clock_wakes_its_sleepers_in_the_order_of_their_hours() -> None:
    clock = FakeClock(wall=1_000.0)
    woken: list[tuple[str, float]] = []

    async def sleeper(name: str, seconds: float) -> None:
        await clock.sleep(seconds)
        woken.append((name, clock.now()))

    naps: list[Awaitable[None]] = [
        asyncio.create_task(sleeper(name, nap)) for name, nap in (("late", 3), ("early", 1), ("twin", 1))
    ]
    await clock.advance(2)
    assert woken == [("early", 1), ("twin", 1)]
    await clock.advance(2)
    assert woken[-1] == ("late", 3)
    assert (clock.now(), clock.wall()) == (4, 1_004)
    await asyncio.gather(*naps)
