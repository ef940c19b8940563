"""The painters' section at work: the plugin looked for when it matters, options kept, a test, no key."""

import asyncio
import json
import random
from collections.abc import Mapping
from typing import Any

import pytest

from limner.app import App
from limner.core.clock import Ids
from limner.core.errors import GenerationError
from limner.providers.base import PictureRequest
from tests.fakes.web import FakeWeb, refused
from tests.unit.panel.test_settings_view import Page as Html
from tests.unit.test_app import Page


class Section(Page):
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
    section = Section()
    await section.settle()

    assert section.web.asked == []
    assert "not looked at yet" in section.html


@pytest.mark.parametrize("setting", ["provider", "fallback"])
async def test_a_start_with_a_painter_of_the_plugin_looks_for_it(setting: str) -> None:
    section = Section({setting: "replicate"})
    await section.settle()

    assert section.asked("/health") == 1


async def test_opening_the_section_looks_for_the_plugin_once() -> None:
    section = Section()
    await section.press("open", "")
    await section.press("open", "")

    assert section.asked("/health") == 1
    assert "limner-ready" in section.html
    assert "limner-no_key" in section.html
    assert "node plugins.js install" not in section.html


async def test_without_the_plugin_the_section_says_how_to_get_it_and_looks_again() -> None:
    web = FakeWeb()
    web.installed = False
    section = Section(web=web)
    await section.press("open", "")
    assert "node plugins.js install" in section.html
    assert section.host.toasts == []

    web.installed = True
    await section.press("look", "")
    assert "node plugins.js install" not in section.html


async def test_a_server_that_is_away_is_said_to_be() -> None:
    web = FakeWeb()
    web.up = False
    section = Section(web=web)
    await section.press("open", "")

    assert "cannot be reached" in section.html
    assert "node plugins.js install" not in section.html


async def test_options_are_kept_for_each_painter_and_asked_of_the_service() -> None:
    section = Section({"provider": "replicate"})
    await section.press("open", "")
    await section.press("options", steps="8", guidance="3,5", model="stability-ai/sdxl", width="", search="x")

    assert section.saved["painters"] == {
        "replicate": {"steps": 8, "guidance": 3.5, "model": "stability-ai/sdxl"}
    }

    text = 'A <img-prompt="fox"> ran.'
    section.host.add("m", text)
    section.receive(text)
    await section.settle()
    body = section.web.posted[0]

    assert (body["steps"], body["guidance"], body["model"]) == (8, 3.5, "stability-ai/sdxl")
    assert '<img src="/user/images/Mira/' in section.host.message("m").text


async def test_an_option_that_is_refused_says_why_and_the_others_are_taken() -> None:
    section = Section()
    await section.press("open", "")
    await section.press("options", steps="1000", count="2")

    assert section.saved["painters"]["replicate"] == {"count": 2}
    assert any(text.startswith("Steps: this must be a whole number") for text in section.shown.text)

    await section.press("options", steps="", count="2")
    assert not any(text.startswith("Steps: this must") for text in section.shown.text)


async def test_a_size_that_the_service_has_is_chosen_as_one() -> None:
    section = Section()
    section.web.services[1]["configured"] = True
    await section.press("open", "")
    await section.press("options", "openai", size="1536x1024", quality="high")

    assert section.saved["painters"]["openai"] == {"width": 1536, "height": 1024, "quality": "high"}

    await section.press("options", "openai", size="", quality="")
    assert "painters" not in section.saved


async def test_a_model_is_searched_and_chosen() -> None:
    section = Section()
    await section.press("open", "")
    await section.press("search", search="sdxl")
    assert any(a.get("value") == "sdxl" for tag, a, _ in section.shown.found if tag == "input")
    offered = [a["value"] for tag, a, _ in section.shown.found if tag == "option"]
    assert "stability-ai/sdxl" in offered
    assert "black-forest-labs/flux-schnell" not in offered

    await section.press("model", found="stability-ai/sdxl", search="sdxl")
    assert section.saved["painters"]["replicate"]["model"] == "stability-ai/sdxl"


async def test_everything_chosen_for_a_painter_can_be_taken_back() -> None:
    section = Section()
    await section.press("open", "")
    await section.press("options", steps="8")
    await section.press("clear")

    assert "painters" not in section.saved


