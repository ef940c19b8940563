"""The people of a chat: whom a name, a pronoun or a title means, and who is new."""

import re
from collections.abc import Iterable

from limner.continuity import _given_names as given_names
from limner.continuity import _nouns as nouns
from limner.continuity._descriptions import described
from limner.continuity._identity import years
from limner.continuity._naming import TITLES
from limner.continuity._patterns import late
from limner.continuity._people_words import MODIFIERS, NOT_SO, is_role
from limner.continuity._relations import contradict
from limner.continuity._text import bag
from limner.continuity.slots import Slot
from limner.continuity.state import Person, StoryState, evolve
from limner.continuity.story import Role

_TITLE = late(r"([^\W\d_]{1,12})\.? $")
_FAMILY = late(r" ([^\W\d_a-z][\w'’-]{1,20})(?=[,;.:]|$| [a-z])")
"""The family's name behind somebody's own: ``Eunice Pratt, a tiny woman``."""
_ARTICLE = late(r"^(?:an?|another|some) ", re.IGNORECASE)

_CROWD = bag("""
crowd people soldiers villagers guards others everyone crew townspeople onlookers students bystanders
""")


def titled(state: StoryState, prompt: str, who: tuple[str, ...]) -> StoryState:
    """Return the state with the titles that a prompt puts before the names of people without a card."""
    people = state.people
    for mention in state.names.find(prompt) if [i for i in who if people[i].kind is Role.NAMED] else ():
        person = state.people.get(mention.ids[0])
        if person is None or person.kind is not Role.NAMED or person.id not in who:
            continue
        title = _TITLE.search(prompt[max(0, mention.start - 20) : mention.start])
        name = f"{title[0].strip()} {person.name}" if title else ""
        if title and title[1].lower() in TITLES and title[1][:1].isupper() and name not in person.names:
            state = state.with_person(evolve(person, names=(*person.names, name)))
        if not person.pictures and prompt[mention.end : mention.end + 2] == ", ":
            state, person = _with_trade(state, person, prompt[mention.end :])
        family = _FAMILY.match(prompt, mention.end) if " " not in person.name else None
        if family and not state.names.find(family[1]):
            full = f"{person.name} {family[1]}"
            if prompt[mention.start : mention.end] == person.name and full not in person.names:
                state = state.with_person(evolve(person, names=(*person.names, full)))
    return state


def _with_trade(state: StoryState, person: Person, behind: str) -> tuple[StoryState, Person]:
    """Return somebody new with what they are as a name: ``Madame Zora, a fortune teller with``."""
    found = _TRADE.match(behind)
    *left, noun = found[1].split() if found else ("",)
    if not noun or noun in nouns.PLAIN or not is_role(noun) or not _NOT_NOW.isdisjoint(left):
        return state, person
    also = [f"the {' '.join((*left[-1:], noun))}"] if left and left[-1] not in MODIFIERS else []
    person = evolve(person, names=tuple(dict.fromkeys((*person.names, f"the {noun}", *also))))
    return state.with_person(person), person


_NOT_NOW = NOT_SO | {"retired"}
_TRADE = late(
    r", (?:an?|the) ([a-z'-]{2,16}(?: [a-z'-]{2,16}){0,3}?)(?= (?:with|in|of|from|who|at)\b|[,.;]|$)"
)


def named(
    state: StoryState, name: str, speaker: str, at: int, prompt: str = ""
) -> tuple[StoryState, tuple[str, ...]]:
    """
    Return the people that a name of an attribute means, and the state with them.

    A new name is a new person.
    """
    low = " ".join(name.lower().split())
    if low in _MEANING and (meant := _by_pronoun(state, low, speaker)) is not None:
        return state, meant
    if found := state.names.whole.get(low) or state.names.resolve(low):
        return state, (picked(state, found, speaker) if len(found) > 1 else found[0],)
    pieces = name.split()
    first = pieces[0].lower().rstrip(".") if pieces else ""
    if (
        first in TITLES
        and len(pieces) > 1
        and (found := state.names.resolve(" ".join(pieces[1:])))
        and len(found) == 1
        and {given_names.titled_sex(name), state.people[found[0]].likely_sex} != {"f", "m"}
    ):
        person = state.people[found[0]]
        return state.with_person(evolve(person, names=(*person.names, name))), found
    if short := _short_form(state, low) or _meant(state, name, prompt):
        person = state.people[short]
        return state.with_person(evolve(person, names=(*person.names, name))), (short,)
    if low in _CROWD or (pieces and pieces[-1].lower() in _CROWD):
        return state, ()
    person = new_person(state, name, at)
    return state.with_person(person), (person.id,)


def _meant(state: StoryState, name: str, prompt: str) -> str:
    """Return whom a name means that nobody bears as it stands."""
    if not state.people or name[:2].lower() == "a " or name[:3].lower() == "an ":
        return ""
    from limner.continuity._who_is_meant import meant  # noqa: PLC0415 -- rare: a name that is new

    return meant(state, name, prompt)


