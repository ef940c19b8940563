"""
The projection of pictures into a text.

Rules of this file:

1. The text is a projection: ``project(text, pictures)`` puts each chosen picture after its tag, and running
   it twice changes nothing. It never removes a tag, and never an image it does not know.
2. Tags are found by content, by the image behind them, and by ordinal, never by a remembered position: users,
   regex scripts and other extensions rewrite the text.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from limner.pictures.picture import UNKNOWN, Picture, State, Version
from limner.pictures.picture_address import is_picture
from limner.tags.grammar import Placed, Tag, closed, images_after, scan


def match(text: str, pictures: Sequence[Picture]) -> dict[int, Picture]:
    """
    Return which picture belongs to which tag of a text, by the tag's ordinal.

    Equal prompts belong together: first those whose image stands there, then the others in their order, so
    that a tag that moved keeps its picture. Where there are more of the ones than of the others, those that
    stand where they stood come first.
    """
    ordinals: dict[str, list[int]] = {}
    present: dict[int, set[str]] = {}
    for ordinal, tag in enumerate(scan(text)):
        ordinals.setdefault(tag.prompt, []).append(ordinal)
        present[ordinal] = {image.src for image in images_after(text, tag.end)[1]}
    candidates: dict[str, list[Picture]] = {}
    for picture in sorted(pictures, key=lambda each: each.ordinal):
        candidates.setdefault(picture.prompt, []).append(picture)
    found: dict[int, Picture] = {}
    for prompt, places in ordinals.items():
        standing = _standing(places, present, candidates.get(prompt, []))
        taken = {picture.id for picture in standing.values()}
        left = [picture for picture in candidates.get(prompt, []) if picture.id not in taken]
        found |= standing | _match_equals([each for each in places if each not in standing], left)
    return found


def _standing(
    ordinals: Sequence[int], present: Mapping[int, set[str]], pictures: Sequence[Picture]
) -> dict[int, Picture]:
    """Match tags of one prompt with the pictures whose image stands behind them."""
    found: dict[int, Picture] = {}
    for picture in pictures:
        own = _addresses(picture)
        places = [each for each in ordinals if each not in found and own & present[each]]
        if places:
            found[picture.ordinal if picture.ordinal in places else places[0]] = picture
    return found


def _match_equals(ordinals: Sequence[int], pictures: Sequence[Picture]) -> dict[int, Picture]:
    """Match the tags and the pictures of one prompt, both in their order."""
    if len(ordinals) == len(pictures):
        return dict(zip(ordinals, pictures, strict=True))
    standing = {picture.ordinal: picture for picture in pictures}
    found = {ordinal: standing[ordinal] for ordinal in ordinals if ordinal in standing}
    taken = {picture.id for picture in found.values()}
    left = (picture for picture in pictures if picture.id not in taken)
    return found | dict(zip((each for each in ordinals if each not in found), left, strict=False))


def touched_up(tag: Tag, ordinal: int, pictures: Sequence[Picture]) -> Picture | None:
    """
    Return the one of ``pictures`` that is paid for and whose prompt became this tag's in the final text.

    Users have scripts that rewrite what the model wrote: both prompts share half the words of the shorter.
    """
    words = set(tag.prompt.casefold().split())
    for picture in pictures:
        others = set(picture.prompt.casefold().split())
        alike = 2 * len(words & others) >= min(len(words), len(others))
        if alike and picture.ordinal == ordinal and picture.state in (State.PAINTING, State.PAINTED):
            return picture
    return None


def project(text: str, pictures: Sequence[Picture]) -> str:
    """
    Return the text with what each picture shows directly after its tag.

    Pure and idempotent. Images after a tag that belong to none of its picture's versions stay: they were put
    there by the user, another tab, or a Limner whose notes are lost. Tags of equal prompts share what is
    theirs.
    """
    text = closed(text) if pictures else text
    tags = scan(text)
    matched = match(text, pictures)
    known: dict[str, set[str]] = {}
    for each in pictures:
        known.setdefault(each.prompt, set()).update(_addresses(each))
    parts: list[str] = []
    at = 0
    for ordinal, tag in enumerate(tags):
        stop, present = images_after(text, tag.end)
        picture = matched.get(ordinal)
        wanted = _wanted(picture, present, known.get(tag.prompt, frozenset()))
        if wanted is None:
            continue
        parts += [text[at : tag.end], *wanted_html(picture, wanted)]
        at = stop
    parts.append(text[at:])
    return "".join(parts)


def _addresses(picture: Picture) -> set[str]:
    return {address(version.url) for version in picture.versions if version.url}


def _wanted(picture: Picture | None, present: Sequence[Placed], known: Collection[str]) -> list[str] | None:
    """
    Return the image addresses that belong after the tag, or None where they stand there already.

    ``known`` are all addresses of the pictures of this prompt: a tag that is there twice shares them.
    """
    if picture is None:
        return None
    strangers = [image.src for image in present if image.src not in known]
    own = dict.fromkeys(address(version.url) for version in picture.standing)
    wanted = [*own, *strangers]
    return None if wanted == [image.src for image in present] else wanted


def wanted_html(picture: Picture | None, urls: Sequence[str]) -> list[str]:
    """Return the canonical images for these addresses, described by the picture's prompt."""
    prompt = picture.prompt if picture else ""
    return [image_html(url, prompt) for url in urls]


