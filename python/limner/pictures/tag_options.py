"""
What a tag says of its picture's size and seed, as options.

The model wrote it, so it is untrusted: what makes no sense, and what the painter cannot be given, is left out
and the picture is painted without. What the user has chosen stays where the tag says nothing.
"""

import re
from collections.abc import Callable, Mapping
from math import log

from limner.pictures.options import KNOWN, Features, Options, Range
from limner.pictures.style_tags import joined

_SIZE = re.compile(r"\s*(\d{2,4})\s*[xX×]\s*(\d{2,4})\s*")
_RATIO = re.compile(r"\s*(\d{1,3})\s*[:/]\s*(\d{1,3})\s*")
_SEED = re.compile(r"\s*(\d{1,10})\s*")
_GRID = 64
"""Sides that are made from a ratio are multiples of this: every model has them."""

Size = tuple[int, int]


def tagged(attributes: Mapping[str, str], usual: Options, features: Features) -> Options:
    """
    Return what a tag's attributes ask for, of what there is.

    A ratio (``ar``) is kept at the area of the ``usual`` size; without one there is nothing it could be made
    of. A painter that has certain sizes only is asked for the one of these that comes nearest in shape.
    """
    seed = _SEED.fullmatch(attributes.get("seed", ""))
    size = _size(attributes, usual, features) or (None, None)
    return Options(
        width=size[0], height=size[1], seed=int(seed[1]) if seed and _fits("seed", seed[1]) else None
    )


def _size(attributes: Mapping[str, str], usual: Options, features: Features) -> Size | None:
    size = _SIZE.fullmatch(attributes.get("size", ""))
    ratio = _RATIO.fullmatch(attributes.get("ar", ""))
    if size and _fits("width", size[1]) and _fits("height", size[2]):
        exact = int(size[1]), int(size[2])
        return _nearest(exact[0] / exact[1], features.sizes) or exact
    if ratio and int(ratio[1]) and int(ratio[2]):
        shape = int(ratio[1]) / int(ratio[2])
        return _nearest(shape, features.sizes) or _of_area(shape, usual)
    return None


def _nearest(shape: float, sizes: tuple[Size, ...]) -> Size | None:
    return min(sizes, key=lambda size: abs(log(size[0] / size[1]) - log(shape)), default=None)


def _of_area(shape: float, usual: Options) -> Size | None:
    if not usual.width or not usual.height:
        return None
    pixels = usual.width * usual.height
    return _side((pixels * shape) ** 0.5), _side((pixels / shape) ** 0.5)


def _side(exact: float) -> int:
    limits = KNOWN["width"]
    side = round(exact / _GRID) * _GRID
    return max(limits.low, min(limits.high, side)) if isinstance(limits, Range) else side


def _fits(name: str, digits: str) -> bool:
    return not KNOWN[name].fault(int(digits))


def with_tag(
    options: Options,
    attributes: Mapping[str, str],
    *,
    usual: Options,
    features: Features,
    faults: Callable[[Options], tuple[str, ...]],
) -> Options:
    """
    Return the options with what the tag asks for; of that only what the painter can be given.

    ``usual`` is what it paints with where nothing is chosen, ``faults`` says what it cannot be given.
    """
    found = features.heeded(tagged(attributes, options.over(usual), features))
    before = set(faults(options))
    for wanted in (found, Options(width=found.width, height=found.height), Options(seed=found.seed)):
        merged = wanted.over(options)
        if not set(faults(merged)) - before:
            return merged
    return options


def unwanted(own: str, chosen: str | None, tag: str) -> str:
    """Return what a picture should not show: the user's words, those of the painter's options, the tag's."""
    return joined(joined(own, chosen or ""), tag)
