"""Buttons: what the user presses, in the slot of a picture or in the list of pictures without a place."""

from limner.errors import HostError
from limner.events import SlotAction
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

    async def in_panel(self, action: str, entry: str) -> None:
        """Keep a picture that has no place, or throw it away with its file."""
        try:
            if action == "outbox.keep":
                await self._recovery.keep(entry)
            elif action == "outbox.throw":
                await self._recovery.throw_away(entry)
        except HostError as error:
            self._host.toast("warning", f"The picture could not be thrown away: {error}")
