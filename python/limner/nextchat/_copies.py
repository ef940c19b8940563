"""Where the last good copy is kept: the browser's own storage, loaded when the first copy is needed."""

import logging

from limner.core.errors import HostError
from limner.nextchat._round import Copies

log = logging.getLogger("limner.nextchat.copies")


class LateCopies:
    """
    The port ``_round.Copies``; ``own`` is the browser's storage, by itself loaded late.

    Where the browser has none (a private window) or no room, the copy is held for as long as the page is
    open: the chat is in step all the same.
    """

    def __init__(self, own: Copies | None = None) -> None:
        self._copies = own
        self._held: dict[str, str] = {}

    async def get(self, name: str) -> str:
        """Return the text, empty where there is none."""
        if name in self._held:
            return self._held[name]
        try:
            return await self._own().get(name)
        except HostError as error:
            log.warning("The last good copy of NextChat's file could not be read: %s", error)
            return ""

    async def put(self, name: str, text: str) -> None:
        """Keep a text in place of the one before."""
        try:
            await self._own().put(name, text)
            self._held.pop(name, None)
        except HostError as error:
            log.warning("The last good copy of NextChat's file is held for now only: %s", error)
            self._held[name] = text

    def _own(self) -> Copies:
        if self._copies is None:
            from limner.nextchat._browser_copies import BrowserCopies  # noqa: PLC0415 -- a browser is there

            self._copies = BrowserCopies()
        return self._copies
