"""The user's own painters: what is asked before, what is kept, what a package may do and what it may not."""

import asyncio
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import pytest

from limner import painter as surface
from limner.core.errors import GenerationError, LimnerError, RequestError
from limner.custom_providers._custom_provider import CustomProvider
from limner.custom_providers._installation import InstalledPackage
from limner.custom_providers.packages import KEY, Package, ProviderCard, filled, read, to_json, wanted
from limner.custom_providers.sandbox import Sandbox
from limner.custom_providers.sdk import Answer, Toolbox
from limner.painter import Painter
from limner.panel._packages_section import PackagesSection
from limner.pictures.options import Features, Options
from limner.providers.base import Painted, PictureRequest, Progress
from limner.providers.limiter import Limiter
from limner.providers.service import GenerationService
from limner.settings.preferences import Preferences
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost
from tests.fakes.painter import FakeProvider
from tests.fakes.sandboxes import FakePackageContext, FakeSandboxes, FakeTools

GIF = b"GIF89a" + bytes(40)
ODD = "<b>odd</b>"


class Sketch(Painter):
    """A painter whose prompt says what it does."""

    name = "Sketch"
    description = "It sketches"
    fields: ClassVar = {"address": "http://here", "key": ""}

    def features(self) -> Features:
        return Features(frozenset({"seed"}))

    async def generate(self, request: PictureRequest, heard: Any) -> Any:
        heard(Progress(0.25, "a quarter"))
        match request.prompt:
            case "raise":
                raise ValueError(f"{self.toolbox.value('key')} at http://x/?key=abcdefgh\nand more")
            case "exit":
                sys.exit(4)
            case "url":
                return "/user/images/known.png"
            case "outside":
                return "https://evil.example/a.png"
            case "climb":
                return "/user/../api/secrets"
            case "none":
                return []
            case "text":
                return b"no picture at all"
            case "wait":
                await asyncio.Event().wait()
        return GIF


def module(name: str, **members: object) -> None:
    made = ModuleType(name)
    made.__dict__.update(members)
    sys.modules[name] = made


async def upload(url: str, body: bytes) -> Answer:
    """SillyTavern, which saves everything."""
    assert url == "/api/images/upload"
    sent = json.loads(body)
    return Answer(
        200, {}, json.dumps({"path": f"/user/images/{sent['ch_name']}/a.{sent['format']}"}).encode()
    )


@pytest.fixture(name="sandboxes")
def _sandboxes() -> FakeSandboxes:
    module("sketch_module", Sketch=Sketch)
    sandboxes = FakeSandboxes(
        {"sketch": InstalledPackage("sketch", "1.0", {"sketch": "sketch_module:Sketch"}, ["requests 2"])}
    )
    sandboxes.fetch = upload
    sandboxes.kept.clear()
    return sandboxes


class Bench:
    """The desk with everything around it."""

    def __init__(self, sandboxes: FakeSandboxes, settings: str = "") -> None:
        self.host = FakeHost()
        self.sandboxes = sandboxes
        self.preferences = Preferences(self.host)
        clock = FakeClock()
        first = FakeProvider("first")
        self.service = GenerationService(Limiter(clock), [first], "first", clock=clock)
        self.painted = 0
        self.desk = PackagesSection(self.host, self.preferences, self.service, sandboxes, self._changed)
        self.preferences.load(settings)

    def _changed(self) -> None:
        self.painted += 1

    async def act(self, action: str, entry: str = "", **form: str) -> None:
        await self.desk.actions[f"package.{action}"]({"entry": entry, "form": form})

    @property
    def saved(self) -> Any:
        return self.preferences.settings.kept.get(KEY)

    async def paint(self, prompt: str = "a fox") -> Painted:
        return await self.service.paint(PictureRequest("p1", prompt), lambda: None, provider="own:sketch")


@pytest.fixture(name="bench")
def _bench(sandboxes: FakeSandboxes) -> Bench:
    return Bench(sandboxes)


@pytest.mark.parametrize(
    "text",
    ["limner-webui", "limner_webui==1.2", " a>=1 ", "https://a.example/x/limner_webui-1.0-py3-none-any.whl"],
)
def test_a_name_and_the_address_of_a_wheel_can_be_installed(text: str) -> None:
    assert wanted(text) == text.strip()


