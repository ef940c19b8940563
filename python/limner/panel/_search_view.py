"""The search of the panel: its field, and what was found, each setting to be set where it stands."""

from collections.abc import Sequence

from limner.core.html import Attributes, Html, element
from limner.core.translation import say
from limner.panel._settings_view import Faults, Names, rows, section_title
from limner.settings.settings import CONTROLS, Settings

KEY = "limner.search"

LONGEST = 100
"""So many characters of what was typed are heeded."""

MOST = 12
"""So many settings are shown: who sees more has not searched yet."""


def field(query: str) -> Html:
    """Return the field and the button that empties it."""
    shape: Attributes = {
        "type": "search",
        "class": "text_pole flex1",
        "data-limner-field": "words",
        "data-limner-live": "search.typed",
        "value": query,
        "maxlength": LONGEST,
        "placeholder": "Find a setting",
        "aria-label": "Find a setting",
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


def results(names: Sequence[str], settings: Settings, of: Names, faults: Faults) -> Html:
    """Return the settings that were found, each under the title of its section."""
    return element(
        "div",
        {"class": "limner-found"},
        _head(names),
        *(
            element(
                "div",
                {"class": "limner-found-row"},
                section_title("small", CONTROLS[name].section),
                rows([name], settings, of, faults),
            )
            for name in names[:MOST]
        ),
    )


def _head(names: Sequence[str]) -> Html:
    if not names:
        words = say(
            "No setting has these words. Keys and models stand under Connections, instructions under Story."
        )
    elif len(names) > MOST:
        words = say("Settings found: ${0}; the first ${1} are shown.", len(names), MOST)
    else:
        words = say("Settings found: ${0}.", len(names))
    return element("small", {"class": "limner-help", "role": "status"}, words)
