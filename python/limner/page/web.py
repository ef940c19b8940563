"""
SillyTavern's own server, as a port: one answer to a request, or a stream of server-sent events.

``Web`` is what painters know. ``TavernWeb`` speaks it over ``Fetch``, the browser's part, which decides
nothing: which headers a request carries, what a stream's lines mean and when a silent stream counts as dead
is decided here, where it is tested. The page's thread has no part in it but for the headers.
"""

import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from limner.core.clock import Clock, within
from limner.core.errors import HostError
from limner.core.translation import say

SILENCE = 45.0
"""Seconds without a byte after which a stream counts as broken; the plugin says something every 15."""

LONGEST_LINE = 1_000_000
"""Characters; a stream whose line is longer is none of ours."""

_FORBIDDEN = 403


@dataclass(frozen=True, slots=True)
class ServerAnswer:
    """What the server answered; the names of ``headers`` are in lower case."""

    status: int
    headers: Mapping[str, str]
    text: str


class Web(Protocol):
    """SillyTavern's server; both raise HostError (``kind`` ``network``) where it cannot be reached."""

    async def call(
        self, method: str, path: str, body: Mapping[str, object] | None = None, *, deadline: float
    ) -> ServerAnswer:
        """Ask once, within ``deadline`` seconds; a refusal is an answer as well."""
        ...

    def events(self, path: str) -> AsyncGenerator[tuple[str, str], None]:
        """Yield each event of a stream, its name and its data, until the server ends it."""
        ...


@runtime_checkable
class FileWeb(Protocol):
    """The same server where a text of many megabytes goes past JSON; raises HostError as ``Web`` does."""

    async def send(
        self, method: str, path: str, text: str, headers: Mapping[str, str], *, deadline: float
    ) -> ServerAnswer:
        """Send a text as it is (empty: none) with these headers, within ``deadline`` seconds."""
        ...


class Nowhere:
    """A server that cannot be reached: what a program without a browser has."""

    async def call(
        self, method: str, path: str, body: Mapping[str, object] | None = None, *, deadline: float
    ) -> ServerAnswer:
        """Fail."""
        del body, deadline
        raise HostError(f"There is no server for {method} {path}.", "network")

    async def events(self, path: str) -> AsyncGenerator[tuple[str, str], None]:
        """Fail."""
        raise HostError(f"There is no server for {path}.", "network")
        yield "", ""


class Fetch(Protocol):
    """What the browser does for it; both raise HostError where there is no connection."""

    async def ask(
        self, method: str, path: str, headers: Mapping[str, str], body: str, deadline: float
    ) -> ServerAnswer:
        """Return what the server answers."""
        ...

    def read(self, path: str, headers: Mapping[str, str]) -> AsyncGenerator[str, None]:
        """Yield the text of an answer piece by piece; HostError where it is no 200."""
        ...


class TavernWeb:
    """
    The port ``Web`` over the browser's fetch.

    ``headers`` asks the page for ST's own, the token against forged requests among them: once, and again
    after a refusal.
    """

    def __init__(
        self, fetch: Fetch, headers: Callable[[], Awaitable[Mapping[str, str]]], clock: Clock
    ) -> None:
        self._fetch = fetch
        self._ask_headers = headers
        self._clock = clock
        self._headers: Mapping[str, str] | None = None

    async def call(
        self, method: str, path: str, body: Mapping[str, object] | None = None, *, deadline: float
    ) -> ServerAnswer:
        """Ask; a request that is refused for its token is asked once more with a new one."""
        text = "" if body is None else json.dumps(body, ensure_ascii=False, allow_nan=False)
        known = self._headers
        answer = await self._fetch.ask(method, path, await self._with_token(), text, deadline)
        if answer.status == _FORBIDDEN and known is not None:
            self._headers = None
            answer = await self._fetch.ask(method, path, await self._with_token(), text, deadline)
        return answer

    async def send(
        self, method: str, path: str, text: str, headers: Mapping[str, str], *, deadline: float
    ) -> ServerAnswer:
        """Send a text as no JSON, so that ST does not read it."""
        own = {"Content-Type": "application/octet-stream", **headers}
        known = self._headers
        answer = await self._fetch.ask(method, path, {**await self._with_token(), **own}, text, deadline)
        if answer.status == _FORBIDDEN and known is not None:
            self._headers = None
            answer = await self._fetch.ask(method, path, {**await self._with_token(), **own}, text, deadline)
        return answer

    async def events(self, path: str) -> AsyncGenerator[tuple[str, str], None]:
        """Yield the events of a stream; HostError where it breaks or falls silent."""
        lines = Lines()
        async with aclosing(self._fetch.read(path, await self._with_token())) as pieces:
            while True:
                try:
                    piece = await within(self._clock, SILENCE, _next(pieces))
                except TimeoutError:
                    raise HostError(say("SillyTavern's server has fallen silent."), "network") from None
                if piece is None:
                    return
                for event in lines.take(piece):
                    yield event

    async def _with_token(self) -> Mapping[str, str]:
        if self._headers is None:
            self._headers = await self._ask_headers()
        return self._headers


async def _next(pieces: AsyncGenerator[str, None]) -> str | None:
    return await anext(pieces, None)


class Lines:
    """Server-sent events out of a text that comes in pieces, cut anywhere."""

    def __init__(self) -> None:
        self._rest: list[str] = []  # what has come of the present line
        self._held = 0  # characters of it and of the present event
        self._name = ""
        self._data: list[str] = []
        self._said = 0  # characters of these

    def take(self, piece: str) -> list[tuple[str, str]]:
        """Return the events that are whole with this piece; HostError where the text is no such stream."""
        self._rest.append(piece)
        self._held += len(piece)
        if "\n" in piece:
            *lines, rest = "".join(self._rest).replace("\r\n", "\n").split("\n")
            self._rest, found = [rest], self._events(lines)
            self._held = len(rest) + self._said
        else:
            found = []
        if self._held > LONGEST_LINE:
            raise HostError(say("SillyTavern's server sent what is no stream of events."), "network")
        return found

    def _events(self, lines: Sequence[str]) -> list[tuple[str, str]]:
        found = []
        for line in lines:
            if not line:
                if self._data:
                    found.append((self._name or "message", "\n".join(self._data)))
                self._name, self._data, self._said = "", [], 0
                continue
            field, _, value = line.partition(":")
            value = value.removeprefix(" ")
            if field == "event":
                self._name = value
            elif field == "data":
                self._data.append(value)
                self._said += len(value) + 1
        return found
