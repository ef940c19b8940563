"""What a picture should say of one person: the facets it shows, each with its words and its source."""

from collections.abc import Iterable
from dataclasses import dataclass

from limner.continuity import _conditions as conditions
from limner.continuity import _look_words as lexicon
from limner.continuity import wardrobe
from limner.continuity._descriptions import described
from limner.continuity._garment_nouns import Covers
from limner.continuity._garments import Garment, garment
from limner.continuity._hair_now import hair_now, with_noun
from limner.continuity._identity import years
from limner.continuity._look_peoples import PEOPLES
from limner.continuity._moods import MOODS
from limner.continuity._name_index import index
from limner.continuity._patterns import late
from limner.continuity._step import Shot
from limner.continuity._text import bag, bare, clean, split_list, stem, stems, words
from limner.continuity._views import View, from_behind, hidden, view_of
from limner.continuity.facts import Source
from limner.continuity.slots import Slot
from limner.continuity.state import Person
from limner.continuity.story import Role

_OWNS = late(r"^(?:'s|’s|')\s?")
_LEADS = late(r"\b(?:of|from|by|for|with|the)\s$")


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that is said of a person."""

    slot: Slot
    words: str
    source: Source


@dataclass(frozen=True, slots=True)
class Portrait:
    """
    What is said of one person, in the order of a prompt.

    ``facets`` of identity, then clothes, condition, mood.  ``noun`` is what the person is called: ``woman``,
    ``boy``, ``innkeeper``; ``name`` is empty for a painter that is told no names.
    """

    who: str
    noun: str
    sex: str
    years: int | None
    facets: tuple[Facet, ...]
    name: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is known."""
        return not self.facets

    def of(self, *slots: Slot) -> list[Facet]:
        """Return the facets of these slots, in their order."""
        return [facet for facet in self.facets if facet.slot in slots]


def portraits(shot: Shot) -> tuple[Portrait, ...]:
    """Return a portrait of each person who is seen."""
    away = hidden(shot.prompt, alone=len(shot.cast.who) < 2)
    turned = _turned(shot) if away else ""
    return tuple(
        _portrait(shot, shot.after.people[who], away if turned in ("", who) else frozenset())
        for who in shot.cast.who
        if who in shot.after.people
    )


def _turned(shot: Shot) -> str:
    """Return who alone of several is seen from behind: whom the prompt names last before it says so."""
    at = from_behind(shot.prompt)
    if at < 0 or len(shot.cast.who) < 2:
        return ""
    before = [spot for spot in shot.cast.spots if spot.start < at]
    return before[-1].who if before and before[-1].who in shot.cast.who else ""


def _portrait(shot: Shot, person: Person, away: frozenset[Slot]) -> Portrait:
    facets: list[Facet] = []
    if any(item.words.rsplit(maxsplit=1)[-1:] == ["wig"] for item in wardrobe.worn(person)):
        away |= {Slot.HAIR}
    for slot in (Slot.AGE, Slot.BUILD, Slot.SKIN, Slot.HAIR, Slot.EYES, Slot.FACE, Slot.MARKS, Slot.EXTRA):
        fact = person.look.get(slot)
        if fact is not None and fact.value and slot not in away:
            value = fact.value
            if slot is Slot.HAIR:
                value = with_noun(hair_now(value, shot.cast, shot.prompt, person.id))
            facets.append(Facet(slot, value, fact.source))
    facets += _own_words(person, facets)
    source = person.wears.source if person.wears is not None else _source(person)
    facets += [Facet(Slot.WEARS, g.words, source) for g in _visible(person, view_of(shot.prompt)) if g.words]
    shows = conditions.shows(person, shot.after.message)
    if shows is not None and not conditions.is_said(shows, shot.prompt):
        facets.append(Facet(Slot.CONDITION, shows.value, shows.source))
    mood = _mood(shot, person)
    if mood and not _says(shot.prompt, mood):
        facets.append(Facet(Slot.MOOD, mood, Source.TAG))
    names = shot.after.known
    facets = [f for f in (Facet(f.slot, nameless(f.words, names), f.source) for f in facets) if f.words]
    sex = person.likely_sex
    age = person.look.get(Slot.AGE)
    number = years(age.value) if age is not None else None
    if sex or Slot.SEX in person.look:
        facets.insert(0, Facet(Slot.SEX, noun(person, number), _source(person)))
    return Portrait(person.id, noun(person, number), sex, number, tuple(facets))


