"""Words in names that are not the name itself, and names that are words too."""

from limner.continuity._text import DETERMINERS, bag

PARTICLES = bag("""
of the de la le du van von der den al el bin ibn da di dos and y af av ap mac o
""")
NO_INITIALS = frozenset((
    "NG", "LG", "CG", "LN", "CN", "NE", "CE", "LE", "TN", "AC", "HP", "MP", "XP", "STR", "DEX", "CON", "INT",
    "WIS", "CHA", "NPC", "PC", "GM", "DM", "LVL", "OC", "MC",
))  # fmt: skip
"""Letters of games that are nobody's: an alignment, a score."""
COMMON = bag("""
will rose hope grace faith joy summer autumn winter april may june ivy lily daisy violet ruby pearl amber
jade hunter chase mark bill jack rich frank dawn star storm river forest brook heath cliff dale glen reed
robin raven angel king prince duke earl major baker smith ash rain sunny heather iris olive ginger sage
basil pepper honey angela sandy rusty red blue green white black brown grey gray silver gold snow wolf
fox bear hawk falcon dove swan lion tiger moth sky skye flint stone clay cole hall hill wood woods field
ford bridge church cross knight bishop abbot page carter cooper fisher gardener mason miller parker
potter shepherd taylor turner walker weaver archer butler cook guy woman man girl boy mercy patience
prudence charity constance felicity verity destiny harmony melody lyric echo shadow phoenix ace lucky
happy bliss crystal diamond opal coral marina ocean luna nova comet sol sunshine blossom fern hazel
juniper laurel maple willow aspen rowan cherry peaches candy sugar cookie bunny kitty puppy tiny ray jay
drew pat rob sue gene dean art ward wade lance pierce piers christian noble sterling ernest victor
victoria drake wren lark merry gay dusty misty stormy windy rocky buck house doctor nurse captain
professor voice stranger narrator guard hero death time
""")
"""Names that are words too: they count with a capital only."""


FULL = {
    "dr": "doctor",
    "doc": "doctor",
    "sgt": "sergeant",
    "capt": "captain",
    "prof": "professor",
    "lt": "lieutenant",
    "kapitän": "captain",
    "capitaine": "captain",
    "rev": "reverend",
    "ser": "sir",
    "fr": "father",
    "cpl": "corporal",
    "maj": "major",
    "col": "colonel",
    "gen": "general",
    "cmdr": "commander",
}

_SMALL = DETERMINERS | bag("""
of and or but no not nobody he she it they we you i in on at by with to from for as if is are here there who
what when where how all none
""")
"""Words that begin a sentence more often than they are a name."""


def capitals(name: str) -> tuple[bool, ...]:
    """Return which words of a name are written with a capital; ``the`` and ``of`` in it do not count."""
    pieces = name.split()
    return tuple(w[:1].isupper() for w in pieces if w.lower() not in ("the", "of") or len(pieces) == 1)


def is_beginning(text: str, start: int, pieces: tuple[str, ...]) -> bool:
    """Whether a capital is there only for a sentence that begins: ``The last hope`` is nobody's name."""
    if len(pieces) > 1 or pieces[0] not in _SMALL:
        return False
    before = text[:start].rstrip(" \"“'(*")
    return not before or before[-1] in ".!?\n:"
