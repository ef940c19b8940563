"""Sheets made of a story's own truth: what the engine would do if it read every card without a fault."""

from collections.abc import Callable
from itertools import chain

from limner.continuity.facts import Sheet, Source
from limner.continuity.slots import Slot
from limner.continuity.story import Beginning, Kind, Member
from tests.continuity.engine import PERSONA
from tests.continuity.play import Given
from tests.continuity.verdict import Story

_SLOTS = {"hair": Slot.HAIR, "eyes": Slot.EYES, "age": Slot.AGE}


def plain(variant: str) -> str:
    return " ".join(place.split("|")[0] for place in variant.removeprefix("=").split())


def sheets(story: Story) -> Callable[[Given], Beginning]:
    facts = story["facts"]
    source: dict[str, str] = {}
    for picture in story["pictures"].values():
        for fact, where in picture["from"].items():
            source.setdefault(fact, where)

    def read(given: Given) -> Beginning:
        members = []
        for who, person in story["people"].items():
            look: dict[Slot, list[str]] = {}
            garments = []
            for name, fact in facts.items():
                if fact["of"] != who or source.get(name) not in ("card", "persona", "st", "lore"):
                    continue
                words = plain(fact["any"][0])
                if fact["class"] == "clothes":
                    garments.append(words)
                elif fact["class"] in _SLOTS:
                    look.setdefault(_SLOTS[fact["class"]], []).append(words)
                elif fact["class"] == "look" and name.endswith(".sex"):
                    look[Slot.SEX] = [words]
                elif fact["class"] == "look":
                    slot = Slot.SKIN if "skin" in name else Slot.BUILD if "build" in name else Slot.MARKS
                    look.setdefault(slot, []).append(words)
            if not look and not garments:
                continue
            names = tuple(person["names"])
            card = next((c for c in given.cards if set(c.name.split()) & set(" ".join(names).split())), None)
            persona = names[0] in given.user or given.user in names
            if card is not None:
                names = tuple(dict.fromkeys((card.name, *names)))
            ident = PERSONA if persona else card.avatar if card else f"card#{who}"
            if any(m.id == ident for m in members):
                ident += f"#{who}"
            sheet = Sheet(names, {s: ", ".join(v) for s, v in look.items()}, tuple(garments),
                          source=Source.PERSONA if persona else Source.CARD)  # fmt: skip
            members.append(Member(ident, sheet, Kind.PERSONA if persona else Kind.CARD))
        place = ""
        for picture in story["pictures"].values():
            for need in chain(picture["need"]):
                if facts[need]["class"] == "place" and picture["from"].get(need) == "card":
                    place = place or plain(facts[need]["any"][0])
        return Beginning(tuple(members), place)

    return read
