"""
Who is somebody among the capitals of a text, by all that stands around them.

No single pattern tells a name of somebody from a town's: ``Ottmar the smith``, ``Greta, his wife``,
``Callum, 29, from Glasgow, is``. So each place where a name stands is a piece of evidence
(``_name_evidence``); a strong one is enough alone (an age, a role, a word of kinship), of the weak ones (a
verb, a pronoun, a given name) there must be two.
"""

from collections.abc import Iterator

from limner.continuity import _look_words as words
from limner.continuity._card_keys import is_name as is_title
from limner.continuity._card_keys import kind_of
from limner.continuity._card_things import is_thing
from limner.continuity._garments import part_of
from limner.continuity._given_names import FEMALE, MALE
from limner.continuity._name_evidence import ENOUGH, QUOTES, STARTS, TITLES, NameEvidence
from limner.continuity._name_words import NO_INITIALS
from limner.continuity._patterns import late
from limner.continuity._plain_words import word_set
from limner.continuity._prose_kin import Kin
from limner.continuity._prose_words import KIN, NOT_NAMES
from limner.continuity._text import unaccented
from limner.continuity._tokens import Tokens

MOST_WORDS = 3
_COMMON = word_set("""
nobody nothing everyone everybody everything something somebody people most many few much some both neither
none lives works wears keeps likes loves hates looks always never sometimes often usually born raised grew
once when while after before although though because since until with without despite during then there here
this that these those what who which whose where why how if as or and but so yet nor for from into onto upon
about above below beneath underneath between among through throughout however meanwhile perhaps maybe please
note warning scenario personality backstory appearance world setting chapter day night morning evening today
tomorrow yesterday summer winter spring autumn christmas easter flight deadly secretly currently formerly
outwardly inwardly physically behind under over main cast members household crew staff main world likes
dislikes user char assistant system human elf orc dwarf vampire vorn species race earth mars english french
german god gods lord lady heaven hell one two three four five six seven eight nine ten first second third
last next later now soon only even just also too very more less than other others another each every all any
no not yes oh well okay ok hello hi hey thanks sorry leather silk cotton wool velvet linen
""")
_PARTICLES = word_set("ibn bin al de la le du des von van der den ter zu di da del della dos y mac ap")
_HEADING = late(r"(?m)^[ \t]{0,3}#{1,5} ([^\n#*]{2,40})$")
_CALLED_SO = late(r"(?im)^\W{0,4}(?:full name|name|who|npc|character|nom|nombre)\W{1,3}([^\n]{1,60})")
_PAIR, _HEAD = 2, 160
_LENGTH, _SEVERAL = 20_000, 2
_LONGEST_NICK = 5


def people_in(tokens: Tokens) -> Iterator[tuple[str, str]]:
    """Yield the names of people in a text with the sex that stands beside them, in their order; linear."""
    found: dict[str, NameEvidence] = {}
    at = 0
    while at < len(tokens.low):
        if not is_name(tokens, at):
            at += 1
            continue
        end = at
        while end + 1 < len(tokens.low) and end - at < MOST_WORDS:
            step = 1 + (tokens.low[end + 1] in _PARTICLES)
            if end + step >= len(tokens.low) or not is_name(tokens, end + step):
                break
            end += step
        last = _nick(tokens, end)
        name = " ".join(map(tokens.raw, range(at, end + 1))) if last == end else tokens.between(at, last)
        if at and tokens.raw(at - 1) in ("Old", "The") and (at < _PAIR or tokens.low[at - 2] in STARTS):
            name = f"{tokens.raw(at - 1)} {name}"  # ``The Contessa is ninety-one``
        first_word = tokens.low[at]
        one = found.get(first_word)
        if one is None:
            one = found[first_word] = NameEvidence(name, tokens.starts[at])
        elif len(name) > len(one.name):
            one.name = name
        one.weigh(tokens, at, last)
        at = last + 1
    for one in found.values():
        if one.score >= ENOUGH and not is_thing(one.name, tokens.source[one.start : one.start + _HEAD]):
            yield one.name, one.sex


def is_nobody(name: str, text: str) -> bool:
    """
    Whether a card's own name is no person's: its text has people of their own and tells nothing of it.

    ``Shift C digs the northern tunnel`` is of those who do.
    """
    own = {word for word in Tokens(name).low if len(word) > 1} - words.STOPS
    if any(unaccented(word) in FEMALE or unaccented(word) in MALE for word in own):
        return False
    if any(not own.isdisjoint(Tokens(found[1]).low) for found in _CALLED_SO.finditer(text[:_LENGTH])):
        return False
    tokens = Tokens(text[:_LENGTH])
    heads = (found[1].strip() for found in _HEADING.finditer(text[:_LENGTH]))
    named = {*(each for each, _ in people_in(tokens)), *filter(_is_person_heading, heads)}
    if sum(own.isdisjoint(Tokens(each).low) for each in named) < _SEVERAL:
        return False
    mine = NameEvidence(name)
    for at, word in enumerate(tokens.low):
        if word in own and tokens.raw(at)[:1].isupper() and not (at and tokens.low[at - 1] in own):
            end = at
            while end + 1 < len(tokens.low) and tokens.low[end + 1] in own:
                end += 1
            mine.weigh(tokens, at, end)
    return not mine.kinds & {"age", "role", "is", "self", "owns", "pronoun"}


def _is_person_heading(head: str) -> bool:
    return is_title(head) and not kind_of(head)[0]


def is_name(tokens: Tokens, at: int) -> bool:
    """Whether a word can be a name's."""
    raw, low = tokens.raw(at), tokens.low[at]
    return (
        raw[:1].isupper()
        and len(raw) > 1
        and raw not in NO_INITIALS
        and low not in NOT_NAMES
        and low not in _COMMON
        and low not in TITLES
        and low not in KIN
        and not Kin.plain(low, raw)
        and (low in FEMALE or low in MALE or not (words.is_role(low) or _is_of_clothes(tokens, at)))
    )


def _is_of_clothes(tokens: Tokens, at: int) -> bool:
    """Whether a capital is there for a list that begins with a garment: ``Khaki shorts, a red cap``."""
    starts = not at or tokens.low[at - 1] in STARTS
    return starts and at + 1 < len(tokens.low) and part_of(tokens.low[at + 1]) is not None


def _nick(tokens: Tokens, at: int) -> int:
    """Return the last word of a name that goes on behind a nickname: ``Priyanka "Pri" Shah``."""
    low = tokens.low[at + 1 : at + 2 + _LONGEST_NICK]
    shut = next((n for n in range(2, len(low)) if low[n] in QUOTES), 0) if low[:1] and low[0] in QUOTES else 0
    if (
        shut
        and all(low[n].isalpha() for n in range(1, shut))
        and any(tokens.raw(at + 1 + n)[:1].isupper() for n in range(1, shut))
    ):
        at += shut + 1
        if at + 1 < len(tokens.low) and is_name(tokens, at + 1):
            at += 1
    return at
