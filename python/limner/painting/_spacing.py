"""
Spacing: whether a picture of a reply follows the one before too closely to be painted by itself.

Models write more tags than they are asked for. Such a tag stays in the text and shows nothing; who wants its
picture asks for it by hand.
"""

from collections.abc import Awaitable, Callable

from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.tags.grammar import closed, scan
from limner.tags.spacing import ABOVE, too_soon


class Spacing:
    """The rule for one reply; ``fewest`` are the words of the setting, ``whole`` waits for the final text."""

    def __init__(
        self,
        host: Host,
        key: Callable[[], MessageKey],
        fewest: Callable[[], int],
        whole: Callable[[], Awaitable[object]],
    ) -> None:
        self._host = host
        self._key = key
        self._fewest = fewest
        self._whole = whole

    async def refuses(self, ordinal: int) -> bool:
        """Whether the tag of this ordinal comes too soon; where the message is gone nothing does."""
        fewest = self._fewest()
        if not fewest:
            return False
        text = await self._text()
        if len(scan(closed(text))) <= ordinal:  # the page is behind what streams
            await self._whole()
            text = await self._text()
        above = [each.text for each in await self._host.above(self._key(), ABOVE)]
        return ordinal in too_soon(above, text, fewest)

    async def _text(self) -> str:
        view = await self._host.read(self._key())
        return "" if view is None else view.text
