"""
The slot: what stands in a message at the place of a tag.

``waiting`` has the final size (the painter's width to height), so that nothing jumps when the picture comes;
``picture`` is the same HTML that the placed image gets, so that placing is not seen either. Everything from
the model or the painter is escaped: these strings become HTML.
"""

from collections.abc import Iterable

from limner.pictures import Picture, State
from limner.projection import image_html
from limner.views.html import Attributes, element, escape


def waiting(width: int, height: int, words: str) -> str:
    """Return the calm skeleton; sizes in pixels, ``words`` say what it waits for (read by screen readers)."""
    return (
        f'<span class="limner-waiting" style="aspect-ratio:{width}/{height};--limner-width:{width}px" '
        f'role="img" aria-label="{escape(words)}"></span>'
    )


def failed(sentence: str, ordinal: int) -> str:
    """
    Return the place of a picture that could not be painted: the reason, and a button to try again.

    The page tells of a press by the ``data-limner-*`` attributes, which ST's sanitising leaves alone; class
    names it prefixes, so ST's own button styles and key handling do not reach in here (style.css does).
    """
    told: Attributes = {"data-limner-action": "retry", "data-limner-ordinal": ordinal}
    button = element("button", {"type": "button", "class": "limner-retry", **told}, "Try again")
    reason = element("span", {"class": "limner-reason"}, sentence)
    return element("span", {"class": "limner-failed", "role": "note"}, reason, button)


def row(pictures: Iterable[Picture], width: int, height: int) -> list[str | None]:
    """Return what stands in a message's slots: its pictures' HTML by ordinal, None where there is none."""
    slots: list[str | None] = []
    for picture in pictures:
        slots += [None] * (picture.ordinal + 1 - len(slots))
        slots[picture.ordinal] = inside(picture, width, height)
    return slots


def inside(picture: Picture, width: int, height: int) -> str | None:
    """Return what the slot of this picture shows now, or None for nothing at all."""
    if picture.shown is not None:
        return image_html(picture.shown.url, picture.prompt)
    match picture.state:
        case State.PLANNED | State.QUEUED:
            return waiting(width, height, "A picture waits for its turn.")
        case State.PAINTING:
            return waiting(width, height, "A picture is being painted.")
        case State.FAILED:
            return failed(picture.error, picture.ordinal)
    return None