@pytest.mark.parametrize(
    "text", ["", "a b", "../x", "file:///x-1-py3-none-any.whl", "https://a.example/x.zip", "x" * 600, "a;b"]
)
def test_what_is_neither_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(RequestError, match="neither the name of a package"):
        wanted(text)


async def test_nothing_is_fetched_before_the_user_has_read_the_warning_and_said_yes(bench: Bench) -> None:
    bench.host.agrees = False

    await bench.act("install", origin="sketch")

    assert "code of a stranger" in bench.host.questions[0]
    assert "your chats" in bench.host.questions[0]
    assert not bench.sandboxes.helpers
    assert bench.saved is None


async def test_what_is_installed_is_listed_kept_and_paints(bench: Bench) -> None:
    await bench.act("install", origin="sketch")

    view = bench.desk.render()
    assert "Sketch (own:sketch)" in view
    assert "requests 2" in view
    assert bench.sandboxes.kept == {"sketch"}
    assert all(helper.ended for helper in bench.sandboxes.helpers), "what installed is not needed any more"
    assert (await bench.paint()).url == "/user/images/Mira/a.gif"
    assert (await bench.paint("url")).url == "/user/images/known.png"


async def test_the_next_worker_knows_it_and_begins_no_other_before_it_is_asked(bench: Bench) -> None:
    await bench.act("install", origin="sketch")
    later = Bench(bench.sandboxes, bench.preferences.settings.to_text())
    begun = len(bench.sandboxes.helpers)

    assert "own:sketch" in {each.id for each in later.service.painters}
    assert len(bench.sandboxes.helpers) == begun
    assert (await later.paint()).provider == "own:sketch"


async def test_what_the_user_types_reaches_the_painter_and_no_sentence(bench: Bench) -> None:
    await bench.act("install", origin="sketch")
    await bench.act("save", "sketch", key="hush-hush", address="", other="x")

    with pytest.raises(GenerationError) as caught:
        await bench.paint("raise")

    assert bench.saved[0]["values"] == {"key": "hush-hush"}
    assert str(caught.value) == "ValueError: … at http://x/?… and more."
    assert "ValueError: … at" in bench.desk.render()
    await bench.paint()
    assert "ValueError" not in bench.desk.render()


@pytest.mark.parametrize(
    ("prompt", "sentence"),
    [
        ("exit", "SystemExit: 4."),
        ("outside", "outside SillyTavern"),
        ("climb", "outside SillyTavern"),
        ("none", "gave no picture"),
        ("text", "is no picture"),
    ],
)
async def test_whatever_a_painter_does_is_one_sentence(bench: Bench, prompt: str, sentence: str) -> None:
    await bench.act("install", origin="sketch")

    with pytest.raises(GenerationError, match=sentence) as caught:
        await bench.paint(prompt)

    assert caught.value.provider == "own:sketch"


async def test_a_painter_that_blocks_is_ended_and_begun_anew(bench: Bench) -> None:
    await bench.act("install", origin="sketch")
    await bench.paint()
    bench.sandboxes.hung = True
    task = asyncio.ensure_future(bench.paint("never"))
    await asyncio.sleep(0.01)
    helper = bench.sandboxes.helpers[-1]
    bench.desk._installed._running["sketch"].end("It was ended.")
    bench.sandboxes.hung = False

    with pytest.raises(GenerationError, match="It was ended"):
        await task
    assert helper.ended
    assert (await bench.paint()).url


