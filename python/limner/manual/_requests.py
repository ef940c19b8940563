"""
Requests: what the user may ask of a message's pictures, and what each means for them; pure.

A request has one stamp for all pictures it touches, and each of these remembers what it showed before
(``past``), also in the chat file. So the last request can be undone at any time, and no version is ever
thrown away.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from limner.painting.provider_choice import Chosen, same_again
from limner.pictures.picture import OPEN, UNKNOWN, Picture, State
from limner.pictures.projection import match
from limner.tags.grammar import closed, images_after, scan


class UserRequest(StrEnum):
    """What is painted: where nothing stands, in the stead of what stands, beside it, or as it was made."""

    MISSING = "missing"
    REPLACE = "replace"
    APPEND = "append"
    SAME = "same"


_UNDO_STEP = 0.001


@dataclass(frozen=True, slots=True)
class Tally:
    """How a message stands: its tags, and of these how many are illustrated, bare, failed, being painted."""

    tags: int
    illustrated: int
    bare: int
    failed: int
    painting: int
    undo: bool
    same: int = 0


def to_paint(text: str, pictures: Sequence[Picture], request: UserRequest) -> list[int]:
    """
    Return the ordinals of the tags that are to be painted.

    What is on its way already is left alone, and what waits for the user's review: scripts ask for these too.
    """
    found = []
    for ordinal, picture, stands in _places(text, pictures):
        if picture is not None and picture.state in (*OPEN, State.HELD):
            continue
        if request is UserRequest.SAME and (picture is None or made_with(picture) is None):
            continue
        if not (request is UserRequest.MISSING and stands):
            found.append(ordinal)
    return found


def made_with(picture: Picture) -> Chosen | None:
    """Return by whom and with what the shown picture was made, None where it shows none of ours."""
    shown = picture.shown
    return None if shown is None or shown.provider == UNKNOWN else same_again(shown)


def _places(text: str, pictures: Sequence[Picture]) -> Iterator[tuple[int, Picture | None, bool]]:
    """Yield each tag's ordinal, its picture, and whether an image stands there or is about to."""
    text = closed(text)
    tags = scan(text)
    matched = match(text, pictures)
    for ordinal, tag in enumerate(tags):
        picture = matched.get(ordinal)
        stands = bool(images_after(text, tag.end)[1]) or (picture is not None and picture.shown is not None)
        yield ordinal, picture, stands


def removed(
    text: str, pictures: Sequence[Picture], ids: Sequence[str], stamp: float, only: int | None = None
) -> tuple[Picture, ...]:
    """
    Return the pictures with none of them shown: their tags stay, and nothing paints them by itself.

    ``ids`` gives a fresh id per tag, for tags that have no picture yet; ``only`` that of one tag is meant.
    """
    text = closed(text)
    tags = scan(text)
    matched = match(text, pictures)
    known = {picture.id for ordinal, picture in matched.items() if only in (None, ordinal)}
    hidden = [_hidden(picture, stamp) if picture.id in known else picture for picture in pictures]
    for ordinal, tag in enumerate(tags):
        if ordinal not in matched and only in (None, ordinal):
            hidden.append(_hidden(Picture(ids[ordinal], tag.prompt, ordinal), stamp))
    return tuple(hidden)


def _hidden(picture: Picture, stamp: float) -> Picture:
    before = picture if picture.shown is None else picture.touched(stamp, -1)
    return replace(before, state=State.PAINTED)


def undone(pictures: Sequence[Picture]) -> tuple[Picture, ...] | None:
    """Return the pictures as they were before the last request, or None where there is none to undo."""
    last = max((picture.past[-1].stamp for picture in pictures if picture.past), default=None)
    if last is None:
        return None
    return tuple(_back(each) if each.past and each.past[-1].stamp == last else each for each in pictures)


def _back(picture: Picture) -> Picture:
    before = picture.past[-1]
    state = picture.state if picture.state in OPEN else State.PAINTED
    return replace(picture, state=state, chosen=before.chosen, beside=before.beside, past=picture.past[:-1])


def next_stamp(pictures: Sequence[Picture], wall: float) -> float:
    """Return the stamp of a request at ``wall`` (seconds since 1970): later than all before, by any clock."""
    stamps = [picture.past[-1].stamp for picture in pictures if picture.past]
    return max([wall, *(stamp + _UNDO_STEP for stamp in stamps)])


def tally(text: str, pictures: Sequence[Picture]) -> Tally:
    """Count what the menu and the status say."""
    places = list(_places(text, pictures))
    states = [picture.state if picture else None for _, picture, _ in places]
    return Tally(
        len(places),
        sum(stands for _, _, stands in places),
        len(to_paint(text, pictures, UserRequest.MISSING)),
        states.count(State.FAILED),
        sum(state in OPEN for state in states),
        any(picture.past for picture in pictures),
        len(to_paint(text, pictures, UserRequest.SAME)),
    )
