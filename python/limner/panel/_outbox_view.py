"""Pictures without a place: painted, paid for, their message gone. The user keeps or throws away each."""

from collections.abc import Iterable

from limner.core.html import Attributes, Html, button, element
from limner.outbox.entry import Entry

_LONGEST = 160


def render(orphans: Iterable[Entry]) -> Html:
    """Return the list, empty where there is nothing to decide."""
    rows = [_row(entry) for entry in orphans]
    if not rows:
        return element("div")
    title = element("h4", {"data-i18n": "limner.outbox.title"}, "Pictures without a place")
    words = (
        "These were painted, but the message they belong to is gone. "
        "Keep leaves the file in your gallery, Throw away deletes it."
    )
    text = element("small", {"class": "limner-help", "data-i18n": "limner.outbox.help"}, words)
    return element("section", {"class": "limner-section limner-outbox"}, title, text, *rows)


def _row(entry: Entry) -> Html:
    image: Attributes = {"src": entry.url, "alt": "", "loading": "lazy"}
    words = entry.prompt if len(entry.prompt) <= _LONGEST else f"{entry.prompt[:_LONGEST]}…"
    return element(
        "div",
        {"class": "limner-orphan flex-container", "data-limner-entry": entry.id},
        element("img", image),
        element("span", {"class": "flex1"}, words),
        button("outbox.keep", "Keep"),
        button("outbox.throw", "Throw away"),
    )
