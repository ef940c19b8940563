"""The frame of the cast's section: all of it that is drawn before it was opened."""

from limner.core.html import Html, element


def section(inside: Html | None, *, opened: bool = False) -> Html:
    """Return the section; ``inside`` is None before it was opened for the first time."""
    words = element("span", {"data-i18n": "limner.cast.section"}, "The people of the story")
    summary = element("summary", {"class": "limner-summary", "data-limner-action": "cast.open"}, words)
    return element("details", {"class": "limner-section limner-cast", "open": opened}, summary, inside)
