"""Where a story starts: the sheets of its people, and the scene they set."""

from limner.continuity import _given_names as given_names
from limner.continuity._corrections import corrected
from limner.continuity._garments import garment
from limner.continuity._name_index import index
from limner.continuity._part_words import BEARDS
from limner.continuity._text import bag, clean
from limner.continuity.facts import Sheet, Source
from limner.continuity.slots import IDENTITY, Slot
from limner.continuity.state import Fact, Person, StoryState
from limner.continuity.story import Beginning, Member, Role


def start(beginning: Beginning) -> StoryState:
    """
    Return the state before the first message.

    The sheets, the scene they set, and what holds from the start.
    """
    people: dict[str, Person] = {}
    for member in beginning.members:
        people[member.id] = _of_sheet(member)
    known = tuple((i, person.names) for i, person in people.items())
    place = beginning.place or next((m.sheet.place for m in beginning.members if m.sheet.place), "")
    time = beginning.time or next((m.sheet.time for m in beginning.members if m.sheet.time), "")
    state = StoryState(
        people,
        time=Fact(clean(time), Source.CARD) if time else None,
        names=index(known),
    ).at_place(Fact(clean(place), Source.CARD) if place else None)
    for correction in beginning.corrections:
        state = corrected(state, correction, "", -1)
    return state


def _of_sheet(member: Member) -> Person:
    sheet = member.sheet
    source = Source.PERSONA if member.kind is Role.PERSONA else sheet.source
    look = {slot: Fact(clean(sheet.look[slot]), source) for slot in IDENTITY if sheet.look.get(slot)}
    usual = tuple(garment(words_) for g in sheet.garments if (words_ := _small(clean(g))))
    outfits = {
        clean(name, 60): tuple(garment(words_) for g in clothes if (words_ := _small(clean(g))))
        for name, clothes in sheet.outfits.items()
    }
    names = tuple(n for n in (clean(name, 80) for name in sheet.names) if n)
    mood = Fact(clean(sheet.mood), source) if sheet.mood else None
    return Person(
        member.id, names or (member.id,), member.kind, sheet.pronouns, look, sheet.words, sheet.negative,
        usual, outfits, mood=mood, by_name=_likely(sheet, names), )  # fmt: skip


def _small(said: str) -> str:
    """
    Return a garment without the capital that a sentence's beginning gave it: ``long brown overcoat``.

    Adjectives of a name keep theirs, and what has more capitals than the first.
    """
    word, rest = said.split(" ", 1)[0].lower(), said[1:]
    named = word in _NAMES or word.endswith(_OF_NAMES) or not word.isalpha()
    return said if named or rest != rest.lower() else f"{said[:1].lower()}{rest}"


_OF_NAMES = ("ian", "ean", "ish", "ese", "'s")
_NAMES = bag("""
nike adidas puma chanel gucci prada levi's burberry barbour panama hermes armani dior versace french greek
german scots dutch norfolk inverness chelsea oxford balmoral bermuda capri edo tudor regency fair aran maine
""")


def _likely(sheet: Sheet, names: tuple[str, ...]) -> str:
    """Return the sex that a beard or the given name makes likely."""
    beard = BEARDS.intersection(sheet.look.get(Slot.HAIR, "").lower().replace(",", " ").split())
    return "m" if beard else given_names.sex_of(names)