def _short_form(state: StoryState, low: str) -> str:
    """Return the one person of a card whose name begins or ends with this one: ``Nita`` of ``Juanita``."""
    if len(low) < 3 or not low.isalpha():
        return ""
    found = {
        who
        for who, names in state.known
        if state.people[who].kind in (Role.CARD, Role.PERSONA)
        for name in names
        for piece in name.lower().split()
        if len(piece) > len(low) + 1 and (piece.startswith(low) or piece.endswith(low))
    }
    return found.pop() if len(found) == 1 else ""


def new_person(state: StoryState, name: str, at: int) -> Person:
    """Return somebody who is named for the first time."""
    proper = any(piece[:1].isupper() for piece in name.split() if piece.lower() not in ("a", "an", "the"))
    bare = _ARTICLE.sub("", name)
    who, number = f"npc:{bare.lower()}", 2
    while who in state.people:
        who, number = f"npc:{bare.lower()}#{number}", number + 1
    return Person(
        who, (bare,), Role.NAMED if proper or not bare.isascii() else Role.UNNAMED, first=at,
        by_name=given_names.titled_sex(bare) or given_names.sex_of((bare,)) if proper else "",
    )  # fmt: skip


_USER = frozenset(("i", "me", "you", "user", "{{user}}", "player", "the user", "the player"))
_SPEAKER = frozenset(("char", "{{char}}", "self"))
_TOGETHER = frozenset(("they", "them", "both", "the two of them", "both of them", "us", "we", "everyone"))
_MEANING = _USER | _SPEAKER | _TOGETHER | frozenset(nouns.SUBJECTS)
"""Names of an attribute that may mean somebody by a pronoun, in lower case."""


def _by_pronoun(state: StoryState, low: str, speaker: str) -> tuple[str, ...] | None:
    if low in _USER:
        return persona(state)
    if low in _SPEAKER:
        return (speaker,) if speaker in state.people else ()
    if low in nouns.SUBJECTS and low not in ("they", "them"):
        found = by_sex(state, nouns.SUBJECTS[low], speaker)
        return (found,) if found else ()
    if low in _TOGETHER:
        return together(state, 9 if low == "everyone" else 2, speaker)
    return None


def persona(state: StoryState) -> tuple[str, ...]:
    """Return the user's own person."""
    return tuple(i for i, person in state.people.items() if person.kind is Role.PERSONA)[:1]


def picked(state: StoryState, ids: Iterable[str], speaker: str) -> str:
    """Return the likeliest of those who share a name: who speaks, who was seen last, who came first."""
    candidates = [i for i in ids if i in state.people]
    if len(candidates) == 1:
        return candidates[0]
    if speaker in candidates:
        return speaker
    for who in state.stage:
        if who in candidates:
            return who
    return max(candidates, key=lambda i: state.people[i].seen)


def by_sex(state: StoryState, sex: str, speaker: str, but: Iterable[str] = ()) -> str:
    """
    Return whom a pronoun means.

    The speaker where it fits, else the last on stage it fits, else the only one.
    """
    but = tuple(but)

    def fits(who: str) -> bool:
        return (
            who not in but
            and who in state.people
            and state.people[who].likely_sex in (sex, "" if who == speaker else sex)
        )

    if fits(speaker):
        return speaker
    for who in state.stage:
        if fits(who):
            return who
    others = [who for who in state.people if fits(who)]
    if len(others) > 1:
        others = [
            max(
                others,
                key=lambda i: (state.people[i].kind in (Role.CARD, Role.PERSONA), state.people[i].seen),
            )
        ]
    return others[0] if others else ""


def together(state: StoryState, number: int, speaker: str) -> tuple[str, ...]:
    """Return whom ``the two of them`` means: who speaks, who is on stage, the user."""
    order: dict[str, None] = {}
    if speaker in state.people:
        order[speaker] = None
    order.update(dict.fromkeys(state.stage))
    order.update(dict.fromkeys(persona(state)))
    order.update(dict.fromkeys(i for i, person in state.people.items() if person.kind is Role.CARD))
    return tuple(order)[:number]


def is_stranger(person: Person, prompt: str, noun: str = "") -> bool:
    """
    Whether a prompt describes somebody else.

    Looks that are not this person's, a child where he is grown.
    """
    age = person.look.get(Slot.AGE)
    number = years(age.value) if age is not None else None
    sex = person.look.get(Slot.SEX)
    grown = number >= 20 if number is not None else sex is not None and sex.value in ("man", "woman")
    if grown and noun in ("boy", "girl", "child", "kid"):
        return True
    if number is not None and noun in ("man", "woman") and number < 13:
        return True
    for said in described(prompt):
        fact = person.look.get(said.slot)
        if (
            fact is not None
            and said.slot in (Slot.HAIR, Slot.AGE)
            and contradict(said.slot, fact.value, said.value)
        ):
            return True
    return False
