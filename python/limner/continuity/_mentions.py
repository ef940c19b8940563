"""Which words of a prompt mean whom, and whose a garment or a look in it is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from limner.continuity import _nouns as nouns
from limner.continuity._garments import PARTS, part_of
from limner.continuity._kind_words import BEINGS
from limner.continuity._naming import TITLES
from limner.continuity._patterns import late
from limner.continuity._people import persona
from limner.continuity._text import DETERMINERS, Word, bag, texts, words
from limner.continuity.state import StoryState
from limner.continuity.story import Role


class Form(Enum):
    """By what a prompt means somebody."""

    NAME = auto()
    NOUN = auto()
    PRONOUN = auto()
    OWNER = auto()
    """A name or pronoun that only says whose something is."""


class Spot(NamedTuple):
    """
    Words of a prompt at [start.

    End) that mean ``who``; empty for somebody who is not one of the story's.
    """

    start: int
    end: int
    who: str
    form: Form
    noun: str = ""


@dataclass(frozen=True)
class Cast:
    """
    ``who`` is seen, in their order; ``told`` is whether the tag says so itself.

    Which words of the ``prompt`` mean them is looked up when it is asked for, which for many pictures nobody
    does; ``state`` is the one they are seen in.
    """

    who: tuple[str, ...] = ()
    told: bool = False
    prompt: str = ""
    state: StoryState | None = field(default=None, repr=False)

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """The words of the prompt that mean somebody, in their order."""
        return () if self.state is None else spots(self.state, self.prompt, self.who)

    @property
    def pronoun(self) -> str:
        """``f`` or ``m`` where the prompt has pronouns of one sex alone."""
        said = texts(self.prompt)
        she, he = not nouns.SHE.isdisjoint(said), not nouns.HE.isdisjoint(said)
        return "" if she == he else "f" if she else "m"


def is_person(spans: tuple[Word, ...], at: int) -> bool:
    """Whether the noun here is a person, not the first half of a thing: ``sailor suit``."""
    behind = spans[at + 1].text if at + 1 < len(spans) and spans[at + 1].clause == spans[at].clause else ""
    return behind not in nouns.GENERIC and behind not in PARTS and part_of(behind) is None


def spots(state: StoryState, prompt: str, who: tuple[str, ...]) -> tuple[Spot, ...]:
    """Return the words of a prompt that mean somebody, in their order."""
    spans = words(prompt)
    found: list[Spot] = []
    for mention in state.names.find(prompt):
        start, person = mention.start, next((i for i in mention.ids if i in who), mention.ids[0])
        if found and found[-1].who == person and nouns.says_more(prompt, found[-1].end, start):
            continue
        known = state.people.get(person)
        if known is not None and known.kind is Role.UNNAMED:
            start = next(
                (spans[noun_start(spans, n)].start for n, w in enumerate(spans) if w.start == start), start
            )
        start = _title_start(prompt, spans, start)
        owner = prompt[mention.end : mention.end + 2].replace("’", "'") in ("'s", "' ")
        found.append(Spot(start, mention.end, person, Form.OWNER if owner else Form.NAME))
    taken = [(spot.start, spot.end) for spot in found]
    for at in [at for at, text in enumerate(texts(prompt)) if text in _MEANT]:
        word = spans[at]
        if any(start < word.end and word.start < end for start, end in taken):
            continue
        if word.text in nouns.SUBJECTS or word.text in _OWNING:
            owning = word.text in _OWNING or nouns.is_possessive(spans, word)
            found.append(Spot(word.start, word.end, "", Form.OWNER if owning else Form.PRONOUN, word.text))
        elif word.text in nouns.GENERIC and is_person(spans, at):
            found.append(Spot(spans[noun_start(spans, at)].start, word.end, "", Form.NOUN, word.text))
    if not found:
        return ()
    found.sort(key=lambda spot: spot.start)
    return tuple(_assigned(state, found, who, prompt))


_OWNING = frozenset(("his", "their", "my", "your"))
_MEANT = nouns.GENERIC | _OWNING | frozenset(nouns.SUBJECTS)
_EPITHETS = frozenset(("little", "young", "old", "poor", "big"))


def _title_start(prompt: str, spans: tuple[Word, ...], start: int) -> int:
    """Return where a name begins with what stands before it: ``the``, ``Sister``."""
    if not start:
        return start
    for at, word in enumerate(spans):
        if word.start == start and at:
            left = spans[at - 1]
            joint = word.clause == left.clause or prompt[left.end : start] == ". "
            if joint and (
                left.text == "the"
                or (left.text in TITLES and (prompt[left.start].isupper() or left.text in _EPITHETS))
            ):
                return left.start
    return start


def noun_start(spans: tuple[Word, ...], at: int) -> int:
    """Return the first word of ``a tall young woman``."""
    first = at
    while first and spans[first - 1].clause == spans[at].clause and at - first < 6:
        left = spans[first - 1].text
        if left in DETERMINERS:
            return first - 1
        is_of_noun = left in BEINGS or spans[first].text in nouns.GENERIC  # ``an android woman`` is one
        if left in _LEFT_OF_NOUN or (left in nouns.GENERIC and not is_of_noun):
            break
        first -= 1
    if first and spans[first - 1].clause != spans[at].clause:
        # ``a bony, strong woman``: adjectives before a comma
        near = first - 1
        while (
            near
            and first - near < 5
            and spans[near].text not in DETERMINERS
            and spans[near].text not in _LEFT_OF_NOUN
        ):
            near -= 1
        if (
            spans[near].text in ("a", "an", "the")
            and first - near < 5
            and at - first < 3
            and spans[near].clause + 1 >= spans[first - 1].clause
        ):
            return near if not any(w.text in nouns.GENERIC for w in spans[near:first]) else first
    return first


_LEFT_OF_NOUN = bag("""
of with and or in on at to from as for by near beside behind toward towards is are that
""")


def _assigned(state: StoryState, found: list[Spot], who: tuple[str, ...], prompt: str) -> Iterable[Spot]:
    sexes = {i: state.people[i].likely_sex for i in who}
    mentioned: list[str] = []
    given = {spot.who for spot in found if spot.form == Form.NAME and spot.who in who}
    last, last_who = Spot(-9, -9, "", Form.PRONOUN), ""
    for at, spot in enumerate(found):
        person = spot.who
        if spot.form is Form.NOUN and prompt[spot.end : spot.end + 8].strip() in ("named", "called"):
            person = next((each.who for each in found[at + 1 :]), "")  # ``a woman named Ottilie``
        elif not person and spot.noun:
            if spot.noun in ("i", "me", "my", "you", "your"):
                person = next((i for i in persona(state) if i in who), "")
            else:
                apposed = last_who and spot.form is Form.NOUN and _joins(last, spot, prompt)
                if apposed and last_who in sexes and not state.people[last_who].sex:
                    sexes[last_who] = ""  # a name makes it likely only: ``Heinrich, a woman``
                person = _meant(spot, sexes, mentioned, given, last_who if apposed else "")
                if not (person or mentioned) and spot.form is Form.NOUN:
                    person = _named_behind(found[at + 1 : at + 2], sexes, nouns.sex_of(spot.noun), prompt)
        if person in who and spot.form is not Form.OWNER:
            if person in mentioned:
                mentioned.remove(person)
            mentioned.append(person)
        last, last_who = spot, person
        yield spot if person == spot.who else spot._replace(who=person)


def _joins(one: Spot, noun: Spot, prompt: str) -> bool:
    """Whether a noun behind somebody only says more of them: ``Thora the trader, a fat woman``."""
    between = prompt[one.end : noun.start].strip()
    if not between:
        return one.form is Form.NAME and prompt[noun.start : noun.start + 4].lower() == "the "
    return between in (",", "(", ":", "as") or _BYNAME.fullmatch(between) is not None


def _named_behind(behind: list[Spot], sexes: dict[str, str], sex: str, prompt: str) -> str:
    """Return who alone is shown, named behind what they look like: ``a gaunt man, Silas Crow, aims``."""
    for spot in behind if len(sexes) == 1 else ():
        aside = prompt[: spot.start].endswith(", ") and prompt[spot.end : spot.end + 1] in ("", ",")
        if aside and spot.form is Form.NAME and spot.who in sexes and {sexes[spot.who], sex} != {"f", "m"}:
            return spot.who
    return ""


_BYNAME = late(r"the [A-Z][\w'’-]{1,20},")


def _meant(spot: Spot, sexes: dict[str, str], mentioned: list[str], given: set[str], apposed: str) -> str:
    sex = nouns.sex_of(spot.noun)
    fits = [i for i in sexes if sexes[i] == sex or not sexes[i] or (sex == "n" and spot.form is Form.NOUN)]
    if apposed in fits:
        return apposed
    if spot.form is Form.NOUN:
        fresh = [i for i in fits if i not in mentioned and i not in given]
        return fresh[0] if fresh else ""
    for person in reversed(mentioned):
        if person in fits:
            return person
    fresh = [i for i in fits if i not in given] or fits
    return fresh[0] if fresh else ""


def owner(cast_: Cast, prompt: str, start: int, *, alone: bool = False) -> str:
    """Return whose a garment or a look at this place of a prompt is; empty for a stranger's or nobody's."""
    if not cast_.who:
        return ""
    before = [spot for spot in cast_.spots if spot.start <= start]
    close = [
        spot
        for spot in before
        if spot.form is Form.OWNER and 0 <= start - spot.end <= 2 + 24 and "," not in prompt[spot.end : start]
    ]
    if close:
        return close[-1].who if close[-1].who in cast_.who else ""
    subjects = [spot for spot in before if spot.form is not Form.OWNER]
    if subjects:
        who = subjects[-1].who
        if alone and len(cast_.who) > 1 and prompt.count(",", subjects[-1].end, start) > 1:
            return ""  # a keyword of a list: nothing says whose it is
        return who if who in cast_.who else ""
    return (
        cast_.who[0]
        if len(cast_.who) == 1
        else (next((s.who for s in cast_.spots if s.who in cast_.who), ""))
    )
