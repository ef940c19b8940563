"""Booths: what the browser has for the workers in which the code of packages lives (``booth``)."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol


class Helper(Protocol):
    """A worker that runs beside Limner's."""

    def post(self, text: str) -> None:
        """Hand it a text."""
        ...

    def end(self) -> None:
        """End it, whatever it does."""
        ...


class Booths(Protocol):
    """What the browser has for booths."""

    def begin(self, hear: Callable[[str], None]) -> Helper:
        """Begin a worker; ``hear`` gets each text that it says."""
        ...

    async def headers(self) -> Mapping[str, str]:
        """Return the headers by which SillyTavern knows its own page; HostError where the page is mute."""
        ...

    async def forget(self, package: str) -> None:
        """Throw the code of a package away; HostError where the storage refuses."""
        ...


class WorkerBooths:
    """The port ``Booths`` over what the bridge hands in; ``begin`` is JavaScript (``shim/worker.js``)."""

    def __init__(
        self,
        begin: Callable[[Callable[[str], None]], Helper],
        headers: Callable[[], Awaitable[Mapping[str, str]]],
        forget: Callable[[str], Awaitable[None]],
    ) -> None:
        self._begin = begin
        self._headers = headers
        self._forget = forget

    def begin(self, hear: Callable[[str], None]) -> Helper:
        """Begin a worker."""
        return self._begin(hear)

    async def headers(self) -> Mapping[str, str]:
        """Return SillyTavern's headers."""
        return await self._headers()

    async def forget(self, package: str) -> None:
        """Throw the code of a package away."""
        await self._forget(package)
