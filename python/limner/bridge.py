"""
Where JavaScript ends: the browser as Limner's ports, and the two programs that are started over them.

``start`` builds Limner around one function that posts text to the page, and returns the one function that
takes text from it; ``start_sandbox`` does so in a sandbox worker. Text crosses: no proxy is to be destroyed.
"""

import asyncio
import codecs
import json
import logging
import random
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Mapping
from typing import Any

import js
from pyodide.code import run_js
from pyodide.ffi import JsException, create_once_callable, create_proxy

from limner.app import App
from limner.core.clock import Ids, SystemClock
from limner.core.errors import HostError, HostTimeoutError
from limner.core.translation import say
from limner.custom_providers.sandboxes import WorkerSandboxes
from limner.outbox.roll_call import RollCall
from limner.page.browser_texts import bytes_of, for_long_texts
from limner.page.channel import Channel
from limner.page.remote_host import RemoteHost
from limner.page.web import ServerAnswer, TavernWeb


class ConsoleHandler(logging.Handler):
    """Log records to the browser's console, with the level the browser can filter by."""

    _KINDS = ((logging.ERROR, "error"), (logging.WARNING, "warn"), (logging.INFO, "info"))

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        kind = next((kind for level, kind in self._KINDS if record.levelno >= level), "debug")
        getattr(js.console, kind)(self.format(record))


class IndexedStore:
    """One object store in the browser's IndexedDB, opened when it is first needed; at first the outbox's."""

    def __init__(self, name: str = "limner", store: str = "outbox") -> None:
        self._name, self._store = name, store
        self._database: Any = None

    async def put(self, name: str, value: Any) -> None:  # noqa: ANN401 -- a text, or what JS gives
        """Keep a text, or the archive of a package."""
        await self.work("readwrite", lambda store: store.put(value, name))

    async def get(self, name: str) -> object:
        """Return what is kept under this name, as the browser has it."""
        return await self.work("readonly", lambda store: store.get(name))

    async def delete(self, name: str) -> None:
        """Forget a text."""
        await self.work("readwrite", lambda store: store.delete(name))

    async def all(self) -> list[str]:
        """Return every text."""
        found = await self.work("readonly", lambda store: store.getAll())
        return [str(found[number]) for number in range(found.length)]

    async def work(self, mode: str, work: Callable[[Any], Any]) -> Any:  # noqa: ANN401 -- what JS gives
        """Do something with the store in a transaction, and return its result when it has really happened."""
        if (database := getattr(js, "indexedDB", None)) is None:
            raise HostError(say("The browser has no storage."), "storage")
        try:
            if self._database is None:
                opening = database.open(self._name, 1)
                opening.onupgradeneeded = create_once_callable(
                    lambda _event: opening.result.createObjectStore(self._store)
                )
                await _answer(opening, "onsuccess")
                self._database = opening.result
            transaction = self._database.transaction(self._store, mode)
            request = work(transaction.objectStore(self._store))
            await _answer(transaction, "oncomplete")
        except JsException as error:
            self._database = None  # a connection that the browser has closed is opened anew by the next call
            raise HostError(say("The browser's storage failed: ${0}", error), "storage") from error
        return request.result


class BrowserFetch:
    """The worker's own fetch: what is asked of ST's server never crosses the page's thread."""

    async def ask(
        self, method: str, path: str, headers: Mapping[str, str], body: str, deadline: float
    ) -> ServerAnswer:
        """Return what the server answers, within ``deadline`` seconds."""
        abort = js.AbortController.new()
        try:
            async with asyncio.timeout(deadline):
                response = await self._fetch(method, path, headers, body, abort)
                found = {str(name): str(value) for name, value in response.headers}
                return ServerAnswer(int(response.status), found, str(await response.text()))
        except TimeoutError:
            words = say("SillyTavern's server did not answer within ${0} seconds.", f"{deadline:g}")
            raise HostTimeoutError(words) from None
        except JsException as error:
            raise _unreachable(error) from error
        finally:
            abort.abort()

    async def read(self, path: str, headers: Mapping[str, str]) -> AsyncGenerator[str, None]:
        """Yield the text of an answer as it arrives."""
        abort = js.AbortController.new()
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        try:
            response = await self._fetch("GET", path, headers, "", abort)
            if int(response.status) != 200 or not response.body:
                raise HostError(say("SillyTavern's server answered ${0}.", response.status), "network")
            reader = response.body.getReader()
            while not (part := await reader.read()).done:
                yield decoder.decode(part.value.to_bytes())
        except JsException as error:
            raise _unreachable(error) from error
        finally:
            abort.abort()

    @staticmethod
    async def _fetch(method: str, path: str, headers: Mapping[str, str], body: str, abort: Any) -> Any:  # noqa: ANN401
        asked = {"method": method, "headers": dict(headers), "cache": "no-store", "redirect": "error"}
        options = js.JSON.parse(json.dumps(asked))
        options.signal, options.body = abort.signal, bytes_of(body) if body else None
        return await js.fetch(path, options)


