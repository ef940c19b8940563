"""The real page's part for NextChat: ``NextChatHost`` spoken over a channel."""

from limner.core.json_text import as_dict, as_list, as_str
from limner.page.channel import Channel
from limner.page.events import flag_of, text_of
from limner.page.nextchat_host import Roster, WholeChat

CHOOSING = 600.0
"""Seconds that a user has to find a file."""
WORKING = 60.0
"""Seconds for what goes through ST's server."""


class RemoteNextChat:
    """A part of ``RemoteHost``."""

    _channel: Channel

    async def choose_large_file(self, accept: str, most: int) -> str | None:
        """Return the text of a file that the user chooses."""
        args = {"accept": accept, "most": most}
        answer = await self._channel.ask("ui.choose_file", args, deadline=CHOOSING)
        return answer if isinstance(answer, str) else None

    async def whole_chat(self) -> WholeChat:
        """Return the open chat."""
        value = as_dict(await self._channel.ask("chat.whole", {}, deadline=WORKING))
        return WholeChat(
            text_of(value, "chat_id"),
            text_of(value, "name"),
            text_of(value, "owner"),
            flag_of(value, "group"),
            text_of(value, "header"),
            text_of(value, "messages"),
        )

    async def roster(self) -> Roster:
        """Return all characters."""
        value = as_dict(await self._channel.ask("character.list", {}))
        rows = [as_list(row) for row in as_list(value.get("characters"))]
        found = tuple((as_str(row[0]), as_str(row[1])) for row in rows if len(row) == 2)
        return Roster(found, text_of(value, "open"), text_of(value, "user"))

    async def picture_data(self, path: str, most: int, *, whole: bool = False) -> str:
        """Return a picture as a data URL."""
        args = {"path": path, "most": most, "whole": whole}
        return as_str(await self._channel.ask("image.data", args, deadline=WORKING))

    async def reload_characters(self) -> None:
        """Have the page read its characters anew."""
        await self._channel.ask("character.reload", {}, deadline=WORKING)

    async def take_character(self, name: str, text: str, portrait: str) -> str:
        """Have ST import a card."""
        args = {"name": name, "text": text, "portrait": portrait}
        return as_str(await self._channel.ask("character.take", args, deadline=WORKING))
