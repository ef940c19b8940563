"""
HTML in a message: what is form becomes marks of our own, what could act or leak is left out.

SillyTavern shows what a model writes as HTML. A book takes its paragraphs, lists, headings and emphasis from
it, no attribute, and nothing at all of scripts, styles, forms and frames.
"""

import re

from limner.book._markup import clean

_NAMED = {
    "amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\u00a0", "mdash": "—", "ndash": "–",
    "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»",
    "copy": "©", "reg": "®", "trade": "™", "deg": "°", "middot": "·", "bull": "•", "times": "×", "euro": "€",
    "shy": "\u00ad", "ensp": "\u2002", "emsp": "\u2003", "thinsp": "\u2009", "hearts": "♥",
}  # fmt: skip
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}));")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)(?:\s[^<>]*|/)?>")
_CODE = re.compile(r"`[^`\n]+`")

GONE = frozenset({
    "script", "style", "svg", "math", "iframe", "object", "embed", "template", "noscript", "head", "title",
    "textarea", "select", "option", "button", "audio", "video", "canvas", "form", "applet", "map", "frameset",
    "xml",
})  # fmt: skip
"""Elements of which nothing stays, not even their words."""

INLINE = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "u": "u", "ins": "u", "s": "s",
    "del": "s", "strike": "s", "sub": "sub", "sup": "sup", "small": "small", "mark": "mark", "code": "code",
    "ruby": "ruby", "rt": "rt", "rp": "rp", "kbd": "code", "tt": "code",
}  # fmt: skip
"""Elements that stay, as what."""

OPEN, CLOSE, END = "\ue010", "\ue011", "\ue012"
"""Around the name of an element that stays: ``OPEN em END`` and ``CLOSE em END``."""
MARK, MARK_END = "\ue000", "\ue001"
"""Around the number of a picture."""
OURS = re.compile("[\ue000\ue001\ue010-\ue012]")

_BREAKS = {
    "br": "\n", "hr": "\n\n---\n\n", "li": "\n- ", "td": " ", "th": " ", "tr": "\n", "dt": "\n",
    "dd": "\n", "h1": "\n\n# ", "h2": "\n\n## ", "h3": "\n\n### ", "h4": "\n\n#### ",
    "h5": "\n\n##### ", "h6": "\n\n###### ",
}  # fmt: skip
_ENDS = frozenset({"td", "th", "li", "tr", "br", "hr"})
"""Of these the end says nothing more."""
_BLOCKS = frozenset({
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "center", "blockquote",
    "pre", "ul", "ol", "dl", "table", "thead", "tbody", "details", "summary", "figure", "figcaption",
    "fieldset", "legend", "address",
}) | set(_BREAKS)  # fmt: skip


def decode(text: str) -> str:
    """Return the text with the characters that its entities stand for; what is none stays."""

    def character(found: re.Match[str]) -> str:
        decimal, hexadecimal, name = found.groups()
        if name:
            return _NAMED.get(name, found[0])
        code = int(decimal) if decimal else int(hexadecimal, 16)
        return chr(code) if code <= 0x10FFFF else ""

    return clean(OURS.sub("", _ENTITY.sub(character, text))) if "&" in text else text


def without_comments(text: str) -> str:
    """Return the text without HTML comments; one that does not end goes to the end, as in a browser."""
    parts = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        parts.append(text[at:start])
        end = text.find("-->", start + 4)
        at = len(text) if end < 0 else end + 3
    return "".join((*parts, text[at:]))


def simplified(text: str) -> str:
    """Return the text with its HTML as paragraphs, Markdown and our marks; nothing is left that could act."""
    if "<" not in text:
        return text
    text = without_comments(text)
    codes = [found.span() for found in _CODE.finditer(text)]
    parts: list[str] = []
    at = code = 0
    gone = ""
    depth = 0
    for found in _TAG.finditer(text):
        while code < len(codes) and codes[code][1] <= found.start():
            code += 1
        name = found[2].lower()
        if gone:
            if name == gone:
                depth += -1 if found[1] else 1
                if depth <= 0:
                    gone, at = "", found.end()
        elif code >= len(codes) or codes[code][0] > found.start():  # code shows what it holds
            parts += (text[at : found.start()], _becomes(name, closing=bool(found[1])))
            at = found.end()
            if name in GONE and not found[1] and not found[0].endswith("/>"):
                gone, depth = name, 1
    if not gone:
        parts.append(text[at:])
    return "".join(parts)


def _becomes(name: str, *, closing: bool) -> str:
    if name in INLINE:
        return f"{CLOSE if closing else OPEN}{INLINE[name]}{END}"
    if name not in _BLOCKS or (closing and name in _ENDS):
        return ""
    return "\n\n" if closing else _BREAKS.get(name, "\n\n")
