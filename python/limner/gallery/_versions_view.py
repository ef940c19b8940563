"""The window of a picture's versions: all that was ever painted at its tag, and two of them side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from limner.core.html import Attributes, Html, element
from limner.core.translation import say
from limner.gallery._changed_words import changed_words
from limner.gallery._where import Where
from limner.pictures.picture import Picture, Version
from limner.pictures.projection import address
from limner.pictures.provenance_view import made

_MARKS = {"gone": "del", "new": "ins"}


def render(where: Where, picture: Picture, names: Mapping[str, str], compared: int = -1) -> Html:
    """Return the window's inside; ``compared`` is the version that stands beside the one that shows."""
    standing = {version.id for version in picture.standing}
    rows = [
        _tile(where, number, version, names, shows=version.id in standing)
        for number, version in enumerate(picture.versions)
        if version.url
    ]
    failed = sum(not version.url for version in picture.versions)
    return element(
        "div",
        {"class": "limner-versions"},
        element("h3", {"data-i18n": "limner.versions.title"}, "Versions of this picture"),
        _comparison(picture, compared),
        element("ul", {"class": "limner-versions-list"}, *reversed(rows)),
        element("p", {"class": "limner-help"}, say("Attempts that failed: ${0}.", failed))
        if failed
        else None,
    )


def _tile(where: Where, number: int, version: Version, names: Mapping[str, str], *, shows: bool) -> Html:
    entry = replace(where, url=address(version.url)).dump()
    painter = names.get(version.provider, version.provider)
    words = say("Version ${0}", number + 1)
    buttons = [
        _button("picture.choose", "fa-check", say("Show this one"), words, off=shows),
        _button(
            "versions.compare", "fa-code-compare", say("Compare with the one that shows"), words, off=shows
        ),
        _button("versions.look", "fa-expand", say("Look at it large"), words),
        _button("versions.throw", "fa-trash-can", say("Throw this version away"), words, off=shows),
    ]
    return element(
        "li",
        {"class": f"limner-version{' limner-version-shows' if shows else ''}", "data-limner-entry": entry},
        _image(version, words),
        element("strong", None, words, _shows() if shows else None),
        element("p", {"class": "limner-version-prompt"}, version.prompt),
        element("p", {"class": "limner-help"}, ": ".join(filter(None, (painter, made(version.making))))),
        element("div", {"class": "limner-buttons"}, *buttons),
    )


def _shows() -> Html:
    return element("span", {"data-i18n": "limner.versions.shows"}, " (shows in the message)")


def _image(version: Version, words: str) -> Html:
    source: Attributes = {"src": address(version.url), "alt": words, "loading": "lazy", "decoding": "async"}
    return element("img", source)


def _button(action: str, icon: str, words: str, of: str, *, off: bool = False) -> Html:
    attributes: Attributes = {
        "type": "button",
        "class": f"menu_button fa-solid {icon}",
        "title": words,
        "aria-label": f"{words}: {of}",
        "data-limner-action": action,
        "disabled": off,
    }
    return element("button", attributes)


def _comparison(picture: Picture, compared: int) -> Html | None:
    shown = picture.shown
    if shown is None or not 0 <= compared < len(picture.versions):
        return None
    other = picture.versions[compared]
    here = say("Version ${0}", picture.versions.index(shown) + 1)
    there = say("Version ${0}", compared + 1)
    return element(
        "div",
        {"class": "limner-comparison", "role": "group", "aria-label": say("Two versions side by side")},
        element("figure", None, _image(shown, here), element("figcaption", None, here)),
        element("figure", None, _image(other, there), element("figcaption", None, there)),
        element("p", None, *_words(shown.prompt, other.prompt)),
    )


def _words(before: str, after: str) -> Iterator[Html | str]:
    for kind, words in changed_words(before, after):
        yield element(_MARKS[kind], None, words) if kind in _MARKS else words
        yield " "
