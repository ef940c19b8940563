"""The last good copy of NextChat's file, in the browser's storage: chats and masks, no settings, no keys."""

import asyncio
from collections.abc import Callable
from typing import Any

import js
from pyodide.ffi import JsException, create_once_callable, create_proxy

from limner.core.errors import HostError
from limner.core.translation import say
from limner.page.browser_texts import bytes_of

_NAME, _STORE = "limner-nextchat", "copies"


class BrowserCopies:
    """The port ``_round.Copies``; raises HostError where the browser has no room."""

    def __init__(self) -> None:
        self._database: Any = None

    async def get(self, name: str) -> str:
        """Return the text, empty where there is none."""
        found: Any = await self._work("readonly", lambda store: store.get(name))
        if isinstance(found, str):  # of an earlier version
            return found
        return str(found.to_bytes().decode()) if found else ""

    async def put(self, name: str, text: str) -> None:
        """Keep a text in place of the one before."""
        kept = bytes_of(text)
        await self._work("readwrite", lambda store: store.put(kept, name))

    async def _work(self, mode: str, work: Callable[[Any], Any]) -> object:
        try:
            if self._database is None:
                opening = js.indexedDB.open(_NAME, 1)
                opening.onupgradeneeded = create_once_callable(
                    lambda _event: opening.result.createObjectStore(_STORE)
                )
                await _ended(opening, "onsuccess")
                self._database = opening.result
            transaction = self._database.transaction(_STORE, mode)
            request = work(transaction.objectStore(_STORE))
            await _ended(transaction, "oncomplete")
        except JsException as error:
            raise HostError(say("The browser's storage failed: ${0}", error), "storage") from error
        result: object = request.result
        return result


async def _ended(asked: Any, good: str) -> None:  # noqa: ANN401 -- what JS gives
    future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    names = (good, "onerror", "onabort", "onblocked")

    def told(name: str) -> Any:  # noqa: ANN401 -- what JS takes
        return create_proxy(lambda _event: None if future.done() else future.set_result(name == good))

    proxies = [told(name) for name in names]
    for name, proxy in zip(names, proxies, strict=True):
        setattr(asked, name, proxy)
    try:
        if not await future:
            raise HostError(say("The browser's storage refused."), "storage")
    finally:
        for name, proxy in zip(names, proxies, strict=True):
            setattr(asked, name, None)
            proxy.destroy()
