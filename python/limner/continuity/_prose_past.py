"""
Which words of a sentence tell of the past, in a text that tells of now.

``At twenty he had golden hair`` is no look of a man of fifty-eight. A clause is past where the verb of its
subject is; a text that is told in the past as a whole (``The widow was tall``) tells of now in it.
"""

from collections.abc import Sequence

from limner.continuity import _look_words as words
from limner.continuity._plain_words import word_set
from limner.continuity.slots import Slot

LOST = frozenset((Slot.HAIR, Slot.EYES, Slot.AGE, Slot.BUILD, Slot.SKIN))
"""What may be other than it was; a nose that was broken is so still."""
_PAST = word_set("was were had wore wasn't")
_PRESENT = word_set(
    "'s is are has have wears wear keeps looks am i'm he's she's they're i've isn't dresses goes"
)
_PARTS = frozenset((",", ";", "but", "—", "–", "(", ")", ":", "and", "*", '"'))
_RELATIVE = frozenset(("that", "which", "who", "as", "than", "what", "where", "when", "whose", "it"))
_STILL = frozenset(("born", "raised", "given", "made", "to", "been", "taken", "bought", "broken", "named"))
_UNCHANGED = word_set("still stayed stays remain remains remained always ever")
"""``My hair was black and has stayed black``."""
_YOUNG = word_set("girl boy child youth kid teenager")
"""``had red hair as a girl``."""
_SINCE = frozenset(("since", "when", "until", "before", "after", "from"))
_WAS = _PAST | {"age"}
_NEAR = 5
_LONGEST_SUBJECT = 6


def is_told_now(low: Sequence[str]) -> bool:
    """Whether a text tells of now and not in the past."""
    past = sum(word in _PAST for word in low)
    return past <= sum(word in _PRESENT or word == "'s" for word in low)


def past_words(low: Sequence[str], first: int, end: int) -> frozenset[int]:
    """Return the places of the words that tell of the past; linear."""
    found: list[int] = []
    young = " as a " in f" {' '.join(low[first : end + 1])}" and not _YOUNG.isdisjoint(low[first : end + 1])
    if not young and not _UNCHANGED.isdisjoint(low[first : end + 1]):
        return frozenset()
    begin = first
    past = False
    for at in range(first, end + 2):
        if at <= end and low[at] not in _PARTS:
            continue
        verb = next((n for n in range(begin, min(at, end + 1)) if low[n] in _PAST or low[n] in _PRESENT), -1)
        if verb >= 0 and not (low[verb - 1] in _RELATIVE and verb > begin):
            past = low[verb] in _PAST and _is_verb(low, begin, verb, at)
        if past:
            found += range(begin, min(at, end) + 1)
        found += range(_since(low, begin, min(at, end + 1)), min(at, end + 1))
        begin = at + 1
    return frozenset(found)


def _since(low: Sequence[str], begin: int, end: int) -> int:
    """Return where a clause tells of what was: ``has sung since she was nine``; its end if nowhere."""
    for at in range(begin, end):
        if low[at] in _SINCE and not _WAS.isdisjoint(low[at + 1 : min(at + _NEAR, end)]):
            return at
    return end


def _is_verb(low: Sequence[str], begin: int, verb: int, end: int) -> bool:
    """Whether a verb is that of a clause's subject, and tells of what is over."""
    behind = low[verb + 1] if verb + 1 < end else ""
    if behind in _STILL:
        return False
    subject = low[begin:verb]
    if not subject or len(subject) > _LONGEST_SUBJECT:
        return bool(subject) and low[verb - 1] in ("she", "he", "they", "i")
    return low[verb - 1] not in words.PLACES
