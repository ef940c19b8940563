"""
Tags for a message that has none: how the model is asked where pictures belong, and how its answer is taken.

The answer is untrusted, so no word of it but the prompts gets into the text: the model names places by the
words before them, and tags are put there as paragraphs of their own. What was written stays as it is, to the
byte; a place that is not found, or where a tag would be none (in code, in markup), is left out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_dict, as_list, as_str, loads
from limner.tags.grammar import scan

MOST = 20
"""Pictures in one message, whatever the model says."""

_LONGEST_PROMPT = 800
_MOST_WORDS = 30
_QUOTED = 12
"""Words that are kept of what stands before a tag, where the model wrote the tags into the text after all."""

_QUOTES = "\"'`“”„‟‘’‚‛«»"
_BETWEEN = re.compile(rf"[\s{_QUOTES}]+")
_LONGEST_PLACE = 400
_BRACKETS = {"{": "(", "}": ")", "[": "(", "]": ")", "<": " ", ">": " "}
_UNSAFE = str.maketrans(_BRACKETS | dict.fromkeys('"`“”„', "'"))


@dataclass(frozen=True, slots=True)
class Idea:
    """A picture the model would place behind the words ``after``."""

    after: str
    prompt: str


def question(text: str, rules: str, words: int) -> tuple[str, str]:
    """
    Return what the model is asked, and its instruction.

    ``rules`` is the preset's text, ``words`` about how many lie between two pictures.
    """
    count = max(1, min(MOST, round(len(text.split()) / max(1, words))))
    system = (
        "You choose the pictures for a passage of a story that is written already. Do not write it again and "
        "do not continue it.\n\nThe rules by which pictures are asked for while this story is written; keep "
        f"to what they say about what to show and how to describe it:\n\n{rules}\n\n"
        "Your answer is nothing but a JSON list, one entry for each picture, in the order of the passage:\n"
        '[{"after": "the last words of the paragraph before the picture, 5 to 12, copied exactly", '
        '"prompt": "what the picture shows"}]'
    )
    return f"Name about {count} picture{'' if count == 1 else 's'} for this passage:\n\n{text}", system


def ideas(answer: str) -> tuple[Idea, ...]:
    """Return what the answer names: a JSON list, or else the tags it wrote and the words before each."""
    start, end = answer.find("["), answer.rfind("]")
    if 0 <= start < end:
        try:
            rows = [as_dict(row) for row in as_list(loads(answer[start : end + 1], length=200_000))]
        except UntrustedInputError:
            rows = []
        named = [Idea(as_str(row.get("after")).strip(), _clean(as_str(row.get("prompt")))) for row in rows]
        if found := tuple(idea for idea in named if idea.after and idea.prompt):
            return found[:MOST]
    return tuple(_from_tags(answer))[:MOST]


def _from_tags(answer: str) -> Iterable[Idea]:
    tags = scan(answer)
    starts = [0, *(tag.end for tag in tags)]
    for (start, _), tag in zip(pairwise([*starts, len(answer)]), tags, strict=False):
        before = answer[start : tag.start].split()[-_QUOTED:]
        prompt = _clean(tag.prompt)
        if before and prompt:
            yield Idea(" ".join(before), prompt)


def _clean(prompt: str) -> str:
    """Return a prompt with nothing in it that ends a tag, is markup, or is a macro of ST's."""
    return " ".join(prompt.translate(_UNSAFE).split())[:_LONGEST_PROMPT].strip()


def insert(text: str, named: Sequence[Idea]) -> str:
    """Return the text with a tag behind the paragraph of each idea; unchanged where none has a place."""
    places = {}
    for idea in named:
        place = _place(text, idea.after)
        if place is not None and place not in places:
            places[place] = f'\n\n<img-prompt="{idea.prompt}">'
    result = text
    for place, tag in sorted(places.items(), reverse=True):
        tried = result[:place] + tag + result[place:]
        if len(scan(tried)) == len(scan(result)) + 1 and any(each.start == place + 2 for each in scan(tried)):
            result = tried
    return result


def _place(text: str, words: str) -> int | None:
    """Return the end of the line in which these words end, whatever case, quotes or spaces they have."""
    last = _BETWEEN.split(words[-_LONGEST_PLACE:])
    whole = last if len(words) <= _LONGEST_PLACE else last[1:]
    pieces = [re.escape(word) for word in whole[-_MOST_WORDS:] if word]
    if not pieces:
        return None
    # Each word is a literal and no word holds what parts them: a place is tried in one way only.
    found = re.compile(rf"(?<!\w){_BETWEEN.pattern.join(pieces)}(?!\w)", re.IGNORECASE).search(text)
    if found is None:
        return None
    end = text.find("\n", found.end())
    end = len(text) if end < 0 else end
    return len(text[:end].rstrip())
