"""The real page's part that tells the story: ``CastHost`` spoken over a channel."""

from typing import Literal

from limner.core.json_text import as_list
from limner.page.cast_host import CastText, StoryNews, StoryRow
from limner.page.channel import Channel
from limner.page.events import Json, flag_of, number_of, text_of

READING = 30.0
"""Seconds for the cast: ST may have to fetch cards and books first."""


class RemoteCast:
    """A part of ``RemoteHost``."""

    _channel: Channel

    async def story(self, since: int) -> StoryNews:
        """Return the open chat as it is now."""
        value = _fields(await self._channel.ask("chat.story", {"since": since}))
        return StoryNews(
            text_of(value, "chat_id"),
            number_of(value, "asked"),
            number_of(value, "cast"),
            text_of(value, "speaker"),
            tuple(run for each in as_list(value.get("order")) if (run := _run(each)) is not None),
            tuple(_row(each) for each in as_list(value.get("rows")) if isinstance(each, dict)),
        )

    async def cast(self) -> CastText:
        """Return who is in the open chat."""
        value = _fields(await self._channel.ask("cast.read", {}, deadline=READING))
        return CastText(
            text_of(value, "chat_id"),
            number_of(value, "cast"),
            tuple(each for each in as_list(value.get("characters")) if isinstance(each, str)),
            text_of(value, "persona"),
            text_of(value, "lore"),
            text_of(value, "note"),
        )

    def import_character(self) -> None:
        """Let the user choose cards to import."""
        self._channel.tell("character.import", {})

    async def export_character(self, avatar: str, kind: Literal["png", "json"]) -> bool:
        """Give the user this card as a file."""
        args = {"avatar": avatar, "format": kind}
        return await self._channel.ask("character.export", args, deadline=60.0) is True

    async def edit_character(self, avatar: str) -> bool:
        """Open ST's editor at this card."""
        return await self._channel.ask("character.edit", {"avatar": avatar}, deadline=READING) is True

    async def create_character(self) -> bool:
        """Open ST's editor at a new card."""
        return await self._channel.ask("character.create", {}) is True


def _fields(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _run(value: object) -> tuple[int, int] | None:
    match value:
        case [int(first), int(count)]:
            return first, count
    return None


def _row(row: Json) -> StoryRow:
    return StoryRow(
        number_of(row, "number"),
        text_of(row, "uid"),
        number_of(row, "swipe_id"),
        text_of(row, "name"),
        text_of(row, "avatar"),
        flag_of(row, "user"),
        flag_of(row, "hidden"),
        text_of(row, "kind"),
        text_of(row, "text"),
        text_of(row, "facts"),
    )
