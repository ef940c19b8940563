"""The library in the panel: the ways to the pictures that are there already."""

from limner.core.html import Html, button, element


def render() -> Html:
    """Return the buttons; what they open is loaded when they are pressed."""
    return element(
        "div",
        {"class": "limner-library"},
        button("gallery.open", "Gallery"),
        button("disk.scan", "Look for unused files"),
        button("book.open", "Make a book", "limner.book.entry"),
    )
