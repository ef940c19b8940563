"""Clothes in a text: the garments of a list, and those that prose says somebody wears."""

from collections.abc import Callable

from limner.continuity._garments import COLOURS, goes_with, outfit, part_of
from limner.continuity._patterns import late
from limner.continuity._plain_words import UNITS, word_set
from limner.continuity._text import clean
from limner.continuity._tokens import Tokens
from limner.continuity.looks import cut

_ON_BODY = late(r"(?i:a?round|on|over|at|about) (?i:her|his|their|the|my|your) [a-z]{2,12} (?=an? |the )")
_TAIL = late(r" (?:like|too|so|and no|that|which|whose|because|as|with nothing|whatever|regardless|for) ")

_LABEL = late(r"(?i:(?:on|at|in|for|off|behind|when|during|while)(?: [a-z'-]{1,12}){1,3}: )")
_LABEL_BEHIND = late(r"(?<=[.;] )(?:On|At|In|For|Off|Behind|When|During|While)(?: [a-z'-]{1,12}){1,3}: ")
_NOTHING = late(r"(?i:,? and nothing (?:on|else|but|under|beneath|underneath|more).{0,60})$")
_CLAUSE = late(
    r"(?i:(?<! on)(?<! over)(?<! round)(?<! around)(?<! of)(?<! in)(?<! to)(?<! at)(?<! with)(?<! under)"
    r"(?<! about)(?<! across)(?<! behind)(?<! below)(?<! from)(?<! off)(?<! up)(?<! down)(?<! past)"
    r" (?:my|her|his|their|our|she|he|they|i) )"
)
"""Where a garment's words go on as a clause: ``tie my ex-wife picked out``."""

TIMES = (
    r"(?:work|home|church|school|weekdays|weekends|sundays?|holidays|night|bed|stage|court|duty|parties|"
    r"balls|weddings|funerals|opera|theatre|office|gym|beach|pool|sea|winter|summer|spring|"
    r"autumn|rain|cold|battle|combat|missions?|training|ceremonies|feasts|mass|market|town|"
    r"public|shore|formal occasions|special occasions|snow)"
)
"""Words for when clothes are worn, as a pattern."""
_WHEN = late(rf"(?i: (?:on|at|for|in|to|during) (?:the |her |his |their )?{TIMES})$")
"""When a garment is worn, behind it."""
_OTHER_TIMES = late(
    r"(?i:; {0,2}(?:and |but )?(?:for|in|at|on|off|to|during|when it) (?:the |her |his |their |bad |cold )?"
    rf"{TIMES}\b[^;]{{0,200}})"
)
"""Clothes for an occasion, behind the usual ones: ``; for church a grey suit``."""
_BARE_UNDER = late(r"(?i: (?:with|and) nothing (?:on |else )?(?:under|beneath|underneath)(?: it| them)?\b)")
_ALWAYS = "always"
MOST = 16
"""Garments of an outfit."""

_SENTENCES = late(r"(?<=[a-z0-9])\. {1,3}(?=[A-Z])")
_ALL_OF = late(r"(?:all|both) (?:in )?([a-z]{3,12})$")
"""``three shawls, all black``."""
_DENIED = ("no ", "not ", "without ", "never ", "nothing", "none", "n/a", "and no ")
_NEVER = word_set("never not doesn't don't won't isn't cannot can't wouldn't")
_LEADS = (
    "and ", "or ", "but ", "usually ", "normally ", "always ", "often ", "also ", "typically ", "mostly ",
    "she wears ", "he wears ", "they wear ", "wears ", "wearing ", "a pair of ", "pair of ", "nothing but ",
    "only ", "just ", "her ", "his ",
    "their ", "an ", "a ", "the ", "my ", "your ", "some ", "dressed in ", "in ", "usual ",
    "trademark ", "by ", "outfit - ", "clothes - ", "clothing - ", "under it ",
    "over it ", "underneath it ", "underneath ", "beneath it ", "over that ",
    "under that ", "goes ", "with ", "the same ", "same ",
)  # fmt: skip


