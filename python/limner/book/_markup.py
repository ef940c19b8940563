"""
Text with a form, as a small tree, and its markup, which is good HTML and good XHTML at once.

Only the names of ``TAGS`` are ever written and no attribute of a story's, so nothing in a chat can act.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from limner.core.html import escape

VOID = frozenset({"br", "hr"})
TAGS = VOID | {
    "p", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "code", "em", "strong", "s", "u",
    "sub", "sup", "small", "mark", "span", "ruby", "rt", "rp", "table", "tr", "th", "td",
}  # fmt: skip

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Node:
    """One element; ``css`` is its class, ``id`` its name in its page."""

    tag: str
    children: tuple["Node | str", ...] = ()
    css: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class PictureMark:
    """The place of a picture of a message, by its number there, between two blocks."""

    number: int


Block = Node | PictureMark


def clean(text: str) -> str:
    """Return the text without what no XML file may hold."""
    return _FORBIDDEN.sub("", text)


def plain(node: "Node | str") -> str:
    """Return the words of a node alone."""
    if isinstance(node, str):
        return node
    return "\n" if node.tag == "br" else "".join(map(plain, node.children))


def markup(node: "Node | str") -> str:
    """Return a node as markup."""
    return "".join(_pieces(node))


def _pieces(node: "Node | str") -> Iterator[str]:
    if isinstance(node, str):
        yield escape(node)
        return
    if node.tag not in TAGS:
        raise ValueError(f"{node.tag} is no element of a book")
    css = f' class="{escape(node.css)}"' if node.css else ""
    css += f' id="{escape(node.id)}"' if node.id else ""
    if node.tag in VOID:
        yield f"<{node.tag}{css}/>"
        return
    yield f"<{node.tag}{css}>"
    for child in node.children:
        yield from _pieces(child)
    yield f"</{node.tag}>"
