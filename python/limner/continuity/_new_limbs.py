"""Limbs that a prompt says are new: ``her new left arm of black ceramic``."""

from limner.continuity._mentions import Cast, owner
from limner.continuity._patterns import late
from limner.continuity._text import split_list, texts
from limner.continuity.slots import Slot
from limner.continuity.state import Origin, Person, StoryState, evolve

_LIMB = r"(?:(?:left|right) )?(?:arm|hand|leg|foot|eye)"
_PART = r"(?:(?:left|right) )?(?:arm|hand|leg|foot|eye|ear|horn|wing|tail)"
_BEHIND = r"(?=$|[,.;:)!?]| (?:and|with|on|in|at|for|to|from|as|while|is|against|over|under|into|before)\b)"
_NEW = late(
    rf"\b(?P<whose>her|his|their) (?:brand[- ])?new (?:(?P<bare>{_PART}) (?:made )?of "
    rf"(?P<stuff>(?:[a-z-]{{2,12}} ){{0,2}}[a-z-]{{2,14}})|"
    rf"(?!left |right |side |table |chair |second )(?P<said>(?:[a-z-]{{2,12}} ){{1,2}}?)(?P<limb>{_LIMB})"
    rf"{_BEHIND})"
)
SIGN = "new"
_OF = (Slot.MARKS, Slot.BUILD, Slot.EXTRA, Slot.EYES)
"""Where a limb may be told of."""


def new_limbs(prompt: str) -> list[tuple[int, str, str]]:
    """Return where a prompt speaks of a limb that is new, the limb, and the words for it."""
    return [
        (found.start(), found["limb"], f"{found['said']}{found['limb']}")
        if found["limb"]
        else (found.start(), found["bare"], f"{found['bare']} of {found['stuff']}")
        for found in _NEW.finditer(prompt)
    ]


def owner_by_pronoun(state: StoryState, seen: Cast, prompt: str, start: int) -> str:
    """
    Return who has what a prompt speaks of here, empty where it is a stranger.

    ``his`` means another one than this woman: ``Mira strokes his shaved head``.
    """
    who = owner(seen, prompt, start)
    sex = state.people[who].likely_sex if who else ""
    other = {"her": "m", "his": "f"}.get(prompt[start : start + 5].lower().partition(" ")[0])
    return who if other is None or sex != other else ""


def with_new_limbs(state: StoryState, seen: Cast, prompt: str, origin: Origin) -> StoryState:
    """Return the state with the limbs that a prompt says are new."""
    for start, limb, words in new_limbs(prompt):
        if who := owner_by_pronoun(state, seen, prompt, start):
            state = state.with_person(with_limb(state.people[who], limb, words, origin))
    return state


def with_limb(person: Person, limb: str, words: str, origin: Origin) -> Person:
    """Return the person with a new limb in the place of what was said of the old one."""
    look, former = dict(person.look), person.former
    parts = set(limb.split())
    for slot in _OF:
        old = look.get(slot)
        if old is None or slot in person.locked:
            continue
        kept = [piece for piece in split_list(old.value) if not parts <= set(texts(piece))]
        if len(kept) < len([*split_list(old.value)]):
            former = (*former, (slot, old.value))
            if kept:
                look[slot] = origin.fact(", ".join(kept))
            else:
                del look[slot]
    if Slot.MARKS not in person.locked:
        marks = look.get(Slot.MARKS)
        look[Slot.MARKS] = origin.fact(f"{marks.value}, {words}" if marks is not None else words)
    return evolve(person, look=look, former=former[-12:])
