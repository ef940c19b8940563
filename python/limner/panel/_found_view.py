"""What the panel's search has found: each setting to be set where it stands, each place to be gone to."""

from collections.abc import Sequence

from limner.core.html import Attributes, Html, element, join
from limner.core.translation import say
from limner.panel._search_places import PLACES, PanelPlace
from limner.panel._settings_view import Faults, Names, rows, section_title
from limner.settings.settings import CONTROLS, Settings

MOST = 12
"""So many results are shown: who sees more has not searched yet."""


def render(found: Sequence[str], settings: Settings, of: Names, faults: Faults) -> Html:
    """Return each setting under the title of its section, and each place as a button with its path."""
    return element(
        "div",
        {"class": "limner-found"},
        _head(len(found)),
        *(
            element(
                "div",
                {"class": "limner-found-row"},
                _place(name, PLACES[name])
                if name in PLACES
                else join(
                    [section_title("small", CONTROLS[name].section), rows([name], settings, of, faults)]
                ),
            )
            for name in found[:MOST]
        ),
    )


def _place(name: str, place: PanelPlace) -> Html:
    told: Attributes = {"data-limner-action": "search.go", "data-limner-entry": name}
    steps = [element("span", {"data-i18n": key}, words) for key, words in place.path]
    step = (" ", element("span", {"aria-hidden": "true"}, ">"), " ")
    path = [part for each in steps for part in (*step, each)][len(step) :]
    return element("button", {"type": "button", "class": "menu_button", **told}, element("span", None, *path))


def _head(count: int) -> Html:
    if not count:
        words = say("Nothing in Limner's panel has these words. Try another one, or the beginning of one.")
    elif count > MOST:
        words = say("Found: ${0}; the first ${1} are shown.", count, MOST)
    else:
        words = say("Found: ${0}.", count)
    return element("small", {"class": "limner-help", "role": "status"}, words)
