"""
What runs inside a sandbox worker. It installs a package, makes painters of it, and has them paint.

This is where a stranger's code is called, so this is where everything it may raise becomes one sentence.
What the user typed for a painter (a key, perhaps) is taken out of each sentence and each line of the log.
"""

import asyncio
import contextlib
import importlib
import inspect
import json
import logging
import re
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

from limner.core.clock import Ids, SystemClock
from limner.core.errors import GenerationError, LimnerError
from limner.core.json_text import as_dict, as_str, loads
from limner.core.redaction import told
from limner.core.throttle import Throttle
from limner.custom_providers import _protocol as protocol
from limner.custom_providers._installation import InstalledPackage, Installer
from limner.custom_providers.sdk import Answer, Toolbox, Tools
from limner.page.events import Json, text_of
from limner.pictures.provenance import Provenance
from limner.providers.base import Painted, Progress

log = logging.getLogger("limner.own")

_QUERY = re.compile(r"\?[^\s'\")>]+")
_LONGEST = 300
_LOOKED = 4000
"""Characters of a stranger's sentence that are looked at, beside the longest of what the user typed."""
_LONGEST_ADDRESS = 1000
_MOST = 4
"""Pictures of one request that a message shows; no more are saved."""
AGAIN = (1.0, 5.0)
"""Seconds to wait before SillyTavern, where it is away, is asked once more to save a picture."""
_PACE = 0.1
"""Seconds from one word about how far a picture is to the next."""
_ENDS = (".", "!", "?", "…", "”", ")")
_SECRET = 4
"""Characters from which on what the user typed is taken out of sentences."""


