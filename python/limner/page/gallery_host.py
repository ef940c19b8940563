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


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose a message is: the file of the card, the name, and the folder of ST's with the expressions."""

    avatar: str
    name: str
    folder: str

    def to_json(self) -> dict[str, object]:
        """Return it as the page takes it."""
        return {"avatar": self.avatar, "name": self.name, "folder": self.folder}


@dataclass(frozen=True, slots=True)
class Given:
    """
    What became of a picture that a character was given, and where the one before is ``kept`` now.

    ``problem``: ``file`` is not there or is no picture, no ``copy`` could be made of what stood there,
    ``refused`` by SillyTavern; with the first two nothing was changed. Empty where all is well.
    """

    problem: str = ""
    kept: str = ""


@dataclass(frozen=True, slots=True)
class PictureOwner:
    """
    Whose message it is.

    ``folder`` is where ST keeps pictures of its chat: the character's name or the group's id. ``name`` is the
    character who says it, ``group`` the group's name; each is empty where it is not known.
    """

    folder: str = ""
    name: str = ""
    group: str = ""


class GalleryHost(Protocol):
    """A part of the port ``host.Host``; an ``url`` is a picture's (``pictures.picture_address``)."""

    async def picture_rows(self) -> Sequence[PictureRow]:
        """
        Return the versions of the open chat's messages that have pictures.

        In the order of the story.
        """
        ...

    async def picture_owner(self, key: MessageKey) -> PictureOwner:
        """Return whose a message is, of any chat: it need not be the open one."""
        ...

    def announce(self, key: MessageKey, text: str) -> None:
        """Have it read out politely to who does not see the pictures, if this version shows."""
        ...

    def open_viewer(self, items: Sequence[ViewerItem], at: int, *, seen: bool = False) -> None:
        """
        Show the viewer with this list at one of its pictures.

        ``viewer`` is its view beside the picture. ``seen``: it shows the picture already, unless the user has
        closed it by now: then it stays closed.
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

    async def go_to_message(self, key: MessageKey, url: str = "") -> bool:
        """
        Scroll to a message of the open chat, loaded first where it is not, and to the picture ``url`` in it.

        False where the message is gone.
        """
        ...

    def save_picture(self, url: str, name: str) -> None:
        """Have the browser save a picture's file under this name."""
        ...

    def set_background(self, url: str) -> None:
        """Make a picture the background of the open chat."""
        ...

    async def speaker_of(self, key: MessageKey) -> Speaker | None:
        """Return whose a message of the open chat is (the user's: the open character's); None for nobody."""
        ...

    async def set_portrait(self, speaker: Speaker, url: str, keep: str) -> Given:
        """Make a picture that of a character's card; the one before is copied under the name ``keep``."""
        ...

    async def set_expression(
        self, speaker: Speaker, url: str, label: str, old: Sequence[str], keep: str
    ) -> Given:
        """Make a picture an expression of a character; those at the addresses ``old`` are copied before."""
        ...
