"""Buttons: what the user presses, in the slot of a picture or in the list of pictures without a place."""

from limner.core.errors import HostError
from limner.manual._repaint import Repainter
from limner.page.events import Json, SlotAction, text_of
from limner.page.host import Host
from limner.painting.recovery import Recovery


class Buttons:
    """Carries out what is pressed; a failure is one sentence to the user."""

    def __init__(self, host: Host, repainter: Repainter, recovery: Recovery) -> None:
        self._host = host
        self._repainter = repainter
        self._recovery = recovery
        self.actions = {"outbox.keep": self._keep, "outbox.throw": self._throw}

    async def in_slot(self, pressed: SlotAction) -> None:
        """Paint a failed picture again, or stop one; its message's other tags are left as they are."""
        if pressed.action == "retry":
            await self._repainter.again(pressed.key, pressed.ordinal)
        elif pressed.action == "stop":
            self._repainter.stop_one(pressed.key, pressed.ordinal)

    async def _keep(self, data: Json) -> None:
        """Keep the file of a picture that has no place."""
        await self._recovery.keep(text_of(data, "entry"))

    async def _throw(self, data: Json) -> None:
        """Throw a picture that has no place away, with its file."""
        try:
            await self._recovery.throw_away(text_of(data, "entry"))
        except HostError as error:
            self._host.toast("warning", f"The picture could not be thrown away: {error}")
