"""
The meta prompt: when the model is asked for pictures, in which words, and what it sees of earlier ones.

When: ST says that a generation begins (GENERATION_AFTER_COMMANDS) and later hands out its finished prompt
(GENERATE_AFTER_DATA). Raw requests of other extensions give only the second kind of news elsewhere, and a
quiet request may run inside another one's beginning; so beginnings are stacked, and each prompt takes the
last. ``_budget`` says where the words go and what leaves to make room.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from limner.core.json_text import as_list
from limner.core.translation import say
from limner.prompting._budget import Plan, PromptSize, plan, read_sizes
from limner.settings.settings import Settings
from limner.tags.grammar import images_after, scan

__all__ = [
    "Armed",
    "Edit",
    "HistoryPart",
    "Plan",
    "PromptSize",
    "PromptStack",
    "compose",
    "plan",
    "prune",
    "read_parts",
    "read_sizes",
]

_NO_STORY = frozenset({"quiet", "impersonate"})
_PRUNED_ROLES = frozenset({"assistant", "system", "user"})
_ASIDE = "A generation (${0}) that is no part of the story: it is not asked for pictures."
_STACK_CAP = 8
_MOST_LOOKS = 10
"""So often a text is looked through for pictures; one that was made to hurt may keep some."""
_WORDS = re.compile(r"(?<!\{)\{words\}(?!\})")


@dataclass(frozen=True, slots=True)
class Armed:
    """A generation that began: ST's ``type``, whether its prompt gets our words, and why, for the trace."""

    type: str
    inject: bool
    reason: str


class PromptStack:
    """
    The generations that began and whose prompt has not come yet, the last on top.

    Some never come (a group's wrapper, a stop): they sink, harmless, and the oldest falls out at eight.
    """

    def __init__(self) -> None:
        self._armed: list[Armed] = []

    def push(self, type: str, dry_run: bool = False) -> Armed | None:  # noqa: A002
        """Note that a generation of ST's ``type`` begins; a dry run only counts tokens and is none."""
        if dry_run:
            return None
        kind = type or "normal"
        if kind in _NO_STORY:
            armed = Armed(kind, inject=False, reason=say(_ASIDE, kind))
        else:
            armed = Armed(kind, inject=True, reason=say("A generation (${0}) of the story begins.", kind))
        self._armed = [*self._armed, armed][-_STACK_CAP:]
        return armed

    def pop(self, dry_run: bool = False) -> Armed | None:
        """Return the generation whose prompt is ready now, or None where none began or the prompt is dry."""
        return self._armed.pop() if self._armed and not dry_run else None


def compose(preset_text: str, settings: Settings) -> str:
    """Fill in ``{words}``; all else, and ST's macros such as ``{{char}}``, stay as they stand."""
    return _WORDS.sub(str(settings.words), preset_text).strip()


class HistoryPart(NamedTuple):
    """One text of the prompt: ``message`` by number, ``part`` of a multimodal one (-1: a plain one)."""

    message: int
    part: int
    role: str
    text: str


class Edit(NamedTuple):
    """What a text becomes; a tuple, so that it crosses to the page as a plain list."""

    message: int
    part: int
    text: str


def prune(parts: Iterable[HistoryPart]) -> list[Edit]:
    """
    Take our pictures out of the history and leave the tags, which show the model how it is done.

    Only pictures in our form directly after a tag are ours, whoever says them: a request for a summary holds
    the chat in a message of the user's role. Pictures the user or a card put in stay, and so does what a tool
    answered. Texts that do not change give no edit.
    """
    edits = []
    for message, part, role, text in parts:
        if role in _PRUNED_ROLES and "<img" in text.lower():
            pruned = _without_pictures(text)
            if pruned != text:
                edits.append(Edit(message, part, pruned))
    return edits


def read_parts(rows: object) -> list[HistoryPart]:
    """Build the parts from the page's rows ``[message, part, role, text]``; others are dropped."""
    parts = []
    for row in as_list(rows):
        match row:
            case [int(message), int(part), str(role), str(text)]:
                parts.append(HistoryPart(message, part, role, text))
    return parts


def _without_pictures(text: str) -> str:
    """Return the text without them; a picture that goes may end what was code before it, so look again."""
    for _ in range(_MOST_LOOKS):
        before, text = text, _once_without(text)
        if text == before or "`" not in text:
            break
    return text


def _once_without(text: str) -> str:
    kept = []
    at = 0
    for tag in scan(text):
        stop, placed = images_after(text, tag.end)
        if placed:
            kept.append(text[at : tag.end])
            at = stop
    return "".join([*kept, text[at:]])
