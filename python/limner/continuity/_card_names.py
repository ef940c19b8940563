"""Names in cards: full names, nicknames, and cards named after several people."""

from collections.abc import Collection, Iterator

from limner.continuity._patterns import late
from limner.continuity._people_words import is_role
from limner.continuity._plain_words import SEPARATORS, word_set
from limner.continuity._prose_words import ABBREVIATIONS, NOT_NAMES, TITLES
from limner.continuity._text import unaccented
from limner.continuity._tokens import Tokens

_QUOTED = late(
    r"[\"“'(（「『《【]"
    r"([^\"“”'()（）「」『』《》【】]{1,40})"
    r"[\"”')）」』》】]"
)
ENTRY = late(
    r"([A-Z][\w'’.-]{1,20}(?: [A-Z][\w'’.-]{1,20}){0,2})(?: \([^()]{1,30}\))?"
    r"(?:, ?| [-–—] )(?=[^,]{2,40}[,.;])"
)
"""Somebody's name behind a word of kinship, and what is told of them: ``Hong Mei, 19, female. Lean``."""
IN_BRACKETS = late(r"([A-Z][\w'’.-]{1,20}(?: [A-Z][\w'’.-]{1,20}){0,2}) \(([^()]{3,300})\)\.?$")
"""Somebody's name, and in brackets what is told of them."""
AGED = late(r"([^()]{2,60}?) \(((?:[FMfm], ?)?[0-9][^()]{0,30})\)$")
"""Somebody's name with the age in brackets: ``Ada (f, 28)``."""
ENTRY_LINE = late(
    r"(?P<name>[A-Z][\w'’.-]{1,20}(?: [A-Z][\w'’.-]{1,20}){0,3})(?: ?\((?P<aside>[^()]{1,40})\))? ?[—–-] "
    r"(?P<looks>[^\n]{8,2000})$"
)
"""A line of a list of people: ``Sid (drums) - green mohawk``."""
_NAMED_AND = late(
    r"(?P<name>[^\W\d_][\w'’-]{1,20}(?: [^\W\d_][\w'’-]{2,20}){0,3})"
    r"(?P<sign>[.,]) {1,3}(?P<behind>\S[^\n]{3,4000})$"
)
_QUOTES = frozenset("\"“”'‘’(")
_CALLED = word_set("called nicknamed aka dubbed")
_OPENING = word_set("""
sometimes yesterday tomorrow presently nowadays perhaps maybe unlike overall seldom already soon instead
meanwhile hence thus indeed secretly physically officially outwardly inwardly privately publicly thankfully
sadly clearly evidently basically fortunately unfortunately apparently eventually finally certainly surely
formerly previously legally technically professionally lately recently occasionally rarely currently
originally naturally generally usually normally typically mostly ironically personally socially mentally
emotionally
""")
"""Words with which a sentence opens before a name."""
_ENDS = frozenset((".", "!", "?", "\n", ";", ":"))
_INITIALS = 2
_JOINED = late(r" & |(?<!\w)and(?!\w)|, | \+ | / ")


_OPENS = late(r"[A-Z][\w'’-]{1,20}(?: (?:[A-Z][\w'’-]{0,20}|de|von|van|of|the)){0,4}(?=,|\.|$| \()")


def spelt_out(aside: str) -> str:
    """Return what stands in brackets behind a name, its sex in a word: ``f, 28``."""
    sex = {"f": "woman", "m": "man"}.get(aside[:1].lower(), "")
    return f"{sex}{aside[1:]}" if sex and aside[1:2] in (",", "/") else aside


def opens_with_name(value: str) -> bool:
    """Whether a value begins with a name, and not with what somebody is: ``a nurse``, ``Mal is a thief``."""
    return _OPENS.match(value) is not None


def cased(name: str) -> str:
    """Return a name that is written in capitals as a story writes it: ``BRUNNA IRONMANTLE``."""
    return name.title() if name.isupper() and len(name) > _INITIALS else name


