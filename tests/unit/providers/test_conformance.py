"""Every painter is held to the same promises; a new one adds its world to ``WORLDS``."""

import asyncio
import base64
import json
from collections.abc import Callable, Collection, Mapping, Sequence

import pytest
from limner_webui import WebUI

from limner.core.errors import GenerationError, HostTimeoutError
from limner.custom_providers._custom_provider import CustomProvider
from limner.custom_providers._installation import InstalledPackage
from limner.custom_providers.packages import ProviderCard
from limner.custom_providers.sandbox import Sandbox
from limner.custom_providers.sdk import Answer
from limner.page.host_values import CapturedToast, CommandResult
from limner.pictures.options import Options
from limner.pictures.provenance import Provenance
from limner.providers._remote import PATIENCE
from limner.providers.base import Heard, Painted, PictureRequest, Progress, Status
from limner.providers.built_in import BuiltInProviders
from limner.providers.sd_command import SdProvider
from tests.conformance import PROMISES, Promise, World, settle
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost
from tests.fakes.painter import FakeProvider, broken
from tests.fakes.sandboxes import FakePackageContext, FakeSandboxes
from tests.fakes.web import FakeWeb


class Switch:
    """What a world's service does with a picture: hold it, refuse it, answer with an address, be away."""

    secret = "sk-live-1234567890abcdef"  # noqa: S105 - it opens nothing

    def __init__(self) -> None:
        self.begun = 0
        self.reason = ""
        self.url = "/user/images/Mira/a.png"
        self.away = False
        self._gate = asyncio.Event()
        self._gate.set()

    def hold(self) -> None:
        self._gate.clear()

    def let_go(self) -> None:
        self._gate.set()

    def fail(self, reason: str) -> None:
        self.reason = reason

    def answer(self, url: str) -> None:
        self.url = url

    def cut(self) -> None:
        self.away = True

    async def begin(self) -> None:
        self.begun += 1
        await self._gate.wait()

    async def later(self) -> None:
        await settle()


class Own(Switch):
    """SillyTavern's own image generation."""

    def __init__(self) -> None:
        super().__init__()
        self.painter = SdProvider(FakeHost(painter=self._paint))

    async def _paint(self, _text: str, _args: Mapping[str, str]) -> CommandResult:
        if self.away:
            raise HostTimeoutError("The page did not answer within 900 seconds.")
        await self.begin()
        if self.reason:
            said = f"Image generation failed. Please try again.\n\n{self.reason}."
            return CommandResult(True, "", (CapturedToast("error", said),))
        return CommandResult(True, self.url)


class Fake(Switch):
    """The painter that other tests use keeps the promises as well."""

    def __init__(self) -> None:
        super().__init__()
        self.painter = FakeProvider("fake", self._paint)

    async def _paint(self, request: PictureRequest, heard: Heard) -> Painted:
        if self.away:
            raise broken("The service cannot be reached.", "network")
        await self.begin()
        heard(Progress(0.5))
        if self.reason:
            raise broken("The service refused.")
        return Painted(self.url, "fake", Provenance(request.options))


class Example(Switch):
    """The example of a user's own painter, in a sandbox that is no other worker."""

    def __init__(self) -> None:
        super().__init__()
        sandboxes = FakeSandboxes(
            {"limner-webui": InstalledPackage("limner-webui", "1.0", {"webui": "limner_webui:WebUI"})}
        )
        sandboxes.fetch = self._fetch
        features, defaults = WebUI.features(None), WebUI.defaults(None)  # type: ignore[arg-type]
        card = ProviderCard("webui", WebUI.name, WebUI.description, features, defaults)
        self.painter = CustomProvider(
            "limner-webui", card, Sandbox(sandboxes, "limner-webui"), FakePackageContext()
        )

    async def _fetch(self, url: str, _body: bytes) -> Answer:
        if url == "/api/images/upload":
            return Answer(200, {}, json.dumps({"path": f"{self.url}?{self.begun}"}).encode())
        if self.away:
            raise OSError("nobody listens")
        await self.begin()
        if self.reason:
            raise ValueError(self.reason)
        picture = base64.b64encode(b"\x89PNG and so on").decode()
        return Answer(200, {}, json.dumps({"images": [picture]}).encode())


class Remote:
    """A service of the server plugin."""

    secret = Switch.secret

    def __init__(self, name: str) -> None:
        self._web = FakeWeb()
        for service in self._web.services:
            service["configured"] = True
        self._clock = FakeClock()
        self.painter = next(
            each for each in BuiltInProviders(FakeHost(), self._clock, self._web).all if each.id == name
        )

    @property
    def begun(self) -> int:
        return len(self._web.jobs)

    def hold(self) -> None:
        self._web.by_hand = True

    def let_go(self) -> None:
        self._web.by_hand = False
        for name, job in self._web.jobs.items():
            if job.state["status"] == "waiting":
                self._web.finish(name)

    def fail(self, reason: str) -> None:
        error = {"message": reason, "code": "provider", "retryable": True}
        self._web.outcome = {"status": "failed", "error": error}

    def answer(self, url: str) -> None:
        self._web.outcome = {"images": [url]}

    def cut(self) -> None:
        self._web.go_down()

    async def later(self) -> None:
        await self._clock.advance(PATIENCE + 60)


WORLDS: Mapping[str, Callable[[], World]] = {
    "sd": Own,
    "fake": Fake,
    "replicate": lambda: Remote("replicate"),
    "openai": lambda: Remote("openai"),
    "example": Example,
}


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
async def test_a_painter_keeps_its_promises(world: Callable[[], World], promise: Promise) -> None:
    await promise(world())


class Liar(Fake):
    """A painter that keeps few of its promises, so that the promises are known to be asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.painter = Untrue("fake", self._paint)


class Untrue(FakeProvider):
    @property
    def description(self) -> str:
        return "no sentence"

    def validate(self, options: Options) -> tuple[str, ...]:
        return ("bad",) if options.width else ()

    async def status(self, attempt: str) -> Status:
        return Status.PAINTING

    async def generate(self, request: PictureRequest, heard: Heard) -> Painted:
        heard(Progress(7.0))
        painted = await self._act(request, heard)
        making = Provenance(Options(seed=13 if request.options.seed == 7 else 7))
        return Painted(f"https://elsewhere.example{painted.url}", self.id, making)

    async def known(self, attempts: Sequence[str]) -> Collection[str]:
        return attempts

    async def _act(self, request: PictureRequest, heard: Heard) -> Painted:
        try:
            return await super()._act(request, heard)
        except GenerationError as error:
            raise GenerationError(f"{error} {Switch.secret}", code="provider", provider=self.id) from None


KEPT_BY_LIARS = {
    "it_knows_only_options_that_there_are",
    "cancelling_ends_it",
    "what_is_not_known_is_cancelled_without_an_error",
    "a_lasting_id_is_paid_for_once",
}


@pytest.mark.parametrize(
    "promise",
    [promise for promise in PROMISES if promise.__name__ not in KEPT_BY_LIARS],
    ids=lambda promise: promise.__name__,
)
async def test_a_painter_that_breaks_a_promise_is_found_out(promise: Promise) -> None:
    try:
        await promise(Liar())
    except (AssertionError, GenerationError):
        return
    pytest.fail("it was believed")
