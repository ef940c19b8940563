"""
Whether a regular expression reads any text in a time that grows no faster than the text: by its structure.

Python's own parser takes the pattern apart. A repetition without a near end is refused

- where what may follow begins with what it may read as well (an engine tries each place to part them), unless
  nothing that follows can fail, it gives nothing back (``++``), or it is the only one and all that is tried;
- where it stands in such a repetition and the two can share a text in several ways;
- where a search could begin anew inside of what it reads, so that the same text is read once for each
  beginning, unless it cannot fail any more, or a look behind forbids it.

The rules are stricter than need be: what they pass is linear, what they refuse can be written in another way.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]  # the parser has no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

NEAR = 64
"""A repetition that ends after so many counts as a constant."""

SIGNS = [*map(chr, range(128)), *"\u00a0é“✦\u2003🦊", "\ud800"]
ALL = frozenset(SIGNS)
_CATEGORY = {
    op.CATEGORY_DIGIT: r"\d", op.CATEGORY_NOT_DIGIT: r"\D", op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S", op.CATEGORY_WORD: r"\w", op.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
Signs = frozenset[str]


@dataclass(frozen=True, slots=True)
class Follow:
    """What may come next, and whether the pattern can fail there."""

    signs: Signs
    fails: bool
    long: Signs  # what repetitions without a near end in it read


def faults(pattern: "re.Pattern[Any]", *, searched: bool) -> list[str]:
    """Return what makes a pattern worse than linear; ``searched``: it is tried at each place of a text."""
    text = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    tree = list(parser.parse(text, pattern.flags & ~re.DEBUG if isinstance(pattern.pattern, str) else 0))
    look = _Look(ignore_case=bool(pattern.flags & re.IGNORECASE), searched=searched)
    look.begin(tree)
    end = Follow(frozenset(), fails=not searched, long=frozenset())
    look.sequence(tree, end, inside=frozenset())
    return look.found


class _Look:
    def __init__(self, *, ignore_case: bool, searched: bool) -> None:
        self.found: list[str] = []
        self._ignore_case = ignore_case
        self._searched = searched
        self._first: Signs = frozenset()
        self._never_behind: Signs = frozenset()

    def begin(self, tree: Sequence[Any]) -> None:
        """Note what a match begins with, and what may not stand before it."""
        self._first = self.first(tree)[0]
        for code, argument in tree:
            if code is op.ASSERT_NOT and argument[0] < 0 and len(argument[1]) == 1:
                self._never_behind |= self.one(argument[1][0])
            elif code is op.ASSERT and argument[0] < 0:
                self._never_behind |= ALL - self.one(argument[1][-1])
            elif (
                code is op.AT
                and argument is op.AT_BOUNDARY
                and self._first <= self.category(op.CATEGORY_WORD)
            ):
                self._never_behind |= self.category(op.CATEGORY_WORD)
            elif code is op.AT and argument is op.AT_BEGINNING_STRING:
                self._never_behind = ALL
            else:
                break

    # -- sets ----------------------------------------------------------------------------------------------

    @staticmethod
    def category(code: Any) -> Signs:
        return frozenset(sign for sign in SIGNS if re.match(_CATEGORY[code], sign))

    def one(self, node: Any) -> Signs:
        """Return the characters a node of one character reads."""
        code, argument = node
        if code is op.ANY:
            return ALL - {"\n"}
        if code is op.LITERAL:
            return self.cased({chr(argument)})
        if code is op.NOT_LITERAL:
            return ALL - self.cased({chr(argument)})
        assert code is op.IN, code
        signs: set[str] = set()
        negated = False
        for kind, value in argument:
            if kind is op.NEGATE:
                negated = True
            elif kind is op.LITERAL:
                signs.add(chr(value))
            elif kind is op.RANGE:
                signs |= {sign for sign in SIGNS if value[0] <= ord(sign) <= value[1]}
            else:
                signs |= self.category(value)
        return ALL - self.cased(signs) if negated else self.cased(signs)

    def cased(self, signs: set[str]) -> Signs:
        """Return the set in both cases; what is no sign of ours is told apart from all of them."""
        both = (
            {each for sign in signs for each in (sign.lower(), sign.upper())} if self._ignore_case else set()
        )
        return frozenset(signs | both)

    def first(self, tree: Sequence[Any]) -> tuple[Signs, bool]:
        """Return what a sequence may begin with, and whether it may be empty."""
        signs: Signs = frozenset()
        for node in tree:
            more, empty = self.first_of(node)
            signs |= more
            if not empty:
                return signs, False
        return signs, True

    def first_of(self, node: Any) -> tuple[Signs, bool]:  # noqa: PLR0911 -- one for each kind of node
        code, argument = node
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            signs, empty = self.first(argument[2])
            return signs, empty or argument[0] == 0
        if code is op.BRANCH:
            each = [self.first(branch) for branch in argument[1]]
            return frozenset().union(*(signs for signs, _ in each)), any(empty for _, empty in each)
        if code is op.SUBPATTERN:
            return self.first(argument[-1])
        if code is op.ATOMIC_GROUP:
            return self.first(argument)
        if code in (op.ASSERT, op.ASSERT_NOT, op.AT):
            return frozenset(), True
        if code is op.GROUPREF:
            return ALL, True
        return self.one(node), False

    def fails(self, tree: Sequence[Any]) -> bool:
        """Whether a sequence may not be there."""
        return not self.first(tree)[1] or any(
            code in (op.ASSERT, op.ASSERT_NOT, op.AT) for code, _ in walk(tree)
        )

    # -- rules ---------------------------------------------------------------------------------------------

    def sequence(self, tree: Sequence[Any], follow: Follow, *, inside: Signs, atomic: bool = False) -> None:
        """``inside``: what the repetition around this may go on with."""
        for number, node in enumerate(tree):
            rest = tree[number + 1 :]
            signs, empty = self.first(rest)
            behind = Follow(
                signs | (follow.signs if empty else frozenset()),
                self.fails(rest) or follow.fails,
                follow.long.union(*(self.first(each[1][2])[0] for each in walk(rest) if is_long(each))),
            )
            self.node(node, behind, inside=inside, atomic=atomic)

    def node(self, node: Any, follow: Follow, *, inside: Signs, atomic: bool) -> None:
        code, argument = node
        if code is op.SUBPATTERN:
            self.sequence(argument[-1], follow, inside=inside, atomic=atomic)
        elif code is op.ATOMIC_GROUP:
            self.sequence(argument, follow, inside=inside, atomic=True)
        elif code in (op.ASSERT, op.ASSERT_NOT):
            self.sequence(argument[1], Follow(frozenset(), fails=True, long=frozenset()), inside=inside)
        elif code is op.BRANCH:
            if inside:
                firsts = [self.first(branch)[0] for branch in argument[1]]
                empty = [branch for branch in argument[1] if self.first(branch)[1]]
                if len(empty) > 1 or any(
                    one & other for n, one in enumerate(firsts) for other in firsts[n + 1 :]
                ):
                    self.found.append("branches of a repetition begin alike")
            for branch in argument[1]:
                self.sequence(branch, follow, inside=inside, atomic=atomic)
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            self.repeat(node, follow, inside=inside, atomic=atomic or code is op.POSSESSIVE_REPEAT)

    def repeat(self, node: Any, follow: Follow, *, inside: Signs, atomic: bool) -> None:
        body = node[1][2]
        first, empty = self.first(body)
        if not is_long(node):
            self.sequence(body, follow, inside=inside, atomic=atomic)
            return
        if empty:
            self.found.append("what may be empty is repeated")
        shared = first & (follow.signs | inside)
        if shared and follow.fails and not atomic:
            alone = not self._searched and not inside and not follow.long & first
            if not alone:
                self.found.append(f"a repetition and what follows it share {sorted(shared)[:5]}")
        if self._searched and follow.fails:
            read = frozenset().union(*(self.first_of(each)[0] for each in walk(body)))
            begins = read & self._first
            if begins and not read <= self._never_behind:
                self.found.append(f"a search may begin anew with {sorted(begins)[:5]} in what is repeated")
        more = Follow(follow.signs | first, follow.fails, follow.long)
        self.sequence(body, more, inside=first | inside, atomic=atomic)


def is_long(node: Any) -> bool:
    """Whether this is a repetition without a near end."""
    return node[0] in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and node[1][1] > NEAR


def walk(tree: Sequence[Any]) -> Iterator[Any]:
    """Yield each node of a tree."""
    for node in tree:
        code, argument = node
        yield node
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            yield from walk(argument[2])
        elif code is op.BRANCH:
            for branch in argument[1]:
                yield from walk(branch)
        elif code is op.SUBPATTERN:
            yield from walk(argument[-1])
        elif code is op.ATOMIC_GROUP:
            yield from walk(argument)
        elif code in (op.ASSERT, op.ASSERT_NOT):
            yield from walk(argument[1])
