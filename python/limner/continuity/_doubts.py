"""
What the last messages' prose makes doubtful: somebody dressed, all went elsewhere, time went by.

Prose is no source (it dreams, remembers and compares), so it never makes a fact. It only makes the next
briefing ask the story model to say in its tags what is so now: ``check: Mira's clothes, the place``.
"""

import re
from collections.abc import Iterator, Sequence

from limner.continuity._patterns import late
from limner.continuity.slots import Slot
from limner.continuity.state import Person, StoryState
from limner.continuity.story import Turn

MOST = 3
"""Doubts that are told at once, the newest; each costs some five tokens."""
LATELY = 4
"""Messages, the last ones, whose prose is read."""
READ = 4_000
"""Characters of a message that are read, its last ones: what is so at its end counts."""

_END = late(r"[.!?…。！？\n]+")
_DRESSES = late(
    r"\b(?:(?:change|chang|slip|step|wriggl|shrugg?|strip|peel)\w{0,3} (?:quickly |slowly )?"
    r"(?:into|out of|off)|"
    r"(?:put|putting|puts|pull|pulls|pulled|pulling|took|takes|taking|throw|threw|throws|tug|tugged|tugs) "
    r"(?:on|off)|(?:took|takes|pulls|pulled|threw|puts|put) (?:\w{1,12} ){1,3}(?:off|on)\b|"
    r"(?:un)?(?:dress|button|lac|fasten|zip)(?:es|ed|s|ped|ing|ping)|don(?:s|ned)|doff(?:s|ed)|"
    r"wore|wears|wearing|chang(?:ed|es|ing) (?:(?:her|his|their) )?(?:clothes|outfit)|"
    r"in (?:her|his|their) new)\b",
    re.IGNORECASE,
)
_TRAVELS = late(
    r"\b(?:arriv(?:e|es|ed|ing) (?:at|in|on)|reach(?:es|ed) (?:the|a)|"
    r"enter(?:s|ed) (?:the|a|an|her|his|their)|(?:leave|leaves|left|leaving) the|"
    r"(?:step|stepp|walk|rode|ride|ridden|drove|drive|sail|travel|climb|went|go|goes|come|came|stumbl|ran|run)"
    r"\w{0,3} (?:back |out |up |down |over |home )?"
    r"(?:into|to the|out of|inside|outside|onto|through the (?:door|gate)))\b",
    re.IGNORECASE,
)
_PASSES = late(
    r"\b(?:(?:hours?|days?|weeks?|months?|years?) (?:later|passed|pass|went by|had passed)|"
    r"(?:the )?(?:next|following) (?:morning|day|evening|night|week|month|year|afternoon)|"
    r"(?:at|by|when|until) (?:dawn|dusk|noon|midnight|sunrise|sunset|nightfall|daybreak)|"
    r"(?:night|evening|morning|dawn|dusk|darkness) (?:fell|falls|came|comes|broke|breaks))\b",
    re.IGNORECASE,
)


def doubts(state: StoryState, turns: Sequence[Turn], people: Sequence[Person]) -> list[str]:
    """
    Return what the story model is asked to say anew, the newest first: ``Mira's clothes``, ``the place``.

    ``turns`` end with the newest message (number ``state.message``); of ``people`` alone clothes are asked.
    What was said in a tag of the same message or later is no doubt, and what the user locked is none.
    """
    found: list[str] = []
    for age, turn in enumerate(reversed(turns[-LATELY:])):
        for doubt in _of_turn(state, turn, state.message - age, people):
            if doubt not in found:
                found.append(doubt)
    return found[:MOST]


def _of_turn(state: StoryState, turn: Turn, number: int, people: Sequence[Person]) -> Iterator[str]:
    prose = turn.prose[-READ:]
    if not prose:
        return
    who = ""
    asked = {person.id: person for person in people}
    for sentence in _END.split(prose):
        names = state.names.find(sentence)
        who = names[0].ids[0] if names else who
        person = asked.get(who)
        if person is None or Slot.WEARS in person.locked or not _DRESSES.search(sentence):
            continue
        if person.wears is None or not person.wears.said or person.wears.at < number:
            yield f"{person.name}'s clothes"
    for slot, fact, pattern in (
        (Slot.PLACE, state.place, _TRAVELS),
        (Slot.TIME, state.time, _PASSES),
    ):
        known = fact is not None and fact.at >= number
        if not known and slot not in state.locked and pattern.search(prose):
            yield f"the {slot}"