def _unreachable(error: JsException) -> HostError:
    return HostError(say("SillyTavern's server cannot be reached (${0}).", error), "network")


class BrowserTabs:
    """
    The other tabs: each holds a lock named after it (on plain http: calls the roll), and tells its news.

    The name is the page's and then this worker's: one of this very page that came before is dead, though its
    lock may still be held, and what it has painted is ours.
    """

    _NAME = "limner"

    def __init__(self, page: str, worker: int, clock: SystemClock) -> None:
        self._page = f"{page}."
        self.name = f"{self._page}{worker}"
        self.heard: Callable[[str, str], None] = lambda _name, _text: None
        self._channel = js.BroadcastChannel.new(self._NAME)
        self._channel.onmessage = create_proxy(self._received)
        self._roll = RollCall(self.name, self._page, self._channel.postMessage, clock)
        self._locks = getattr(getattr(js, "navigator", None), "locks", None)
        if self._locks:
            forever = run_js("new Promise(() => {})")
            self._locks.request(f"{self._NAME} {self.name}", create_proxy(lambda _lock: forever))

    async def others(self, awaited: Collection[str] = ()) -> Collection[str]:
        """Return who holds a lock."""
        if not self._locks:
            return await self._roll.others(awaited)
        try:
            held = (await self._locks.query()).held
        except JsException:  # a page that may not ask
            return ()
        names = [str(held[number].name).partition(" ") for number in range(held.length)]
        return {name for ours, _, name in names if ours == self._NAME and not name.startswith(self._page)}

    def tell(self, name: str, text: str) -> None:
        """Tell all others."""
        self._channel.postMessage(f"{name} {text}")

    def _received(self, event: Any) -> None:  # noqa: ANN401 -- what JS gives
        name, _, text = str(event.data).partition(" ")
        self._roll.heard(name, text) or self.heard(name, text)


async def _answer(asked: Any, good: str) -> None:  # noqa: ANN401 -- what JS gives
    """Wait for an IndexedDB request (``onsuccess``) or transaction (``oncomplete``)."""
    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def succeed(_event: object) -> None:
        if not future.done():
            future.set_result(None)

    def fail(_event: object) -> None:
        if not future.done():
            future.set_exception(HostError(say("The browser's storage refused."), "storage"))

    proxies = [create_proxy(succeed), create_proxy(fail)]
    setattr(asked, good, proxies[0])
    asked.onerror = asked.onabort = asked.onblocked = proxies[1]
    try:
        await future
    finally:
        for name in (good, "onerror", "onabort", "onblocked"):
            setattr(asked, name, None)
        for proxy in proxies:
            proxy.destroy()


async def _page_headers(channel: Channel) -> Mapping[str, str]:
    found = await channel.ask("page.headers", {})
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def _begin() -> None:
    random.seed()  # this memory may be a copy that an earlier start left, and its chance with it
    handler = ConsoleHandler()
    handler.setFormatter(logging.Formatter("[Limner] %(name)s: %(message)s"))
    root = logging.getLogger("limner")
    root.handlers, root.propagate = [handler], False


def start(
    post: Callable[[str], None],
    epoch: int,
    page: str,
    sandboxes: Any = None,  # noqa: ANN401 -- what JS gives
) -> Callable[[str], None]:
    """
    Build Limner and return what takes the page's text.

    ``page`` names the page and ``epoch`` numbers its workers, ``sandboxes`` begins sandbox workers.
    """
    _begin()
    channel = Channel(for_long_texts(post), epoch)
    ids, clock = Ids(random.SystemRandom()), SystemClock()
    web = TavernWeb(BrowserFetch(), lambda: _page_headers(channel), clock)
    archives = IndexedStore("limner-packages", "archives")
    begun = WorkerSandboxes(sandboxes, lambda: _page_headers(channel), archives) if sandboxes else None
    tabs = BrowserTabs(page, epoch, clock)
    app = App(RemoteHost(channel), clock, ids, IndexedStore(), tabs, web=web, sandboxes=begun)
    app.setup.spending.store = IndexedStore("limner-spending", "spending")
    channel.on_event = app.event
    channel.on_ask = app.ask
    return channel.receive


def start_sandbox(
    post: Callable[[str], None],
    lay: Callable[[], Awaitable[None]],
    archives: Any,  # noqa: ANN401 -- what JS gives
) -> Callable[[str], None]:
    """Build a sandbox's program; ``lay`` lays micropip, ``archives`` hands the package over, both ways."""
    from limner.custom_providers import sandbox_bridge  # noqa: PLC0415 -- only a sandbox needs it

    _begin()
    return sandbox_bridge.start(post, lay, archives)
