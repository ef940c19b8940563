"""
Filing: whether a painted picture stays where its painter has put it; if not, the filer is loaded.

The chat that is open when a picture is finished says nothing of whose it is: that is asked by its message.
"""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from limner.core.errors import HostError
from limner.outbox.entry import Entry
from limner.page.gallery_host import PictureOwner
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.page.web import Web
from limner.pictures.file_names import TRASH
from limner.pictures.picture_address import WITHIN, encoded
from limner.pictures.style_tags import joined
from limner.providers.base import PictureRequest
from limner.settings.settings import Settings

if TYPE_CHECKING:
    from limner.painting._filer import Filer, Keep
    from limner.pictures.picture_files import PictureBytes, PictureFiles


class Filing:
    """``content`` is the browser's part, None for the real one; ``tell`` tells the user."""

    def __init__(
        self,
        host: Host,
        web: Web,
        settings: Callable[[], Settings],
        tell: Callable[[str], None],
        content: "PictureBytes | None" = None,
    ) -> None:
        self._host = host
        self._web = web
        self._settings = settings
        self._tell = tell
        self.content = content
        self._filer: Filer | None = None
        self._running: dict[str, asyncio.Future[tuple[str, ...]]] = {}

    async def owner(self, key: MessageKey) -> PictureOwner:
        """Return whose a message is; nobody's where the page does not say."""
        try:
            return await self._host.picture_owner(key)
        except HostError:
            return PictureOwner()

    def stays(self, entry: Entry, owner: PictureOwner) -> bool:
        """Say whether the pictures of an entry are where they belong, as they should be."""
        settings = self._settings()
        plain = not (settings.picture_folder or settings.picture_name) and owner.folder.casefold() != TRASH
        home = encoded(f"{WITHIN}{owner.folder}/") if owner.folder else WITHIN
        return plain and settings.picture_format == "original" and all(u.startswith(home) for u in entry.urls)

    async def file(self, entry: Entry, owner: PictureOwner, request: PictureRequest, keep: "Keep") -> None:
        """
        Put the pictures of an entry where they belong; ``keep`` hears once where they are.

        Of two that ask for the same attempt the second hears what the first has done.
        """
        if (first := self._running.get(entry.id)) is not None:
            await keep(await asyncio.shield(first))
            return
        if self._filer is None:
            from limner.painting._filer import Filer  # noqa: PLC0415 -- most pictures stay where they are

            self._filer = Filer(self.files(), self._settings, self._tell)
        work = self._filer.file(entry, owner, lambda: self._made(entry, request), keep)
        self._running[entry.id] = running = asyncio.ensure_future(work)
        try:
            await running
        finally:
            del self._running[entry.id]

    def files(self) -> "PictureFiles":
        """Return the files of pictures on the disk."""
        from limner.pictures.picture_files import PictureFiles, RealBytes  # noqa: PLC0415 -- as above

        return PictureFiles(self._web, self.content or RealBytes())

    async def _made(self, entry: Entry, request: PictureRequest) -> str:
        from limner.pictures.made_text import parameters  # noqa: PLC0415 -- as above

        style = request.style
        prefix, suffix = await self._expanded(style.prefix), await self._expanded(style.suffix)
        options = entry.making.options.over(entry.options)
        unwanted = joined(await self._expanded(style.negative), entry.asked_attributes.get("negative", ""))
        negative = joined(unwanted, options.negative or "")
        return parameters(joined(prefix, request.prompt, suffix), negative, options)

    async def _expanded(self, text: str) -> str:
        """Return the user's own words with his macros filled in."""
        if "{{" not in text:
            return text
        try:
            return await self._host.expand_macros(text)
        except HostError:
            return text
