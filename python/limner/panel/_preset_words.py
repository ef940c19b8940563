"""The visible words of the presets' view, each with the key by which ST translates it."""

from limner.core import html
from limner.core.html import Html, element

KEY = "limner.presets"


def text(tag: str, key: str, words: str, css: str = "") -> Html:
    """Return an element that says ``words``; ``css`` are its classes."""
    return element(tag, {"class": css or None, "data-i18n": f"{KEY}.{key}"}, words)


def said(key: str, words: str, *attributes: str) -> dict[str, str | int | None]:
    """Return attributes that all say ``words``."""
    keys = ";".join(f"[{attribute}]{KEY}.{key}" for attribute in attributes)
    return {**dict.fromkeys(attributes, words), "data-i18n": keys}


def button(name: str, words: str, *, disabled: bool = False) -> Html:
    """Return a button of ST's kind that says ``words`` and does ``preset.<name>``."""
    return html.button(f"preset.{name}", words, f"{KEY}.{name}", disabled=disabled)
