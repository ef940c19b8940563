"""A card's text as lines: what stands in brackets and tags on lines of its own."""

from limner.continuity._card_keys import PARTS, kind_of
from limner.continuity._card_shapes import OPEN, SHUT, plain_lines
from limner.continuity._patterns import late

_PIECE = late(r"[()\[\]{}\n;|]|[^()\[\]{}\n;|]+")
_KEY_ENDS = '\n()[]{};,|:+=.!?"'


def _is_key(key: str) -> bool:
    """Whether words before a bracket are a key: ``left hand (gloved)`` in a list is none."""
    return bool(kind_of(key)[0]) and key.lower().rpartition(" ")[2] not in PARTS


def lines_of(text: str) -> list[str]:
    """Return the text with brackets and tags made to lines, each ``key: value`` on its own."""
    text = plain_lines(text)
    out: list[str] = []
    stack: list[bool] = []
    deep = 0
    for found in _PIECE.finditer(text):
        sign = found[0]
        if sign == "(":
            key, head = _key_before(out[-1] if out else "")
            close = text.find(")", found.end(), found.end() + 40)
            labelled = close >= 0 and text[close + 1 : close + 3].strip()[:1] in (":", "=")
            called = (
                not labelled
                and bool(key)
                and (_is_key(key) or text[found.end() : found.end() + 3].lstrip()[:1] == '"')
            )
            if called:
                out[-1] = head
                out.append(f"\n{key}: ")
            else:
                out.append(sign)
            stack.append(called)
        elif sign == ")":
            out.append("\n" if stack and stack.pop() else sign)
        elif sign in "[]{}":
            deep = max(deep + (1 if sign in "[{" else -1), 0)
            out.append({"[": f"\n{OPEN}\n", "]": f"\n{SHUT}\n"}.get(sign, "\n"))
        elif sign == "\n":
            out.append(" " if stack and stack[-1] else sign)
        elif sign in ";|":
            out.append("\n" if deep or sign == "|" else sign)
        else:
            out.append(sign)
    return "".join(out).split("\n")


def _key_before(piece: str) -> tuple[str, str]:
    """Return the key that a text ends with, and what stands before it."""
    tail = piece[-40:]
    cut = max(tail.rfind(sign) for sign in _KEY_ENDS) + 1
    key = tail[cut:].strip()
    return key, piece[: len(piece) - len(tail) + cut]
