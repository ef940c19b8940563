"""The disk in the gallery: what it takes, which files no chat shows, which are missing, and the trash."""

import time
from collections.abc import Mapping, Sequence

from limner.core.html import Attributes, Html, button, element
from limner.core.translation import say
from limner.gallery._disk import DiskReport, address_of
from limner.gallery._sizes import Taken, by_owner, taken, told_size
from limner.gallery._trash import Trashed

MOST = 300
"""Unused files that are drawn; the rest is counted."""
MOST_OWNERS, MOST_CHATS, MOST_TAKINGS = 100, 50, 20
"""Characters and groups, chats of each, and times something was taken to the trash, that are drawn."""


def render(
    report: DiskReport | None,
    selected: frozenset[str] = frozenset(),
    reading: str = "",
    *,
    sizes: Mapping[str, int] | None = None,
    trash: Sequence[Trashed] = (),
) -> Html:
    """Return the window's inside; ``reading`` says how far the scan is, ``sizes`` are None if not asked."""
    return element(
        "div",
        {"class": "limner-disk"},
        element("h3", {"data-i18n": "limner.disk.title"}, "Pictures on the disk"),
        element("p", {"role": "status"}, reading) if reading else None,
        *((_said(report), *_sizes(report, sizes), *_unused(report, selected)) if report else ()),
        *_trash(trash),
    )


def _said(report: DiskReport) -> Html:
    said = say(
        "Chats read: ${0}. Files: ${1}. Files that no chat shows: ${2}. Pictures without a file: ${3}.",
        report.chats,
        len(report.files),
        len(report.unused),
        len(report.gone),
    )
    return element("p", None, said)


def _sizes(report: DiskReport, sizes: Mapping[str, int] | None) -> tuple[Html | None, ...]:
    if sizes is None:
        return (button("disk.sizes", "How much do they take?"),) if report.files else ()
    head = say(
        "All pictures: ${0}. Pictures that no chat shows: ${1}.",
        told_size(taken(report.files, sizes).size),
        told_size(taken(report.unused, sizes).size),
    )
    owners = [
        element(
            "details",
            {"data-limner-node": f"{number}-{owner.name}"},
            element("summary", None, _row(owner.name, owner.whole)),
            element("ul", None, *(element("li", None, _row(c.file, t)) for c, t in owner.chats[:MOST_CHATS])),
        )
        for number, owner in enumerate(by_owner(report.uses, sizes)[:MOST_OWNERS])
    ]
    return element("p", None, head), *owners


def _row(name: str, what: Taken) -> str:
    return say("${0}, files: ${1}, ${2}", name, what.files, told_size(what.size))


def _unused(report: DiskReport, selected: frozenset[str]) -> tuple[Html | None, ...]:
    words = (
        "These may be pictures that you have put into SillyTavern yourself. What you delete goes to the "
        "trash below, and takes as much room until you empty it."
    )
    folders = [
        element("li", None, f"{folder or '/'}: {count}") for folder, count in sorted(report.folders().items())
    ]
    shown = report.unused[:MOST]
    more = len(report.unused) - len(shown)
    return (
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


def _trash(trash: Sequence[Trashed]) -> tuple[Html, ...]:
    takings: dict[int, list[Trashed]] = {}
    for each in trash:
        takings.setdefault(each.when, []).append(each)
    if not takings:
        return ()
    return (
        element("h4", {"data-i18n": "limner.disk.trash"}, "Trash"),
        *(_taking(when, files) for when, files in list(takings.items())[:MOST_TAKINGS]),
        button("disk.empty", "Empty the trash"),
    )


def _taking(when: int, files: Sequence[Trashed]) -> Html:
    said = say("${0}, files: ${1}", time.strftime("%Y-%m-%d %H:%M", time.localtime(when)), len(files))
    return element(
        "div",
        {"class": "limner-gallery-many", "data-limner-entry": str(when), "data-limner-node": str(when)},
        element("span", {"title": "\n".join(each.path for each in files[:50])}, said),
        button("disk.back", "Put them back"),
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
