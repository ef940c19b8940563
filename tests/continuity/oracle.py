"""Sheets made of a story's own truth: what the engine would do if it read every card without a fault."""

from collections.abc import Callable, Mapping

from limner.continuity.facts import Sheet, Source
from limner.continuity.slots import Slot
from limner.continuity.story import Beginning, Member, Role
from tests.continuity.engine import PERSONA
from tests.continuity.play import Given
from tests.continuity.verdict import Story

_SLOTS = {"hair": Slot.HAIR, "eyes": Slot.EYES, "age": Slot.AGE}


def plain(variant: str) -> str:
    return " ".join(place.split("|")[0] for place in variant.removeprefix("=").split())


def sheets(story: Story) -> Callable[[Given, Mapping[str, str]], Beginning]:
    sources: dict[str, str] = {}
    for picture in story["pictures"].values():
        for fact, where in picture["from"].items():
            sources.setdefault(fact, where)

    def read(given: Given, _greetings: Mapping[str, str]) -> Beginning:
        members: list[Member] = []
        for who, person in story["people"].items():
            look, garments = _known(story, who, sources)
            if look or garments:
                members.append(_member(given, who, tuple(person["names"]), (look, garments), members))
        return Beginning(tuple(members), _place(story))

    return read


def _known(story: Story, who: str, sources: dict[str, str]) -> tuple[dict[Slot, str], tuple[str, ...]]:
    """Return looks and usual clothes that a card, the persona or ST itself says of a person."""
    look: dict[Slot, list[str]] = {}
    garments: list[str] = []
    for name, fact in story["facts"].items():
        if fact["of"] != who or sources.get(name) not in ("card", "persona", "st", "lore"):
            continue
        words = plain(fact["any"][0])
        if fact["class"] == "clothes":
            garments.append(words)
        elif fact["class"] in _SLOTS:
            look.setdefault(_SLOTS[fact["class"]], []).append(words)
        elif fact["class"] == "look":
            kinds = {"sex": Slot.SEX, "skin": Slot.SKIN, "build": Slot.BUILD}
            slot = next((slot for kind, slot in kinds.items() if kind in name.split(".")[-1]), Slot.MARKS)
            look.setdefault(slot, []).append(words)
    return {slot: ", ".join(said) for slot, said in look.items()}, tuple(garments)


def _member(
    given: Given,
    who: str,
    names: tuple[str, ...],
    told: tuple[dict[Slot, str], tuple[str, ...]],
    known: list[Member],
) -> Member:
    card = next((c for c in given.cards if set(c.name.split()) & set(" ".join(names).split())), None)
    persona = names[0] in given.user or given.user in names
    names = tuple(dict.fromkeys((card.name, *names))) if card is not None else names
    ident = PERSONA if persona else card.avatar if card else f"card#{who}"
    if any(member.id == ident for member in known):
        ident += f"#{who}"
    source = Source.PERSONA if persona else Source.CARD
    sheet = Sheet(names, *told, source=source)
    return Member(ident, sheet, Role.PERSONA if persona else Role.CARD)


def _place(story: Story) -> str:
    facts = story["facts"]
    for picture in story["pictures"].values():
        for need in picture["need"]:
            if facts[need]["class"] == "place" and picture["from"].get(need) == "card":
                return plain(facts[need]["any"][0])
    return ""
