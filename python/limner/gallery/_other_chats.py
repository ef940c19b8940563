"""The pictures of chats that are not open: of the open character's, or of all."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from limner.core.clock import Clock
from limner.core.errors import LimnerError, RequestError
from limner.core.translation import say
from limner.gallery._collection import Collected, Collection
from limner.gallery._gallery_view import owner_of
from limner.gallery.chat_files import ChatFile, ChatFiles
from limner.page.host import Host
from limner.page.web import Web

_OFTEN = 0.5
"""Seconds between two drawings while chats are read: there may be thousands."""


class OtherChats:
    """
    Reads chat after chat in the background; ``changed`` is called now and then, and at the end.

    ``far`` says how far it is, empty where nothing is read; ``owners`` are the names of characters and groups
    by their card's file or id, as far as it has come.
    """

    def __init__(
        self, host: Host, clock: Clock, web: Callable[[], Web], changed: Callable[[], Awaitable[None]]
    ) -> None:
        self._host = host
        self._clock = clock
        self._web = web
        self._changed = changed
        self._found: dict[str, Sequence[Collected]] = {}
        self._owners: dict[str, str] = {}
        self._task: asyncio.Task[None] | None = None
        self.far = ""

    @property
    def owners(self) -> Mapping[str, str]:
        """The names of those whose chats were read."""
        return self._owners

    def begin(self, scope: str) -> None:
        """Read all chats, or with ``character`` as scope those of the open character."""
        self.stop()
        self._task = asyncio.ensure_future(self._read(scope))

    def stop(self) -> None:
        """Read no more, and forget what was read."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._found, self._owners, self.far = {}, {}, ""

    def beside(self, chats: AbstractSet[str]) -> list[Collected]:
        """Return the pictures of all chats but these; those of the same character come first."""
        own = {owner_of(chat) for chat in chats}
        found = sorted(self._found.items(), key=lambda each: owner_of(each[0]) not in own)
        return [each for chat, pictures in found if chat not in chats for each in pictures]

    async def _read(self, scope: str) -> None:
        try:
            files = ChatFiles(self._web())
            chats = await self._chats(files, scope)
            due = self._clock.now()
            for number, chat in enumerate(chats):
                self.far = say("Reading chat ${0} of ${1}.", number + 1, len(chats))
                if found := await Collection().read_calmly(await files.rows(chat)):
                    self._found[chat.chat_id] = found
                    self._owners[chat.owner] = chat.name
                if self._clock.now() >= due:
                    await self._changed()
                    due = self._clock.now() + _OFTEN
        except LimnerError as error:
            self._host.toast("warning", str(error))
        finally:
            self.far = ""
        await self._changed()

    async def _chats(self, files: ChatFiles, scope: str) -> Sequence[ChatFile]:
        if scope == "all":
            return await files.all()
        card = await self._host.read_card()
        if not card.owner:
            raise RequestError(say("No character is open: choose everything, or open a chat."))
        return await files.of_character(card.owner, card.name)
