"""
The pictures of other illustrators in a message: written into its text, or attached to it.

Three forms, as their sources write them: an ``<img>`` with ``data-prompt-id`` and a marker comment before it
(Auto Illustrator), one with ``data-pic-gen``, which stands in its tag's stead (Image Auto Generation), and
what is attached to the message in SillyTavern's own way (both others, and SillyTavern itself). Whatever does
not fit is left alone; nothing here changes anything.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_dict, as_list, as_str, loads
from limner.pictures.picture_address import encoded, is_picture
from limner.settings.other_illustrators import AUTO_ILLUSTRATOR, IMAGE_AUTO_GENERATION
from limner.tags.grammar import decode, scan

ATTACHED = "attached"
"""The painter of a picture that SillyTavern shows below a message: who made it is not told."""

MOST = 500
"""Pictures of one message; more are no message's."""

_IMAGE = re.compile(r"<img ([^<>]*)>", re.ASCII)
_MARKER = re.compile(r"<!-- auto-illustrator:[^<>]*>", re.ASCII)
_CLASS = "auto-illustrator-img"
_TITLE = "AI generated image"
_NOT_PAINTED = frozenset({"upload", "captioned"})
"""Where SillyTavern says that an attachment is from: the user's own files."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """
    One picture: ``by`` is who painted it, ``url`` its address, empty for one that failed.

    In a text it stands at [start, end); attached it has no place, and ``start`` is -1.
    """

    by: str
    url: str
    prompt: str
    start: int = -1
    end: int = -1


def may_hold(text: str) -> bool:
    """Say whether a text is worth a look; cheap."""
    return "data-pic-gen=" in text or "data-prompt-id=" in text or _CLASS in text


def in_text(text: str) -> list[Elsewhere]:
    """Return the pictures in a text in their order; the prompt of one behind a tag is the tag's."""
    if not may_hold(text):
        return []
    told: dict[int, str] = {}
    for tag in scan(text):
        told |= {image.start: tag.prompt for image in behind(text, tag.end)[1]}
    theirs = AUTO_ILLUSTRATOR.id
    return [
        replace(each, prompt=told.get(each.start, each.prompt)) if each.by == theirs else each
        for each in images(text)
    ]


def images(text: str) -> Iterator[Elsewhere]:
    """Yield the images in a text that are another illustrator's, each with what it says itself."""
    for found in _IMAGE.finditer(text):
        values = _attributes(found[1])
        if "data-pic-gen" in values:
            by, prompt = IMAGE_AUTO_GENERATION.id, values["data-pic-gen"]
        elif "data-prompt-id" in values or _CLASS in values.get("class", ""):
            by, prompt = AUTO_ILLUSTRATOR.id, _described(values)
        else:
            continue
        yield Elsewhere(by, address_in(values.get("src", "")), prompt, *found.span())


def behind(text: str, at: int) -> tuple[int, list[Elsewhere]]:
    """Return where what another illustrator has put behind a place ends, and its images there."""
    found: list[Elsewhere] = []
    while True:
        start = at
        while text[start : start + 1].isspace():
            start += 1
        if marker := _MARKER.match(text, start):
            at = marker.end()
            continue
        image = _IMAGE.match(text, start)
        known = next(images(image[0]), None) if image else None
        if image is None or known is None:
            return at, found
        found.append(Elsewhere(known.by, known.url, known.prompt, *image.span()))
        at = image.end()


def attached(text: str) -> list[Elsewhere]:
    """Return what is attached to a message: of its ``extra``, as JSON text, the entries about media."""
    if not text:
        return []
    try:
        extra = as_dict(loads(text))
    except UntrustedInputError:
        return []
    found: dict[str, str] = {}
    for media in map(as_dict, as_list(extra.get("media"))[:MOST]):
        if media.get("type", "image") == "image" and media.get("source") not in _NOT_PAINTED:
            found.setdefault(address_in(as_str(media.get("url"))), as_str(media.get("title")))
    title = as_str(extra.get("title"))
    for url in [*as_list(extra.get("image_swipes"))[:MOST], extra.get("image")]:
        found.setdefault(address_in(as_str(url)), title)
    found.pop("", None)
    return [Elsewhere(ATTACHED, url, prompt) for url, prompt in found.items()]


def address_in(src: str) -> str:
    """Return the address of a picture of SillyTavern's as Limner writes it; empty for any other."""
    path = src if src.startswith("/") else f"/{src}"
    return path if is_picture(path) else whole if is_picture(whole := encoded(path)) else ""


def _attributes(words: str) -> dict[str, str]:
    """Return the values in double quotes by their names, as all of these extensions write them."""
    parts = words.split('"')
    return {
        name.strip().removesuffix("=").lower(): decode(value)
        for name, value in zip(parts[::2], parts[1::2], strict=False)
    }


def _described(values: Mapping[str, str]) -> str:
    words = values.get("alt", "") or values.get("title", "")
    return "" if words.startswith((f"{_TITLE} #", "#")) else words.removeprefix(_TITLE).lstrip(": ")
