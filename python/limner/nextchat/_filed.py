"""
A session as the text that it has in the file.

A round changes one chat of a file that may hold hundreds. What stands there letter for letter as it stood the
last time was checked then, and is neither parsed nor written anew: it is passed on as its text.
"""

import json
import re
from collections.abc import ItemsView, Iterator, Mapping
from functools import lru_cache
from typing import Final, NoReturn

from limner.core import json_text
from limner.core.json_text import as_dict, as_list
from limner.nextchat._values import is_id, key_of, to_text

_WIDE: Final = re.compile(r"[^\x00-\x7f]")
_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff\ud800-\udfff]")
_HALF: Final = re.compile("[\ud800-\udfff]")
_SELDOM: Final = 30
"""Letters for each that is escaped: a tenth more bytes, where one other letter would double all of them."""
_NOT_OFTEN: Final = 60
"""The same for what takes four bytes where all other letters take two."""
_KINDS: Final = 50
"""Signs that are replaced one after the other, which is quicker than to look at each letter."""
_LONG: Final = re.compile(rf"[-:,\[\s][0-9]{{{json_text.DIGITS + 1}}}")
"""A number and not a picture's data, which is full of digits."""
_ENTRIES: Final = 10_000_000
_BEGIN: Final = re.compile(r'\{"id":"([^"\\]{1,500})"')


class FiledSession(Mapping[str, object]):
    """
    A session without fault, as text; its id, its time and the number of its messages are known without it.

    ``text`` is as it is to be written: one emoji, and Python takes four bytes for each letter of the whole
    file, so what is seldom in it is escaped, which every reader of JSON reads as the same.
    """

    __slots__ = ("_raw", "count", "id", "text", "time")

    def __init__(self, text: str, entry: Mapping[str, object]) -> None:
        self.text = narrowed(text)
        self._raw = len(text)
        self.id, self.time = str(entry["id"]), entry.get("lastUpdate")
        self.count = len(as_list(entry.get("messages")))

    @classmethod
    def of(cls, entry: Mapping[str, object]) -> "FiledSession":
        """Return the text of a session that has no fault."""
        return entry if isinstance(entry, cls) else cls(to_text(entry), entry)

    def end(self, text: str, at: int) -> int:
        """Return where this very session ends in a text, if it begins there; else -1."""
        if text.startswith(self.text, at):
            return at + len(self.text)
        if self._raw != len(self.text) and narrowed(text[at : at + self._raw]) == self.text:
            return at + self._raw
        return -1

    def opened(self) -> dict[str, object]:
        """Return what the text says."""
        return as_dict(decoded(self.text))

    def __getitem__(self, name: str) -> object:
        """Return one entry; of what is not known without the text the whole of it is read."""
        if name == "id":
            return self.id
        return self.time if name == "lastUpdate" else self.opened()[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names of its entries."""
        return iter(self.opened())

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self.opened())

    def items(self) -> ItemsView[str, object]:
        """Return all entries, read once."""
        return self.opened().items()


Known = Mapping[str, FiledSession]
"""What stood in the file the last time, by id."""


def opened(session: Mapping[str, object]) -> dict[str, object]:
    """Return a session as a dict of its own; a dict as it is."""
    if isinstance(session, dict):
        return session
    return session.opened() if isinstance(session, FiledSession) else dict(session)


def count_of(session: Mapping[str, object]) -> int:
    """Return how many messages it has."""
    return session.count if isinstance(session, FiledSession) else len(as_list(session.get("messages")))


def with_lost(session: Mapping[str, object], other: Mapping[str, object] | None) -> Mapping[str, object]:
    """Return a session with the messages of another of it that it lacks, each behind the one it followed."""
    if other is None or other is session:
        return session
    session, other = opened(session), opened(other)
    messages = [as_dict(each) for each in as_list(session.get("messages"))]
    there = {key_of(each) for each in messages}
    behind: dict[str, list[dict[str, object]]] = {}
    last = ""
    for each in (as_dict(each) for each in as_list(other.get("messages"))):
        if key_of(each) in there:
            last = key_of(each)
        else:
            behind.setdefault(last, []).append(each)
    if not behind:
        return session
    joined = list(behind.get("", []))
    for each in messages:
        joined += [each, *behind.get(key_of(each), [])]
    return {**session, "messages": joined}


def known_end(text: str, at: int, known: Known, but: str) -> tuple[FiledSession, int] | None:
    """Return the session that begins there, and where it ends, if it is known and not ``but``."""
    begin = _BEGIN.match(text, at)
    session = known.get(begin[1]) if begin and begin[1] != but else None
    end = session.end(text, at) if session is not None else -1
    return (session, end) if session is not None and end >= 0 else None


def is_filed(entry: Mapping[str, object]) -> bool:
    """Say whether a session can be known again: its id is, as it is written, a plain one."""
    return is_id(id_ := entry.get("id")) and '"' not in str(id_) and "\\" not in str(id_)


def decoded(text: str) -> object:
    """Return what a JSON text says whose nesting is known; ValueError where it is none, or far too much."""
    if text.count(",") > _ENTRIES:
        raise ValueError("too many entries")
    # to be asked about each number costs more than all the rest: only where one is too long
    whole = json_text.whole if text[:1] not in ("{", "[") or _LONG.search(text) else int
    return json.loads(text, parse_constant=_refuse, parse_int=whole, parse_float=json_text.finite)


def narrowed(text: str) -> str:
    """Return JSON with what makes it wide in memory escaped, where that is seldom."""
    if text.isascii():
        return text
    wide = _WIDE
    found = wide.findall(text)
    if len(found) * _SELDOM >= len(text):
        wide = _ASTRAL
        found = wide.findall(text)
        if len(found) * _NOT_OFTEN >= len(text):
            wide = _HALF  # no encoder takes these
            found = wide.findall(text)
    signs = set(found)
    if len(signs) > _KINDS:
        return wide.sub(lambda match: _escaped(match[0]), text)
    for sign in signs:
        text = text.replace(sign, _escaped(sign))
    return text


@lru_cache(4096)
def _escaped(sign: str) -> str:
    return json.dumps(sign)[1:-1]


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
