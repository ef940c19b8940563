"""A painter that keeps failing is left in peace, and found again when it is well."""

import asyncio

import pytest

from limner.core.errors import GenerationError
from limner.providers._circuit_breaker import CircuitBreaker
from tests.fakes.clock import FakeClock


def error(
    code: str = "provider", sentence: str = "Out of paint.", *, retryable: bool = True
) -> GenerationError:
    return GenerationError(sentence, code=code, provider="sd", retryable=retryable)


class Bench:
    """A breaker before a painter that does as it is told."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.breaker = CircuitBreaker(self.clock, "sd")
        self.asked = 0

    async def ask(self, answer: Exception | None = None, *, insist: bool = False, takes: float = 0.0) -> str:
        """Ask once, and return ``painted`` or why not."""
        try:
            async with self.breaker.attempt(insist=insist):
                self.asked += 1
                if takes:
                    await self.clock.sleep(takes)
                if answer is not None:
                    raise answer
        except GenerationError as refused:
            return str(refused)
        return "painted"

    async def fail(self, times: int = 3) -> None:
        for _ in range(times):
            assert await self.ask(error()) == "Out of paint."

    @property
    def open(self) -> bool:
        return self.breaker.refusal() is not None


@pytest.fixture(name="bench")
def _bench() -> Bench:
    return Bench()


async def test_after_three_failures_in_a_row_nothing_is_asked_for_a_minute(bench: Bench) -> None:
    await bench.fail(2)
    assert not bench.open

    await bench.fail(1)
    await bench.clock.advance(59)

    assert "keeps failing" in await bench.ask()
    assert bench.asked == 3


async def test_the_refusal_says_when_it_is_tried_again_and_what_went_wrong(bench: Bench) -> None:
    await bench.fail()
    await bench.clock.advance(18.5)

    said = await bench.ask()

    assert said == (
        "The image service keeps failing, so it is asked again in 42 seconds at the earliest "
        "(Try again asks it at once); "
        "its last failure: Out of paint."
    )


async def test_a_refusal_is_not_worth_retrying_and_does_not_count(bench: Bench) -> None:
    await bench.fail()
    refusal = bench.breaker.refusal()

    assert refusal is not None
    assert not refusal.retryable
    for _ in range(10):
        await bench.ask()
    await bench.clock.advance(60)
    assert await bench.ask() == "painted"


async def test_a_success_between_failures_begins_the_count_anew(bench: Bench) -> None:
    await bench.fail(2)
    await bench.ask()
    await bench.fail(2)

    assert not bench.open


@pytest.mark.parametrize(
    "harmless",
    [
        error("validation", retryable=False),
        error("validation"),
        error("cancelled"),
        error("provider", retryable=False),
    ],
    ids=["validation", "validation worth retrying", "cancelled", "an answer we do not show"],
)
async def test_what_is_no_sign_of_a_sick_painter_does_not_count(
    bench: Bench, harmless: GenerationError
) -> None:
    for _ in range(9):
        await bench.ask(harmless)

    assert not bench.open


async def test_the_network_counts_whether_it_is_worth_retrying_or_not(bench: Bench) -> None:
    for _ in range(3):
        await bench.ask(error("network", retryable=False))

    assert bench.open


async def test_the_pause_doubles_with_each_failed_trial_up_to_ten_minutes(bench: Bench) -> None:
    await bench.fail()
    pauses = []
    for _ in range(6):
        refusal = bench.breaker.refusal()
        assert refusal is not None
        pauses.append(int(refusal.details["paused"]))
        await bench.clock.advance(pauses[-1])
        await bench.fail(1)

    assert pauses == [60, 120, 240, 480, 600, 600]


async def test_when_the_time_is_up_one_picture_is_the_trial_and_the_others_wait_for_it(bench: Bench) -> None:
    await bench.fail()
    await bench.clock.advance(60)
    tasks = [asyncio.create_task(bench.ask(takes=5)) for _ in range(4)]
    await bench.clock.advance(1)

    assert bench.asked == 4

    await bench.clock.advance(10)

    assert [await task for task in tasks] == ["painted"] * 4


async def test_a_failed_trial_fails_those_who_waited_for_it(bench: Bench) -> None:
    await bench.fail()
    await bench.clock.advance(60)
    tasks = [asyncio.create_task(bench.ask(error(), takes=5)) for _ in range(4)]
    await bench.clock.advance(5)

    said = [await task for task in tasks]

    assert bench.asked == 4
    assert said[0] == "Out of paint."
    assert all("asked again in 2 minutes" in each for each in said[1:])


async def test_a_trial_that_is_cancelled_leaves_the_trial_to_the_next(bench: Bench) -> None:
    await bench.fail()
    await bench.clock.advance(60)
    trial = asyncio.create_task(bench.ask(takes=5))
    waiting = asyncio.create_task(bench.ask(takes=5))
    await bench.clock.advance(1)
    trial.cancel()
    await bench.clock.advance(5)

    assert await waiting == "painted"
    assert bench.asked == 5
    assert not bench.open


async def test_a_trial_that_breaks_limner_itself_locks_nobody_out(bench: Bench) -> None:
    await bench.fail()
    await bench.clock.advance(60)
    with pytest.raises(ZeroDivisionError):
        await bench.ask(ZeroDivisionError())

    assert await bench.ask() == "painted"


async def test_the_user_may_insist_and_a_success_ends_the_pause(bench: Bench) -> None:
    await bench.fail()

    assert await bench.ask(insist=True) == "painted"
    assert await bench.ask() == "painted"


async def test_insisting_in_vain_makes_the_pause_no_longer(bench: Bench) -> None:
    await bench.fail()
    for _ in range(5):
        assert await bench.ask(error(), insist=True) == "Out of paint."
    await bench.clock.advance(60)

    assert await bench.ask() == "painted"


async def test_pictures_under_way_when_it_opens_make_the_pause_no_longer(bench: Bench) -> None:
    tasks = [asyncio.create_task(bench.ask(error(), takes=1)) for _ in range(5)]
    await bench.clock.advance(1)
    assert [await task for task in tasks] == ["Out of paint."] * 5

    await bench.clock.advance(60)

    assert await bench.ask() == "painted"


async def test_a_painter_that_is_not_set_up_fails_the_rest_of_the_queue_with_the_same_sentence(
    bench: Bench,
) -> None:
    await bench.ask(error("configuration", "Set it up.", retryable=False))

    assert [await bench.ask() for _ in range(3)] == ["Set it up."] * 3
    assert bench.asked == 1

    await bench.clock.advance(5)

    assert await bench.ask() == "painted"


async def test_a_painter_that_was_not_set_up_is_no_worse_for_it_later(bench: Bench) -> None:
    await bench.ask(error("configuration", "Set it up.", retryable=False))
    await bench.clock.advance(5)
    await bench.fail(2)

    assert not bench.open


async def test_the_breaker_tells_its_state_in_the_log(bench: Bench) -> None:
    assert repr(bench.breaker) == "<Breaker of sd: closed, 0 failures in a row>"
    await bench.fail()
    assert "open, 3 failures" in repr(bench.breaker)
