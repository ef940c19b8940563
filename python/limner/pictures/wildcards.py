r"""
Wildcards: alternatives in the style, of which each picture takes one: ``{oil|ink|watercolour} painting``.

Which one is drawn by the picture's own name, so that a picture that is painted again is painted alike.
Alternatives may hold alternatives, and may be empty. What is doubled (``{{char}}``, ``{{{red hair}}}``) is a
macro or an emphasis, braces without a bar are an emphasis: both stay as they are. Beside a wildcard ``\{``,
``\|`` and ``\}`` are the plain signs.
"""

import re
from collections.abc import Mapping, Sequence
from random import Random

from limner.pictures.style_tags import Style

_SIGNS = re.compile(r"\\[{|}]|[^\\{|}]+|[\\{|}]")


def chosen_style(style: Style, picture: str) -> Style:
    """Return a style with one alternative of each wildcard, by the picture's name."""
    return Style(
        chosen(style.prefix, f"{picture} prefix"),
        chosen(style.suffix, f"{picture} suffix"),
        chosen(style.negative, f"{picture} negative"),
    )


def chosen(text: str, seed: str) -> str:
    """Return a text with one alternative of each wildcard; the same for the same seed, in linear time."""
    if "|" not in text or "{" not in text:
        return text
    signs = _SIGNS.findall(text)
    doubled, edges = _read(signs)
    draws = Random(seed)  # noqa: S311 - it chooses a style, it keeps no secret
    # Each draws its own, those too that are left out: another alternative elsewhere changes no choice.
    choices = {at: int(draws.random() * (len(edges[at]) - 1)) for at in sorted(edges)}
    found: list[str] = []
    inside: list[tuple[int, int]] = []  # where the alternative ends that is being taken, and its wildcard
    at = 0
    while at < len(signs):
        if inside and at == inside[-1][0]:
            at = inside.pop()[1] + 1
        elif at in doubled:
            found += signs[at : doubled[at] + 1]
            at = doubled[at] + 1
        elif at in edges:
            choice, marks = choices[at], edges[at]
            inside.append((marks[choice + 1], marks[-1]))
            at = marks[choice] + 1
        else:
            sign = signs[at]
            found.append(sign[1:] if len(sign) == 2 and sign[0] == "\\" else sign)
            at += 1
    return "".join(found)


def _read(signs: Sequence[str]) -> tuple[Mapping[int, int], Mapping[int, Sequence[int]]]:
    """Return where what is doubled begins and ends, and the brace, bars and brace of each wildcard."""
    closes: dict[int, int] = {}
    edges: dict[int, Sequence[int]] = {}
    stack: list[list[int]] = []
    for at, sign in enumerate(signs):
        if sign == "{":
            stack.append([at])
        elif sign == "|" and stack:
            stack[-1].append(at)
        elif sign == "}" and stack:
            marks = [*stack.pop(), at]
            closes[marks[0]] = at
            if len(marks) > 2:
                edges[marks[0]] = marks
    return {at: end for at, end in closes.items() if closes.get(at + 1) == end - 1}, edges
