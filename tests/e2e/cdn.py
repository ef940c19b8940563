"""
The places Pyodide can come from, on loopback: a CDN that speaks TLS, and the extension's folder with a page.

``Cdn`` answers under the path of the real one, with a certificate made for the occasion; Chromium is told
that the CDN's name means this machine, so the worker uses the address it uses everywhere. ``Folder`` serves
Limner's shim around a tiny stand-in for its Python, and a page whose ``start`` starts the worker and resolves
when it is ready or has failed.
"""

import asyncio
import json
import ssl
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from playwright.sync_api import Browser, BrowserType, Page

from tools.browser import ONE_COMPILER, chromium_for_tests, flags
from tools.loopback import HOST, Gate, Ledger, Loopback
from tools.modules import listed, render
from tools.vendor import PIN, SOURCE, TARGET, Pin, pack

REPO = Path(__file__).parents[2]

LAN = "lan.example"
"""Means this machine too, but no browser takes it for a safe place, like 192.168.x.x."""

PAGE = """<!doctype html><title>A page</title><script>
let worker;
const said = [];
const start = (deadlines) => new Promise((resolve) => {
    said.length = 0;
    worker = new Worker('/limner/shim/runtime/worker.js', { type: 'module' });
    worker.onerror = (event) => resolve({ state: 'onerror', reason: event.message });
    worker.onmessage = ({ data }) => {
        const message = JSON.parse(data);
        said.push(message);
        if (message.state === 'ready' || message.state === 'failed') resolve(message);
    };
    const base = new URL('/limner/', location.href).href;
    worker.postMessage(JSON.stringify({ boot: { base, epoch: 7, page: 'page', shown: true, deadlines } }));
    worker.postMessage('first');
    worker.postMessage('second');
});
const heard = (count) => new Promise((resolve) => {
    const look = () => {
        const texts = said.filter((message) => 'heard' in message).map((message) => message.heard);
        if (texts.length >= count) resolve(texts);
    };
    worker.addEventListener('message', look);
    look();
});
</script>"""

BRIDGE = '''"""A stand-in that says what it hears."""
import json

def start(post, epoch, page, booths=None):
    def receive(text):
        if text == "fail":
            raise ValueError("a bad message")
        post(json.dumps({"heard": text, "epoch": epoch}))
    return receive
'''


STDLIB = "python_stdlib.zip"


def published() -> tuple[bytes, dict[str, bytes]]:
    """Return the pin, and the files of the CDN as it names them."""
    return PIN.read_bytes(), {file.name: (SOURCE / file.name).read_bytes() for file in Pin.read(PIN).files}


def quick() -> tuple[bytes, dict[str, bytes]]:
    """
    Return a pin and its files whose standard library is compiled.

    To compile it is half of what a start costs that has no snapshot, and it is the same wherever the library
    came from. One start, in ``test_boot_sources``, has the one that is published.
    """
    pin, files = published()
    told = json.loads(pin)
    compiled = told["compiled"]
    told["files"] = [{**compiled, "name": STDLIB} if it["name"] == STDLIB else it for it in told["files"]]
    return json.dumps(told).encode(), {**files, STDLIB: (TARGET / compiled["name"]).read_bytes()}