def listed(text: str, *, known: bool = False, worn: Callable[[str], bool] | None = None) -> tuple[str, ...]:
    """
    Return the garments of a list, each as a prompt's words; ``known``: only those whose noun is known.

    ``worn`` says of others whether they are clothes all the same.

    What is denied, and sentences, are left out.
    """
    found: list[str] = []
    first: str | None = None
    text = _BARE_UNDER.sub("", text)
    plain = _SENTENCES.sub(", ", _of_occasion(text[:2000])).replace(" of course,", " ")
    for each in outfit(plain.replace("except for ", "").replace(": ", ", ").replace(" / ", ", ")):
        words, occasion = _occasion_of(stripped(each.words))
        first = occasion if first is None else first
        if occasion and occasion not in (first, _ALWAYS) and found:
            continue  # ``a work suit on weekdays, a red qipao at the opera``
        if found and (hue := _ALL_OF.match(words)) and hue[1] in COLOURS:
            number, blank, rest = found[-1].partition(" ")
            counted = blank and number in UNITS
            found[-1] = f"{number} {hue[1]} {rest}" if counted else f"{hue[1]} {found[-1]}"
            continue
        if not words or _is_denied(words):
            continue
        if known and not each.head and not ((found and goes_with(words)) or (worn and worn(words))):
            continue
        if not each.head and (len(said := words.lower().split()) > 6 or not _ADDS.isdisjoint(said[:1])):
            continue
        words = cut(clean(words))
        if words and words.lower() not in (other.lower() for other in found):
            found.append(words)
        if len(found) >= MOST:
            break
    return tuple(found)


_ADDS = word_set("even which where who whose because if when whenever while although though since so unless")
"""How a clause begins behind a garment that says more of it: ``a gown, which she hates``."""


def _occasion_of(words: str) -> tuple[str, str]:
    """Return a garment without the words for when it is worn, and these: ``a suit on weekdays``."""
    if words.endswith((" always", " every day", " at all times")):
        return words.removesuffix(" always").removesuffix(" every day").removesuffix(" at all times"), _ALWAYS
    found = _WHEN.search(words)
    return (words[: found.start()], found[0].strip().lower()) if found and found.start() else (words, "")


def _of_occasion(text: str) -> str:
    """Return what stands behind the first words for an occasion, up to the next: ``On shift: a shirt``."""
    label = _LABEL.match(text)
    text = text[label.end() :] if label else text
    other = _LABEL_BEHIND.search(text)
    text = text[: other.start()] if other and other.start() else text
    return _OTHER_TIMES.sub("", text) if ";" in text else text


def _is_denied(words: str) -> bool:
    low = words.lower()
    return low.startswith(_DENIED) or not _NEVER.isdisjoint(low.split())


def stripped(words: str) -> str:
    """Return a garment's words without what leads to them."""
    words = words.strip().removesuffix(" and").removesuffix(" or").removesuffix(" with").removesuffix(" in")
    words = words.removesuffix(" worn")
    words = _TAIL.split(_ON_BODY.sub("", words.strip(" .,;:!?-–—*\"'"), count=1), maxsplit=1)[0]
    words = _NOTHING.sub("", _CLAUSE.split(words, maxsplit=1)[0])
    again = True
    while again:
        again = False
        low = words.lower()
        for lead in _LEADS:
            if low.startswith(lead):
                words, again = words[len(lead) :].lstrip(), True
                break
    return words


_DONE = word_set("""
pushed pulled slung tied tucked rolled worn draped hung knotted perched set buttoned belted trimmed lined
""")
_ENDS = _DONE | word_set("with of over round around about at across down up")
"""What follows a garment and is still its own: ``goggles pushed up on the forehead``."""


_FITS = word_set("""
stiff heavy shiny white black gone full
cut made in two three too several much that which from for so sizes as whose held kept worn buttoned without a
patched under beneath over fastened closed open even whatever all every when if always
""")
"""What follows a garment that has been named: ``greatcoat cut down to fit him``."""


def is_piece(tokens: Tokens, first: int, last: int) -> bool:
    """Whether these words are one garment and nothing else: ``a black oilskin coat``."""
    end = last
    noun = next((at for at in range(first, last + 1) if part_of(tokens.low[at]) is not None), first)
    if tokens.low[first] in ("over", "under", "beneath", "behind"):
        return False  # ``Over the shop hangs a wooden boot``
    if not {"from", "to"}.isdisjoint(tokens.low[first:noun]):
        return False  # ``scar from ear to collar``
    for at in range(first, last + 1):
        if first < at < noun and tokens.low[at] in _DONE:
            continue  # ``a worn black suit``, ``a belted coat``
        worn = at > first and part_of(tokens.low[at - 1]) is not None
        if at > first and (tokens.low[at] in _ENDS or (worn and tokens.low[at] in _FITS)):
            end = at - 1
            break
    armour = end > first and tokens.low[end] in ("plate", "mail", "top", "wrap", "slip", "shift")
    armour = armour and tokens.low[end - 1] != "on"  # ``bald on top with long hair at the sides``
    return first <= end < first + 7 and (armour or part_of(tokens.low[end]) is not None)
