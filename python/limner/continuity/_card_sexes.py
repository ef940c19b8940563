"""What pronouns, titles and old names say of people where the text itself says nothing."""

from collections.abc import Sequence
from types import MappingProxyType

from limner.continuity._card_people import Portrayed, pronouns_in
from limner.continuity._given_names import titled_sex
from limner.continuity._patterns import late
from limner.continuity.slots import Slot

_SEXES = MappingProxyType({"f": "woman", "m": "man"})
_GROUP = late(
    r"(?i:(?:^|[.!?\n] ?)(?:(?:the|these) )?(?P<count>two|three|four|five|both)?(?: of the)? ?"
    r"(?:twin |old |young |elderly |unmarried |little |half-){0,2}(?P<noun>twins are (?:girls|boys)|"
    r"sisters|brothers|women|men|girls|boys|ladies|gentlemen|nuns|monks|widows|daughters|sons)\b)"
)
"""Who all people of a card are: ``Two sisters own the barge``."""
_WHOSE_KIN = late(
    r"(?m)^[\W_]{0,4}(?:[A-Z][\w'-]{1,20}(?: [A-Z][\w'-]{1,20})?[:,—–-]{1,2} )?(Her|His|her|his) "
    r"(?:(?:little|younger|older|elder|big|twin|adopted|only) )?(?:nephew|niece|son|daughter|brother|sister|"
    r"mother|father|husband|wife|aunt|uncle|cousin|grandson|granddaughter|apprentice|assistant|partner)\b"
)
"""Whose kin the next person of a card is said to be."""
_WOMEN = frozenset(("sisters", "women", "girls", "ladies", "nuns", "widows", "daughters"))
_COUNTS = MappingProxyType({"two": 2, "three": 3, "four": 4, "five": 5, "both": 2})


def _settle_group(people: Sequence[Portrayed], text: str) -> None:
    """Note that all whom a text tells of are women or men, where its beginning counts them as such."""
    found = _GROUP.search(text[:300])
    told = [person for person in people if not person.is_thing and person.is_told]
    if found is None or len(told) < 2:
        return
    count = _COUNTS.get((found["count"] or "").lower(), len(told) if "are" in found["noun"] else 0)
    sex = "f" if found["noun"].lower().split()[-1] in _WOMEN else "m"
    if count == len(told) and all(person.sex in ("", sex) for person in told):
        for person in told:
            person.sex = sex


def settle_sexes(people: Sequence[Portrayed], text: str) -> None:
    """Note of each what sex pronouns and titles say, where nothing else does; ``text`` is the description."""
    first = people[0]
    named = pronouns_in(text, first, own=True)
    first.sex = first.sex or {"she/her": "f", "he/him": "m"}.get(named, "")
    if not first.sex and (kin := _WHOSE_KIN.search(text)) and len(people) > 1:
        first.sex = "f" if kin[1].lower() == "her" else "m"  # ``# Pip``, below it ``Her nephew``
    _settle_group(people, text)
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
