"""Painters come and go; who is asked, with what, how often, and who else: nothing is paid for twice."""

import asyncio
import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from limner.core.errors import GenerationError, HostError
from limner.outbox.entry import Entry
from limner.page.host_values import MessageKey
from limner.pictures.options import Features, Options
from limner.pictures.provenance import Provenance
from limner.providers.base import Heard, Painted, PictureRequest, Progress, Status
from limner.providers.limiter import Limiter
from limner.providers.service import GenerationService
from tests.fakes.clock import FakeClock
from tests.fakes.painter import KNOWS, Act, FakeProvider, broken


class Guild:
    """A service with painters by name; ``moves`` is what was written down of another painter or id."""

    def __init__(
        self, *painters: FakeProvider, retries: int = 0, fallback: str = "", at_once: int = 5
    ) -> None:
        self.clock = FakeClock()
        self.fallback = fallback
        self.options: Mapping[str, Options] = {}
        self.moves: list[tuple[str, str]] = []
        self.heard: list[Progress] = []
        self.limiter = Limiter(self.clock, at_once)
        self.service = GenerationService(
            self.limiter,
            painters,
            painters[0].id if painters else "nobody",
            clock=self.clock,
            chance=random.Random(3),
            retries=lambda: retries,
            fallback=lambda: self.fallback,
            options=lambda name: self.options.get(name, Options()),
        )

    async def paint(self, name: str = "x", **change: object) -> Painted:
        alone, provider = bool(change.pop("alone", False)), str(change.pop("provider", ""))
        request = replace(PictureRequest(name, f"prompt {name}"), **change)  # type: ignore[arg-type]

        async def moved(painter: str, asked: PictureRequest) -> None:
            self.moves.append((painter, asked.id))

        painting = asyncio.ensure_future(
            self.service.paint(
                request, lambda: None, provider=provider, alone=alone, heard=self.heard.append, moved=moved
            )
        )
        await self.clock.advance(600)
        assert painting.done(), "it still waits"
        return await painting

    async def break_it(self) -> None:
        """Have so much fail at once that the painter is left in peace."""
        for name in "abc":
            with pytest.raises(GenerationError, match="Out of paint"):
                await self.service.paint(PictureRequest(name, name), lambda: None)

    async def refused(self, name: str = "x", **change: object) -> GenerationError:
        with pytest.raises(GenerationError) as caught:
            await self.paint(name, **change)
        return caught.value


def failing(*errors: Exception) -> Act:
    """Fail with these, one after the other, then paint."""
    left = list(errors)

    async def act(request: PictureRequest, _heard: Heard) -> Painted:
        if left:
            raise left.pop(0)
        return Painted(f"/user/images/{request.id}.png", "whoever")

    return act


def unset(provider: str = "one") -> GenerationError:
    return GenerationError("No key is set.", code="configuration", provider=provider)


# -- who is here -------------------------------------------------------------------------------------------


async def test_a_painter_that_is_registered_paints_and_one_that_is_gone_does_not() -> None:
    guild = Guild(FakeProvider("one"))
    news: list[int] = []
    guild.service.changed = lambda: news.append(len(guild.service.painters))
    guild.service.register(FakeProvider("two"))

    assert (await guild.paint(provider="two")).provider == "two"

    guild.service.unregister("two")
    guild.service.unregister("two")

    assert (await guild.refused(provider="two")).code == "configuration"
    assert news == [2, 1]


async def test_a_painter_that_is_named_and_not_here_is_looked_for() -> None:
    guild = Guild(FakeProvider("one"))

    async def find(name: str) -> None:
        guild.service.register(FakeProvider(name))

    guild.service.find = find

    assert (await guild.paint(provider="remote")).provider == "remote"
    assert [painter.id for painter in guild.service.painters] == ["one", "remote"]