async def test_an_order_that_is_not_given_up_ends_its_sandbox(
    sandboxes: FakeSandboxes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("limner.custom_providers.sandbox.GRACE", 0.01)
    sandboxes.hung = True
    sandbox = Sandbox(sandboxes, "sketch")
    task = asyncio.ensure_future(sandbox.ask("a", "paint", {}, seconds=60))
    await asyncio.sleep(0)
    sandboxes.helpers[0].say('{"state": "ready"}')
    sandbox.cancel("a")

    with pytest.raises(GenerationError, match="did not give up a picture"):
        await task
    assert sandboxes.helpers[0].ended
    assert not sandbox.lives


async def test_an_order_that_takes_too_long_ends_its_sandbox(sandboxes: FakeSandboxes) -> None:
    sandboxes.hung = True
    sandbox = Sandbox(sandboxes, "sketch")

    with pytest.raises(GenerationError, match="gave no answer within 0 s and was ended"):
        await sandbox.ask("a", "paint", {}, seconds=0.01)
    assert sandboxes.helpers[0].ended


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "no json",
        '"text"',
        '{"done": "other"}',
        '{"progress": "a", "share": "x"}',
        '{"failed": []}',
    ],
)
async def test_nonsense_from_a_sandbox_changes_nothing(sandboxes: FakeSandboxes, text: str) -> None:
    sandboxes.hung = True
    heard: list[Progress] = []
    sandbox = Sandbox(sandboxes, "sketch")
    task = asyncio.ensure_future(sandbox.ask("a", "paint", {}, seconds=60, heard=heard.append))
    await asyncio.sleep(0)
    sandboxes.helpers[0].say(text)
    sandboxes.helpers[0].say('{"done": "a", "value": {"url": "/user/x"}}')

    assert await task == {"url": "/user/x"}
    assert [each.done for each in heard] in ([], [None])


async def test_a_worker_that_cannot_start_says_why(sandboxes: FakeSandboxes) -> None:
    sandboxes.hung = True
    sandbox = Sandbox(sandboxes, "sketch")
    task = asyncio.ensure_future(sandbox.ask("a", "paint", {}, seconds=60))
    await asyncio.sleep(0)
    sandboxes.helpers[0].say('{"state": "failed", "reason": "no memory"}')

    with pytest.raises(GenerationError, match="“sketch” could not be started: no memory"):
        await task


async def test_what_is_kept_of_a_start_goes_with_every_package_that_comes_or_goes(bench: Bench) -> None:
    """No package can reach it; if one could after all, its code would be in the next start."""
    await bench.act("install", origin="sketch")
    assert bench.sandboxes.starts_forgotten == 1
    await bench.act("again", "sketch")
    assert bench.sandboxes.starts_forgotten == 2

    running = [helper for helper in bench.sandboxes.helpers if not helper.ended]
    await bench.act("remove", "sketch")

    assert bench.sandboxes.starts_forgotten == 3
    assert not running, "one that runs could write it again"


async def test_what_is_kept_of_a_start_goes_after_an_installation_that_failed_too(bench: Bench) -> None:
    with pytest.raises(GenerationError):
        await bench.act("install", origin="nowhere")

    assert bench.sandboxes.starts_forgotten == 1


async def test_a_package_that_calls_itself_as_another_one_gets_no_hold_of_that_ones_code(
    bench: Bench,
) -> None:
    await bench.act("install", origin="sketch")
    stranger = InstalledPackage(
        "sketch", "2", {"draw": "tests.unit.custom_providers.test_custom_provider:Sketch"}
    )
    bench.sandboxes.laid["stranger"] = stranger

    with pytest.raises(RequestError, match="calls itself"):
        await bench.act("install", origin="stranger")

    assert bench.sandboxes.laid["sketch"].version != "2"
    assert "stranger" not in bench.sandboxes.kept


async def test_a_worker_gets_the_code_of_its_own_package_and_one_that_installs_gets_none(
    bench: Bench,
) -> None:
    await bench.act("install", origin="sketch")
    await bench.paint()

    assert bench.sandboxes.begun == ["", "sketch"]


async def test_removing_asks_first_and_then_leaves_nothing(bench: Bench) -> None:
    await bench.act("install", origin="sketch")
    await bench.paint()
    bench.host.agrees = False
    await bench.act("remove", "sketch")
    assert "sketch" in bench.desk.render()

    bench.host.agrees = True
    await bench.act("remove", "sketch")

    assert "Sketch" not in bench.desk.render()
    assert bench.saved is None
    assert bench.sandboxes.forgotten == ["sketch"]
    assert all(helper.ended for helper in bench.sandboxes.helpers)
    with pytest.raises(GenerationError, match="no painter called"):
        await bench.paint()