class SandboxMain:
    """The program of a sandbox worker: takes Limner's orders; ``post`` takes what it says."""

    def __init__(self, post: Callable[[str], None], tools: Tools, installer: Installer, ids: Ids) -> None:
        self._post = post
        self._tools = tools
        self._installer = installer
        self._ids = ids
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._painters: dict[str, Any] = {}
        self._values: dict[str, str] = {}
        self._loading: asyncio.Lock = asyncio.Lock()
        self._headers: dict[str, str] = {}
        self._folder = ""
        self._orders: dict[str, Callable[[str, Json], Awaitable[object]]] = {
            "install": self._install,
            "keep": self._keep,
            "paint": self._paint,
        }

    def receive(self, text: str) -> None:
        """Take one message of Limner's."""
        message = as_dict(loads(text))
        if order := text_of(message, "order"):
            work = self._carry_out(order, text_of(message, "do"), as_dict(message.get("args")))
            self._tasks[order] = asyncio.get_running_loop().create_task(work)
            self._tasks[order].add_done_callback(lambda _: self._tasks.pop(order, None))
        elif task := self._tasks.get(text_of(message, "cancel")):
            task.cancel()

    async def _carry_out(self, order: str, do: str, args: Json) -> None:
        try:
            value = await self._orders[do](order, args)
            self._say({"done": order, "value": value})
        except asyncio.CancelledError:
            self._fail(order, GenerationError("It was stopped.", code="cancelled", provider=""))
        except GenerationError as error:
            self._fail(order, error)
        except LimnerError as error:
            self._fail(order, GenerationError(str(error), code="provider", provider=""))
        except BaseException as error:  # noqa: BLE001 -- a stranger's code may raise anything
            frames = "".join(traceback.format_tb(error.__traceback__))
            sentence = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            log.error("%s\n%s", self._clean(sentence), frames)  # noqa: TRY400 -- without the values
            self._fail(order, GenerationError(sentence, code="provider", provider=""))

    def _fail(self, order: str, error: GenerationError) -> None:
        told = {"message": self._clean(str(error)), "code": error.code, "retryable": error.retryable}
        self._say({"failed": order, "error": told})

    def _clean(self, sentence: str) -> str:
        """Return one line of a sentence without what the user typed and without the queries of addresses."""
        values = [
            value
            for value in sorted(self._values.values(), key=len, reverse=True)
            if len(value) >= _SECRET and not value.startswith(("http://", "https://"))
        ]
        most = len(values[0]) if values else 0
        said = sentence[: _LOOKED + most]
        for value in values:
            said = said.replace(value, "…")
        if len(sentence) > _LOOKED + most:  # what is cut off at its end may be half of what was typed
            said = said[: max(0, len(said) - most)]
        line = told(_QUERY.sub("?…", said), _LONGEST)
        return line if line.endswith(_ENDS) else f"{line}."

    def _say(self, message: Json) -> None:
        self._post(json.dumps(message, allow_nan=False))

    async def _install(self, _order: str, args: Json) -> object:
        laid = await self._installer.install(text_of(args, "wanted"), text_of(args, "index"))
        self._make(laid)
        if not self._painters:
            raise GenerationError(
                f"{laid.name} is installed but brings no painter: it has no entry point “limner.providers”.",
                code="configuration",
                provider="",
            )
        cards = [protocol.card(name, painter).to_json() for name, painter in self._painters.items()]
        head = {"name": laid.name, "version": laid.version, "brings": list(laid.brings)}
        return {**head, "painters": cards}

    async def _keep(self, _order: str, _args: Json) -> object:
        """Keep what was installed: Limner has looked at it, and takes it."""
        await self._installer.keep()
        return {}

    async def _paint(self, order: str, args: Json) -> object:
        values = {key: as_str(value) for key, value in as_dict(args.get("values")).items()}
        self._values.update(values)
        self._headers = {key: as_str(value) for key, value in as_dict(args.get("headers")).items()}
        self._folder = text_of(args, "folder")
        async with self._loading:
            if not self._painters:
                self._make(await self._installer.load(text_of(args, "package")))
        painter = self._painters.get(text_of(args, "painter"))
        if painter is None:
            raise GenerationError(
                "The package has no such painter any more.", code="configuration", provider=""
            )

        latest: dict[str, object] = {}
        throttle = Throttle(SystemClock(), lambda: self._say({"progress": order, **latest}), _PACE)

        def heard(progress: Progress) -> None:
            latest.update(protocol.far(progress))
            throttle.soon()

        try:
            given = painter.generate(protocol.request(as_dict(args.get("request"))), heard)
            given = await given if inspect.isawaitable(given) else given
        finally:
            throttle.stop()
        return await self._result(given)

    async def _result(self, given: object) -> object:
        """Return where the pictures are, whichever way the painter gave them; a bad one costs no good one."""
        making: dict[str, object] = {}
        if isinstance(given, Painted):
            said: object = given.making
            told = said.to_json() if isinstance(said, Provenance) else {}
            making, given = Provenance.read(told).to_json(), [given.url, *given.more]
        rows = given if isinstance(given, list | tuple) else [given]
        urls: list[str] = []
        fault = GenerationError("The painter gave no picture.", code="provider", provider="")
        for row in rows[:_MOST]:
            try:
                urls.append(await self._saved(row))
            except GenerationError as error:
                log.warning("A picture is left out: %s", self._clean(str(error)))
                fault = error
        if not urls:
            raise fault
        return {"url": urls[0], "more": urls[1:], "making": making}

    async def _saved(self, picture: object) -> str:
        if isinstance(picture, str):
            if len(picture) > _LONGEST_ADDRESS:
                raise GenerationError(
                    "The painter gave an address that is too long: its author must give its bytes instead.",
                    code="provider",
                    provider="",
                )
            return picture
        if not isinstance(picture, bytes | bytearray):
            raise GenerationError(
                "The painter gave neither a picture nor an address.", code="provider", provider=""
            )
        return await Toolbox(self._tools, self._save, "", {}).save(bytes(picture))

    def _make(self, laid: InstalledPackage) -> None:
        """Import the package's painters and make one of each; all of them or none."""
        painters: dict[str, Any] = {}
        for name, where in laid.painters.items():
            module, _, path = where.partition(":")
            made: Any = importlib.import_module(module.strip())
            for part in filter(None, path.strip().split(".")):
                made = getattr(made, part)
            fields = getattr(made, "fields", {})
            for key, default in dict(fields).items():
                self._values.setdefault(str(key), str(default))
            painters[name] = made(Toolbox(self._tools, self._save, name, self._values))
        self._painters = painters

    async def _save(self, picture: str, kind: str) -> str:
        name = f"{self._folder or 'limner'}_{self._ids.new()}".replace(".", "_")
        body = {"image": picture, "format": kind, "ch_name": self._folder, "filename": name}
        headers = {**self._headers, "Content-Type": "application/json"}
        sent = json.dumps(body).encode()
        answer: Answer | None = None
        for wait in (*AGAIN, None):  # the picture is painted, and perhaps paid for
            with contextlib.suppress(OSError):
                answer = await self._tools.fetch("POST", "/api/images/upload", headers, sent, 120.0)
                if answer.status < 500:
                    break
            if wait is not None:
                await asyncio.sleep(wait)
        if answer is None:
            raise GenerationError(
                "SillyTavern could not be reached to save the picture: see whether it is running.",
                code="network",
                provider="",
            )
        path = as_str(as_dict(answer.json() if answer.ok else None).get("path"))
        if not path:
            raise GenerationError(
                f"SillyTavern did not save the picture ({answer.status}).", code="network", provider=""
            )
        return path
