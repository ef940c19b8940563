"""What of a person goes to a painter beside words: a picture to look at, and a seed of their own."""

from binascii import crc32
from collections.abc import Mapping
from dataclasses import replace

from limner.continuity._step import Shot
from limner.continuity._views import View, view_of
from limner.continuity.state import Person
from limner.continuity.story import Role
from limner.pictures.reference_address import CHARACTERS, MOST, PERSONAS, address
from limner.pictures.wording import Worded
from limner.settings.settings import Settings

_NOBODY = frozenset({"none", "user-default.png"})
"""What SillyTavern shows of somebody without a picture."""
_SEEDS = 0x7FFF_FFFF
"""The largest seed that all painters take: some count with a sign."""


def with_faces(worded: Worded, shot: Shot, faces: Mapping[str, str], settings: Settings) -> Worded:
    """Return the words with pictures of the people and the seed of the only one, where that is wanted."""
    if worded.words is None:
        return worded
    references = references_of(shot, faces) if settings.references else ()
    seed = seed_of(shot) if settings.seed_per_person else None
    return replace(worded, words=replace(worded.words, references=references, seed=seed))


def references_of(shot: Shot, faces: Mapping[str, str]) -> tuple[str, ...]:
    """
    Return the address of a picture of each person who is seen and of whom there is one, the first of them.

    ``faces`` are those that the user chose, by a person's id. Hands alone are not a face's.
    """
    if view_of(shot.prompt) is View.HANDS:
        return ()
    people = [shot.after.people[who] for who in shot.cast.who if who in shot.after.people]
    return tuple(dict.fromkeys(filter(None, (_face(each, faces) for each in people))))[:MOST]


def seed_of(shot: Shot) -> int | None:
    """Return the seed of the only person who is seen, the same for that id for ever; else None."""
    who = shot.cast.who
    return crc32(who[0].encode("utf-8", "replace")) & _SEEDS if len(who) == 1 else None


def _face(person: Person, faces: Mapping[str, str]) -> str:
    if face := faces.get(person.id):
        return face
    file = avatar_of(person)
    folder = PERSONAS if person.kind is Role.PERSONA else CHARACTERS
    return "" if not file or file in _NOBODY else address(folder, file)


def avatar_of(person: Person) -> str:
    """Return the file of a person's card, or of their persona; of those who share a card the first has it."""
    if person.kind is Role.PERSONA:
        return person.id.partition(":")[2]
    return person.id if person.kind is Role.CARD and ":" not in person.id and "#" not in person.id else ""
