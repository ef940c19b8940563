"""Cards read by a request, from the cast: what a model finds is shown first, and kept at the user's word."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Protocol

from limner.continuity.cast_changes import CastChanges
from limner.continuity.overview import Overview
from limner.continuity.state import Person
from limner.core.errors import RequestError
from limner.core.translation import say
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.panel._cast_view import CastState
from limner.panel._cast_words import changed_meanwhile, parts_of


class CastShown(Protocol):
    """The section, as far as it is needed here."""

    state: CastState

    @property
    def changes(self) -> CastChanges:
        """What writes the user's word."""
        ...

    def known(self, chat_id: str) -> Overview:
        """Return what is shown of this chat."""
        ...

    def whom(self, chat_id: str, who: str) -> Person:
        """Return somebody who is shown."""
        ...

    def paint(self) -> None:
        """Show what is known."""
        ...

    async def refresh(self) -> None:
        """Ask what is known now."""
        ...


class CastReadings:
    """A part of the section ``shown``, whose state holds what was found; one request at a time."""

    def __init__(self, host: Host, shown: CastShown) -> None:
        self._host = host
        self._shown = shown
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            "cast.ask": self._ask,
            "cast.stop": self._stop,
            "cast.keep_reading": self._keep,
            "cast.drop_reading": self._drop,
        }

    async def _ask(self, data: Json) -> None:
        """Ask the story's model how somebody looks by their card."""
        shown = self._shown
        chat_id, who = parts_of(text_of(data, "entry"), 1)
        name = shown.whom(chat_id, who).name
        if shown.state.asking:
            raise RequestError(say("The model is being asked already: wait, or stop it."))
        again = say("The card of “${0}” was read by a request and has not changed. Ask once more?", name)
        if await shown.changes.was_read(chat_id, who) and not await self._host.confirm(again):
            return
        shown.state = replace(shown.state, asking=who)
        shown.paint()
        try:
            found = await shown.changes.ask_card(chat_id, who)
        finally:
            shown.state = replace(shown.state, asking="")
            shown.paint()
        if shown.state.known is not None and shown.state.known.chat_id == chat_id:
            shown.state = replace(shown.state, readings={**shown.state.readings, who: found})

    async def _stop(self, _data: Json) -> None:
        self._shown.changes.stop_asking()

    async def _keep(self, data: Json) -> None:
        chat_id, who = parts_of(text_of(data, "entry"), 1)
        self._shown.known(chat_id)
        reading = self._shown.state.readings.get(who)
        if reading is None:
            raise changed_meanwhile()
        await self._shown.changes.keep_reading(chat_id, who, reading)
        await self._drop(data)
        await self._shown.refresh()
        self._host.toast("success", say("Kept for later chats."))

    async def _drop(self, data: Json) -> None:
        _, who = parts_of(text_of(data, "entry"), 1)
        state = self._shown.state
        readings = {each: found for each, found in state.readings.items() if each != who}
        self._shown.state = replace(state, readings=readings)
