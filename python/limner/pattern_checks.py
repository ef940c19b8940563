"""
What the user's own tag patterns may be: nothing that could begin anywhere, or keep an engine busy for long.

Both engines that run them try one way of reading after another. So the ways are counted here: repetitions
that could share the same text multiply, and a character that must stand between them parts them.
"""

from limner.pattern_parts import (
    BLANKS,
    END,
    LONGEST_PROMPT,
    NEVER,
    Edge,
    Group,
    Item,
    Pattern,
    PatternError,
    Prompt,
    Ranges,
    Repeat,
    Set,
    meet,
    without,
)

_MOST_WAYS = 60_000
_FIRST_MARKS = 4


def check(pattern: Pattern) -> None:
    """Refuse what has no prompt, what could begin anywhere, and what an engine could try for too long."""
    prompts = [item for item in pattern if isinstance(item, Prompt)]
    if len(prompts) != 1:
        raise PatternError("it needs one group (?P<prompt>...) that holds what is to be painted")
    begin = pattern[1] if isinstance(pattern[0], Edge) and len(pattern) > 1 else pattern[0]
    marks = begin.ranges if isinstance(begin, Set) else ()
    fixed = marks and sum(high - low + 1 for low, high in marks) <= _FIRST_MARKS
    if not fixed or meet(marks, (*BLANKS, *NEVER)):
        raise PatternError("it must begin with a fixed character, such as [ or <")
    if any(isinstance(item, Edge) and item.start for item in pattern[1:]):
        raise PatternError("a ^ can only stand at its beginning")
    if prompts[0].lazy and isinstance(pattern[-1], Prompt):
        raise PatternError("with nothing behind it, the prompt would end after its first character")
    _ways(pattern)


def _ways(items: Pattern) -> int:
    """Return in how many ways the same text can be read; raises where these are too many."""
    worst = chain = 1
    open_sets: list[Ranges] = []
    for item in items:
        needed: Ranges = ()
        match item:
            case Set(ranges=ranges):
                needed = ranges
            case Prompt(ranges=ranges):
                needed = without(ranges, BLANKS)
            case Repeat(item=Set(ranges=ranges), low=low):
                needed = ranges if low else ()
        if needed and not any(meet(needed, each) for each in open_sets):
            chain, open_sets = 1, []
        span, sets = _span(item)
        begin = _begin(item)
        parted = bool(begin) and not any(meet(first, each) for first in begin for each in open_sets)
        chain = max(chain, span) if parted else chain * span
        open_sets += sets
        worst = max(worst, chain)
        if chain > _MOST_WAYS:
            raise PatternError(
                "it could read the same text in too many ways: put a fixed character in between"
            )
    return worst


def _begin(item: Item) -> list[Ranges]:
    """Return the characters a group begins with, one set for each branch; nothing where it may be blank."""
    group = item.item if isinstance(item, Repeat) else item
    if not isinstance(group, Group):
        return []
    firsts = [branch[0].ranges for branch in group.branches if branch and isinstance(branch[0], Set)]
    return firsts if len(firsts) == len(group.branches) else []


def _span(item: Item) -> tuple[int, list[Ranges]]:
    """Return in how many ways one item reads the same text, and what may stand where it ends."""
    match item:
        case Prompt(ranges=ranges):
            return LONGEST_PROMPT, [ranges]
        case Group(branches=branches):
            return max(sum(_ways(branch) for branch in branches), len(branches)), [((0, END),)]
        case Repeat(item=Group(branches=branches), low=low, high=high):
            inner = sum(_ways(branch) for branch in branches)
            if high > 1 and (len(branches) > 1 or inner > 1 or not all(branches)):
                raise PatternError("a repetition stands inside a repetition, which can take for ever")
            return (high - low + 1) * inner, [((0, END),)]
        case Repeat(item=Set(ranges=ranges), low=low, high=high) if high > low:
            return high - low + 1, [ranges]
    return 1, []
