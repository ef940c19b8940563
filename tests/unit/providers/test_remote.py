"""The painters behind the server plugin: one paid picture, whatever happens on the way to it."""

import asyncio
import json
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from limner.core.errors import GenerationError, LimnerError
from limner.page.web import ServerAnswer
from limner.pictures.options import Features, Options
from limner.pictures.picture_address import is_picture
from limner.pictures.style_tags import Style
from limner.providers import _request_options as request_options
from limner.providers._remote import AWAY, PATIENCE, RemoteProvider
from limner.providers.base import Painted, PictureRequest, Progress, Status
from limner.providers.plugin import STREAMS, Plugin
from tests.fakes.clock import FakeClock
from tests.fakes.web import FakeWeb, refused, said

Result = TypeVar("Result")
FOX = PictureRequest("fox1", "a red fox")


class Painter:
    """A painter with its server."""

    def __init__(self, name: str = "replicate") -> None:
        self.web = FakeWeb()
        self.clock = FakeClock()
        self.plugin = Plugin(self.web)
        self.heard: list[Progress] = []
        self.painter = self.reborn(name)

    def reborn(self, name: str = "replicate") -> RemoteProvider:
        """The same painter in a new worker."""
        return RemoteProvider(
            name, name.title(), "", plugin=Plugin(self.web), clock=self.clock, expand=self.expand
        )

    async def expand(self, text: str) -> str:
        return text.replace("{{char}}", "Mira")

    async def paint(self, request: PictureRequest = FOX) -> Painted:
        return await self.end(self.painter.generate(request, self.heard.append))

    async def end(self, work: Coroutine[Any, Any, Result]) -> Result:
        task = asyncio.ensure_future(work)
        await self.clock.settle()
        return await task

    async def begin(self, request: PictureRequest = FOX) -> "asyncio.Task[Painted]":
        self.web.by_hand = True
        task = asyncio.ensure_future(self.painter.generate(request, self.heard.append))
        await self.clock.settle()
        return task

    def posts(self) -> list[str]:
        return [str(body["id"]) for body in self.web.posted]


async def fault(work: Any) -> GenerationError:
    with pytest.raises(GenerationError) as caught:
        await work
    assert str(caught.value).rstrip().endswith((".", "!"))
    return caught.value


# -- the way of a picture ------------------------------------------------------------------------------------


async def test_a_picture_is_painted_and_tells_what_made_it() -> None:
    lab = Painter()
    painted = await lab.paint()

    assert painted.url == "/user/images/Mira/fox1.png"
    assert painted.provider == "replicate"
    assert (painted.making.seconds, painted.making.cost) == (1.5, "$0.003")
    assert painted.making.external == "ext-fox1"
    assert painted.making.options.width == 1024


async def test_the_request_holds_the_users_style_and_the_tags_own_wishes() -> None:
    lab = Painter()
    style = Style("{{char}}, oil painting", "muted", "blur")
    attributes = {"negative": "hands {{char}}"}
    options = Options(width=1000, height=700, seed=7, steps=4, negative="text")
    request = PictureRequest("a", "a {{char}} fox", attributes, style, options)
    await lab.paint(request)
    body = lab.web.posted[0]

    assert body["prompt"] == "Mira, oil painting, a {{char}} fox, muted"
    assert body["folder"] == "Mira"
    assert (body["width"], body["height"], body["seed"], body["steps"]) == (992, 704, 7, 4)
    assert body["negative"] == "blur, text, hands {{char}}"


async def test_several_pictures_of_one_request_are_all_kept() -> None:
    lab = Painter()
    lab.web.outcome = {"images": ["/user/images/Mira%20B/a.png", "/user/images/Mira%20B/c%23.png"]}
    painted = await lab.paint()

    assert (painted.url, painted.more) == ("/user/images/Mira%20B/a.png", ("/user/images/Mira%20B/c%23.png",))


