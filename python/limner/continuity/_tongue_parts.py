"""Words of other languages that no table holds whole: numbers, and what is put together of two."""

from collections.abc import Mapping
from types import MappingProxyType

from limner.continuity._garments import part_of
from limner.continuity._look_words import FACE_HEADS, HAIR_HEADS, MARK_HEADS
from limner.continuity._plain_words import TENS, UNITS, word_set

_LONGEST = 40
_SHORTEST = 4
"""Letters that the last part of a compound has at least: ``Hut`` alone ends too many words."""


def _numbers(lines: str) -> Mapping[str, str]:
    """Return the numbers of a language from its words for nought to nineteen and for the tens."""
    units, tens = (line.split() for line in lines.strip().split("\n"))
    english = (*UNITS, *TENS)
    return MappingProxyType(dict(zip((*units, *tens), english, strict=True)))


_GERMAN = _numbers("""
null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn
zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig
""")  # noqa: E501 -- nought to nineteen
_FRENCH = _numbers("""
zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf
vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix
""")  # noqa: E501 -- nought to nineteen
_SPANISH = _numbers("""
cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve
veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa
""")  # noqa: E501 -- nought to nineteen
_MORE = MappingProxyType(
    {"veintiuno": "twenty-one", "veintidós": "twenty-two", "veintitrés": "twenty-three",
     "veinticuatro": "twenty-four", "veinticinco": "twenty-five", "veintiséis": "twenty-six",
     "veintisiete": "twenty-seven", "veintiocho": "twenty-eight", "veintinueve": "twenty-nine"}
)  # fmt: skip
_ARTICLES = frozenset(("un", "uno", "neuf"))
"""Numbers that are as often an article, or ``new``."""


def number_in(word: str, tongue: str) -> str | None:
    """Return a number's word in English: ``neunzehn``, ``zweiundvierzig``, ``vingt-trois``, ``veintidós``."""
    if word in _ARTICLES:
        return None
    if tongue == "german":
        return _GERMAN.get(word) or _joined(word.partition("und"), _GERMAN)
    table, sign, one = (_FRENCH, "-et-", "un") if tongue == "french" else (_SPANISH, "-y-", "uno")
    ten, and_, unit = word.partition(sign)
    if and_ and unit in ("un", "une", "uno", "una"):
        return _joined((one, and_, ten), table)
    if tongue == "french":
        front, _, last = word.rpartition("-")
        return _FRENCH.get(word) or _joined((last, "-", front), _FRENCH)
    return _SPANISH.get(word) or _MORE.get(word)


def _joined(parts: tuple[str, str, str], table: Mapping[str, str]) -> str | None:
    """Return a number of tens and one digit, the digit first."""
    unit, sign, tens = parts
    one = table.get("eins" if unit == "ein" else unit, "")
    ten = table.get(tens, "")
    return f"{ten}-{one}" if sign and ten in TENS and 0 < UNITS.get(one, 0) < 10 else None


def compound(word: str, table: Mapping[str, str], fronts_of: Mapping[str, str]) -> str | None:
    """
    Return a German compound by its last part, where that is a garment, a thing or a part of a body.

    The part before it is put into English if it is known, in ``fronts_of`` or in the table. An unknown one is
    left out of what is worn (``jacket``); with it no part of a body is believed: an ``Einhorn`` is no horn.
    """
    from limner.continuity._tongue_german_things import DRESS, THINGS  # noqa: PLC0415 -- German alone

    for cut in range(3, min(len(word), _LONGEST) - _SHORTEST + 1):
        tails = [word[cut:].removesuffix(end) for end in ("", "n", "en", "e", "s", "es")]
        tail = next((each for each in tails if each in table), "")
        if not tail:
            continue
        last = table[tail]
        noun = last.rpartition(" ")[2]
        worn = part_of(noun) is not None or tail in DRESS
        if not worn and tail not in THINGS and noun not in FACE_HEADS | HAIR_HEADS | MARK_HEADS:
            continue
        front = word[:cut].removesuffix("-")
        fronts = (front, front.removesuffix("s"), front.removesuffix("n"), front + "e", front + "en")
        known = next((fronts_of[each] for each in fronts if each in fronts_of), "")
        known = known or next((table[each] for each in fronts if each in table), "")
        if known:
            return f"{known} {last}"
        if part_of(noun) is not None or noun in HAIR_HEADS:
            return last
    return None


def patterned(word: str, table: Mapping[str, str], hues: frozenset[str]) -> str | None:
    """Return a colour and the pattern that it has: ``rotkariert`` is red checked."""
    for end in ("", "e", "em", "en", "er", "es"):
        bare = word.removesuffix(end) if end and word.endswith(end) else word
        for pattern in ("kariert", "gestreift", "geblümt", "gepunktet", "gemustert", "gefärbt", "bestickt"):
            if bare.endswith(pattern) and (front := bare.removesuffix(pattern).removesuffix("-")) in hues:
                return f"{table[front]} {table.get(pattern, 'patterned')}"
    return None


def hue(word: str, table: Mapping[str, str], hues: frozenset[str]) -> str | None:
    """Return the colour that a word of a thing and a colour ends in: ``stahlblau`` is blue."""
    for end in ("", "e", "em", "en", "er", "es"):
        bare = word.removesuffix(end) if end and word.endswith(end) else word
        if found := next((each for each in hues if bare.endswith(each) and len(bare) > len(each) + 2), ""):
            return table[found]
    return None


KIN_NOUNS = word_set("""
nichte neffe tochter sohn schwester bruder mutter vater frau freundin freund kollegin kollege tante onkel
nièce neveu fille fils soeur sœur frère femme amie ami sobrina sobrino hija hijo hermana hermano amiga amigo
""")
"""Words before a name that is new: ``seine Nichte Leni``."""