async def test_python_hears_that_a_key_was_saved_and_never_which() -> None:
    section = Section()
    await section.press("open", "")
    section.web.services[1]["configured"] = True
    section.web.services[1]["key"] = "saved"
    await section.press("key", "openai", status="200", forget=False)

    assert section.host.toasts[-1] == ("success", "The key of OpenAI-compatible is saved.")
    assert "limner-no_key" not in section.html
    assert not any("key" in body for body in section.web.configured)

    await section.press("key", "openai", status="200", forget=True)
    assert section.host.toasts[-1] == ("success", "The key of OpenAI-compatible is forgotten.")


@pytest.mark.parametrize("set_up", ["key", "address"])
async def test_a_painter_that_has_just_been_set_up_is_asked_at_once(set_up: str) -> None:
    section = Section()
    service = section.app.setup.service
    section.web.services[1]["configured"] = False
    with pytest.raises(GenerationError, match="There is no key for OpenAI-compatible yet"):
        await service.paint(PictureRequest("p1", "a fox"), lambda: None, provider="openai")

    section.web.services[1]["configured"] = True
    await section.press(set_up, "openai", status="200", forget=False, base_url="http://127.0.0.1:7860/v1")
    painted = await service.paint(PictureRequest("p2", "a fox"), lambda: None, provider="openai")

    assert painted.url


@pytest.mark.parametrize(
    ("status", "words"), [("0", "cannot be reached"), ("400", "did not take the key of Replicate (400)")]
)
async def test_a_key_that_was_not_taken_is_said_so(status: str, words: str) -> None:
    section = Section()
    await section.press("key", status=status, forget=False)

    assert words in section.host.toasts[-1][1]


async def test_another_address_is_told_to_the_server() -> None:
    section = Section()
    await section.press("open", "")
    await section.press("address", "openai", base_url=" https://other.example/v1 ")

    assert section.web.configured == [{"service": "openai", "baseUrl": "https://other.example/v1"}]
    assert "https://other.example/v1" in section.html


async def test_a_test_picture_is_shown_with_its_time_and_cost_and_thrown_away() -> None:
    section = Section()
    await section.press("open", "")
    await section.press("try")

    images = [a["src"] for tag, a, _ in section.shown.found if tag == "img"]
    assert len(images) == 1
    assert "Replicate works." in section.shown.text
    assert any("1.5 s, $0.003" in text for text in section.shown.text)
    assert section.host.messages == []

    await section.press("close")
    assert section.host.deleted == images
    assert "<img" not in section.html


async def test_a_test_that_fails_says_why_and_one_that_runs_can_be_stopped() -> None:
    section = Section()
    await section.press("open", "")
    asleep = section.clock.sleeping
    section.web.refusals = [refused(502, "Out of credit.", "provider")]
    await section.press("try")
    assert "Out of credit." in section.shown.text

    section.web.by_hand = True
    await section.press("try")
    name = next(iter(section.web.jobs))
    section.web.change(name, status="painting", progress=0.5)
    await section.settle()
    assert any("is being painted (50 %)" in text for text in section.shown.text)

    await section.press("stop")
    await section.settle()
    assert section.web.jobs[name].state["status"] == "cancelled"
    assert "Stopped." in section.shown.text
    assert section.clock.sleeping == asleep


async def test_what_began_at_the_service_survives_a_reload_and_is_asked_for_once() -> None:
    section = Section({"provider": "replicate"})
    section.web.by_hand = True
    text = 'A <img-prompt="fox"> ran.'
    section.host.add("m", text)
    section.receive(text)
    await section.settle()
    assert len(section.web.jobs) == 1

    again = Section({"provider": "replicate"}, section.web)
    again.host, again.store = section.host, section.store
    again.app = App(section.host, again.clock, Ids(random.Random(2)), section.store, web=section.web)
    again.tell("hello", settings=json.dumps({"provider": "replicate"}), chat_id="chat", width=640, height=480)
    await again.settle()
    name = next(iter(section.web.jobs))
    section.web.finish(name)
    await again.settle()

    assert f'<img src="/user/images/Mira/{name}.png"' in section.host.message("m").text
    assert len(section.web.posted) == 1
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()


async def test_a_painter_that_nobody_has_asked_is_not_called_ready() -> None:
    section = Section()
    await section.settle()

    assert "limner-local" in section.html
    assert "limner-ready" not in section.html
