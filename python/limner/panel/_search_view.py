"""The field of the panel's search; what was found is in ``_found_view``."""

from limner.core.html import Attributes, Html, element

KEY = "limner.search"

LONGEST = 100
"""So many characters of what was typed are heeded."""


def field(query: str) -> Html:
    """Return the field and the button that empties it."""
    shape: Attributes = {
        "type": "search",
        "class": "text_pole flex1",
        "data-limner-field": "words",
        "data-limner-live": "search.typed",
        "value": query,
        "maxlength": LONGEST,
        "placeholder": "Find a setting or a place",
        "aria-label": "Find a setting or a place",
        "data-i18n": f"[placeholder]{KEY}.find;[aria-label]{KEY}.find",
        "autocomplete": "off",
        "spellcheck": "false",
    }
    clear: Attributes = {
        "type": "button",
        "class": "menu_button limner-search-clear",
        "data-limner-action": "search.clear",
        "title": "Clear the search",
        "aria-label": "Clear the search",
        "data-i18n": f"[title]{KEY}.clear;[aria-label]{KEY}.clear",
    }
    return element(
        "div",
        {"class": "limner-search", "role": "search", "data-limner-form": "search"},
        element("input", shape),
        element("button", clear, element("i", {"class": "fa-solid fa-xmark", "aria-hidden": "true"})),
    )
