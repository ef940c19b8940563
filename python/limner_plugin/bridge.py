"""
The only file of the plugin that touches JavaScript: the ports of ``plugin/worker.mjs`` as Python's.

What crosses the line is text and bytes; a promise is awaited, and what it rejects with is a ``WireError``.
"""

import json
import logging
import random
import weakref
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

from js import console
from pyodide.ffi import JsException, create_proxy, to_js

from limner.core import json_text
from limner.core.clock import Ids, SystemClock
from limner.core.json_text import as_dict, as_int, as_list, as_str
from limner_plugin.ports import Call, Folder, HeldPicture, HttpAnswer, Server, WireError
from limner_plugin.program import AdminRules, Program
from limner_plugin.redaction import SealedFormatter

_KINDS = ("time", "large", "text", "busy", "disk", "cut", "network")


class _Console(logging.Handler):
    """Log records to the server's own log."""

    def emit(self, record: logging.LogRecord) -> None:
        line = self.format(record)
        (console.error if record.levelno >= logging.ERROR else console.warn)(line)


class _Http:
    """The network, by Node."""

    def __init__(self, ports: Any) -> None:  # noqa: ANN401 -- what JS gives
        self._ports = ports
        self._numbers = count(1)

    async def resolve(self, host: str) -> tuple[str, ...]:
        found = as_list(json_text.loads(str(await self._ports.resolve(host))))
        return tuple(as_str(address) for address in found)

    async def send(self, call: Call) -> HttpAnswer:
        number, done = next(self._numbers), False
        order = {
            "method": call.method,
            "scheme": call.scheme,
            "host": call.host,
            "port": call.port,
            "path": call.path,
            "address": call.address,
            "headers": dict(call.headers),
            "body": call.body if isinstance(call.body, str) else "",
            "milliseconds": int(call.seconds * 1000),
            "most": call.most,
            "text": call.text,
            "field": call.field,
            "whole": call.whole,
            "pictures": call.pictures,
            "each": call.each,
        }
        try:
            binary = to_js(call.body) if isinstance(call.body, bytes) else None
            answer = await self._ports.send(number, json.dumps(order), binary)
            head = as_dict(json_text.loads(str(answer.head)))
            content = answer.content.to_bytes()
            pictures = tuple(self._picture(as_dict(each)) for each in as_list(head.get("pictures")))
            self._ports.taken(number)
            done = True
        except JsException as error:
            done = True
            kind = str(error.message)
            raise WireError("No whole answer came.", kind if kind in _KINDS else "network") from error
        finally:
            if not done:
                self._ports.abort(number)
        headers = {name: as_str(value) for name, value in as_dict(head.get("headers")).items()}
        return HttpAnswer(as_int(head.get("status")), headers, content, pictures)

    def _picture(self, raw: dict[str, object]) -> HeldPicture:
        """Return a picture whose file goes when the value does, whoever drops it."""
        number, head = as_int(raw.get("number")), bytes(as_int(byte) for byte in as_list(raw.get("head")))
        picture = HeldPicture(number, as_int(raw.get("size")), head, as_str(raw.get("fault")))
        weakref.finalize(picture, self._ports.discard, number)
        return picture


class _Vault:
    """Keys, by the thread that SillyTavern runs in; ``learn`` hears each, to keep it out of the log."""

    def __init__(self, ports: Any, learn: Callable[[str], str]) -> None:  # noqa: ANN401 -- what JS gives
        self._ports = ports
        self._learn = learn

    async def of_environment(self, name: str) -> str:
        return self._learn(str(self._ports.variable(name)).strip())

    async def read(self, user: str, name: str) -> str:
        return self._learn(str(await self._ports.secret(user, name)))

    async def write(self, user: str, name: str, value: str) -> None:
        await self._ports.keep_secret(user, name, self._learn(value))


class _Users:
    """SillyTavern's users, by the thread that it runs in."""

    def __init__(self, ports: Any) -> None:  # noqa: ANN401 -- what JS gives
        self._ports = ports

    async def here(self, user: str) -> bool:
        return bool(await self._ports.here(user))


class _Files:
    """Each user's folder, by Node."""

    def __init__(self, ports: Any) -> None:  # noqa: ANN401 -- what JS gives
        self._ports = ports

    def read_state(self, user: str) -> str:
        return str(self._ports.read_state(user))

    def write_state(self, user: str, text: str) -> None:
        try:
            self._ports.write_state(user, text)
        except JsException as error:
            if str(error.message) == "gone":
                raise WireError("The user's folder is gone.") from error
            raise

    def set_aside(self, user: str) -> None:
        self._ports.set_aside(user)

    def holds(self, picture: HeldPicture, secrets: Sequence[bytes]) -> bool:
        try:
            return any(self._ports.picture_holds(picture.number, each.hex()) for each in secrets)
        except JsException as error:
            raise WireError("The picture could not be read again.", "disk") from error

    def save_image(self, user: str, folder: str, name: str, picture: HeldPicture) -> None:
        try:
            self._ports.save_image(user, folder, name, picture.number)
        except JsException as error:
            raise WireError("The picture could not be written to SillyTavern's folder.") from error

    def read_picture(self, user: str, folder: Folder, file: str, most: int) -> bytes:
        try:
            content: bytes = self._ports.read_picture(user, str(folder), file, most).to_bytes()
        except JsException as error:
            raise WireError("there is no such file, or it is too large.") from error
        return content


def start(ports: Any, rules: str) -> Any:  # noqa: ANN401 -- what JS gives, what JS takes
    """Build the plugin over the server's ports and return what takes the server's text."""
    handler = _Console()
    formatter = SealedFormatter("[Limner] %(name)s: %(message)s")
    handler.setFormatter(formatter)
    root = logging.getLogger("limner")
    for logger in (root, logging.getLogger("limner_plugin")):
        logger.handlers = [handler]
        logger.propagate = False
    ids = Ids(random.SystemRandom())
    server = Server(
        _Http(ports), _Vault(ports, formatter.learn), _Users(ports), _Files(ports), SystemClock(), ids
    )
    program = Program(ports.post, AdminRules.read(rules), server)
    return create_proxy(program.receive)
