# ruff: noqa: E501 -- patterns of whole sentences
"""The order of words that were put into English one by one: ``robe noire`` is a black robe."""

from collections.abc import Mapping
from types import MappingProxyType

from limner.continuity._garments import part_of
from limner.continuity._part_words import COLOURS, HAIR_LENGTHS
from limner.continuity._patterns import late
from limner.continuity._plain_words import word_set
from limner.continuity._tongue_lookup import phrases

_PHRASES = MappingProxyType(
    {
        "french": ("bleu de travail", "bleu marine", "bleu ciel",
                   "grain de beauté", "taches de rousseur", "boucles d'oreilles", "boucle d'oreille",
                   "queue de cheval",
                   "tache de naissance", "barbe de trois jours", "barbe de quelques jours",
                   "coupés au carré", "coupé au carré", "au carré", "à pois", "coupés court", "coupés ras",
                   "coupée au carré", "en brosse", "autour du cou", "on la voit en",
                   "on le voit en", "On la voit en", "On le voit en", "la voit toujours en",
                   "le voit toujours en",
                   "à l'oreille gauche", "à l'oreille droite", "à l'oreille",
                   "sur la tête", "dans les cheveux"),
        "german": ("mit Pomade nach hinten gekämmt", "mit Gel nach hinten gekämmt", "mit Gel nach hinten",
                   "mit Pomade nach hinten", "nach hinten gekämmt", "nach hinten gegelt"),
        "spanish": ("cola de caballo", "barba de tres días", "barba de varios días", "de lunares",
                    "ojo de cristal", "pata de palo", "de ala ancha"),
    }
)  # fmt: skip


_METAL = late(r"\bd['’](or|argent)\b")
_SHIP = late(r"\b([Pp]ont)\b")
_ABOARD = late(
    r"(?i:\b(?:goélette|navire|bateau|voilier|paquebot|frégate|cargo|chalutier|à bord|équipage)\b)"
)
"""Words by which ``pont`` is a deck and no bridge."""
_AND_ONE: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "french": tuple(f"{ten} et un" for ten in ("vingt", "trente", "quarante", "cinquante", "soixante")),
    "spanish": tuple(
        f"{ten} y un"
        for ten in ("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
    ),
})  # fmt: skip
"""Numbers that end in what is as often an article."""


def joined_phrases(text: str, tongue: str, *, places: bool = False) -> str:
    """Return a text in which phrases that mean one thing are one word."""
    if tongue == "french":
        text = _SHIP.sub(r"\1-de-navire", text) if _ABOARD.search(text) else text
        text = _METAL.sub(r"en-\1", text)
    for phrase in (*_PHRASES.get(tongue, ()), *_AND_ONE.get(tongue, ())):
        if phrase in text:
            text = text.replace(phrase, phrase.replace(" ", "-").replace("'", "-"))
    for phrase, word in phrases(tongue, places=places):
        if phrase in text:
            text = text.replace(phrase, word)
        if (begun := phrase[:1].upper() + phrase[1:]) in text:
            text = text.replace(begun, word)
    if tongue == "russian":
        return _AT_HER.sub(r"\3 \1 \2", text)
    if tongue != "german":
        return text
    if places:
        return _GENITIVE_OF_PLACES.sub(r"\1 von \2 ", text)
    text = _AT_THE.sub(r"\1n dem ", text)
    return _GENITIVE.sub(r"\1 von \2 ", text)


_AT_HER = late(
    r"\b([Нн]а|[Нн]ад|[Пп]од|[Чч]ерез) ((?:[а-яё]{2,12} )?[а-яё]{2,12}) (?:у (?:неё|нее|него) )?"
    r"((?:[а-яё]{2,12} ){0,2}(?:шрам|родинка|бородавка|татуировка|ожог|веснушки|кулон|медальон|повязка))\b"
)
"""``На подбородке у неё бородавка``: the mark first."""
_AT_THE = late(
    r"\b([Aa])m (?=(?:rechten |linken |ganzen )?(?:Hals|Kinn|Arm|Oberarm|Unterarm|Handgelenk|Knöchel|Ohr|Bein|Knie|"
    r"Rücken|Bauch|Gürtel|Fuß|Nacken|Hinterkopf|Körper|Schlüsselbein|Handrücken|Daumen|Oberschenkel|Ellbogen)\b)"
)
_GENITIVE_OF_PLACES = late(r"\b([A-ZÄÖÜ][a-zäöüß]{2,24}) (eine[rs]|des) (?=[A-ZÄÖÜa-zäöü])")
_GENITIVE = late(
    r"\b(?!(?:Über|Unter|Auf|Aus|Mit|Bei|Nach|Vor|Hinter|Neben|Zwischen|Von|Um|Seit|Sie|Und|Ist) )"
    r"([A-ZÄÖÜ][a-zäöüß]{2,24}) (eine[rs]|des|der) (?=[A-ZÄÖÜa-zäöü])"
)
"""A noun and whose or what it is: ``Tätowierung einer Schlange``."""


