"""One tag: whom it shows, what it says and implies, and what is true behind it."""

from collections.abc import Mapping
from typing import NamedTuple

from limner.continuity import _asides as asides
from limner.continuity import _attributes as attributes
from limner.continuity import _conditions as conditions
from limner.continuity import _nouns as nouns
from limner.continuity import _places as places
from limner.continuity import _skips as skips
from limner.continuity import wardrobe
from limner.continuity._announcing import announce, whose
from limner.continuity._changes import changed_in
from limner.continuity._clothes_again import has_arrived, strays
from limner.continuity._contradictions import garments_of, owned
from limner.continuity._dressing import Shown
from limner.continuity._identity import described
from limner.continuity._known_places import fuller
from limner.continuity._mentions import Cast, owner
from limner.continuity._moods import MOODS
from limner.continuity._place_spots import MOVES, is_around, is_part, is_small, is_within, moved
from limner.continuity._stage import cast
from limner.continuity._text import READ, clean, texts, words
from limner.continuity.facts import Source
from limner.continuity.looks import Said
from limner.continuity.slots import Slot
from limner.continuity.state import MOST_MOODS, Fact, Origin, StoryState, evolve
from limner.continuity.story import Role, TagSeen, Turn

_NOWHERE = Origin(Source.PROMPT, "", -1, -1)
_CORE = frozenset((Slot.SEX, Slot.HAIR, Slot.EYES, Slot.AGE))
_WITHOUT_SHEET = frozenset((Role.NAMED, Role.UNNAMED))
_MOOD_WORDS = frozenset(MOODS)


class Shot(NamedTuple):
    """
    One picture in the story.

    ``before`` and ``after`` its tag, who is seen, and what of its words is not believed.
    """

    tag: TagSeen
    before: StoryState
    after: StoryState
    cast: Cast
    said: attributes.TagWords
    clothed: StoryState
    """What is so when the prompt's own clothes are looked at: ``told`` have theirs from the attributes."""
    told: frozenset[str] = frozenset()
    aside: asides.Aside | None = None
    """What it shows beside the story, which goes on from before it."""

    @property
    def slips(self) -> tuple[tuple[str, Shown], ...]:
        """Garments that the prompt brings back though somebody has changed, with whose they are."""
        found: list[tuple[str, Shown]] = []
        for who, pieces in garments_of(self.cast, self.prompt).items():
            person = self.clothed.people[who]
            if who in self.told or Slot.WEARS in person.locked:
                wrong = strays(person, pieces, wardrobe.worn(person))
            else:
                arrived = has_arrived(person, self.clothed.scene, self.prompt)
                wrong = wardrobe.implied(person, pieces, _NOWHERE, arrived=arrived)[1]
            found += [(who, piece) for piece in wrong]
        return tuple(found)

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
            state = announce(state, attributes.For(seen.who[0], look.words), turn.speaker, tagged)
    if aside is not None:
        state = asides.begun(state, seen, prompt, prompted, aside)
    else:
        state = changed_in(state, seen, prompt, prompted, turn.prose)
    state = _scene(state, said, seen, prompt, (tagged, prompted))
    dressed_now: set[str] = set()
    for wears in said.wears:
        state, who = whose(state, wears.who, seen, turn.speaker)
        if who and Slot.WEARS not in state.people[who].locked:
            state = state.with_person(conditions.dressed(state.people[who], wears.words, tagged))
            dressed_now.add(who)
    clothed = state
    state = _implied(state, seen, prompt, prompted, dressed_now)
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
    return Shot(tag, before, state, seen, said, clothed, frozenset(dressed_now), aside)


def _opened(
    state: StoryState, said: attributes.TagWords, turn: Turn, origin: Origin, *, aside: bool
) -> StoryState:
    """Return the state in which a picture opens: after the time that has passed, with the looks announced."""
    state = evolve(state, place=None) if aside else skips.passed(state, said.time)
    for look in said.looks:
        if look.who:
            state = announce(state, look, turn.speaker, origin)
    return state


