"""Sandboxes that are no workers: their real program, in this Python, with packages that are there already."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping

from limner.core.clock import Ids
from limner.core.errors import GenerationError, HostError
from limner.custom_providers._installation import InstalledPackage
from limner.custom_providers._sandbox_main import SandboxMain
from limner.custom_providers.sdk import Answer

Fetch = Callable[[str, bytes], Awaitable[Answer]]


async def nowhere(_url: str, _body: bytes) -> Answer:
    """Reach nobody."""
    raise OSError("there is no network here")


class FakeTools:
    """What the browser does for a toolbox; ``FakeBooths.fetch`` answers."""

    def __init__(self, sandboxes: "FakeSandboxes") -> None:
        self._sandboxes = sandboxes

    async def fetch(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, seconds: float
    ) -> Answer:
        return await self._sandboxes.fetch(url, body or b"")


class FakeHelper:
    """A worker that runs on this loop; ``hung``: it hears nothing any more."""

    def __init__(self, sandboxes: "FakeSandboxes", hear: Callable[[str], None]) -> None:
        self._sandboxes = sandboxes
        self._stage = SandboxMain(self._say, FakeTools(sandboxes), sandboxes, Ids(random.Random(1)))
        self._hear = hear
        self.ended = False
        self.gone = asyncio.Event()

    def post(self, text: str) -> None:
        self._sandboxes.posted.append(text)
        if not self.ended and not self._sandboxes.hung:
            asyncio.get_running_loop().call_soon(self._stage.receive, text)

    def archive(self) -> object:
        return self._sandboxes.handed

    def end(self) -> None:
        self.ended = True
        self.gone.set()

    def say(self, text: str) -> None:
        """Say anything, as a stranger's code may."""
        self._hear(text)

    def _say(self, text: str) -> None:
        self._sandboxes.heard(text)
        if not self.ended:
            self._hear(text)


class FakeSandboxes:
    """
    The port ``custom_providers.sandboxes.Sandboxes``; for its programs it is the installer as well.

    ``laid`` are the packages that an index has, ``kept`` the names of those that are kept here.
    """

    def __init__(self, laid: Mapping[str, InstalledPackage] | None = None) -> None:
        self.laid = dict(laid or {})
        self.kept = set(self.laid)
        self.fetch: Fetch = nowhere
        self.helpers: list[FakeHelper] = []
        self.posted: list[str] = []
        self.forgotten: list[str] = []
        self.begun: list[str] = []
        self.starts_forgotten = 0
        self.handed: object = None
        self.hung = False
        self.heard: Callable[[str], None] = lambda _: None
        self._pending = ""

    def begin(self, hear: Callable[[str], None], package: str = "") -> FakeHelper:
        self.begun.append(package)
        self.helpers.append(FakeHelper(self, hear))
        return self.helpers[-1]

    async def headers(self) -> Mapping[str, str]:
        return {"X-CSRF-Token": "t"}

    async def store(self, package: str, archive: object) -> None:
        if archive != self._pending:
            raise HostError("it was not handed over", "storage")
        self.kept.add(package)

    async def forget_start(self) -> None:
        self.starts_forgotten += 1

    async def forget(self, package: str) -> None:
        self.forgotten.append(package)
        self.kept.discard(package)

    async def install(self, wanted: str, index: str) -> InstalledPackage:
        laid = self.laid.get(wanted)
        if laid is None:
            raise GenerationError(f"{wanted} is nowhere.", code="configuration", provider="")
        self._pending = laid.name
        return laid

    async def keep(self) -> None:
        self.handed = self._pending

    async def load(self, name: str) -> InstalledPackage:
        if name not in self.kept:
            raise GenerationError(f"The code of {name} is not here.", code="configuration", provider="")
        return self.laid[name]


class FakePackageContext:
    """What a package and the page add to an order, for a painter alone."""

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self.values = dict(values or {})
        self.faults: list[str] = []

    async def carry(self) -> Mapping[str, object]:
        return {"values": self.values, "headers": {"X-CSRF-Token": "t"}, "folder": "Mira"}

    async def expand(self, text: str) -> str:
        return text.replace("{{char}}", "Mira")

    def ended(self, fault: str) -> None:
        self.faults.append(fault)
