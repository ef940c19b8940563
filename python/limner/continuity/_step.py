"""One tag: whom it shows, what it says and implies, and what is true behind it."""

from collections.abc import Mapping
from dataclasses import dataclass

from limner.continuity import _asides as asides
from limner.continuity import _attributes as attributes
from limner.continuity import _conditions as conditions
from limner.continuity import _nouns as nouns
from limner.continuity import _places as places
from limner.continuity import _skips as skips
from limner.continuity import wardrobe
from limner.continuity._changes import changed_in
from limner.continuity._contradictions import owned
from limner.continuity._dressing import Shown, shown
from limner.continuity._identity import announced, called, described
from limner.continuity._known_places import fuller
from limner.continuity._mentions import Cast, owner
from limner.continuity._merging import merge
from limner.continuity._moods import MOODS
from limner.continuity._people import named
from limner.continuity._stage import cast
from limner.continuity._text import READ, clean, texts, words
from limner.continuity.facts import Source
from limner.continuity.looks import Said
from limner.continuity.slots import Slot
from limner.continuity.state import MOST_MOODS, Fact, Origin, StoryState, evolve
from limner.continuity.story import Role, TagSeen, Turn

_CORE = (Slot.SEX, Slot.HAIR, Slot.EYES, Slot.AGE)


@dataclass(frozen=True, slots=True)
class Shot:
    """
    One picture in the story.

    ``before`` and ``after`` its tag, who is seen, and what of its words is not believed.
    """

    tag: TagSeen
    before: StoryState
    after: StoryState
    cast: Cast
    said: attributes.TagWords
    slips: tuple[tuple[str, Shown], ...] = ()
    """Garments that the prompt brings back though somebody has changed, with whose they are."""
    aside: asides.Aside | None = None
    """What it shows beside the story, which goes on from before it."""

    @property
    def onward(self) -> StoryState:
        """What the story goes on from."""
        if self.aside is None:
            return self.after
        return asides.ended(self.before, self.after, self.cast, self.aside, moved=bool(self.said.place))

    @property
    def prompt(self) -> str:
        """As much of the tag's prompt as is read."""
        return self.tag.prompt[:READ]


def step(state: StoryState, tag: TagSeen, turn: Turn, number: int) -> Shot:
    """Return what one tag shows and changes."""
    before, at = state, state.message
    tagged = Origin(Source.TAG, turn.uid, number, at)
    prompted = Origin(Source.PROMPT, turn.uid, number, at)
    said = attributes.read(tag.attributes)
    prompt = tag.prompt[:READ]
    aside = asides.aside_of(prompt, said.time)
    state = _opened(state, said, turn, tagged, aside=aside is not None)
    state, seen = cast(state, said, prompt, turn, at)
    for look in said.looks:
        if not look.who and seen.who:
            state = _announce(state, attributes.For(seen.who[0], look.words), turn.speaker, tagged)
    if aside is not None:
        state = asides.begun(state, seen, prompt, prompted, aside)
    else:
        state = changed_in(state, seen, prompt, prompted)
    state = _scene(state, said, seen, prompt, (tagged, prompted))
    dressed_now = set()
    for wears in said.wears:
        state, who = _whose(state, wears.who, seen, turn.speaker)
        if who and Slot.WEARS not in state.people[who].locked:
            state = state.with_person(conditions.dressed(state.people[who], wears.words, tagged))
            dressed_now.add(who)
    state, slips = _implied(state, seen, prompt, prompted, dressed_now)
    state = _described(state, seen, prompt, prompted)
    state = _pronouns(state, seen)
    state = _moods(state, said, seen, prompt, (tagged, prompted))
    if aside is None:
        state = conditions.of_tag(state, seen, prompt, prompted)
    if seen.who:
        people = dict(state.people)
        for who in seen.who:
            person = people[who]
            people[who] = evolve(person, pictures=person.pictures + 1, seen=at, scene=state.scene,
                                 first=at if person.first < 0 else person.first)  # fmt: skip
        stage = (*seen.who, *[i for i in state.stage if i not in seen.who])
        state = evolve(state, people=people, stage=stage)
    return Shot(tag, before, state, seen, said, tuple(slips), aside=aside)


def _opened(
    state: StoryState, said: attributes.TagWords, turn: Turn, origin: Origin, *, aside: bool
) -> StoryState:
    """Return the state in which a picture opens: after the time that has passed, with the looks announced."""
    state = evolve(state, place=None) if aside else skips.passed(state, said.time)
    for look in said.looks:
        if look.who:
            state = _announce(state, look, turn.speaker, origin)
    return state


