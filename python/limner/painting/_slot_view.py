"""
The slot: what stands in a message at the place of a tag.

``waiting`` has the final size (the painter's width to height), so that nothing jumps when the picture comes;
a painted picture is the same HTML that the placed image gets, so that placing is not seen either. What is
said while a picture that stands there is painted once more goes below it (``below``). Everything from the
model or the painter is escaped: these strings become HTML.

The page tells of a press by the ``data-limner-*`` attributes, which ST's sanitising leaves alone; class names
it prefixes, so ST's own button styles and key handling do not reach in here (style.css does).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from math import isfinite
from types import MappingProxyType

from limner.core.html import Attributes, Html, element, join
from limner.core.translation import say
from limner.painting import _turning_view as turning_view
from limner.pictures.picture import OPEN, Picture, State
from limner.pictures.projection import address, image_html
from limner.providers.base import Progress

_QUEUED = ("limner.slot.queued", "A picture waits for its turn.")
_FAR = ("limner.slot.far", "How far the picture is")
_LONGEST_WORDS = 80
_NONE: Mapping[str, Progress] = MappingProxyType({})
_PAINTING = ("limner.slot.painting", "A picture is being painted.")


IMAGE = '<img tabindex="0" role="button" '
"""How every picture in a message begins: it can be reached and pressed by key."""


def waiting(
    width: int,
    height: int,
    words: str,
    ordinal: int | None = None,
    key: str = "",
    *,
    progress: Progress | None = None,
) -> Html:
    """
    Return the calm skeleton; sizes in pixels, ``words`` say what it waits for (read by screen readers).

    With an ``ordinal`` it has a button that stops this picture; ``key`` is that of the words' translation.
    How far the picture is stands at its foot and changes nothing of its size.
    """
    attributes: Attributes = {
        "class": "limner-waiting",
        "style": f"aspect-ratio:{width}/{height};--limner-width:{width}px",
        "role": "img" if ordinal is None else "group",
        "aria-label": words,
        "data-i18n": f"[aria-label]{key or _PAINTING[0]}",
    }
    stop = None if ordinal is None else _stop(ordinal)
    return element("span", attributes, stop, _bar(progress) if progress else None)


def _bar(progress: Progress) -> Html:
    """Return how far a picture is: a bar where it can be said, and the painter's own words."""
    said = (
        element("span", {"class": "limner-said"}, progress.words[:_LONGEST_WORDS]) if progress.words else None
    )
    if progress.done is None or not isfinite(progress.done):
        return element("span", {"class": "limner-far"}, said)
    percent = round(100 * min(1.0, max(0.0, progress.done)))
    bar: Attributes = {
        "class": "limner-bar",
        "style": f"--limner-done:{percent}%",
        "role": "progressbar",
        "aria-valuemin": 0,
        "aria-valuemax": 100,
        "aria-valuenow": percent,
        "aria-label": _FAR[1],
        "data-i18n": f"[aria-label]{_FAR[0]}",
    }
    number = element("span", {"class": "limner-percent", "aria-hidden": "true"}, f"{percent} %")
    return element("span", {"class": "limner-far"}, element("span", bar), number, said)


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


def reason_button(action: str, ordinal: int, key: str, words: str) -> Html:
    """Return a button beside a reason; ``key`` is that of the words' translation."""
    attributes: Attributes = {
        "type": "button",
        "class": "limner-retry",
        "data-i18n": key,
        "data-limner-action": action,
        "data-limner-ordinal": ordinal,
    }
    return element("button", attributes, words)


def failed(sentence: str, ordinal: int) -> Html:
    """Return the place of a picture that could not be painted: the reason, and a button to try again."""
    button = reason_button("retry", ordinal, "limner.slot.retry", "Try again")
    reason = element("span", {"class": "limner-reason"}, sentence)
    return element("span", {"class": "limner-failed", "role": "note"}, reason, button)


