"""Changes for good that a prompt's own words tell of: ``his hair gone grey``, ``eighteen now``."""

import re

from limner.continuity import _look_words as lexicon
from limner.continuity._contradictions import compared, owned
from limner.continuity._identity import announced
from limner.continuity._mentions import Cast, owner
from limner.continuity._patterns import late
from limner.continuity._relations import Relation
from limner.continuity._text import texts
from limner.continuity.slots import Slot
from limner.continuity.state import Origin, StoryState

_SIGNS = frozenset(("gone", "turned", "turning", "now", "newly", "freshly"))
_SIGN = late(r"\b(?:gone|turned|now|newly|freshly)\b", re.IGNORECASE)
_GONE = late(
    r"\b(hair|curls|locks|braids?|beard) (?:has |have |is |are )?(?:gone|turned|now|turning) "
    r"(?:all )?([a-z]{3,10})\b",
    re.IGNORECASE,
)
"""Hair with its new colour behind it."""
_BEFORE, _BEHIND = 16, 5
_SLOTS = (Slot.HAIR, Slot.AGE)


def changed_in(state: StoryState, seen: Cast, prompt: str, origin: Origin) -> StoryState:
    """Return the state with the hair and the age that a prompt says are new."""
    if not seen.who or _SIGNS.isdisjoint(texts(prompt)):
        return state
    for found in _GONE.finditer(prompt):
        who = owner(seen, prompt, found.start())
        if who and found[2].lower() in lexicon.COLOUR_FAMILIES:
            part = "beard" if found[1].lower() == "beard" else "hair"
            state = state.with_person(announced(state.people[who], f"{found[2]} {part}", origin))
    for look in compared(state, owned(seen, prompt)):
        said = look.said
        if said.slot not in _SLOTS or look.relation is not Relation.CONTRADICTS:
            continue
        near = prompt[max(0, said.start - _BEFORE) : said.end + _BEHIND]
        if _SIGN.search(near):
            state = state.with_person(announced(state.people[look.who], said.value, origin))
    return state
