"""A text without our pictures, without our tags, or with short ones: what a language model gets to read."""

from collections.abc import Sequence

from limner.tags.grammar import Tag, images_after, may_hold_tag, scan

_BLANK = " \t\r\n"
_SHORT_WORDS = 8
_SHORT_CHARACTERS = 60
"""How much of a description a shortened tag keeps; characters count where words are not parted by blanks."""
_MOST_LOOKS = 10
"""So often a text is looked through; one that was made to hurt may keep some pictures and tags."""


def without_pictures(text: str) -> str:
    """Return the text without them; a picture that goes may end what was code before it, so look again."""
    for _ in range(_MOST_LOOKS):
        before, text = text, _once_without(text)
        if text == before or "`" not in text:
            break
    return text


def without_tags(text: str, tags: Sequence[Tag] | None = None) -> str:
    """
    Return the text as it reads without pictures: no tag, no image of ours, no gap where they stood.

    ``tags`` are those of the text, where they are known.
    """
    if tags is None:
        tags = scan(text) if may_hold_tag(text) else []
    for _ in range(_MOST_LOOKS):
        if not tags:
            break
        text = joined(text, tags)
        tags = scan(text) if may_hold_tag(text) else []
    return text


def shortened(text: str) -> str:
    """Return the text without pictures and with the first words of each tag's description only."""
    text = without_pictures(text)
    kept, at = [], 0
    for tag in scan(text):
        kept += [text[at : tag.start], _short_tag(tag)]
        at = tag.end
    return "".join([*kept, text[at:]])


def _once_without(text: str) -> str:
    kept = []
    at = 0
    for tag in scan(text):
        stop, placed = images_after(text, tag.end)
        if placed:
            kept.append(text[at : tag.end])
            at = stop
    return "".join([*kept, text[at:]])


def joined(text: str, tags: Sequence[Tag]) -> str:
    """Return the text without these tags and their pictures; of the blanks around each the wider stay."""
    result, at = "", 0
    for tag in tags:
        result += text[at : tag.start]
        at, _ = images_after(text, tag.end)
        head, tail = result.rstrip(_BLANK), text[at:].lstrip(_BLANK)
        before, behind = result[len(head) :], text[at : len(text) - len(tail)]
        gap = max(before, behind, key=lambda blank: (blank.count("\n"), len(blank)))
        result = head + gap if head and tail else head
        at = len(text) - len(tail)
    return result + text[at:]


def _short_tag(tag: Tag) -> str:
    """Return the tag with a description of a few words, or as it is where that would be no tag any more."""
    short = _first_words(tag.prompt)
    if tag.text.count(tag.prompt) != 1 or short == tag.prompt:
        return tag.text
    text = tag.text.replace(tag.prompt, short)
    read = scan(text)
    whole = [(each.start, each.end, each.prompt) for each in read] == [(0, len(text), short)]
    return text if whole else tag.text


def _first_words(prompt: str) -> str:
    """Return the beginning of a description, up to a comma where there is one."""
    words = " ".join(prompt.split()[:_SHORT_WORDS])[:_SHORT_CHARACTERS]
    if len(words) >= len(prompt):
        return prompt
    for comma in ",、，":
        if words.rfind(comma) > len(words) // 3:
            words = words[: words.rfind(comma)]
    return words.rstrip(" ,;:、，") or prompt
