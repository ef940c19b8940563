"""
A person's moods over the chat: a small chart, and the same as a list for whoever does not see it.

Pleasant moods stand above the line and unpleasant ones below; a mood of no known kind stands on it, open.
"""

from collections.abc import Sequence

from limner.continuity.chronicle import MoodAt
from limner.core.html import Html, element
from limner.core.translation import say
from limner.panel._cast_words import text

_HEIGHTS = {
    **dict.fromkeys(("happy", "excited", "loving"), 3),
    **dict.fromkeys(("proud", "relieved", "sly"), 2),
    **dict.fromkeys(("calm", "curious", "determined"), 1),
    **dict.fromkeys(("surprised", "stern", "bored", "shy"), 0),
    **dict.fromkeys(("tense", "confused", "tired"), -1),
    **dict.fromkeys(("sad", "guilty", "disgusted"), -2),
    **dict.fromkeys(("angry", "afraid", "hurt"), -3),
}
"""How pleasant each kind of ``continuity._moods`` is."""

WIDTH, HEIGHT = 300, 72
_EDGE, _STEP = 8, 9
MOST = 60
"""Moods that are drawn and listed, the last ones."""


def render(name: str, moods: Sequence[MoodAt]) -> Html | None:
    """Return the chart of somebody's moods; nothing where none was said."""
    shown = moods[-MOST:]
    if not shown:
        return None
    points = list(zip(_across(shown), (_down(each) for each in shown), strict=True))
    line = " ".join(f"{x},{y}" for x, y in points)
    marks = (
        element(
            "circle",
            {
                "cx": x,
                "cy": y,
                "r": 4,
                "class": "limner-mood" if each.mood else "limner-mood limner-mood-open",
            },
            element("title", None, f"{each.message}: {each.words}"),
        )
        for (x, y), each in zip(points, shown, strict=True)
    )
    chart = element(
        "svg",
        {
            "class": "limner-moods",
            "viewBox": f"0 0 {WIDTH} {HEIGHT}",
            "role": "img",
            "aria-label": say(
                "Moods of ${0}, from the first to the last; the list below says the same.", name
            ),
        },
        element(
            "line", {"x1": 0, "x2": WIDTH, "y1": HEIGHT // 2, "y2": HEIGHT // 2, "class": "limner-mood-zero"}
        ),
        element("polyline", {"points": line, "class": "limner-mood-line", "fill": "none"}),
        *marks,
    )
    rows = (element("li", None, say("message ${0}: ${1}", each.message, each.words)) for each in shown)
    listed = element(
        "details", None, text("summary", "moods.list", "Moods as a list"), element("ol", None, *rows)
    )
    return element("div", {"class": "limner-mood-chart"}, text("h5", "moods", "Moods"), chart, listed)


def _across(moods: Sequence[MoodAt]) -> list[int]:
    """Return where each stands from left to right: by its message, a single one in the middle."""
    first, last = moods[0].message, moods[-1].message
    if first == last:
        return [WIDTH * (number + 1) // (len(moods) + 1) for number in range(len(moods))]
    room = WIDTH - 2 * _EDGE
    return [_EDGE + room * (each.message - first) // (last - first) for each in moods]


def _down(mood: MoodAt) -> int:
    return HEIGHT // 2 - _STEP * _HEIGHTS.get(mood.mood, 0)
