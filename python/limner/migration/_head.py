"""The head of the section: its title, and the one sentence about who else illustrates the story."""

from limner.core.html import Html, element


def head(words: str) -> list[Html | None]:
    """Return what stands before the section: the sentence about who else is at work, where somebody is."""
    return [element("p", {"class": "limner-note", "role": "status"}, words) if words else None]


def summary() -> Html:
    """Return the section's title."""
    title = element("span", {"data-i18n": "limner.migration.title"}, "Coming and going")
    shape: dict[str, str | int | None] = {"class": "limner-summary", "data-limner-action": "migration.open"}
    return element("summary", shape, title)
