"""New looks that an attribute announces, and whom an attribute's words are about."""

from limner.continuity import _attributes as attributes
from limner.continuity import wardrobe
from limner.continuity._dressing import shown
from limner.continuity._identity import announced, called
from limner.continuity._mentions import Cast
from limner.continuity._merging import merge
from limner.continuity._people import named
from limner.continuity.slots import Slot
from limner.continuity.state import Fact, Origin, StoryState, evolve
from limner.continuity.story import Role


def announce(state: StoryState, look: attributes.For, speaker: str, origin: Origin) -> StoryState:
    """Return the state with the looks that ``look=`` announces of somebody, and the clothes it tells of."""
    other, rest = called(look.words)
    if not other and state.names.resolve(name_ := look.words.strip(" .")):
        other, rest = name_, ""
    state, who = whose(state, look.who, Cast(), speaker)
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


def whose(state: StoryState, name: str, seen: Cast, speaker: str) -> tuple[StoryState, str]:
    """Return the person an attribute's words are about; without a name it is the first of those seen."""
    if not name:
        return state, seen.who[0] if seen.who else ""
    if name in state.people:
        return state, name
    state, found = named(state, name, speaker, state.message)
    return state, found[0] if found else ""
