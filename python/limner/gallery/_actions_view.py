"""What can be asked of one picture: in its menu, with what is pressed most first, and in the viewer."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from limner.core.html import Attributes, Html, element, join
from limner.gallery._where import Where


@dataclass(frozen=True, slots=True)
class PictureAction:
    """One entry: what it does, its icon, its words, and whether it makes sense now."""

    action: str
    icon: str
    words: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """
    How a picture stands.

    Whether it shows, is on its way, can be made again, and how many versions it has;
    ``aside``: this is one of them that its message does not show; ``foreign``: another illustrator's.
    """

    shows: bool
    painting: bool = False
    same: bool = False
    versions: int = 0
    aside: bool = False
    foreign: bool = False


def actions(standing: Standing) -> Iterator[PictureAction]:
    """Yield what can be asked of a picture."""
    shows, rest = standing.shows, not (standing.painting or standing.foreign)
    if standing.aside:
        yield PictureAction("picture.choose", "fa-check", "Show this version in the message", rest)
    yield PictureAction("picture.look", "fa-expand", "Look at it large", shows)
    # Of another extension's picture it is said what to do first.
    yield PictureAction("picture.again", "fa-rotate", "Paint it again", rest or standing.foreign)
    yield PictureAction("picture.beside", "fa-clone", "Paint another beside it", rest and shows)
    yield PictureAction("picture.prompt", "fa-pen", "Edit or improve the prompt", rest)
    yield PictureAction("picture.versions", "fa-layer-group", "Earlier versions", standing.versions > 0)
    yield PictureAction("picture.candidates", "fa-grip", "Paint several and pick", rest)
    yield PictureAction(
        "picture.same", "fa-seedling", "Make it again with the same seed", rest and standing.same
    )
    yield PictureAction("picture.save", "fa-download", "Save it as a file", shows)
    yield PictureAction("picture.background", "fa-panorama", "Use it as the background", shows)
    yield PictureAction("picture.portrait", "fa-id-badge", "Use it as the character’s picture", shows)
    yield PictureAction("picture.expression", "fa-face-smile", "Use it as an expression", shows)
    yield PictureAction("picture.remove", "fa-eraser", "Take it out of the text", rest and shows)
    yield PictureAction("trace.show", "fa-magnifying-glass", "Why does it look like this?")


_CHOOSE, _WHY = "picture.choose", "trace.show"
COUNTED = frozenset(each.action for each in actions(Standing(shows=True))) - {_WHY}
"""What is put in order by how often it is pressed; the question why stays at the end."""


def rows(where: Where, standing: Standing, *, role: str = "menuitem", without: str = "") -> Html:
    """Return a button for each action; ``without`` leaves one out that makes no sense here."""
    return join(_row(each, where, role) for each in actions(standing) if each.action != without)


def menu(where: Where, standing: Standing, pressed: Mapping[str, int]) -> Html:
    """
    Return the inside of the picture's menu, first what was ``pressed`` most often.

    Whatever was pressed as often stands as ``actions`` has it. Only the menu is ordered so, which is closed
    by each press: beside an open picture an entry that moves would be missed.
    """

    def place(each: PictureAction) -> tuple[bool, int]:
        return each.action != _CHOOSE, -pressed.get(each.action, 0)

    ordered = sorted(actions(standing), key=place)
    attributes: Attributes = {
        "role": "menu",
        "aria-label": "What can be done with this picture",
        "data-i18n": "[aria-label]limner.picture.menu",
        "data-limner-entry": where.dump(),
    }
    return element("div", attributes, join(_row(each, where, "menuitem") for each in ordered))


def _row(each: PictureAction, where: Where, role: str) -> Html:
    key = where.key
    attributes: Attributes = {
        "type": "button",
        "role": role or None,
        "class": "limner-menu-row",
        "data-limner-action": each.action,
        # the trace is a whole message's
        "data-limner-entry": json.dumps([key.chat_id, key.uid, key.swipe_id])
        if each.action == "trace.show"
        else None,
        "disabled": not each.on,
    }
    return element(
        "button",
        attributes,
        element("span", {"class": f"fa-solid fa-fw {each.icon}", "aria-hidden": "true"}),
        element(
            "span", {"class": "limner-menu-words", "data-i18n": f"limner.{each.action}.menu"}, each.words
        ),
    )
