"""
HTML that cannot be forgotten to be escaped.

Every string is text and is escaped, except ``Html``, which only this module makes. Joining ``Html`` by hand
gives a plain string again, so a slip shows as visible markup and never as a hole. (The standard library's
``html`` loads two thousand entity names, which a start in the browser would pay for.)
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

_VOID = frozenset({"br", "hr", "img", "input"})
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


class Html(str):
    """Markup that is finished: it is not escaped again."""

    __slots__ = ()


Attributes: TypeAlias = Mapping[str, str | int | None]
"""By name; True writes the bare name, False and None leave it out."""


def escape(text: str) -> Html:
    """Return ``text`` safe to stand between tags and inside quoted attributes; ``Html`` as it is."""
    return text if isinstance(text, Html) else Html(text.translate(_ESCAPES))


def element(name: str, attributes: Attributes | None = None, *children: str | None) -> Html:
    """Return one element; children are text unless they are ``Html``, None is none."""
    head = f"<{name}{''.join(_attribute(key, value) for key, value in (attributes or {}).items())}>"
    return Html(head) if name in _VOID else Html(f"{head}{join(children)}</{name}>")


def button(action: str, words: str, key: str = "", *, disabled: bool = False) -> Html:
    """Return a button of ST's kind that does ``action``; ``key`` is that of its translation, if another."""
    attributes: Attributes = {
        "type": "button",
        "class": "menu_button",
        "data-limner-action": action,
        "data-i18n": key or f"limner.{action}",
        "disabled": disabled,
    }
    return element("button", attributes, words)


def join(children: Iterable[str | None]) -> Html:
    """Return the children one after another."""
    return Html("".join(escape(child) for child in children if child is not None))


def _attribute(name: str, value: str | int | None) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{str(value).translate(_ESCAPES)}"'