def _announce(state: StoryState, look: attributes.For, speaker: str, origin: Origin) -> StoryState:
    other, rest = called(look.words)
    if not other and state.names.resolve(name_ := look.words.strip(" .")):
        other, rest = name_, ""
    state, who = _whose(state, look.who, Cast(), speaker)
    if not who:
        return state
    if other:
        known = state.names.resolve(other)
        if known and known[0] != who and state.people[known[0]].kind in (Role.NAMED, Role.UNNAMED):
            state = merge(state, known[0], who)
        person = state.people[who]
        if other not in person.names:
            state = state.with_person(evolve(person, names=(*person.names, other)))
    person = announced(state.people[who], rest, origin)
    clothes = [piece for piece in shown(rest) if piece.garment.head]
    if clothes and Slot.WEARS not in person.locked:
        garments = wardrobe.merged(wardrobe.worn(person), [c.garment for c in clothes])
        person = wardrobe.dressed(person, garments, origin, said=False)
        extra = person.look.get(Slot.EXTRA)
        if extra is not None:
            kept = [
                item for item in extra.value.split(", ") if not any(c.garment.words in item for c in clothes)
            ]
            look_: dict[Slot, Fact] = dict(person.look)
            del look_[Slot.EXTRA]
            if kept:
                look_[Slot.EXTRA] = evolve(extra, value=", ".join(kept))
            person = evolve(person, look=look_)
    return state.with_person(person)


def _whose(state: StoryState, name: str, seen: Cast, speaker: str) -> tuple[StoryState, str]:
    """Return the person an attribute's words are about; without a name it is the first of those seen."""
    if not name:
        return state, seen.who[0] if seen.who else ""
    if name in state.people:
        return state, name
    state, found = named(state, name, speaker, state.message)
    return state, found[0] if found else ""


def _scene(
    state: StoryState, said: attributes.TagWords, seen: Cast, prompt: str, origins: tuple[Origin, Origin]
) -> StoryState:
    tagged, prompted = origins
    if said.time and Slot.TIME not in state.locked:
        time = skips.of_day(said.time)
        state = evolve(state, time=tagged.fact(time) if time else None)
    elif Slot.TIME not in state.locked and seen.who:
        times = [text for text in texts(prompt) if text in nouns.TIMES]
        if times and (state.time is None or times[0] not in state.time.value):
            state = evolve(state, time=prompted.fact(times[0], said=False))
    if Slot.PLACE in state.locked:
        return state
    place, source = (said.place, Source.TAG) if said.place else ("", Source.PROMPT)
    if not place and (seen.who or not said.char):
        place = clean(places.place_in(prompt), 80) if seen.who else ""
    if not place:
        return state
    if state.place is not None and places.same(state.place.value, place):
        longer = len(place) > len(state.place.value) and source is Source.TAG
        return state.at_place(evolve(state.place, value=place), anew=False) if longer else state
    place = fuller(state.places, place)
    fact = tagged.fact(place) if source is Source.TAG else prompted.fact(place, said=False)
    if state.place is None:
        return state.at_place(fact)
    people = conditions.over(state.people)
    return state.at_place(fact, people=people, scene=state.scene + 1, stage=())


def _implied(
    state: StoryState, seen: Cast, prompt: str, origin: Origin, told: set[str]
) -> tuple[StoryState, list[tuple[str, Shown]]]:
    pieces: dict[str, list[Shown]] = {}
    for piece in shown(prompt) if seen.who else ():
        if who := owner(seen, prompt, piece.start, alone=piece.alone):
            pieces.setdefault(who, []).append(piece)
    slips: list[tuple[str, Shown]] = []
    for who, found in pieces.items():
        person = state.people[who]
        if who in told or Slot.WEARS in person.locked:
            now = wardrobe.worn(person)
            slips += [(who, p) for p in wardrobe.strays(person, found, now)]
            continue
        changed, wrong = wardrobe.implied(person, found, origin)
        slips += [(who, piece) for piece in wrong]
        state = state.with_person(changed)
    return state, slips


def _described(state: StoryState, seen: Cast, prompt: str, origin: Origin) -> StoryState:
    if not any(any(slot not in state.people[who].look for slot in _CORE) for who in seen.who):
        return state
    by_person: dict[str, list[Said]] = {}
    for who, piece in owned(seen, prompt):
        by_person.setdefault(who, []).append(piece)
    for who, found in by_person.items():
        state = state.with_person(described(state.people[who], found, origin))
    return state


def _pronouns(state: StoryState, seen: Cast) -> StoryState:
    """Return the state where a pronoun has said what somebody is of whom nothing else says it."""
    if len(seen.who) != 1 or not seen.pronoun:
        return state
    person = state.people[seen.who[0]]
    if person.sex and not (person.guessed and not person.pronouns and Slot.SEX not in person.look):
        return state
    return (
        state.with_person(evolve(person, guessed=seen.pronoun)) if person.guessed != seen.pronoun else state
    )


def _moods(
    state: StoryState, said: attributes.TagWords, seen: Cast, prompt: str, origins: tuple[Origin, Origin]
) -> StoryState:
    told: dict[str, str] = {}
    for mood in said.moods:
        if mood.who:
            state, who = _whose(state, mood.who, seen, "")
            if who:
                told[who] = clean(mood.words, 60)
        else:
            told.update(dict.fromkeys(seen.who, clean(mood.words, 60)))
    implied: Mapping[str, str] = {}
    if seen.who and not told and not MOODS.keys().isdisjoint(texts(prompt)):
        implied = {owner(seen, prompt, word.start): word.text for word in words(prompt) if word.text in MOODS}
    for who, value in (*implied.items(), *told.items()):
        if who and value and Slot.MOOD not in state.people[who].locked:
            fact = origins[who not in told].fact(value, said=who in told)
            person = state.people[who]
            state = state.with_person(evolve(person, mood=fact, moods=(*person.moods, fact)[-MOST_MOODS:]))
    return state
