"""The painters' section at work: the plugin looked for when it matters, options kept, a test, no key."""

import asyncio
import json
import random
from collections.abc import Mapping
from typing import Any

import pytest

from limner.app import App
from limner.clock import Ids
from limner.errors import GenerationError
from limner.providers.base import PictureRequest
from tests.fakes.web import FakeWeb, refused
from tests.unit.test_app import Page
from tests.unit.test_settings_panel import Page as Html


class Desk(Page):
    """The program with a server."""

    def __init__(self, settings: Mapping[str, object] | None = None, web: FakeWeb | None = None) -> None:
        super().__init__()
        self.web = web or FakeWeb()
        self.app = App(self.host, self.clock, Ids(random.Random(1)), self.store, web=self.web)
        text = json.dumps({"version": 1, **(settings or {})})
        self.tell("hello", settings=text, chat_id="chat", width=640, height=480)

    async def press(self, action: str, entry: str = "replicate", **form: object) -> None:
        self.tell("action", action=f"painters.{action}", entry=entry, form=form)
        await self.settle()

    @property
    def html(self) -> str:
        return self.host.views["painters"]

    @property
    def shown(self) -> Html:
        return Html(self.html)

    @property
    def saved(self) -> dict[str, Any]:
        return dict(json.loads(self.host.settings or "{}"))

    def asked(self, route: str) -> int:
        return sum(path.endswith(route) for _, path in self.web.asked)


async def test_a_start_asks_for_no_plugin() -> None:
    desk = Desk()
    await desk.settle()

    assert desk.web.asked == []
    assert "not looked at yet" in desk.html


@pytest.mark.parametrize("setting", ["provider", "fallback"])
async def test_a_start_with_a_painter_of_the_plugin_looks_for_it(setting: str) -> None:
    desk = Desk({setting: "replicate"})
    await desk.settle()

    assert desk.asked("/health") == 1


async def test_opening_the_section_looks_for_the_plugin_once() -> None:
    desk = Desk()
    await desk.press("open", "")
    await desk.press("open", "")

    assert desk.asked("/health") == 1
    assert "limner-ready" in desk.html
    assert "limner-no_key" in desk.html
    assert "node plugins.js install" not in desk.html


async def test_without_the_plugin_the_section_says_how_to_get_it_and_looks_again() -> None:
    web = FakeWeb()
    web.installed = False
    desk = Desk(web=web)
    await desk.press("open", "")
    assert "node plugins.js install" in desk.html
    assert desk.host.toasts == []

    web.installed = True
    await desk.press("look", "")
    assert "node plugins.js install" not in desk.html


async def test_a_server_that_is_away_is_said_to_be() -> None:
    web = FakeWeb()
    web.up = False
    desk = Desk(web=web)
    await desk.press("open", "")

    assert "cannot be reached" in desk.html
    assert "node plugins.js install" not in desk.html


async def test_options_are_kept_for_each_painter_and_asked_of_the_service() -> None:
    desk = Desk({"provider": "replicate"})
    await desk.press("open", "")
    await desk.press("options", steps="8", guidance="3,5", model="stability-ai/sdxl", width="", search="x")

    assert desk.saved["painters"] == {
        "replicate": {"steps": 8, "guidance": 3.5, "model": "stability-ai/sdxl"}
    }

    text = 'A <img-prompt="fox"> ran.'
    desk.host.add("m", text)
    desk.receive(text)
    await desk.settle()
    body = desk.web.posted[0]

    assert (body["steps"], body["guidance"], body["model"]) == (8, 3.5, "stability-ai/sdxl")
    assert '<img src="/user/images/Mira/' in desk.host.message("m").text


async def test_an_option_that_is_refused_says_why_and_the_others_are_taken() -> None:
    desk = Desk()
    await desk.press("open", "")
    await desk.press("options", steps="1000", count="2")

    assert desk.saved["painters"]["replicate"] == {"count": 2}
    assert any(text.startswith("Steps: this must be a whole number") for text in desk.shown.text)

    await desk.press("options", steps="", count="2")
    assert not any(text.startswith("Steps: this must") for text in desk.shown.text)


async def test_a_size_that_the_service_has_is_chosen_as_one() -> None:
    desk = Desk()
    desk.web.services[1]["configured"] = True
    await desk.press("open", "")
    await desk.press("options", "openai", size="1536x1024", quality="high")

    assert desk.saved["painters"]["openai"] == {"width": 1536, "height": 1024, "quality": "high"}

    await desk.press("options", "openai", size="", quality="")
    assert "painters" not in desk.saved


async def test_a_model_is_searched_and_chosen() -> None:
    desk = Desk()
    await desk.press("open", "")
    await desk.press("search", search="sdxl")
    assert any(a.get("value") == "sdxl" for tag, a, _ in desk.shown.found if tag == "input")
    offered = [a["value"] for tag, a, _ in desk.shown.found if tag == "option"]
    assert "stability-ai/sdxl" in offered
    assert "black-forest-labs/flux-schnell" not in offered

    await desk.press("model", found="stability-ai/sdxl", search="sdxl")
    assert desk.saved["painters"]["replicate"]["model"] == "stability-ai/sdxl"


