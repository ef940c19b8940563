"""What is told of a picture beside it in the viewer: its place, its words, what made it, what can be done."""

from collections.abc import Sequence

from limner.core.html import Html, button, element, join
from limner.core.translation import say
from limner.gallery import _actions_view as actions_view
from limner.gallery._actions_view import Standing
from limner.gallery._where import Where
from limner.pictures.picture import Version
from limner.pictures.provenance_view import made, told


def render(
    where: Where,
    standing: Standing,
    version: Version | None,
    *,
    place: str,
    painter: str,
    versions: Sequence[Version] = (),
    alone: bool = False,
) -> Html:
    """
    Return the view; ``place`` says where it stands in the story, ``painter`` who painted it.

    ``versions`` are all that were painted at its tag.

    ``alone``: nothing is known of it but its address.
    """
    return element(
        "div",
        {"data-limner-entry": where.dump()},
        element("p", {"class": "limner-help"}, place) if place else None,
        _turning(version, versions),
        _prompt(version),
        _made(version, painter),
        told(where.ordinal + 1, version.words) if version and version.words else None,
        None if alone else button("picture.go", "Show it in the story"),
        None if alone else _actions(where, standing),
    )


def _turning(version: Version | None, versions: Sequence[Version]) -> Html | None:
    painted = [each.id for each in versions if each.url]
    if version is None or version.id not in painted or len(painted) < 2:
        return None
    words = say("Version ${0} of ${1}", painted.index(version.id) + 1, len(painted))
    return element(
        "div",
        {"class": "limner-buttons"},
        element("span", {"role": "status"}, words),
        button("versions.previous", "Previous version"),
        button("versions.next", "Next version"),
    )


def _prompt(version: Version | None) -> Html | None:
    if version is None or not version.prompt:
        return None
    head = element("h4", {"data-i18n": "limner.viewer.prompt"}, "Prompt")
    return join([head, element("p", {"class": "limner-viewer-prompt"}, version.prompt)])


def _made(version: Version | None, painter: str) -> Html | None:
    words = made(version.making) if version else ""
    line = ": ".join(filter(None, (painter, words)))
    return element("p", {"class": "limner-help"}, line) if line else None


def _actions(where: Where, standing: Standing) -> Html:
    rows = actions_view.rows(where, standing, role="", without="picture.look")
    return element(
        "div", {"class": "limner-viewer-actions", "role": "group", "aria-label": say("Actions")}, rows
    )
