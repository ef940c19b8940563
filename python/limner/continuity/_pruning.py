"""Who is forgotten when a chat has more people than are remembered: the least important of no card."""

from limner.continuity._known_places import kept
from limner.continuity.state import Person, StoryState, evolve
from limner.continuity.story import Role

MOST_PEOPLE = 40
"""People a chat remembers; the least important without a card are forgotten first."""


def importance(person: Person, message: int) -> float:
    """Return how important a person is: how often seen, how lately, of which kind, whether locked."""
    lately = 1 / (1 + max(0, message - person.seen) / 20) if person.seen >= 0 else 0.0
    kind = {Role.CARD: 3.0, Role.PERSONA: 3.0, Role.NAMED: 1.0, Role.UNNAMED: 0.0}[person.kind]
    return round(min(person.pictures, 40) / 10 + 2 * lately + kind + (2.0 if person.locked else 0.0), 4)


def prune(
    state: StoryState,
    *,
    people: int | None = MOST_PEOPLE,
    places: int | None = None,
    older_than: int | None = None,
    least: float | None = None,
) -> StoryState:
    """
    Return the state with fewer people and places.

    At most ``people`` and ``places`` (None: all), none unseen for more than ``older_than`` messages, none
    less important than ``least``. Those of a card, the user and locked ones are never forgotten, nor is
    where the scene is.
    """
    free = [p for p in state.people.values() if p.kind in (Role.NAMED, Role.UNNAMED) and not p.locked]
    free.sort(key=lambda p: importance(p, state.message))
    gone = [
        p.id
        for p in free
        if (older_than is not None and state.message - max(p.seen, p.first) > older_than)
        or (least is not None and importance(p, state.message) < least)
    ]
    if people is not None and (over := len(state.people) - len(gone) - people) > 0:
        gone += [p.id for p in free if p.id not in gone][:over]
    for who in gone:
        state = state.without(who)
    return _without_places(state, places, older_than, least)


def _without_places(
    state: StoryState, most: int | None, older_than: int | None, least: float | None
) -> StoryState:
    here = state.places[-1:] if state.place is not None else ()
    left = [
        place
        for place in state.places
        if place in here
        or (
            (older_than is None or state.message - max(place.seen, 0) <= older_than)
            and (least is None or place.importance(state.message) >= least)
        )
    ]
    if most is not None and len(left) > most:
        left = [*kept(left[: len(left) - len(here)], state.message, most - len(here)), *here]
    return state if len(left) == len(state.places) else evolve(state, places=tuple(left))
