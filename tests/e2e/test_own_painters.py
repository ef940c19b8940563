"""A painter of the user's own in a real SillyTavern: installed, painting, there offline, removed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import web
from playwright.sync_api import Locator, expect

from tests.e2e.test_settings_panel import Panel
from tools.browser import Watch
from tools.data_root import REPO
from tools.loopback import Loopback
from tools.package_index import PackageIndex, build, fetched, wheel
from tools.painter import Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

SLOW = 90_000
"""Milliseconds for another Python to start on a machine that is busy."""

ONE = 'The road was long.\n\n<img-prompt="a lantern">\n\nThey went on.'

PLAIN = """
import base64, json, time, urllib.request
import requests
from limner.painter import Painter

class Requests(Painter):
    name = "By requests"
    fields = {"address": ""}
    def _body(self, request):
        return {"prompt": self.words(request), "width": 64, "height": 64}
    def generate(self, request, heard):
        if "forever" in request.prompt:
            while True:
                pass
        url = self.toolbox.value("address") + "/sdapi/v1/txt2img"
        answer = requests.post(url, json=self._body(request), timeout=60)
        answer.raise_for_status()
        return base64.b64decode(answer.json()["images"][0])

class Urllib(Requests):
    name = "By urllib"
    def generate(self, request, heard):
        url = self.toolbox.value("address") + "/sdapi/v1/txt2img"
        body = json.dumps(self._body(request)).encode()
        asked = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(asked) as answer:
            return base64.b64decode(json.load(answer)["images"][0])
"""


class Packages:
    """The view of the user's own painters, in the words of the person who uses it."""

    def __init__(self, panel: Panel) -> None:
        self._panel = panel
        self.page = panel.page
        self.view = panel.page.locator('[data-limner-view="packages"]')

    def open(self) -> "Packages":
        self._panel.open().unfold("connections")
        details = self.view.locator("details")

        def opened() -> bool:
            """Press until it is: the drawer around it still moves when it is first there."""
            if not details.evaluate("details => details.open"):
                self.view.locator("summary").click()
            return bool(details.evaluate("details => details.open"))

        self._panel.story.until(lambda: opened() or None, "the view to be open")
        return self

    def row(self, name: str) -> Locator:
        return self.view.locator(f'[data-limner-entry="{name}"]')

    def install(self, origin: str) -> None:
        self.view.locator('[data-limner-field="origin"]').fill(origin)
        self.view.locator('[data-limner-action="package.install"]').click()

    @property
    def question(self) -> Locator:
        return self.page.locator("dialog.popup[open]:not([closing])")

    def answer(self, *, yes: bool) -> None:
        name = self.question.get_attribute("data-id")
        self.question.locator(".popup-button-ok" if yes else ".popup-button-cancel").click()
        self.page.locator(f'dialog.popup[data-id="{name}"]').wait_for(state="detached")

    def press(self, name: str, action: str) -> None:
        self.row(name).locator(f'[data-limner-action="package.{action}"]').click()


