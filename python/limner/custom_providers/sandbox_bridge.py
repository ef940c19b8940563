"""
The bridge of a sandbox: with ``bridge`` the only file that touches JavaScript.

A sandbox is another worker with another Python (``shim/runtime/sandbox.js``), started by
``bridge.start_sandbox``. Nothing of this is imported by Limner's own worker, and what a stranger's package
imports is in this Python alone.
"""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import js
from pyodide.ffi import JsException, to_js

from limner.core.clock import Ids
from limner.custom_providers._installer import PackageInstaller
from limner.custom_providers._sandbox_main import SandboxMain
from limner.custom_providers.sdk import Answer

HOME = Path("/painters")


class BrowserTools:
    """The sandbox's own ``fetch``."""

    async def fetch(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, seconds: float
    ) -> Answer:
        """Ask a server; it is ended after ``seconds``, or when nobody waits any more."""
        abort = js.AbortController.new()
        options = js.JSON.parse(json.dumps({"method": method, "headers": dict(headers)}))
        options.signal = abort.signal
        if body is not None:
            options.body = to_js(body)
        try:
            async with asyncio.timeout(seconds):
                response = await js.fetch(url, options)
                content = (await response.arrayBuffer()).to_bytes()
                found = {str(name).lower(): str(value) for name, value in response.headers}
                return Answer(int(response.status), found, content)
        except JsException as error:
            raise OSError(str(error)) from error
        finally:
            abort.abort()


class BrowserArchives:
    """
    The archive of this sandbox's package, from Limner's worker and to it: a sandbox has no storage.

    ``passage`` is JavaScript (``shim/sandbox.js``).
    """

    def __init__(self, passage: Any) -> None:  # noqa: ANN401 -- what JS gives
        self._passage = passage

    async def put(self, name: str, archive: bytes) -> None:
        """Hand over what is to be kept; under which name is for Limner to say."""
        del name
        self._passage.put(to_js(archive))

    async def get(self, name: str) -> bytes | None:
        """Return what was kept."""
        del name
        found: Any = await self._passage.get()
        return bytes(found.to_bytes()) if getattr(found, "byteLength", 0) else None


def start(
    post: Callable[[str], None],
    lay: Callable[[], Awaitable[None]],
    archives: Any,  # noqa: ANN401 -- what JS gives
) -> Callable[[str], None]:
    """Build the sandbox's program and return what takes Limner's text; see ``bridge.start_sandbox``."""
    installer = PackageInstaller(lay, BrowserArchives(archives), HOME)
    return SandboxMain(post, BrowserTools(), installer, Ids(random.SystemRandom())).receive
