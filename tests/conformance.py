"""
What every painter promises (``providers.base``), as tests that any painter can be held to.

A painter's ``World`` is the painter and what stands behind it, in a test's hand. Whoever writes a painter
writes its world and adds it to ``WORLDS`` in ``tests/unit/test_conformance.py``, or, in a package of his own,
runs ``PROMISES`` over it: each is an async function that takes a fresh world and asserts.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

from limner.core.errors import GenerationError, HostError
from limner.pictures.options import KNOWN, Options
from limner.pictures.picture_address import is_picture
from limner.pictures.provenance import Provenance
from limner.pictures.style_tags import Style
from limner.providers._answers import prepared
from limner.providers.base import Collector, ImageProvider, Painted, PictureRequest, Progress, Status, unheard


class World(Protocol):
    """One painter and the service behind it. At first everything that is asked for is painted at once."""

    @property
    def painter(self) -> ImageProvider:
        """The painter."""
        ...

    @property
    def secret(self) -> str:
        """A key that the service has: nobody may hear of it."""
        ...

    @property
    def begun(self) -> int:
        """How many pictures the service was really asked to paint."""
        ...

    def hold(self) -> None:
        """From now on what is begun does not end until it is let go or stopped."""
        ...

    def let_go(self) -> None:
        """Let everything end that is held."""
        ...

    def fail(self, reason: str) -> None:
        """From now on the service refuses every picture for this reason, in which its secret may stand."""
        ...

    def answer(self, url: str) -> None:
        """From now on the service answers that its pictures are at this address."""
        ...

    def cut(self) -> None:
        """From now on the service cannot be reached, and what it is at is not heard of."""
        ...

    async def later(self) -> None:
        """Let as much time pass as anything here takes: also the patience of a painter that tries again."""
        ...


Promise = Callable[[World], Awaitable[None]]


def wanted(name: str = "attempt-1", options: Options | None = None, **attributes: str) -> PictureRequest:
    """A request as the service makes one."""
    return PictureRequest(name, "a fox in the snow", attributes, Style(), options or Options())


async def painted(world: World, request: PictureRequest | None = None) -> Painted:
    """Have one picture painted, whatever time that takes."""
    ready = prepared(world.painter, request or wanted())
    task = asyncio.ensure_future(world.painter.generate(ready, unheard))
    await world.later()
    assert task.done(), "it paints for ever"
    return await task


async def refused(world: World, request: PictureRequest | None = None) -> GenerationError | HostError:
    """Have one picture refused; nothing but these errors may come, which the service makes sentences."""
    try:
        await painted(world, request)
    except (GenerationError, HostError) as error:
        return error
    raise AssertionError("it painted")


async def it_says_who_it_is(world: World) -> None:
    painter = world.painter
    assert painter.id
    assert painter.id == painter.id.strip()
    assert len(painter.id) <= 100
    assert painter.id.isprintable()
    assert painter.name.strip()
    assert is_sentence(painter.description)


async def it_knows_only_options_that_there_are(world: World) -> None:
    features = world.painter.features()
    assert features.knows <= set(KNOWN)
    assert features.most >= 1
    assert features.step >= 1
    assert features.at_once >= 0
    assert features.apart_s >= 0
    for width, height in features.sizes:
        assert not Options(width=width, height=height).faults()


async def its_defaults_pass_its_own_check(world: World) -> None:
    assert world.painter.validate(world.painter.defaults()) == ()
    assert world.painter.validate(Options()) == ()


async def every_fault_is_one_sentence(world: World) -> None:
    bad = Options(width=1, height=99_999, count=77, guidance=-1.0, steps=0, seed=-1, quality="x" * 99)
    faults = world.painter.validate(bad)
    assert faults
    assert all(is_sentence(fault) for fault in faults)
    for name in set(KNOWN) - world.painter.features().knows:
        value = {"model": "x", "negative": "x", "quality": "x", "guidance": 5.0}.get(
            name, 300 if name in "width height" else 1
        )
        assert world.painter.validate(Options(**{name: value})), f"{name} is not known and not refused"  # type: ignore[arg-type]


async def it_paints_and_says_where_the_picture_is(world: World) -> None:
    result = await painted(world)
    assert is_picture(result.url)
    assert all(is_picture(url) and url != result.url for url in result.more)
    assert world.begun == 1
    assert Provenance.read(result.making.to_json()) == result.making, (
        "what made it does not survive being kept"
    )


async def it_paints_with_what_the_user_chose(world: World) -> None:
    features = world.painter.features()
    chosen = features.heeded(Options(seed=7, negative="hands"))
    result = await painted(world, wanted(options=chosen))
    made = result.making.options
    assert made.seed in (None, 7)
    assert world.painter.validate(features.heeded(made)) == ()


async def it_says_how_far_it_is_within_bounds(world: World) -> None:
    heard: list[Progress] = []
    task = asyncio.ensure_future(world.painter.generate(prepared(world.painter, wanted()), heard.append))
    await world.later()
    await task
    assert all(each.done is None or 0 <= each.done <= 1 for each in heard)
    assert world.painter.features().progress or all(each.done is None for each in heard)


async def cancelling_ends_it(world: World) -> None:
    world.hold()
    request = prepared(world.painter, wanted())
    task = asyncio.ensure_future(world.painter.generate(request, unheard))
    await settle()
    assert world.begun == 1
    task.cancel()
    await world.later()
    assert task.done()
    assert task.cancelled() or isinstance(task.exception(), GenerationError)
    assert await world.painter.status(request.id) in (Status.CANCELLED, Status.FAILED, Status.UNKNOWN)


async def what_is_stopped_from_outside_ends(world: World) -> None:
    world.hold()
    request = prepared(world.painter, wanted())
    task = asyncio.ensure_future(world.painter.generate(request, unheard))
    await settle()
    await world.painter.cancel(request.id)
    await world.later()
    if world.painter.features().cancel:
        assert task.done()
        assert isinstance(task.exception(), GenerationError)
    world.let_go()
    await world.later()
    await asyncio.wait({task})
    assert not task.cancelled()
    task.exception()


async def what_is_not_known_is_cancelled_without_an_error(world: World) -> None:
    await world.painter.cancel("nobody-1")
    await world.later()


async def what_becomes_of_it_can_be_asked(world: World) -> None:
    assert await world.painter.status("nobody-1") is Status.UNKNOWN
    world.hold()
    request = prepared(world.painter, wanted())
    task = asyncio.ensure_future(world.painter.generate(request, unheard))
    await settle()
    assert await world.painter.status(request.id) in (Status.WAITING, Status.PAINTING)
    world.let_go()
    await world.later()
    await task
    assert await world.painter.status(request.id) is Status.DONE


async def a_refusal_is_an_error_of_ours_in_one_sentence(world: World) -> None:
    world.fail("the moon is in the wrong house")
    error = await refused(world)
    assert is_sentence(str(error))


async def no_secret_is_in_an_error(world: World) -> None:
    world.fail(f"Unauthorized: the key {world.secret} is wrong")
    error = await refused(world)
    details = error.details if isinstance(error, GenerationError) else {}
    assert world.secret not in f"{error} {error!r} {details}"


async def what_cannot_be_reached_is_an_error_of_ours(world: World) -> None:
    world.cut()
    assert is_sentence(str(await refused(world)))


async def an_address_outside_is_never_given_out(world: World) -> None:
    for url in (
        "https://evil.example/a.png",
        "//evil.example/a.png",
        "javascript:alert(1)",
        "data:image/png,x",
    ):
        world.answer(url)
        try:
            result = await painted(world, wanted(f"attempt-{len(url)}"))
        except (GenerationError, HostError):
            continue
        assert is_picture(result.url), f"it gave out {result.url}"


async def an_awkward_address_is_encoded(world: World) -> None:
    world.answer('/user/images/A "#1"? 100%/狐 x.png')
    try:
        result = await painted(world)
    except (GenerationError, HostError):
        return
    assert is_picture(result.url)
    assert not set(' "<>') & set(result.url)


async def an_attempt_that_nobody_knows_is_nothing(world: World) -> None:
    if isinstance(world.painter, Collector):
        assert not await world.painter.known(["nobody-1"])
        collecting = asyncio.ensure_future(world.painter.collect(wanted("nobody-1")))
        await world.later()
        assert await collecting is None
        world.painter.forget("nobody-1")


async def an_attempt_that_runs_is_known_and_collected(world: World) -> None:
    if not isinstance(world.painter, Collector):
        return
    world.hold()
    request = prepared(world.painter, wanted())
    task = asyncio.ensure_future(world.painter.generate(request, unheard))
    await settle()
    assert set(await world.painter.known([request.id, "nobody-1"])) == {request.id}
    collecting = asyncio.ensure_future(world.painter.collect(request))
    await settle()
    world.let_go()
    await world.later()
    collected, first = await collecting, await task
    assert collected is not None
    assert (collected.url, collected.more) == (first.url, first.more)
    assert world.begun == 1


async def a_lasting_id_is_paid_for_once(world: World) -> None:
    if world.painter.features().lasting:
        first = await painted(world)
        again = await painted(world)
        assert (again.url, world.begun) == (first.url, 1)


async def a_request_changes_nothing_of_the_next_one(world: World) -> None:
    first, second = wanted("attempt-1", seed="7"), wanted("attempt-2")
    world.painter.exclusive(prepared(world.painter, first))
    assert world.painter.exclusive(prepared(world.painter, second)) in (True, False)
    one, two = await painted(world, first), await painted(world, second)
    assert one.url
    assert two.url
    assert two.making.options.seed != 7 or two.making.options.seed is None


async def settle() -> None:
    """Let everything happen that waits for no time."""
    for _ in range(100):
        await asyncio.sleep(0)


def is_sentence(text: str) -> bool:
    """Whether a text can be shown to the user as it is: one line, with an end."""
    return bool(text.strip()) and "\n" not in text and text.rstrip("”)")[-1:] in ".!?…" and len(text) <= 600


PROMISES: tuple[Promise, ...] = (
    it_says_who_it_is,
    it_knows_only_options_that_there_are,
    its_defaults_pass_its_own_check,
    every_fault_is_one_sentence,
    it_paints_and_says_where_the_picture_is,
    it_paints_with_what_the_user_chose,
    it_says_how_far_it_is_within_bounds,
    cancelling_ends_it,
    what_is_stopped_from_outside_ends,
    what_is_not_known_is_cancelled_without_an_error,
    what_becomes_of_it_can_be_asked,
    a_refusal_is_an_error_of_ours_in_one_sentence,
    no_secret_is_in_an_error,
    what_cannot_be_reached_is_an_error_of_ours,
    an_address_outside_is_never_given_out,
    an_awkward_address_is_encoded,
    an_attempt_that_nobody_knows_is_nothing,
    an_attempt_that_runs_is_known_and_collected,
    a_lasting_id_is_paid_for_once,
    a_request_changes_nothing_of_the_next_one,
)
