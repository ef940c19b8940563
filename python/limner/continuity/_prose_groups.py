"""Sentences that tell of two people or more: ``Both wear``, ``The twins have``, ``Lio and Pia are``."""

from collections.abc import Sequence

from limner.continuity._card_people import Told
from limner.continuity._plain_words import word_set
from limner.continuity._tokens import Tokens

_TWO = word_set("twins sisters brothers two pair couple siblings both")
_PLURAL = word_set("are wear have share both dress look keep all go")
GROUP_WORDS = _TWO | word_set("they their them all three four each")
"""Words that mean all of those who were told of, where a sentence begins with such a one."""
_MOST = 4
_OPENING = 3


def grouped(prose: Told, tokens: Tokens, first: int, last: int) -> tuple[int, ...]:
    """Return the people whom a sentence tells of together, nothing where it tells of one."""
    low = tokens.low[first : last + 1]
    joined = _joined(prose, tokens, first, last)
    if joined:
        return joined
    if len(prose.people) < 2 or len(prose.recent) < 2:
        return ()
    lead, second, third = (*low[:_OPENING], "", "")[:_OPENING]
    modest = any(person.pronouns[:4] == "they" for person in prose.people)
    both = lead == "both" or (lead == "they" and not modest)
    twins = lead in ("the", "these") and second in _TWO and third in _PLURAL
    if twins or (both and second in _PLURAL):
        return _last(prose.recent, 2)
    if lead == "all" and not {"three", "four", "of"}.isdisjoint((second, third)):
        return _last(prose.recent, _MOST)
    return ()


def _last(recent: Sequence[int], most: int) -> tuple[int, ...]:
    """Return the last people who were told of, each once, in their order."""
    found = dict.fromkeys(reversed(recent))
    return tuple(reversed(list(found)[:most])) if len(found) > 1 else ()


def _joined(prose: Told, tokens: Tokens, first: int, last: int) -> tuple[int, ...]:
    """Return the people that a sentence begins with, joined by ``and``: ``Lio and Pia Amaro are``."""
    found: list[int] = []
    join = False
    for at in range(first, min(first + 10, last)):
        word = tokens.low[at]
        who = _named(prose, tokens, at)
        if who >= 0:
            if who not in found:
                if found and not join:
                    return ()
                found.append(who)
            join = False
        elif word in ("and", "&"):
            join = True
        elif not tokens.raw(at)[:1].isupper():
            break
    rest = tokens.low[first : last + 1]
    plural = not {"are", "both", "have", "wear", "were", "share"}.isdisjoint(rest)
    return tuple(found) if 1 < len(found) <= _MOST and plural else ()


def _named(prose: Told, tokens: Tokens, at: int) -> int:
    word, raw = tokens.low[at], tokens.raw(at)
    if not raw[:1].isupper():
        return -1
    return next(
        (n for n, person in enumerate(prose.people) if word in person.words and not person.is_thing), -1
    )
