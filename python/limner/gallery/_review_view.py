"""The window in which the words of a reply's pictures are seen, changed and chosen before any is painted."""

from collections.abc import Sequence
from dataclasses import dataclass

from limner.core.html import Attributes, Html, button, element
from limner.core.translation import say
from limner.gallery._where import Where


@dataclass(frozen=True, slots=True)
class WaitingPicture:
    """One that waits: the ``id`` of its picture, the number of its tag, its words, for which word, chosen."""

    id: str
    ordinal: int
    prompt: str
    word: str = ""
    chosen: bool = True


def render(where: Where, rows: Sequence[WaitingPicture]) -> Html:
    """Return the window's inside; ``where`` is the message."""
    return element(
        "div",
        {"class": "limner-review", "data-limner-entry": where.dump(), "data-limner-form": "review"},
        element("h3", {"data-i18n": "limner.review.title"}, "Review before painting"),
        element(
            "p",
            {"class": "limner-help", "data-i18n": "limner.review.help"},
            "Nothing of these is painted before you press. What you do not choose goes on waiting.",
        ),
        element("ul", {"class": "limner-review-list"}, *map(_row, rows)),
        element(
            "div",
            {"class": "limner-buttons"},
            button("review.paint", "Paint the chosen"),
            button("review.drop", "Drop the chosen"),
        ),
    )


def _row(row: WaitingPicture) -> Html:
    name = say("Picture ${0}", row.ordinal + 1)
    tick: Attributes = {"type": "checkbox", "checked": row.chosen, "data-limner-field": f"on:{row.id}"}
    words: Attributes = {
        "class": "text_pole",
        "rows": 4,
        "aria-label": say("Prompt of picture ${0}", row.ordinal + 1),
        "data-limner-field": f"prompt:{row.id}",
        "data-limner-entry": row.id,  # another picture's words are laid over what stands there
    }
    why = say("It waits because its words have “${0}”.", row.word) if row.word else ""
    return element(
        "li",
        {"data-limner-node": row.id},
        element("label", {"class": "checkbox_label"}, element("input", tick), element("strong", None, name)),
        element("p", {"class": "limner-help"}, why) if why else None,
        element("textarea", words, row.prompt),
    )
