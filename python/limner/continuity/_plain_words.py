"""Plain English words around a phrase, and numbers; each set is one string that is split once."""

from types import MappingProxyType


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())


DETERMINERS = word_set(
    "a an the her his their its my your our one two some this that these those both each another"
)
ADVERBS = word_set("""
very rather quite slightly somewhat always usually often still so too pretty extremely incredibly
unusually a-little naturally mostly almost nearly well currently originally remarkably surprisingly
deathly impossibly once mainly typically normally generally now exceptionally startlingly strikingly
unnaturally
""")
COPULAS = word_set("is are was were 's being seems appears remains has-been stays kept")
HAVING = word_set(
    "with has have had having wears wearing wore sports sporting bears bearing of got 've possesses"
)
NEGATIONS = word_set(
    "no not without lacks lacking never neither nor hasn't isn't doesn't don't wasn't aren't non n't lost"
)
STOPS = (
    DETERMINERS
    | COPULAS
    | HAVING
    | NEGATIONS
    | word_set("""
        and or but in on at to from by for as than then when while who which whose where it she he
        they you i her him them into onto over under across through along around down up off out
        about after before behind beside between against if because since until like likes loves
        hates be been do does did can could will would shall should may might must there here me us
        we near above below within without upon toward towards
    """)
)
SEPARATORS = frozenset('.,;:!?()[]{}|\n"“”*/=<>+•—–')
PLACES = word_set(
    """
        on across over under through along around down above below beneath near at behind beside
        between from upon up
    """
)

_UNITS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
UNITS = MappingProxyType({word: number for number, word in enumerate(_UNITS.split())})
TENS = MappingProxyType(
    {
        word: 10 * number
        for number, word in enumerate(
            ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
        )
    }
)
DECADES = MappingProxyType(
    {
        "teens": 10, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
        "seventies": 70, "eighties": 80, "nineties": 90,
        **{f"{tens}{ending}": tens for tens in range(10, 100, 10) for ending in ("s", "'s", "ish")},
    }
)  # fmt: skip