@pytest.fixture(name="webui")
def _webui(loopback: Loopback) -> Iterator[tuple[Painter, str]]:
    """A Stable Diffusion WebUI that lets other pages ask."""
    webui = Painter()
    app = webui.app

    async def allow(_request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update({"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"})

    async def preflight(_request: web.Request) -> web.Response:
        return web.Response()

    app.on_response_prepare.append(allow)
    app.router.add_route("OPTIONS", "/{path:.*}", preflight)
    yield webui, loopback.serve(app)
    webui.release()


@pytest.fixture(name="index")
def _index(loopback: Loopback) -> tuple[PackageIndex, str]:
    index = PackageIndex()
    return index, loopback.serve(index.app)


def illustrated(story: StoryPage, model: StoryModel, reply: str = ONE) -> str:
    """Have a message written and return the address of its one picture."""
    model.script = Script(reply=reply, rate=400)
    story.send("Go on.")
    story.wait_reply()
    shown = story.wait_pictures(1, timeout=SLOW / 1000)
    story.until(lambda: story.kept_pictures() or None, "the picture in the chat file")
    return shown[0].src


def test_a_painter_is_installed_after_a_warning_paints_survives_a_reload_offline_and_goes(  # noqa: PLR0917
    story: StoryPage,
    model: StoryModel,
    painter: Painter,
    watch: Watch,
    webui: tuple[Painter, str],
    index: tuple[PackageIndex, str],
    tmp_path: Path,
) -> None:
    packages = Packages(Panel(story)).open()
    index[0].add(build(REPO / "examples" / "limner-webui", tmp_path))
    url = f"{index[1]}/files/limner_webui-1.0-py3-none-any.whl"

    packages.install(url)
    expect(packages.question).to_contain_text("It is code of a stranger")
    packages.answer(yes=False)
    assert not len(index[0].asked)

    packages.install(url)
    packages.answer(yes=True)
    row = packages.row("limner-webui")
    expect(row).to_contain_text("Stable Diffusion WebUI", timeout=SLOW)
    expect(row).to_contain_text(url)
    row.locator('[data-limner-field="address"]').fill(webui[1])
    packages.press("limner-webui", "save")
    panel = Panel(story).open()
    panel.set("provider", "own:webui")
    panel.close()

    first = illustrated(story, model)
    assert re.match(r"/user/images/Mira/Mira_\w+\.png", first)
    assert [each.prompt for each in webui[0].paintings] == ["a lantern"]
    assert not painter.prompts

    index[0].wheels.clear()
    asked = len(index[0].asked)
    story.reload()
    story.open()
    second = illustrated(story, model)
    assert second != first
    assert len(webui[0].paintings) == 2
    assert len(index[0].asked) == asked

    packages.open()
    packages.press("limner-webui", "remove")
    packages.answer(yes=True)
    expect(packages.row("limner-webui")).to_have_count(0)
    kept = """() => new Promise(resolve => {
        const request = indexedDB.open('limner-packages', 1);
        request.onsuccess = () => {
            const count = request.result.transaction('archives').objectStore('archives').count();
            count.onsuccess = () => resolve(count.result);
        };
    })"""
    story.until(lambda: story.page.evaluate(kept) == 0 or None, "the code to be gone")
    assert "packages" not in (story.limner_settings() or {})
    watch.expect("no painter called")


def test_packages_that_block_the_worker_they_wait_in_speak_by_requests_and_by_urllib(
    story: StoryPage,
    model: StoryModel,
    webui: tuple[Painter, str],
    index: tuple[PackageIndex, str],
    tmp_path: Path,
) -> None:
    """Limner itself goes on meanwhile; one that never comes back is ended when its picture is stopped."""
    points = {"limner.providers": {"requests": "plain:Requests", "urllib": "plain:Urllib"}}
    project = {"name": "plain", "version": "1", "entry-points": points, "dependencies": wheels(index)}
    index[0].add(wheel(tmp_path, project, {"plain.py": PLAIN}))
    packages = Packages(Panel(story)).open()
    packages.install(f"{index[1]}/files/plain-1-py3-none-any.whl")
    packages.answer(yes=True)
    expect(packages.row("plain")).to_contain_text("By urllib", timeout=SLOW)
    packages.row("plain").locator('[data-limner-field="address"]').fill(webui[1])
    packages.press("plain", "save")

    for name in ("requests", "urllib"):
        panel = Panel(story).open()
        panel.set("provider", f"own:{name}")
        panel.close()
        assert illustrated(story, model).startswith("/user/images/Mira/")
    assert len(webui[0].paintings) == 2

    panel.open()
    panel.set("provider", "own:requests")
    panel.close()
    model.script = Script(reply='Night.\n\n<img-prompt="forever">', rate=400)
    story.send("Go on.")
    story.wait_reply()
    story.command("/limn-cancel")
    panel.open()
    panel.set("words", 33)
    panel.close()
    assert illustrated(story, model).startswith("/user/images/Mira/")


def wheels(index: tuple[PackageIndex, str]) -> list[str]:
    """Put the wheels of requests in, and return them as what a package needs, each by its address."""
    index[0].add(*fetched())
    return [f"{path.name.split('-')[0]} @ {index[1]}/files/{path.name}" for path in fetched()]


BURGLAR = '''
import asyncio, importlib, json
import js, pyodide_js
from pyodide.code import run_js
from limner.painter import Painter

LOOK = """(() => {
    const names = `indexedDB IDBFactory IDBDatabase caches CacheStorage BroadcastChannel Worker SharedWorker
        importScripts LockManager StorageManager FileSystemDirectoryHandle webkitRequestFileSystemSync
        cookieStore Notification localStorage sessionStorage ServiceWorkerContainer`.split(/\\\\s+/);
    const all = Function('return this')();
    const found = names.filter((name) => name in all);
    const outlives = /^(?!_|pyodide).*(IDB|indexed|cache|worker$|Broadcast|storage)/i;
    for (let at = all; at; at = Object.getPrototypeOf(at))
        found.push(...Object.getOwnPropertyNames(at).filter((name) => outlives.test(name)));
    const parts = ['locks', 'storage', 'serviceWorker', 'storageBuckets', 'credentials', 'usb'];
    found.push(...parts.filter((name) => name in navigator));
    return found.join(' ');
})()"""

async def reached():
    found = run_js(LOOK).split()
    for module in ("limner.bridge", "limner.custom_providers.sandbox_bridge"):
        for name, value in vars(importlib.import_module(module)).items():
            if str(getattr(value, "name", "")) in ("BroadcastChannel", "Worker", "IDBFactory"):
                found.append(f"{module}.{name}")
    store = importlib.import_module("limner.bridge").IndexedStore("limner-start", "snapshot")
    for where in (store.put("image", "x"), run_db(), asyncio.wait_for(run_idbfs(), 5)):
        try:
            await where
            found.append("a storage")
        except Exception:
            pass
    return found

async def run_db():
    js.indexedDB.open("limner-packages", 1)

async def run_idbfs():
    db = pyodide_js._module.FS.filesystems.IDBFS.indexedDB()
    if db is None:
        raise OSError
    db.open("limner-start", 1)

class Burglar(Painter):
    name = "A burglar"
    async def generate(self, request, heard):
        raise RuntimeError("reached: " + (" ".join(await reached()) or "nothing"))
'''

_START = """async (mark) => {
    const opening = indexedDB.open('limner-start', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('snapshot');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const write = opening.result.transaction('snapshot', 'readwrite');
    const store = write.objectStore('snapshot');
    const asked = store.get('image');
    const held = await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
    if (mark) store.put({ key: mark }, 'image');
    await new Promise((resolve) => (write.oncomplete = resolve));
    opening.result.close();
    return held?.key ?? '';
}"""


def test_a_package_reaches_nothing_that_outlives_it_and_what_is_kept_of_a_start_goes_with_it(
    story: StoryPage, model: StoryModel, index: tuple[PackageIndex, str], tmp_path: Path, watch: Watch
) -> None:
    """Storage, the page's other tabs, locks, other workers: gone before its first line runs."""
    project = {
        "name": "burglar",
        "version": "1",
        "entry-points": {"limner.providers": {"b": "burglar:Burglar"}},
    }
    index[0].add(wheel(tmp_path, project, {"burglar.py": BURGLAR}))
    packages = Packages(Panel(story)).open()
    story.page.evaluate(_START, "before it came")
    packages.install(f"{index[1]}/files/burglar-1-py3-none-any.whl")
    packages.answer(yes=True)
    expect(packages.row("burglar")).to_contain_text("A burglar", timeout=SLOW)
    story.until(lambda: story.page.evaluate(_START, "") != "before it came" or None, "a start without it")
    panel = Panel(story).open()
    panel.set("provider", "own:b")
    panel.set("retries", 0)
    panel.close()

    model.script = Script(reply=ONE, rate=400)
    story.send("Go on.")
    story.wait_reply()

    packages.open()
    expect(packages.row("burglar")).to_contain_text("reached: ", timeout=SLOW)
    expect(packages.row("burglar")).to_contain_text("reached: nothing")
    story.page.evaluate(_START, "while it was here")
    packages.press("burglar", "remove")
    packages.answer(yes=True)
    story.until(lambda: story.page.evaluate(_START, "") != "while it was here" or None, "a start without it")
    watch.expect("reached: nothing")
