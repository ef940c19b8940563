"""What is true at one moment of a story: the people, what each looks like and wears, the scene."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from limner.continuity._garments import Garment
from limner.continuity._known_places import KnownPlace, visited
from limner.continuity._name_index import index, index_with
from limner.continuity._naming import Names
from limner.continuity.facts import Source
from limner.continuity.slots import Slot
from limner.continuity.story import Role

_T = TypeVar("_T")
_new, _set = object.__new__, object.__setattr__


def evolve(value: _T, /, **changes: object) -> _T:
    """
    Return a frozen value with other fields, as ``dataclasses.replace`` does, but sooner.

    For values without slots: all fields are copied at once. To read and write each slot by itself took 11 us
    in Pyodide for a person, this takes 1.2; a fold makes thousands of them.
    """
    new = _new(value.__class__)
    _set(new, "__dict__", value.__dict__ | changes)
    return new


MOST_MOODS = 200
"""Moods of one person that are kept, the last ones."""

MOST_NAMES = 12
"""Names of one person that are kept, the first ones."""


@dataclass(frozen=True)
class Fact:
    """
    A value with where it is from.

    ``uid`` and ``tag`` name the message and its tag (-1: none); ``said`` is whether it was said, or only
    implied by a prompt's own words. A locked one is changed by nobody but the user.
    """

    value: str
    source: Source
    uid: str = ""
    tag: int = -1
    said: bool = True
    at: int = -1
    """The number of the message from the chat's beginning, for what fades."""


class Origin(NamedTuple):
    """Where something is said: by whom, in which message (its uid and number) and tag."""

    source: Source
    uid: str
    tag: int
    at: int

    def fact(self, value: str, *, said: bool = True) -> Fact:
        """Return a fact from here; made as ``evolve`` does it, in a third of the time of ``Fact``."""
        source, uid, tag, at = self
        new = _new(Fact)
        _set(
            new,
            "__dict__",
            {"value": value, "source": source, "uid": uid, "tag": tag, "said": said, "at": at},
        )
        return new


@dataclass(frozen=True)
class Worn:
    """What somebody wears: ``garments``, and where that is known from."""

    garments: tuple[Garment, ...]
    source: Source
    uid: str = ""
    tag: int = -1
    said: bool = True
    at: int = -1

    @property
    def words(self) -> str:
        """The garments as a list."""
        return ", ".join(garment.words for garment in self.garments)


NO_LOOK: Mapping[Slot, Fact] = MappingProxyType({})
NO_OUTFITS: Mapping[str, tuple[Garment, ...]] = MappingProxyType({})


@dataclass(frozen=True)
class Person:
    """
    One person at one moment.

    ``seen`` is the number of the message of the last picture, -1 before the first.
    """

    id: str
    names: tuple[str, ...]
    kind: Role
    pronouns: str = ""
    look: Mapping[Slot, Fact] = field(default_factory=lambda: NO_LOOK)
    words: str = ""
    negative: str = ""
    usual: tuple[Garment, ...] = ()
    outfits: Mapping[str, tuple[Garment, ...]] = field(default_factory=lambda: NO_OUTFITS)
    wears: Worn | None = None
    earlier: tuple[tuple[Garment, ...], ...] = ()
    condition: Fact | None = None
    mood: Fact | None = None
    moods: tuple[Fact, ...] = ()
    former: tuple[tuple[Slot, str], ...] = ()
    """Looks that were announced to be over."""
    guessed: str = ""
    """The sex that a prompt's pronoun says; counts where nothing else does."""
    by_name: str = ""
    """The sex that the given name or a beard makes likely: counts where nothing else says it."""
    locked: frozenset[Slot] = frozenset()
    pictures: int = 0
    first: int = -1
    seen: int = -1
    scene: int = -1
    """The number of the scene in which the person was last seen."""

    @property
    def name(self) -> str:
        """The name the story uses."""
        return self.names[0] if self.names else ""

    @property
    def sex(self) -> str:
        """``f``, ``m``, ``n`` (neither) or nothing, where nothing says it."""
        fact = self.look.get(Slot.SEX)
        said = _said_sex(fact.value) if fact is not None else ""
        if said or not self.pronouns:
            return said or self.guessed
        return _PRONOUNS.get(self.pronouns.split("/")[0].strip().lower(), "") or self.guessed

    @property
    def likely_sex(self) -> str:
        """The same, and where nothing says it what the given name or a beard makes likely."""
        return self.sex or self.by_name


_SEX = {
    "woman": "f", "girl": "f", "female": "f", "lady": "f", "man": "m", "boy": "m", "male": "m", "person": "n",
    "youth": "m", "androgynous": "n", "nonbinary": "n",
}  # fmt: skip
_PRONOUNS = {"she": "f", "her": "f", "he": "m", "him": "m", "they": "n", "them": "n", "it": "n"}


def _said_sex(value: str) -> str:
    """Return the sex that a word for somebody says: the last one of ``old woman``."""
    if (said := _SEX.get(value)) is None and value:
        said = _SEX.get(value.rsplit(maxsplit=1)[-1].lower())
    return said or ""


@dataclass(frozen=True)
class StoryState:
    """
    The story so far.

    ``people`` are in the order in which they came; ``stage`` is who was seen in this scene, the last first;
    ``message`` counts the messages, ``scene`` the scenes.
    """

    people: Mapping[str, Person]
    place: Fact | None = None
    time: Fact | None = None
    stage: tuple[str, ...] = ()
    message: int = -1
    scene: int = 0
    locked: frozenset[Slot] = frozenset()
    names: Names = field(default_factory=lambda: index(()), compare=False)
    """The index of all names."""
    skipped: str = ""
    """The last words for time that has passed."""
    places: tuple[KnownPlace, ...] = ()
    """Where the story has been, the present place last."""
    same: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """People that were found to be another one, with whom."""

    @property
    def known(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each person's id and names, which the index of names is made of."""
        return self.names.known

    def with_person(self, person: Person) -> "StoryState":
        """Return the state with this person as they are now."""
        before = self.people.get(person.id)
        people = {**self.people, person.id: person}
        if before is not None and before.names == person.names:
            return evolve(self, people=people)
        if len(person.names) > MOST_NAMES:
            person = people[person.id] = evolve(person, names=person.names[:MOST_NAMES])
        if before is None:
            return evolve(self, people=people, names=index_with(self.names, person.id, person.names))
        known = tuple((i, person.names if i == person.id else names) for i, names in self.known)
        return evolve(self, people=people, names=index(known))

    def at_place(self, place: Fact | None, *, anew: bool = True, **changes: object) -> "StoryState":
        """
        Return the state with the scene at a place, which is remembered, and with other fields.

        ``anew``: the story goes there; otherwise it is there already, by other words.
        """
        if place is None:
            return evolve(self, place=None, **changes)
        known = self.places if anew else self.places[:-1]
        places = visited(known, place.value, place.source, place.uid, place.at)
        return evolve(self, place=place, places=places, **changes)

    def without(self, who: str) -> "StoryState":
        """Return the state without a person."""
        return evolve(
            self,
            people={i: person for i, person in self.people.items() if i != who},
            names=index(tuple(entry for entry in self.known if entry[0] != who)),
            stage=tuple(i for i in self.stage if i != who),
        )
