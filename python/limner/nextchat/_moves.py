"""What becomes of the links when a chat or a character is renamed or deleted in ST."""

from limner.core.errors import LimnerError
from limner.nextchat._means import Means
from limner.nextchat._sync import COLLECT, Sync
from limner.nextchat._tavern import Tavern
from limner.page.events import Json, flag_of, text_of

_FILE = ".png"
"""How a character's file ends; a group's number does not."""


class Moves:
    """Hears of them; what is over there stays as it is."""

    def __init__(self, means: Means, sync: Sync, tavern: Tavern) -> None:
        self._host, self._begin = means.host, means.begin
        self._sync, self._tavern = sync, tavern

    def heard(self, name: str, data: Json) -> None:
        """Take one of the events that ``access`` names."""
        sync = self._sync
        if name == "chat_renamed":
            old, new = text_of(data, "old"), text_of(data, "new")
            sync.links.rename(old, new)
            if sync.open in (old, new):  # ST opens it under its new name before it tells of that
                sync.opened(text_of(data, "chat_id"))
        elif name == "character_renamed":
            sync.links.rename_character(text_of(data, "old"), text_of(data, "new"))
            sync.calm = COLLECT  # ST writes the new name into the chats' files now
        elif name == "character_deleted":
            self._gone([key for key in sync.links.all if _owner(key) == text_of(data, "avatar")])
        elif any(self._alike(key, data) for key in sync.links.all):
            self._begin(self._look(data))

    async def _look(self, data: Json) -> None:
        """Find out whose chat was deleted: ST says what it was called, and not whose it was."""
        found = [key for key in self._sync.links.all if self._alike(key, data)]
        try:
            people = {avatar for avatar, _ in (await self._host.roster()).characters}
            self._gone([key for key in found if await self._is_gone(key, people)])
        except LimnerError as error:
            self._sync.note(str(error))

    async def _is_gone(self, key: str, people: set[str]) -> bool:
        owner, _, name = key.partition("/")
        if not owner.endswith(_FILE):
            return not await self._tavern.group_chat(name)
        return owner not in people or not await self._tavern.chat(owner, name)

    def _gone(self, keys: list[str]) -> None:
        for key in keys:
            self._sync.gone(key)

    @staticmethod
    def _alike(key: str, data: Json) -> bool:
        owner, _, name = key.partition("/")
        return name == text_of(data, "name") and owner.endswith(_FILE) != flag_of(data, "of_group")


def _owner(key: str) -> str:
    return key.partition("/")[0]
