"""
A painter of the user's own in the Pyodide that a sandbox has.

It is installed by micropip from an index on this machine, kept as an archive, laid out again in another
Python that reaches no network, and made to paint.
"""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from tests.pyodide.node import PyodideUnderNode, PythonThrewError
from tools.canvas import paint
from tools.loopback import Loopback
from tools.package_index import PackageIndex, build, fetched, wheel
from tools.vendor import REPO, TARGET

EXAMPLE = REPO / "examples" / "limner-webui"

STAGE = """
import asyncio, json, js, pyodide_js
from pathlib import Path
from pyodide.ffi import to_js
from limner.custom_providers import sandbox_bridge
from limner.core.clock import Ids
from limner.custom_providers._installer import PackageInstaller
from limner.custom_providers._sandbox_main import SandboxMain
import random

async def lay():
    for path in Path("/vendor").glob("*.whl"):
        pyodide_js.unpackArchive(to_js(path.read_bytes()), "wheel")

class Archives:
    async def put(self, name, archive):
        (Path("/kept") / name).write_bytes(archive)
    async def get(self, name):
        path = Path("/kept") / name
        return path.read_bytes() if path.exists() else None

class Tools(sandbox_bridge.BrowserTools):
    async def fetch(self, method, url, headers, body, seconds):
        url = TAVERN + url if url.startswith("/") else url
        return await super().fetch(method, url, headers, body, seconds)

said, waiting = [], []
def post(text):
    message = json.loads(text)
    said.append(message)
    for future in waiting:
        if not future.done() and ("done" in message or "failed" in message):
            future.set_result(message)

installer = PackageInstaller(lay, Archives(), Path("/painters"))
stage = SandboxMain(post, Tools(), installer, Ids(random.Random(1)))

async def ask(do, **args):
    future = asyncio.get_running_loop().create_future()
    waiting.append(future)
    stage.receive(json.dumps({"order": f"{do}{len(waiting)}", "do": do, "args": args}))
    return json.dumps(await future)
"""


class Booth:
    """A sandbox under Node; ``ask`` returns what it says at last."""

    def __init__(self, node: PyodideUnderNode, tavern: str) -> None:
        self.node = node
        node.python(f"TAVERN = {tavern!r}\n{STAGE}")

    def ask(self, do: str, **args: object) -> dict[str, Any]:
        """Give an order."""
        told: dict[str, Any] = json.loads(self.node.awaited(f"await ask({do!r}, **{args!r})"))
        return told

    def install(self, wanted: str, index: str = "") -> dict[str, Any]:
        """Have a package installed and, as Limner does with one that it takes, kept."""
        told = self.ask("install", wanted=wanted, index=index)
        assert self.ask("keep")["value"] == {}
        return told

    def paint(self, package: str, painter: str, prompt: str = "a fox", **values: str) -> dict[str, Any]:
        """Have a picture painted."""
        request = {"id": "p", "prompt": prompt, "options": {"seed": 7}, "style": {"suffix": "ink"}}
        what = {"package": package, "painter": painter, "request": request, "values": values}
        return self.ask("paint", **what, headers={"X-CSRF-Token": "t"}, folder="Mira")


class Tavern:
    """SillyTavern's upload and a WebUI, on loopback."""

    def __init__(self) -> None:
        self.uploads: list[dict[str, Any]] = []
        self.painted: list[dict[str, Any]] = []
        self.status = 200
        self.app = web.Application(client_max_size=10_000_000)
        self.app.router.add_post("/api/images/upload", self._upload)
        self.app.router.add_post("/sdapi/v1/txt2img", self._paint)

    async def _upload(self, request: web.Request) -> web.Response:
        assert request.headers["X-CSRF-Token"] == "t"
        body = await request.json()
        self.uploads.append(body)
        return web.json_response({"path": f"/user/images/{body['ch_name']}/{body['filename']}.png"})

    async def _paint(self, request: web.Request) -> web.Response:
        self.painted.append(await request.json())
        if self.status != 200:
            return web.Response(status=self.status, text="no")
        picture = base64.b64encode(paint("a fox", 64, 64)).decode()
        return web.json_response({"images": [picture], "info": json.dumps({"seed": 7})})


@pytest.fixture(scope="module", name="places")
def _places() -> Iterator[tuple[PackageIndex, Tavern, str, str]]:
    index, tavern = PackageIndex(), Tavern()
    with Loopback() as loopback:
        yield index, tavern, loopback.serve(index.app), loopback.serve(tavern.app)


def test_a_package_is_installed_kept_and_paints_again_without_a_network(
    places: tuple[PackageIndex, Tavern, str, str], tmp_path: Path
) -> None:
    index, tavern, index_url, tavern_url = places
    kept = tmp_path / "kept"
    kept.mkdir()
    index.add(build(EXAMPLE, tmp_path))

    with PyodideUnderNode(vendor=TARGET, kept=kept) as node:
        told = Booth(node, tavern_url).install("limner-webui", f"{index_url}/simple")
    package = told["done"] and told["value"]
    assert (package["name"], package["version"]) == ("limner-webui", "1.0")
    assert package["painters"][0]["fields"] == {"address": "http://127.0.0.1:7860"}
    assert package["painters"][0]["id"] == "webui"

    index.asked.clear()
    with PyodideUnderNode(kept=kept) as node:
        sandbox = Booth(node, tavern_url)
        painted = sandbox.paint("limner-webui", "webui", address=tavern_url)
        tavern.status = 500
        failed = sandbox.paint("limner-webui", "webui", address=tavern_url)
        tavern.status = 200
        silent = sandbox.paint("limner-webui", "webui", address="http://127.0.0.1:1")
        assert node.python("import sys; 'micropip' in sys.modules") is False

    assert painted["value"]["url"].startswith("/user/images/Mira/Mira_")
    assert painted["value"]["making"]["options"]["seed"] == 7
    assert tavern.painted[0]["prompt"] == "a fox, ink"
    assert base64.b64decode(tavern.uploads[0]["image"]).startswith(b"\x89PNG")
    assert failed["error"]["message"] == "The WebUI answered 500: look into its window."
    assert failed["error"]["retryable"] is True
    assert silent["error"]["code"] == "network"
    assert "could not be reached" in silent["error"]["message"]
    assert not len(index.asked)