async def test_one_that_comes_again_is_still_left_in_peace() -> None:
    guild = Guild(FakeProvider("one", failing(*[broken()] * 9)))
    await guild.break_it()
    guild.service.register(FakeProvider("one"))

    with pytest.raises(GenerationError, match="keeps failing"):
        await guild.service.paint(PictureRequest("d", "d"), lambda: None)


# -- with what ---------------------------------------------------------------------------------------------


async def test_faults_are_told_all_at_once_and_nothing_is_asked_for() -> None:
    one = FakeProvider("one", features=replace(KNOWS, step=64, most=1))
    guild = Guild(one)

    error = await guild.refused(options=Options(width=650, count=2, seed=1))

    assert error.code == "validation"
    assert str(error) == (
        "Most pictures that this image service paints at a time: 1. Width and height must be multiples of 64."
    )
    assert one.heard_of == []


async def test_what_a_painter_does_not_know_is_not_asked_of_it() -> None:
    one = FakeProvider("one", features=Features(knows=frozenset({"seed"})))
    await Guild(one).paint(options=Options(seed=1, steps=30, quality="high"))

    assert one.asked[0].options == Options(seed=1)


async def test_the_tag_goes_before_the_users_choice_and_its_nonsense_is_left_out() -> None:
    one = FakeProvider("one", features=replace(KNOWS, sizes=((1024, 1024), (1536, 1024))))
    guild = Guild(one)
    await guild.paint("a", options=Options(seed=1), attributes={"seed": "7", "ar": "3:2"})
    await guild.paint("b", options=Options(seed=1), attributes={"seed": "x", "size": "huge"})

    assert one.asked[0].options == Options(seed=7, width=1536, height=1024)
    assert one.asked[1].options == Options(seed=1)


async def test_how_far_a_picture_is_reaches_whoever_asked() -> None:
    guild = Guild(FakeProvider("one"))
    await guild.paint()

    assert guild.heard == [Progress(0.5, "halfway")]


async def test_what_made_a_picture_is_filled_in_where_the_painter_does_not_say() -> None:
    async def act(request: PictureRequest, _heard: Heard) -> Painted:
        await guild.clock.sleep(3)
        return Painted("/user/images/a.png", "one", Provenance(Options(seed=5)))

    guild = Guild(FakeProvider("one", act))
    painted = await guild.paint(options=Options(width=512))

    assert painted.making == Provenance(Options(width=512, seed=5), seconds=3.0)


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/x.png",
        "//evil.example/x",
        "data:image/png,x",
        "/\\evil",
        "/a b",
        '/a"b',
        "",
        "a",
    ],
)
async def test_an_address_outside_is_refused_whoever_gives_it(url: str) -> None:
    class Careless(FakeProvider):
        async def generate(self, request: PictureRequest, heard: Heard) -> Painted:
            return Painted(url, "one")

    assert "outside SillyTavern" in str(await Guild(Careless("one")).refused())


async def test_of_further_pictures_those_are_kept_that_can_be_shown() -> None:
    async def act(request: PictureRequest, _heard: Heard) -> Painted:
        making = Provenance(Options(seed=-4, width=512), seconds=-1, cost="$" * 90)
        return Painted(
            "/user/images/a.png",
            "a liar",
            making,
            ("/user/images/b.png", "//evil", "/user/images/a.png", "/user/images/b.png"),
        )

    painted = await Guild(FakeProvider("one", act)).paint()

    assert (painted.provider, painted.more) == ("one", ("/user/images/b.png",))
    assert painted.making.options == Options(width=512)
    assert len(painted.making.cost) == 40


# -- how often ---------------------------------------------------------------------------------------------


