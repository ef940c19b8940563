"""
Whom a tag means by a name that nobody bears.

A short form of a first name, a whole name of which the card tells a half, a family's name with a title that
tells two of them apart, another word for what somebody is, or a description: ``the woman in the poncho``.
Only one of all may fit, else the name is somebody new's. Imported when such a name comes up.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from limner.continuity import _nouns as nouns
from limner.continuity._descriptions import described
from limner.continuity._garment_nouns import Covers
from limner.continuity._garments import COLOURS, part_of
from limner.continuity._given_names import sex_of, titled_sex
from limner.continuity._identity import years
from limner.continuity._naming import TITLES, titles
from limner.continuity._patterns import late
from limner.continuity._people_words import AGES, is_role
from limner.continuity._relations import Relation, relation
from limner.continuity._short_names import alike, has_forms
from limner.continuity._text import DETERMINERS, stem, words
from limner.continuity.looks import Said
from limner.continuity.slots import Slot
from limner.continuity.state import Person, StoryState
from limner.continuity.story import Role
from limner.continuity.wardrobe import worn

_BEHIND = frozenset(("in", "with", "at", "of", "from", "on", "by", "who", "wearing", "behind"))
_SAME = """
captain skipper; doctor physician medic doc surgeon healer; sheriff lawman marshal; deputy lawman; bartender
barkeep barman barkeeper publican; innkeeper landlord landlady publican host; soldier trooper; butler
manservant; maid housemaid chambermaid maidservant parlourmaid; teacher schoolteacher schoolmistress
schoolmaster; professor teacher academic; policeman policewoman cop officer constable; priest priestess
reverend vicar pastor preacher parson father cleric minister; boss chief; smith blacksmith; detective
inspector investigator sleuth; sailor deckhand seaman mariner; fisherman fisher; shopkeeper storekeeper
grocer; robot android droid machine; witch sorceress; wizard mage sorcerer magician; thief rogue burglar
pickpocket; gunslinger gunman gunfighter; mercenary sellsword; hunter huntress huntsman; journalist reporter;
lawyer attorney; waitress server; pilot flyer aviator; engineer mechanic; cook chef; king monarch; queen
monarch; driver chauffeur; bodyguard minder; singer vocalist; librarian archivist; farmer rancher; peddler
pedlar merchant trader hawker; swordsman swordswoman warrior; knight sir; abbot abbess prior prioress
"""
_GROUPS = [frozenset(group.split()) for group in _SAME.split(";")]


def meant(state: StoryState, name: str, prompt: str) -> str:
    """
    Return the one person whom a name likely means that nobody bears as it stands, else nothing.

    Nobody of whom the prompt says otherwise at the name: ``the surgeon, a bald man`` is no woman doctor.
    """
    who = _likely(state, name)
    return "" if who and _is_another(state.people[who], name, prompt) else who


def _is_another(person: Person, name: str, prompt: str) -> bool:
    at = prompt.lower().find(name.lower())
    found = _APPOSED.match(prompt, at + len(name)) if at >= 0 else None
    if found is None:
        return False
    noun = next((word.text for word in words(found[1]) if word.text in nouns.GENERIC), "")
    if {nouns.sex_of(noun), person.likely_sex} == {"f", "m"}:
        return True
    age = person.look.get(Slot.AGE)
    ages = [said.value for said in described(found[1]) if said.slot is Slot.AGE]
    known = years(age.value) if age is not None else None
    least = known if known is not None else AGES.get(age.value if age is not None else "", (0, 0))[0]
    if noun in _YOUNG and least > AGES["teen"][1]:
        return True
    return age is not None and not all(_aged(age.value, said) for said in ages)


_APPOSED = late(r", (an? [^,.;:]{3,60})")
_YOUNG = frozenset(("boy", "girl", "child", "kid"))


def _likely(state: StoryState, name: str) -> str:
    pieces = [piece.strip(".,'\"") for piece in name.split()]
    if not pieces:
        return ""
    if pieces[0].lower() == "the" or (not name[:1].isupper() and name.isascii()):
        return _by_role(state, [p.lower() for p in pieces if p.lower() not in DETERMINERS]) or fitting(
            state, name
        )
    if pieces[0].lower() in TITLES and len(pieces) > 1:
        return _by_title(state, name, " ".join(pieces[1:]))
    return _by_first(state, [piece.lower() for piece in pieces])


def _one(found: Iterable[str]) -> str:
    people = set(found)
    return people.pop() if len(people) == 1 else ""


def _by_title(state: StoryState, name: str, rest: str) -> str:
    """``Mrs. Stone`` of John and Mary Stone."""
    people = [state.people[who] for who in state.names.resolve(rest)]
    sex, borne = titled_sex(name), titles((name,))
    found = [p.id for p in people if not borne.isdisjoint(titles(p.names))] or [
        p.id for p in people if sex and p.likely_sex == sex
    ]
    return _one(found) or (_by_first(state, rest.lower().split()) if not people else "")


def _by_first(state: StoryState, said: list[str]) -> str:
    """``Abby`` or ``Abby Stone`` of Abigail Stone; ``Martha Halloway`` where a card says but Martha."""
    first, rest = said[0], said[1:]
    if not all(piece.replace("-", "").isalpha() for piece in said):
        return ""
    sex = sex_of((first,))
    found: set[str] = set()
    grouped = has_forms(first)
    for who, names in state.known:
        borne = _borne(tuple(names))
        if not grouped and first[0] not in borne.initials:
            continue  # nearly all of them
        person = state.people[who]
        if person.kind is Role.UNNAMED or (sex and person.sex in ("f", "m") and person.sex != sex):
            continue
        # No chain: Anna, Annie, Hannah.
        likely = borne.firsts[:1] if person.kind is Role.NAMED else borne.firsts
        if first not in borne.firsts and not any(alike(first, each) or alike(each, first) for each in likely):
            continue
        # ``Cathy Brown`` is not Kate, of whom no family is known.
        if borne.words.issuperset(rest) or (rest and borne.single and first in borne.firsts):
            found.add(who)
    return _one(found)


class _Borne(NamedTuple):
    """Somebody's names in lower case: the first of each, all their words, whether each is but one word."""

    firsts: tuple[str, ...]
    words: frozenset[str]
    single: bool
    initials: frozenset[str]