ODD = """
import limner.painter
class Good(limner.painter.Painter):
    name = "Good"
    def generate(self, request, heard):
        heard(limner.painter.Progress(0.5, "half"))
        if request.prompt == "raise":
            raise ValueError("no luck with " + self.toolbox.value("key"))
        if request.prompt == "leave":
            raise SystemExit(3)
        if request.prompt == "rubbish":
            return 7
        return b"GIF89a" + bytes(40)
    fields = {"key": ""}
"""


def test_what_a_package_brings_along_is_kept_with_it_and_what_it_raises_is_one_sentence(
    places: tuple[PackageIndex, Tavern, str, str], tmp_path: Path
) -> None:
    index, _, index_url, tavern_url = places
    kept = tmp_path / "kept"
    kept.mkdir()
    project = {"name": "odd", "version": "2", "dependencies": ["requests"]}
    points = {"limner.providers": {"odd": "odd:Good"}}
    index.add(
        *fetched(),
        wheel(tmp_path, {**project, "entry-points": points}, {"odd.py": f"import requests\n{ODD}"}),
    )

    with PyodideUnderNode(vendor=TARGET, kept=kept) as node:
        told = Booth(node, tavern_url).install("odd", f"{index_url}/simple")
    assert [each.split()[0] for each in told["value"]["brings"]] == [
        "certifi",
        "charset-normalizer",
        "idna",
        "requests",
        "urllib3",
    ]

    with PyodideUnderNode(kept=kept) as node:
        sandbox = Booth(node, tavern_url)
        assert sandbox.paint("odd", "odd")["value"]["url"].startswith("/user/images/")
        assert node.python("'progress' in said[0] and said[0]['share'] == 0.5 and said[0]['words'] == 'half'")
        raised = sandbox.paint("odd", "odd", "raise", key="s3cret-key")["error"]["message"]
        assert raised == "ValueError: no luck with …"
        assert sandbox.paint("odd", "odd", "leave")["error"]["message"] == "SystemExit: 3."
        assert (
            "neither a picture nor an address" in sandbox.paint("odd", "odd", "rubbish")["error"]["message"]
        )
        assert "no such painter" in sandbox.paint("odd", "other")["error"]["message"]
        assert "is not in this browser" in Booth(node, tavern_url).paint("gone", "x")["error"]["message"]


def test_what_cannot_be_installed_says_why_in_one_sentence(
    places: tuple[PackageIndex, Tavern, str, str], tmp_path: Path
) -> None:
    index, _, index_url, tavern_url = places
    broken = {"name": "broken", "version": "1", "entry-points": {"limner.providers": {"x": "broken:X"}}}
    nothing = {"name": "nothing", "version": "1"}
    index.add(wheel(tmp_path, broken, {"broken.py": "import no_such_module"}), wheel(tmp_path, nothing, {}))
    kept = tmp_path / "kept"
    kept.mkdir()

    with PyodideUnderNode(vendor=TARGET, kept=kept) as node:

        def refused(wanted: str) -> str:
            told = Booth(node, tavern_url).ask("install", wanted=wanted, index=f"{index_url}/simple")
            return str(told["error"]["message"])

        assert "could not be installed: Can't fetch metadata for 'unheard-of'" in refused("unheard-of")
        assert "brings no painter" in refused("nothing")
        assert refused("broken") == "ModuleNotFoundError: No module named 'no_such_module'."
    assert not list(kept.iterdir())


@pytest.mark.parametrize("wants", ["urllib.request", "pyodide_http"])
def test_urllib_speaks_once_a_package_wants_it(tmp_path: Path, wants: str) -> None:
    """Under Node there is no XMLHttpRequest to speak by: that it does speak is seen in the browser."""
    kept = tmp_path / "kept"
    kept.mkdir()
    project = {"name": "plain", "version": "1", "entry-points": {"limner.providers": {"plain": "plain:P"}}}
    code = {"plain.py": f"import {wants}\n{ODD}\nP = Good"}
    index = PackageIndex()
    index.add(wheel(tmp_path, project, code))
    with Loopback() as loopback, PyodideUnderNode(vendor=TARGET, kept=kept) as node:
        url = f"{loopback.serve(index.app)}/files/plain-1-py3-none-any.whl"
        assert "value" in Booth(node, "").install(url)
    with PyodideUnderNode(kept=kept) as node:
        told = Booth(node, "").paint("plain", "plain", "raise")
        assert told["error"]["message"].startswith("ValueError")
        assert node.python("import sys; 'pyodide_http' in sys.modules") is True


def test_a_sandbox_that_is_told_nonsense_says_so(tmp_path: Path) -> None:
    with PyodideUnderNode() as node:
        sandbox = Booth(node, "")
        assert "error" in sandbox.ask("dance")
        with pytest.raises(PythonThrewError, match="UntrustedInputError"):
            node.python("stage.receive('[' * 5000)")
