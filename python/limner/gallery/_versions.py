"""The window of a picture's versions: choose, compare, throw away, look at them one after another."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from limner.core.errors import RequestError
from limner.core.translation import say
from limner.gallery import _versions_view as versions_view
from limner.gallery._collection import Collected, Shows
from limner.gallery._requests import MANY, PictureRequests
from limner.gallery._viewer import Viewer
from limner.gallery._where import Where
from limner.page.host import Host
from limner.pictures.projection import address


class VersionsWindow:
    """``said`` tells the user what has become of what was begun; ``names`` are the painters by id."""

    def __init__(
        self,
        host: Host,
        requests: PictureRequests,
        viewer: Viewer,
        said: Callable[[Awaitable[str]], Awaitable[None]],
        names: Callable[[], Mapping[str, str]],
    ) -> None:
        self._host = host
        self._requests = requests
        self._viewer = viewer
        self._said = said
        self._names = names

    async def open(self, where: Where) -> None:
        """Show all versions of a picture."""
        self._host.open_window(wide=True)
        await self._paint(where)

    async def choose(self, where: Where) -> None:
        """Have the message show a version."""
        await self._said(self._requests.choose(where))
        await self._paint(where)

    async def compare(self, where: Where) -> None:
        """Show a version beside the one that shows, with the words that are others."""
        _, found, _ = await self._requests.found(where)
        await self._paint(where, found.version)

    async def throw(self, where: Where) -> None:
        """Forget a version, after a question."""
        if await self._host.confirm(say("Throw this version away? The message keeps the one that it shows.")):
            _, found, _ = await self._requests.found(where)
            await self._said(self._requests.throw_away(where))
            shown = found.picture.shown
            await self._paint(replace(where, url=address(shown.url) if shown else ""))

    async def look(self, where: Where) -> None:
        """Go through the versions of a picture, one after another."""
        _, found, _ = await self._requests.found(where)
        every = [
            Collected(
                replace(where, url=address(version.url)), 0, "", "", found.picture, version, Shows.UNPLACED
            )
            for version in found.picture.versions
            if version.url
        ]
        at = next((index for index, each in enumerate(every) if each.where == where), 0)
        self._viewer.show(every, at)

    async def candidates(self, where: Where) -> None:
        """Paint several of one tag, after asking how many, and have the user pick."""
        typed = await self._host.ask_text(say("How many are to be painted? ${0} to ${1}.", 2, 8), "4")
        if typed is None:
            return
        if not typed.strip().isdecimal() or int(typed) not in MANY:
            raise RequestError(say("This must be a number from ${0} to ${1}.", MANY[0], MANY[-1]))
        await self._said(self._requests.paint(where, count=int(typed)))
        await self.open(where)

    async def _paint(self, where: Where, compared: int = -1) -> None:
        _, found, _ = await self._requests.found(where)
        html = versions_view.render(where, found.picture, self._names(), compared)
        self._host.paint("window", html)
