"""
The cast's section: what the user changes of people and of the scene, in this chat or for always.

It is loaded when it is first opened, and from then on shows what the chat says now.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace

from limner.continuity import memory
from limner.continuity.access import Continuity
from limner.continuity.cast_changes import CastChanges
from limner.continuity.overview import Overview
from limner.continuity.sheets import dump
from limner.continuity.slots import IDENTITY, Slot
from limner.continuity.state import Person
from limner.core.errors import LimnerError, RequestError
from limner.core.json_text import as_bool, as_dict
from limner.core.translation import say
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.panel import _cast_view as cast_view
from limner.panel._cast_view import CastState
from limner.panel._cast_words import parts_of

UNSEEN = 60
"""Messages after which somebody has not been seen for long."""
VIEW = "cast"


class CastSection:
    """The controller of the view ``cast``; each action leaves in ``state`` what is true after it."""

    def __init__(self, host: Host, continuity: Continuity) -> None:
        self._host = host
        self._continuity = continuity
        self.state = CastState()
        self.actions: dict[str, Callable[[Json], Awaitable[None]]] = {
            "cast.open": lambda _: self.refresh(),
            "cast.window": lambda _: self.show(),
            "cast.person": self._person,
            "cast.set": self._set,
            "cast.lock": self._lock,
            "cast.same": self._same,
            "cast.wear": self._wear,
            "cast.forget": self._forget,
            "cast.keep": self._keep,
            "cast.read": self._read,
            "cast.edit": self._edit,
            "cast.export": self._export,
            "cast.faceless": self._faceless,
            "cast.on": self._on,
            "cast.always": self._always,
            "cast.prune": self._prune,
            "cast.sheets": self._sheets,
            "cast.import": self._import,
        }

    def render(self) -> str:
        """Return the view."""
        return cast_view.render(self.state)

    async def refresh(self) -> None:
        """Ask what is known now; where the page does not say, what was known stays, with the reason."""
        enabled = self._continuity.on
        try:
            known = await self._continuity.desk().overview()
        except LimnerError as error:
            self.state = replace(self.state, why=str(error), enabled=enabled)
            return
        if not known.chat_id:
            self.state = CastState(enabled=enabled, why=say("Open a chat to see its cast."))
            return
        same = self.state.known is not None and self.state.known.chat_id == known.chat_id
        kept = self.state if same else CastState()
        self.state = replace(kept, known=known, enabled=enabled, why="")

    async def show(self) -> None:
        """Open the cast in a window of its own."""
        await self.refresh()
        self._host.open_window(wide=True, view=VIEW)
        self._host.paint(VIEW, self.render())

    # -- what is pressed -----------------------------------------------------------------------------------

    async def _person(self, data: Json) -> None:
        _, who = parts_of(text_of(data, "entry"), 1)
        opened = set(self.state.opened) ^ {who}
        self.state = replace(self.state, opened=frozenset(opened))

    async def _set(self, data: Json) -> None:
        chat_id, who, name = parts_of(text_of(data, "entry"), 2)
        slot = _slot(name)
        value = text_of(as_dict(data.get("form")), name).strip()
        known = self._known(chat_id)
        kept = slot is Slot.WEARS or slot in IDENTITY
        always = self.state.always and kept and _owner(who) in (known.cards | known.personas)
        await self._changes.set(chat_id, who, slot, value, always=always)
        await self.refresh()

    async def _lock(self, data: Json) -> None:
        chat_id, who, name = parts_of(text_of(data, "entry"), 2)
        person, slot = self._whom(chat_id, who), _slot(name)
        await self._changes.lock(chat_id, who, slot, on=slot not in person.locked)
        await self.refresh()

    async def _same(self, data: Json) -> None:
        chat_id, who = parts_of(text_of(data, "entry"), 1)
        other = text_of(as_dict(data.get("form")), "same")
        if other:
            person, into = self._whom(chat_id, who), self._whom(chat_id, other)
            if await self._host.confirm(say("Is “${0}” the same person as “${1}”?", person.name, into.name)):
                await self._changes.same(chat_id, who, other)
        await self.refresh()

    async def _wear(self, data: Json) -> None:
        chat_id, who, clothes = parts_of(text_of(data, "entry"), 2)
        self._whom(chat_id, who)
        await self._changes.set(chat_id, who, Slot.WEARS, clothes)
        await self.refresh()

    async def _forget(self, data: Json) -> None:
        chat_id, who = parts_of(text_of(data, "entry"), 1)
        if await self._host.confirm(say("Forget “${0}” in this chat?", self._whom(chat_id, who).name)):
            await self._changes.forget(chat_id, who)
        await self.refresh()

    async def _prune(self, data: Json) -> None:
        (chat_id,) = parts_of(text_of(data, "entry"), 0)
        state = self._known(chat_id).state
        kept = memory.prune(state, people=None, older_than=UNSEEN)
        gone = [each for who, each in state.people.items() if who not in kept.people]
        if not gone:
            self._host.toast("info", say("Everybody has been seen in the last ${0} messages.", UNSEEN))
            return
        names = ", ".join(each.name for each in gone)
        if await self._host.confirm(say("Forget in this chat: ${0}?", names)):
            await self._changes.forget(chat_id, *(each.id for each in gone))
        await self.refresh()

    async def _keep(self, data: Json) -> None:
        chat_id, who = parts_of(text_of(data, "entry"), 1)
        await self._changes.keep_present(chat_id, who)
        await self.refresh()
        self._host.toast("success", say("Kept for later chats."))

    async def _read(self, data: Json) -> None:
        chat_id, who = parts_of(text_of(data, "entry"), 1)
        await self._changes.read_again(chat_id, who)
        await self.refresh()

    async def _edit(self, data: Json) -> None:
        _, who = parts_of(text_of(data, "entry"), 1)
        self._host.close_window()
        if not await self._host.edit_character(_owner(who)):
            raise RequestError(say("Open a chat with this character alone to edit the card."))

    async def _export(self, data: Json) -> None:
        """Write the present look into the card, then let SillyTavern give the card out."""
        chat_id, who = parts_of(text_of(data, "entry"), 1)
        person = self._whom(chat_id, who)
        question = say(
            "Export “${0}” as a picture with the card inside? How they look and what they wear now is "
            "written into the card first. Nothing else of this chat goes with it.",
            person.name,
        )
        if not await self._host.confirm(question):
            return
        await self._changes.keep_present(chat_id, who)
        if not await self._host.export_character(_owner(who), "png"):
            raise RequestError(say("SillyTavern has no such card."))
        await self.refresh()

    async def _faceless(self, data: Json) -> None:
        chat_id, who = parts_of(text_of(data, "entry"), 1)
        await self._changes.face(chat_id, who, "")
        await self.refresh()

    async def _on(self, data: Json) -> None:
        (chat_id,) = parts_of(text_of(data, "entry"), 0)
        await self._changes.switch(chat_id, on=as_bool(as_dict(data.get("form")).get("on"), default=True))
        await self.refresh()

    async def _always(self, data: Json) -> None:
        always = as_bool(as_dict(data.get("form")).get("always"), default=False)
        self.state = replace(self.state, always=always)

    async def _sheets(self, data: Json) -> None:
        """Give the user the sheets of all members as JSON, as cards keep them."""
        (chat_id,) = parts_of(text_of(data, "entry"), 0)
        members = self._known(chat_id).members.values()
        looks = {each.id: look for each in members if (look := dump((each.sheet,), "")) is not None}
        self._host.download("limner-cast.json", json.dumps(looks, ensure_ascii=False, indent=2))

    async def _import(self, _data: Json) -> None:
        self._host.import_character()

    # -- what it is about ----------------------------------------------------------------------------------

    @property
    def _changes(self) -> CastChanges:
        return self._continuity.changes()

    def _known(self, chat_id: str) -> Overview:
        if self.state.known is None or self.state.known.chat_id != chat_id:
            raise RequestError(say("The cast has changed meanwhile: look at it again."))
        return self.state.known

    def _whom(self, chat_id: str, who: str) -> Person:
        person = self._known(chat_id).state.people.get(who)
        if person is None:
            raise RequestError(say("The cast has changed meanwhile: look at it again."))
        return person


def _slot(name: str) -> Slot:
    if name not in set(Slot):
        raise RequestError(say("The cast has changed meanwhile: look at it again."))
    return Slot(name)


def _owner(who: str) -> str:
    """Return whose card somebody is in."""
    return who.partition("#")[0]
