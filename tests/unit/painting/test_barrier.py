"""The two-way barrier."""

import asyncio
from collections.abc import Callable
from functools import partial

from limner.painting._barrier import Barrier
from tests.fakes.clock import FakeClock


async def test_it_opens_when_text_and_pictures_are_done_whichever_comes_last() -> None:
    for last in ("text", "picture"):
        clock = FakeClock()
        barrier = Barrier(clock)
        barrier.picture_begins("a")
        waiting = asyncio.create_task(barrier.wait(300))
        steps: list[Callable[[], None]] = [barrier.text_done, partial(barrier.picture_done, "a")]
        if last == "text":
            steps.reverse()
        steps[0]()
        await clock.settle()

        assert not waiting.done()

        steps[1]()
        await clock.settle()

        assert waiting.done()
        assert await waiting is True


async def test_when_the_time_is_up_it_opens_and_says_so() -> None:
    clock = FakeClock()
    barrier = Barrier(clock)
    barrier.picture_begins("a")
    barrier.text_done()
    waiting = asyncio.create_task(barrier.wait(300))

    await clock.advance(299)
    assert not waiting.done()

    await clock.advance(1)
    assert await waiting is False


async def test_the_time_counts_from_the_end_of_the_text() -> None:
    clock = FakeClock()
    barrier = Barrier(clock)
    barrier.picture_begins("a")
    waiting = asyncio.create_task(barrier.wait(300))
    await clock.advance(1000)
    barrier.text_done()
    await clock.advance(299)

    assert not waiting.done()

    await clock.advance(1)

    assert await waiting is False


async def test_a_text_without_pictures_opens_it_at_once() -> None:
    barrier = Barrier(FakeClock())
    barrier.text_done()

    assert await barrier.wait(300) is True


async def test_a_continue_closes_it_again() -> None:
    clock = FakeClock()
    barrier = Barrier(clock)
    barrier.picture_begins("a")
    barrier.text_done()
    waiting = asyncio.create_task(barrier.wait(300))
    await clock.settle()
    barrier.text_begins()
    barrier.picture_done("a")
    await clock.settle()

    assert not waiting.done()

    barrier.text_done()
    await clock.settle()

    assert await waiting is True
