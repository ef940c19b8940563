"""The way to a service: each request is guarded, bounded, and its failures are sentences."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NoReturn

from limner.core import json_text
from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_dict, as_str
from limner_plugin.addresses import Guard, Place, is_below
from limner_plugin.errors import RefusalError, quoted
from limner_plugin.multipart import FormBody
from limner_plugin.ports import Call, HeldPicture, Http, HttpAnswer, WireError

IMAGE_MOST = 20 * 1024 * 1024
"""Bytes of one picture."""
JSON_MOST = 4 * 1024 * 1024
"""Bytes of an answer without pictures in it: a model's schema has some hundred thousand."""
PICTURES_MOST = 64 * 1024 * 1024
"""Bytes of an answer that holds pictures as text."""
BESIDE_MOST = 1024 * 1024
"""Bytes of what such an answer holds beside its pictures."""
ASK_SECONDS = 30.0
_UNCLEAR = frozenset({502, 504, 520, 524})
"""What a gateway answers that has lost the service: what the service does with the request, nobody knows."""


@dataclass(frozen=True, slots=True)
class Access:
    """How a service is reached: its ``base`` address, the ``key`` (may be empty) and the model by default."""

    base: str
    key: str
    model: str

    def headers(self) -> dict[str, str]:
        """Return the header with the key."""
        return {"Authorization": f"Bearer {self.key}"} if self.key else {}


Body = Mapping[str, object] | str | FormBody
"""What is sent: JSON, a plain text, or a form with files in it."""


class Wire:
    """Sends what the services ask for."""

    def __init__(self, http: Http, guard: Guard) -> None:
        self._http = http
        self._guard = guard

    async def ask(
        self,
        name: str,
        access: Access,
        method: str,
        path: str,
        body: Body | None = None,
        *,
        seconds: float = ASK_SECONDS,
        most: int = JSON_MOST,
        orders: bool = True,
    ) -> tuple[dict[str, object], Mapping[str, str]]:
        """
        Ask the service called ``name`` and return its JSON and its headers; raises RefusalError.

        ``orders`` is False for a POST that costs nothing.
        """
        call = Call(method, seconds=seconds, most=most, text=most)
        answer = await self._asked(name, access, path, body, call, orders=orders and method == "POST")
        return _parsed(name, answer.body, most), answer.headers

    async def ask_for_pictures(
        self,
        name: str,
        access: Access,
        path: str,
        body: Body,
        *,
        field: str,
        seconds: float,
    ) -> tuple[dict[str, object], Mapping[str, str], tuple[HeldPicture, ...]]:
        """Order from a service whose JSON holds pictures as ``field``; what stands there says which."""
        limits = {"most": PICTURES_MOST, "text": BESIDE_MOST, "each": IMAGE_MOST}
        call = Call("POST", seconds=seconds, field=field, **limits)  # type: ignore[arg-type]  # all are whole numbers
        answer = await self._asked(name, access, path, body, call, orders=True)
        return _parsed(name, answer.body, BESIDE_MOST), answer.headers, answer.pictures

    async def _asked(
        self, name: str, access: Access, path: str, body: Body | None, call: Call, *, orders: bool
    ) -> HttpAnswer:
        """Send what is asked; raises RefusalError where the answer is no success."""
        headers = {**access.headers(), "Accept": "application/json", "User-Agent": "Limner"}
        text: str | bytes = ""
        if isinstance(body, FormBody):
            headers["Content-Type"], text = body.content_type, body.content
        elif isinstance(body, str):
            headers["Content-Type"], text = "text/plain; charset=utf-8", body
        elif body is not None:
            headers["Content-Type"], text = "application/json", json.dumps(body)
        url = f"{access.base.rstrip('/')}{path}"
        if not is_below(access.base, url):  # the key is for this base, and so is the request
            raise RefusalError("This would lead out of the service's address.", code="validation")
        answer = await self._send(name, url, replace(call, headers=headers, body=text), orders=orders)
        if answer.status >= 300:
            _refused(name, answer, access.key, orders=orders)
        return answer

    async def fetch(self, name: str, url: str) -> HeldPicture:
        """Return what lies at an address that a service gave; the key stays here."""
        limits = {"seconds": ASK_SECONDS, "most": IMAGE_MOST, "each": IMAGE_MOST}
        call = Call("GET", headers={"User-Agent": "Limner"}, whole=True, **limits)  # type: ignore[arg-type]
        answer = await self._send(name, url, call)
        if answer.status != 200:
            raise RefusalError(
                f"The picture could not be fetched from {name} (status {answer.status}).",
                code="provider",
                retryable=answer.status >= 500 or answer.status in (408, 429),
            )
        return answer.pictures[0]

    async def _send(self, name: str, url: str, call: Call, *, orders: bool = False) -> HttpAnswer:
        """Send a request to where the address leads, if that is allowed."""
        try:
            return await self._http.send(await self.directed(url, call))
        except WireError as error:
            raise _broken(name, error, call, orders=orders) from error

    async def directed(self, url: str, call: Call) -> Call:
        """Return the request with where it goes; raises RefusalError where it may not go there."""
        place = Place.read(url)
        address = self._guard.choose(place, await self._http.resolve(place.host))
        parts = {"scheme": place.scheme, "host": place.host, "port": place.port, "path": place.path}
        return replace(call, address=address, **parts)  # type: ignore[arg-type]  # as they are named