def _own_words(person: Person, facets: list[Facet]) -> list[Facet]:
    """Return the marks that the user's own prompt words for a person have beside what is known: ``fang``."""
    found: list[Facet] = []
    said = frozenset().union(*(stems(f.words) for f in facets)) | stems(" ".join(person.names))
    for item in (clean(words_, 60) for words_ in split_list(person.words)):
        bag_ = stems(item)
        if not bag_ or bag_ <= said or item[:1].isdigit() or garment(item).head or is_quality(item):
            continue
        slots = {piece.slot for piece in described(item)}
        if slots & {Slot.HAIR, Slot.EYES, Slot.AGE, Slot.SEX, Slot.SKIN, Slot.BUILD}:
            continue
        found.append(Facet(Slot.EXTRA, item, Source.ST))
    return found[:6]


def is_quality(item: str) -> bool:
    """Whether a keyword praises the picture and says nothing of who is in it."""
    return bool(stems(item) & _QUALITY)


_QUALITY = bag("""
masterpiece quality detailed 8k 4k hdr realistic best absurdres highres score source rating lora style
solo artist
""")


def _source(person: Person) -> Source:
    return Source.PERSONA if person.kind is Role.PERSONA else Source.CARD


_HUMAN = bag("""
woman man girl boy person female male lady youth androgynous nonbinary adult child
""")


_NOT_LITTLE = 13
_AGES = {"woman": ("woman", "girl"), "girl": ("woman", "girl"), "man": ("man", "boy"), "boy": ("man", "boy")}
"""Grown and young."""


def noun(person: Person, number: int | None) -> str:
    """Return what to call somebody whose name the painter does not know."""
    fact = person.look.get(Slot.SEX)
    said = fact.value if fact is not None else ""
    young = number is not None and number < 18
    front, _, last = said.rpartition(" ")
    if last in _AGES:
        fits = young or (number is not None and number >= 20)
        if number is not None and number >= _NOT_LITTLE:
            front = front.removeprefix("little").strip()
        return f"{clean(front, 30)} {_AGES[last][young] if fits else last}".lstrip()  # an elf woman
    if said and last.lower() not in _HUMAN:
        return clean(said, 30)  # a fox, an android
    if person.likely_sex in ("f", "m"):
        return {"f": ("woman", "girl"), "m": ("man", "boy")}[person.likely_sex][young]
    if person.kind is Role.UNNAMED:
        role = bare(person.name).lower()
        return clean(role, 30) or "person"
    return "child" if young and number is not None and number < 13 else "person"


def _visible(person: Person, view: View) -> Iterable[Garment]:
    for item in wardrobe.worn(person):
        if view is View.FACE and item.part not in (Covers.HEAD, Covers.FACE, Covers.NECK):
            continue
        if view is View.BUST and item.part in (Covers.FEET, Covers.LEGS):
            continue
        yield item


def _mood(shot: Shot, person: Person) -> str:
    """
    Return the mood that this tag's attribute gives somebody.

    One of an earlier picture is not carried on.
    """
    mood = person.mood
    before = shot.before.people.get(person.id)
    if mood is None or not mood.said or mood.source is not Source.TAG:
        return ""
    return mood.value if before is None or mood is not before.mood else ""


def _says(prompt: str, mood: str) -> bool:
    bag = {stem(w.text) for w in words(prompt)} | {w.text for w in words(prompt)}
    return all(
        stem(w.text) in bag or w.text in bag for w in words(mood) if w.text in MOODS or len(w.text) > 3
    )


def nameless(value: str, known: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """Return words without anybody's name in them: ``Bran's cloak`` is a cloak."""
    found = index(tuple(known)).find(value)
    for mention in reversed(found):
        after = value[mention.end :]
        after = _OWNS.sub("", after)
        before = _LEADS.sub("", value[: mention.start])
        value = f"{before}{after}"
    return " ".join(value.split()).strip(" ,;")


_ADJECTIVES = (
    frozenset(lexicon.BUILDS) | lexicon.AGE_ADJECTIVES | lexicon.SIZES | PEOPLES
    | bag("""
bald balding clean-shaven one-eyed one-armed one-handed one-legged freckled bearded average
south east southeast
""")
)  # fmt: skip


def is_adjective(value: str) -> bool:
    """Whether words can stand before a noun: ``bony and strong``, ``bald``."""
    said = [w.text for w in words(value)]
    return (
        bool(said)
        and len(said) < 5
        and all(w in _ADJECTIVES or w in ("and", "very", "rather", "quite") for w in said)
    )


def pieces(value: str) -> list[str]:
    """Return the parts of a value that stand between commas."""
    return list(split_list(value))
