"""
The SDK of custom providers: what Limner gives a painter of the user's own to work with.

It fetches, saves a picture where SillyTavern keeps them, waits, and knows what the user typed for this
painter. ``Tools`` is the part that the browser does; a test hands in its own.
"""

import asyncio
import base64
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from limner.core.errors import GenerationError
from limner.core.json_text import loads

LARGEST = 40_000_000
"""Bytes of a picture; more is no picture that a message should hold."""

_KINDS = (
    (b"\x89PNG", 0, "png"),
    (b"\xff\xd8\xff", 0, "jpg"),
    (b"GIF8", 0, "gif"),
    (b"WEBP", 8, "webp"),
    (b"ftypavi", 4, "webp"),  # SillyTavern refuses the ending avif; browsers look at the bytes as well
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; the names of ``headers`` are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def ok(self) -> bool:
        """Whether the server did what it was asked for."""
        return 200 <= self.status < 300

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")

    def json(self) -> object:
        """Return the body as JSON, measured before it is parsed; raises LimnerError where it is none."""
        return loads(self.text, length=2 * LARGEST)


class Tools(Protocol):
    """What the browser does for a toolbox."""

    async def fetch(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, seconds: float
    ) -> Answer:
        """Ask a server; raises OSError where it cannot be reached, TimeoutError where it is too late."""
        ...


Save = Callable[[str, str], Awaitable[str]]
"""Saves a picture (base64, ending) and returns its path."""


class Toolbox:
    """One painter's tools; ``values`` is what the user typed into its fields, over the defaults."""

    def __init__(self, tools: Tools, save: Save, provider: str, values: Mapping[str, str]) -> None:
        self._tools = tools
        self._save = save
        self._provider = provider
        self._values = values

    @property
    def provider(self) -> str:
        """The painter's short name."""
        return self._provider

    def value(self, name: str) -> str:
        """Return what the user typed into this field, or its default; empty where there is no such field."""
        return self._values.get(name, "")

    async def fetch(
        self,
        url: str,
        *,
        method: str = "",
        headers: Mapping[str, str] | None = None,
        body: bytes | str | None = None,
        json_body: object = None,
        seconds: float = 300.0,
    ) -> Answer:
        """
        Ask a server and return its answer, whatever its status.

        The server must allow it by CORS, as for every page. ``json_body`` is sent as JSON. Raises
        GenerationError where the server cannot be reached within ``seconds``.
        """
        sent = dict(headers or {})
        if json_body is not None:
            body = json.dumps(json_body, allow_nan=False)
            sent.setdefault("Content-Type", "application/json")
        raw = body.encode() if isinstance(body, str) else body
        try:
            return await self._tools.fetch(
                method or ("GET" if raw is None else "POST"), url, sent, raw, seconds
            )
        except TimeoutError:
            raise self._unreachable(f"{_host(url)} gave no answer within {seconds:g} seconds.") from None
        except OSError as error:
            raise self._unreachable(
                f"{_host(url)} could not be reached: see whether it is running and allows this page (CORS)."
            ) from error

    async def save(self, picture: bytes) -> str:
        """Save a picture among SillyTavern's and return its address; GenerationError where it is none."""
        kind = next((kind for magic, at, kind in _KINDS if picture[at : at + len(magic)] == magic), "")
        if len(picture) > LARGEST:
            raise self.error(f"The picture is larger than {LARGEST // 1_000_000} MB: ask for a smaller size.")
        if not kind:
            raise GenerationError(
                "What the image service gave is no picture (PNG, JPEG, GIF, WebP or AVIF).",
                code="provider",
                provider=self._provider,
            )
        return await self._save(base64.b64encode(picture).decode("ascii"), kind)

    async def sleep(self, seconds: float) -> None:
        """Wait without blocking."""
        await asyncio.sleep(max(0.0, seconds))

    def error(self, sentence: str, *, code: str = "provider", retryable: bool = False) -> GenerationError:
        """Return an error to raise: one sentence that the user reads where the picture would be."""
        return GenerationError(sentence, code=code, provider=self._provider, retryable=retryable)

    def _unreachable(self, sentence: str) -> GenerationError:
        return self.error(sentence, code="network", retryable=True)


def _host(url: str) -> str:
    """Return the server's name and port: the rest of an address may hold a key."""
    rest = url.split("://", 1)[-1]
    return rest.split("/", 1)[0].split("?", 1)[0].rpartition("@")[2] or "SillyTavern"
