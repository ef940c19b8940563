"""The disk in the gallery: how many files there are, which no chat shows, and which are missing."""

from limner.core.html import Attributes, Html, button, element
from limner.core.translation import say
from limner.gallery._disk import DiskReport, address_of

MOST = 300
"""Unused files that are drawn; the rest is counted."""


def render(report: DiskReport | None, selected: frozenset[str] = frozenset(), reading: str = "") -> Html:
    """Return the window's inside; ``reading`` says how far the scan is."""
    return element(
        "div",
        {"class": "limner-disk"},
        element("h3", {"data-i18n": "limner.disk.title"}, "Pictures on the disk"),
        element("p", {"role": "status"}, reading) if reading else None,
        *(_found(report, selected) if report else ()),
    )


def _found(report: DiskReport, selected: frozenset[str]) -> tuple[Html | None, ...]:
    said = say(
        "Chats read: ${0}. Files: ${1}. Files that no chat shows: ${2}. Pictures without a file: ${3}.",
        report.chats,
        report.files,
        len(report.unused),
        len(report.gone),
    )
    words = (
        "These may be pictures that you have put into SillyTavern yourself. A file that is deleted is gone: "
        "SillyTavern keeps no trash."
    )
    folders = [
        element("li", None, f"{folder}: {count}") for folder, count in sorted(report.folders().items())
    ]
    shown = report.unused[:MOST]
    more = len(report.unused) - len(shown)
    return (
        element("p", None, said),
        element("ul", None, *folders) if folders else None,
        element("p", {"class": "limner-help", "data-i18n": "limner.disk.warning"}, words) if shown else None,
        element(
            "div",
            {"class": "limner-gallery-many"},
            element("span", None, say("Chosen: ${0}.", len(selected))),
            button("disk.all", "Choose all that are shown", "limner.gallery.all"),
            button("disk.delete", "Delete the chosen files", disabled=not selected),
            button("disk.list", "Save the list"),
        )
        if shown
        else None,
        element("div", {"class": "limner-gallery-grid"}, *(_tile(each, each in selected) for each in shown)),
        element("p", None, say("And more: ${0}.", more)) if more else None,
    )


def _tile(path: str, ticked: bool) -> Html:
    tick: Attributes = {
        "type": "checkbox",
        "checked": ticked,
        "aria-label": say("Choose: ${0}", path),
        "data-limner-change": "disk.tick",
    }
    source: Attributes = {"src": address_of(path), "alt": path, "loading": "lazy", "decoding": "async"}
    return element(
        "div",
        {"class": "limner-tile", "data-limner-entry": path, "data-limner-node": path, "title": path},
        element("div", {"class": "limner-tile-look"}, element("img", source)),
        element("input", tick),
    )
