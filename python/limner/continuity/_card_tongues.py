"""
Cards in other languages: which one a text is in, and its plain words of looks in English.

Only what is sure is put into English: behind a key the words of a piece that are known, where most of them
are, in prose the words that are known, with a break for each that is not, so that no phrase reaches over one.
What is not understood stays as it stands behind a key, and is not read in prose.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from limner.continuity._garments import part_of
from limner.continuity._part_words import COLOURS, HAIR_LENGTHS
from limner.continuity._patterns import late
from limner.continuity._plain_words import word_set
from limner.continuity._tongue_parts import KIN_NOUNS, compound, hue, number_in

READ = 4000
"""Characters by which a text's language is told."""

_SIGNS = MappingProxyType(
    {
        "german": word_set("""
            und der die das ist mit ein eine einen einem er sie hat trägt jahre haare augen kleidung alter
            geschlecht größe nicht ihre seine haar name:
        """),
        "french": word_set("""
            et le la les est une avec elle il porte cheveux yeux vêtements âge taille aux ses dans des
        """),
        "spanish": word_set("""
            y el la los las es una con ella él lleva pelo cabello ojos ropa edad tiene años su nombre
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
_KANA = late(r"[\u3040-\u30ff\u4e00-\u9fff]")
_ENDINGS = MappingProxyType(
    {
        "german": ("e", "er", "es", "en", "em", "n", "s"),
        "french": ("s", "e", "es", "x"),
        "spanish": ("s", "es"),
    }
)
_LONGEST_JAPANESE = 8


def tongue_of(text: str, likely: str = "") -> str:
    """
    Return the language that a text is in by its small words, nothing for English and unknown ones.

    ``likely`` is the language of what stands beside it, for texts of a few words.
    """
    words = [word.lower() for word in _WORD.findall(text[:READ])]
    counts = {name: sum(word in signs for word in words) for name, signs in _SIGNS.items()}
    best = max(counts, key=lambda name: counts[name])
    if counts[best] >= 2 and counts[best] > counts["english"]:
        return best
    if likely in counts and counts[likely] > counts["english"]:
        return likely
    return "japanese" if _KANA.search(text[:READ]) and counts["english"] < 2 else ""


def value_in_english(value: str, tongue: str) -> str:
    """Return the value behind a key with those pieces in English of which most words are known."""
    look = _reader(tongue)
    if look is None:
        return value
    if tongue == "japanese":
        return "".join(piece if _PIECE.match(piece) else _japanese(piece) for piece in _PIECE.split(value))
    said = "".join(_whole(piece, look) for piece in _PIECE.split(value))
    for one, other in _ORDERS:
        said = said.replace(one, other)
    return _turned(said) if tongue != "german" else said


def prose_in_english(text: str, tongue: str, names: frozenset[str]) -> str:
    """Return prose word by word: names and what is known; everything else is a break (``;``)."""
    look = _reader(tongue)
    if look is None or tongue == "japanese":
        return text

    before = ""

    def said(found: "re.Match[str]") -> str:
        nonlocal before
        word = found[0]
        if word in ("'", "’"):
            return " "
        kin, before = before in KIN_NOUNS, word.lower()
        if before in names:
            return word
        known = look(before)
        if known is None and kin and word[0].isupper():
            return word  # ``seine Nichte Leni``
        if known is None:
            return ";"
        return known.capitalize() if word[0].isupper() and known in ("he", "she") else known

    plain = " ".join(" ".join(_TOKEN.sub(said, line).split()) + "\n" for line in text.split("\n"))
    plain = _DANGLING.sub(" ;", plain)
    for one, other in _ORDERS:
        plain = plain.replace(one, other)
    return _turned(plain) if tongue != "german" else plain


_DANGLING = late(r"(?: (?:a|the|of|in|her|his|my|an)){1,4} ?;")
_ORDERS = (
    ("glasses plump", "round glasses"),
    ("face plump", "round face"),
    ("tall eyes", "big eyes"),
    ("the hair", "hair"),
    ("the eyes", "eyes"),
    ("hair of a", "hair in a"),
)


def _turned(text: str) -> str:
    """Return a text with colours and shapes before the garments they follow: ``robe noire``."""

    def turn(found: "re.Match[str]") -> str:
        noun, said = found[1], found[2]
        fits = part_of(noun) is not None and (said in COLOURS or said in HAIR_LENGTHS)
        return f"{said} {noun}" if fits else found[0]

    text = (
        _SIDE_LAST.sub(r"\2 \1", text).replace("scar in the", "scar on the").replace("body strong", "strong")
    )
    return _NOUN_FIRST.sub(turn, text)


_SIDE_LAST = late(r"\b(hand|arm|leg|eye|eyebrow|cheek|ear) (right|left)\b")
_NOUN_FIRST = late(r"\b([a-z][a-z-]{2,20}) ([a-z]{2,12})\b")


def _whole(piece: str, look: Callable[[str], str | None]) -> str:
    words = _WORD.findall(piece)
    said = [look(word.lower()) for word in words]
    if not _DENIED.isdisjoint(word.lower() for word in words):
        return ""
    if not words or 2 * said.count(None) >= len(said):
        return piece
    known = iter(said)

    def put(found: "re.Match[str]") -> str:
        word = next(known)
        return found[0] if word is None else word

    lead = " " if piece[:1] == " " else ""
    return lead + " ".join(_WORD.sub(put, piece).split())


def _reader(tongue: str) -> Callable[[str], str | None] | None:
    """Return what looks a word of a language up, with its endings and parts, None for a language unknown."""
    if not tongue:
        return None
    from limner.continuity import _tongue_words as tables  # noqa: PLC0415 -- most cards need none of them

    table = {
        "german": tables.GERMAN,
        "french": tables.FRENCH,
        "spanish": tables.SPANISH,
        "japanese": tables.JAPANESE,
    }[tongue]

    def look(word: str) -> str | None:
        said = _inflected(word, table, tongue)
        if said is None and tongue != "japanese":
            said = number_in(word, tongue)
        if said is None and tongue == "german":
            said = _compound(word, table) or compound(word, table) or hue(word, table, _COLOURED)
        return said

    return look


def _inflected(word: str, table: Mapping[str, str], tongue: str) -> str | None:
    if word in table:
        return table[word]
    for ending in _ENDINGS.get(tongue, ()):
        if len(word) > len(ending) + 2 and word.endswith(ending) and word[: -len(ending)] in table:
            return table[word[: -len(ending)]]
    if tongue == "spanish" and word.endswith(("a", "as", "os")):
        return table.get(word.rstrip("s")[:-1] + "o")
    return None


def _compound(word: str, table: Mapping[str, str]) -> str | None:
    """Return ``dunkelbraun`` as dark brown, ``blaugrau`` as blue-grey."""
    for cut in range(3, min(len(word) - 2, 10)):
        front, back = word[:cut], word[cut:].lstrip("-")
        if front in _HUES and (last := _inflected(back, table, "german")) and _inflected_base(back) in _HUES:
            return f"{table[front]}{' ' if front in ('hell', 'dunkel') else '-'}{last}"
    return None


_COLOURED = word_set("rot blond braun schwarz weiß grau grün blau gelb")
_HUES = word_set("rot blond braun schwarz weiß grau grün blau gelb hell dunkel silber")


def _inflected_base(word: str) -> str:
    for ending in ("em", "en", "er", "es", "e"):
        if word.endswith(ending) and word[: -len(ending)] in _HUES:
            return word[: -len(ending)]
    return word


def _japanese(piece: str) -> str:
    """Return a piece in English where all of it is known, the longest words first."""
    from limner.continuity._tongue_words import JAPANESE  # noqa: PLC0415 -- most cards need none

    at, said = 0, list[str]()
    text = piece.strip()
    while at < len(text):
        if text[at].isdigit() or text[at] == " ":
            digits = at
            while digits < len(text) and (text[digits].isdigit() or text[digits] == " "):
                digits += 1
            said.append(text[at:digits].strip())
            at = digits
            continue
        for length in range(min(_LONGEST_JAPANESE, len(text) - at), 0, -1):
            if text[at : at + length] in JAPANESE:
                said.append(JAPANESE[text[at : at + length]])
                at += length
                break
        else:
            return piece
    return " ".join(filter(None, said)) or piece
