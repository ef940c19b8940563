"""The real page's part for pictures in hand: ``GalleryHost`` spoken over a channel."""

from collections.abc import Sequence

from limner.core.json_text import as_dict, as_list
from limner.page._answers import address_of
from limner.page.channel import Channel
from limner.page.events import flag_of, number_of, text_of
from limner.page.gallery_host import Given, PictureOwner, PictureRow, Speaker, ViewerItem
from limner.page.host_values import MessageKey

READING = 30.0
"""Seconds that a long chat may take to cross."""

GIVING = 120.0
"""Seconds that ST may take to make a card of a large picture."""


class RemoteGallery:
    """A part of ``RemoteHost``."""

    _channel: Channel

    async def picture_rows(self) -> Sequence[PictureRow]:
        """Return the open chat's messages with pictures."""
        value = as_dict(await self._channel.ask("chat.pictures", {}, deadline=READING))
        chat_id = text_of(value, "chat_id")
        return [_row(chat_id, as_dict(each)) for each in as_list(value.get("rows"))]

    async def picture_owner(self, key: MessageKey) -> PictureOwner:
        """Return whose a message is."""
        value = as_dict(await self._channel.ask("picture.owner", address_of(key)))
        return PictureOwner(text_of(value, "folder"), text_of(value, "name"), text_of(value, "group"))

    def announce(self, key: MessageKey, text: str) -> None:
        """Have it read out."""
        self._channel.tell("ui.announce", {**address_of(key), "text": text})

    def open_viewer(self, items: Sequence[ViewerItem], at: int, *, seen: bool = False) -> None:
        """Show the viewer."""
        args = {"items": [each.to_json() for each in items], "at": at, "seen": seen}
        self._channel.tell("viewer.open", args)

    def set_viewer(self, items: Sequence[ViewerItem]) -> None:
        """Give the open viewer another list."""
        self._channel.tell("viewer.list", {"items": [each.to_json() for each in items]})

    def close_viewer(self) -> None:
        """Close the viewer."""
        self._channel.tell("viewer.close", {})

    def open_gallery(self, pages: Sequence[int]) -> None:
        """Open the gallery's window."""
        self._channel.tell("gallery.open", {"pages": list(pages)})

    def set_gallery(self, pages: Sequence[int]) -> None:
        """Give the open gallery other pages."""
        self._channel.tell("gallery.pages", {"pages": list(pages)})

    async def go_to_message(self, key: MessageKey, url: str = "") -> bool:
        """Scroll to a message, or to a picture in it."""
        asked = {**address_of(key), "url": url}
        return await self._channel.ask("message.go", asked, deadline=READING) is True

    def save_picture(self, url: str, name: str) -> None:
        """Have the browser save a picture's file."""
        self._channel.tell("picture.save", {"url": url, "name": name})

    def set_background(self, url: str) -> None:
        """Make a picture the background of the open chat."""
        self._channel.tell("picture.background", {"url": url})

    async def speaker_of(self, key: MessageKey) -> Speaker | None:
        """Return whose a message is."""
        value = as_dict(await self._channel.ask("message.speaker", address_of(key)))
        found = Speaker(text_of(value, "avatar"), text_of(value, "name"), text_of(value, "folder"))
        return found if found.avatar else None

    async def set_portrait(self, speaker: Speaker, url: str, keep: str) -> Given:
        """Make a picture that of a character's card."""
        args = {**speaker.to_json(), "url": url, "keep": keep}
        return _given(await self._channel.ask("picture.portrait", args, deadline=GIVING))

    async def set_expression(
        self, speaker: Speaker, url: str, label: str, old: Sequence[str], keep: str
    ) -> Given:
        """Make a picture an expression of a character."""
        args = {**speaker.to_json(), "url": url, "label": label, "old": list(old), "keep": keep}
        return _given(await self._channel.ask("picture.expression", args, deadline=GIVING))


def _given(value: object) -> Given:
    found = as_dict(value)
    return Given(text_of(found, "problem"), text_of(found, "kept"))


def _row(chat_id: str, row: dict[str, object]) -> PictureRow:
    return PictureRow(
        MessageKey(chat_id, text_of(row, "uid"), number_of(row, "swipe_id")),
        number_of(row, "index"),
        text_of(row, "name"),
        text_of(row, "date"),
        flag_of(row, "shown"),
        text_of(row, "text"),
        text_of(row, "limner"),
        text_of(row, "media"),
    )