async def test_installing_again_keeps_what_the_user_typed(bench: Bench) -> None:
    await bench.act("install", origin="sketch")
    await bench.act("save", "sketch", key="k")
    await bench.act("again", "sketch")

    assert bench.saved[0]["values"] == {"key": "k"}
    assert (await bench.paint()).url


async def test_what_cannot_be_installed_leaves_nothing_behind(bench: Bench) -> None:
    module("broken_module")
    bench.sandboxes.laid |= {
        "broken": InstalledPackage("broken", "1", {"x": "broken_module:Missing"}),
        "empty": InstalledPackage("empty", "1", {}),
        "thief": InstalledPackage("thief", "1", {"sketch": "sketch_module:Sketch"}),
    }
    for name, sentence in (("broken", "AttributeError"), ("empty", "no painter"), ("gone", "is nowhere")):
        with pytest.raises(LimnerError, match=sentence):
            await bench.act("install", origin=name)
    assert not bench.saved
    await bench.act("install", origin="sketch")
    with pytest.raises(RequestError, match="brings this painter already"):
        await bench.act("install", origin="thief")
    assert [row["name"] for row in bench.saved] == ["sketch"]


async def test_words_of_a_stranger_are_escaped_in_the_panel(sandboxes: FakeSandboxes) -> None:
    card = ProviderCard("x", ODD, ODD, fields={"f": ODD})
    package = Package("evil", ODD, ODD, (card,), (ODD,))
    bench = Bench(sandboxes, json.dumps({KEY: to_json([package])}))

    view = bench.desk.render()
    assert "&lt;b&gt;odd" in view
    assert ODD not in view


def test_what_a_settings_file_holds_is_read_without_trust() -> None:
    card = {"id": "ok", "features": {"knows": ["seed", "soul"], "sizes": [[1], [512, 512]], "most": 99}}
    rows = [7, {"name": "../x"}, {"name": "a", "painters": [card, {"id": "../"}, 3], "values": {"k": 5}}]

    found = read(rows)

    assert [package.name for package in found] == ["a"]
    features = found[0].cards[0].features
    assert (features.knows, features.sizes, features.most) == (frozenset({"seed"}), ((512, 512),), 4)
    assert to_json(found, rows)[1:] == [7, {"name": "../x"}], "what is none to us is written back"
    assert read(to_json(found)) == found


def test_fields_that_nobody_declared_are_not_kept() -> None:
    package = Package("a", "1", "a", (ProviderCard("x", "X", fields={"key": "d"}),))

    assert filled(package, {"key": " k ", "other": "o"}).fields == {"key": "k"}
    assert filled(package, {"key": ""}).fields == {"key": "d"}


async def test_a_painters_options_are_those_it_knows_and_the_users_macros_are_filled_in(
    sandboxes: FakeSandboxes,
) -> None:
    sandboxes.kept = {"sketch"}
    card = ProviderCard("sketch", "Sketch", features=Features(frozenset({"seed"})))
    own = CustomProvider("sketch", card, Sandbox(sandboxes, "sketch"), FakePackageContext())
    style = type(PictureRequest("a", "b").style)(suffix="in {{char}}'s hand")
    request = PictureRequest("p", "a fox", style=style, options=Options(seed=3, steps=9))
    await own.generate(request)

    sent = json.loads(sandboxes.posted[0])["args"]["request"]
    assert sent["options"] == {"seed": 3}
    assert sent["style"]["suffix"] == "in Mira's hand"


async def test_a_toolbox_says_who_could_not_be_reached_and_not_with_which_key() -> None:
    toolbox = Toolbox(FakeTools(FakeSandboxes()), _unsaved, "x", {})

    with pytest.raises(GenerationError, match=r"^paint\.example:8000 could not be reached") as caught:
        await toolbox.fetch("http://user:pass@paint.example:8000/a?key=k", json_body={"a": 1})
    assert caught.value.retryable
    assert toolbox.value("nothing") == ""


async def _unsaved(_picture: str, _kind: str) -> str:
    raise AssertionError


def test_the_surface_for_packages_is_what_the_page_about_it_names() -> None:
    page = (Path(__file__).parents[3] / "docs" / "own-painters.md").read_text("utf-8")

    assert all(hasattr(surface, name) for name in surface.__all__)
    assert all(f"`{name}`" in page for name in surface.__all__)