def _scene(
    state: StoryState, said: attributes.TagWords, seen: Cast, prompt: str, origins: tuple[Origin, Origin]
) -> StoryState:
    tagged, prompted = origins
    if said.time and Slot.TIME not in state.locked:
        time = skips.of_day(said.time)
        state = evolve(state, time=tagged.fact(time) if time else None)
    elif seen.who and not nouns.TIMES.isdisjoint(texts(prompt)) and Slot.TIME not in state.locked:
        times = [text for text in texts(prompt) if text in nouns.TIMES]
        if state.time is None or times[0] not in state.time.value:
            state = evolve(state, time=prompted.fact(times[0], said=False))
    if Slot.PLACE in state.locked:
        return state
    place, source = (said.place, Source.TAG) if said.place else ("", Source.PROMPT)
    if not place and (seen.who or not said.char):
        place = _place_said(state, prompt) if seen.who else ""
    if not place or (source is Source.PROMPT and _stands_there(state.place, place, prompt, prompted)):
        return state
    out = source is Source.TAG and state.place is not None and is_around(place, state.place.value)
    if state.place is not None and not out and places.same(state.place.value, place):
        longer = len(place) > len(state.place.value) and source is Source.TAG
        return state.at_place(evolve(state.place, value=place), anew=False) if longer else state
    place = place if out else fuller(state.places, place)
    fact = tagged.fact(place) if source is Source.TAG else prompted.fact(place, said=False)
    if state.place is None:
        return state.at_place(fact)
    people = conditions.over(state.people)
    return state.at_place(fact, people=people, scene=state.scene + 1, stage=())


def _place_said(state: StoryState, prompt: str) -> str:
    """Return the place that a prompt's own words name, or go to from where the story is."""
    place, here = clean(places.place_in(prompt), 80), state.place
    if here is None or MOVES.isdisjoint(texts(prompt)) or (place and not places.same(here.value, place)):
        return place
    return moved(texts(prompt), here.value) or place


def _stands_there(here: Fact | None, place: str, prompt: str, prompted: Origin) -> bool:
    """
    Whether a place that only a prompt names is no other than the one that a tag of the same message has told.

    It is a thing that stands there, or what is seen from a car: ``at the wheel, empty streets``.
    """
    if here is not None and (is_part(place, here.value) or is_within(place, here.value, prompt)):
        return True
    if here is None or here.source is not Source.TAG or here.uid != prompted.uid:
        return False
    return is_small(place) or (is_small(here.value) and f", {place}" in prompt)


def _implied(state: StoryState, seen: Cast, prompt: str, origin: Origin, told: set[str]) -> StoryState:
    """Return the state with what the prompt's own words put on those whose clothes no attribute says."""
    free = [who for who in seen.who if who not in told and Slot.WEARS not in state.people[who].locked]
    for who, found in garments_of(seen, prompt).items() if free else ():
        if who in free:
            person = state.people[who]
            arrived = has_arrived(person, state.scene, prompt)
            person, _ = wardrobe.implied(person, found, origin, arrived=arrived)
            if person is not state.people[who]:
                state = state.with_person(person)
    return state


def _described(state: StoryState, seen: Cast, prompt: str, origin: Origin) -> StoryState:
    people = state.people
    if not [who for who in seen.who if not people[who].look.keys() >= _CORE]:
        return state
    by_person: dict[str, list[Said]] = {}
    found = owned(seen, prompt)
    if any(people[who].pictures == 0 and people[who].kind in _WITHOUT_SHEET for who in seen.who):
        from limner.continuity._first_sight import more  # noqa: PLC0415 -- rare: somebody new

        found = more(people, seen, prompt, found)
    for who, piece in found:
        by_person.setdefault(who, []).append(piece)
    for who, looks in by_person.items():
        state = state.with_person(described(state.people[who], looks, origin))
    return state


def _pronouns(state: StoryState, seen: Cast) -> StoryState:
    """Return the state where a pronoun has said what somebody is of whom nothing else says it."""
    if len(seen.who) != 1:
        return state
    person = state.people[seen.who[0]]
    if person.sex and not (person.guessed and not person.pronouns and Slot.SEX not in person.look):
        return state
    said = seen.pronoun
    return state.with_person(evolve(person, guessed=said)) if said and person.guessed != said else state


def _moods(
    state: StoryState, said: attributes.TagWords, seen: Cast, prompt: str, origins: tuple[Origin, Origin]
) -> StoryState:
    told: dict[str, str] = {}
    for mood in said.moods:
        if mood.who:
            state, who = whose(state, mood.who, seen, "")
            if who:
                told[who] = clean(mood.words, 60)
        else:
            told.update(dict.fromkeys(seen.who, clean(mood.words, 60)))
    implied: Mapping[str, str] = {}
    if seen.who and not told and not _MOOD_WORDS.isdisjoint(texts(prompt)):
        spans = words(prompt)
        moods = [at for at, text in enumerate(texts(prompt)) if text in _MOOD_WORDS]
        implied = {owner(seen, prompt, spans[at].start): spans[at].text for at in moods}
    for who, value in (*implied.items(), *told.items()):
        if who and value and Slot.MOOD not in state.people[who].locked:
            fact = origins[who not in told].fact(value, said=who in told)
            person = state.people[who]
            state = state.with_person(evolve(person, mood=fact, moods=(*person.moods, fact)[-MOST_MOODS:]))
    return state
