"""
What the story model is told.

Whom not to describe, and what Limner believes, so that it says only the difference.
"""

from collections.abc import Callable, Sequence

from limner.continuity import wardrobe
from limner.continuity._conditions import shows
from limner.continuity._doubts import doubts
from limner.continuity.state import Person, StoryState
from limner.continuity.story import Role, Turn

LONGEST = 250
"""Tokens, rules and state together."""
MOST = 6
"""People who are told of."""
LATELY = 4
"""Messages in which somebody counts as present who was named in them."""
RESTS = 60
"""Messages after which somebody who is not mentioned is told no more."""

RULES = """\
Picture tags call people by name and never describe face, hair or body: Limner knows them.
{now}
In every tag: char="Mira; Bran", and mood="Mira: afraid" where it shows.
Only where it differs from Now: wears="Mira: all she wears", place="...", time="...".
Someone new, or changed for good: look="Tom: boy of ten, jug ears, fair curls"."""


def briefing(
    state: StoryState, turns: Sequence[Turn], count: Callable[[str], int], longest: int = LONGEST
) -> str:
    """
    Return what the model is told before it writes: the rules, and one line of what is so now.

    Where the last messages make something doubtful one line more asks for it. ``count`` gives the tokens of a
    text; people are left out, the least important first, until all is within ``longest``.
    """
    people = present(state, turns)
    while True:
        text = RULES.format(now=now(state, people))
        if unsure := doubts(state, turns, people):
            text += f"\ncheck: {', '.join(unsure)}"
        if not people or count(text) <= longest:
            return text
        people = people[:-1]


def now(state: StoryState, people: Sequence[Person]) -> str:
    """Return the line of what Limner believes."""
    said = [f"{p.name}: {worn}." for p in people if (worn := _wears(p, state.message))]
    scene = ", ".join(fact.value for fact in (state.place, state.time) if fact is not None)
    if scene:
        said.append(f"Place: {scene}.")
    return "Now - " + (" ".join(said) if said else "nothing is known yet.")


def _wears(person: Person, message: int) -> str:
    condition = shows(person, message)
    told = [garment.words for garment in wardrobe.worn(person)[:6]]
    return ", ".join([*told, condition.value] if condition is not None else told)


def present(state: StoryState, turns: Sequence[Turn]) -> list[Person]:
    """Return who is on stage, the most important first: seen or named of late, and who speaks."""
    found: dict[str, int] = {}
    for age, turn in enumerate(reversed(turns[-LATELY:])):
        for mention in state.names.find(turn.prose) if turn.prose else ():
            for who in mention.ids:
                found.setdefault(who, age)
        if turn.speaker in state.people and (not turn.user or age < 2):
            found.setdefault(turn.speaker, age)
    for who in state.stage:
        person = state.people[who]
        if person.scene == state.scene and state.message - person.seen < RESTS:
            found.setdefault(who, state.message - person.seen)
    if not found:
        found = {who: 0 for who, person in state.people.items() if person.kind is Role.CARD}
    people = [state.people[who] for who in found]
    people.sort(key=lambda p: (found[p.id] > 2, list(Role).index(p.kind), -p.pictures))
    return people[:MOST]
