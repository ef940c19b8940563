"""
JSON from strangers: measured before it is parsed.

``json.loads`` recurses, and 3,000 open brackets end Pyodide for good: no exception, the interpreter is gone.
A card, a chat file or a server's answer can hold such text. So the nesting is measured first, by passes that
do not recurse and run in C, and what is too deep is refused with a sentence.
"""

import json
import math
import re
from collections.abc import Mapping
from itertools import accumulate
from typing import NoReturn

from limner.core.errors import UntrustedInputError
from limner.core.translation import say

DEPTH = 100
"""Levels of nesting that no honest file of ours or SillyTavern's comes near."""

DIGITS = 100
"""Digits of a whole number: a browser writes no more than 21, and one of 400 is no ``float`` any more."""

LENGTH = 20_000_000
"""Characters; a chat of a thousand long messages has two million."""

_STRING = re.compile(rb'"[^"]*"?')
_NO_BRACKET = re.compile(rb"[^][{}]+")
_STEP = dict(zip(b"[{]}", (1, 1, -1, -1), strict=True))


def loads(text: str, *, depth: int = DEPTH, length: int = LENGTH) -> object:
    """
    Parse ``text`` as strict JSON; a number such as 1e999 becomes None (``finite``).

    Raises UntrustedInputError, with one sentence, where the text is longer than ``length`` characters, nested
    deeper than ``depth`` levels or not JSON (``NaN`` and ``Infinity``, which browsers refuse, are not, nor
    are numbers longer than ``DIGITS``).
    """
    if len(text) > length:
        raise UntrustedInputError(say("The data is longer than ${0} characters and was not read.", length))
    if nesting(text, enough=depth) > depth:
        raise UntrustedInputError(say("The data is nested deeper than ${0} levels and was not read.", depth))
    try:
        return json.loads(text, parse_constant=_refuse, parse_int=whole, parse_float=finite)
    except ValueError as error:
        raise UntrustedInputError(say("The data is damaged and was not read (${0}).", error)) from error


def whole(digits: str) -> int:
    """Return a whole number; ValueError where it is longer than any browser writes."""
    if len(digits) > DIGITS:
        raise ValueError(f"a number of {len(digits)} digits")
    return int(digits)


def finite(digits: str) -> float | None:
    """Return a number with a point or an exponent; None for an endless one, which a browser writes so."""
    number = float(digits)
    return number if math.isfinite(number) else None


def nesting(text: str, *, enough: int = 0) -> int:
    """
    Return an upper bound of how deep ``text`` is nested; exact where it is more than ``enough``.

    On malformed text the bound holds for the part a parser reads before it gives up.
    """
    brackets = text.count("[") + text.count("{")
    if brackets <= enough:
        return brackets
    # as bytes, of which a letter has one: with an emoji in it each of a text's letters has four
    bare = text.encode("utf-8", "surrogatepass")
    bare = bare.replace(rb"\\", b"").replace(
        rb"\"", b""
    )  # escapes exist in strings only: now a quote ends one
    levels = _NO_BRACKET.sub(b"", _STRING.sub(b"", bare))
    return max(accumulate(map(_STEP.__getitem__, levels), initial=0))


def as_str(value: object, default: str = "") -> str:
    """Return ``value`` where it is a string."""
    return value if isinstance(value, str) else default


def as_bool(value: object, *, default: bool = False) -> bool:
    """Return ``value`` where it is true or false; 0 and 1 are numbers."""
    return value if isinstance(value, bool) else default


def as_int(value: object, default: int = 0) -> int:
    """Return ``value`` where it is a whole number, also one written 3.0; true is not a number."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else default


def as_seconds(value: object) -> float | None:
    """Return ``value`` where it is a time, in seconds since 1970: a number as small as any clock's."""
    good = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12
    return float(value) if good and isinstance(value, int | float) else None


def as_list(value: object) -> list[object]:
    """Return ``value`` where it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def as_dict(value: object) -> dict[str, object]:
    """Return the entries of ``value`` whose keys are strings, in a new dict; none where it is no mapping."""
    if not isinstance(value, Mapping):
        return {}
    return {key: item for key, item in value.items() if isinstance(key, str)}


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")
