"""
Cards in other languages: which one a text is in, and its plain words of looks in English.

Only what is sure is put into English: behind a key the words of a piece that are known, where most of them
are, in prose the words that are known, with a break for each that is not, so that no phrase reaches over one.
What is not understood stays as it stands behind a key, and is not read in prose.
"""

import re
from collections.abc import Callable
from types import MappingProxyType

from limner.continuity._given_names import FEMALE, MALE
from limner.continuity._patterns import late
from limner.continuity._plain_words import word_set
from limner.continuity._text import unaccented
from limner.continuity._tongue_lookup import EAST, reader
from limner.continuity._tongue_order import FULL_OF, HANGING, HER, ORDERS, joined_phrases, spotted, turned
from limner.continuity._tongue_parts import KIN_NOUNS

READ = 4000
"""Characters by which a text's language is told."""

_SIGNS = MappingProxyType(
    {
        "german": word_set("""
            und der die das ist mit ein eine einen einem er sie hat trägt jahre haare augen kleidung alter
            geschlecht größe nicht ihre seine haar name: einer eines im dem zum zur vom auf von am um sind
            braune braunes blaue blaues grüne grüner graue graues schwarze schwarzes schwarzer rote rotes
            weiße weißes weißer blonde blondes jacke hemd hose brille bart narbe stiefel kleid mantel
        """),
        "french": word_set("""
            et le la les est une avec elle il porte cheveux yeux vêtements âge taille aux ses dans des
            un du sur sont noirs noire bleus verts bruns robe chemise barbe lunettes manteau cicatrice bottes
            veste pantalon
        """),
        "spanish": word_set("""
            y el la los las es una con ella él lleva pelo cabello ojos ropa edad tiene años su nombre un del
            negro negra negros verdes azules rubio rubia camisa chaqueta barba gafas cicatriz botas vestido
            falda castaño
        """),
        "english": word_set("""
            the and is with a an has her his she he wears years old hair eyes age clothes of are name
            height outfit gender
        """),
    }
)
_WORD = late(r"[^\W\d_]++(?:-[^\W\d_]++)*+")
_TOKEN = late(r"[^\W\d_]++(?:-[^\W\d_]++)*+|(?<=[ldLD])['’]")
_PIECE = late(r"([,;\n、，]|\.(?= |$))")
_DENIED = word_set(
    "nie niemals nicht kein keine keinen keinerlei jamais pas aucun aucune nunca ningún ninguna jamás"
)
_KANA = late(r"[\u3040-\u30ff]")
_SCRIPT = late(r"[\u3040-\u30ff\u4e00-\u9fff\u0400-\u04ff]")
_CYRILLIC = late(r"[\u0400-\u04ff]")
_FEW, _LETTERS = 2, 8


def tongue_of(text: str, likely: str = "") -> str:
    """
    Return the language that a text is in by its small words, nothing for English and unknown ones.

    ``likely`` is the language of what stands beside it, for texts of a few words.
    """
    words = [word.lower() for word in _WORD.findall(text[:READ])]
    counts = {name: sum(word in signs for word in words) for name, signs in _SIGNS.items()}
    best = max(counts, key=lambda name: (counts[name], name == likely))
    if counts[best] >= 2 and counts[best] > counts["english"]:
        return best
    if likely in counts and (counts[likely] > counts["english"] or (words and not counts["english"])):
        return likely
    if counts["english"] < _FEW and (sign := _SCRIPT.search(text[:READ])):
        head = text[:READ]
        if len(_CYRILLIC.findall(head)) > _LETTERS:
            return "russian"
        return (
            "japanese"
            if _KANA.search(head) or likely == "japanese"
            else "chinese"
            if sign[0] > "\u3000"
            else ""
        )
    return ""


def keys_in_english(text: str, tongue: str) -> str:
    """Return a card's text with the keys of other languages in English; an English card is as it was."""
    if not tongue:
        return text
    from limner.continuity._tongue_carried import carried_apart  # noqa: PLC0415 -- most cards need none
    from limner.continuity._tongue_keys import keys_in_english as put  # noqa: PLC0415

    return carried_apart(put(text), tongue)


def value_in_english(value: str, tongue: str) -> str:
    """Return the value behind a key with those pieces in English of which most words are known."""
    if tongue in EAST:
        return "".join(
            piece if _PIECE.match(piece) else _eastern(piece, tongue) for piece in _PIECE.split(value)
        )
    look = reader(tongue)
    if look is None:
        return value
    from limner.continuity._tongue_shapes import shaped  # noqa: PLC0415 -- most cards need none

    value = joined_phrases(value, tongue)
    said = "".join(_whole(piece, look) for piece in _PIECE.split(value))
    said = FULL_OF.sub("", said) if tongue == "german" else said
    for one, other in ORDERS:
        said = said.replace(one, other)
    said = _DECADE.sub(lambda found: f"{found[1]} {found[2][:-1]}ies", _TENS_AND.sub(r"\1-\2", said))
    if tongue in ("french", "spanish"):
        said = HER.sub("", said)  # ``son sac``, ``su bastón`` are his as well
    return spotted(shaped(turned(said) if tongue != "german" else said))


_RUSSIAN_OTHERS = late(
    r"(?i)\b(?:у|от) (?:её|ее|его|моего|моей|своего|своей) "
    r"(?:брат|сестр|мат|отц|друг|подруг|муж|жен|сын|доч|дяд|т[её]т|бабу|дед)[^.!?\n]*"
    r"|\b(?:раньше|когда-то|прежде|боится|ненавидит|обожает)\b[^.!?\n]*"
)
"""What is said of others, of the past, of what somebody feels for: up to the sentence's end."""


