"""The pieces behind a card's key that say what is so: no past, no denial, no sentence of other things."""

from limner.continuity._patterns import late
from limner.continuity._plain_words import word_set
from limner.continuity.looks import read

_PIECE = late(r"[^,;\n]+[,;\n]*")
_PAST = late(
    r"(?i:\s{0,4}(?:but |and |which |that )?(?:used to|formerly|once|previously|was |were |had |before ))"
)
_DENIED = late(r"(?i:\s{0,4}(?:but |and )?(?:no |not |never |nothing |doesn't |does not |don't |won't ))")
_AT_TIMES = late(r"(?i:\b(?:when|whenever|if|while|during) (?!seen|visible|loose|down|un|not)[a-z])")
_OTHERWISE = late(r"(?i:^\s{0,4}(?:but |and )?(?:otherwise|normally|usually|else|naturally) )")
_TELLERS = word_set("i she he they it i'm she's he's they're i've we you")


def told(value: str) -> str:
    """Return a value without pieces that are past, are denied, or are a sentence without looks."""
    pieces = _PIECE.findall(value)
    if len(pieces) > 1 and _AT_TIMES.search(value):
        pieces = [piece for piece in pieces if not _AT_TIMES.search(piece)] or pieces
        pieces[0] = _OTHERWISE.sub("", pieces[0])  # ``red when she feeds, otherwise brown``
    kept = [piece for number, piece in enumerate(pieces) if _is_told(piece, first=not number)]
    return "".join(kept).rstrip(" ,;")


def _is_told(piece: str, *, first: bool) -> bool:
    if _PAST.match(piece) or _DENIED.match(piece):
        return False
    lead = piece.split(maxsplit=1)[:1]
    return first or not (lead and lead[0].lower() in _TELLERS and not read(piece))