async def test_a_painter_with_a_limit_of_its_own_holds_nobody_else_up() -> None:
    begun: list[str] = []
    gate = asyncio.Event()

    async def act(request: PictureRequest, _heard: Heard) -> Painted:
        begun.append(request.id)
        await gate.wait()
        return Painted("/user/images/a.png", "one")

    slow = FakeProvider("slow", act, replace(KNOWS, at_once=1))
    guild = Guild(slow, FakeProvider("quick"), at_once=2)
    waiting = [
        asyncio.ensure_future(guild.service.paint(PictureRequest(each, each), lambda: None)) for each in "abc"
    ]
    await guild.clock.settle()

    assert begun == ["a"]
    assert (await guild.paint("q", provider="quick")).provider == "quick"

    gate.set()
    await asyncio.gather(*waiting)
    assert begun == ["a", "b", "c"]
    assert guild.limiter.running == 0


async def test_starts_of_a_painter_keep_their_distance() -> None:
    one = FakeProvider("one", features=replace(KNOWS, apart_s=10.0))
    guild = Guild(one)
    painting = [
        asyncio.ensure_future(guild.service.paint(PictureRequest(each, each), lambda: None)) for each in "ab"
    ]
    await guild.clock.advance(9)

    assert [request.id for request in one.asked] == ["a"]

    await guild.clock.advance(2)
    await asyncio.gather(*painting)


async def test_after_the_line_went_dead_the_same_id_is_asked_and_nothing_is_paid_twice() -> None:
    one = FakeProvider("one")
    one.cut.add("x")
    guild = Guild(one, retries=1)

    assert (await guild.paint()).url == "/user/images/x-0.png"
    assert [request.id for request in one.heard_of] == ["x", "x"]
    assert [request.id for request in one.asked] == ["x"]
    assert guild.moves == []


async def test_after_a_certain_failure_the_next_try_has_an_id_of_its_own() -> None:
    one = FakeProvider("one", failing(broken(), broken()))
    guild = Guild(one, retries=2)

    assert (await guild.paint()).url == "/user/images/x-3.png"
    assert [request.id for request in one.asked] == ["x", "x-2", "x-3"]
    assert guild.moves == [("one", "x-2"), ("one", "x-3")]
    assert one.forgotten == ["x", "x-2"]


# -- who else ----------------------------------------------------------------------------------------------


async def test_the_second_painter_is_asked_with_its_own_options_where_the_first_is_not_set_up() -> None:
    one, two = FakeProvider("one", failing(unset())), FakeProvider("two")
    guild = Guild(one, two, fallback="two")
    guild.options = {"two": Options(width=512)}

    painted = await guild.paint(options=Options(width=1024, model="one's own"))

    assert painted.provider == "two"
    assert two.asked[0].options == Options(width=512)
    assert guild.moves == [("two", "x")]


async def test_the_second_painter_is_asked_where_the_first_is_not_here() -> None:
    guild = Guild(FakeProvider("two"), fallback="two")

    assert (await guild.paint(provider="away")).provider == "two"


async def test_the_second_painter_is_asked_while_the_first_is_left_in_peace() -> None:
    one, two = FakeProvider("one", failing(*[broken()] * 3)), FakeProvider("two")
    guild = Guild(one, two, fallback="two")
    await guild.break_it()

    assert (await guild.service.paint(PictureRequest("d", "d"), lambda: None)).provider == "two"
    assert len(one.asked) == 3


@pytest.mark.parametrize(
    "error",
    [
        broken("It broke."),
        broken("The line went dead.", "network"),
        GenerationError("No such model.", code="validation", provider="one"),
        GenerationError("A video.", code="configuration", provider="one", began=True),
        GenerationError("Stopped.", code="cancelled", provider="one"),
    ],
)
async def test_the_second_painter_is_not_asked_where_the_first_may_want_to_be_paid(
    error: GenerationError,
) -> None:
    two = FakeProvider("two")
    guild = Guild(FakeProvider("one", failing(error)), two, fallback="two")

    assert str(await guild.refused()) == str(error)
    assert two.heard_of == []


