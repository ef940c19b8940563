"""Places: which nouns are where a scene can be, and which are only a spot in it."""

from functools import lru_cache

from limner.continuity._place_nouns import (
    HOUSES,
    NO_PART,
    goes_on,
    is_beside_water,
    is_by_name_alone,
    is_keywords,
    is_of_thing,
    is_seen_there,
    is_stuff,
    is_whose,
    is_wide,
    may_be,
    noun_of,
)
from limner.continuity._place_words import (
    ARTICLES,
    AT,
    COMING,
    DOING,
    ENDINGS,
    GLUE,
    GOING,
    IN,
    LOOKING,
    OUTSIDE,
    PAIRS,
    PICTURED,
    PLAIN,
    SMALL,
    STOP,
    STRUCTURES,
    TREES,
    UNSURE,
    WIDE,
)
from limner.continuity._text import SPELT_OTHERWISE, bag, bare, stem, texts, word_list, words


@lru_cache(maxsize=1024)
def head(text: str) -> str:
    """Return the noun that says what kind of place these words mean, the last word where none is known."""
    last = ""
    for word in word_list(bare(text)):
        if last and word in _BEHIND_A_NOUN:
            break
        last = word
    return stem(last)


_BEHIND_A_NOUN = frozenset(("of", "in", "at", "on", "with", "near", "by", "outside", "behind"))


@lru_cache(maxsize=1024)
def same(one: str, other: str) -> bool:
    """
    Whether two descriptions may be of one place.

    The same noun, or one says nothing that the other does not.
    """
    mine, others = (set(map(stem, word_list(t))) - PLAIN for t in (one, other))
    noun, its = head(one), head(other)
    if ("outside" in one[:8]) != ("outside" in other[:8]):
        return False
    if noun in TREES and its in TREES:
        return True
    if noun != its and is_by_name_alone(noun, its, mine | others):
        return False
    if noun == its:
        more, less = mine - {noun}, others - {noun}
        return not more or not less or bool(more & less)
    return bool(mine and others) and (mine <= others or others <= mine)


@lru_cache(maxsize=2048)
def place_in(prompt: str) -> str:
    """
    Return the place that a prompt names, as it stands there; empty where it names none.

    A place follows a word that says where (``in a brick tunnel``, ``on the roof of a bus``, ``crosses the
    bridge``), or is a clause of its own (``tavern, night``). What somebody looks or points at is no place he
    is in.
    """
    named = _named(texts(prompt))
    spans = words(prompt) if named else ()
    alone = trees = ""
    for position in named:
        word = spans[position]
        left = spans[position - 1].text if position and spans[position - 1].clause == word.clause else ""
        behind = _behind(spans, position)
        paired = behind in OUTSIDE or behind in PAIRS.get(word.text, ())  # ``in front of the bus stop``
        if not may_be(word.text, left) or paired or is_of_thing(word.text, behind):
            continue
        last = position + (behind in STRUCTURES)
        first = _first(spans, position)
        if is_stuff(spans, position, first):
            continue
        before = [w.text for w in spans[max(0, first - 8) : first] if w.clause == word.clause]
        article = ""
        while before and before[-1] in ARTICLES:
            article = before.pop()
        said = prompt[spans[first].start : spans[_end(spans, last)].end]
        small = stem(word.text) in SMALL
        if before and (is_whose(spans, position, behind, before[-1]) or is_beside_water(word.text, before)):
            continue
        said = said.removesuffix("'s").removesuffix("’s")
        if (
            before
            and _leads(before, small=small, known=article not in ("a", "an"))
            and (not small or before[-1] in IN)
        ):
            if before[-1] == "of" and (part := _part(spans, first)) is not None:
                said = prompt[spans[part].start : spans[last].end]
            led = {"outside": "outside the ", "at": "at " if said == "home" else ""}
            house = before[-3:] == _IN_FRONT and stem(word.text) in HOUSES and _ends(spans, position)
            led["of"] = "outside the " if house else ""
            if stem(word.text) not in TREES or behind not in ("in", "at", "of"):
                return led.get(before[-1], "") + said
            trees = trees or said  # ``under fruit trees in a ship's garden``
            continue
        if (
            (
                word.text not in UNSURE
                or (position > first and is_wide(spans[position - 1].text))
                or (first and spans[first - 1].text in ARTICLES)
                or (position == first and is_keywords(spans))
            )
            and not before
            and _ends(spans, position)
            and not alone
        ):
            alone = said if spans[first].start == 0 or prompt[spans[first].start - 1] in " ,;|(\n" else ""
    return trees or alone


_IN_FRONT = ["in", "front", "of"]
_SECOND = frozenset().union(*PAIRS.values())
"""Words that are a place behind another one."""


