"""Words of a prompt with their places, and the small operations that every reader of words needs."""

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple
from unicodedata import combining, normalize

_COMMAS = re.compile(r"[,;\n]")


def bag(words_: str) -> frozenset[str]:
    """Return the words of one string as a set: a lexicon that is quick to import."""
    return frozenset(words_.split())


class Word(NamedTuple):
    """
    A word in lower case from ``start`` to before ``end``.

    Words of one ``clause`` have no mark of punctuation between them.
    """

    text: str
    start: int
    end: int
    clause: int


_TOKEN = re.compile(r"\w++(?:['-]\w++)*+|[,;:.|!?()\n]")
_WORD = re.compile(r"\w++(?:['-]\w++)*+")
_CHANGE_WITH_CASE = ("İ", "Σ")
"""Letters whose small one is longer, or another one at the end of a word."""
_MARKS = frozenset(",;:.|!?()\n")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>{}|\[\]()\\\"“”]|::+")
_PLAIN = re.compile(r"\w++(?:[ '’-]\w++|, \w++)*+")
_WEIGHT = re.compile(r":\s?-?\d")
_ARTICLES = bag("a an the some her his their its my your")
_VOWELS = frozenset("aeiou")

READ = 2_000
"""Characters of a prompt that continuity reads; what stands behind them reaches the painter as it is."""

DETERMINERS = bag("""
a an the her his their its my your our some this that these those one two three
""")
AND = frozenset(("and", "&", "or"))

_SAME = {
    "gray": "grey", "blonde": "blond", "coloured": "colored", "armour": "armor", "jewellery": "jewelry",
    "moustache": "mustache", "pyjamas": "pajama", "trousers": "trouser", "women": "woman", "men": "man",
    "scarves": "scarf", "dresses": "dress", "glasses": "glasses", "knives": "knife", "leaves": "leaf",
}  # fmt: skip


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[Word, ...]:
    """
    Return the words of a text; underscores part words, hyphens and apostrophes do not.

    All are found at once, then where each is: a match for each word takes three times as long in Pyodide.
    """
    by_word = any(letter in text for letter in _CHANGE_WITH_CASE) if not text.isascii() else False
    low = (text if by_word else text.lower()).replace("_", " ").replace("’", "'")
    clause = end = 0
    new, find = tuple.__new__, low.find  # ``new``: a quarter of the time that Word() takes
    found = [
        new(Word, (token, start := find(token, end), end := start + len(token), clause))
        for token in _TOKEN.findall(low)
        if token not in _MARKS or not (clause := clause + 1)
    ]
    return tuple([word._replace(text=word.text.lower()) for word in found] if by_word else found)


_TEXT = itemgetter(0)


@lru_cache(maxsize=2048)
def texts(text: str) -> tuple[str, ...]:
    """Return the words of a text without their places, to look one up in a lexicon."""
    return tuple(map(_TEXT, words(text)))


def word_list(text: str) -> list[str]:
    """Return the words of a short text as ``texts`` does, for who asks for their places never."""
    if not text.isascii() and any(letter in text for letter in _CHANGE_WITH_CASE):
        return list(texts(text))
    return _WORD.findall(text.lower().replace("_", " ").replace("’", "'"))


def parts(text: str) -> list[str]:
    """Return the words of a short text, those with hyphens in their parts."""
    said = word_list(text)
    return [part for word in said for part in word.split("-")] if "-" in text else said


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return a word as it is compared: one spelling, singular, without a possessive."""
    if word[-1:] != "s":
        return _SAME.get(word, word)
    word = word.removesuffix("'s")
    if word in _SAME:
        return _SAME[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return _SAME.get(word, word)


SPELT_OTHERWISE = frozenset(_SAME)
"""What ``stem`` changes beside words in ``s``: all others are a lexicon's as they stand, or not at all."""


@lru_cache(maxsize=2048)
def stems(text: str) -> frozenset[str]:
    """Return what a text says as a bag of compared words; a hyphenated word counts as its parts."""
    return frozenset([stem(part) for part in parts(text) if part not in DETERMINERS])


def bare(text: str) -> str:
    """Return a phrase without the article or possessive it begins with."""
    text = text.strip()
    first, blank, rest = text.partition(" ")
    return rest.lstrip() if blank and first.lower() in _ARTICLES else text


def unaccented(word: str) -> str:
    """Return a name's word as one without the accents on one's keyboard writes it: ``clemence``."""
    if word.isascii():
        return word
    plain = "".join(sign for sign in normalize("NFD", word) if not combining(sign))
    return plain if plain.isascii() else word


def with_article(phrase: str) -> str:
    """Return the phrase behind the indefinite article that fits it."""
    return f"{'an' if phrase[:1].lower() in _VOWELS else 'a'} {phrase}"


def clean(value: str, longest: int = 120) -> str:
    """
    Return a stranger's words as they may stand in a prompt: no macro, pipe, bracket, weight or new line.

    ``longest`` characters at most, cut between two words.
    """
    if not value or (len(value) <= longest and _PLAIN.fullmatch(value)):
        return value  # as most are
    value = _UNSAFE.sub(" ", value[: 4 * longest])
    if ":" in value:
        value = _WEIGHT.sub(" ", value)
    value = " ".join(value.split()).strip(" ,;:.")
    if len(value) > longest:
        value = value[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.")
    return value


def listed(pieces: list[str], *, last: str = "and") -> str:
    """Return ``a, b and c``."""
    if len(pieces) < 2:
        return "".join(pieces)
    return f"{', '.join(pieces[:-1])} {last} {pieces[-1]}"


def split_list(text: str) -> Iterator[str]:
    """Yield the pieces between commas, semicolons and line ends."""
    for piece in _COMMAS.split(text):
        if piece := piece.strip(" ."):
            yield piece


_BARE_IS = re.compile(r"\b([Ss]he|[Hh]e|[Tt]hey)(?:(?<=he)(s)|(?<=hey)(re))(?= )")


def with_apostrophes(text: str) -> str:
    """Return a text in which who writes in haste has not left them out: ``shes 41``."""
    return _BARE_IS.sub(lambda found: f"{found[1]}'{found[2] or found[3]}", text)
