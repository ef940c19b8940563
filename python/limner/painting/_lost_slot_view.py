"""What is drawn below a message for a picture that lost its tag: the picture, why, two buttons."""

from collections.abc import Iterable, Mapping

from limner.core.html import Html, element
from limner.core.translation import say
from limner.painting import _slot_view as slot_view
from limner.pictures.picture import OPEN, Lost, Picture
from limner.providers.base import Progress

_MOST = 100
"""Drawn below a message; more is a damaged note's. What is put back makes room for others."""

_LONGEST_NAME = 80


def sentence(lost: Lost) -> str:
    """Say who took the tag, and what to do."""
    if lost.script:
        words = (
            "The script “${0}” of SillyTavern's Regex extension took this picture's tag out of the reply: "
            "switch it off, or let it spare <img-prompt (Extensions > Regex)."
        )
        return say(words, lost.script[:_LONGEST_NAME])
    if lost.trimmed:
        words = (
            "SillyTavern's “Trim Incomplete Sentences” cut this picture's tag off: switch it off under AI "
            "Response Formatting, or let the model write tags in double quotes."
        )
        return say(words)
    words = "Another extension, or a setting of SillyTavern, took this picture's tag out of the reply."
    return say(words)


def render(picture: Picture, lost: Lost, ordinal: int, shown: str) -> Html:
    """Return its place; ``shown`` is the picture, or its skeleton, as HTML."""
    said = element("span", {"class": "limner-reason"}, sentence(lost))
    row = element(
        "span",
        {"class": "limner-failed", "role": "note"},
        said,
        slot_view.reason_button(f"back:{picture.id}", ordinal, "limner.slot.back", "Put it back"),
        slot_view.reason_button(f"leave:{picture.id}", ordinal, "limner.slot.leave", "Leave it out"),
    )
    return element("span", {"class": "limner-lost"}, Html(shown), row)


def row(
    pictures: Iterable[Picture], first: int, size: tuple[int, int], progress: Mapping[str, Progress]
) -> list[str]:
    """Return what is drawn below the text, one for each, up to a number; ``first`` is the first's ordinal."""
    drawn: list[str] = []
    for picture in pictures:
        if len(drawn) == _MOST:
            break
        if picture.lost is None or not (picture.state in OPEN or picture.shown):
            continue
        inside = slot_view.inside(picture, *size, progress.get(picture.id))
        if inside is not None:
            drawn.append(render(picture, picture.lost, first + len(drawn), inside))
    return drawn