def _named(said: tuple[str, ...]) -> list[int]:
    """Return which of these words may be a place's noun."""
    return [
        at
        for at, word in enumerate(said)
        if word in _AT_ONCE
        or ((word[-1] == "s" or "-" in word or (len(word) > 6 and word.endswith(ENDINGS))) and is_wide(word))
    ]


_AT_ONCE = WIDE | _SECOND | frozenset(filter(is_wide, SPELT_OTHERWISE))


def _behind(spans: tuple[tuple[str, int, int, int], ...], position: int) -> str:
    behind = spans[position + 1] if position + 1 < len(spans) else None
    return behind[0] if behind is not None and behind[3] == spans[position][3] else ""


def _first(spans: tuple[tuple[str, int, int, int], ...], position: int) -> int:
    """Return the first word of what is said of the place: ``abandoned railway station``."""
    first = position
    while first and spans[first - 1][3] == spans[position][3] and position - first < 5:
        left = spans[first - 1][0]
        led = first > 1 and spans[first - 2][0] in ARTICLES  # ``a sleeping compartment``
        if left in STOP or left in GOING or (left in DOING and not led):
            break
        first -= 1
    return first


def _leads(before: list[str], *, small: bool, known: bool) -> bool:
    """Whether these words say that somebody is where the next ones name; ``known``: a place of the story."""
    last, rest = before[-1], before[:-1]
    # ``frowning at the airport``
    around = known and last == "at" and not small and not _AT_PEOPLE.isdisjoint(rest[-1:])
    looking = not around and bool(LOOKING.intersection(rest)) and not goes_on(rest)
    if last == "of" and small and ("out" in rest or not _UPON.isdisjoint(rest[-1:])):
        return False  # ``steps out of a taxi``, ``on top of the bus``
    if last == "of":
        seen = looking and next((word for word in reversed(rest) if word in AT), "") == "at"
        return (
            bool(AT.intersection(rest) or {"against", "out", "from", "up"}.intersection(rest))
            and rest[-1] not in PICTURED
            and not seen  # ``looks up at the seat of a stagecoach``
        )
    if last == "to":
        return next((word in COMING for word in reversed(rest) if word not in _WAYS), False)
    if last == "from":
        return looking
    if last in ("at", "over", "through", "into"):
        return not looking
    return (last in AT and not is_seen_there(rest)) or last in GOING


_UPON = frozenset(("top", "hood", "bonnet", "tailgate", "bumper", "door", "fender", "side", "shade"))
_WAYS = bag("down up back over below across out home inside upstairs downstairs again alone together on away")
"""What may stand between going and where to: ``walks down to the beach``."""
_AT_PEOPLE = bag("smiles smiling laughs laughing nods nodding waves waving frowns frowning scowls scowling")
"""What is done at somebody: where a place stands behind it, it is done there."""


def _part(spans: tuple[tuple[str, int, int, int], ...], first: int) -> int | None:
    """Return the word that a part of the place is: ``roof`` of ``the roof of a bus``."""
    at = first - 1
    while at >= 0 and spans[at][0] != "of":
        at -= 1
    return at - 1 if at > 0 and spans[at - 1][0] not in NO_PART else None


def _end(spans: tuple[tuple[str, int, int, int], ...], position: int) -> int:
    """Return the last word of the place that has its noun here: ``gallery of the lighthouse``."""
    end, at = position, position + 1
    if at < len(spans) and spans[at][0] == "of" and spans[at][3] == spans[position][3]:
        while at < len(spans) and at < position + 5 and spans[at][3] == spans[position][3]:
            if noun_of(spans[at][0]) in WIDE:
                return at
            if spans[at][0] not in GLUE and at > position + 3:
                break
            at += 1
    return end


def _ends(spans: tuple[tuple[str, int, int, int], ...], position: int) -> bool:
    """Whether a place ends its clause, or only says more of itself: ``street at night``."""
    behind = position + 1
    if behind >= len(spans) or spans[behind][3] != spans[position][3]:
        return True
    if spans[behind][0] in _APART and behind + 1 < len(spans) and spans[behind + 1][0] in _SOMEBODY:
        return False  # ``a ringed planet behind her`` is not where she is
    return spans[behind][0] in _SAYS_MORE and _FAR_OFF.isdisjoint(
        w[0] for w in spans[behind + 1 : behind + 3]
    )


_FAR_OFF = frozenset(("distance", "background", "horizon"))
_APART = frozenset(("behind", "above", "below", "before", "between", "beneath", "over", "under"))
_SOMEBODY = frozenset(("her", "him", "them", "it", "me", "you", "us"))


_SAYS_MORE = bag("""
interior exterior at in on with of under over by full lit behind background after before above between near
""")
