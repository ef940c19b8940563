"""The real page's part for NextChat: ``NextChatHost`` spoken over a channel."""

from typing import get_args

from limner.core.json_text import as_dict, as_int, as_list, as_str
from limner.page._answers import PATCH_STATUSES, address_of, fields_of
from limner.page.channel import Channel
from limner.page.events import flag_of, text_of
from limner.page.host_values import MessageKey, PatchResult
from limner.page.nextchat_host import Appended, Roster, WholeChat

_APPENDED: dict[str, Appended] = {each: each for each in get_args(Appended)}

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

    async def whole_chat(self, *, named: bool = False) -> WholeChat:
        """Return the open chat."""
        value = as_dict(await self._channel.ask("chat.whole", {"named": named}, deadline=WORKING))
        return WholeChat(
            text_of(value, "chat_id"),
            text_of(value, "name"),
            text_of(value, "owner"),
            flag_of(value, "group"),
            text_of(value, "header"),
            text_of(value, "messages"),
            flag_of(value, "busy"),
            as_int(value.get("fresh")),
            [as_str(each) for each in as_list(value.get("members"))],
        )

    async def rewrite_message(
        self, key: MessageKey, *, expect: str, text: str, limner: str, extra: str
    ) -> PatchResult:
        """Compare and swap."""
        args = {**address_of(key), "expect": expect, "text": text, "limner": limner, "extra": extra}
        value = fields_of(await self._channel.ask("message.patch", args, deadline=WORKING))
        status = PATCH_STATUSES.get(text_of(value, "status"), "gone")
        return PatchResult(status, text_of(value, "text"), flag_of(value, "saved"))

    async def append_messages(self, chat_id: str, length: int, messages: str) -> Appended:
        """Put messages below all others."""
        args = {"chat_id": chat_id, "length": length, "messages": messages}
        answer = await self._channel.ask("chat.append", args, deadline=WORKING)
        return _APPENDED.get(as_str(answer), "gone")

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
