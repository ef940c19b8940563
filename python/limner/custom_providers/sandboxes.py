"""Sandboxes: what the browser has for the workers in which the code of packages lives (``sandbox``)."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

from limner.core.errors import HostError
from limner.core.translation import say

log = logging.getLogger("limner.custom_providers.sandbox")


class SandboxWorker(Protocol):
    """A worker that runs beside Limner's."""

    def post(self, text: str) -> None:
        """Hand it a text."""
        ...

    def archive(self) -> object:
        """Return the archive that it handed over last, None where it has not."""
        ...

    def end(self) -> None:
        """End it, whatever it does."""
        ...


class Sandboxes(Protocol):
    """What the browser has for sandboxes."""

    def begin(self, hear: Callable[[str], None], package: str = "") -> SandboxWorker:
        """Begin a worker, with what is kept of a package; ``hear`` gets each text that it says."""
        ...

    async def headers(self) -> Mapping[str, str]:
        """Return the headers by which SillyTavern knows its own page; HostError where the page is mute."""
        ...

    async def store(self, package: str, archive: object) -> None:
        """Keep the code of a package; HostError where the storage refuses."""
        ...

    async def forget(self, package: str) -> None:
        """Throw the code of a package away; HostError where the storage refuses."""
        ...

    async def forget_start(self) -> None:
        """
        Throw away what a quick start of Python is made of.

        A package's worker is shut (``shim/runtime/lockdown.js``) and cannot reach it. This is for the day on
        which one can after all: what is removed is gone. A storage that refuses is logged.
        """
        ...


class ArchiveStorage(Protocol):
    """Where the browser keeps the code of packages, by their names."""

    async def put(self, name: str, archive: Any) -> None:  # noqa: ANN401 -- what JS gives
        """Keep an archive."""
        ...

    async def get(self, name: str) -> object:
        """Return an archive, as the browser has it."""
        ...

    async def delete(self, name: str) -> None:
        """Forget an archive."""
        ...


class WorkerSandboxes:
    """The port ``Sandboxes`` over what the bridge hands in; ``workers`` is ``shim/runtime/worker.js``'s."""

    def __init__(
        self,
        workers: Any,  # noqa: ANN401 -- what JS gives
        headers: Callable[[], Awaitable[Mapping[str, str]]],
        archives: ArchiveStorage,
    ) -> None:
        self._workers = workers
        self._headers = headers
        self._archives = archives
        self._giving: set[asyncio.Task[None]] = set()

    def begin(self, hear: Callable[[str], None], package: str = "") -> SandboxWorker:
        """Begin a worker."""
        helper: Any = self._workers.begin(hear)
        if package:
            task = asyncio.ensure_future(self._give(helper, package))
            self._giving.add(task)
            task.add_done_callback(self._giving.discard)
        found: SandboxWorker = helper
        return found

    async def _give(self, helper: Any, package: str) -> None:  # noqa: ANN401 -- what JS gives
        """Hand over what is kept; a storage that fails keeps nothing."""
        archive: object = None
        try:
            archive = await self._archives.get(package)
        except HostError as error:
            log.warning("The code of %s cannot be read: %s", package, error)
        helper.give(archive)

    async def headers(self) -> Mapping[str, str]:
        """Return SillyTavern's headers."""
        return await self._headers()

    async def store(self, package: str, archive: object) -> None:
        """Keep the code of a package."""
        if archive is None:
            raise HostError(say("The package was not handed over."), "storage")
        await self._archives.put(package, archive)

    async def forget(self, package: str) -> None:
        """Throw the code of a package away."""
        await self._archives.delete(package)

    async def forget_start(self) -> None:
        """Throw away what a quick start is made of."""
        if not await self._workers.forgetStart():
            log.warning("What is kept for a quick start could not be thrown away.")
