"""A tag that was read, and what began like one, as values."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag at [start, end): ``text`` is exactly that slice, ``prompt`` what is to be painted."""

    start: int
    end: int
    text: str
    prompt: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Malformed:
    """What began like a tag at ``start`` and never became one; ``text`` is its beginning, for the trace."""

    start: int
    text: str
    reason: str
