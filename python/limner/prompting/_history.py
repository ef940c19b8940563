"""
What the model sees of earlier pictures: which texts of the history lose them, and which tags stay.

A picture's markup is never sent as text. Of the tags only a few stay, because each costs 60 to 100 tokens in
every later prompt and all that they teach is how one is written: docs/models.md has the reasons. Nothing here
changes the chat; an edit says what a copy of a text becomes.

SillyTavern scans the history for lorebook keys before it builds the prompt from it, so an edit has two texts:
``scanned`` without any tag, because a picture's words are no part of the story, and ``sent`` for the model.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from limner.core.json_text import as_list
from limner.pictures.picture_address import is_picture
from limner.prompting._readings import TAGGED_ROLES, Reading, Readings
from limner.settings.settings import Settings
from limner.tags.bare_text import without_pictures

WHOLE, SHORT, NEWEST = "whole", "short", "newest"

_PRUNED_ROLES = frozenset({"assistant", "system", "user"})
_FILMS = (".mp4", ".webm")


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


class HistoryEdit(NamedTuple):
    """What a message of the history becomes: for the scan of the lorebooks, and for the model."""

    message: int
    scanned: str
    sent: str


@dataclass(frozen=True, slots=True)
class HistoryRule:
    """
    What stays: ``tags`` is WHOLE, SHORT or NEWEST (those of the last ``replies`` that have any).

    ``pictures``: the pictures of these replies go along as pictures. ``asked`` is false where the model is
    not asked for any, so that nothing is to be shown. ``continued`` is the message that is to be gone on
    with: SillyTavern writes it back into the chat as it was sent, so it is sent exactly as it stands.
    """

    tags: str = NEWEST
    replies: int = 2
    pictures: bool = False
    asked: bool = True
    continued: int = -1

    @classmethod
    def of(cls, settings: Settings, *, asked: bool, continued: int) -> "HistoryRule":
        """Return the rule that the user has set."""
        return cls(settings.history_tags, settings.history_replies, settings.show_pictures, asked, continued)


@dataclass(frozen=True, slots=True)
class History:
    """
    What becomes of the history.

    ``shown`` are messages with the addresses of pictures that go along; ``pictures`` and ``tags`` say how
    many were left out, ``tagged`` in how many messages tags stay.
    """

    edits: tuple[HistoryEdit, ...]
    shown: tuple[tuple[int, tuple[str, ...]], ...]
    pictures: int
    tags: int
    tagged: int

    def to_json(self) -> dict[str, object]:
        """Return it as the page carries it out."""
        return {"edits": [list(each) for each in self.edits], "show": [list(each) for each in self.shown]}


def shape(parts: Sequence[HistoryPart], rule: HistoryRule, readings: Readings | None = None) -> History:
    """
    Return what becomes of the history, oldest message first; texts that stay as they are give no edit.

    ``readings`` remember what they read of it for the next time.
    """
    told = [part for part in parts if part.role in _PRUNED_ROLES]
    read = (Readings() if readings is None else readings).of(told)
    tagged_replies = [
        part.message
        for part, reading in zip(told, read, strict=True)
        if part.role in TAGGED_ROLES and reading.tags
    ]
    newest = frozenset(tagged_replies[max(0, len(tagged_replies) - rule.replies) :])
    edits, shown = [], []
    pictures = tags = tagged = 0
    for part, reading in zip(told, read, strict=True):
        scanned, sent = reading.bare, _sent(part, rule, reading, newest=part.message in newest)
        if (scanned, sent) != (part.text, part.text):
            edits.append(HistoryEdit(part.message, scanned, sent))
        pictures += len(reading.pictures) if sent != part.text else 0
        tags += len(reading.tags) if sent == scanned else 0
        tagged += bool(reading.tags) and sent != scanned
        seen = tuple(src for src in reading.pictures if _can_be_seen(src))
        if rule.pictures and rule.asked and seen and part.message in newest - {rule.continued}:
            shown.append((part.message, seen))
    return History(tuple(edits), tuple(shown), pictures, tags, tagged)


def prune(parts: Iterable[HistoryPart]) -> list[Edit]:
    """
    Take our pictures out of the history and leave the tags: for what comes by no way that knows a setting.

    Only pictures in our form directly after a tag are ours, whoever says them: a request for a summary holds
    the chat in a message of the user's role. Pictures the user or a card put in stay, and so does what a tool
    answered. Texts that do not change give no edit.
    """
    edits = []
    for message, part, role, text in parts:
        if role in _PRUNED_ROLES and "<img" in text.lower():
            pruned = without_pictures(text)
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


def _sent(part: HistoryPart, rule: HistoryRule, reading: Reading, *, newest: bool) -> str:
    """Return what the model gets of a message."""
    if part.message == rule.continued:
        return part.text
    if not rule.asked or not reading.tags:
        return reading.bare
    if rule.tags == WHOLE or (rule.tags == NEWEST and newest):
        return reading.tagged
    return reading.short if rule.tags == SHORT else reading.bare


def _can_be_seen(src: str) -> bool:
    """Say whether this is a picture that lies with SillyTavern; no other address is given to anybody."""
    return is_picture(src) and not src.lower().endswith(_FILMS)