@lru_cache(maxsize=256)
def _borne(names: tuple[str, ...]) -> _Borne:
    low = [name.lower() for name in names]
    bare = [[p for p in name.replace('"', " ").split() if p.rstrip(".") not in TITLES] for name in low]
    said = frozenset(piece for name in low if name[:4] != "the " for piece in name.split())
    firsts = tuple(p[0] for p in bare if p)
    return _Borne(firsts, said, all(len(p) < 2 for p in bare), frozenset(p[0] for p in firsts))


_OTHER = frozenset(("other", "another", "second", "third", "fourth", "different", "new", "next"))


def _by_role(state: StoryState, said: list[str]) -> str:
    """``the skipper`` of the captain, and ``the captain in the blue coat``."""
    head = next((n for n, piece in enumerate(said) if piece in _BEHIND), len(said))
    noun = said[head - 1] if head else ""
    other = not _OTHER.isdisjoint(said[:head]) or said[head : head + 1] in (["of"], ["from"])
    if not noun or noun in nouns.PLAIN or other:
        return ""  # ``the captain of the guard`` is another one than the captain of the ship
    alike_ = {noun}.union(*(group for group in _GROUPS if noun in group))
    for each in (noun, *sorted(alike_ - {noun})):
        if found := state.names.resolve(f"the {each}"):
            looks = [look for look in described(" ".join(said)) if look.slot is not Slot.SEX]
            return _one(who for who in found if all(_looks(state.people[who], look) for look in looks))
    return ""


def fitting(state: StoryState, phrase: str) -> str:
    """
    Return the one person whom a description fits: ``the woman in the poncho``, ``the old man``.

    All that it says must be so of them, and something beside their being a woman.
    """
    spans = words(phrase)
    noun = next((w.text for w in spans if w.text in nouns.GENERIC or is_role(w.text)), "")
    if not noun:
        return ""
    looks = [said for said in described(phrase) if said.slot is not Slot.SEX]
    clothes = {stem(word.text) for word in spans if part_of(word.text) is not None}
    rest = {
        word.text
        for word in spans
        if word.text not in DETERMINERS | _BEHIND | clothes
        and word.text not in nouns.PLAIN | {noun, "and"}
        and not any(said.start <= word.start < said.end for said in looks)
    }
    if not (looks or clothes or rest) and (noun in nouns.PLAIN or nouns.sex_of(noun) != "n"):
        return ""
    return _one(
        who
        for who, person in state.people.items()
        if _is_so(person, noun, clothes, rest) and all(_looks(person, said) for said in looks)
    )


def _known(person: Person) -> set[str]:
    """Return the words that are known of somebody's looks, and those of the names."""
    return {
        word.text
        for text in (*(fact.value for fact in person.look.values()), *person.names)
        for word in words(text)
    }


def _is_so(person: Person, noun: str, clothes: set[str], rest: set[str]) -> bool:
    sex, known = nouns.sex_of(noun), _known(person)
    if sex != "n" and person.likely_sex not in (sex, ""):
        return False
    if sex == "n" and noun not in nouns.PLAIN and noun not in known:
        return False
    on = {each.head for each in worn(person)} | {each for item in worn(person) for each in item.stems}
    if not clothes and (hues := rest & COLOURS - known):  # in white: more than a white shirt
        return (
            any(hues <= each.colours and each.part in _WIDE for each in worn(person)) and rest <= known | on
        )
    return clothes <= on and rest <= known | on


_WIDE = frozenset((Covers.FULL, Covers.OUTER))


def _looks(person: Person, said: Said) -> bool:
    fact, known = person.look.get(said.slot), _known(person)
    if fact is None:
        return said.value in known
    if said.slot is Slot.AGE:
        return _aged(fact.value, said.value)
    if relation(said.slot, fact.value, said.value) in (Relation.REPEATS, Relation.REFINES):
        return True
    return {stem(word.text) for word in words(said.value)} <= {stem(word) for word in known}


def _aged(known: str, said: str) -> bool:
    number = years(known)
    if said in AGES and known in AGES:
        (least, most), (low, high) = AGES[said], AGES[known]
        return least <= high and low <= most
    if said in AGES and number is not None:
        least, most = AGES[said]
        return least <= number <= most
    return relation(Slot.AGE, known, said) is not Relation.CONTRADICTS
