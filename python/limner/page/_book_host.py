"""What Python may ask of the page for a book: give a file, show a page, take an archive."""

from typing import Protocol


class BookHost(Protocol):
    """A part of the port ``host.Host``; files are told by addresses (``blob:``), their bytes never cross."""

    def save_file(self, name: str, address: str) -> None:
        """Give the user the file at this address of ours."""
        ...

    def show_page(self, title: str, html: str) -> None:
        """Show a whole page over the page, where nothing in it can act."""
        ...

    async def choose_archive(self, accept: str) -> str | None:
        """Let the user choose a file and return its address, None where he chooses none."""
        ...
