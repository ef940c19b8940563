"""
The viewer: which pictures it goes through, and what is told of the one that it shows.

It opens at once with the one that was pressed. When that is painted, the chat's others are read and follow,
in the order of the story.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from limner.core.errors import RequestError
from limner.core.translation import say
from limner.gallery import _info_view as info_view
from limner.gallery._actions_view import Standing
from limner.gallery._collection import Collected, Collection, Shows
from limner.gallery._requests import version_after
from limner.gallery._where import FoundPicture, Where, version_of
from limner.page.events import Json, number_of, text_of
from limner.page.gallery_host import ViewerItem
from limner.page.host import Host
from limner.pictures.picture import UNKNOWN
from limner.pictures.projection import address

LONGEST_ALT = 300
"""Characters of a prompt that describe a picture to a screen reader."""

Stands = Callable[[Where], Awaitable[tuple[FoundPicture | None, Standing]]]


class Viewer:
    """``stands`` says how a picture stands now; ``names`` are the painters by id."""

    def __init__(
        self, host: Host, collection: Collection, stands: Stands, names: Callable[[], Mapping[str, str]]
    ) -> None:
        self._host = host
        self._collection = collection
        self._stands = stands
        self._names = names
        self._known: dict[str, Collected] = {}
        self._turned: dict[str, Collected] = {}
        self._lists: Callable[[], Awaitable[Sequence[Collected]]] = self._of_chat
        self._at = ""
        self._first: Where | None = None
        self._reading = asyncio.Lock()
        self.is_open = False

    async def open(self, where: Where, *, seen: bool = False) -> None:
        """
        Show a picture of the open chat, and go through the chat's others from there.

        ``seen``: the page shows it already, for it was told before what a press does.
        """
        self._lists, self._turned, self._first = self._of_chat, {}, where
        self.is_open = True
        self._host.open_viewer([ViewerItem(where.dump(), where.url, "")], 0, seen=seen)

    def show(self, found: Sequence[Collected], at: int) -> None:
        """Go through a list that somebody else has made."""

        async def same() -> Sequence[Collected]:
            return found

        self._lists, self._turned, self._first, self.is_open = same, {}, None, True
        self._known = {each.where.dump(): each for each in found}
        self._host.open_viewer(list(map(_item, found)), at)

    async def refresh(self) -> None:
        """Bring the list up to date; the one that was pressed is in it, whatever is known of it."""
        if not self.is_open:
            return
        async with self._reading:
            first = self._first
            every = await self._lists()
            self._turn_to_pressed(every, first)
            found = list(map(self._as_turned, every))
            self._known = {each.where.dump(): each for each in found}
            if self._first is first:  # one that failed is read again
                self._first = None
        items = list(map(_item, found))
        if first is not None and first.dump() not in self._known:
            items.insert(0, ViewerItem(first.dump(), first.url, ""))
        self._host.set_viewer(items)
        if self._at:
            await self._tell(self._at)

    async def moved(self, data: Json) -> None:
        """The viewer shows another picture: tell of it, and read the others where that is not done."""
        self._at = text_of(data, "entry")
        if self._first is not None:
            await self.refresh()
        else:
            await self._tell(self._at)

    async def turned(self, data: Json) -> None:
        """Show another version of what shows, ``by`` further; its message keeps the one it has."""
        await self.turn(Where.read(text_of(data, "entry")), number_of(data, "by", 0))

    async def turn(self, where: Where, by: int) -> None:
        """Show the version that is ``by`` further in its stead; pressed early, when that is known."""
        if self._first is not None:
            await self.refresh()
        async with self._reading:
            known = self._known.get(where.dump())
        if known is None:
            return
        here = version_of(known.picture, where.url)
        index = version_after(known.picture, here, by)
        if index == here:
            return
        further = known.picture.versions[index]
        first = next((name for name, each in self._turned.items() if each is known), where.dump())
        self._turned[first] = replace(known, where=replace(where, url=address(further.url)), version=further)
        await self.refresh()

    def _turn_to_pressed(self, every: Sequence[Collected], pressed: Where | None) -> None:
        """Show the pressed version in its picture's place: its message shows it before the file holds it."""
        if pressed is None or any(each.where == pressed for each in every):
            return
        for each in every:
            if (each.where.key, each.where.ordinal) != (pressed.key, pressed.ordinal):
                continue
            for version in each.picture.versions:
                if version.url and address(version.url) == pressed.url:
                    self._turned[each.where.dump()] = replace(each, where=pressed, version=version)
                    return

    def _as_turned(self, each: Collected) -> Collected:
        """
        Return what the user has turned this one to, unless its versions have changed since.

        Which of them its message shows may be read later than it was pressed: the file lags behind the page.
        """
        other = self._turned.get(each.where.dump())
        return other if other is not None and other.picture.versions == each.picture.versions else each

    def closed(self) -> None:
        """Nobody looks any more."""
        self.is_open, self._at, self._first, self._known, self._turned = False, "", None, {}, {}

    async def _tell(self, entry: str) -> None:
        where = Where.read(entry)
        known = self._known.get(entry)
        try:
            found, standing = await self._stands(where)
        except RequestError:  # it stands in a chat that is not open
            found, standing, elsewhere = None, Standing(shows=False), True
        else:
            elsewhere = False
        version = known.version if known else None
        if found is not None and found.version >= 0:
            version = found.picture.versions[found.version]
        if entry != self._at:
            return  # another one by now
        painter = version.provider if version and version.provider != UNKNOWN else ""
        html = info_view.render(
            where,
            standing,
            version,
            place=say("Message ${0}, ${1}", known.index, known.name) if known else "",
            versions=known.picture.versions if known else (),
            painter=self._names().get(painter, painter),
            alone=elsewhere,
        )
        self._host.paint("viewer", html)

    async def _of_chat(self) -> Sequence[Collected]:
        rows = await self._host.picture_rows()
        found = await self._collection.read_calmly(rows)
        return [each for each in found if each.shows is Shows.SHOWN and not each.aside]


def _item(each: Collected) -> ViewerItem:
    words = " ".join(each.prompt.split())
    return ViewerItem(each.where.dump(), each.where.url, words[:LONGEST_ALT])
