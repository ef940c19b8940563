"""Clothes that a prompt tells without a known word for a garment: a colour alone, a disguise, none at all."""

from limner.continuity._dressing_words import NOT_NOW
from limner.continuity._garment_nouns import Covers
from limner.continuity._garments import BARE, COLOURS, Garment
from limner.continuity._text import DETERMINERS, Word, bag, stem
from limner.continuity._unknown_clothes import is_worn_thing

_BODIES = bag("woman man girl boy under in on beneath beside at and from with before behind among again")
"""What stands behind ``naked`` where a body is; a naked blade or bulb is none."""
_NOT_QUITE = bag("half not almost nearly longer never isn't aren't wasn't")
_ALL = bag("all entirely completely wholly simply plain pure head to toe from in")
_ENDS = bag("""
in at on by near beside while as under over with without who which from to for like holding behind before
against
""")
_PEOPLE = bag("man woman boy girl gentleman lady")
_NO_COSTUME = bag("""
if usual always ever before though befits such well her him me you them one this that himself herself
themselves instructed ordered requested agreed promised expected required planned she he they it
""")
"""What is no costume behind ``dressed as``: ``as usual``, ``as if for a ball``, ``disguised as herself``."""
_MOST = 3
"""Words of what somebody is dressed as."""

Found = tuple[Garment, int, int]
"""What is worn, and where in the prompt it is told."""


def otherwise(prompt: str, spans: tuple[Word, ...], unread: list[int]) -> list[Found]:
    """Return what is told by these words, which tell of clothes and have no known garment behind them."""
    found: list[Found] = []
    for at in unread:
        behind = [word for word in spans[at + 1 :] if word.clause == spans[at].clause]
        if (state := BARE.get(spans[at].text)) is not None:
            half = at and spans[at - 1].text in _NOT_QUITE
            told = NOT_NOW.isdisjoint(word.text for word in spans[:at])
            if told and not half and (not behind or behind[0].text in _BODIES):
                found.append(_shown(state, spans[at], spans[at]))
        elif behind:
            found += _told(prompt, spans[at], behind)
    return found


def _told(prompt: str, verb: Word, behind: list[Word]) -> list[Found]:
    texts = [word.text for word in behind]
    if verb.text in ("wearing", "wears") and texts[0] == "nothing" and len(texts) == 1:
        return [_shown(BARE["naked"], verb, behind[0])]
    if texts[0] == "as" and verb.text in ("dressed", "disguised"):
        return _costume(prompt, verb, behind[1:])
    lead = next((at for at, text in enumerate(texts) if text not in _ALL), len(texts))
    if lead < len(texts) and texts[lead] in COLOURS and _ends(texts, lead + 1):
        hue = texts[lead]
        clothes = Garment(f"{hue} clothes", "clothe", Covers.FULL, frozenset((hue,)))
        return [_shown(clothes, verb, behind[lead])]
    if verb.text not in ("wearing", "wears", "dons", "donning") and texts[0] != "in":
        return []
    return _unknown(prompt, behind[texts[0] == "in" :])


def _ends(texts: list[str], at: int) -> bool:
    return at >= len(texts) or texts[at] in _ENDS or texts[at] in ("and", "from")


def _costume(prompt: str, verb: Word, behind: list[Word]) -> list[Found]:
    """Return the clothes of what somebody is dressed as: ``a pirate costume``."""
    name = [word for word in behind if word.text not in DETERMINERS]
    end = next((at for at, word in enumerate(name) if word.text in _ENDS or word.text == "and"), len(name))
    name = name[:end]
    if not 0 < len(name) <= _MOST or name[0].text in _NO_COSTUME:
        return []
    said = prompt[name[0].start : name[-1].end]
    said = f"{said}'s clothes" if name[-1].text in _PEOPLE else f"{said} costume"
    return [_shown(Garment(said, stem(said.rsplit(" ", 1)[1]), Covers.FULL, frozenset()), verb, name[-1])]


def _unknown(prompt: str, behind: list[Word]) -> list[Found]:
    """Return things that are worn by the verb before them, though their noun is in no lexicon."""
    found: list[Found] = []
    piece: list[Word] = []
    for word in [*behind, None]:
        stop = word is None or word.text in _ENDS or word.text.endswith("ing")
        if word is not None and not stop and word.text != "and":
            if piece or word.text not in DETERMINERS:
                piece.append(word)
            continue
        said = prompt[piece[0].start : piece[-1].end] if piece else ""
        if not is_worn_thing(said):
            break
        hues = frozenset(each.text for each in piece if each.text in COLOURS)
        found.append(_shown(Garment(said, stem(piece[-1].text), Covers.OTHER, hues), piece[0], piece[-1]))
        piece = []
        if stop:
            break
    return found


def _shown(garment: Garment, first: Word, last: Word) -> Found:
    return garment, first.start, last.end
