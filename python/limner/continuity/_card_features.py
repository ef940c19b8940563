"""
What a key's value says of one feature in several words, put together as one: ``short, grey`` is one beard.

``Horns: two, small, black`` are two small black horns, and nobody is small for it; ``Eyes: only the right
one, brown`` is one brown eye.
"""

from types import MappingProxyType

from limner.continuity._look_words import COLOURS, LIMBS, MARK_HEADS, MARK_MODS, MODIFIERS, SIZES, UNITS
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
_MOST, _PAIR = 4, 2
_ONE_EYE = late(
    r"(?i:(?:has )?(?:(?:only )?one(?: eye)?(?: only)?|only (?:the |a )?(?:left|right)(?: one| eye)?)"
    r"(?:,| is|:)? (?P<hue>[a-z-]{3,12}(?: [a-z-]{3,12})?)(?=[,;]|$))"
)
_ONE_OF_TWO = late(r"(?i:\b(?:the )?(left|right) one\b)")
_TWO = late(r"(?i:one ([a-z-]{3,14})(?:, | and |, and )one ([a-z-]{3,14})$)")
_OTHER = late(r"(?i:,? ?(?:and )?the other(?: one| eye)?(?: is)?:? (?P<hue>[a-z-]{3,14}(?: [a-z-]{3,14})?)$)")
_SIDES = late(
    r"(?i:(?:the )?(?P<one>left|right)(?: eye| one)?(?: is)?:? (?P<hue>[a-z-]{3,12}(?: [a-z-]{3,12})?)"
    r"(?:, | and |, and )(?:the )?(?P<two>left|right)(?: eye| one)?(?: is)?:? "
    r"(?P<other>[a-z-]{3,12}(?: [a-z-]{3,12})?)$)"
)


_WHERE = word_set(
    "through on across over under from along down up above below behind at in near around between"
)
_BY = frozenset(("by", "with"))
_ONCE = word_set("twice once thrice badly slightly off away crookedly")
_INSTEAD = word_set("lens glass camera optic implant marble prosthesis prosthetic hook claw peg")
_ONES = MappingProxyType({"teeth": "tooth", "feet": "foot"})


def of_one(value: str, noun: str = "") -> str:
    """
    Return a list of bare adjectives as the words before one noun; any other value as it is.

    Where the list ends in where the feature is, it has its ``noun`` from here: ``thin, white, through the
    left eyebrow`` is a thin white scar through the left eyebrow.
    """
    pieces = [piece.strip() for piece in value.strip(" .").split(",")]
    where = (
        pieces.pop() if noun and len(pieces) > 1 and pieces[-1].partition(" ")[0].lower() in _WHERE else ""
    )
    plain = (1 if where else _PAIR) <= len(pieces) <= _MOST and all(
        piece and len(piece.split()) < _MOST and _BARE.issuperset(piece.lower().split()) for piece in pieces
    )
    if not plain:
        return value
    return f"{' '.join(pieces)} {noun} {where}" if where else " ".join(pieces)


def with_key(piece: str, noun: str) -> str:
    """Return a feature with the noun that is its key: ``broken twice`` is a nose broken twice."""
    low = piece.lower().split()
    behind = (
        low[0] in _WHERE or low[-1] in _ONCE or (len(low) > 1 and low[1] in _WHERE and low[0].endswith("ed"))
    )
    return f"{noun} {piece}" if behind else f"{piece} {noun}"


