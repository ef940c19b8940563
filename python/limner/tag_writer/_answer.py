"""
What a model answers where it was asked for JSON: read as it comes, which is not always JSON.

Seen of models: thoughts in front, with brackets in them; fences; a note behind the list; one object without a
list; raw new lines and bare quotes in strings; single or curly quotes; an answer that is cut. So nothing is
parsed as a whole: each entry is found by its keys, and an entry that is whole counts, whatever stands around.
All patterns are linear, and the answer is cut before it is looked at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from limner.tag_writer._proposal import ATTRIBUTES, MOST, Proposal
from limner.tags.grammar import decode, scan

LONGEST = 200_000
"""Characters of an answer that are looked at, the last ones: thoughts stand in front."""

LONGEST_PROMPT = 800
LONGEST_VALUE = 300

_QUOTED = 12
"""Words that are kept of what stands before a tag, where the model wrote the tags into the text after all."""

_THOUGHT = r"(?:think|thinking|thought|thoughts|reasoning|analysis)"
_THOUGHT_ENDS = re.compile(rf"(?i)</{_THOUGHT}>|\[/{_THOUGHT}\]|<\|channel\|>final<\|message\|>")
_THOUGHT_BEGINS = re.compile(rf"(?i)\s{{0,99}}(?:<{_THOUGHT}>|\[{_THOUGHT}\])")

_QUOTE = "[\"'“”„«「]"
_KEY = rf"{_QUOTE}?\b(?:%s)\b[\"'“”»」]?\s{{0,9}}[:：]\s{{0,99}}"
_NAMED = f"({'|'.join(ATTRIBUTES)})"
_PROMPT = re.compile(rf"(?i){_KEY % 'prompt|description|image_prompt'}({_QUOTE})")
_SAID = re.compile(rf"(?i){_KEY % _NAMED}({_QUOTE})")
_PLACE = re.compile(
    rf"(?i){_KEY % 'after|paragraph|place|after_paragraph'}(?:({_QUOTE})|\[?(\d{{1,4}}(?:\.\d{{1,3}})?))"
)
_NUMBER = re.compile(
    r"(?i)\s{0,9}(?:paragraph\s{1,9}|sentence\s{1,9}|#)?\[?\s{0,9}(\d{1,4}(?:\.\d{1,3})?)\s{0,9}\]?\s{0,9}$"
)
_CLOSES = (
    rf"(?=\s{{0,99}}(?:[}}\]]|$|,\s{{0,99}}(?:[{{}}\]]|$|{_QUOTE}?\w{{1,20}}[\"'“”»」]?\s{{0,9}}[:：])))"
)
"""What follows the quote that ends a string; another quote stands within it, which models do not escape."""

_ENDS = {
    '"': re.compile(r'(?<!\\)"' + _CLOSES),
    "'": re.compile(r"(?<!\\)'" + _CLOSES),
    "“": re.compile('[”“"]' + _CLOSES),
    "«": re.compile("»" + _CLOSES),
    "「": re.compile("」" + _CLOSES),
}
_EMPTY_LIST = re.compile(r"\[\s{0,99}\]")
_NEW_LIST = re.compile(r"\][^][]*\[")
_ESCAPE = re.compile(
    r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})|\\(.)", re.DOTALL
)
_MEANT = {"n": "\n", "t": "\t", "r": " ", "b": " ", "f": " "}
_BRACKETS = {"{": "(", "}": ")", "[": "(", "]": ")", "<": " ", ">": " "}
_CONTROLS = {chr(code): " " for code in (*range(32), *range(127, 160))}
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
"""What would be read as an entity in the tag: of one that was written twice over."""
_UNSAFE = str.maketrans(_CONTROLS | _BRACKETS | dict.fromkeys('"`“”„', "'"))


def proposals(answer: str, *, thoughts_end: str = "") -> tuple[Proposal, ...]:
    """
    Return what the answer names, in its order; ``thoughts_end`` is ST's mark of where thoughts end.

    Of several lists the last one counts: what stands before it is a draft. Where there is no entry at all,
    the tags count which the model wrote into the text.
    """
    answer = without_thoughts(answer[-LONGEST:], thoughts_end)
    return tuple(_entries(answer) or _from_tags(answer))[:MOST]


def without_thoughts(answer: str, thoughts_end: str = "") -> str:
    """Return what the model says after thinking aloud; '' where it has not come to an end of that."""
    ends = [found.end() for found in _THOUGHT_ENDS.finditer(answer)]
    if thoughts_end.strip() and (at := answer.rfind(thoughts_end.strip())) >= 0:
        ends.append(at + len(thoughts_end.strip()))
    if ends:
        return answer[max(ends) :]
    return "" if _THOUGHT_BEGINS.match(answer) else answer


def is_none(answer: str, *, thoughts_end: str = "") -> bool:
    """Whether the model answered, in the form it was asked for, that there is no picture."""
    return bool(_EMPTY_LIST.search(without_thoughts(answer[-LONGEST:], thoughts_end)))


def clean(prompt: str) -> str:
    """Return a prompt with nothing in it that ends a tag, is markup, or is a macro of ST's."""
    plain = _ENTITY.sub(" ", decode(prompt).translate(_UNSAFE))
    return " ".join(plain.split())[:LONGEST_PROMPT].strip()