async def test_progress_is_heard_as_it_comes() -> None:
    lab = Painter()
    task = await lab.begin()
    lab.web.change("fox1", status="painting", progress=0.25)
    await lab.clock.settle()
    lab.web.change("fox1", status="painting", progress=7)
    await lab.clock.settle()
    lab.web.finish("fox1")
    await task

    assert lab.heard[0] == Progress(None, "waits at the image service")
    assert Progress(0.25, "is being painted") in lab.heard
    assert lab.heard[-1].done is None


async def test_a_stop_has_the_server_give_the_picture_up() -> None:
    lab = Painter()
    task = await lab.begin()
    task.cancel()
    await lab.clock.settle()

    assert task.cancelled()
    assert lab.web.jobs["fox1"].state["status"] == "cancelled"
    assert lab.web.streams_open == 0
    assert await lab.end(lab.painter.status("fox1")) is Status.CANCELLED


# -- what breaks on the way ----------------------------------------------------------------------------------


async def test_without_streams_the_painter_asks_until_the_picture_is_there() -> None:
    lab = Painter()
    lab.web.streams = False
    task = await lab.begin()
    await lab.clock.advance(5)
    lab.web.finish("fox1")
    await lab.clock.advance(20)

    assert (await task).url.endswith("fox1.png")
    assert lab.posts() == ["fox1"]
    assert len([1 for _, path in lab.web.asked if path.endswith("/prediction/fox1")]) < 6


async def test_many_pictures_leave_the_browser_connections_for_the_chat() -> None:
    lab = Painter()
    lab.web.by_hand = True
    names = [f"fox{number}" for number in range(5)]
    tasks = [asyncio.ensure_future(lab.painter.generate(replace(FOX, id=name))) for name in names]
    await lab.clock.advance(30)
    assert lab.web.streams_open == STREAMS

    for name in reversed(names):
        lab.web.finish(name)
        await lab.clock.advance(3)

    assert [task.result().url.endswith(f"{name}.png") for name, task in zip(names, tasks, strict=True)]
    assert lab.web.streams_open == 0
    assert lab.clock.sleeping == 0


async def test_a_server_that_is_started_anew_gives_the_picture_all_the_same() -> None:
    lab = Painter()
    task = await lab.begin()
    lab.web.go_down()
    await lab.clock.advance(60)
    lab.web.up = True
    lab.web.finish("fox1")
    await lab.clock.advance(20)

    assert (await task).url.endswith("fox1.png")
    assert lab.posts() == ["fox1"]


async def test_a_server_that_forgot_the_picture_is_a_clean_failure() -> None:
    lab = Painter()
    task = await lab.begin()
    lab.web.go_down()
    await lab.clock.advance(5)
    lab.web.up = True
    lab.web.jobs.clear()
    await lab.clock.advance(30)
    error = await fault(task)

    assert "started anew" in str(error)
    assert not error.retryable
    assert lab.posts() == ["fox1"]


async def test_a_server_that_stays_away_ends_the_wait() -> None:
    lab = Painter()
    task = await lab.begin()
    lab.web.go_down()
    await lab.clock.advance(AWAY + 60)
    error = await fault(task)

    assert (error.code, "cannot be reached" in str(error), error.began) == ("network", True, True)
    assert lab.clock.sleeping == 0


async def test_a_lost_answer_to_the_request_is_asked_for_by_the_same_name() -> None:
    lab = Painter()
    await lab.end(lab.painter.known([]))
    await lab.end(lab.painter._plugin.look())
    lab.web.up = False
    task = asyncio.ensure_future(lab.painter.generate(FOX, lab.heard.append))
    await lab.clock.settle()
    lab.web.up = True
    await lab.clock.advance(5)

    assert (await task).url.endswith("fox1.png")
    assert set(lab.posts()) == {"fox1"}