def of_part(piece: str, part: str) -> str:
    """
    Return what a piece says of a part of the body that is its key; nothing where it is of no look.

    ``ink-stained`` hands, a ``rope burn`` on the neck, a ``steel prosthesis`` for a right arm.
    """
    low = piece.lower().split()
    led = low[0] in _GONE or (low[0].endswith("ed") and not (_WHERE | _BY).isdisjoint(low[1:2]))
    if (led and len(low) > 1) or low[-1] in _ONCE:
        return f"{part} {piece}"
    if low[-1] == "prosthetic":
        return f"{piece} {part}"
    if not (LIMBS | _INSTEAD).isdisjoint(low):
        return piece if LIMBS & set(low) else f"{piece} for a {part}"  # ``Legs: prosthetic left leg``
    if low[-1] in _BARE | MARK_MODS | _GONE | _ADJECTIVES or low[-1].endswith(_DONE):
        return f"{piece} {part}" if len(low) <= _MOST else ""
    return f"{piece} on the {part}" if low[-1] in _ON or not MARK_HEADS.isdisjoint(low) else ""


def is_seen(piece: str) -> bool:
    """Whether what a part's key says can be how it looks: not ``weak when kissed``, ``Viktor``, ``60 cm``."""
    low = piece.lower().split()
    named = any(word[:1].isupper() for word in piece.split()[1:]) or piece.startswith("Someone")
    return low not in (["left"], ["right"]) and (
        not named and _NOT_SEEN.isdisjoint(low) and low[0] not in UNITS and not any(map(str.isdigit, piece))
    )


def is_lasting(piece: str) -> bool:
    """Whether what a part's key says is a mark, and not only how the part is built: ``a rope burn``."""
    low = piece.lower().split()
    return not (MARK_HEADS | _INSTEAD | _GONE | _ON | MARK_MODS).isdisjoint(low)


_GONE = word_set("missing gone lost severed amputated")
_NOT_SEEN = word_set("""
normal average none unremarkable regular ordinary fine healthy sensitive ticklish when while if for always
often never weak strong bad hungry cold warm right-handed left-handed ambidextrous handed favourite favorite
clasped tied bound folded crossed someone's both play plays hug hugs like likes user
""")
_ADJECTIVES = word_set("""
calloused bony hairy soft rough slim slender thick thin lanky shapely muscular toned wiry bare dirty sooty
inky cleft dimpled gnarled knobbly webbed furry scaly swollen crooked stubby delicate elegant veiny freckled
""")
_DONE = (
    "stained", "scarred", "tattooed", "bandaged", "bitten", "painted", "polished", "pierced", "tanned",
    "gloved", "clawed", "burnt", "burned", "scratched", "bruised", "inked", "wrinkled",
)  # fmt: skip
_ON = word_set("""
burn burns callus calluses freckles bruise bruises ring rings sigil barcode brand bite bites tan stain stains
veins scales feathers collar chain number rune scratch scratches lens
""")
"""What is on a part."""


def is_hue(value: str) -> bool:
    """Whether what is said of one eye is its colour: ``blue``, and not ``a red lens``."""
    low = value.lower().split()
    return not COLOURS.isdisjoint(low) and _INSTEAD.isdisjoint(low) and MARK_HEADS.isdisjoint(low)


def counted(piece: str, nouns: str) -> str:
    """Return one of several: ``one gold`` teeth are one gold tooth."""
    one = _ONES.get(nouns, nouns.removesuffix("s"))
    return f"{piece} {one}" if piece.lower().startswith(("one ", "a ")) else with_key(piece, nouns)


def eyes(value: str) -> str:
    """Return what a value says of eyes that are not alike, or of one alone, with the words for each."""
    value = _ONE_OF_TWO.sub(r"\1 eye", value.strip(" ."))
    if found := _TWO.match(value):
        return f"one {found[1]} eye, one {found[2]} eye"
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


def seen_age(value: str) -> str:
    """Return the age that somebody looks, where a number before it says another: ``300 (looks 30)``."""
    seen = _LOOKS_AGED.search(value)
    return seen["age"] if seen else value


_LOOKS_AGED = late(
    r"(?i:[0-9].{0,20}?\b(?:looks|appears|appearing|physically)(?: to be| like| about)? "
    r"(?P<age>(?=[a-z -]{0,12}(?:[0-9]|teen|twent|thirt|fort|fift|sixt|sevent))[^)]{2,30}))"
)
