"""
A message of another illustrator's, as Limner would have written it: each picture behind a tag, and noted.

Nothing is lost: the text as it stood is kept in the note with a sum of the one that was made of it, so that
undoing is a comparison, too, whatever tags Limner reads by then. What is attached to a message stays where it
is: SillyTavern shows it, and would show it twice.
"""

import json
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from limner.core.json_text import as_dict, as_str, loads
from limner.elsewhere.pictures import Elsewhere, behind, images, may_hold
from limner.pictures import message_notes
from limner.pictures.picture import UNKNOWN, Picture, State, Version
from limner.pictures.projection import address, image_html, source
from limner.tags.grammar import images_after, scan

KEY = "elsewhere"
"""The entry of a note that holds how the text stood before it was taken over."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """A text in Limner's form, and how many pictures in it were another's."""

    text: str
    count: int


def adopted(text: str) -> Adopted:
    """
    Return the text with each picture of another illustrator's in Limner's form.

    One whose tag would not be read there (in code, inside of another tag) keeps the whole text as it is.
    """
    if not may_hold(text):
        return Adopted(text, 0)
    parts: list[str] = []
    wanted: list[str] = []
    at = 0
    for start, end, tag, found in _places(text):
        if start < at:
            return Adopted(text, 0)
        painted = [image for image in found if image.url]
        wanted += [address(each.url) for each in painted]
        parts += [text[at:start], tag, *(image_html(each.url, _prompt(tag, each)) for each in painted)]
        at = end
    made = "".join([*parts, text[at:]])
    read = Counter(image.src for tag in scan(made) for image in images_after(made, tag.end)[1])
    return Adopted(made, len(wanted)) if Counter(wanted) <= read else Adopted(text, 0)


def pictures_of(text: str, ids: Sequence[str], wall: float) -> tuple[Picture, ...]:
    """Return a picture for each illustrated tag; every image behind it is a version, the last one chosen."""
    found = []
    for ordinal, tag in enumerate(scan(text)):
        _, present = images_after(text, tag.end)
        if not present:
            continue
        name = ids[ordinal]
        versions = tuple(
            Version(f"{name}v{number}", tag.prompt, image.src, UNKNOWN, wall)
            for number, image in enumerate(present)
        )
        last = len(versions) - 1
        found.append(Picture(name, tag.prompt, ordinal, State.PLACED, versions, last, tuple(range(last))))
    return tuple(found)


def note_of(uid: str, text: str, made: str, pictures: Sequence[Picture], before: str = "") -> str:
    """Return the note of a message that is taken over; how both stood, and ``made`` of the text."""
    others = {**message_notes.others(before), KEY: {"text": text, "made": _sum(made)}}
    return message_notes.dump(uid, pictures, json.dumps(others))


def before(note: str, present: str) -> tuple[str, str] | None:
    """
    Return the text and the note as they stood before, where nothing was made of them since; else None.

    What is ``present`` must be what was made of that text, with no picture that was painted later. What the
    user has said of the cast stays in the note.
    """
    others = message_notes.others(note)
    stood = as_dict(others.pop(KEY, None))
    text = as_str(stood.get("text"))
    if not text or stood.get("made", _sum(adopted(text).text)) != _sum(present):
        return None
    urls = [version.url for picture in message_notes.load(note) for version in picture.versions]
    if any(url and f'<img src="{source(url)}"' not in present for url in urls):
        return None
    uid = as_str(as_dict(loads(note)).get("uid"))
    return text, message_notes.dump(uid, (), json.dumps(others)) if others else ""


def was_taken(note: str) -> bool:
    """Say whether a note is of a message that was taken over; cheap."""
    return f'"{KEY}"' in note and KEY in message_notes.others(note)


def tag_of(prompt: str) -> str:
    """Return the tag of a prompt, which reads as these words whatever they hold."""
    words = " ".join(prompt.split()).replace("\\", "\\\\").replace("&", "&amp;")
    words = words.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    words = words.replace("{{", "&#123;&#123;").replace("`", "&#96;")  # no macro, and no code
    return f'<img-prompt="{words}">'


def _sum(text: str) -> int:
    """Return a number that another text hardly has."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def _places(text: str) -> list[tuple[int, int, str, list[Elsewhere]]]:
    """Return each stretch that is written anew: [start, end), the tag that stands there, its images."""
    places: list[tuple[int, int, str, list[Elsewhere]]] = []
    for tag in scan(text):
        end, found = behind(text, tag.end)
        if end > tag.end:
            places.append((tag.start, end, text[tag.start : tag.end], found))
    known = {image.start for _, _, _, found in places for image in found}
    places += [
        (image.start, image.end, tag_of(image.prompt), [image])
        for image in images(text)
        if image.start not in known and image.url and image.prompt.strip()
    ]
    return sorted(places, key=lambda each: each[0])


def _prompt(tag: str, image: Elsewhere) -> str:
    tags = scan(tag)
    return tags[0].prompt if tags else image.prompt
