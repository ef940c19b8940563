"""
Picture tags: found in a text that is still being written.

The canonical form is ``<img-prompt="...">``; docs/tags.md has the whole grammar with its examples. The parts:

- ``_scanner``      the reader
- ``_vocabulary``        the marks and words, shared with the render hook's patterns
- ``_opener``       how a tag begins
- ``_candidate``      one tag that has begun; ``_attributes`` reads what stands in it beside the prompt
- ``_code``         fences and code spans, where a tag is only an example
- ``_images``       our own pictures behind a tag
- ``_browser_patterns``     the same grammar as JavaScript regular expressions
- ``tags.custom.reader``        the user's own patterns

Every offset is in code points; JavaScript counts UTF-16 units, so offsets never cross the line, slices do.
"""

from limner.tags._browser_patterns import hook_patterns as usual_patterns
from limner.tags._candidate import CUT_OFF
from limner.tags._images import Placed, images_after
from limner.tags._plain import plain_tags
from limner.tags._scanner import Scanner
from limner.tags._tag import Malformed, Tag
from limner.tags._vocabulary import CURLY_CLOSERS, HYPHENS, KNOWN, decode
from limner.tags.custom.reader import CustomPatterns, compile_all

__all__ = [
    "CUT_OFF",
    "HYPHENS",
    "KNOWN",
    "Malformed",
    "Placed",
    "Scanner",
    "Tag",
    "closed",
    "decode",
    "hook_patterns",
    "images_after",
    "may_hold_tag",
    "own_patterns",
    "read_also",
    "scan",
    "scan_whole",
    "scanner_for",
]

_also: CustomPatterns | None = None


def read_also(patterns: str) -> None:
    """
    From now on read the user's own patterns as well, one a line; raises SettingError.

    What a tag is holds for the whole program at a time, as a language does: a text that is read by one
    grammar and projected by another would lose pictures.
    """
    global _also  # noqa: PLW0603 -- see above
    _also = compile_all(patterns)


def own_patterns() -> object:
    """Return the user's own patterns in force: what was read with others is to be read again."""
    return _also


def scanner_for() -> Scanner:
    """Return a reader for a text that comes, with the user's own patterns."""
    return Scanner(_also)


def hook_patterns() -> dict[str, str]:
    """Return the render hook's patterns (``_browser_patterns``) with the user's own in them."""
    return usual_patterns(_also.tag, _also.tail, _also.first) if _also else usual_patterns()


def scan(text: str) -> list[Tag]:
    """All tags of a text that is whole."""
    scanner = scanner_for()
    return scanner.feed(text) + scanner.finish()


def scan_whole(text: str) -> list[Tag]:
    """Return what ``scan`` returns, sooner where all tags are as the instructions show them."""
    plain = plain_tags(text) if _also is None else None
    return scan(text) if plain is None else plain


def may_hold_tag(text: str) -> bool:
    """Say whether a text is worth a scan at all: most prose is not, and a scan reads each character."""
    return _also is not None or "<" in text or "&lt;" in text.lower()


def closed(text: str) -> str:
    """
    The text with the end of its last tag, where only that is missing.

    ST's "trim incomplete sentences" keeps a text up to its last quote, and so takes the ``>`` of a last tag.
    """
    if text[-1:] not in tuple(CURLY_CLOSERS) or "<" not in text[text.rfind("\n") + 1 :]:
        return text
    if text[:-1].rstrip().endswith("="):  # the quote opens a value
        return text
    for end in (">", "-->"):
        tags = scan(text + end)
        if tags and tags[-1].end == len(text) + len(end) and "\n" not in tags[-1].text:
            return text + end
    return text
