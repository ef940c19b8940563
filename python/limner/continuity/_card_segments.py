"""The keys of a line of a card, with their values."""

from dataclasses import dataclass

from limner.continuity._card_keys import KEYS, kind_of
from limner.continuity._patterns import late
from limner.continuity._plain_words import TENS, UNITS

SIGNS = 400
"""Signs of a line that are tried as the end of a key."""

SIGN = late(r"[:=]")
_PART_OF_NAME = late(
    r"""(?<=\bMrs)\.|(?<=\bMr)\.|(?<=\bMs)\.|(?<=\bDr)\.|(?<=\bSt)\.|(?<=\w )"[\w ]{1,20}"(?= \w)"""
)
"""What ends no key: the full stop of a title, and the quotes of a nickname within a name."""
_NUMBERS = frozenset((*UNITS, *TENS)) - {"one", "two", "three"}
_SENTENCE = late(r"(?<=[a-z0-9)])\. {1,3}(?=(?:She|He|They|Her|His|Their|Usually|Always|Wears|Dresses)\b)")
_CHAIN = late(r'"[ \t]{0,9}\+[ \t]{0,9}"')


@dataclass(frozen=True, slots=True)
class Item:
    """``who`` is a name as it stands, empty for whoever the card is about; prose has no ``kind``."""

    who: str
    kind: str
    value: str
    key: str = ""
    outfit: str = ""


def possessive(key: str) -> tuple[str, str]:
    """Return whose a key is, and the key: ``Mira's clothes``."""
    for sign in ("'s ", "’s "):
        owner, found, bare = key.partition(sign)
        if found:
            return owner.strip(), bare.strip()
    return "", key


def clean(value: str) -> str:
    """Return a value without quotes; ``"a" + "b"`` is a list."""
    value = _CHAIN.sub(", ", value).replace('"', "").replace(" + ", ", ").replace("+", ", ")
    return value.strip(" ,;\t")


_VERBED = late(r"\. {1,3}(?=[A-Z](?:[^\s.!?]{0,15} ){2,5}[^.!?]{3,300})")
"""A sentence of some length behind a value."""


def with_sentences(value: str, *, short: bool = False) -> tuple[str, str]:
    """
    Return a value, and the sentences behind it that tell more: ``black. She wears a red coat.``.

    Of a ``short`` value (eyes, an age) any sentence of some words is no part.
    """
    found = _SENTENCE.search(value) or (_VERBED.search(value) if short else None)
    return (value[: found.start() + 1], value[found.end() :]) if found else (value, "")


def segments(line: str) -> list[tuple[str, str]]:
    """Return the keys of a line with their values; the first may have none."""
    found: list[tuple[int, int, str]] = []
    last = 0
    for count, sign in enumerate(SIGN.finditer(line)):
        if count > SIGNS:
            break
        at = sign.start()
        if line[sign.end() : sign.end() + 2] == "//":
            continue
        start = max(last, at - 60)
        window = _PART_OF_NAME.sub(lambda name: " " * len(name[0]), line[start:at]).rstrip(' "')
        start += max(window.rfind(each) for each in (';|,."' if window.endswith(")") else ';|,."(')) + 1
        key = line[start:at].strip(' "')
        owner, bare = possessive(key)
        counted = not _NUMBERS.isdisjoint(key.lower().replace("-", " ").split())  # ``about fifty``
        kind = "" if counted or len(owner.split()) > 3 or ")" in owner else kind_of(bare)[0]
        first = not found and start < 60 and not line[:start].strip(' "')
        if not first and (not kind or start == last) and (shorter := _known_tail(key)):
            found_at = line.rfind(shorter, start, at)
            if found_at >= 0:
                start, key, kind = found_at, shorter, kind_of(shorter)[0]
        if kind or (first and len(key) <= 50 and len(key.split()) <= 5 and sign[0] == ":"):
            found.append((start, sign.end(), key))
            last = sign.end()
    if not found:
        return [("", line)]
    pieces = [("", line[: found[0][0]])] if line[: found[0][0]].strip(' "') else []
    for number, (_, begin, key) in enumerate(found):
        end = found[number + 1][0] if number + 1 < len(found) else len(line)
        value = line[begin:end]
        head, sign_, rest = _at_semicolon(value)
        pieces.append((_bare_key(key), head))
        if sign_:
            pieces.append(("", rest))
    return pieces


def _at_semicolon(value: str) -> tuple[str, str, str]:
    """Part a value at its first semicolon that stands in no brackets."""
    deep = 0
    for at, sign in enumerate(value):
        deep += (sign == "(") - (sign == ")")
        if sign == ";" and deep <= 0:
            return value[:at], ";", value[at + 1 :]
    return value, "", ""


def _known_tail(key: str) -> str:
    """Return the known key that a text ends with: ``Zed Age`` is ``Age``."""
    words = key.split()
    for count in (2, 1):
        tail = " ".join(words[-count:])
        if len(words) > count and tail[:1].isupper() and (kind_of(tail)[0] or tail.lower() in KEYS):
            return tail
    return ""


def _bare_key(key: str) -> str:
    """Return a key without the signs and pictures before it."""
    key = key.strip(" \"'*_#-•")
    while key and not key[0].isalnum():
        key = key[1:].lstrip()
    return key
