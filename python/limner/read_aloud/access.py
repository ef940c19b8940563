"""The way to reading aloud: begun in the dialog of the book, for what its fields ask for."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from limner.book.access import BookAccess
from limner.core.errors import RequestError
from limner.core.translation import say
from limner.page.events import Json
from limner.page.host import Host

if TYPE_CHECKING:
    from limner.read_aloud._player import Player

VIEW = "book"
"""It is shown where the dialog stood."""


class ReadAloud:
    """``actions`` are what is pressed, in the view or on a device's media keys."""

    def __init__(self, host: Host, book: BookAccess) -> None:
        self._host = host
        self._book = book
        self._player: Player | None = None
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            "reading.begin": self._begin,
            "reading.stop": self._stop,
            "reading.speed": self._speed,
            "reading.toggle": lambda _: self._with(lambda player: player.toggle()),
            "reading.play": lambda _: self._with(lambda player: player.play()),
            "reading.pause": lambda _: self._with(lambda player: player.pause()),
            "reading.next": lambda _: self._with(lambda player: player.move(1)),
            "reading.back": lambda _: self._with(lambda player: player.move(-1)),
            "reading.picture.next": lambda _: self._with(lambda player: player.picture(1)),
            "reading.picture.back": lambda _: self._with(lambda player: player.picture(-1)),
        }

    def heard(self, name: str) -> None:
        """Something happened on the page: with the chat, or the window, the reading ends."""
        if self._player is not None and name in ("hello", "chat_changed", "window_closed"):
            self._player.stop()
            self._player = None
            if name == "chat_changed":
                self._book.desk().paint()  # the window may be open still

    async def _begin(self, data: Json) -> None:
        from limner.book.spoken import SpokenLine, lines  # noqa: PLC0415 -- few listen, none at the start
        from limner.book.voices import voice_of, voices_in_force  # noqa: PLC0415 -- the same
        from limner.read_aloud._player import Player  # noqa: PLC0415 -- the same

        voices = await voices_in_force(self._host)
        book = await self._book.desk().book(data)
        told: list[SpokenLine] = []
        for each in lines(book):
            told += each
            await asyncio.sleep(0)  # a long story: the page is heard meanwhile
        if not told:
            raise RequestError(say("There is nothing here that can be read aloud."))
        if not any(voice_of(each, voices) for each in told):
            words = "Nobody in this story has a voice: choose one under Extensions > TTS, or a default one."
            raise RequestError(say(words))
        if self._player is not None:
            self._player.stop()
        self._player = Player(self._host, book.title, told, voices, self._paint)
        await self._player.begin()

    async def _with(self, do: "Callable[[Player], Awaitable[None]]") -> None:
        if self._player is not None:
            await do(self._player)

    async def _speed(self, _data: Json) -> None:
        if self._player is not None:
            self._player.speed()

    async def _stop(self, _data: Json) -> None:
        if self._player is not None:
            self._player.stop()
            self._player = None
            self._book.desk().paint()

    def _paint(self) -> None:
        from limner.read_aloud._player_view import render  # noqa: PLC0415 -- the same

        if self._player is not None:
            self._host.paint(VIEW, render(self._player))
