"""Buttons: what the user presses, in the slot of a picture or in the list of pictures without a place."""

from limner.errors import HostError
from limner.events import Json, SlotAction, text_of
from limner.host import Host
from limner.reading import tags_in
from limner.recovery import Recovery
from limner.sessions import Sessions


class Buttons:
    """Carries out what is pressed; a failure is one sentence to the user."""

    def __init__(self, host: Host, sessions: Sessions, recovery: Recovery) -> None:
        self._host = host
        self._sessions = sessions
        self._recovery = recovery
        self.actions = {"outbox.keep": self._keep, "outbox.throw": self._throw}

    async def in_slot(self, pressed: SlotAction) -> None:
        """Paint a failed picture again; its message's other tags are left as they are."""
        view = await self._host.read(pressed.key)
        if view is None or pressed.action != "retry":
            return
        session = self._sessions.get(pressed.key)
        if session is None:
            session = self._sessions.open(pressed.key, fresh=False, standing=tags_in(view.text))
            session.finish(view.text, view.limner)
        session.retry(pressed.ordinal, view.text)

    async def _keep(self, data: Json) -> None:
        """Keep the file of a picture that has no place."""
        await self._recovery.keep(text_of(data, "entry"))

    async def _throw(self, data: Json) -> None:
        """Throw a picture that has no place away, with its file."""
        try:
            await self._recovery.throw_away(text_of(data, "entry"))
        except HostError as error:
            self._host.toast("warning", f"The picture could not be thrown away: {error}")
