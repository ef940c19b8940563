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
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from tools.loopback import HOST, Gate, Ledger, Loopback
from tools.vendor import PIN, SOURCE, Pin

REPO = Path(__file__).parents[2]

PAGE = """<!doctype html><title>A page</title><script>
let worker;
const said = [];
const start = (deadlines) => new Promise((resolve) => {
    said.length = 0;
    worker = new Worker('/limner/shim/worker.js', { type: 'module' });
    worker.onerror = (event) => resolve({ state: 'onerror', reason: event.message });
    worker.onmessage = ({ data }) => {
        const message = JSON.parse(data);
        said.push(message);
        if (message.state === 'ready' || message.state === 'failed') resolve(message);
    };
    const base = new URL('/limner/', location.href).href;
    worker.postMessage(JSON.stringify({ boot: { base, epoch: 7, deadlines } }));
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

def start(post, epoch):
    def receive(text):
        if text == "fail":
            raise ValueError("a bad message")
        post(json.dumps({"heard": text, "epoch": epoch}))
    return receive
'''


class Cdn:
    """
    Serves the files the pin names, as the real CDN does.

    Attributes:
        faults: what is wrong with which file: ``wrong`` (one byte), ``half``, ``404``, ``silent`` (the
            head and half of it, then nothing) or ``down`` (the connection is cut).
        asked: every path that was asked for.
    """

    def __init__(self) -> None:
        self.pin = Pin.read(PIN)
        self.files = {file.name: (SOURCE / file.name).read_bytes() for file in self.pin.files}
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
        vendor: the files in ``vendor/pyodide``; none where there is no such folder.
        own: Limner's files under ``python/``.
        before_worker: JavaScript that runs in the worker before ours.
    """

    def __init__(self) -> None:
        self.vendor: dict[str, bytes] = {}
        self.own: dict[str, bytes] = {}
        self.before_worker = ""
        self.app = web.Application()
        self.app.router.add_get("/", self._page)
        self.app.router.add_get("/limner/{path:.+}", self._file)
        self.reset()

    def reset(self) -> None:
        """Have no vendor folder and a whole stand-in."""
        self.vendor = {}
        self.before_worker = ""
        self.own = {
            "pyodide.json": PIN.read_bytes(),
            "modules.json": json.dumps(["limner/__init__.py", "limner/bridge.py"]).encode(),
            "limner/__init__.py": b"",
            "limner/bridge.py": BRIDGE.encode(),
        }

    async def _page(self, _request: web.Request) -> web.Response:
        return web.Response(text=PAGE, content_type="text/html")

    async def _file(self, request: web.Request) -> web.Response:
        folder, _, rest = request.match_info["path"].partition("/")
        headers = {"Cache-Control": "public, max-age=0"}
        if folder == "shim":
            text = await asyncio.to_thread((REPO / "shim" / rest).read_text, "utf-8")
            before = self.before_worker if rest == "worker.js" else ""
            return web.Response(text=before + text, content_type="text/javascript", headers=headers)
        files = {"python": self.own, "vendor": {f"pyodide/{name}": it for name, it in self.vendor.items()}}
        content = files.get(folder, {}).get(rest)
        if content is None:
            raise web.HTTPNotFound
        kind = "application/wasm" if rest.endswith(".wasm") else "text/plain"
        return web.Response(body=content, content_type=kind, headers=headers)


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
