"""
NextChat's file at the user's own server, by the server plugin: read, written under a condition, told apart.

What an answer means is decided here. "Not there" is a 404 of the server's own and nothing else: an empty
answer, a page of HTML or half a file is no backup, and is never taken for one. At Upstash the file lies in
pieces (``_upstash``).
"""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from limner.core import json_text
from limner.core.errors import HostError, UntrustedInputError
from limner.core.json_text import as_bool, as_dict, as_list, as_str
from limner.core.translation import say
from limner.nextchat import _upstash as upstash
from limner.nextchat._answers import PASSED, SyncError, etag_of, status_of, trouble_of
from limner.page.web import FileWeb, ServerAnswer, Web

BASE: Final = "/api/plugins/limner/nextchat"
SECONDS = 150.0
"""Longer than the plugin itself waits for the server (120 s)."""
_PIECE: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class SyncAddress:
    """Where the file lies; empty where nothing was entered. ``plugin``: whether there is one that can."""

    plugin: bool = False
    kind: str = ""
    address: str = ""
    user: str = ""
    configured: bool = False


@dataclass(frozen=True, slots=True)
class Stand:
    """How the file was seen last: ``mark`` is a hash of its text, ``etag`` may be empty."""

    mark: str = ""
    etag: str = ""
    chunks: int = 0

    @property
    def firm(self) -> bool:
        """Whether the server will hold a write to it."""
        return self.etag.startswith('"')


@dataclass(frozen=True, slots=True)
class RemoteText:
    """What was read: ``text`` is None where it is as it was seen last, ``there``: whether there is a file."""

    text: str | None
    stand: Stand
    there: bool = True


