"""
The check of a preset: what a model would learn from it, and whether Limner would read that.

Models copy the tag they are shown, letter by letter. So the text of a preset is read by the same scanner as
a reply: what it does not find here, it will not find there.
"""

import re
from dataclasses import dataclass
from typing import Literal

from limner.core.translation import say
from limner.presets.preset import LONGEST_TEXT
from limner.tags.grammar import Malformed, Scanner, Tag, scan

FindingKind = Literal["good", "hint", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One sentence about a preset.

    ``key`` is its i18n key's end (empty: it is translated already); ``quote`` is what of the text it is
    about, which is untrusted.
    """

    kind: FindingKind
    key: str
    sentence: str
    quote: str = ""


_LONGEST_QUOTE = 90
_IN_DOUBLE_QUOTES = re.compile('=\\s*"')


def check(text: str) -> tuple[Finding, ...]:
    """Return what is to be said of a preset's text, what matters most first; never nothing."""
    if not text.strip():
        return (Finding("bad", "empty", "The text is empty: the model is not asked for pictures."),)
    if len(text) > LONGEST_TEXT:
        return (Finding("bad", "long", f"The text is longer than {LONGEST_TEXT:,} characters."),)
    tags = scan(text)
    unread = _unread(text, tags)
    found = [_form(text, tags, unread)]
    if tags and unread:
        found.append(_told_unread("hint", unread))
    if any('"' in tag.prompt for tag in tags):
        quoted = next(tag for tag in tags if '"' in tag.prompt)
        words = "Double quotes inside a tag mislead models about where it ends."
        found.append(Finding("hint", "quotes", words, _short(quoted.text)))
    if any("\n" in tag.text for tag in tags):
        broken = next(tag for tag in tags if "\n" in tag.text)
        words = "A tag that runs over several lines teaches the model to do the same."
        found.append(Finding("hint", "lines", words, _short(broken.text)))
    if other := next((tag for tag in tags if not _IN_DOUBLE_QUOTES.search(tag.text)), None):
        words = "SillyTavern's trimming of sentences cuts a last tag off that is not in double quotes."
        found.append(Finding("hint", "form", words, _short(other.text)))
    if "{words}" not in text:
        words = "Without {words} the setting “Words between pictures” has no effect."
        found.append(Finding("hint", "words", words))
    return tuple(found)


def _form(text: str, tags: list[Tag], unread: Malformed | None) -> Finding:
    if tags:
        return Finding("good", "read", "Limner reads the tags this asks for.", _short(tags[0].text))
    if unread:
        return _told_unread("bad", unread)
    if scan(text.replace("`", " ").replace("~~~", " ")):
        words = "The tag stands in code marks (` or ~), where Limner takes tags for examples: take them away."
        return Finding("bad", "code", words)
    words = 'There is no tag that Limner reads. Show the model one, such as <img-prompt="a red fox">.'
    return Finding("bad", "none", words)


def _unread(text: str, tags: list[Tag]) -> Malformed | None:
    """Return what begins like a tag and is none; what the user's own patterns read is one."""
    scanner = Scanner()
    scanner.feed(text)
    scanner.finish()
    outside = (at for at in scanner.malformed if not any(tag.start <= at.start < tag.end for tag in tags))
    return next(outside, None)


def _told_unread(kind: FindingKind, unread: Malformed) -> Finding:
    words = say("Limner would not read this tag: ${0}.", say(unread.reason))
    return Finding(kind, "", words, _short(unread.text))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1]}…"
