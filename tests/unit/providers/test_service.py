"""The one place that asks painters: what it asks for, how often, and what it says when nothing helps."""

import asyncio
import random
from collections.abc import Callable, Collection, Sequence

import pytest

from limner.core.errors import GenerationError, HostError, HostTimeoutError
from limner.pictures.options import Features, Options
from limner.providers.base import Heard, Painted, PictureRequest, Status
from limner.providers.limiter import Limiter
from limner.providers.service import GenerationService
from tests.fakes.clock import FakeClock


class Easel:
    """A painter that takes a second for each picture and then does what it is told for that prompt."""

    id = "easel"
    name = "The easel"
    description = "It paints."

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self.asked: list[str] = []
        self.answers: dict[str, list[Exception]] = {}

    def exclusive(self, request: PictureRequest) -> bool:
        return False

    def features(self) -> Features:
        return Features()

    def defaults(self) -> Options:
        return Options()

    def validate(self, options: Options) -> tuple[str, ...]:
        return self.features().faults(options)

    async def status(self, attempt: str) -> Status:
        return Status.UNKNOWN

    async def cancel(self, attempt: str) -> None:
        pass

    async def generate(self, request: PictureRequest, heard: Heard) -> Painted:
        self.asked.append(request.prompt)
        await self._clock.sleep(1)
        answers = self.answers.get(request.prompt)
        if answers:
            raise answers.pop(0)
        return Painted(f"/user/images/{request.prompt}.png", self.id)