async def test_a_look_that_is_refused_for_a_while_does_not_cost_the_picture() -> None:
    lab = Painter()
    lab.web.streams = False
    lab.web.looks = [refused(429, "Too many.", "provider", retryable=True, retryAfter=9)]
    task = await lab.begin()
    await lab.clock.advance(5)
    lab.web.finish("fox1")
    await lab.clock.advance(20)

    assert (await task).url.endswith("fox1.png")


async def test_a_picture_that_never_ends_is_given_up() -> None:
    lab = Painter()
    task = await lab.begin()
    await lab.clock.advance(PATIENCE + 1)
    error = await fault(task)
    await lab.clock.settle()

    assert "15 minutes" in str(error)
    assert lab.web.jobs["fox1"].state["status"] == "cancelled"


async def test_a_picture_that_failed_at_the_service_failed_for_good() -> None:
    lab = Painter()
    task = await lab.begin()
    lab.web.fail("fox1", "Replicate cannot be reached.", "network", retryable=True)
    error = await fault(task)

    assert (str(error), error.retryable, error.code) == ("Replicate cannot be reached.", True, "provider")
    assert await lab.end(lab.reborn().known(["fox1", "other"])) == {"fox1"}


async def test_a_new_worker_collects_what_an_earlier_one_began() -> None:
    lab = Painter()
    await lab.begin()
    task = asyncio.ensure_future(lab.reborn().collect(FOX))
    await lab.clock.settle()
    lab.web.finish("fox1")

    painted = await task
    assert painted is not None
    assert painted.url.endswith("fox1.png")
    assert await lab.end(lab.reborn().collect(replace(FOX, id="nobody"))) is None


async def test_a_server_that_is_away_knows_nothing_and_says_so() -> None:
    lab = Painter()
    lab.web.up = False

    for asked_for in (lab.painter.known(["fox1"]), lab.painter.status("fox1")):
        with pytest.raises(LimnerError):
            await lab.end(asked_for)
    lab.web.up = True
    assert await lab.end(lab.painter.status("nobody")) is Status.UNKNOWN


# -- what cannot be ------------------------------------------------------------------------------------------


async def test_without_the_plugin_the_sentence_says_how_to_get_it() -> None:
    lab = Painter()
    lab.web.installed = False
    error = await fault(lab.end(lab.painter.generate(FOX)))

    assert (error.code, error.retryable, error.began) == ("configuration", False, False)
    assert "install it as Extensions > Limner > Connections says" in str(error)

    lab.web.installed = True
    assert (await lab.paint()).url


async def test_without_a_key_the_sentence_says_where_to_enter_it() -> None:
    lab = Painter("openai")
    error = await fault(lab.end(lab.painter.generate(FOX)))

    assert error.code == "configuration"
    assert "no key for OpenAI-compatible yet: enter it under Extensions > Limner > Connections" in str(error)
    assert lab.posts() == []

    lab.web.services[1]["configured"] = True  # in another tab
    assert (await lab.paint()).url