def prose_in_english(  # noqa: C901 -- one for each word
    text: str, tongue: str, names: frozenset[str], *, places: bool = False
) -> str:
    """
    Return prose word by word: names and what is known; everything else is a break (``;``).

    ``places``: what is read is where and when somebody is, so that more words of these are known.
    """
    if tongue in EAST:
        from limner.continuity._tongue_east import east_in_english  # noqa: PLC0415 -- most cards need none

        for name in sorted(filter(None, names), key=len, reverse=True):
            text = text.replace(name, "〓")  # ``黒木`` is nobody's colour
        if not places:
            return east_in_english(text, tongue)
        from limner.continuity._tongue_places_east import set_in_east  # noqa: PLC0415

        return set_in_east(text, tongue) + east_in_english(text, tongue)
    look = reader(tongue, places=places)
    if look is None:
        return text
    from limner.continuity._tongue_shapes import OWN, shaped, whose_in  # noqa: PLC0415 -- most cards need none

    if tongue == "russian":
        text = _RUSSIAN_OTHERS.sub(";", text)
    text = joined_phrases(text, tongue, places=places)
    before = article = ""
    wearing = -1
    whose = whose_in(text, names) if tongue in ("french", "spanish") else "her"

    def said(found: "re.Match[str]") -> str:  # noqa: PLR0911 -- one for each kind of word
        nonlocal before, article, wearing
        word = found[0]
        if wearing >= 0:
            wearing = -1 if _STOP.search(found.string, wearing, found.start()) else found.end()
        if word in ("'", "’"):
            return " "
        kin, article, before = before in KIN_NOUNS, before, word.lower()
        if before in names:
            return word
        known = look(before)
        if known is None and tongue == "german" and article in _FEMININE and _TRADE.fullmatch(word):
            return "woman"  # ``eine Sattlerin``
        if known is None:
            if word[0].isupper():  # ``seine Nichte Leni``
                return word if kin or _is_name(found, before, tongue) else ";"
            return word if wearing >= 0 else ";"  # ``wears a kosovorotka``
        if known == "her" and whose != "her" and before in OWN:
            return whose
        if known in ("wears", "dressed", "wear"):
            wearing = found.end()
        return known.capitalize() if word[0].isupper() and known in ("he", "she") else known

    plain = " ".join(" ".join(_TOKEN.sub(said, line).split()) + "\n" for line in text.split("\n"))
    plain = _DANGLING.sub(" ;", _WITH_UNKNOWN.sub("", plain))
    for one, other in ORDERS:
        plain = plain.replace(one, other)
    plain = _DECADE.sub(_in_decade, _TENS_AND.sub(r"\1-\2", plain))
    return spotted(shaped(turned(plain) if tongue != "german" else plain))


_WITH_UNKNOWN = late(r" with(?: [a-z-]{1,12}){0,2} ;(?= and )")
"""What an unknown thing belongs to, and where a list goes on: ``a uniform with ; and a red cap``."""
_DANGLING = late(r"(?: (?:a|the|of|in|her|his|my|an)){1,4} ?;")
_SUBJECT = late(r"[ ,]{1,2}(?:ist|hat|trägt|est|a|porte|es|tiene|lleva|носит|—) ")


def _is_name(found: "re.Match[str]", word: str, tongue: str) -> bool:
    """Whether an unknown word with a capital is a name: given, a subject, or any where nouns have none."""
    if unaccented(word) in FEMALE | MALE or _SUBJECT.match(found.string, found.end()):
        return True
    before = found.string[max(0, found.start() - 2) : found.start()]
    if tongue != "german" and found.string[found.end() : found.end() + 2] == ", ":
        return True  # ``Nerea, la farera``
    return tongue != "german" and before[-1:] == " " and before[:1] not in ".!?\n"


_FEMININE = frozenset(("eine", "als", "junge", "alte", "ehemalige"))
_TRADE = late(r"[A-ZÄÖÜ][a-zäöüß]{3,24}(?:er|ist|or|log|ent|ant|ar|eur)in")
_STOP = late(r"[.;:!?\n]")
_DECADE = late(r"\b(early|mid|late) (twenty|thirty|forty|fifty|sixty|seventy|eighty)\b(?!-)")


def _in_decade(found: "re.Match[str]") -> str:
    """Return ``in their late forties`` of ``Ende vierzig``."""
    return f"in their {found[1]} {found[2][:-1]}ies"


_TENS_AND = late(
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) and "
    r"(one|two|three|four|five|six|seven|eight|nine)\b"
)


def _whole(piece: str, look: Callable[[str], str | None]) -> str:
    """
    Return a piece in English, as it stands where half of it is unknown, nothing where it is denied.

    A small word that alone is unknown is left out: half of a foreign word and half of English is neither.
    """
    words = _WORD.findall(piece)
    said = [look(word.lower()) for word in words]
    if not _DENIED.isdisjoint(word.lower() for word in words):
        return ""
    unknown = [word for word, known in zip(words, said, strict=True) if known is None]
    small = [word for word in unknown if word.islower() and len(words) > 1]
    if not words or (2 * len(unknown) >= len(said) and (len(small) < len(unknown) or len(words) > 2)):
        return piece
    known = iter(said)

    def put(found: "re.Match[str]") -> str:
        word = next(known)
        return ("" if found[0] in small else found[0]) if word is None else word

    lead = " " if piece[:1] == " " else ""
    plain = " ".join(_WORD.sub(put, piece).split())
    return lead + (HANGING.sub("", plain) if small else plain)


def _eastern(piece: str, tongue: str) -> str:
    """Return a piece behind a key in English where most of it is known."""
    from limner.continuity._tongue_east import value_in  # noqa: PLC0415 -- most cards need none

    return value_in(piece, tongue) or piece
