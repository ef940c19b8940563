"""What a service is asked for: the user's style around the model's words, and options that it takes."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from math import log

from limner.pictures.options import KNOWN, Features, Options, Range, Words
from limner.pictures.style_tags import joined
from limner.providers.base import PictureRequest

_SIDE = 1024

Expand = Callable[[str], Awaitable[str]]
"""Fills in SillyTavern's macros; only ever given the user's own words."""


async def wording(request: PictureRequest, expand: Expand) -> str:
    """Return the prompt in the user's style; macros are filled in where he wrote them, not the model."""
    style = request.style
    before, behind = await _filled(style.prefix, expand), await _filled(style.suffix, expand)
    return joined(before, " ".join(request.prompt.split()), behind)


async def wanted_options(
    request: PictureRequest, features: Features, defaults: Options, expand: Expand
) -> Options:
    """
    Return the options of a request: those that are chosen, then the service's own.

    A size was chosen before the plugin was looked at, perhaps; it is fitted to what the service has.
    """
    chosen = request.options.over(defaults)
    tags_own = " ".join(request.attributes.get("negative", "").split())
    users = await _filled(request.style.negative, expand)
    unwanted = _cut(joined(joined(users, chosen.negative or ""), tags_own))
    return features.heeded(_sized(replace(chosen, negative=unwanted or None), features))


async def _filled(text: str, expand: Expand) -> str:
    return await expand(text) if "{{" in text else text


def _cut(words: str) -> str:
    known = KNOWN["negative"]
    return words[: known.longest] if isinstance(known, Words) else words


def _sized(chosen: Options, features: Features) -> Options:
    if chosen.width is None and chosen.height is None:
        return chosen
    width, height = fitted((chosen.width or _SIDE, chosen.height or _SIDE), features)
    return replace(chosen, width=width, height=height)


def fitted(wanted: tuple[int, int], features: Features) -> tuple[int, int]:
    """Return the size nearest to the one that is wanted: in shape where there are few, in pixels else."""
    if wanted in features.sizes:
        return wanted
    if features.sizes:
        shape = log(wanted[0] / wanted[1])
        return min(
            features.sizes,
            key=lambda size: (round(abs(log(size[0] / size[1]) - shape), 3), abs(size[0] - wanted[0])),
        )
    return _side(wanted[0], "width", features.step), _side(wanted[1], "height", features.step)


def _side(pixels: int, name: str, step: int) -> int:
    known = KNOWN[name]
    low, high = (known.low, known.high) if isinstance(known, Range) else (pixels, pixels)
    side = round(pixels / step) * step
    return max(-(-low // step) * step, min(high // step * step, side))
