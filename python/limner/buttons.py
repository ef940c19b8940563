"""Buttons: what the user presses, in the slot of a picture or in the list of pictures without a place."""

from limner.errors import HostError
from limner.events import Json, SlotAction, text_of
from limner.host import Host
from limner.recovery import Recovery
from limner.retouching import Retouching


class Buttons:
    """Carries out what is pressed; a failure is one sentence to the user."""

    def __init__(self, host: Host, retouching: Retouching, recovery: Recovery) -> None:
        self._host = host
        self._retouching = retouching
        self._recovery = recovery
        self.actions = {"outbox.keep": self._keep, "outbox.throw": self._throw}

    async def in_slot(self, pressed: SlotAction) -> None:
        """Paint a failed picture again, or stop one; its message's other tags are left as they are."""
        if pressed.action == "retry":
            await self._retouching.again(pressed.key, pressed.ordinal)
        elif pressed.action == "stop":
            self._retouching.stop_one(pressed.key, pressed.ordinal)

    async def _keep(self, data: Json) -> None:
        """Keep the file of a picture that has no place."""
        await self._recovery.keep(text_of(data, "entry"))

    async def _throw(self, data: Json) -> None:
        """Throw a picture that has no place away, with its file."""
        try:
            await self._recovery.throw_away(text_of(data, "entry"))
        except HostError as error:
            self._host.toast("warning", f"The picture could not be thrown away: {error}")
