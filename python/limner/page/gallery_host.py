"""What Python may ask of the page for pictures in hand: their files, the viewer, the open chat's messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from limner.page.host_values import MessageKey


@dataclass(frozen=True, slots=True)
class PictureRow:
    """
    One version of a message of the open chat that has pictures, ours or another illustrator's.

    ``limner`` is our note and ``media`` what is attached to the message, both JSON text from outside and
    empty for none; ``index`` is where the message stands now, ``name`` who says it, ``date`` as ST writes
    it; ``shown`` is false for a version that is swiped away.
    """

    key: MessageKey
    index: int
    name: str
    date: str
    shown: bool
    text: str
    limner: str
    media: str = ""


@dataclass(frozen=True, slots=True)
class ViewerItem:
    """A picture in the viewer's list: ``entry`` names it in what the page tells, ``alt`` describes it."""

    entry: str
    url: str
    alt: str

    def to_json(self) -> list[str]:
        """Return it as the page takes it."""
        return [self.entry, self.url, self.alt]


class GalleryHost(Protocol):
    """A part of the port ``host.Host``; an ``url`` is a picture's (``pictures.picture_address``)."""

    async def picture_rows(self) -> Sequence[PictureRow]:
        """
        Return the versions of the open chat's messages that have pictures.

        In the order of the story.
        """
        ...

    def open_viewer(self, items: Sequence[ViewerItem], at: int) -> None:
        """
        Show the viewer with this list at one of its pictures.

        ``viewer`` is its view beside the picture.
        """
        ...

    def set_viewer(self, items: Sequence[ViewerItem]) -> None:
        """Give the open viewer another list; it stays at the picture it shows, or at the nearest."""
        ...

    def close_viewer(self) -> None:
        """Close the viewer, where it is open."""
        ...

    def open_gallery(self, pages: Sequence[int]) -> None:
        """Open the gallery's window: ``gallery`` is its head, ``gallery.0`` and so on are its pages."""
        ...

    def set_gallery(self, pages: Sequence[int]) -> None:
        """Give the open gallery pages of so many pictures."""
        ...

    async def go_to_message(self, key: MessageKey) -> bool:
        """Scroll to a message of the open chat, loaded first where it is not; False where it is gone."""
        ...

    def save_picture(self, url: str, name: str) -> None:
        """Have the browser save a picture's file under this name."""
        ...

    def set_background(self, url: str) -> None:
        """Make a picture the background of the open chat."""
        ...
