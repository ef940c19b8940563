"""Deadlines of a program that is put to sleep: what came meanwhile is heard before anybody gives up."""

import asyncio

import pytest

from limner.core.clock import OVERSLEPT, SLEEPS, SLICE, Deadline, within
from tests.fakes.clock import FakeClock


class Sleep:
    """Moves the running loop's clock: what is due meanwhile is due at once, as where a browser has slept."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        loop = asyncio.get_running_loop()
        self._real, self._slept = loop.time, 0.0
        monkeypatch.setattr(loop, "time", lambda: self._real() + self._slept)

    def __call__(self, seconds: float) -> None:
        self._slept += seconds


async def turns() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_a_deadline_counts_only_the_time_in_which_it_is_awake(monkeypatch: pytest.MonkeyPatch) -> None:
    sleep, called = Sleep(monkeypatch), list[str]()
    deadline = Deadline(3 * SLICE, lambda: called.append("overdue"))
    sleep(1000)
    await turns()
    assert called == []
    sleep(SLICE)
    await turns()
    assert called == []
    sleep(SLICE)
    await turns()
    deadline.cancel()
    assert called == ["overdue"]


async def test_who_sleeps_over_the_end_of_a_deadline_has_a_moment_to_hear_what_came(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sleep, called = Sleep(monkeypatch), list[str]()
    deadline = Deadline(0.5, lambda: called.append("overdue"))
    sleep(1000)
    await turns()
    assert called == []
    deadline.cancel()
    sleep(1000)
    await turns()
    assert called == []


async def test_awake_a_deadline_is_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    sleep, called = Sleep(monkeypatch), list[str]()
    Deadline(0.5, lambda: called.append("overdue"))
    sleep(0.5 + OVERSLEPT / 2)
    await turns()
    assert called == ["overdue"]


class Sleeper(FakeClock):
    """A clock whose next timer comes so much later than it was asked for."""

    late = 0.0

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds + self.late)


async def test_work_that_ends_after_a_sleep_over_the_hour_is_not_given_up() -> None:
    clock = Sleeper()
    clock.late = 1000
    done: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def work() -> str:
        return await done

    task = asyncio.ensure_future(within(clock, 10, work()))
    await clock.advance(1010)
    assert not task.done()
    clock.late = 0
    done.set_result("painted")
    assert await task == "painted"


async def test_work_that_takes_too_long_is_given_up_also_after_a_sleep() -> None:
    clock = Sleeper()
    clock.late = 1000

    async def work() -> None:
        await asyncio.Event().wait()

    task = asyncio.ensure_future(within(clock, 10, work()))
    await clock.settle()
    clock.late = 0
    await clock.advance(1005)
    assert not task.done()
    await clock.advance(5)
    with pytest.raises(TimeoutError):
        await task
    assert clock.sleeping == 0


async def test_a_deadline_has_an_end_also_where_every_timer_comes_late() -> None:
    clock = Sleeper()
    clock.late = 60

    async def work() -> None:
        await asyncio.Event().wait()

    task = asyncio.ensure_future(within(clock, 10, work()))
    for _ in range(SLEEPS + 3):
        await clock.advance(66)
    with pytest.raises(TimeoutError):
        await task
