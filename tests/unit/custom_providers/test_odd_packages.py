"""Packages that are clumsy or mean: no picture is lost by them, none waits in vain, Limner goes on."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from limner.core.errors import GenerationError, RequestError
from limner.custom_providers._installation import InstalledPackage
from limner.custom_providers.sandbox import Sandbox
from limner.custom_providers.sdk import LARGEST, Answer, Toolbox
from limner.painter import Painted, Painter
from limner.pictures.provenance import Provenance
from limner.providers.base import PictureRequest, Progress
from tests.fakes.sandboxes import FakeSandboxes, FakeTools
from tests.unit.custom_providers.test_custom_provider import GIF, Bench, module, upload


class Odd(Painter):
    """A painter whose prompt says what it does wrong."""

    def generate(self, request: PictureRequest, heard: Any) -> Any:
        many: dict[str, Callable[[], Any]] = {
            "data": lambda: "data:image/png;base64," + "A" * 2_000_000,
            "one": lambda: GIF,
            "half": lambda: [GIF, None],
            "ten": lambda: [GIF] * 10,
            "outside": lambda: ["/user/images/a.png", "https://evil.example/a.png"],
            "nan": lambda: Painted("/user/images/a.png", "odd", Provenance(seconds=float("nan"))),
            "no making": lambda: Painted("/user/images/a.png", "odd", None),  # type: ignore[arg-type]
        }
        if request.prompt == "leave":
            raise KeyboardInterrupt
        if request.prompt == "flood":
            for step in range(5000):
                heard(Progress(step / 5000))
            return GIF
        return many[request.prompt]()


@pytest.fixture(name="bench")
def _bench() -> Bench:
    module("odd_module", Odd=Odd)
    sandboxes = FakeSandboxes({"odd": InstalledPackage("odd", "1", {"odd": "odd_module:Odd"})})
    sandboxes.fetch = upload
    sandboxes.kept.clear()
    return Bench(sandboxes)


def silent() -> tuple[FakeSandboxes, Sandbox]:
    """A sandbox that says nothing but what a test has it say."""
    sandboxes = FakeSandboxes()
    sandboxes.hung = True
    return sandboxes, Sandbox(sandboxes, "odd")


async def with_one_stopped() -> tuple[FakeSandboxes, Sandbox]:
    """One that is at work on a picture, "a", which the user has just stopped."""
    sandboxes, sandbox = silent()
    stopped = asyncio.ensure_future(sandbox.ask("a", "paint", {}, seconds=60))
    await asyncio.sleep(0)
    sandboxes.helpers[0].say('{"state": "ready"}')
    stopped.cancel()
    await asyncio.sleep(0)
    return sandboxes, sandbox


async def painted(bench: Bench, prompt: str) -> Painted:
    return await asyncio.wait_for(
        bench.service.paint(PictureRequest("p1", prompt), lambda: None, provider="own:odd"), 5
    )


async def test_a_picture_given_as_a_long_address_is_refused_at_once_with_what_to_give_instead(
    bench: Bench,
) -> None:
    await bench.act("install", origin="odd")
    with pytest.raises(GenerationError, match="give its bytes instead"):
        await painted(bench, "data")


@pytest.mark.parametrize("prompt", ["half", "outside"])
async def test_a_good_picture_is_kept_where_another_of_the_same_order_is_none(
    bench: Bench, prompt: str
) -> None:
    await bench.act("install", origin="odd")
    found = await painted(bench, prompt)

    assert found.url.startswith("/user/images/")
    assert not found.more


async def test_of_many_pictures_no_more_are_saved_than_are_shown(bench: Bench) -> None:
    await bench.act("install", origin="odd")
    saved: list[str] = []

    async def counted(url: str, body: bytes) -> Answer:
        saved.append(url)
        return Answer(200, {}, json.dumps({"path": f"/user/images/{len(saved)}.gif"}).encode())

    bench.sandboxes.fetch = counted
    found = await painted(bench, "ten")

    assert len(saved) == 1 + len(found.more) == 4


@pytest.mark.parametrize("prompt", ["nan", "no making"])
async def test_nonsense_about_how_a_picture_was_made_does_not_cost_the_picture(
    bench: Bench, prompt: str
) -> None:
    await bench.act("install", origin="odd")
    assert (await painted(bench, prompt)).url == "/user/images/a.png"


async def test_whatever_a_package_raises_it_is_answered(bench: Bench) -> None:
    await bench.act("install", origin="odd")
    with pytest.raises(GenerationError, match="KeyboardInterrupt"):
        await painted(bench, "leave")


async def test_progress_told_in_a_loop_is_said_now_and_then(bench: Bench) -> None:
    await bench.act("install", origin="odd")
    said: list[str] = []
    bench.sandboxes.heard = said.append

    await painted(bench, "flood")

    assert 1 <= len([text for text in said if '"progress"' in text]) < 50


async def test_a_sandbox_that_says_too_much_is_ended_so_that_limner_can_hear_the_page() -> None:
    sandboxes, sandbox = silent()
    task = asyncio.ensure_future(sandbox.ask("a", "paint", {}, seconds=60))
    await asyncio.sleep(0)
    for _ in range(2000):
        sandboxes.helpers[0].say('{"progress": "a"}')

    with pytest.raises(GenerationError, match="was ended, because it says more than can be heard"):
        await task
    assert sandboxes.helpers[0].ended


async def test_stopping_a_picture_while_the_sandbox_still_starts_costs_no_other_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("limner.custom_providers.sandbox.GRACE", 0.0)
    sandboxes, sandbox = silent()
    first, second = (asyncio.ensure_future(sandbox.ask(name, "paint", {}, seconds=60)) for name in "ab")
    await asyncio.sleep(0)
    first.cancel()
    for _ in range(5):
        await asyncio.sleep(0.001)
    sandboxes.helpers[0].say('{"state": "ready"}')
    sandboxes.helpers[0].say('{"failed": "a", "error": {"code": "cancelled"}}')
    sandboxes.helpers[0].say('{"done": "b", "value": {"url": "/user/b"}}')

    assert await second == {"url": "/user/b"}


async def test_one_that_was_stopped_while_its_sandbox_started_and_then_blocks_is_ended_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("limner.custom_providers.sandbox.GRACE", 0.0)
    sandboxes, sandbox = silent()
    task = asyncio.ensure_future(sandbox.ask("a", "paint", {}, seconds=60))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    sandboxes.helpers[0].say('{"state": "ready"}')

    await asyncio.wait_for(sandboxes.helpers[0].gone.wait(), 5)


async def test_a_sandbox_without_work_is_ended_after_a_while_and_begun_anew_when_it_is_asked(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bench.act("install", origin="odd")
    monkeypatch.setattr("limner.custom_providers.sandbox.IDLE", 0.0)
    assert (await painted(bench, "nan")).url
    first = bench.sandboxes.helpers[-1]
    await asyncio.wait_for(first.gone.wait(), 5)

    assert (await painted(bench, "nan")).url
    assert bench.sandboxes.helpers[-1] is not first


async def test_a_sandbox_at_work_is_never_called_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("limner.custom_providers.sandbox.IDLE", 0.0)
    sandboxes, sandbox = silent()
    first, second = (asyncio.ensure_future(sandbox.ask(name, "paint", {}, seconds=60)) for name in "ab")
    await asyncio.sleep(0)
    sandboxes.helpers[0].say('{"done": "a", "value": {}}')
    await first
    for _ in range(5):
        await asyncio.sleep(0.001)

    assert not sandboxes.helpers[0].ended
    sandboxes.helpers[0].say('{"done": "b", "value": {}}')
    await second


async def test_a_worker_that_breaks_while_it_paints_is_not_said_to_have_failed_to_start() -> None:
    sandboxes, sandbox = silent()
    task = asyncio.ensure_future(sandbox.ask("a", "paint", {}, seconds=60))
    await asyncio.sleep(0)
    sandboxes.helpers[0].say('{"state": "ready"}')
    sandboxes.helpers[0].say('{"state": "failed", "reason": "out of memory"}')

    with pytest.raises(GenerationError, match="“odd” broke off: out of memory"):
        await task


async def test_a_package_that_is_refused_leaves_no_code_and_an_update_that_is_refused_leaves_the_old(
    bench: Bench,
) -> None:
    await bench.act("install", origin="odd")
    bench.sandboxes.laid |= {"thief": InstalledPackage("thief", "1", {"odd": "odd_module:Odd"})}
    with pytest.raises(RequestError, match="brings this painter already"):
        await bench.act("install", origin="thief")

    assert bench.sandboxes.kept == {"odd"}


async def test_a_second_press_while_the_question_stands_installs_once(bench: Bench) -> None:
    await bench.act("install", origin="odd")
    bench.sandboxes.laid |= {"other": InstalledPackage("other", "1", {"other": "odd_module:Odd"})}
    begun = len(bench.sandboxes.helpers)

    async def asked(question: str) -> bool:
        assert "other" in question
        await asyncio.sleep(0)
        return True

    bench.host.confirm = asked  # type: ignore[method-assign]
    told = await asyncio.gather(
        bench.act("install", origin="other"), bench.act("install", origin="other"), return_exceptions=True
    )

    assert len(bench.sandboxes.helpers) == begun + 1
    assert [type(each) for each in told if each is not None] == [RequestError]


async def test_a_long_key_is_kept_whole(bench: Bench) -> None:
    await bench.act("install", origin="odd")

    class Keyed(Odd):
        fields = {"key": ""}  # noqa: RUF012 -- as packages write it

    module("keyed_module", Keyed=Keyed)
    bench.sandboxes.laid |= {"keyed": InstalledPackage("keyed", "1", {"keyed": "keyed_module:Keyed"})}
    await bench.act("install", origin="keyed")
    await bench.act("save", "keyed", key="k" * 1500)

    assert bench.saved[-1]["values"] == {"key": "k" * 1500}
    assert "k" * 20 not in bench.preferences.settings.export_text()


async def test_where_a_key_may_be_typed_the_panel_says_where_it_will_stand(bench: Bench) -> None:
    await bench.act("install", origin="odd")

    class Keyed(Odd):
        fields = {"key": ""}  # noqa: RUF012 -- as packages write it

    assert "plain text" not in bench.desk.render()
    module("keyed_module", Keyed=Keyed)
    bench.sandboxes.laid |= {"keyed": InstalledPackage("keyed", "1", {"keyed": "keyed_module:Keyed"})}
    await bench.act("install", origin="keyed")

    assert "plain text" in bench.desk.render()


async def test_a_picture_that_is_too_large_is_not_called_none_at_all() -> None:
    async def unsaved(_picture: str, _kind: str) -> str:
        raise AssertionError

    toolbox = Toolbox(FakeTools(FakeSandboxes()), unsaved, "x", {})
    with pytest.raises(GenerationError, match="larger than 40 MB"):
        await toolbox.save(b"\x89PNG" + bytes(LARGEST))


async def test_what_is_typed_into_a_field_is_kept_before_anybody_presses_save(bench: Bench) -> None:
    await bench.act("install", origin="odd")

    class Keyed(Odd):
        fields = {"address": "", "key": ""}  # noqa: RUF012 -- as packages write it

    module("keyed_module", Keyed=Keyed)
    bench.sandboxes.laid |= {"keyed": InstalledPackage("keyed", "1", {"keyed": "keyed_module:Keyed"})}
    await bench.act("install", origin="keyed")

    await bench.act("typed", "keyed", address="http://here", key="")

    assert bench.saved[-1]["values"] == {"address": "http://here"}
    assert bench.desk.render().count('data-limner-change="package.typed"') == 3


async def test_what_cannot_be_installed_still_stands_in_the_field_to_be_mended(bench: Bench) -> None:
    await bench.act("install", origin="odd")
    with pytest.raises(RequestError):
        await bench.act("install", origin="limner webui")
    assert 'value="limner webui"' in bench.desk.render()

    await bench.act("typed", origin="limner-web")
    assert 'value="limner-web"' in bench.desk.render()

    await bench.act("install", origin="odd")
    assert 'data-limner-field="origin" data-limner-change="package.typed" value=""' in bench.desk.render()


async def test_a_painted_picture_is_saved_again_where_sillytavern_was_away_for_a_moment(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bench.act("install", origin="odd")
    monkeypatch.setattr("limner.custom_providers._sandbox_main.AGAIN", (0.0, 0.0))
    answers: list[OSError | Answer] = [
        OSError("away"),
        Answer(502, {}, b""),
        Answer(200, {}, b'{"path": "/user/images/a.gif"}'),
    ]

    async def hiccup(_url: str, _body: bytes) -> Answer:
        answer = answers.pop(0)
        if isinstance(answer, OSError):
            raise answer
        return answer

    bench.sandboxes.fetch = hiccup
    assert (await painted(bench, "half")).url == "/user/images/a.gif"


@pytest.mark.parametrize(
    ("status", "times", "sentence"), [(None, 3, "could not be reached"), (403, 1, r"did not save .*\(403\)")]
)
async def test_a_picture_that_sillytavern_will_not_have_is_not_offered_for_ever(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, status: int | None, times: int, sentence: str
) -> None:
    await bench.act("install", origin="odd")
    monkeypatch.setattr("limner.custom_providers._sandbox_main.AGAIN", (0.0, 0.0))
    asked: list[str] = []

    async def refuses(url: str, _body: bytes) -> Answer:
        asked.append(url)
        if status is None:
            raise OSError("away")
        return Answer(status, {}, b"")

    bench.sandboxes.fetch = refuses
    with pytest.raises(GenerationError, match=sentence):
        await painted(bench, "one")
    assert len(asked) == times


async def test_the_password_in_an_address_that_was_typed_is_in_no_sentence(bench: Bench) -> None:
    await bench.act("install", origin="odd")

    class Walled(Odd):
        fields = {"address": ""}  # noqa: RUF012 -- as packages write it

        def generate(self, request: PictureRequest, heard: Any) -> Any:
            raise ValueError(f"no way to {self.toolbox.value('address')}/{request.prompt}")

    module("walled_module", Walled=Walled)
    bench.sandboxes.laid |= {"walled": InstalledPackage("walled", "1", {"walled": "walled_module:Walled"})}
    await bench.act("install", origin="walled")
    await bench.act("save", "walled", address="http://me:hunter2@paint.example:7860")

    with pytest.raises(GenerationError, match=r"no way to http://•••@paint\.example:7860/a"):
        await bench.service.paint(PictureRequest("p", "a"), lambda: None, provider="own:walled")


async def test_a_picture_asked_for_while_a_sandbox_is_doubted_is_painted_by_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("limner.custom_providers.sandbox.GRACE", 0.01)
    sandboxes, sandbox = await with_one_stopped()
    later = asyncio.ensure_future(sandbox.ask("b", "paint", {}, seconds=60))

    await asyncio.wait_for(sandboxes.helpers[0].gone.wait(), 5)
    await asyncio.sleep(0)
    sandboxes.helpers[1].say('{"done": "b", "value": {"url": "/user/b"}}')

    assert await later == {"url": "/user/b"}


async def test_a_picture_asked_for_while_another_is_given_up_is_painted_once_that_is_done() -> None:
    sandboxes, sandbox = await with_one_stopped()
    later = asyncio.ensure_future(sandbox.ask("b", "paint", {}, seconds=60))
    await asyncio.sleep(0)
    sandboxes.helpers[0].say('{"failed": "a", "error": {"code": "cancelled"}}')
    sandboxes.helpers[0].say('{"done": "b", "value": {"url": "/user/b"}}')

    assert await later == {"url": "/user/b"}
    assert len(sandboxes.helpers) == 1
