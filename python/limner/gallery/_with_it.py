"""
Pictures that go with what was deleted: a message, or a chat.

The page tells what stood there. Only files that no chat shows any more are taken, to the trash, and unless
the user wants it always, after a question. Of a chat that was not open nobody knows what it showed: there the
user may look for himself.
"""

from collections.abc import Callable

from limner.core.json_text import as_list, as_str
from limner.core.translation import say
from limner.gallery._disk import Uses, list_files
from limner.gallery._disk_window import DiskWindow
from limner.page.events import Json
from limner.page.host import Host
from limner.page.web import Web

MOST = 20_000
"""Texts of deleted messages; a chat has no more."""


class PicturesWithIt:
    """``mode`` is the setting: ``ask``, ``always`` or ``never``."""

    def __init__(self, host: Host, web: Web, disk: DiskWindow, mode: Callable[[], str]) -> None:
        self._host = host
        self._web = web
        self._disk = disk
        self._mode = mode

    async def deleted(self, data: Json) -> None:
        """Messages or chats were deleted: ``texts`` is what they held, ``unknown`` chats of which none is."""
        mode = self._mode()
        if mode == "never":
            return
        texts = [as_str(each) for each in as_list(data.get("texts"))[:MOST]]
        unknown = [name for each in as_list(data.get("unknown"))[:MOST] if (name := as_str(each))]
        uses = Uses(await list_files(self._web) if any(texts) else ())
        for text in texts:
            uses.read(text)
        if uses.used:
            await self._take(uses.used, asks=mode == "ask")
        elif unknown and mode == "ask":
            words = "Chats were deleted: ${0}. Look for pictures that no chat shows any more?"
            if await self._host.confirm(say(words, len(unknown))):
                await self._disk.scan({})

    async def _take(self, paths: frozenset[str], *, asks: bool) -> None:
        words = (
            "Take the pictures of what you deleted to the trash as well? Pictures: ${0}. Those that another "
            "message or chat shows stay; the gallery can put the others back."
        )
        if asks and not await self._host.confirm(say(words, len(paths))):
            return
        said = await self._disk.take(paths, await self._disk.look(aloud=False))
        self._host.toast("success", said)
