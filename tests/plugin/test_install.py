"""The plugin as its user gets it: one line installs it, the first request fetches Pyodide, it goes again."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from tests.e2e.cdn import quick
from tests.e2e.git_host import GitHost
from tests.plugin.conftest import Client
from tools.data_root import PACKAGE, lay_plugin
from tools.loopback import Ledger, Loopback
from tools.sillytavern import SillyTavern


@dataclass
class Cdn:
    """Where Pyodide is fetched from; ``damaged`` is a file that arrives with another byte."""

    files: dict[str, bytes]
    asked: Ledger[str] = field(default_factory=Ledger)
    damaged: str = ""

    @property
    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/{name}", self._file)
        return app

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        self.asked.add(name)
        content = self.files[name]
        return web.Response(body=content[:-1] + b"!" if name == self.damaged else content)


@dataclass
class Installed:
    tavern: SillyTavern
    client: Client
    cdn: Cdn

    def restart(self) -> None:
        self.tavern.go_down()
        self.tavern.come_back()
        self.client.renew()


@pytest.fixture(name="installed")
def _installed(servers: Any) -> Iterator[Installed]:
    """The plugin, installed by SillyTavern's own line beside a server that then starts anew."""
    servers.tavern.go_down()
    shutil.rmtree(servers.tavern.plugin)
    pin, files = quick()
    cdn = Cdn(files)
    try:
        with Loopback() as loopback, tempfile.TemporaryDirectory() as temporary:
            address = f"{loopback.serve(GitHost(Path(temporary)).app)}/limner.git"
            command = ["node", "plugins.js", "install", address]
            subprocess.run(command, cwd=PACKAGE, check=True, capture_output=True, timeout=120)  # noqa: S603
            pinned = {**json.loads(pin), "cdn": f"{loopback.serve(cdn.app)}/"}
            (servers.tavern.plugin / "python" / "pyodide.json").write_text(json.dumps(pinned))
            servers.tavern.come_back()
            servers.client.renew()
            yield Installed(servers.tavern, servers.client, cdn)
    finally:
        servers.tavern.go_down()
        shutil.rmtree(servers.tavern.plugin, ignore_errors=True)
        lay_plugin()
        servers.tavern.come_back()
        servers.client.renew()


def test_one_line_installs_it_the_first_request_fetches_pyodide_and_without_its_folder_it_is_gone(
    installed: Installed,
) -> None:
    client, cdn = installed.client, installed.cdn
    assert list(cdn.asked) == []

    cdn.damaged = "pyodide.asm.mjs"
    failed = client.ask("GET", "/health")
    assert failed.status == 503
    assert "is not the file Limner was made for and was refused" in failed.json["error"]["message"]

    cdn.damaged = ""
    assert client.ask("GET", "/health").json["ok"] is True
    asked = sorted(cdn.asked)
    assert [name for name in asked if name != "pyodide.asm.mjs"] == [
        "pyodide.asm.wasm",
        "pyodide.mjs",
        "python_stdlib.zip",
    ]

    installed.restart()
    assert client.ask("GET", "/health").json["ok"] is True
    assert sorted(cdn.asked) == asked

    shutil.rmtree(installed.tavern.plugin)
    (installed.tavern.plugin.parent / "limner-replicate.mjs").unlink()
    installed.restart()
    assert client.ask("GET", "/health").status == 404
