"""
A key in a stranger's words: found in whatever form it is written, and taken out.

Services quote keys, also in part. Looked for are any eight characters in a row, in small and capital letters,
as they are, percent-encoded, escaped as in JSON or HTML (also several times over), in base64 at each of its
three offsets, and in hexadecimal. All of it is linear in the length of the text.
"""

import base64
import logging
import re
from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase
from urllib.parse import unquote

PIECE = 8
"""Characters of a key that must not be seen in a row; a shorter key is a word as any other."""

_CODED = 10
"""Characters of base64 that eight of the key's leave, wherever they begin."""

_ROUNDS = 4
"""How often something may be encoded over and over before it is no answer that a browser would read."""

_LOW = str.maketrans(ascii_uppercase, ascii_lowercase)
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))")
_ENTITY = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")


class Secret:
    """One key, which may be empty: then nothing is looked for."""

    def __init__(self, key: str) -> None:
        self._key = key.translate(_LOW)
        self._long = len(key) >= PIECE
        size = min(PIECE, len(key))
        self._folded = {size: frozenset(_pieces(self._key, size))} if key else {}
        self._coded: frozenset[str] = frozenset()
        self.whole: tuple[bytes, ...] = ()
        """The whole key as it could lie in the bytes of a picture, plain or in base64."""
        if self._long:
            plain, forms = key.encode(), tuple(_in_base64(key.encode()))
            self._folded[2 * PIECE] = frozenset(_pieces(plain.hex(), 2 * PIECE))
            self._coded = frozenset(piece for form in forms for piece in _pieces(form, _CODED))
            self.whole = (plain, *(form.encode() for form in forms))

    def words(self, text: str) -> str:
        """Return what was said on one line of what can be printed, without the key."""
        line = _line(text)
        if not self._folded:
            return line
        kept = seen = self._without(line)
        for _ in range(_ROUNDS):
            plain = _line(_decoded(seen))
            if plain == seen:
                break
            seen = self._without(plain)
            if seen != plain:
                kept = seen
        return kept

    def name(self, text: str) -> str:
        """Return a name (of a model, of an attempt); an empty one where the key is in it."""
        return "" if self.holds(text) else text

    def holds(self, text: str) -> bool:
        """Say whether the key can be read in a text; of a short key only whether it is the text."""
        if not self._long:
            return bool(self._key) and self._key == text.translate(_LOW)
        return self.words(text) != _line(text)

    def _without(self, text: str) -> str:
        hidden = bytearray(len(text))
        low = text.translate(_LOW)
        for size, pieces in self._folded.items():
            _hide(hidden, low, size, pieces)
        if self._coded:
            _hide(hidden, text, _CODED, self._coded)
        if 1 not in hidden:
            return text
        signs: list[str] = []
        for sign, gone in zip(text, hidden, strict=True):
            if not gone:
                signs.append(sign)
            elif not signs or signs[-1] != "…":
                signs.append("…")
        return "".join(signs)


class SealedFormatter(logging.Formatter):
    """
    Writes lines of a log, a failure's traceback among them, without the keys that were ever read.

    A bug's exception may quote what a service has said: no boundary between values stands before the log.
    """

    def __init__(self, form: str) -> None:
        super().__init__(form)
        self._secrets: dict[str, Secret] = {}

    def learn(self, key: str) -> str:
        """Keep a key out of the log from now on, and return it."""
        if len(key) >= PIECE and key not in self._secrets:
            self._secrets[key] = Secret(key)
            if len(self._secrets) > _KEYS:
                del self._secrets[next(iter(self._secrets))]
        return key

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's lines."""
        lines = super().format(record)[:_LOGGED].split("\n")
        for secret in self._secrets.values():
            lines = [secret.words(line) if secret.holds(line) else line for line in lines]
        return "\n".join(lines)


_KEYS, _LOGGED = 100, 20_000


def _pieces(text: str, size: int) -> Iterator[str]:
    return (text[start : start + size] for start in range(max(1, len(text) - size + 1)))


def _in_base64(key: bytes) -> Iterator[str]:
    """Yield what base64 makes of a key, wherever in a longer text it begins, in both alphabets."""
    for offset, lead in enumerate((0, 2, 3)):
        coded = base64.b64encode(bytes(offset) + key).decode().rstrip("=")
        # The first signs, and the last, depend on what stands before and behind the key.
        inner = coded[lead : -1 if (offset + len(key)) % 3 else None]
        yield inner
        if (other := inner.translate(_WEB)) != inner:
            yield other


_WEB = str.maketrans("+/", "-_")


def _hide(hidden: bytearray, text: str, size: int, pieces: frozenset[str]) -> None:
    for start in range(len(text) - size + 1):
        if text[start : start + size] in pieces:
            hidden[start : start + size] = b"\x01" * size


def _line(text: str) -> str:
    """Return it on one line; what cannot be seen goes first, because a key may be cut by it."""
    return " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())


def _decoded(text: str) -> str:
    plain = _ESCAPED.sub(_unescaped, unquote(text, errors="replace"))
    return _ENTITY.sub(_sign, plain)


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else match[3]


def _sign(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if code <= 0x10FFFF else ""
