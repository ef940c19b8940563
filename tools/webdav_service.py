"""
Stand-ins for where NextChat keeps its sync file: a WebDAV server as real ones behave, and Upstash's REST.

``answer`` is all of it, so that a test can play it without a socket; ``app`` serves it on loopback. What a
real server was seen to do (``wsgidav`` in tests/unit/limner_plugin/test_relay.py, and NextChat's own log):
201 for a new file and 204 for one that was there, 409 without the folder, 405 for a folder that is there, 412
where a condition does not hold, 304 for what has not changed.
"""

import asyncio
import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from aiohttp import web

from tools.loopback import Gate, Ledger

USER, PASSWORD = "mira", "correct horse battery"
TOKEN = "AX-stand-in-token-0123456789"  # noqa: S105 -- a stand-in's
_BIG = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class DavAnswer:
    """What is answered."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Mood:
    """
    How it behaves from now on.

    ``etags``: ``strong``, ``weak`` or ``none``; ``etag``: what it sends instead, whatever
    the file is; ``statuses``: what the next requests of a method get instead;
    ``read``: what every GET that succeeds gives, ``empty``, ``html`` or ``half``; ``room``: bytes that a file
    may have; ``swallow``: a PUT is answered well and leaves an empty file; ``hang``: nothing is answered.
    """

    etags: str = "strong"
    etag: str = ""
    statuses: dict[str, list[int]] = field(default_factory=dict)
    read: str = ""
    room: int = _BIG
    swallow: bool = False
    locked: bool = False
    hang: bool = False
    echo: bool = False
    later: str = "7"


class WebDavService:
    """One user's files, by path below ``base``; ``requests`` are (method, path, condition)."""

    def __init__(self, base: str = "/files/mira") -> None:
        self.base = base
        self.files: dict[str, bytes] = {}
        self.folders = {""}
        self.versions: dict[str, int] = {}
        self.mood = Mood()
        self.requests: Ledger[tuple[str, str, str]] = Ledger()
        self._gate = Gate()
        self.app = web.Application(client_max_size=_BIG)
        self.app.router.add_route("*", "/{path:.*}", self._serve)

    def put(self, path: str, content: bytes) -> None:
        """Another program writes."""
        self.folders.add(path.rpartition("/")[0])
        self.files[path] = content
        self.versions[path] = self.versions.get(path, 0) + 1

    def delete(self, path: str) -> None:
        """Another program deletes."""
        del self.files[path]
        self.versions[path] += 1

    def release(self) -> None:
        """Let hanging requests go."""
        self._gate.open()

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> DavAnswer:
        """Answer one request; names of headers in small letters."""
        condition = headers.get("if-match") or headers.get("if-none-match") or ""
        self.requests.add((method, path, condition))
        wanted = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if headers.get("authorization") != f"Basic {wanted}":
            return DavAnswer(401, b"", {"WWW-Authenticate": 'Basic realm="files"'})
        if waiting := self.mood.statuses.get(method):
            said = headers.get("authorization", "") if self.mood.echo else "no"
            return DavAnswer(waiting.pop(0), said.encode(), {"Retry-After": self.mood.later})
        if not path.startswith(f"{self.base}/"):
            return DavAnswer(404)
        own = path.removeprefix(f"{self.base}/").rstrip("/")
        if method == "MKCOL":
            return self._folder(own)
        if method == "GET":
            return self._read(own, headers)
        return self._write(own, headers, body) if method == "PUT" else DavAnswer(405)

    def _folder(self, path: str) -> DavAnswer:
        if path in self.folders:
            return DavAnswer(405)
        if path.rpartition("/")[0] not in self.folders:
            return DavAnswer(409)
        self.folders.add(path)
        return DavAnswer(201)

    def _read(self, path: str, headers: Mapping[str, str]) -> DavAnswer:
        if path not in self.files:
            return DavAnswer(404)
        etag = self._etag(path)
        told = {"ETag": etag} if etag else {}
        if etag and headers.get("if-none-match") == etag:
            return DavAnswer(304, b"", told)
        content = self.files[path]
        if self.mood.read:
            page = b"<!DOCTYPE html><title>Please log in</title>"
            content = {"empty": b"", "html": page, "half": content[: len(content) // 2]}[self.mood.read]
        if self.mood.echo:
            content += headers.get("authorization", "").encode()
        return DavAnswer(200, content, told)

    def _write(self, path: str, headers: Mapping[str, str], body: bytes) -> DavAnswer:
        if path.rpartition("/")[0] not in self.folders:
            return DavAnswer(409)
        there, etag = path in self.files, self._etag(path)
        match, none_match = headers.get("if-match"), headers.get("if-none-match")
        # A weak ETag never matches where a whole file is to be replaced (RFC 9110, 13.1.1).
        if match and (not there or match.startswith("W/") or match not in ("*", etag)):
            return DavAnswer(412)
        if none_match and there and none_match in ("*", etag):
            return DavAnswer(412)
        if self.mood.locked:
            return DavAnswer(423)
        if len(body) > self.mood.room:
            return DavAnswer(507)
        self.put(path, b"" if self.mood.swallow else body)
        return DavAnswer(204 if there else 201)

    def _etag(self, path: str) -> str:
        if path not in self.files or self.mood.etags == "none":
            return ""
        if self.mood.etag:
            return self.mood.etag
        return f'{"W/" if self.mood.etags == "weak" else ""}"v{self.versions[path]}"'

    async def _serve(self, request: web.Request) -> web.Response:
        if self.mood.hang:
            await self._gate.wait()
        headers = {name.lower(): value for name, value in request.headers.items()}
        found = self.answer(request.method, unquote(request.path), headers, await request.read())
        await asyncio.sleep(0)
        return web.Response(status=found.status, body=found.body, headers=found.headers)


class UpstashService:
    """Upstash's REST, as far as NextChat and Limner use it: get, mget, set."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.statuses: list[int] = []
        self.after = -1  # writes that go well before one fails; -1: none fails
        self.longest = 1_000_000
        self.requests: Ledger[tuple[str, str, str]] = Ledger()
        self.app = web.Application(client_max_size=_BIG)
        self.app.router.add_route("*", "/{path:.*}", self._serve)

    def text(self, name: str = "chatgpt-next-web") -> str:
        """Return what NextChat would read, but for the blanks that it loses."""
        count = int(self.values.get(f"{name}-chunk-count", "0"))
        return "".join(self.values.get(f"{name}-chunk-{number}", "") for number in range(count))

    def put(self, text: str, name: str = "chatgpt-next-web") -> None:
        """Write as NextChat does: cut at blanks, of which one is lost at each cut."""
        words, pieces, piece = text.split(" "), list[str](), ""
        for word in words:
            if piece and len(piece) + len(word) > 400_000:
                pieces.append(piece)
                piece = word
            else:
                piece = f"{piece} {word}" if piece else word
        for number, each in enumerate([*pieces, piece]):
            self.values[f"{name}-chunk-{number}"] = each
        self.values[f"{name}-chunk-count"] = str(len(pieces) + 1)

    def answer(  # noqa: PLR0911 -- one for each command
        self, method: str, path: str, headers: Mapping[str, str], body: bytes
    ) -> DavAnswer:
        """Answer one request."""
        self.requests.add((method, path, ""))
        if headers.get("authorization") != f"Bearer {TOKEN}":
            return DavAnswer(401, b'{"error":"WRONGPASS invalid token"}')
        if self.statuses:
            return DavAnswer(self.statuses.pop(0), b'{"error":"no"}')
        verb, *keys = path.strip("/").split("/")
        if method == "GET" and verb == "mget":
            return _result([self.values.get(key) for key in keys])
        if method == "GET" and verb == "get":
            return _result(self.values.get(keys[0]))
        if method == "POST" and verb == "set" and len(keys) == 1:
            if self.after == 0:
                self.after = -1
                return DavAnswer(500, b'{"error":"no"}')
            self.after -= self.after > 0
            if len(body) > self.longest:
                return DavAnswer(413, b'{"error":"ERR max request size exceeded"}')
            self.values[keys[0]] = body.decode()
            return _result("OK")
        return DavAnswer(400, b'{"error":"ERR unknown command"}')

    async def _serve(self, request: web.Request) -> web.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        found = self.answer(request.method, unquote(request.path), headers, await request.read())
        return web.Response(status=found.status, body=found.body, content_type="application/json")


def _result(value: object) -> DavAnswer:
    return DavAnswer(200, json.dumps({"result": value}).encode())