async def test_a_line_that_was_dead_before_the_painter_heard_is_no_reason_to_wait_for_it() -> None:
    class Deaf(FakeProvider):
        async def generate(self, request: PictureRequest, heard: Heard) -> Painted:
            raise broken("No connection.", "network")

    two = FakeProvider("two")
    guild = Guild(Deaf("one"), two, fallback="two")

    assert (await guild.paint()).provider == "two"  # it answered that it knows of no such attempt


async def test_a_painter_that_cannot_even_say_whether_it_heard_keeps_the_picture() -> None:
    class Dead(FakeProvider):
        async def generate(self, request: PictureRequest, heard: Heard) -> Painted:
            raise broken("No connection.", "network")

        async def status(self, attempt: str) -> Status:
            raise HostError("No connection.")

    two = FakeProvider("two")
    guild = Guild(Dead("one"), two, fallback="two")

    assert (await guild.refused()).code == "network"
    assert two.heard_of == []


async def test_a_first_try_that_may_be_paid_for_counts_for_all_that_follow() -> None:
    one = FakeProvider("one", failing(broken("Lost.", "network"), unset()), replace(KNOWS, lasting=False))

    async def anew(request: PictureRequest, heard: Heard) -> Painted:
        one._tasks.clear()
        return await FakeProvider.generate(one, request, heard)

    one.generate = anew  # type: ignore[method-assign]
    two = FakeProvider("two")
    guild = Guild(one, two, fallback="two", retries=1)

    assert str(await guild.refused()) == "No key is set."
    assert two.heard_of == []


async def test_a_wish_for_one_painter_is_for_no_other() -> None:
    guild = Guild(FakeProvider("one", failing(unset())), FakeProvider("two"), fallback="two")

    assert str(await guild.refused(alone=True)) == "No key is set."


async def test_where_both_fail_both_are_told_of() -> None:
    two = FakeProvider("two", failing(unset("two")))
    guild = Guild(FakeProvider("one", failing(unset())), two, fallback="two")

    error = await guild.refused()

    assert str(error) == "No key is set. The second painter failed as well: No key is set."
    assert error.provider == "two"


async def test_a_second_painter_that_is_not_here_does_not_hide_why_the_first_failed() -> None:
    guild = Guild(FakeProvider("one", failing(unset())), fallback="gone")

    assert str(await guild.refused()) == "No key is set."


# -- attempts that are begun -------------------------------------------------------------------------------


def entry(name: str, provider: str) -> Entry:
    return Entry(name, MessageKey("chat", "m", 0), "p", 0, "a", provider, 0.0)


async def test_each_painter_is_asked_what_it_knows_and_who_cannot_say_is_trusted() -> None:
    class Mute(FakeProvider):
        async def known(self, attempts: object) -> set[str]:
            raise HostError("No connection.")

    one = FakeProvider("one")
    guild = Guild(one, Mute("mute"))
    await guild.paint("a")

    known = await guild.service.known(
        [entry("a", "one"), entry("b", "one"), entry("c", "mute"), entry("d", "away")]
    )

    assert known == {"a", "c", "d"}


async def test_an_attempt_is_collected_from_its_own_painter() -> None:
    two = FakeProvider("two")
    guild = Guild(FakeProvider("one"), two)
    await guild.paint("a", provider="two")

    painted = await guild.service.collect(PictureRequest("a", "a"), "two")

    assert painted is not None
    assert painted.provider == "two"
    assert await guild.service.collect(PictureRequest("a", "a"), "one") is None
    assert await guild.service.status("a", "two") is Status.DONE
    guild.service.forget("a", "two")
    guild.service.forget("a", "away")
    assert two.forgotten == ["a"]


def test_what_is_over_and_what_may_still_come() -> None:
    service = Guild(FakeProvider("one"), FakeProvider("short", features=Features())).service
    dead = broken("The line went dead.", "network")

    assert service.is_over(broken(), "one")
    assert not service.is_over(dead, "one")
    assert service.is_over(dead, "short")
    assert not service.is_over(broken(), "away")