def _broken(name: str, error: WireError, call: Call, *, orders: bool) -> RefusalError:
    if error.kind in ("large", "text"):
        limit = f"{(call.most if error.kind == 'large' else call.text) // (1024 * 1024)} MB"
        what = " beside its pictures" if error.kind == "text" and call.field else ""
        said = f"{name} answered with more than {limit}{what}; it was not read."
        return RefusalError(said, code="provider")
    if error.kind == "network":
        return RefusalError(f"{name} could not be reached.", code="network", retryable=True)
    said = {
        "time": f"{name} did not answer within {call.seconds:g} s.",
        "busy": f"SillyTavern's server was reading too much at once to read the answer of {name}.",
        "disk": f"The picture from {name} could not be written: look whether the server's disk is full.",
    }.get(error.kind, f"The connection to {name} broke.")
    status = {"time": 504, "busy": 503, "disk": 500}.get(error.kind)
    if orders:
        return _unclear(said, status)
    return RefusalError(said, code="network", status=status, retryable=True)


def _unclear(said: str, status: int | None) -> RefusalError:
    """Return the failure of an order that may be carried out all the same: to repeat it may cost twice."""
    words = "It may be painted and charged all the same: look there before you try again."
    return RefusalError(f"{said} {words}", code="network", status=status)


def _parsed(name: str, content: bytes, most: int) -> dict[str, object]:
    try:
        return as_dict(json_text.loads(content.decode("utf-8"), length=most))
    except (UntrustedInputError, UnicodeDecodeError) as error:
        raise RefusalError(
            f"{name} answered with something that is not JSON.", code="provider", retryable=False
        ) from error


def _refused(name: str, answer: HttpAnswer, key: str, *, orders: bool) -> NoReturn:
    """Raise what a status means, ``orders``: to who has ordered; what was said of a key is not repeated."""
    status = answer.status
    if status == 401:
        raise RefusalError(f"{name} refuses the key: enter a valid one.", code="configuration")
    said = quoted(_said(answer.body), key)
    because = f": {said}" if said else "."
    if status == 403:
        raise RefusalError(f"{name} does not allow this{because}", code="configuration")
    if status == 402:
        raise RefusalError(f"{name} wants to be paid first{because}", code="configuration", status=502)
    if status == 429:
        wait = _seconds(answer.headers.get("retry-after", ""))
        raise RefusalError(
            f"{name} is asked too often{because}",
            code="provider",
            status=429,
            retryable=True,
            retry_after=wait,
        )
    if status in (400, 422):
        raise RefusalError(f"{name} does not take this{because}", code="validation", answered=status)
    if 300 <= status < 400:
        raise RefusalError(f"{name} redirects elsewhere, which is not followed.", code="provider")
    if orders and status in _UNCLEAR:
        raise _unclear(f"{name} failed (status {status}).", None)
    if status >= 500 or status == 408:
        raise RefusalError(f"{name} failed (status {status}){because}", code="provider", retryable=True)
    raise RefusalError(
        f"{name} refused the request (status {status}){because}", code="provider", answered=status
    )


def _said(content: bytes) -> str:
    """Return a service's own words: Replicate's ``detail``, OpenAI's ``error.message``."""
    try:
        body = as_dict(json_text.loads(content.decode("utf-8"), length=100_000))
    except (UntrustedInputError, UnicodeDecodeError):
        return ""
    error = body.get("error")
    return as_str(body.get("detail")) or as_str(as_dict(error).get("message")) or as_str(error)


def _seconds(text: str) -> float | None:
    return min(float(text), 3600.0) if text.isdecimal() else None
