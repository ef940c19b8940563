"""
The slot: what stands in a message at the place of a tag.

``waiting`` has the final size (the painter's width to height), so that nothing jumps when the picture comes;
a painted picture is the same HTML that the placed image gets, so that placing is not seen either. What is
said while a picture that stands there is painted once more goes below it (``below``). Everything from the
model or the painter is escaped: these strings become HTML.

The page tells of a press by the ``data-limner-*`` attributes, which ST's sanitising leaves alone; class names
it prefixes, so ST's own button styles and key handling do not reach in here (style.css does).
"""

from collections.abc import Iterable

from limner.pictures import OPEN, Picture, State
from limner.projection import image_html
from limner.views.html import Attributes, Html, element, join

_QUEUED = ("limner.slot.queued", "A picture waits for its turn.")
_PAINTING = ("limner.slot.painting", "A picture is being painted.")


def image(*, blurred: bool) -> str:
    """Return how every picture in a message begins; a blurred one can be reached and pressed by key."""
    return '<img tabindex="0" role="button" ' if blurred else "<img "


def waiting(width: int, height: int, words: str, ordinal: int | None = None, key: str = "") -> Html:
    """
    Return the calm skeleton; sizes in pixels, ``words`` say what it waits for (read by screen readers).

    With an ``ordinal`` it has a button that stops this picture; ``key`` is that of the words' translation.
    """
    attributes: Attributes = {
        "class": "limner-waiting",
        "style": f"aspect-ratio:{width}/{height};--limner-width:{width}px",
        "role": "img" if ordinal is None else "group",
        "aria-label": words,
        "data-i18n": f"[aria-label]{key or _PAINTING[0]}",
    }
    return element("span", attributes, None if ordinal is None else _stop(ordinal))


def _stop(ordinal: int) -> Html:
    words = "Stop this picture"
    attributes: Attributes = {
        "type": "button",
        "class": "limner-stop",
        "title": words,
        "aria-label": words,
        "data-i18n": "[title]limner.slot.stop;[aria-label]limner.slot.stop",
        "data-limner-action": "stop",
        "data-limner-ordinal": ordinal,
    }
    return element("button", attributes)


def failed(sentence: str, ordinal: int) -> Html:
    """Return the place of a picture that could not be painted: the reason, and a button to try again."""
    attributes: Attributes = {
        "type": "button",
        "class": "limner-retry",
        "data-i18n": "limner.slot.retry",
        "data-limner-action": "retry",
        "data-limner-ordinal": ordinal,
    }
    button = element("button", attributes, "Try again")
    reason = element("span", {"class": "limner-reason"}, sentence)
    return element("span", {"class": "limner-failed", "role": "note"}, reason, button)


def below(said: Html) -> Html:
    """Return what the page draws below the pictures that stand in the text, not in their stead."""
    return element("span", {"class": "limner-below"}, said)


def _repainting(key: str, words: str, ordinal: int) -> Html:
    text = element("span", {"class": "limner-reason", "data-i18n": key}, words)
    return element("span", {"class": "limner-repainting", "role": "status"}, text, _stop(ordinal))


def inside(picture: Picture, width: int, height: int) -> str | None:
    """Return what the slot of this picture shows now, or None for nothing at all."""
    stands = picture.shown is not None
    if picture.state in OPEN:
        key, words = _PAINTING if picture.state is State.PAINTING else _QUEUED
        if stands:
            return below(_repainting(key, words, picture.ordinal))
        return waiting(width, height, words, picture.ordinal, key)
    if picture.state is State.FAILED:
        said = failed(picture.error, picture.ordinal)
        return below(said) if stands else said
    images = [Html(image_html(version.url, picture.prompt)) for version in picture.standing]
    return join(images) if images else None


def row(pictures: Iterable[Picture], width: int, height: int) -> list[str | None]:
    """Return what each tag of a message shows; a picture that stands in the text is drawn from the text."""
    slots: list[str | None] = []
    for picture in pictures:
        if picture.state is not State.PLACED:
            slots += [None] * (picture.ordinal + 1 - len(slots))
            slots[picture.ordinal] = inside(picture, width, height)
    return slots