ORDERS = (
    ("freckles and on the", "freckles on the"),
    ("pepper and salt", "salt-and-pepper"),
    ("glasses plump", "round glasses"),
    ("face plump", "round face"),
    ("tall eyes", "big eyes"),
    ("above of", "above"),
    ("under of", "under"),
    ("beside of", "beside"),
    ("at the work ", "at work "),
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
    """
    Return a text with denials as English has them, and a word between a mark and where it is.

    ``No lleva gafas`` wears no glasses, ``Narbe am Kinn`` is a scar on the chin.
    """
    text = _ABSENT.sub("no ", _NOT_BEHIND.sub(r"\1 no ", _NOT_BEFORE.sub(r"\1 no ", text)))
    return _SPOT.sub(r"\1 on the \2", _SIZED.sub(r"\2 \1 ", text))


_NOT_BEFORE = late(r"\b(?:no|not|never) (wears|has) (?:an? |the )?")
_NOT_BEHIND = late(r"\b(?:n['’])?(wears|has) (?:not|never) (?:of |an? |the ){0,2}")
_ABSENT = late(r"\bmissing (?=(?:scar|glasses|beard|moustache|freckles|tattoo)\b)")
"""What cannot be lost as an eye is: ``нет шрама``."""
_SIZED = late(
    r"\b(scar|mole|tattoo|birthmark|burn) (big|small|long|short|thin|old|white|black|red|dark) (?=on |in )"
)
_SPOT = late(
    r"\b((?:scar|mole|tattoo|birthmark|burn|piercing|wart|plaster)(?: of (?:an? |the )?[a-z]{2,12})?) (?:(?:with|to|in) )?(?:the )?"
    r"((?:left |right )?(?:chin|cheek|forehead|neck|nose|lip|hand|arm|temple|eyebrow|throat|jaw|forearm|knee|wrist|shoulder|ankle|thigh))\b"
)


def turned(text: str) -> str:
    """
    Return a text with what is said of a garment before it, as English has it.

    ``robe noire`` is a black robe, ``chal de lana morado`` a purple wool shawl, ``azul claro`` light blue.
    """
    text = _DOTTED.sub(r"\2 \1", text)
    text = (
        _SIDE_LAST.sub(r"\2 \1", text).replace("scar in the", "scar on the").replace("body strong", "strong")
    )
    pieces = _TOKENS.findall(text)
    said: list[str] = []
    at = 0
    while at < len(pieces):
        last = at
        while _is_worn(pieces[last]) and last + 2 < len(pieces) and pieces[last + 1] == " ":
            if not _is_worn(pieces[last + 2]):
                break
            last += 2  # ``frock coat``
        before, end = _said_behind(pieces, last) if _is_worn(pieces[last]) else ([], last)
        said += [*(f"{word} " for word in before), *pieces[at : last + 1]]
        at = end + 1
    return "".join(said)


def _is_worn(word: str) -> bool:
    return part_of(word) is not None or word in _ALSO_WORN


def _said_behind(pieces: list[str], at: int) -> tuple[list[str], int]:
    """Return the words behind a garment that belong before it, in English order, and where they end."""
    words: list[str] = []
    stuff, end, near = "", at, at + 1
    while near + 1 < len(pieces) and pieces[near] == " ":
        word = pieces[near + 1]
        if word in ("of", "in") and not stuff and pieces[near + 3 : near + 4] and pieces[near + 3] in _STUFFS:
            stuff, near = pieces[near + 3], near + 4
        elif word.rpartition("-")[2] in COLOURS or word in HAIR_LENGTHS or word in _FOLLOWING:
            words.append(word)
            near += 2
        else:
            break
        end = near - 1
    return [*sorted(words, key=_rank), *([stuff] if stuff else [])], end


def _rank(word: str) -> int:
    """Return where a word stands before a garment: lengths, shades, colours, others."""
    if word in _SHADES:
        return 1
    if word in HAIR_LENGTHS:
        return 0
    return 2 if word.rpartition("-")[2] in COLOURS else 3


_ALSO_WORN = word_set(
    "ring chain bracelet earring brooch glasses goggles eyepatch umbrella bag backpack basket cheeks hands feet ears lips horns wings teeth"
)
_SHADES = frozenset(("light", "dark", "pale", "bright", "faded", "navy"))
_STUFFS = word_set(
    "wool silk leather cotton linen velvet lace denim corduroy tweed fur canvas rubber suede satin felt "
    "straw cloth stripes checks flowers jeans"
)
_FOLLOWING = _SHADES | word_set(
    "denim pleated striped checked torn worn knitted stained floral tight loose high tall wide leather old "
    "new embroidered quilted wide-brimmed flat big small school tattered ragged ripped threadbare frayed crumpled "
    "polka-dot dirty elegant plain fitted patched ruffled pink rosy pointed oversized high-heeled almond-shaped round"
)
_SIDE_LAST = late(r"\b(hand|arm|leg|eye|eyebrow|cheek|ear) (right|left)\b")
_DOTTED = late(r"\b(polka dots|stripes|buttons|flowers) (white|black|red|blue|green|yellow|grey|pink)\b")
_TOKENS = late(r"[a-z][a-z-]*|[^a-z]")
FULL_OF = late(r" (?:voller|covered in) [A-ZÄÖÜ][a-zäöüß]{2,20}(?= ?(?:[,;.]|$))")
"""What something is full of, in a word that is not known: ``voller Knöpfe``."""
HER = late(r"\bher (?=[a-z])")
HANGING = late(r"(?: (?:of|with|in|on|at|to|and|an?|the|for)){1,4}$")
"""Small words whose noun was left out."""
