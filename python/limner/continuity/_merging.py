"""Two people that are found to be one."""

from limner.continuity.state import StoryState, evolve


def merge(state: StoryState, who: str, into: str) -> StoryState:
    """Return the state where two people are found to be one: what was known of ``into`` counts first."""
    one, other = state.people[who], state.people[into]
    names = (*other.names, *(n for n in one.names if n not in other.names))
    joined = evolve(
        other,
        names=names,
        look={**one.look, **other.look},
        wears=max(
            (w for w in (one.wears, other.wears) if w is not None), key=lambda w: (w.at, w.tag), default=None
        ),
        usual=other.usual or one.usual,
        outfits={**one.outfits, **other.outfits},
        earlier=(*one.earlier, *other.earlier),
        mood=max(
            (m for m in (one.mood, other.mood) if m is not None), key=lambda m: (m.at, m.tag), default=None
        ),
        condition=max(
            (c for c in (one.condition, other.condition) if c is not None),
            key=lambda c: (c.at, c.tag),
            default=None,
        ),
        locked=one.locked | other.locked,
        words=other.words or one.words,
        negative=other.negative or one.negative,
        guessed=other.guessed or one.guessed,
        former=(*one.former, *other.former),
        moods=tuple(sorted((*one.moods, *other.moods), key=lambda m: (m.at, m.tag))),
        pictures=one.pictures + other.pictures,
        first=min((n for n in (one.first, other.first) if n >= 0), default=-1),
        seen=max(one.seen, other.seen),
        scene=max(one.scene, other.scene),
        pronouns=other.pronouns or one.pronouns,
    )
    stage = tuple(dict.fromkeys(into if i == who else i for i in state.stage))
    state = evolve(state.without(who), stage=stage, same={**state.same, who: into})
    return state.with_person(joined)
