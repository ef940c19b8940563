"""What the parts of NextChat's files have in common: content, hashes, ids, text for the wire."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping

from limner.core.json_text import as_dict, as_list, as_str

KEY = "limner"
"""Our one key on a mask, a session and a message; NextChat carries unknown keys along everywhere."""

NOTE = "nextchat"
"""Our key in ``extra`` of ST's messages, in a chat's metadata and in a card's extensions."""

OURS = "st:"
"""How the ids begin that we give."""

FORBIDDEN = frozenset({"__proto__", "constructor", "prototype"})
"""Names that mean something else as a key of a JavaScript object."""

LONGEST_ID = 500
_SELDOM = 1_000
"""Letters for each that is not ASCII, from which on these are escaped: half a percent more letters."""
_HASH = 12


def is_id(value: object) -> bool:
    """Say whether it can name a mask, a session or a message: a short text that is no JavaScript trap."""
    return isinstance(value, str) and 0 < len(value) <= LONGEST_ID and value not in FORBIDDEN


def hash_of(text: str) -> str:
    """Return the first 48 bits of SHA-256, in hex: enough to know a text of the same message again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]


def text_of(message: Mapping[str, object]) -> str:
    """Return a message's words; of several text parts NextChat shows the first, here none is lost."""
    content = message.get("content")
    if isinstance(content, str):
        return content
    parts = [as_str(part.get("text")) for part in _parts(message) if part.get("type") == "text"]
    return "\n\n".join(part for part in parts if part)


def images_of(message: Mapping[str, object]) -> tuple[str, ...]:
    """Return the addresses of a message's pictures."""
    found = [as_str(as_dict(part.get("image_url")).get("url")) for part in _parts(message)]
    return tuple(url for url in found if url)


def inline_images_of(text: str) -> tuple[str, ...]:
    """Return the pictures that stand in a text as Markdown with all their data: NextChat shows them."""
    return tuple(url for _, _, url in _inline(text))


def without_inline_images(text: str) -> str:
    """Return the text without them: in ST each would be thousands of words for the model."""
    parts, at = [], 0
    for begin, end, _ in _inline(text):
        parts.append(text[at:begin])
        at = end
    return "".join([*parts, text[at:]])


def _inline(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each begins and ends, and its address; what is said of it is short and of one line."""
    at = 0
    for found in _INLINE.finditer(text) if _DATA in text else ():
        begin = text.rfind("![", max(at, found.start() - _LONGEST_ALT), found.start())
        if begin >= 0 and not {"]", "\n"} & set(text[begin : found.start()]):
            yield begin, found.end(), found[1]
            at = found.end()


_DATA = "](data:image/"
_INLINE = re.compile(r"\]\((data:image/[a-z+.-]{1,20};base64,[A-Za-z0-9+/=]+)\)")
_LONGEST_ALT = 502
"""Characters from the exclamation mark to the bracket."""


def content_of(text: str, images: tuple[str, ...]) -> str | list[dict[str, object]]:
    """Return content as NextChat takes it: a text, or the text and one part for each picture."""
    if not images:
        return text
    shown: list[dict[str, object]] = [{"type": "image_url", "image_url": {"url": url}} for url in images]
    return [{"type": "text", "text": text}, *shown]


def key_of(message: Mapping[str, object]) -> str:
    """Return what a message is known by: its id, or where it has none what it says and when."""
    if is_id(found := message.get("id")):
        return str(found)
    said = [as_str(message.get("role")), as_str(message.get("date")), text_of(message)]
    return f"#{hash_of(to_text(said))}"


def ours_of(entry: Mapping[str, object]) -> dict[str, object]:
    """Return what we keep on a mask, a session or a message; nothing where there is nothing of ours."""
    return as_dict(entry.get(KEY))


def to_text(value: object) -> str:
    """Return JSON; a lone half of a surrogate pair, which no encoder takes, is escaped as browsers do."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _escaped(value)
    return text


def to_long_text(value: object) -> str:
    """
    Return JSON of what may be long, such as chats with their pictures.

    One emoji in it, and Python takes four bytes for each of its millions of letters: where little of it is
    not ASCII, that is escaped, which every reader of JSON reads as the same.
    """
    text = _escaped(value)
    return text if text.count("\\u") * _SELDOM < len(text) else to_text(value)


def _escaped(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def without_prototypes(value: object) -> object:
    """Return JSON without keys called ``__proto__``: no honest program writes one."""
    if isinstance(value, dict):
        return {name: without_prototypes(item) for name, item in value.items() if name != "__proto__"}
    return [without_prototypes(item) for item in value] if isinstance(value, list) else value


def may_hold_prototype(text: str) -> bool:
    """Say whether the look is worth it: most files hold none."""
    return "__proto__" in text or any(escape in text for escape in _ESCAPES)


_ESCAPES = ("\\u005f", "\\u005F", "\\u006f", "\\u006F", "\\u0070", "\\u0072", "\\u0074")
"""How its letters can be written; one is enough to hide it."""


def _parts(message: Mapping[str, object]) -> list[dict[str, object]]:
    return [as_dict(part) for part in as_list(message.get("content"))]
