"""The title of the section, and the one sentence about who else illustrates the story."""

from limner.core.html import Html, element, join


def beside(words: str) -> Html:
    """Return the sentence about who else is at work, where somebody is; it stands where the panel begins."""
    return element("p", {"class": "limner-note", "role": "status"}, words) if words else join(())


def summary() -> Html:
    """Return the section's title."""
    title = element("span", {"data-i18n": "limner.migration.title"}, "Coming and going")
    shape: dict[str, str | int | None] = {"class": "limner-summary", "data-limner-action": "migration.open"}
    return element("summary", shape, title)
