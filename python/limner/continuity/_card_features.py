"""
What a key's value says of one feature in several words, put together as one: ``short, grey`` is one beard.

``Horns: two, small, black`` are two small black horns, and nobody is small for it; ``Eyes: only the right
one, brown`` is one brown eye.
"""

from limner.continuity._look_words import COLOURS, MODIFIERS, SIZES, UNITS
from limner.continuity._patterns import late
from limner.continuity._plain_words import word_set

_MORE = word_set("""
full thin thick long short bushy braided trimmed neat neatly curved curled spiral pointed forked spaded
feathered leathery tattered membranous scaly furry fluffy floppy polished sharp broken cracked chipped blunt
twirled waxed drooping unkempt well-kept well-trimmed patchy pair of and very slightly large big small tiny
huge great narrow broad wide straight twisted swept swept-back ridged smooth shaggy ringed pierced notched
torn striped spotted bat-like ram-like one two three four
""")
_BARE = MODIFIERS | COLOURS | SIZES | UNITS.keys() | _MORE
_MOST = 4
_ONE_EYE = late(
    r"(?i:(?:has )?(?:(?:only )?one(?: eye)?(?: only)?|only (?:the |a )?(?:left|right)(?: one| eye)?)"
    r"(?:,| is|:)? (?P<hue>[a-z-]{3,12}(?: [a-z-]{3,12})?)(?=[,;]|$))"
)
_OTHER = late(r"(?i:,? ?(?:and )?the other(?: one| eye)?(?: is)?:? (?P<hue>[a-z-]{3,14}(?: [a-z-]{3,14})?)$)")
_SIDES = late(
    r"(?i:(?:the )?(?P<one>left|right)(?: eye| one)?(?: is)?:? (?P<hue>[a-z-]{3,12}(?: [a-z-]{3,12})?)"
    r"(?:, | and |, and )(?:the )?(?P<two>left|right)(?: eye| one)?(?: is)?:? "
    r"(?P<other>[a-z-]{3,12}(?: [a-z-]{3,12})?)$)"
)


def of_one(value: str) -> str:
    """Return a list of bare adjectives as the words before one noun; any other value as it is."""
    pieces = [piece.strip() for piece in value.strip(" .").split(",")]
    plain = 1 < len(pieces) <= _MOST and all(
        piece and len(piece.split()) < _MOST and _BARE.issuperset(piece.lower().split()) for piece in pieces
    )
    return " ".join(pieces) if plain else value


def eyes(value: str) -> str:
    """Return what a value says of eyes that are not alike, or of one alone, with the words for each."""
    value = value.strip(" .")
    if found := _SIDES.match(value):
        return f"{found['one']} eye {found['hue']}, {found['two']} eye {found['other']}"
    found = _ONE_EYE.match(value)
    rest = value[found.end() :] if found else ""
    if found is None or rest.startswith(", one "):
        return value
    hue = found["hue"].removesuffix(" eye")
    if other := _OTHER.match(rest):
        return f"one {hue} eye and one {other['hue']} eye"
    return (
        f"one {hue} eye{rest} eye" if rest.endswith((" the left", " the right")) else f"one {hue} eye{rest}"
    )
