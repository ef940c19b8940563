"""Buttons: what the user presses, in the slot of a picture or in the list of pictures without a place."""

from collections.abc import Awaitable, Callable

from limner.core.errors import HostError, LimnerError
from limner.manual._missing_files import MissingFiles
from limner.manual._repaint import Repainter
from limner.page.events import Json, SlotAction, text_of
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.painting.recovery import Recovery


class Buttons:
    """
    Carries out what is pressed; a failure is one sentence.

    ``review`` shows what waits in a message, ``turn`` has a picture show its next version, or the one before.
    """

    def __init__(
        self,
        host: Host,
        repainter: Repainter,
        recovery: Recovery,
        missing: MissingFiles,
        *,
        review: Callable[[MessageKey], Awaitable[None]],
        turn: Callable[[MessageKey, str, int], Awaitable[None]],
    ) -> None:
        self._review = review
        self._turn = turn
        self._missing = missing
        self._host = host
        self._repainter = repainter
        self._recovery = recovery
        self.actions = {"outbox.keep": self._keep, "outbox.throw": self._throw}

    async def in_slot(self, pressed: SlotAction) -> None:
        """Paint a failed picture again, or stop one; its message's other tags are left as they are."""
        if pressed.action == "retry":
            await self._repainter.again(pressed.key, pressed.ordinal)
        elif pressed.action == "review":
            await self._told(self._review(pressed.key))
        elif pressed.action == "stop":
            self._repainter.stop_one(pressed.key, pressed.ordinal)
        elif pressed.action.startswith(("back:", "leave:")):
            what, _, name = pressed.action.partition(":")
            wish = self._repainter.put_back if what == "back" else self._repainter.leave_out
            await self._told(wish(pressed.key, name))
        elif pressed.action.startswith(("previous:", "next:")):
            what, _, name = pressed.action.partition(":")
            await self._told(self._turn(pressed.key, name, 1 if what == "next" else -1))
        elif pressed.action == "repaint":
            await self._told(self._missing.again(pressed.key, pressed.ordinal))
        elif pressed.action == "remove":
            await self._told(self._missing.remove(pressed.key, pressed.ordinal))

    async def _told(self, wish: Awaitable[None]) -> None:
        try:
            await wish
        except LimnerError as error:
            self._host.toast("warning", str(error))

    async def _keep(self, data: Json) -> None:
        """Keep the file of a picture that has no place."""
        await self._recovery.keep(text_of(data, "entry"))

    async def _throw(self, data: Json) -> None:
        """Throw a picture that has no place away, with its file."""
        try:
            await self._recovery.throw_away(text_of(data, "entry"))
        except HostError as error:
            self._host.toast("warning", f"The picture could not be thrown away: {error}")
