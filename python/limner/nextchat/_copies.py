"""Where the last good copy is kept: the browser's own storage, loaded when the first copy is needed."""

from limner.nextchat._round import Copies


class LateCopies:
    """The port ``_round.Copies``."""

    def __init__(self) -> None:
        self._copies: Copies | None = None

    async def get(self, name: str) -> str:
        """Return the text, empty where there is none."""
        return await self._own().get(name)

    async def put(self, name: str, text: str) -> None:
        """Keep a text in place of the one before."""
        await self._own().put(name, text)

    def _own(self) -> Copies:
        if self._copies is None:
            from limner.nextchat._browser_copies import BrowserCopies  # noqa: PLC0415 -- a browser is there

            self._copies = BrowserCopies()
        return self._copies
