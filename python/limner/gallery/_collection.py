"""
The collection: the pictures of a chat in the order of the story, as its messages' notes have them.

Those that other illustrators have left there are seen as well, as they stand.

What a note says is a stranger's word: whether a picture shows is looked for in the text. A chat is read
anew after each change, but what stands in a message that nobody changed is remembered.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from limner.elsewhere import pictures as elsewhere
from limner.gallery._where import ATTACHED, ELSEWHERE, Where
from limner.page.gallery_host import PictureRow
from limner.pictures import message_notes
from limner.pictures.picture import OPEN, UNKNOWN, Picture, State, Version
from limner.pictures.projection import address
from limner.settings.other_illustrators import ALL

MOST_REMEMBERED = 20_000
"""Messages whose pictures are remembered."""

BREATH = 100
"""Messages that are read in one go: some 20 ms on a computer, four times that in the browser."""


_NAMES = {each.id: each.name for each in ALL} | {elsewhere.ATTACHED: UNKNOWN}


class Shows(StrEnum):
    """How a picture of the collection stands."""

    SHOWN = "shown"
    PAINTING = "painting"
    FAILED = "failed"
    HELD = "held"
    UNPLACED = "unplaced"


_SETTLED = {State.FAILED: Shows.FAILED, State.HELD: Shows.HELD}


@dataclass(frozen=True, slots=True)
class Collected:
    """
    One picture of a chat: where it is, who says its message (number ``index``, at ``date``), how it stands.

    ``version`` is None where nothing of it is painted; ``aside``: its message shows another version now.
    """

    where: Where
    index: int
    name: str
    date: str
    picture: Picture
    version: Version | None
    shows: Shows
    aside: bool = False

    @property
    def prompt(self) -> str:
        """The words that it was painted from, else those of its tag."""
        return self.version.prompt if self.version else self.picture.prompt

    @property
    def url(self) -> str:
        """Its address, empty where nothing of it is painted."""
        return self.version.url if self.version else ""


class Collection:
    """Reads chats; it remembers what did not change."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, int], tuple[PictureRow, tuple[Collected, ...]]] = {}

    def read(self, rows: Sequence[PictureRow]) -> list[Collected]:
        """Return the pictures of these messages in their order."""
        found: list[Collected] = []
        for row in rows:
            name = (row.key.chat_id, row.key.uid, row.key.swipe_id)
            known = self._known.get(name)
            if known is None or known[0] != row:
                if len(self._known) >= MOST_REMEMBERED:
                    self._known.clear()
                known = self._known[name] = (row, tuple(_pictures(row)))
            found += known[1]
        return found

    async def read_calmly(self, rows: Sequence[PictureRow]) -> list[Collected]:
        """Return the same; in between the worker hears what else there is, for a chat may have thousands."""
        found: list[Collected] = []
        for at in range(0, len(rows), BREATH):
            found += self.read(rows[at : at + BREATH])
            await asyncio.sleep(0)
        return found


def _pictures(row: PictureRow) -> list[Collected]:
    found = []
    for picture in sorted(message_notes.load(row.limner), key=lambda each: each.ordinal):
        for version in picture.standing or (None,):
            shows = _shows(picture, version, row.text)
            if version is None and shows is Shows.UNPLACED:
                continue  # its picture was taken out, or it was stopped before it began
            url = version.url if version else ""
            where = Where(row.key, picture.ordinal, address(url))
            found.append(
                Collected(where, row.index, row.name, row.date, picture, version, shows, not row.shown)
            )
    return [*found, *_of_others(row, {each.url for each in found})]


def _of_others(row: PictureRow, known: set[str]) -> list[Collected]:
    """Return what stands in a message and is in no note of ours."""
    found = []
    for each in [*elsewhere.in_text(row.text), *elsewhere.attached(row.media)]:
        if not each.url or each.url in known:
            continue
        known.add(each.url)
        version = Version("", each.prompt, each.url, _NAMES[each.by], 0.0)
        picture = Picture("", each.prompt, 0, State.PLACED, (version,), 0)
        ordinal = ATTACHED if each.by == elsewhere.ATTACHED else ELSEWHERE
        where = Where(row.key, ordinal, each.url)
        found.append(
            Collected(where, row.index, row.name, row.date, picture, version, Shows.SHOWN, not row.shown)
        )
    return found


def _shows(picture: Picture, version: Version | None, text: str) -> Shows:
    if picture.state in OPEN:
        return Shows.PAINTING
    if version is not None and address(version.url).replace("&", "&amp;") in text:
        return Shows.SHOWN
    return _SETTLED.get(picture.state, Shows.UNPLACED)
