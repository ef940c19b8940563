"""Words of other languages looked up with their endings and their parts."""

from collections.abc import Callable, Mapping
from functools import lru_cache
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
    "ём",
    "ью",
    "ё",
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


@lru_cache(maxsize=8)
def reader(tongue: str, *, places: bool = False) -> Callable[[str], str | None] | None:
    """
    Return what looks a word of a language up, with its endings and parts, None for a language unknown.

    ``places``: a text that says where somebody is, and hardly how they look.
    """
    if not tongue or tongue in EAST:
        return None
    table = _table(tongue)
    if places:
        from limner.continuity._tongue_places import place_compound, places_of  # noqa: PLC0415
        from limner.continuity._tongue_places_more import PLACES  # noqa: PLC0415

        table = {**table, **places_of(tongue), **PLACES[tongue], **(_WHERE if tongue != "russian" else {})}
    if tongue == "german":
        from limner.continuity._tongue_german_words import FRONTS  # noqa: PLC0415

    def look(word: str) -> str | None:
        said = _inflected(word, table, tongue)
        if said is None and tongue == "russian" and "-" in word:
            parts = [_inflected(part, table, tongue) for part in word.split("-")]
            said = " ".join(filter(None, parts)) if None not in parts else None  # ``тёмно-синее``
        if said is None and tongue != "russian":
            said = number_in(word, tongue)
        if said is None and tongue == "german":
            said = place_compound(word) if places else None
            said = said or _compound(word, table) or compound(word, table, FRONTS)
            said = said or patterned(word, table, _HUES) or hue(word, table, _COLOURED)
        return said

    return look


def _table(tongue: str) -> Mapping[str, str]:
    """Return the words of looks of a language; most cards need none of them."""
    from limner.continuity import _tongue_more as more  # noqa: PLC0415
    from limner.continuity import _tongue_words as tables  # noqa: PLC0415

    if tongue == "german":
        from limner.continuity import _tongue_german_things as things  # noqa: PLC0415
        from limner.continuity import _tongue_german_words as words  # noqa: PLC0415

        return {
            **more.MORE_GERMAN,
            **tables.GERMAN,
            **words.TRADES,
            **things.THINGS,
            **things.DRESS,
            **words.WORDS,
        }
    if tongue == "russian":
        from limner.continuity._tongue_russian import WORDS  # noqa: PLC0415

        return {**more.RUSSIAN, **WORDS}
    if tongue == "french":
        from limner.continuity._tongue_french import WORDS as FRENCH  # noqa: PLC0415

        return {**more.MORE_FRENCH, **tables.FRENCH, **FRENCH}
    from limner.continuity._tongue_spanish import WORDS as SPANISH  # noqa: PLC0415

    return {**more.MORE_SPANISH, **tables.SPANISH, **SPANISH}


@lru_cache(maxsize=8)
def phrases(tongue: str, *, places: bool = False) -> tuple[tuple[str, str], ...]:
    """Return what several words mean together, each with the one word that the tables have for it."""
    said = [(word.replace("-", " "), word) for word in _table(tongue) if "-" in word]
    if places:
        from limner.continuity._tongue_places_more import PLACES  # noqa: PLC0415

        said += [(word.replace("-", " "), word) for word in PLACES[tongue] if "-" in word]
    said = [(phrase.replace(" d ", " d'").replace(" l ", " l'"), word) for phrase, word in said]
    if tongue == "german":
        from limner.continuity._tongue_german_words import PHRASES  # noqa: PLC0415

        said = [*PHRASES.items(), *said]
    return tuple(sorted(said, key=lambda pair: -len(pair[0])))


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