@dataclass(slots=True)
class _Raw:
    """One prompt as it stands in the answer, with where its key begins and its string ends."""

    start: int
    end: int
    prompt: str


def _entries(answer: str) -> list[Proposal]:
    raw = _last_list(answer, list(_prompts(answer)))
    if not raw:
        return []
    bounds = [_list_start(answer, raw[0].start), *(each.end for each in raw), len(answer)]
    behind = _PLACE.search(answer, bounds[0], raw[0].start) is None
    found = []
    for index, each in enumerate(raw):
        start, end = (each.end, _start_of(raw, index + 1, answer)) if behind else (bounds[index], each.start)
        number, quote = _place(answer, start, end)
        prompt = clean(each.prompt)
        if prompt and (number or quote):
            said = _attributes(answer, each, bounds[index], _start_of(raw, index + 1, answer))
            found.append(Proposal(prompt, number, quote, said))
    return found


def _attributes(answer: str, raw: _Raw, low: int, high: int) -> tuple[tuple[str, str], ...]:
    """Return what an entry says beside its prompt: from its own brace to that of the next."""
    start = max(low, answer.rfind("{", low, raw.start))
    brace = answer.find("{", raw.end, high)
    found: dict[str, str] = {}
    for begin, end in ((start, raw.start), (raw.end, high if brace < 0 else brace)):
        at = begin
        while said := _SAID.search(answer, at, end):
            text = _string(answer[:end], said[2], said.end())
            if text is None:
                break
            if value := clean(text[0])[:LONGEST_VALUE].strip():
                found.setdefault(said[1].lower(), value)
            at = text[1]
    return tuple(found.items())


def _prompts(answer: str) -> Iterator[_Raw]:
    at = 0
    while found := _PROMPT.search(answer, at):
        text = _string(answer, found[1], found.end())
        if text is None:
            return  # the answer is cut here
        yield _Raw(found.start(), text[1], text[0])
        at = text[1]


def _last_list(answer: str, raw: list[_Raw]) -> list[_Raw]:
    start = 0
    for index, (one, other) in enumerate(pairwise(raw), 1):
        if _NEW_LIST.search(answer, one.end, other.start):
            start = index
    return raw[start:]


def _list_start(answer: str, before: int) -> int:
    """Return where the entry begins whose prompt's key stands at ``before``."""
    return max(0, answer.rfind("{", 0, before))


def _start_of(raw: list[_Raw], index: int, answer: str) -> int:
    return raw[index].start if index < len(raw) else len(answer)


def _place(answer: str, start: int, end: int) -> tuple[str, str]:
    """Return the number or the quoted words that stand in [start, end)."""
    found = _PLACE.search(answer, start, end)
    if found is None:
        return "", ""
    if found[2]:
        return found[2], ""
    text = _string(answer[:end], found[1], found.end())
    quote = text[0].strip() if text else ""
    number = _NUMBER.match(quote)
    return (number[1], "") if number else ("", quote)


def _string(answer: str, quote: str, start: int) -> tuple[str, int] | None:
    """Return what stands in quotes from ``start`` on, and where that ends; None where it never does."""
    ends = _ENDS.get(quote, _ENDS["“"]).search(answer, start)
    if ends is None:
        return None
    return _ESCAPE.sub(_unescaped, answer[start : ends.start()]), ends.end()


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return _character(0x10000 + (_code(found[1]) - 0xD800) * 0x400 + _code(found[2]) - 0xDC00)
    return _character(_code(found[3])) if found[3] else _MEANT.get(found[4], found[4])


def _code(digits: str) -> int:
    return int(digits, 16)


def _character(code: int) -> str:
    return " " if 0xD800 <= code < 0xE000 else chr(code)


def _from_tags(answer: str) -> Iterator[Proposal]:
    tags = scan(answer)
    starts = [0, *(tag.end for tag in tags)]
    for start, tag in zip(starts, tags, strict=False):
        before = answer[start : tag.start][-1000:].split()[-_QUOTED:]
        prompt = clean(tag.prompt)
        if before and prompt:
            said = ((name, clean(tag.attributes.get(name, ""))[:LONGEST_VALUE]) for name in ATTRIBUTES)
            yield Proposal(prompt, "", " ".join(before), tuple(pair for pair in said if pair[1]))
