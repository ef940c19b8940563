"""
ST's text to speech reads a message as it stands in the chat: with our tags and pictures.

ST has no hook before it makes the text that is spoken, but a filter of the user's: what a JavaScript pattern
finds is left out. Limner adds its own to that where the user presses for it, and takes it out by a press; the
user's stays as it is. Pure; ``surroundings`` carries it out.
"""

import re
from dataclasses import dataclass

from limner.page.neighbours import Speech


def _any_case(word: str) -> str:
    return "".join(f"[{letter}{letter.upper()}]" for letter in word)


_IMG, _PIC, _PROMPT = map(_any_case, ("img", "pic", "prompt"))
_ELEMENT = rf"{_IMG}[-_\u2010\u2011\u2013]{_PROMPT}"
_OPENS = rf"(?:!--\s*)?(?:{_ELEMENT}\s*=|(?:{_ELEMENT}|{_IMG}|{_PIC})\s)"
OURS = "|".join(
    (
        rf"<{_ELEMENT}(?:\s[^<>]*)?>[^<]*</{_ELEMENT}\s*>",
        rf'<{_OPENS}(?:"[^"<]*"|“[^”<]*”|[^<>"“])*>',
        rf"&lt;{_OPENS}(?:(?!&[lg]t;)[^<>])*&gt;",
    )
)
"""
What is not to be read aloud, for any flags of the user's: no group that counts, nothing that a flag changes.

A picture, whose title holds no ``>``, is found by the second. None looks beyond the next beginning of a tag:
a text that is full of them is read once, on the page's thread.
"""

_MARK = f"(?:{OURS})"
_FLAGS = re.compile(r"[a-zA-Z]*")
_KNOWN_FLAGS = set("gmixXsuUAJ")


@dataclass(frozen=True, slots=True)
class Before:
    """How the user's filter stood before: on or off, and its pattern."""

    applies: bool
    pattern: str

    def to_json(self) -> list[object]:
        """Return it for the settings file."""
        return [self.applies, self.pattern]

    @classmethod
    def read(cls, raw: object) -> "Before | None":
        """Build from the settings file; None for anything else."""
        match raw:
            case [bool(applies), str(pattern)]:
                return cls(applies, pattern)
        return None


def reads_tags(speech: Speech) -> bool:
    """Return whether text to speech reads our tags aloud."""
    return speech.narrates and not (speech.applies and _MARK in speech.pattern)


def is_set(speech: Speech) -> bool:
    """Return whether the filter is ours, with or without the user's own."""
    return speech.applies and _MARK in speech.pattern


def with_ours(speech: Speech) -> str:
    """
    Return the user's pattern with ours, as ST reads one (``/pattern/flags``, or bare), unless it is off.

    ST takes out all that is found only with the flag ``g``, so it is added.
    """
    source, flags = _parts(speech.pattern) if speech.applies else ("", "")
    flags = flags if "g" in flags else f"{flags}g"
    return f"/(?:{source})|{_MARK}/{flags}" if source else f"/{_MARK}/{flags}"


def without_ours(speech: Speech, before: Before | None) -> Before:
    """Return the filter as it is to stand again: as it was, or as the user has changed it since."""
    was = before or Before(applies=False, pattern="")
    expected = with_ours(Speech(speech.narrates, was.applies, was.pattern))
    if speech.pattern == expected:
        return was
    left = speech.pattern.replace(f"|{_MARK}", "").replace(f"{_MARK}|", "").replace(_MARK, "")
    source, _ = _parts(left)
    return Before(applies=True, pattern=left) if source else Before(applies=False, pattern="")


def _parts(pattern: str) -> tuple[str, str]:
    """
    Return a pattern and its flags, as ST's ``regexFromString`` reads them.

    With flags that it does not know, or the same one twice, all of it is the pattern.
    """
    source, end, rest = pattern[1:].rpartition("/") if pattern.startswith("/") else ("", "", "")
    found = _FLAGS.match(rest)
    flags = found[0] if found and end else ""
    known = len(set(flags)) == len(flags) and set(flags) <= _KNOWN_FLAGS
    return (source, flags) if source and known else (pattern, "")