class Archive(Easel):
    """One that also remembers what an earlier worker asked of it."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock)
        self.kept: dict[str, Painted | Exception] = {}

    async def known(self, attempts: Sequence[str]) -> Collection[str]:
        return [each for each in attempts if each in self.kept]

    def forget(self, attempt: str) -> None:
        self.kept.pop(attempt, None)

    async def collect(self, request: PictureRequest) -> Painted | None:
        await self._clock.sleep(1)
        found = self.kept.get(request.id)
        if isinstance(found, Exception):
            raise found
        return found


def broken(sentence: str = "Out of paint.", **details: str) -> GenerationError:
    return GenerationError(sentence, code="provider", provider="easel", retryable=True, details=details)


class Workshop:
    """A service with one painter; ``results`` holds what became of each picture."""

    def __init__(self, *, retries: int = 1, concurrency: int = 1, painter: type[Easel] = Easel) -> None:
        self.clock = FakeClock()
        self.retries = retries
        self.jobs = painter(self.clock)
        self.limiter = Limiter(self.clock, concurrency)
        self.started: list[str] = []
        self.results: dict[str, str] = {}
        self.tasks: dict[str, asyncio.Task[None]] = {}
        self.service = GenerationService(
            self.limiter,
            [self.jobs],
            "easel",
            clock=self.clock,
            chance=random.Random(3),
            retries=lambda: self.retries,
        )

    def begin(self, *prompts: str, insist: bool = False) -> None:
        for prompt in prompts:
            self.tasks[prompt] = asyncio.create_task(self._paint(prompt, insist))

    async def _paint(self, prompt: str, insist: bool) -> None:
        request = PictureRequest(f"id of {prompt}", prompt)
        try:
            painted = await self.service.paint(request, lambda: self.started.append(prompt), insist=insist)
        except GenerationError as error:
            self.results[prompt] = str(error)
        else:
            self.results[prompt] = painted.url

    def fail(self, *prompts: str, times: int = 99, error: Callable[[], Exception] = broken) -> None:
        for prompt in prompts:
            self.jobs.answers[prompt] = [error() for _ in range(times)]

    async def break_it(self) -> None:
        """Have so much fail that the painter is left in peace."""
        self.fail("x")
        for _ in range(2):
            self.begin("x")
            await self.clock.advance(10)
        assert "Out of paint." in self.results.pop("x")
        self.jobs.asked.clear()


async def test_a_picture_is_painted_and_its_beginning_told() -> None:
    shop = Workshop()
    shop.begin("a", "b")
    await shop.clock.advance(0.5)

    assert shop.started == ["a"]

    await shop.clock.advance(2)

    assert shop.results == {"a": "/user/images/a.png", "b": "/user/images/b.png"}
    assert shop.clock.sleeping == 0


async def test_what_fails_once_is_painted_at_the_second_try() -> None:
    shop = Workshop()
    shop.fail("a", times=1)
    shop.begin("a")
    await shop.clock.advance(10)

    assert shop.results == {"a": "/user/images/a.png"}
    assert shop.jobs.asked == ["a", "a"]


async def test_the_beginning_is_told_once_however_often_it_is_tried() -> None:
    shop = Workshop(retries=2)
    shop.fail("a", times=2)
    shop.begin("a")
    await shop.clock.advance(60)

    assert shop.started == ["a"]
    assert shop.jobs.asked == ["a", "a", "a"]


async def test_the_second_try_comes_after_one_to_two_seconds() -> None:
    shop = Workshop()
    shop.fail("a", times=1)
    shop.begin("a")
    await shop.clock.advance(1 + 0.99)

    assert shop.jobs.asked == ["a"]

    await shop.clock.advance(1.01)

    assert shop.jobs.asked == ["a", "a"]


async def test_others_are_painted_while_one_waits_for_its_next_try() -> None:
    shop = Workshop()
    shop.fail("a", times=1, error=lambda: broken(retry_after="30"))
    shop.begin("a", "b", "c")
    await shop.clock.advance(10)

    assert shop.results == {"b": "/user/images/b.png", "c": "/user/images/c.png"}
    assert shop.limiter.running == 0

    await shop.clock.advance(25)

    assert shop.results["a"] == "/user/images/a.png"


@pytest.mark.parametrize("retries", [0, 1, 2])
async def test_what_fails_for_good_is_tried_as_often_as_the_setting_says(retries: int) -> None:
    shop = Workshop(retries=retries)
    shop.fail("a")
    shop.begin("a")
    await shop.clock.advance(60)

    assert shop.results == {"a": "Out of paint."}
    assert len(shop.jobs.asked) == 1 + retries


async def test_a_setting_changed_meanwhile_counts() -> None:
    shop = Workshop(retries=0)
    shop.fail("a", times=1)
    shop.begin("a")
    await shop.clock.advance(0.5)
    shop.retries = 1
    await shop.clock.advance(10)

    assert shop.results == {"a": "/user/images/a.png"}


async def test_what_makes_no_sense_to_retry_fails_at_once() -> None:
    shop = Workshop(retries=5)
    shop.fail("a", error=lambda: GenerationError("A video.", code="configuration", provider="easel"))
    shop.begin("a")
    await shop.clock.advance(1)

    assert shop.results == {"a": "A video."}
    assert len(shop.jobs.asked) == 1


async def test_a_page_that_does_not_answer_is_the_network_and_is_tried_again() -> None:
    shop = Workshop()
    shop.fail("a", times=1, error=lambda: HostTimeoutError("No answer in 300 s."))
    shop.fail("b", times=1, error=lambda: HostError("It broke."))
    shop.begin("a", "b")
    await shop.clock.advance(10)

    assert shop.results == {
        "a": "/user/images/a.png",
        "b": "SillyTavern did not hand over the picture: It broke. Reload the page.",
    }


async def test_a_painter_that_never_answers_is_told_as_one_and_not_as_a_number_of_seconds() -> None:
    shop = Workshop(retries=0)
    shop.fail("a", times=1, error=lambda: HostTimeoutError("The page did not answer within 900 seconds."))
    shop.begin("a")
    await shop.clock.advance(10)

    assert shop.results == {
        "a": "The image service gave no answer. See whether it is running, then press Try again."
    }


async def test_cancelling_ends_the_wait_for_the_next_try() -> None:
    shop = Workshop()
    shop.fail("a")
    shop.begin("a")
    await shop.clock.advance(1.5)
    shop.tasks["a"].cancel()
    await shop.clock.advance(60)

    assert shop.tasks["a"].cancelled()
    assert shop.jobs.asked == ["a"]
    assert shop.limiter.running == 0


async def test_a_painter_that_keeps_failing_is_not_asked_for_the_rest_of_the_queue() -> None:
    shop = Workshop(retries=0)
    shop.fail(*"abcdef")
    shop.begin(*"abcdef")
    await shop.clock.advance(3.5)

    assert shop.jobs.asked == ["a", "b", "c"]
    assert [shop.results[each] for each in "abc"] == ["Out of paint."] * 3
    assert all("keeps failing" in shop.results[each] for each in "def")
    assert shop.started == ["a", "b", "c"]


async def test_a_picture_that_waits_for_its_next_try_gives_up_where_the_painter_is_left_in_peace() -> None:
    shop = Workshop()
    shop.fail(*"abc", error=lambda: broken(retry_after="10"))
    shop.begin(*"abc")
    await shop.clock.advance(20)

    assert shop.jobs.asked == ["a", "b", "c"]
    assert shop.results["c"] == "Out of paint."
    assert all("keeps failing" in shop.results[each] for each in "ab")


async def test_a_painter_in_peace_is_not_waited_for() -> None:
    shop = Workshop()
    await shop.break_it()
    shop.begin("a")
    await shop.clock.settle()

    assert "keeps failing" in shop.results["a"]
    assert shop.started[-1] == "x"


async def test_a_minute_later_it_is_asked_again() -> None:
    shop = Workshop()
    await shop.break_it()
    await shop.clock.advance(60)
    shop.begin("a", "b")
    await shop.clock.advance(5)

    assert shop.results == {"a": "/user/images/a.png", "b": "/user/images/b.png"}


async def test_what_the_user_asks_for_by_hand_is_asked_for_and_mends_the_rest() -> None:
    shop = Workshop()
    await shop.break_it()
    shop.begin("a", insist=True)
    await shop.clock.advance(1)
    shop.begin("b")
    await shop.clock.advance(1)

    assert shop.results == {"a": "/user/images/a.png", "b": "/user/images/b.png"}


async def test_what_the_user_asks_for_in_vain_is_not_tried_again_by_itself() -> None:
    shop = Workshop()
    await shop.break_it()
    shop.fail("a")
    shop.begin("a", insist=True)
    await shop.clock.advance(30)

    assert shop.results == {"a": "Out of paint."}
    assert shop.jobs.asked == ["a"]


async def test_a_painter_that_is_not_set_up_is_asked_once_for_the_whole_queue() -> None:
    shop = Workshop()
    shop.fail(*"abc", error=lambda: GenerationError("Set it up.", code="configuration", provider="easel"))
    shop.begin(*"abc")
    await shop.clock.advance(3)

    assert shop.jobs.asked == ["a"]
    assert shop.results == dict.fromkeys("abc", "Set it up.")


async def test_a_painter_that_does_not_exist_says_what_to_do() -> None:
    shop = Workshop()
    shop.service.default = "nobody"
    shop.begin("a")
    await shop.clock.settle()

    assert shop.results["a"].startswith("There is no painter called nobody")


async def test_the_result_of_an_earlier_worker_is_fetched_and_nothing_painted() -> None:
    shop = Workshop(painter=Archive)
    assert isinstance(shop.jobs, Archive)
    shop.jobs.kept["old"] = Painted("/user/images/old.png", "easel")
    collecting = asyncio.create_task(shop.service.collect(PictureRequest("old", "a")))
    await shop.clock.settle()

    assert shop.limiter.running == 1

    await shop.clock.advance(1)

    assert await collecting == Painted("/user/images/old.png", "easel")
    assert shop.jobs.asked == []


async def test_what_nobody_knows_of_is_nothing() -> None:
    shop = Workshop(painter=Archive)
    collecting = asyncio.create_task(shop.service.collect(PictureRequest("other", "a"), "easel"))
    await shop.clock.advance(1)

    assert await collecting is None


async def test_a_painter_without_a_memory_has_nothing_to_fetch() -> None:
    assert await Workshop().service.collect(PictureRequest("old", "a")) is None


@pytest.mark.parametrize("failure", [broken("Out of paint."), HostError("Out of paint.")])
async def test_a_fetched_failure_is_told_and_does_not_count_against_the_painter(failure: Exception) -> None:
    shop = Workshop(painter=Archive)
    assert isinstance(shop.jobs, Archive)
    shop.jobs.kept["old"] = failure
    for _ in range(5):
        collecting = asyncio.create_task(shop.service.collect(PictureRequest("old", "a")))
        await shop.clock.advance(1)
        with pytest.raises(GenerationError, match="Out of paint"):
            await collecting
    shop.begin("a")
    await shop.clock.advance(1)

    assert shop.results == {"a": "/user/images/a.png"}
