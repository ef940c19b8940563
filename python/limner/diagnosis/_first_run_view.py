"""The card of who has just come: its lines, the test, and how it is put away."""

from collections.abc import Sequence

from limner.core.html import Html, button, element
from limner.core.translation import say
from limner.diagnosis._checkup_report import Report
from limner.diagnosis._diagnosis_view import MARKS, checkup
from limner.diagnosis._first_checks import FirstCheck

KEY = "limner.first_run"


def render(lines: Sequence[FirstCheck], report: Report) -> Html:
    """Return the card."""
    return element(
        "section",
        {"class": "limner-diagnosis limner-first-run"},
        element("h4", {"data-i18n": f"{KEY}.title"}, "Before the first picture"),
        element("ul", {"class": "limner-links", "aria-live": "polite"}, *map(_line, lines)),
        checkup(report),
        element(
            "div",
            {"class": "limner-buttons limner-first-run-end"},
            button("first_run.look", "Look again"),
            button("first_run.dismiss", "Put this card away"),
        ),
    )


def _line(line: FirstCheck) -> Html:
    icon, state = MARKS[line.mark]
    return element(
        "li",
        {"class": f"limner-link limner-{line.mark.value}"},
        element("i", {"class": f"{icon} fa-fw", "role": "img", "aria-label": say(state)}),
        element("span", None, line.words),
    )
