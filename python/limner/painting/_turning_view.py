"""
Turning: the two buttons on a picture that has several versions, and which of them shows.

A swipe on the picture presses one of them (``data-limner-swipe``): so the page takes a swipe only where
Python has said that there is somewhere to go.
"""

from limner.core.html import Attributes, Html, element
from limner.pictures.picture import Picture

PREVIOUS, NEXT = "previous:", "next:"
"""What the buttons are called, before the picture's id."""

_WORDS = {
    PREVIOUS: ("limner.slot.previous", "Previous version of this picture", "right"),
    NEXT: ("limner.slot.next", "Next version of this picture", "left"),
}
"""Key and words of each, and where a finger goes for it."""


def bar(picture: Picture) -> Html | None:
    """Return the buttons of a picture that stands alone and has more than one version; else None."""
    painted = [index for index, version in enumerate(picture.versions) if version.url]
    if len(painted) < 2 or len(picture.standing) != 1:
        return None
    count = f"{painted.index(picture.chosen) + 1}/{len(painted)}"
    return element(
        "span",
        {"class": "limner-turning"},
        _button(PREVIOUS, picture.id),
        element("span", {"class": "limner-turned", "role": "status"}, count),
        _button(NEXT, picture.id),
    )


def _button(action: str, name: str) -> Html:
    key, words, way = _WORDS[action]
    attributes: Attributes = {
        "type": "button",
        "class": f"limner-turn limner-turn-{action[:-1]}",
        "title": words,
        "aria-label": words,
        "data-i18n": f"[title]{key};[aria-label]{key}",
        "data-limner-action": f"{action}{name}",
        "data-limner-swipe": way,
    }
    return element("button", attributes)
