"""The slash commands on people and places: what is known, and the user's word on it."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from limner.continuity.access import Continuity
from limner.core.errors import RequestError, SettingError
from limner.core.translation import say

if TYPE_CHECKING:
    from limner.continuity.overview import Overview
    from limner.continuity.slots import Slot
    from limner.continuity.state import Fact, Person

FORMS = ("json", "text", "dialog")


class CastCommands:
    """Answers for the open chat; every failure is a LimnerError. ``show`` opens the cast in a window."""

    def __init__(self, continuity: Continuity, show: Callable[[], Awaitable[None]]) -> None:
        self._continuity = continuity
        self._show = show

    @property
    def names(self) -> tuple[str, ...]:
        """The people that were known when the story was looked at last."""
        return self._continuity.names

    @property
    def places(self) -> tuple[str, ...]:
        """The places that were known then."""
        return self._continuity.places

    async def cast(self, args: Mapping[str, str], _text: str) -> str:
        """Tell who is in the story: as JSON, as text, or in a window."""
        form = (args.get("as") or "json").lower()
        if form not in FORMS:
            raise SettingError(say("The form is one of ${0}.", ", ".join(FORMS)))
        known = await self._known()
        if form == "dialog":
            await self._show()
        people = [_told(known, person) for person in known.people]
        if form == "text":
            return "\n".join(_line(each) for each in people)
        state = known.state
        scene = {
            "place": state.place.value if state.place else "",
            "time": state.time.value if state.time else "",
            "stage": [state.people[who].name for who in state.stage if who in state.people],
        }
        return json.dumps({"people": people, "scene": scene}, ensure_ascii=False)

    async def look(self, args: Mapping[str, str], text: str) -> str:
        """Tell or change how somebody looks."""
        from limner.continuity.looks import read  # noqa: PLC0415 -- for this command

        known = await self._known()
        if text:
            said: dict[Slot, list[str]] = {}
            for each in read(text):
                said.setdefault(each.slot, []).append(each.value)
            if not said:
                words = "“${0}” says nothing of looks. Write it like this: tall, long red hair, green eyes."
                raise RequestError(say(words, text[:80]))
            known = await self._change(known, args, {slot: ", ".join(parts) for slot, parts in said.items()})
        person = self._person(known, args)
        return ", ".join(fact.value for _, fact in _in_order(person))

    async def wears(self, args: Mapping[str, str], text: str) -> str:
        """Tell or change what somebody wears."""
        from limner.continuity.slots import Slot  # noqa: PLC0415 -- the same
        from limner.continuity.wardrobe import worn  # noqa: PLC0415 -- the same

        known = await self._known()
        if text:
            known = await self._change(known, args, {Slot.WEARS: text})
        return ", ".join(each.words for each in worn(self._person(known, args)))

    async def place(self, _args: Mapping[str, str], text: str) -> str:
        """Tell or change where the scene is."""
        from limner.continuity.slots import Slot  # noqa: PLC0415 -- the same

        known = await self._known()
        if text:
            await self._continuity.changes().set(known.chat_id, "", Slot.PLACE, text)
            known = await self._known()
        return known.state.place.value if known.state.place else ""

    async def _change(
        self, known: "Overview", args: Mapping[str, str], said: Mapping["Slot", str]
    ) -> "Overview":

        changes = self._continuity.changes()
        person = known.find(args.get("name", "")) if args.get("name") else self._person(known, args)
        always = args.get("always", "").lower() in ("true", "on", "1")
        if always and (person is None or person.id not in known.members):
            raise RequestError(say("Only who has a card, or your persona, can be changed for always."))
        who = person.id if person is not None else args["name"].strip()
        for slot, words in said.items():
            await changes.set(known.chat_id, who, slot, words, always=always)
        return await self._known()

    def _person(self, known: "Overview", args: Mapping[str, str]) -> "Person":
        """Return whom the command is about; without a name the only character of the chat."""
        name = args.get("name", "").strip()
        if not name and len(known.cards) == 1:
            name = next(iter(known.cards))
        person = known.find(name)
        if person is None:
            names = ", ".join(each.name for each in known.people)
            if not name:
                raise RequestError(say("Say of whom, with name=. There are: ${0}.", names))
            raise RequestError(say("Nobody is known as ${0}. There are: ${1}.", name[:40], names))
        return person

    async def _known(self) -> "Overview":
        known = await self._continuity.desk().overview()
        if not known.chat_id:
            raise RequestError(say("Open a chat to see its cast."))
        return known


def _in_order(person: "Person") -> "list[tuple[Slot, Fact]]":
    from limner.continuity.slots import IDENTITY  # noqa: PLC0415 -- the same

    return [(slot, fact) for slot in IDENTITY if (fact := person.look.get(slot)) is not None]


def _told(known: "Overview", person: "Person") -> dict[str, object]:
    from limner.continuity.wardrobe import worn  # noqa: PLC0415 -- the same

    condition = known.condition_of(person)
    return {
        "name": person.name,
        "names": list(person.names),
        "look": {str(slot): fact.value for slot, fact in _in_order(person)},
        "wears": ", ".join(each.words for each in worn(person)),
        "condition": condition.value if condition else "",
        "mood": person.mood.value if person.mood else "",
        "place": known.place_of(person),
        "here": person.id in known.state.stage,
    }


def _line(told: Mapping[str, object]) -> str:
    look = told["look"]
    now = (told[each] for each in ("wears", "condition", "mood", "place"))
    parts = [*(look.values() if isinstance(look, dict) else ()), *now]
    return f"{told['name']}: {', '.join(str(each) for each in parts if each)}"
