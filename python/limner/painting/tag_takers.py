"""
Who takes our tags out of replies, and where a tag goes back; pure.

A script of the user's that strips HTML, ST's trimming of sentences: they see a reply before Limner does, and
what the stream showed is gone from the text.
"""

import re
from dataclasses import dataclass

from limner.core.translation import say
from limner.page.neighbours import Rewriting
from limner.pictures.picture import Lost
from limner.tags.grammar import closed, scan

PROBE = 'The gate opened.\n\n<img-prompt="a castle gate at dawn, oil painting">\n\nShe rode on.'
"""A text as a model writes it when it does what it is told."""

_ENOUGH = 12
"""Letters by which a paragraph is known again."""

_ELEMENT = re.compile(r"<[^<>]*>")
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Taker:
    """Who took a tag: a script by its name, or ST's trimming."""

    script: str = ""
    trims: bool = False


def taker(rewriting: Rewriting, text: str) -> Taker | None:
    """Return who takes a tag out of this text; None where nobody is known to."""
    before = len(scan(closed(text)))
    for script in rewriting.scripts:
        if len(scan(closed(script.result))) < before:
            return Taker(script.name or "?")
    return Taker(trims=True) if rewriting.trims else None


def warning(found: Taker) -> str:
    """Say that a script takes our tags out, and what to do."""
    words = (
        "The script “${0}” of SillyTavern's Regex extension takes picture tags out of replies: switch it "
        "off, or let it spare <img-prompt (Extensions > Regex)."
    )
    return say(words, found.script)


def set_back(text: str, lost: Lost) -> str:
    """
    Return the text with a lost tag at the end of the paragraph that it stood behind, else at its end.

    The paragraph is known by its letters: who took the tag out may have changed marks and blanks as well.
    Returns the text as it is where the tag would be none there.
    """
    if [tag.text for tag in scan(lost.tag)] != [lost.tag]:  # it stood in a chat file, perhaps a stranger's
        return text
    count = len(scan(closed(text)))
    found = _paragraph(text, lost.behind)
    alone = lost.behind.endswith("\n") or not lost.behind.strip()
    places = [found, len(text.rstrip())] if found else [len(text.rstrip())]
    for at in places:
        written = f"{text[:at]}{_gap(text[:at], alone=alone)}{lost.tag}{text[at:]}"
        if len(scan(closed(written))) == count + 1:
            return written
    return text


def _gap(before: str, *, alone: bool) -> str:
    if not before.strip():
        return ""
    return "\n\n" if alone else " "


def _paragraph(text: str, behind: str) -> int:
    """Return where the paragraph ends that ``behind`` ends with; 0 where it is not there."""
    lines = [letters for line in behind.split("\n") if (letters := _letters(line))]
    wanted = lines[-1] if lines else ""
    at = found = 0
    for line in text.split("\n"):
        letters = _letters(line)
        ends = letters.endswith(wanted) or letters.startswith(wanted)
        same = wanted and (ends or (len(wanted) >= _ENOUGH and wanted in letters))
        cut = len(letters) >= _ENOUGH and wanted.endswith(letters)  # ``behind`` begins anywhere
        if same or cut:
            found = at + len(line.rstrip())
        at += len(line) + 1
    return found


def _letters(line: str) -> str:
    return _NO_LETTERS.sub("", _ELEMENT.sub("", line)).casefold()
