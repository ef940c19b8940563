"""
The view of the user's own painters: what is installed, what is wrong with it, how to get more.

Names, versions, addresses and sentences are a stranger's: text, and escaped.
"""

from collections.abc import Sequence

from limner.core.html import Html, button, element
from limner.custom_providers.packages import Package

KEY = "limner.packages"

_PLAIN = "What you type here stands as plain text in SillyTavern's settings file; Export leaves it out."


def render(
    rows: Sequence[tuple[Package, str]], installing: str, typed: str = "", *, can: bool = True
) -> Html:
    """
    Return the view; each row is a package and why it failed last, ``installing`` what is being fetched.

    ``typed`` is what stands in the field for another one.
    """
    return element(
        "details",
        {"class": "limner-section limner-packages"},
        element("summary", {"class": "limner-summary"}, _text("span", "title", "Your own painters")),
        _text(
            "small",
            "help",
            "A painter can be a Python package. It is code of a stranger: install only what you trust.",
            {"class": "limner-help"},
        ),
        *(_package(package, fault) for package, fault in rows),
        _install(installing, typed) if can else None,
    )


def _package(package: Package, fault: str) -> Html:
    names = ", ".join(f"{card.name} (own:{card.id})" for card in package.cards)
    return element(
        "div",
        {"class": "limner-package", "data-limner-form": "package", "data-limner-entry": package.name},
        element("div", None, element("b", None, package.name), f" {package.version}"),
        _line("painters", "Painters:", names),
        _line("origin", "From:", package.origin),
        _line("brings", "With:", ", ".join(package.brings)) if package.brings else None,
        element("small", {"class": "limner-fault", "role": "status"}, fault) if fault else None,
        *(_field(name, value) for name, value in package.fields.items()),
        _text("small", "plain", _PLAIN, {"class": "limner-help"}) if package.fields else None,
        element(
            "div",
            {"class": "limner-buttons"},
            button("package.save", "Save") if package.fields else None,
            button("package.again", "Install again"),
            button("package.remove", "Remove"),
        ),
    )


def _line(key: str, words: str, value: str) -> Html:
    return element(
        "div", {"class": "limner-help"}, _text("span", key, words), " ", element("span", None, value)
    )


def _field(name: str, value: str) -> Html:
    """Draw a field of a painter; its name is the painter's own word."""
    shape: dict[str, str | int | None] = {
        "type": "text",
        "class": "text_pole wide100p",
        "data-limner-field": name,
        "data-limner-change": "package.typed",
        "value": value,
        "autocomplete": "off",
        "spellcheck": "false",
    }
    return element("label", {"class": "limner-field"}, element("span", None, name), element("input", shape))


def _install(installing: str, typed: str) -> Html:
    field: dict[str, str | int | None] = {
        "type": "text",
        "class": "text_pole wide100p",
        "data-limner-field": "origin",
        "data-limner-change": "package.typed",
        "value": typed,
        "data-i18n": f"[aria-label]{KEY}.wanted;[placeholder]{KEY}.wanted",
        "aria-label": "Name of a package, or address of a wheel",
        "placeholder": "Name of a package, or address of a wheel",
        "autocomplete": "off",
        "spellcheck": "false",
    }
    waiting = element(
        "small",
        {"role": "status"},
        _text("span", "installing", "Being installed:"),
        " ",
        element("span", None, installing),
    )
    return element(
        "div",
        {"data-limner-form": "packages"},
        element("input", field),
        waiting if installing else button("package.install", "Install"),
    )


def _text(name: str, key: str, words: str, attributes: dict[str, str | int | None] | None = None) -> Html:
    return element(name, {**(attributes or {}), "data-i18n": f"{KEY}.{key}"}, words)
