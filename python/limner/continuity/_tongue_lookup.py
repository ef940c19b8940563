"""Words of other languages looked up with their endings and their parts."""

from collections import ChainMap
from collections.abc import Callable, Mapping
from types import MappingProxyType

from limner.continuity._plain_words import word_set
from limner.continuity._tongue_parts import compound, hue, number_in, patterned

_ENDINGS = MappingProxyType(
    {
        "german": ("e", "er", "es", "en", "em", "n", "s"),
        "french": ("s", "e", "es", "x"),
        "spanish": ("s", "es"),
    }
)
_RUSSIAN_ENDINGS = [
    "ская",
    "ской",
    "ыми",
    "ими",
    "ого",
    "его",
    "ому",
    "ему",
    "ами",
    "ями",
    "ная",
    "ной",
    "ный",
    "ное",
    "ные",
    "кой",
    "ая",
    "яя",
    "ое",
    "ее",
    "ые",
    "ие",
    "ый",
    "ий",
    "ой",
    "ей",
    "ую",
    "юю",
    "ых",
    "их",
    "ым",
    "им",
    "ом",
    "ем",
    "ах",
    "ях",
    "ам",
    "ям",
    "ов",
    "ев",
    "ия",
    "ию",
    "ии",
    "ен",
    "на",
    "но",
    "ны",
    "ка",
    "ки",
    "ку",
    "а",
    "я",
    "о",
    "е",
    "ы",
    "и",
    "у",
    "ю",
    "ь",
    "й",
]
"""The longest first."""
EAST = frozenset(("japanese", "chinese"))
"""Languages that part no words."""


_WHERE = {"am": "at", "à": "at", "au": "at", "grand": "big", "grande": "big", "groß": "big"}
"""Words that mean something else where places are told."""


def reader(tongue: str, *, places: bool = False) -> Callable[[str], str | None] | None:
    """
    Return what looks a word of a language up, with its endings and parts, None for a language unknown.

    ``places``: a text that says where somebody is, and hardly how they look.
    """
    if not tongue or tongue in EAST:
        return None
    from limner.continuity import _tongue_more as more  # noqa: PLC0415
    from limner.continuity import _tongue_words as tables  # noqa: PLC0415 -- most cards need none of them

    table: Mapping[str, str] = {
        "german": ChainMap(dict(tables.GERMAN), dict(more.MORE_GERMAN)),
        "french": ChainMap(dict(tables.FRENCH), dict(more.MORE_FRENCH)),
        "spanish": ChainMap(dict(tables.SPANISH), dict(more.MORE_SPANISH)),
        "russian": more.RUSSIAN,
    }[tongue]
    if places:
        from limner.continuity._tongue_places import place_compound, places_of  # noqa: PLC0415

        table = ChainMap(_WHERE, dict(table), dict(places_of(tongue)))

    def look(word: str) -> str | None:
        said = _inflected(word, table, tongue)
        if said is None and tongue != "russian":
            said = number_in(word, tongue)
        if said is None and tongue == "german":
            said = place_compound(word) if places else None
            said = said or _compound(word, table) or compound(word, table, more.GERMAN_FRONTS)
            said = said or patterned(word, table, _HUES) or hue(word, table, _COLOURED)
        return said

    return look


def _inflected(word: str, table: Mapping[str, str], tongue: str) -> str | None:
    if word in table:
        return table[word]
    for ending in _ENDINGS.get(tongue, ()):
        if len(word) > len(ending) + 2 and word.endswith(ending) and word[: -len(ending)] in table:
            return table[word[: -len(ending)]]
    if tongue == "russian":
        for ending in _RUSSIAN_ENDINGS:
            if len(word) > len(ending) + 1 and word.endswith(ending) and word[: -len(ending)] in table:
                return table[word[: -len(ending)]]
    if tongue == "spanish" and word.endswith(("a", "as", "os")):
        return table.get(word.rstrip("s")[:-1] + "o")
    return None


def _compound(word: str, table: Mapping[str, str]) -> str | None:
    """Return ``dunkelbraun`` as dark brown, ``blaugrau`` as blue-grey."""
    for cut in range(3, min(len(word) - 2, 10)):
        front, back = word[:cut], word[cut:].lstrip("-")
        if front in _HUES and (last := _inflected(back, table, "german")) and _inflected_base(back) in _HUES:
            return f"{table[front]}{' ' if front in ('hell', 'dunkel') else '-'}{last}"
    return None


_COLOURED = word_set("rot blond braun schwarz weiß grau grün blau gelb")
_HUES = word_set("rot blond braun schwarz weiß grau grün blau gelb hell dunkel silber")


def _inflected_base(word: str) -> str:
    for ending in ("em", "en", "er", "es", "e"):
        if word.endswith(ending) and word[: -len(ending)] in _HUES:
            return word[: -len(ending)]
    return word