def aliases_in(name: str) -> tuple[str, ...]:
    """Return a name without the nickname in it, and the nickname: ``Adaeze "Ada" Okafor``."""
    name = " ".join(name[:120].split()).strip(' .,;-*"')
    nicks = [found.strip() for found in _QUOTED.findall(name)]
    bare = " ".join(_QUOTED.sub(" ", name).split())
    return tuple(
        each for each in dict.fromkeys([bare, *nicks]) if each and any(sign.isalnum() for sign in each)
    )


def further(name: str, text: str) -> tuple[str, ...]:
    """Return a name's parts where a byname is in it that a text uses too, or that is in another script."""
    if name.replace(" ", "").isalpha():
        ours = " ".join(piece for piece in name.split() if piece.isascii())
        theirs = "".join(piece for piece in name.split() if piece[0] > "\u2e80")
        return (ours, theirs) if ours and theirs else ()  # ``Zhao Lin 赵琳``
    bare, *nicks = aliases_in(name) or ("",)
    kept = []
    for nick in nicks:
        if nick.islower() and is_role(nick):
            kept.append(f"the {nick}")
        elif nick in text or nick[:4] == "the " or not name.isascii() or f'"{nick}"' in name:
            kept.append(nick)
    return (bare, *kept) if kept else ()


def named_and(value: str) -> tuple[str, str]:
    """Return a name, and what is told behind it in one line: ``Name: Yusuf Demir. Engineer, 44. Bald``."""
    found = _NAMED_AND.match(value)
    if (
        found is None
        or (found["sign"] == "," and found["behind"][:1].isupper())
        or found["name"].rsplit(maxsplit=1)[-1].lower() in ABBREVIATIONS
    ):
        return value, ""
    return found["name"], f"{found['name']}, {found['behind']}" if found["sign"] == "," else found["behind"]


def given_names(name: str) -> tuple[str, ...]:
    """Return the people a card is named after where it is named after several: ``Anna & Otto``."""
    pieces = [piece.strip() for piece in _JOINED.split(name[:100])]
    good = len(pieces) > 1 and all(piece[:1].isupper() and len(piece.split()) <= 3 for piece in pieces)
    return (
        tuple(pieces)
        if good and not any(piece.lower().split()[0] in ("the", "a") for piece in pieces)
        else ()
    )


def addressed(name: str, description: str) -> bool:
    """Whether ``you`` is the card's person: ``You are Mira``."""
    head = description[:400].lower()
    return any(
        f"{lead} {each.lower()}" in head
        for lead in ("you are", "you're", "you play", "your name is")
        for each in (name, name.split(maxsplit=1)[0])
    )


def is_called(title: str, names: Collection[str]) -> bool:
    """
    Whether a title is a name that a story may use: ``the Frost Sword``, ``Sister Shen``.

    ``Professor of Small Gods`` is an office; a name has ``the`` before a capital, or the person's own name in
    it.
    """
    lead, _, rest = title.strip().partition(" ")
    if len(title) > 40 or not rest:
        return False
    if lead.lower() == "the":
        return rest[:1].isupper() and len(rest.split()) < 4
    return any(word in names for word in Tokens(rest).low)


