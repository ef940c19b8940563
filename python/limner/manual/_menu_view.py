"""The menu of a message: what can be asked of its pictures now; what makes no sense is off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from limner.core.html import Attributes, Html, element
from limner.manual._requests import Tally


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One entry: what it does, its icon, its words, whether it makes sense now, and how many pictures."""

    action: str
    icon: str
    words: str
    on: bool = True
    count: int = 0


def entries(counted: Tally, *, writing: bool, told: bool = False) -> Iterator[MenuEntry]:
    """
    Yield the entries of a message; ``writing``: its text is not whole yet.

    ``told``: a painter was told more than what a tag says.
    """
    calm = not writing
    rest = calm and not counted.painting
    if counted.painting:
        yield MenuEntry("retouch.stop", "fa-stop", "Stop painting", count=counted.painting)
    yield MenuEntry(
        "retouch.missing", "fa-paintbrush", "Paint what is missing", calm and counted.bare > 0, counted.bare
    )
    yield MenuEntry("retouch.replace", "fa-rotate", "Paint all anew", rest and counted.tags > 0)
    yield MenuEntry("retouch.append", "fa-clone", "Paint again, beside", rest and counted.illustrated > 0)
    yield MenuEntry("retouch.same", "fa-seedling", "Make again with the same seed", rest and counted.same > 0)
    yield MenuEntry("retouch.undo", "fa-rotate-left", "Undo the last change", rest and counted.undo)
    yield MenuEntry("retouch.remove", "fa-eraser", "Remove the pictures", rest and counted.illustrated > 0)
    yield MenuEntry("retouch.tags", "fa-feather-pointed", "Write the tags", calm and not counted.tags)
    words = "Look for missing files of this chat"
    yield MenuEntry("files.look", "fa-file-circle-question", words, rest and counted.illustrated > 0)
    yield MenuEntry("told.show", "fa-comment-dots", "Put right what the painter was told", told)
    yield MenuEntry("cast.window", "fa-people-group", "Open the cast")
    yield MenuEntry("trace.show", "fa-magnifying-glass", "Show the trace")


def render(
    address: str,
    counted: Tally,
    *,
    writing: bool = False,
    made: Sequence[str] = (),
    told: Sequence[Html] = (),
) -> Html:
    """
    Return the menu's inside; ``address`` is what the page gives back with each press.

    ``made`` has a line for each picture that shows, with what made it; ``told`` what its painter was told.
    """
    rows = [_row(entry) for entry in entries(counted, writing=writing, told=bool(told))]
    state: Attributes = {"class": "limner-menu-state"}
    list_of: Attributes = {
        "role": "menu",
        "aria-label": "Limner: pictures of this message",
        "data-i18n": "[aria-label]limner.button",
    }
    return element(
        "div",
        {"data-limner-entry": address},
        element("div", state, *_said(counted, writing=writing)),
        element("div", list_of, *rows),
        _closed("made", "How they were made", [element("div", None, line) for line in made]),
        _closed("told", "What the painter was told", told),
    )


def _closed(name: str, words: str, rows: Sequence[Html]) -> Html | None:
    """Return something about the pictures, closed until it is asked for; None where there is nothing."""
    if not rows:
        return None
    head = element("summary", {"class": "limner-menu-row", "data-i18n": f"limner.menu.{name}"}, words)
    return element("details", {"class": "limner-menu-made"}, head, *rows)


def _said(counted: Tally, *, writing: bool) -> Iterator[Html]:
    """Yield how the message stands, in pieces that can be translated."""
    if writing:
        yield _piece("limner.menu.writing", "still being written")
    if not counted.tags:
        yield _piece("limner.menu.no_tags", "no places for pictures")
        return
    yield _piece("limner.menu.illustrated", "painted", f"{counted.illustrated}/{counted.tags}")
    if counted.painting:
        yield _piece("limner.menu.painting", "being painted", str(counted.painting))
    if counted.failed:
        yield _piece("limner.menu.failed", "not painted", str(counted.failed))


def _piece(key: str, words: str, number: str = "") -> Html:
    text = element("span", {"data-i18n": key}, words)
    return element("span", None, f"{number} " if number else None, text)


def _row(entry: MenuEntry) -> Html:
    attributes: Attributes = {
        "type": "button",
        "role": "menuitem",
        "class": "limner-menu-row",
        "data-limner-action": entry.action,
        "disabled": not entry.on,
    }
    return element(
        "button",
        attributes,
        element("span", {"class": f"fa-solid fa-fw {entry.icon}", "aria-hidden": "true"}),
        element(
            "span", {"class": "limner-menu-words", "data-i18n": f"limner.menu.{entry.action}"}, entry.words
        ),
        element("span", {"class": "limner-menu-count"}, str(entry.count))
        if entry.count and entry.on
        else None,
    )
