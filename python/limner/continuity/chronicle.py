"""The chronicle: one line for each scene, derived from the same events as the state and stored nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from limner.continuity._ledger import after_corrections, before_turn
from limner.continuity._moods import mood_of
from limner.continuity._start import start
from limner.continuity._step import Shot, step
from limner.continuity.slots import IDENTITY
from limner.continuity.state import Fact, Person, StoryState
from limner.continuity.story import Beginning, Turn
from limner.core.translation import say


@dataclass(frozen=True, slots=True)
class ChronicleScene:
    """
    One scene: ``who`` are the ids of those seen, ``changes`` what became other (``Mira: red silk gown``).

    ``first`` is the address of its first picture: uid, version, number of the tag. ``message`` is the number
    of its first message.
    """

    number: int
    place: str = ""
    time: str = ""
    who: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    first: tuple[str, int, int] = ("", 0, 0)
    message: int = 0
    pictures: int = 0

    @property
    def line(self) -> str:
        """The scene in one line, for the story model."""
        return self._told("somewhere", f"Moods: {', '.join(self.moods)}.")

    @property
    def said(self) -> str:
        """The scene in one line, in the user's language."""
        return self._told(say("somewhere"), say("Moods: ${0}.", ", ".join(self.moods)))

    def _told(self, somewhere: str, moods: str) -> str:
        where = ", ".join(part for part in (self.place, self.time) if part) or somewhere
        told = [f"{where}: {', '.join(self.names)}." if self.names else f"{where}."]
        told += [f"{change}." for change in self.changes]
        return " ".join([*told, moods] if self.moods else told)


@dataclass(frozen=True, slots=True)
class MoodAt:
    """
    A mood of one person at a message.

    ``words`` as they were said, ``mood`` the name of their kind or nothing.
    """

    message: int
    words: str
    mood: str


@dataclass(slots=True)
class _Scenes:
    done: list[ChronicleScene] = field(default_factory=list)

    def take(self, shot: Shot, turn: Turn, number: int) -> None:
        state = shot.after
        if not shot.cast.who or shot.aside is not None:
            return
        if not self.done or self.done[-1].number != state.scene:
            self.done.append(
                ChronicleScene(state.scene, first=(turn.uid, turn.version, number), message=state.message)
            )
        scene = self.done[-1]
        people = [state.people[who] for who in shot.cast.who]
        self.done[-1] = replace(
            scene,
            place=state.place.value if state.place else "",
            time=state.time.value if state.time else scene.time,
            who=_more(scene.who, [p.id for p in people]),
            names=_more(scene.names, [p.name for p in people]),
            changes=_more(scene.changes, _changes(shot.before, state)),
            moods=_more(scene.moods, [f"{p.name} {m.value}" for p in people if (m := _new_mood(shot, p))]),
            pictures=scene.pictures + 1,
        )


def chronicle(
    beginning: Beginning, turns: Sequence[Turn], last: int | None = None
) -> tuple[ChronicleScene, ...]:
    """Return the scenes of a chat in their order, the ``last`` ones where a number is given."""
    scenes = _Scenes()
    state = start(beginning)
    for turn in turns:
        state = before_turn(state)
        for number, tag in enumerate(turn.tags):
            state = after_corrections(state, turn, number)
            shot = step(state, tag, turn, number)
            scenes.take(shot, turn, number)
            state = shot.onward
        state = after_corrections(state, turn, -1)
    return tuple(scenes.done if last is None else scenes.done[-last:] if last else ())


def moods(state: StoryState, who: str) -> tuple[MoodAt, ...]:
    """Return a person's moods over the chat, the oldest first, for a chart."""
    person = state.people.get(who)
    return tuple(MoodAt(m.at, m.value, mood_of(m.value)) for m in person.moods) if person else ()


def _more(known: tuple[str, ...], new: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *new)))


def _new_mood(shot: Shot, person: Person) -> Fact | None:
    before = shot.before.people.get(person.id)
    return (
        person.mood
        if person.mood is not None and (before is None or before.mood is not person.mood)
        else None
    )


def _changes(before: StoryState, after: StoryState) -> list[str]:
    found = []
    for who, person in after.people.items():
        old = before.people.get(who)
        if old is person:
            continue
        if (
            old is not None
            and person.wears is not None
            and person.wears is not old.wears
            and person.wears.words
        ):
            found.append(f"{person.name}: {person.wears.words}")
        known = old.look if old is not None else person.look
        for slot in IDENTITY:
            new = person.look.get(slot)
            if new is not None and new.said and new is not known.get(slot):
                found.append(f"{person.name}: {new.value}")
    return found
