"""The real page's part that gives and takes files: ``BookHost`` spoken over a channel."""

from limner.page.channel import Channel

CHOOSING = 600.0
"""Seconds that the choice of a file may take."""


class RemoteBook:
    """A part of ``RemoteHost``."""

    _channel: Channel

    def save_file(self, name: str, address: str) -> None:
        """Give the user the file."""
        self._channel.tell("book.save", {"name": name, "address": address})

    def show_page(self, title: str, html: str) -> None:
        """Show a whole page over the page."""
        self._channel.tell("book.show", {"title": title, "html": html})

    async def choose_archive(self, accept: str) -> str | None:
        """Let the user choose a file."""
        answer = await self._channel.ask("book.choose", {"accept": accept}, deadline=CHOOSING)
        return answer if isinstance(answer, str) else None
