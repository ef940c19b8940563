"""
The cast's section: what the user changes of people and of the scene, in this chat or for always.

It is loaded when it is first opened, and from then on shows what the chat says now.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from limner.continuity import memory
from limner.continuity.access import Continuity
from limner.continuity.cast_changes import CastChanges
from limner.continuity.overview import Overview
from limner.continuity.slots import IDENTITY, Slot
from limner.continuity.state import Person
from limner.core.errors import LimnerError
from limner.core.json_text import as_bool, as_dict
from limner.core.translation import say
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.panel import _cast_view as cast_view
from limner.panel._cast_cards import CastCards
from limner.panel._cast_readings import CastReadings
from limner.panel._cast_view import CastState
from limner.panel._cast_words import changed_meanwhile, parts_of

UNSEEN = 60
"""Messages after which somebody has not been seen for long."""
VIEW, WINDOW = "cast", "cast-window"


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
            "cast.faceless": self._faceless,
            "cast.on": self._on,
            "cast.always": self._always,
            "cast.prune": self._prune,
            "cast.add": self._add,
            "cast.name": self._name,
            "cast.undo": self._undo,
            **CastReadings(host, self).actions,
            **CastCards(host, lambda: self.changes, self.known, self.refresh).actions,
        }

    def paint(self) -> None:
        """Show what is known, in the panel and in the window where it is open."""
        self._host.paint(VIEW, cast_view.render(self.state))
        self._host.paint(WINDOW, cast_view.render_window(self.state))

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
        self._host.open_window(wide=True, view=WINDOW)
        self.paint()

    # -- what is pressed -----------------------------------------------------------------------------------

    async def _person(self, data: Json) -> None:
        _, who = parts_of(text_of(data, "entry"), 1)
        opened = set(self.state.opened) ^ {who}
        self.state = replace(self.state, opened=frozenset(opened))

    async def _set(self, data: Json) -> None:
        chat_id, who, name = parts_of(text_of(data, "entry"), 2)
        slot = _slot(name)
        value = text_of(as_dict(data.get("form")), name).strip()
        known = self.known(chat_id)
        kept = slot is Slot.WEARS or slot in IDENTITY
        always = self.state.always and kept and _owner(who) in (known.cards | known.personas)
        await self.changes.set(chat_id, who, slot, value, always=always)
        await self.refresh()

    async def _lock(self, data: Json) -> None:
        chat_id, who, name = parts_of(text_of(data, "entry"), 2)
        slot = _slot(name)
        locked = self.whom(chat_id, who).locked if who else self.known(chat_id).state.locked
        await self.changes.lock(chat_id, who, slot, on=slot not in locked)
        await self.refresh()

    async def _same(self, data: Json) -> None:
        chat_id, who = parts_of(text_of(data, "entry"), 1)
        other = text_of(as_dict(data.get("form")), "same")
        if other:
            person, into = self.whom(chat_id, who), self.whom(chat_id, other)
            if await self._host.confirm(say("Is “${0}” the same person as “${1}”?", person.name, into.name)):
                await self.changes.same(chat_id, who, other)
        await self.refresh()

    async def _undo(self, data: Json) -> None:
        chat_id, uid, do, who, value = parts_of(text_of(data, "entry"), 4)
        for each in self.known(chat_id).said:
            said = each.correction
            if (each.uid, said.do, said.who, said.value) == (uid, do, who, value):
                await self.changes.take_back(chat_id, each)
                break
        await self.refresh()

    async def _add(self, data: Json) -> None:
        (chat_id,) = parts_of(text_of(data, "entry"), 0)
        self.known(chat_id)
        name = await self._host.ask_text(say("What is the person called?"))
        if name is not None:
            await self.changes.add(chat_id, name)
            await self.refresh()
            added = self.state.known and self.state.known.find(name)
            if added:
                self.state = replace(self.state, opened=frozenset({*self.state.opened, added.id}))

    async def _name(self, data: Json) -> None:
        chat_id, who = parts_of(text_of(data, "entry"), 1)
        name = text_of(as_dict(data.get("form")), "name").strip()
        if name != self.whom(chat_id, who).name:
            await self.changes.rename(chat_id, who, name)
        await self.refresh()

    async def _wear(self, data: Json) -> None:
        chat_id, who, clothes = parts_of(text_of(data, "entry"), 2)
        self.whom(chat_id, who)
        await self.changes.set(chat_id, who, Slot.WEARS, clothes)
        await self.refresh()

    async def _forget(self, data: Json) -> None:
        chat_id, who = parts_of(text_of(data, "entry"), 1)
        if await self._host.confirm(say("Forget “${0}” in this chat?", self.whom(chat_id, who).name)):
            await self.changes.forget(chat_id, who)
        await self.refresh()

    async def _prune(self, data: Json) -> None:
        (chat_id,) = parts_of(text_of(data, "entry"), 0)
        state = self.known(chat_id).state
        kept = memory.prune(state, people=None, older_than=UNSEEN)
        gone = [each for who, each in state.people.items() if who not in kept.people]
        if not gone:
            self._host.toast("info", say("Everybody has been seen in the last messages (${0}).", UNSEEN))
            return
        names = ", ".join(each.name for each in gone)
        if await self._host.confirm(say("Forget in this chat: ${0}?", names)):
            await self.changes.forget(chat_id, *(each.id for each in gone))
        await self.refresh()

    async def _keep(self, data: Json) -> None:
        chat_id, who = parts_of(text_of(data, "entry"), 1)
        await self.changes.keep_present(chat_id, who)
        await self.refresh()
        self._host.toast("success", say("Kept for later chats."))

    async def _read(self, data: Json) -> None:
        chat_id, who = parts_of(text_of(data, "entry"), 1)
        await self.changes.read_again(chat_id, who)
        await self.refresh()

    async def _faceless(self, data: Json) -> None:
        chat_id, who = parts_of(text_of(data, "entry"), 1)
        await self.changes.face(chat_id, who, "")
        await self.refresh()

    async def _on(self, data: Json) -> None:
        (chat_id,) = parts_of(text_of(data, "entry"), 0)
        await self.changes.switch(chat_id, on=as_bool(as_dict(data.get("form")).get("on"), default=True))
        await self.refresh()

    async def _always(self, data: Json) -> None:
        always = as_bool(as_dict(data.get("form")).get("always"), default=False)
        self.state = replace(self.state, always=always)

    # -- what it is about ----------------------------------------------------------------------------------

    @property
    def changes(self) -> CastChanges:
        """What writes the user's word."""
        return self._continuity.changes()

    def known(self, chat_id: str) -> Overview:
        """Return what is shown of this chat; RequestError where another one is shown."""
        if self.state.known is None or self.state.known.chat_id != chat_id:
            raise changed_meanwhile()
        return self.state.known

    def whom(self, chat_id: str, who: str) -> Person:
        """Return somebody who is shown; RequestError for others."""
        person = self.known(chat_id).state.people.get(who)
        if person is None:
            raise changed_meanwhile()
        return person


def _slot(name: str) -> Slot:
    if name not in set(Slot):
        raise changed_meanwhile()
    return Slot(name)


def _owner(who: str) -> str:
    """Return whose card somebody is in."""
    return who.partition("#")[0]