@pytest.mark.parametrize(
    ("answer", "code", "retryable", "words", "after"),
    [
        (
            refused(429, "Too many.", "provider", retryable=True, retryAfter=12),
            "provider",
            True,
            "Too many.",
            "12",
        ),
        (
            ServerAnswer(
                429, {"retry-after": "9"}, json.dumps({"error": {"message": "Slow.", "retryable": True}})
            ),
            "provider",
            True,
            "Slow.",
            "9",
        ),
        (
            refused(400, "Bad.", "validation", faults=["Width: too wide."]),
            "validation",
            False,
            "Width: too wide.",
            None,
        ),
        (refused(502, "Wrong key.", "configuration"), "configuration", False, "Wrong key.", None),
        (ServerAnswer(500, {}, "<h1>oops</h1>"), "network", True, "failed (500)", None),
        (ServerAnswer(403, {}, "Invalid CSRF token"), "network", False, "reload the page", None),
        (ServerAnswer(200, {}, "{"), "provider", False, "does not understand", None),
        (ServerAnswer(200, {}, "[" * 5000), "provider", False, "does not understand", None),
        (said(200, {"status": "unknown"}), "provider", False, "does not understand", None),
    ],
)
async def test_each_refusal_is_one_sentence(
    answer: ServerAnswer, code: str, retryable: bool, words: str, after: str | None
) -> None:
    lab = Painter()
    lab.web.refusals = [answer]
    error = await fault(lab.end(lab.painter.generate(FOX)))

    assert words in str(error)
    assert (error.code, error.retryable, error.details.get("retry_after")) == (code, retryable, after)
    assert not error.began or answer.status in (200, 500)


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example/a.png",
        "//evil.example/user/images/a.png",
        "/user/images/../settings.json",
        "/user/images/%2e%2e/settings.json",
        "/user/images/Mira/%2F..%2Fa.png",
        "/user/images/a\\..\\b.png",
        "/user/images//evil.example/a.png",
        "/user/images/./a.png",
        "/user/files/a.png",
        "javascript:alert(1)",
        "data:image/png;base64,AA",
        "/user/images/\n.png",
        "/user/images/",
        7,
        None,
    ],
)
async def test_an_address_that_is_no_picture_of_sillytaverns_is_refused(path: object) -> None:
    lab = Painter()
    lab.web.outcome = {"images": [path]}
    error = await fault(lab.end(lab.painter.generate(FOX)))

    assert "Limner shows no other" in str(error)
    assert not (isinstance(path, str) and is_picture(path))


async def test_a_done_picture_without_a_file_is_a_failure() -> None:
    lab = Painter()
    lab.web.outcome = {"images": []}
    assert "without a picture" in str(await fault(lab.end(lab.painter.generate(FOX))))


# -- what the painter can do ---------------------------------------------------------------------------------


async def test_features_and_defaults_are_the_plugins_and_defaults_can_be_painted_with() -> None:
    lab = Painter()
    assert lab.painter.validate(Options(guidance=3.5)) == ()
    assert lab.web.asked == []  # nothing is looked for before it is needed

    await lab.paint()

    assert lab.painter.features().step == 16
    assert lab.painter.validate(lab.painter.defaults()) == ()
    assert lab.painter.validate(Options(quality="high")) == ("This image service has no option “Quality”.",)


async def test_options_out_of_the_services_range_cost_nothing() -> None:
    lab = Painter()
    lab.web.services[0]["features"]["most"] = 2
    error = await fault(lab.end(lab.painter.generate(replace(FOX, options=Options(count=4)))))

    assert (error.code, str(error)) == (
        "validation",
        "Most pictures that this image service paints at a time: 2.",
    )
    assert lab.posts() == []


async def test_a_plugin_that_lies_about_its_service_is_read_as_far_as_it_makes_sense() -> None:
    lab = Painter()
    lab.web.services[0]["features"] = {"knows": ["width", 7, "rm"], "sizes": [[0, 1], "x"], "most": 1e9}
    lab.web.services[0]["defaults"] = {"width": 9999, "steps": "many", "nonsense": 1}
    await lab.paint()

    assert lab.painter.features() == Features(knows=frozenset({"width"}), most=4, lasting=True)
    assert lab.painter.defaults() == Options()


@pytest.mark.parametrize(
    ("wanted", "sizes", "step", "found"),
    [
        ((1920, 1080), ((1024, 1024), (1536, 1024), (1024, 1536)), 1, (1536, 1024)),
        ((600, 1000), ((1024, 1024), (1536, 1024), (1024, 1536)), 1, (1024, 1536)),
        ((100, 5000), (), 64, (256, 2048)),
        ((1000, 1000), (), 16, (992, 992)),
        ((999, 1001), (), 1, (999, 1001)),
    ],
)
def test_a_size_is_fitted_to_what_the_service_has(
    wanted: tuple[int, int], sizes: tuple[tuple[int, int], ...], step: int, found: tuple[int, int]
) -> None:
    assert request_options.fitted(wanted, Features(sizes=sizes, step=step)) == found
