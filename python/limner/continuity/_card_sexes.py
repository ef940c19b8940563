"""What pronouns, titles and old names say of people where the text itself says nothing."""

from collections.abc import Sequence
from types import MappingProxyType

from limner.continuity._card_people import Portrayed, pronouns_in, titled_sex
from limner.continuity.slots import Slot

_SEXES = MappingProxyType({"f": "woman", "m": "man"})


def settle_sexes(people: Sequence[Portrayed], text: str) -> None:
    """Note of each what sex pronouns and titles say, where nothing else does; ``text`` is the description."""
    first = people[0]
    named = pronouns_in(text, first, own=True)
    first.sex = first.sex or {"she/her": "f", "he/him": "m"}.get(named, "")
    for person in people:
        person.sex = person.sex or titled_sex(person.names[0])
        if person.names[0].startswith("Old ") and not any(slot is Slot.AGE for slot, _ in person.said):
            person.said.append((Slot.AGE, "old"))
        if not person.sex and len(person.hints) == 1:
            (person.sex,) = person.hints
        said = [value for slot, value in person.said if slot is Slot.SEX]
        person.is_sexed = any(value != "person" for value in said)
        if person.sex in _SEXES and not person.is_sexed:
            # ``She is a small person``: the pronoun says more
            person.said = [(slot, value) for slot, value in person.said if slot is not Slot.SEX]
            person.said.append((Slot.SEX, _SEXES[person.sex]))
