"""The order of words that were put into English one by one: ``robe noire`` is a black robe."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from limner.continuity._garments import part_of
from limner.continuity._part_words import COLOURS, HAIR_LENGTHS
from limner.continuity._patterns import late
from limner.continuity._plain_words import word_set

_PHRASES = MappingProxyType(
    {
        "french": ("bleu de travail", "bleu marine", "bleu ciel",
                   "grain de beauté", "taches de rousseur", "boucles d'oreilles",
                   "queue de cheval",
                   "tache de naissance", "barbe de trois jours", "barbe de quelques jours",
                   "coupés au carré", "coupé au carré", "au carré", "à pois", "coupés court", "coupés ras",
                   "coupée au carré", "en brosse", "autour du cou", "on la voit en",
                   "on le voit en", "On la voit en", "On le voit en", "la voit toujours en",
                   "le voit toujours en", "sur la tête", "dans les cheveux"),
        "german": ("mit Pomade nach hinten gekämmt", "mit Gel nach hinten gekämmt", "mit Gel nach hinten",
                   "mit Pomade nach hinten", "nach hinten gekämmt", "nach hinten gegelt"),
        "spanish": ("cola de caballo", "barba de tres días", "barba de varios días", "de lunares",
                    "ojo de cristal", "pata de palo"),
    }
)  # fmt: skip


_AND_ONE: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "french": tuple(f"{ten} et un" for ten in ("vingt", "trente", "quarante", "cinquante", "soixante")),
    "spanish": tuple(
        f"{ten} y un"
        for ten in ("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
    ),
})  # fmt: skip
"""Numbers that end in what is as often an article."""


def joined_phrases(text: str, tongue: str) -> str:
    """Return a text in which phrases that mean one thing are one word."""
    for phrase in (*_PHRASES.get(tongue, ()), *_AND_ONE.get(tongue, ())):
        if phrase in text:
            text = text.replace(phrase, phrase.replace(" ", "-"))
    return text


ORDERS = (
    ("freckles and on the", "freckles on the"),
    ("pepper and salt", "salt-and-pepper"),
    ("glasses plump", "round glasses"),
    ("face plump", "round face"),
    ("tall eyes", "big eyes"),
    ("the hair", "hair"),
    ("the eyes", "eyes"),
    ("hair of a", "hair in a"),
    ("braids braided", "braids"),
    ("braid braided", "braid"),
    ("bun pinned", "bun"),
    ("bun tied", "bun"),
    ("long and thin", "tall and thin"),
    ("apron of checks", "checked apron"),
    ("dress of checks", "checked dress"),
    ("shirt of checks", "checked shirt"),
)


def spotted(text: str) -> str:
    """Return a text with the word between a mark and where it is: ``Narbe am Kinn`` is a scar on the chin."""
    return _SPOT.sub(r"\1 on the \2", text)


_SPOT = late(
    r"\b(scar|mole|tattoo|birthmark|burn) (?:(?:with|to|in) )?(?:the )?"
    r"((?:left |right )?(?:chin|cheek|forehead|neck|nose|lip|hand|arm|temple|eyebrow|throat|jaw))\b"
)


def turned(text: str) -> str:
    """Return a text with colours and shapes before the garments they follow: ``robe noire``."""

    def turn(found: "re.Match[str]") -> str:
        noun, said = found[1], found[2]
        fits = part_of(noun) is not None and (said in COLOURS or said in HAIR_LENGTHS or said in _FOLLOWING)
        return f"{said} {noun}" if fits else found[0]

    text = _DOTTED.sub(r"\2 \1", text)
    text = (
        _SIDE_LAST.sub(r"\2 \1", text).replace("scar in the", "scar on the").replace("body strong", "strong")
    )
    return _NOUN_FIRST.sub(turn, text)


_FOLLOWING = word_set(
    "denim pleated striped checked torn worn knitted stained floral tight loose high tall wide leather old "
    "new"
)
_SIDE_LAST = late(r"\b(hand|arm|leg|eye|eyebrow|cheek|ear) (right|left)\b")
_DOTTED = late(r"\b(polka dots|stripes|buttons|flowers) (white|black|red|blue|green|yellow|grey|pink)\b")
_NOUN_FIRST = late(r"\b([a-z][a-z-]{2,20}) ([a-z]{2,12})\b")