async def test_everything_chosen_for_a_painter_can_be_taken_back() -> None:
    desk = Desk()
    await desk.press("open", "")
    await desk.press("options", steps="8")
    await desk.press("clear")

    assert "painters" not in desk.saved


async def test_python_hears_that_a_key_was_saved_and_never_which() -> None:
    desk = Desk()
    await desk.press("open", "")
    desk.web.services[1]["configured"] = True
    desk.web.services[1]["key"] = "saved"
    await desk.press("key", "openai", status="200", forget=False)

    assert desk.host.toasts[-1] == ("success", "The key of OpenAI-compatible is saved.")
    assert "limner-no_key" not in desk.html
    assert not any("key" in body for body in desk.web.configured)

    await desk.press("key", "openai", status="200", forget=True)
    assert desk.host.toasts[-1] == ("success", "The key of OpenAI-compatible is forgotten.")


@pytest.mark.parametrize("set_up", ["key", "address"])
async def test_a_painter_that_has_just_been_set_up_is_asked_at_once(set_up: str) -> None:
    desk = Desk()
    service = desk.app.studio.service
    desk.web.services[1]["configured"] = False
    with pytest.raises(GenerationError, match="There is no key for OpenAI-compatible yet"):
        await service.paint(PictureRequest("p1", "a fox"), lambda: None, provider="openai")

    desk.web.services[1]["configured"] = True
    await desk.press(set_up, "openai", status="200", forget=False, base_url="http://127.0.0.1:7860/v1")
    painted = await service.paint(PictureRequest("p2", "a fox"), lambda: None, provider="openai")

    assert painted.url


@pytest.mark.parametrize(
    ("status", "words"), [("0", "cannot be reached"), ("400", "did not take the key of Replicate (400)")]
)
async def test_a_key_that_was_not_taken_is_said_so(status: str, words: str) -> None:
    desk = Desk()
    await desk.press("key", status=status, forget=False)

    assert words in desk.host.toasts[-1][1]


async def test_another_address_is_told_to_the_server() -> None:
    desk = Desk()
    await desk.press("open", "")
    await desk.press("address", "openai", base_url=" https://other.example/v1 ")

    assert desk.web.configured == [{"service": "openai", "baseUrl": "https://other.example/v1"}]
    assert "https://other.example/v1" in desk.html


async def test_a_test_picture_is_shown_with_its_time_and_cost_and_thrown_away() -> None:
    desk = Desk()
    await desk.press("open", "")
    await desk.press("try")

    images = [a["src"] for tag, a, _ in desk.shown.found if tag == "img"]
    assert len(images) == 1
    assert "Replicate works." in desk.shown.text
    assert any("1.5 s, $0.003" in text for text in desk.shown.text)
    assert desk.host.messages == []

    await desk.press("close")
    assert desk.host.deleted == images
    assert "<img" not in desk.html


async def test_a_test_that_fails_says_why_and_one_that_runs_can_be_stopped() -> None:
    desk = Desk()
    await desk.press("open", "")
    desk.web.refusals = [refused(502, "Out of credit.", "provider")]
    await desk.press("try")
    assert "Out of credit." in desk.shown.text

    desk.web.by_hand = True
    await desk.press("try")
    name = next(iter(desk.web.jobs))
    desk.web.change(name, status="painting", progress=0.5)
    await desk.settle()
    assert any("is being painted (50 %)" in text for text in desk.shown.text)

    await desk.press("stop")
    await desk.settle()
    assert desk.web.jobs[name].state["status"] == "cancelled"
    assert "Stopped." in desk.shown.text
    assert desk.clock.sleeping == 0


async def test_what_began_at_the_service_survives_a_reload_and_is_asked_for_once() -> None:
    desk = Desk({"provider": "replicate"})
    desk.web.by_hand = True
    text = 'A <img-prompt="fox"> ran.'
    desk.host.add("m", text)
    desk.receive(text)
    await desk.settle()
    assert len(desk.web.jobs) == 1

    again = Desk({"provider": "replicate"}, desk.web)
    again.host, again.store = desk.host, desk.store
    again.app = App(desk.host, again.clock, Ids(random.Random(2)), desk.store, web=desk.web)
    again.tell("hello", settings=json.dumps({"provider": "replicate"}), chat_id="chat", width=640, height=480)
    await again.settle()
    name = next(iter(desk.web.jobs))
    desk.web.finish(name)
    await again.settle()

    assert f'<img src="/user/images/Mira/{name}.png"' in desk.host.message("m").text
    assert len(desk.web.posted) == 1
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()


async def test_a_painter_that_nobody_has_asked_is_not_called_ready() -> None:
    desk = Desk()
    await desk.settle()

    assert "limner-local" in desk.html
    assert "limner-ready" not in desk.html
