"""
What the user's own tag patterns may be: nothing that could begin anywhere, or keep an engine busy for long.

Both engines that run them try one way of reading after another. So the ways are counted here: repetitions
that could share the same text multiply, and a character that must stand between them parts them. How often
a text can be begun to be read is no matter of this: nothing holds its own beginning (``reader``).
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from limner.core.translation import say
from limner.tags.custom._parts import (
    BLANKS,
    END,
    LONGEST_PROMPT,
    MOST_BLANKS,
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
    behind_blanks,
    meet,
    without,
)

_MOST_WAYS = 60_000
"""Thirty for each character of the longest prompt."""
_TOO_MANY = (
    "it could read the same text in too many ways: put a fixed character in between, "
    "or leave out one of two repetitions that stand together"
)
_FIRST_MARKS = 4


def check(pattern: Pattern) -> None:
    """Refuse what has no prompt, what could begin anywhere, and what an engine could try for too long."""
    prompts = [item for item in pattern if isinstance(item, Prompt)]
    if len(prompts) != 1:
        raise PatternError(say("it needs one group (?P<prompt>...) that holds what is to be painted"))
    begin = pattern[1] if isinstance(pattern[0], Edge) and len(pattern) > 1 else pattern[0]
    marks = begin.ranges if isinstance(begin, Set) else ()
    fixed = marks and sum(high - low + 1 for low, high in marks) <= _FIRST_MARKS
    if not fixed or meet(marks, (*BLANKS, *NEVER)):
        raise PatternError(say("it must begin with a fixed character, such as [ or <"))
    if any(isinstance(item, Edge) and item.start for item in pattern[1:]):
        raise PatternError(say("a ^ can only stand at its beginning"))
    if prompts[0].lazy and isinstance(pattern[-1], Prompt):
        raise PatternError(say("with nothing behind it, the prompt would end after its first character"))
    _ways(pattern)


def _ways(items: Pattern) -> tuple[int, int, list[Ranges]]:
    """
    Return the ways of reading, how many of these end at the same place, and what may go on there.

    Where a character is needed that nothing before it can have taken, the ways before it end at one place.
    Those that are alike in this are tried one after another, each with all that follows, so they multiply.
    """
    before = total = widest = worst = 1
    open_sets: list[Ranges] = []
    for item in _with_blanks(items):
        needed: Ranges = ()
        match item:
            case Set(ranges=ranges):
                needed = ranges
            case Prompt(ranges=ranges):
                needed = without(ranges, BLANKS)
            case Repeat(item=Set(ranges=ranges), low=low):
                needed = ranges if low else ()
        if needed and not any(meet(needed, each) for each in open_sets):
            before, total, widest, open_sets = before * (total // widest), 1, 1, []
        ways, alike, sets = _span(item)
        if _parted(item, open_sets):
            same = total // widest
            total, widest = total + same * ways, widest + ways // alike
        else:
            total, widest = total * ways, max(widest, ways // alike)
        if open_sets and isinstance(item, Set):
            sets = [item.ranges]
        open_sets += sets
        worst = max(worst, before * total)
        if worst > _MOST_WAYS:
            raise PatternError(say(_TOO_MANY))
    return worst, before * (total // widest), open_sets


def _with_blanks(items: Pattern) -> Iterator[Item]:
    """Yield the items and the blanks that may always stand before a prompt (``reader``)."""
    for number, item in enumerate(items):
        if isinstance(item, Prompt) and not behind_blanks(items[:number]):
            yield Repeat(Set(BLANKS), 0, MOST_BLANKS, lazy=False)
        yield item


def _parted(item: Item, open_sets: Sequence[Ranges]) -> bool:
    """Whether what may be there begins with what nothing before it can have taken."""
    begin = [item.item.ranges] if isinstance(item, Repeat) and isinstance(item.item, Set) else _begin(item)
    return bool(begin) and not any(meet(first, each) for first in begin for each in open_sets)


def _begin(item: Item) -> list[Ranges]:
    """Return the characters a group begins with, one set for each branch; nothing where it may be blank."""
    group = item.item if isinstance(item, Repeat) else item
    if not isinstance(group, Group):
        return []
    firsts = [branch[0].ranges for branch in group.branches if branch and isinstance(branch[0], Set)]
    return firsts if len(firsts) == len(group.branches) else []


def _span(item: Item) -> tuple[int, int, list[Ranges]]:
    """Return the ways of one item, how many of them end alike, and what may stand where it ends."""
    match item:
        case Prompt(ranges=ranges):
            return LONGEST_PROMPT, 1, [ranges]
        case Group():
            return _branches(item)
        case Repeat(item=Group(branches=branches) as group, low=low, high=high):
            ways, alike, ends = _branches(group)
            if high > 1 and (len(branches) > 1 or ways > 1 or not all(branches)):
                raise PatternError(say("a repetition stands inside a repetition, which can take for ever"))
            return (high - low + 1) * ways, alike + (not all(branches)), [*ends, *_begin(group)]
        case Repeat(item=Set(ranges=ranges), low=low, high=high) if high > low:
            return high - low + 1, 1, [ranges]
    return 1, 1, []


def _branches(group: Group) -> tuple[int, int, list[Ranges]]:
    """Return the same for a group; of branches that begin apart only one is read."""
    each = [_ways(branch) for branch in group.branches]
    apart = all(_differ(one, other) for one, other in combinations(group.branches, 2))
    count = max if apart else sum
    anything: list[Ranges] = [((0, END),)]
    ends = [part for *_, open_sets in each for part in open_sets] if apart else anything
    return max(1, count(ways for ways, *_ in each)), max(1, count(alike for _, alike, _ in each)), ends


def _differ(one: Pattern, other: Pattern) -> bool:
    """Whether a text that one of two sequences reads cannot be read by the other: a character differs."""
    for mine, its in zip(one, other, strict=False):
        if not (isinstance(mine, Set) and isinstance(its, Set)):
            return False
        if not meet(mine.ranges, its.ranges):
            return True
    return False
