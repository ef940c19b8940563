"""
Style tags: what the user wants in every picture, put around the words of one prompt.

The prompt itself is never changed. A piece of the style (what stands between two commas, outside brackets)
is left out where the prompt or the style before it says the same already, whatever weight it has there:
``(red hair:1.2)``, ``{{{red hair}}}``, ``[red hair]`` and ``1.3::red hair ::`` all say *red hair*.
"""

import re
from dataclasses import dataclass

_PARTS = re.compile(r"[,\n]")
_BRACKETS = re.compile(r"\\[()\[\]{}]|[()\[\]{}]")
_NUMBER = (
    r"[-+]?(?:[0-9]{1,9}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})"  # read in one way only: a prompt may be all digits
)
_WEIGHT = re.compile(rf":\s*{_NUMBER}\s*$")
_EMPHASIS = re.compile(rf"(?:^|\s){_NUMBER}\s{{0,9}}::|::")
_OPEN, _CLOSE = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Style:
    """What the user wants before and behind every prompt, and in no picture (``negative``)."""

    prefix: str = ""
    suffix: str = ""
    negative: str = ""


def joined(prefix: str, prompt: str, suffix: str = "") -> str:
    """
    Return the prompt between the style's pieces that it does not hold yet.

    Doing it twice adds nothing. New lines in the style part pieces as commas do.
    """
    said = _said(prompt)
    before = _new(prefix, said)
    behind = _new(suffix, said)
    return ", ".join([*before, *([prompt] if prompt else []), *behind])


def pieces(text: str) -> list[str]:
    """Return the pieces of a style in their order: a group in brackets, or between ``::``, is one piece."""
    found: list[str] = []
    depth = at = start = 0
    emphasis = False
    while at < len(text):
        mark = text[at]
        if mark == "\\":
            at += 1
        elif text.startswith("::", at):
            emphasis = not emphasis
            at += 1
        elif mark in _OPEN:
            depth += 1
        elif mark in _CLOSE:
            depth = max(0, depth - 1)
        elif mark in ",\n" and not depth and not emphasis:
            found.append(text[start:at])
            start = at + 1
        at += 1
    found.append(text[start:])
    return [" ".join(piece.split()) for piece in found if piece.strip()]


def _new(style: str, said: set[str]) -> list[str]:
    """Return the pieces of a style that say something new, and note that it is said now."""
    kept = []
    for piece in pieces(style):
        words = _said(piece)
        if not words <= said:
            said |= words
            kept.append(piece)
    return kept


def _said(text: str) -> set[str]:
    """Return what a text says, without brackets and weights: each of its tags, alone."""
    tags = (_bare(part) for part in _PARTS.split(text))
    return {tag for tag in tags if tag}


def _bare(tag: str) -> str:
    plain = _BRACKETS.sub(lambda found: found[0] if len(found[0]) > 1 else "", tag)
    return " ".join(_WEIGHT.sub("", _EMPHASIS.sub(" ", plain)).casefold().split())