def held(word: str, ordinal: int) -> Html:
    """Return the place of a picture whose words the user is to see first; ``word`` is that of his list."""
    said = (
        say("This picture waits for your review: its words have “${0}”.", word)
        if word
        else say("This picture waits for your review.")
    )
    return element(
        "span",
        {"class": "limner-failed limner-held", "role": "note"},
        element("span", {"class": "limner-reason"}, said),
        reason_button("review", ordinal, "limner.slot.review", "Review"),
        reason_button("retry", ordinal, "limner.slot.paint", "Paint it"),
    )


def below(said: Html) -> Html:
    """Return what the page draws below the pictures that stand in the text, not in their stead."""
    return element("span", {"class": "limner-below"}, said)


def _repainting(key: str, words: str, ordinal: int, progress: Progress | None) -> Html:
    text = element("span", {"class": "limner-reason", "data-i18n": key, "role": "status"}, words)
    bar = _bar(progress) if progress else None
    return element("span", {"class": "limner-repainting"}, text, _stop(ordinal), bar)


def instead(said: Html) -> Html:
    """Return what the page draws in the stead of the pictures that stand in the text."""
    return element("span", {"class": "limner-instead"}, said)


def _missing(picture: Picture, missing: Collection[str]) -> Html:
    """Return the place of a picture whose file is not there: those that are, its prompt, two buttons."""
    here = [each for each in picture.standing if address(each.url) not in missing]
    words = element("span", {"data-i18n": "limner.slot.missing"}, "The file of this picture is not here:")
    buttons = [
        reason_button(name, picture.ordinal, f"limner.slot.{name}", label)
        for name, label in (("repaint", "Paint it again"), ("remove", "Remove it"))
    ]
    reason = element("span", {"class": "limner-reason"}, words, f" {picture.prompt}")
    said = element("span", {"class": "limner-failed limner-missing", "role": "note"}, reason, *buttons)
    return join([*(Html(image_html(each.url, picture.prompt)) for each in here), said])


def inside(
    picture: Picture,
    width: int,
    height: int,
    progress: Progress | None = None,
    missing: Collection[str] = frozenset(),
) -> str | None:
    """Return what the slot of this picture shows now, or None for nothing at all."""
    if _is_missing(picture, missing):
        if picture.state not in (*OPEN, State.FAILED, State.HELD):
            return instead(_missing(picture, missing))
        said = inside(replace(picture, chosen=-1), width, height, progress)
        return instead(Html(said or ""))
    stands = picture.shown is not None
    if picture.state in OPEN:
        key, words = _PAINTING if picture.state is State.PAINTING else _QUEUED
        if stands:
            return below(_repainting(key, words, picture.ordinal, progress))
        return waiting(width, height, words, picture.ordinal, key, progress=progress)
    if picture.state in (State.FAILED, State.HELD):
        waits = picture.state is State.HELD
        said = held(picture.held, picture.ordinal) if waits else failed(picture.error, picture.ordinal)
        return below(join([said, None if waits else turning_view.bar(picture)])) if stands else said
    return _standing(picture)


def _standing(picture: Picture) -> str | None:
    """Return what shows of a picture that nobody paints; of one in the text only the buttons on it."""
    bar = turning_view.bar(picture)
    if picture.state is State.PLACED and bar:
        return below(bar)
    images = [Html(image_html(version.url, picture.prompt)) for version in picture.standing]
    return join([*images, below(bar) if bar else None]) if images else None


def _is_missing(picture: Picture, missing: Collection[str]) -> bool:
    return bool(missing) and any(address(each.url) in missing for each in picture.standing)


def row(
    pictures: Iterable[Picture],
    size: tuple[int, int],
    progress: Mapping[str, Progress] = _NONE,
    missing: Collection[str] = frozenset(),
) -> list[str | None]:
    """
    Return what each tag of a message shows; a picture that stands in the text is drawn from the text.

    ``progress`` says how far pictures are, by their id, where their painter says it; the files at the
    addresses ``missing`` are not there.
    """
    slots: list[str | None] = []
    for picture in pictures:
        if picture.state is not State.PLACED or _is_missing(picture, missing) or turning_view.bar(picture):
            slots += [None] * (picture.ordinal + 1 - len(slots))
            slots[picture.ordinal] = inside(picture, *size, progress.get(picture.id), missing)
    return slots