class RemoteFile:
    """The file; all of it raises SyncError with one sentence."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self.account = SyncAddress()
        self._begun: upstash.BegunWrite | None = None

    async def look(self) -> SyncAddress:
        """Find out whether there is a plugin, and what was entered."""
        if not isinstance(self._web, FileWeb):
            self.account = SyncAddress()
            return self.account
        try:
            answer = await self._web.call("GET", BASE, deadline=30.0)
        except HostError as error:
            raise SyncError(str(error)) from error
        said = as_dict(_json(answer.text)) if answer.status == 200 else {}
        self.account = SyncAddress(
            bool(said),
            as_str(said.get("kind")),
            as_str(said.get("address")),
            as_str(said.get("user")),
            as_bool(said.get("configured")),
        )
        return self.account

    async def read(self, known: Stand | None = None) -> RemoteText:
        """Read the file; with ``known`` only where it is another by now."""
        known = known or Stand()
        if self.account.kind == "upstash":
            return await self._read_chunks(known)
        condition = {"If-None-Match": known.etag} if known.etag else {}
        answer = await self._send("GET", "/file", headers=condition)
        status = status_of(answer)
        etag = etag_of(answer)
        if status == 304 and known.etag:
            return RemoteText(None, known)
        if status == 404:
            return RemoteText("", Stand(), there=False)
        if status != 200:
            raise trouble_of(status, answer)
        mark = await mark_of(answer.text)
        text = None if mark == known.mark else answer.text
        return RemoteText(text, Stand(mark, etag))

    async def write(self, text: str, seen: Stand, *, there: bool) -> Stand:
        """
        Write the file over what was seen, and return how it stands now.

        Where the server has no firm ETags it is read once more before; what is written between these two is
        put back in a later round.
        """
        if self.account.kind == "upstash":
            return await self._write_chunks(text, seen)
        condition = {"If-Match": seen.etag} if seen.firm else {} if there else {"If-None-Match": "*"}
        if there and not seen.firm:
            again = await self.read()
            if again.stand.mark != seen.mark:
                raise SyncError(say("Somebody else has written the file meanwhile."), "changed")
        answer = await self._send("PUT", "/file", text, condition)
        if status_of(answer) in (404, 409) and not there:
            made = await self._send("POST", "/folder")
            if status_of(made) not in (200, 201, 204, 301, 302, 307, 308, 405):
                raise trouble_of(status_of(made), made)
            answer = await self._send("PUT", "/file", text, condition)
        status = status_of(answer)
        if status == 412:
            raise SyncError(say("Somebody else has written the file meanwhile."), "changed")
        if not 200 <= status < 300:
            raise trouble_of(status, answer)
        return Stand(await mark_of(text), etag_of(answer))

    # -- Upstash -------------------------------------------------------------------------------------------

    async def _read_chunks(self, known: Stand) -> RemoteText:
        found = await self._pieces(known.chunks)
        if not found.there:
            return RemoteText("", Stand(), there=False)
        text = found.text
        mark = await mark_of(text)
        return RemoteText(None if mark == known.mark else text, Stand(mark, "", len(found.values)))

    async def _pieces(self, chunks: int) -> upstash.Pieces:
        """Return what is there; after a write that was broken off, what was there before it."""
        first = min(chunks or 1, upstash.AT_ONCE - 1)
        count, *values = await self._values(["count", *map(str, range(first))])
        number = upstash.number_of(count)
        while len(values) < number:
            more = range(len(values), min(number, len(values) + upstash.AT_ONCE))
            values += await self._values([str(each) for each in more])
        found = upstash.Pieces(count, tuple(values[: number or 1]))
        return self._begun.before if self._begun and self._begun.covers(found) else found

    async def _values(self, parts: list[str]) -> list[str | None]:
        answer = await self._send("GET", f"/file?parts={','.join(parts)}")
        if status_of(answer) != 200:
            raise trouble_of(status_of(answer), answer)
        found = as_list(as_dict(_json(answer.text)).get("result"))
        if len(found) != len(parts):
            raise SyncError(say("What is there is no backup of NextChat's."), "unreadable")
        return [each if isinstance(each, str) else None for each in found]

    async def _write_chunks(self, text: str, seen: Stand) -> Stand:
        found = await self._pieces(seen.chunks)
        if (await mark_of(found.text) if found.there else "") != seen.mark:
            raise SyncError(say("Somebody else has written the file meanwhile."), "changed")
        chunks, count = upstash.cut(text)
        self._begun = upstash.begun(found, chunks, self._begun)
        # the count last: until then whoever reads has the old number of pieces
        parts = {**{str(at): each for at, each in enumerate(chunks)}, "count": count}
        for part, content in parts.items():
            answer = await self._send("PUT", f"/file?parts={part}", content)
            if status_of(answer) != 200:
                raise trouble_of(status_of(answer), answer)
        self._begun = None
        return Stand(await mark_of(text), "", len(chunks))

    async def _send(
        self, method: str, path: str, text: str = "", headers: Mapping[str, str] | None = None
    ) -> ServerAnswer:
        """Send a request past the plugin; raises SyncError where the plugin itself refuses."""
        web = self._web
        if not isinstance(web, FileWeb):
            raise SyncError(say("Limner's server plugin is not there."), "refused")
        try:
            answer = await web.send(method, f"{BASE}{path}", text, headers or {}, deadline=SECONDS)
        except HostError as error:
            raise SyncError(str(error)) from error
        if PASSED in answer.headers:
            return answer
        refusal = as_dict(as_dict(_json(answer.text)).get("error"))
        words = as_str(refusal.get("message")) or say(
            "SillyTavern's server refused it (${0}).", answer.status
        )
        kind = "later" if answer.status in (429, 500, 502, 503, 504) else "refused"
        raise SyncError(words, kind)


async def mark_of(text: str) -> str:
    """
    Return what knows a text again; of a long one piece by piece, so that what else waits has its turn.

    BLAKE2b: in WebAssembly four times as quick as SHA-256, and a turn hashes the whole file two or three
    times.
    """
    found = hashlib.blake2b(digest_size=32)
    for at in range(0, len(text), _PIECE):
        if at:
            await asyncio.sleep(0)
        found.update(text[at : at + _PIECE].encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _json(text: str) -> object:
    try:
        return json_text.loads(text, length=100_000_000)
    except UntrustedInputError:
        return {}