class Cdn:
    """
    Serves the files the pin names, as the real CDN does.

    Attributes:
        files: by name; those that are published, unless somebody lays others.
        faults: what is wrong with which file: ``wrong`` (one byte), ``half``, ``404``, ``silent`` (the
            head and half of it, then nothing) or ``down`` (the connection is cut).
        asked: every path that was asked for.
    """

    def __init__(self) -> None:
        self.pin = Pin.read(PIN)
        self.files = published()[1]
        self.faults: dict[str, str] = {}
        self.asked: Ledger[str] = Ledger()
        self.gate = Gate()
        self.app = web.Application()
        self.app.router.add_get(urlsplit(self.pin.cdn).path + "{name}", self._answer)

    def reset(self) -> None:
        """Be whole again and forget."""
        self.gate.open()
        self.faults = {}
        self.asked.clear()

    def down(self) -> None:
        """Cut every connection."""
        self.faults = dict.fromkeys(self.files, "down")

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        self.asked.add(name)
        content = self.files[name]
        fault = self.faults.get(name)
        headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=31536000, immutable"}
        if fault == "404":
            raise web.HTTPNotFound(headers=headers)
        if fault == "wrong":
            return web.Response(body=content[:-1] + b"?", headers=headers)
        if fault is None:
            return web.Response(body=content, headers=headers)
        if fault != "down":
            await self._begin(request, content, headers, hang=fault == "silent")
        if request.transport is not None:
            request.transport.abort()
        raise web.HTTPServiceUnavailable

    async def _begin(
        self, request: web.Request, content: bytes, headers: dict[str, str], *, hang: bool
    ) -> None:
        response = web.StreamResponse(headers={**headers, "Content-Length": str(len(content))})
        await response.prepare(request)
        await response.write(content[: len(content) // 2])
        if hang:
            await self.gate.wait()


class Folder:
    """
    SillyTavern's part: the extension's folder, and a page.

    Attributes:
        pin: ``python/pyodide.json`` after a ``reset``.
        vendor: the files in ``vendor/pyodide``; none where there is no such folder.
        pack: ``vendor/limner.pack``; None where there is none. ``repack`` compiles what ``own`` holds now.
        own: Limner's files under ``python/``; ``relist`` brings their list up to date.
        asked: every path that was asked for.
        before_worker: JavaScript that runs in the worker before ours; ``before_maker`` in the one that
            makes the snapshot.
    """

    def __init__(self) -> None:
        self.pin = PIN.read_bytes()
        self.vendor: dict[str, bytes] = {}
        self.pack: bytes | None = None
        self.own: dict[str, bytes] = {}
        self.before_worker = ""
        self.asked: Ledger[str] = Ledger()
        self.app = web.Application()
        self.app.router.add_get("/", self._page)
        self.app.router.add_get("/limner/{path:.+}", self._file)
        self.reset()

    def reset(self) -> None:
        """Have no vendor folder and a whole stand-in."""
        self.vendor = {}
        self.pack = None
        self.before_worker = self.before_maker = ""
        self.asked.clear()
        self.own = {
            "pyodide.json": self.pin,
            "limner/__init__.py": b"",
            "limner/bridge.py": BRIDGE.encode(),
        }
        self.relist()

    async def _page(self, _request: web.Request) -> web.Response:
        return web.Response(text=PAGE, content_type="text/html")

    async def _file(self, request: web.Request) -> web.Response:
        self.asked.add(request.match_info["path"])
        folder, _, rest = request.match_info["path"].partition("/")
        headers = {"Cache-Control": "public, max-age=0"}
        if folder == "shim":
            text = await asyncio.to_thread((REPO / "shim" / rest).read_text, "utf-8")
            before = {
                "runtime/worker.js": self.before_worker,
                "runtime/snapshot_maker.js": self.before_maker,
            }.get(rest, "")
            return web.Response(text=before + text, content_type="text/javascript", headers=headers)
        vendor = {f"pyodide/{name}": it for name, it in self.vendor.items()}
        if self.pack is not None:
            vendor["limner.pack"] = self.pack
        content = {"python": self.own, "vendor": vendor}.get(folder, {}).get(rest)
        if content is None:
            raise web.HTTPNotFound
        kind = "application/wasm" if rest.endswith(".wasm") else "text/plain"
        return web.Response(body=content, content_type=kind, headers=headers)

    def relist(self) -> None:
        """Do what ``python -m tools.modules`` does."""
        with self._laid() as folder:
            self.own["modules.json"] = render(listed(folder)).encode()

    def repack(self) -> None:
        """Do what ``make vendor`` does for Limner's own files."""
        with self._laid() as folder:
            pack(SOURCE, folder / "pack", folder)
            self.pack = (folder / "pack").read_bytes()

    @contextmanager
    def _laid(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory() as temporary:
            for name, content in self.own.items():
                path = Path(temporary) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            yield Path(temporary)


class Places(Loopback):
    """Loopback that can serve over TLS as well."""

    def serve_tls(self, app: web.Application, certificate: ssl.SSLContext) -> int:
        """Serve ``app`` over TLS and return its port."""
        runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1, access_log=None)
        self._runners.append(runner)
        return self._run(_serve(runner, certificate))


async def _serve(runner: web.AppRunner, certificate: ssl.SSLContext) -> int:
    await runner.setup()
    await web.TCPSite(runner, HOST, 0, ssl_context=certificate).start()
    port: int = runner.addresses[0][1]
    return port


def self_signed(host: str, folder: Path) -> ssl.SSLContext:
    """Make a certificate for ``host``; nobody vouches for it, and the tests' browser is told not to mind."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    names = ["-days", "2", "-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}"]
    where = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*command, *names, *where], check=True, capture_output=True)  # noqa: S603 - our own words
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


@dataclass
class Stand:
    """One test's view: both places, and a way to open a page in a browser that has seen nothing yet."""

    cdn: Cdn
    folder: Folder
    browser: Browser
    port: int
    _pages: dict[str, Page] = field(default_factory=dict)

    def lay(self, pin: bytes, files: dict[str, bytes]) -> None:
        """Have another pin, and its files at the CDN."""
        self.cdn.files, self.folder.pin = files, pin
        self.folder.reset()

    @contextmanager
    def page(self, host: str = "127.0.0.1") -> Iterator[Page]:
        """Open the bare page, one at a time of each host."""
        page = self._pages.pop(host, None) or self.browser.new_context().new_page()
        origin = f"http://{host}:{self.port}"
        page.goto("about:blank")
        chromium = page.context.new_cdp_session(page)
        chromium.send("Network.clearBrowserCache")
        chromium.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        chromium.detach()
        page.goto(f"{origin}/")
        yield page
        # Only after a test that went well: the next one shall not suffer from a fault.
        self._pages[host] = page


def set_up(chromium: BrowserType) -> Iterator[Stand]:
    """Set both places up, with a browser that takes the CDN's name for this machine."""
    cdn, folder = Cdn(), Folder()
    host = urlsplit(cdn.pin.cdn).hostname or ""
    with Places() as places, tempfile.TemporaryDirectory() as temporary:
        tls = places.serve_tls(cdn.app, self_signed(host, Path(temporary)))
        port = int(places.serve(folder.app).rpartition(":")[2])
        rules = f"MAP {host} 127.0.0.1:{tls}, MAP {LAN} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        arguments = [*flags(rules), "--ignore-certificate-errors", f"--js-flags={ONE_COMPILER}"]
        own = chromium.launch(executable_path=chromium_for_tests(), args=arguments)
        stand = Stand(cdn, folder, own, port)
        stand.lay(*quick())
        yield stand
        own.close()
