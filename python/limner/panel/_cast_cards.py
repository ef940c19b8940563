"""Characters as cards, from the cast: made, edited, given out and taken in, by SillyTavern's own means."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Literal

from limner.continuity.cast_changes import CastChanges
from limner.continuity.overview import Overview
from limner.continuity.sheets import dump
from limner.core.errors import RequestError
from limner.core.translation import say
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.panel._cast_words import changed_meanwhile, parts_of


class CastCards:
    """Part of the section: ``known`` gives what is shown of a chat, ``refresh`` looks once more."""

    def __init__(
        self,
        host: Host,
        changes: Callable[[], CastChanges],
        known: Callable[[str], Overview],
        refresh: Callable[[], Awaitable[None]],
    ) -> None:
        self._host = host
        self._changes = changes
        self._known = known
        self._refresh = refresh
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            "cast.edit": self._edit,
            "cast.export": lambda data: self._export(data, "png"),
            "cast.json": lambda data: self._export(data, "json"),
            "cast.create": self._create,
            "cast.import": self._import,
            "cast.sheets": self._sheets,
        }

    async def _edit(self, data: Json) -> None:
        _, who = parts_of(text_of(data, "entry"), 1)
        self._host.close_window()
        if not await self._host.edit_character(_owner(who)):
            raise RequestError(
                say("SillyTavern's editor could not be opened here: open the card in its list of characters.")
            )

    async def _export(self, data: Json, kind: Literal["png", "json"]) -> None:
        """Write the present look into the card, then let SillyTavern give the card out."""
        chat_id, who = parts_of(text_of(data, "entry"), 1)
        person = self._known(chat_id).state.people.get(who)
        if person is None:
            raise changed_meanwhile()
        question = (
            say(
                "Export “${0}” as a picture with the card inside? How they look and what they wear now is "
                "written into the card first. Nothing else of this chat goes with it.",
                person.name,
            )
            if kind == "png"
            else say(
                "Export the card of “${0}” as JSON? How they look and what they wear now is written into the "
                "card first. Nothing else of this chat goes with it.",
                person.name,
            )
        )
        if not await self._host.confirm(question):
            return
        await self._changes().keep_present(chat_id, who)
        if not await self._host.export_character(_owner(who), kind):
            raise RequestError(say("SillyTavern has no such card."))
        await self._refresh()

    async def _create(self, _data: Json) -> None:
        self._host.close_window()
        if not await self._host.create_character():
            raise RequestError(
                say("SillyTavern's editor could not be opened here: open the card in its list of characters.")
            )

    async def _import(self, _data: Json) -> None:
        self._host.import_character()

    async def _sheets(self, data: Json) -> None:
        """Give the user the sheets of all members as JSON, as cards keep them."""
        (chat_id,) = parts_of(text_of(data, "entry"), 0)
        members = self._known(chat_id).members.values()
        looks = {each.id: look for each in members if (look := dump((each.sheet,), "")) is not None}
        self._host.download("limner-cast.json", json.dumps(looks, ensure_ascii=False, indent=2))


def _owner(who: str) -> str:
    """Return whose card somebody is in."""
    return who.partition("#")[0]
