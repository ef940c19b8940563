"""
What was read of the texts of a history, remembered from one prompt to the next.

A context of a million tokens holds thousands of illustrated replies, and reading them takes seconds, longer
than a prompt may wait. From turn to turn all but the newest of them are the same.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Protocol

from limner.tags.bare_text import joined, shortened, without_pictures, without_tags
from limner.tags.grammar import Tag, images_after, own_patterns, scan


class PromptText(Protocol):
    """A text of a prompt, and whose it is."""

    @property
    def role(self) -> str:
        """Its role: ``assistant``, ``system``, ``user`` or another."""

    @property
    def text(self) -> str:
        """What it says."""


TAGGED_ROLES = frozenset({"assistant", "system"})
"""Whose tags are tags; in anybody else's text only those are that have a picture of ours behind them."""


class Reading:
    """One text; what is made of it is made once, when it is asked for."""

    def __init__(self, text: str, role: str) -> None:
        self._text = text
        self._told = role in TAGGED_ROLES

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The tags that are ours."""
        tags = tuple(scan(self._text))
        return tags if self._told else tuple(tag for tag in tags if images_after(self._text, tag.end)[1])

    @cached_property
    def pictures(self) -> tuple[str, ...]:
        """The addresses of our pictures behind them."""
        return tuple(image.src for tag in self.tags for image in images_after(self._text, tag.end)[1])

    @cached_property
    def bare(self) -> str:
        """The text without either."""
        if self._told:
            return without_tags(self._text, self.tags)
        return without_pictures(joined(self._text, self.tags))

    @cached_property
    def tagged(self) -> str:
        """The text with its tags and without pictures."""
        return without_pictures(self._text)

    @cached_property
    def short(self) -> str:
        """The same with short tags."""
        return shortened(self._text)


class Readings:
    """Those of the last history; what is not in it any more is forgotten."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Reading] = {}
        self._patterns: object = None

    def __len__(self) -> int:
        return len(self._known)

    def of(self, parts: Iterable[PromptText]) -> list[Reading]:
        """Return what is known of these texts, each in its place."""
        patterns = own_patterns()
        known = self._known if self._patterns is patterns else {}
        keys = [(part.role, part.text) for part in parts]
        self._patterns = patterns
        self._known = {key: known.get(key) or Reading(key[1], key[0]) for key in keys}
        return [self._known[key] for key in keys]