def known_as(name: str, text: str) -> Iterator[str]:  # noqa: C901 -- a branch for each way to name
    """Yield further names that a text begins with: ``Agnes Muir keeps``, ``Theodora, called Teo``."""
    tokens = Tokens(text[:600])
    pieces = {piece for piece in Tokens(name).low if piece not in TITLES and piece[0].isalnum()}
    if not pieces:
        return
    full = False
    plain = set(map(unaccented, pieces))
    for at, word in enumerate(tokens.low):
        if unaccented(word) in plain and not full and tokens.raw(at)[:1].isupper():
            first, last = _run(tokens, at)
            if last > first:
                said = " ".join(tokens.raw(near) for near in range(first, last + 1))
                if said.lower() != name.lower() and plain <= set(
                    map(unaccented, tokens.low[first : last + 1])
                ):
                    yield said
                    full = True
            if at > 1 and tokens.low[at - 1] == "," and tokens.low[last + 1 : last + 2] in (["to"], ["for"]):
                begin, end = _run(tokens, at - 2)
                if begin < 2 and end > begin:  # ``Josephine Calloway, Josie to everybody``
                    yield " ".join(tokens.raw(near) for near in range(begin, end + 1))
            yield from _in_full(tokens, at, last)
            nick = tokens.low[last + 1 : last + 4]
            if len(nick) == 3 and nick[0] in _QUOTES and nick[2] in _QUOTES and nick[1].isalpha():
                yield tokens.raw(last + 2)  # ``Dolores "Dot" Martinez``
        if (
            word == "the"
            and 1 < at < len(tokens.low) - 2
            and tokens.low[at - 1] == "is"
            and tokens.low[at - 2] in pieces
            and is_role(tokens.low[at + 1])
            and tokens.low[at + 2] in SEPARATORS
        ):
            yield f"the {tokens.low[at + 1]}"  # ``Halley is the driver:``
        if called := _called(tokens, at, pieces):
            yield called
        if (
            word in ("as", "by")
            and at > 1
            and tokens.low[at - 1] in ("known", "goes")
            and at + 1 < len(tokens.low)
        ):
            _, last = _run(tokens, at + 1)
            if tokens.raw(at + 1)[:1].isupper():
                yield " ".join(tokens.raw(near) for near in range(at + 1, last + 1))


def _in_full(tokens: Tokens, at: int, last: int) -> Iterator[str]:
    """Yield the whole name in brackets behind a short one: ``Roz (Rosalind Tarrant really``."""
    if tokens.low[last + 1 : last + 2] != ["("] or last + 2 >= len(tokens.low):
        return
    begin, end = _run(tokens, last + 2)
    if begin == last + 2 and end > begin and tokens.raw(begin)[:2] == tokens.raw(at)[:2]:
        yield " ".join(tokens.raw(near) for near in range(begin, end + 1))


def _called(tokens: Tokens, at: int, own: Collection[str]) -> str:
    """Return the name behind a word that calls somebody so: ``called Teo``, ``called the Heron``."""
    if tokens.low[at] not in _CALLED or not _calls(tokens, at - 1, own):
        return ""
    led = tokens.low[at + 1 : at + 2] == ["the"]
    if not tokens.low[at + 1 + led : at + 2 + led]:
        return ""
    name = tokens.raw(at + 1 + led)
    return ("the " * led + name) if name[:1].isupper() else ""


def _calls(tokens: Tokens, at: int, own: Collection[str]) -> bool:
    """Whether it is the card's person who is called so, not ``the farmhand`` or ``her horse``."""
    while at > 0 and tokens.low[at] in ("often", "usually", "also", "sometimes", "mostly", "simply", "just"):
        at -= 1
    if at < 1 or tokens.low[at] not in (",", "(", "is"):
        return False
    before = tokens.low[at - 1]
    named = before in own or tokens.raw(at - 1)[:1].isupper() or before in ('"', ")")
    return named or (tokens.low[at] == "is" and before in ("she", "he", "they", "who"))


def _run(tokens: Tokens, at: int) -> tuple[int, int]:
    """Return the first and the last of the capitalised words around a place."""
    first = last = at
    while last + 1 < len(tokens.low) and last - first < 4 and _joins(tokens, last + 1):
        last += 1
    while first and last - first < 4 and _joins(tokens, first - 1) and not _opens_sentence(tokens, first - 1):
        first -= 1
    return first, last


def _joins(tokens: Tokens, at: int) -> bool:
    return tokens.raw(at)[:1].isupper() and (tokens.low[at] not in NOT_NAMES or tokens.low[at] in TITLES)


def _opens_sentence(tokens: Tokens, at: int) -> bool:
    """Whether a word opens a sentence and is none of the name behind it: ``Secretly Ada``."""
    return (at == 0 or tokens.low[at - 1] in _ENDS) and tokens.low[at] in _OPENING
