"""
A prompt as words, and where a fact is said in it.

Facts are matched by word lists, so that any dialect passes: sentences, Danbooru tags, ``a | b``, weights.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W_]+(?:'[^\W_]+)*")
_BARRIERS = re.compile(r"[,;|.!?\n()\[\]{}/]|\bBREAK\b|\bAND\b")
_WEIGHT = re.compile(r":\s*-?\d+(?:\.\d+)?\s*(?=[)\]])|-?\d+(?:\.\d+)?::|::")
_SAME = {
    "gray": "grey", "blonde": "blond", "colored": "color", "coloured": "color", "colour": "color",
    "haired": "hair", "hairs": "hair", "eyed": "eye", "skinned": "skin", "bearded": "beard", "robed": "robe",
    "cloaked": "cloak", "freckled": "freckle", "scarred": "scar", "hooded": "hood", "booted": "boot",
    "moustache": "mustache", "moustached": "mustache", "women": "woman", "men": "man", "children": "child",
    "jewellery": "jewelry", "pyjamas": "pajama", "pajamas": "pajama", "knives": "knife", "leaves": "leaf",
}  # fmt: skip


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COLOURS = _set(
    "red copper ginger auburn orange yellow gold golden blond green olive teal blue navy purple violet pink "
    "white black grey silver brown chestnut hazel amber crimson scarlet cream beige ivory khaki turquoise "
    "burgundy maroon"
)
_BLOCK = _COLOURS | _set(
    "hair eye cloak coat dress gown shirt jacket trouser skirt boot hat scarf robe tunic apron uniform suit "
    "vest sweater hoodie jean armor armour mask helmet glove belt braid beard skin "
    "and with in over under on at by near without no not behind beside"
)
_LINKS = _set("is are was were of a an very in color dark light deep bright pale")
_NOT = _set("no without not never lost missing")
_GAP = 3
_BACK = 4

Spot = frozenset[int]
"""The numbers of the words that say something."""

_ENDINGS = ("sses", "shes", "ches", "xes")
_NO_PLURAL = ("ss", "us", "is")


def _norm(token: str) -> str:
    token = token.removesuffix("'s").replace("'", "")
    if token in _SAME:
        return _SAME[token]
    if len(token) > 4 and token.endswith("ies"):
        return token[:-3] + "y"
    if token.endswith(_ENDINGS):
        return token[:-2]
    if len(token) > 3 and token.endswith("s") and not token.endswith(_NO_PLURAL):
        token = token[:-1]
    return _SAME.get(token, token)


class Text:
    """A prompt as words; ``cells`` says for each in which piece between two commas it stands."""

    def __init__(self, text: str) -> None:
        text = unicodedata.normalize("NFKC", text or "").replace("\u2019", "'").replace("_", " ")
        text = _WEIGHT.sub(" ", text)
        self.words: list[str] = []
        self.cells: list[int] = []
        for cell, piece in enumerate(_BARRIERS.split(text)):
            for found in _TOKEN.finditer(piece.casefold().replace("-", " ")):
                self.words.append(_norm(found[0]))
                self.cells.append(cell)


_variants: dict[str, tuple[bool, list[frozenset[str]]]] = {}


def _variant(text: str) -> tuple[bool, list[frozenset[str]]]:
    """Return (exact, [the alternatives for each word in turn])."""
    if text not in _variants:
        exact = text.startswith("=")
        places: list[frozenset[str]] = []
        for place in unicodedata.normalize("NFKC", text.removeprefix("=")).casefold().split():
            parts = [[_norm(t) for t in _TOKEN.findall(alt.replace("-", " "))] for alt in place.split("|")]
            if len({len(part) for part in parts}) > 1:
                raise ValueError(f"the alternatives of {text!r} have different lengths")
            places += [frozenset(part[n] for part in parts) for n in range(len(parts[0]))]
        _variants[text] = exact, places
    return _variants[text]


def places_of(text: Text, variants: Iterable[str]) -> list[Spot]:
    """Return where any of these variants stands in a text; what is denied there does not count."""
    found = []
    for variant in variants:
        exact, wanted = _variant(variant)
        for start, word in enumerate(text.words):
            spot = None
            if word in wanted[0]:
                spot = _forward(text, start, wanted, 0 if exact else _GAP, exact=exact)
            if spot is None and not exact and len(wanted) == 2 and word in wanted[1]:
                spot = _backward(text, start, wanted)
            if spot is not None and not _denied(text, spot):
                found.append(spot)
    return found


def says(prompt: str, *variants: str) -> bool:
    """Whether a prompt says any of these variants."""
    return bool(places_of(Text(prompt), variants))


def _forward(text: Text, at: int, wanted: Sequence[frozenset[str]], gap: int, *, exact: bool) -> Spot | None:
    spot = [at]
    # ``short copper hair`` is short hair.
    block = _BLOCK if text.words[at] in _COLOURS else _BLOCK - _COLOURS
    for alternatives in wanted[1:]:
        after = _next(text, spot, alternatives, gap, frozenset() if exact else block, exact=exact)
        if after is None:
            return None
        spot.append(after)
    return frozenset(spot)


def _next(
    text: Text, spot: list[int], wanted: frozenset[str], gap: int, block: frozenset[str], *, exact: bool
) -> int | None:
    for at in range(spot[-1] + 1, spot[-1] + gap + 2):
        if at >= len(text.words) or (not exact and text.cells[at] != text.cells[spot[0]]):
            return None
        if text.words[at] in wanted:
            return at
        if text.words[at] in block:
            return None
    return None


def _backward(text: Text, at: int, wanted: Sequence[frozenset[str]]) -> Spot | None:
    """``eyes of green``, ``hair: copper``."""
    for there in range(at + 1, at + 1 + _BACK):
        if there >= len(text.words) or text.cells[there] != text.cells[at]:
            return None
        if text.words[there] in wanted[0]:
            return None if _begins_another(text, there + 1, text.cells[at]) else frozenset((at, there))
        if text.words[there] not in _LINKS:
            return None
    return None


def _begins_another(text: Text, at: int, cell: int) -> bool:
    """``eyes dark green coat``: the colour is the coat's."""
    if at >= len(text.words) or text.cells[at] != cell:
        return False
    word = text.words[at]
    return word in _BLOCK - _COLOURS - _LINKS and word not in _NOT | {"and", "with"}


def _denied(text: Text, spot: Spot) -> bool:
    first = min(spot)
    before = range(max(0, first - 3), first)
    return any(text.cells[n] == text.cells[first] and text.words[n] in _NOT for n in before)