_ESCAPES = {
    ord(character): f"&#{ord(character)};"
    for character in "{}*_`~|[]"  # macros and markdown must find nothing to chew on, with or without Limner
} | {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&#39;"}


def address(url: str) -> str:
    """Return the address as it stands in an image, once: nothing in it can end the attribute."""
    return "".join(f"%{ord(c):02X}" if c in "\"'<>`" or ord(c) <= 32 else c for c in url)


def source(url: str) -> str:
    """Return the address as it is written in a text, as the value of an attribute."""
    return address(url).replace("&", "&amp;")


def image_html(url: str, prompt: str) -> str:
    """Return the one form in which Limner writes an image into a text; everything in it is escaped."""
    words = " ".join(prompt.split()).translate(_ESCAPES)
    return f'<img src="{source(url)}" title="{words}" alt="{words}">'


def placed_in(text: str, pictures: Sequence[Picture]) -> tuple[Picture, ...]:
    """Return the pictures as they are once this text stands: painted ones with a tag are placed."""
    matched = {picture.id: ordinal for ordinal, picture in match(text, pictures).items()}
    return tuple(_settled(picture, matched.get(picture.id)) for picture in pictures)


def _settled(picture: Picture, ordinal: int | None) -> Picture:
    if ordinal is None:
        return picture.to(State.PAINTED) if picture.state is State.PLACED else picture
    found = replace(picture, ordinal=ordinal, lost=None)
    return found.to(State.PLACED) if found.shown is not None and found.state is State.PAINTED else found


def unplaced(text: str, pictures: Sequence[Picture]) -> tuple[Picture, ...]:
    """
    Return the pictures without what is not in the text any more.

    Somebody took it out and left the tag: it is not put back behind his back, and not painted anew. A painted
    picture that has not been in the text yet stays as it is.
    """
    tags = scan(text)
    standing = {picture.id: ordinal for ordinal, picture in match(text, pictures).items()}
    result = []
    for picture in pictures:
        ordinal = standing.get(picture.id)
        _, present = images_after(text, tags[ordinal].end) if ordinal is not None else (0, [])
        if ordinal is not None and picture.shown is not None and picture.state is not State.PAINTED:
            result.append(_left(picture, {image.src for image in present}))
        elif present and picture.is_refused and picture.state is State.FAILED:
            result.append(replace(picture, state=State.PLACED))  # somebody's image stands there, and stays
        else:
            result.append(picture)
    return tuple(result)


def _left(picture: Picture, present: Collection[str]) -> Picture:
    """Return what is left of a picture where only these addresses stand behind its tag."""
    shown = [index for index in (*picture.beside, picture.chosen) if picture.versions[index].url]
    left = [index for index in shown if address(picture.versions[index].url) in present]
    if len(left) == len(shown):
        return picture
    if left:
        return replace(picture, chosen=left[-1], beside=tuple(left[:-1]))
    if _addresses(picture) & set(present):  # another of its versions, which another tab has chosen
        return picture
    return replace(picture, state=State.PAINTED, chosen=-1, beside=())


def adopt(text: str, pictures: Sequence[Picture], ids: Sequence[str], wall: float) -> tuple[Picture, ...]:
    """
    Return the pictures with one added for each illustrated tag that has no note (an import, another tab).

    An image with an address that Limner does not show is somebody else's: it stays, and is only known of.
    ``ids`` gives a fresh id per tag of the text; ``wall`` is seconds since 1970.
    """
    tags = scan(text)
    matched = match(text, pictures)
    added: list[Picture] = []
    for ordinal, tag in enumerate(tags):
        _, present = images_after(text, tag.end)
        if ordinal in matched or not present:
            continue
        src = present[0].src
        good = is_picture(src)
        version = Version(ids[ordinal] + "v", tag.prompt, src if good else "", UNKNOWN, wall)
        version = version if good else replace(version, refused=src)
        added.append(Picture(ids[ordinal], tag.prompt, ordinal, State.PLACED, (version,), 0))
    return (*pictures, *added)
