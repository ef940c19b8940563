"""What the user chooses for a book, read from the fields of the dialog: each is checked, none is trusted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from limner.book._typography import is_language
from limner.core.errors import SettingError
from limner.core.translation import later, say

FORMATS = {
    "html": later("One web page with everything in it"),
    "epub": later("EPUB, for e-book readers"),
    "sound": later("EPUB with sound: each sentence is heard and marked"),
    "audio": later("Audio book: a sound file for each chapter (ZIP)"),
    "markdown": later("Markdown with a folder of pictures (ZIP)"),
    "chat": later("Portable chat: SillyTavern's file with its pictures (ZIP)"),
}
WITH_SOUND = frozenset({"sound", "audio"})
"""The formats that ST's text to speech has a part in."""
CHAPTERS = {
    "none": later("None"),
    "every": later("By number of messages"),
    "scene": later("By scene, where continuity knows them"),
    "hand": later("By hand"),
}
SIZES = {
    "0": later("As they are"),
    "2048": later("At most 2048 pixels"),
    "1280": later("At most 1280 pixels"),
    "800": later("At most 800 pixels"),
}
ENCODINGS = {"jpeg": "JPEG", "webp": "WebP"}
COVERS = {
    "picture": later("The first picture"),
    "last": later("The last picture"),
    "card": later("The character's card"),
    "none": later("None"),
}

_LONGEST_NAME = 300
_LONGEST_LIST = 20_000
_BEGINNING = re.compile(r"(\d{1,7})\s{0,9}[:.)-]?\s{0,9}(\S.{0,299})?")


@dataclass(frozen=True, slots=True)
class BookOptions:
    """
    How a book is made.

    ``first`` and ``last`` are numbers of messages as ST shows them, -1 is the end; ``every`` counts messages.
    ``by_hand`` are the numbers of messages that begin a chapter, with its title. ``size`` is the longest side
    of a picture in pixels, 0: as it is.
    """

    title: str = ""
    author: str = ""
    language: str = ""
    format: str = "html"
    chapters: str = "every"
    every: int = 20
    by_hand: Mapping[int, str] = field(default_factory=dict)
    first: int = 0
    last: int = -1
    user_turns: bool = True
    names: bool = False
    hidden: bool = False
    captions: bool = False
    cover: str = "picture"
    size: int = 0
    encoding: str = "jpeg"

    def takes(self, number: int) -> bool:
        """Say whether the message of this number is in the range."""
        return self.first <= number and (self.last < 0 or number <= self.last)


def read_options(form: Mapping[str, object]) -> BookOptions:
    """Read the dialog's fields; SettingError says what is wrong with one."""
    language = _text(form, "language")
    if language and not is_language(language):
        raise SettingError(say("“${0}” is no language as books name it: en, de, pt-BR, ja.", language[:40]))
    first = _number(form, "first", 0, say("The first message"))
    last = _number(form, "last", -1, say("The last message"))
    if 0 <= last < first:
        raise SettingError(say("The last message comes before the first one."))
    every = _number(form, "every", 20, say("Messages in a chapter"))
    return BookOptions(
        _text(form, "title"),
        _text(form, "author"),
        language,
        _choice(form, "format", FORMATS),
        _choice(form, "chapters", CHAPTERS, "every"),
        max(1, every),
        _by_hand(str(form.get("by_hand") or "")[:_LONGEST_LIST]),
        first,
        last,
        form.get("user_turns", True) is True,
        form.get("names") is True,
        form.get("hidden") is True,
        form.get("captions") is True,
        _choice(form, "cover", COVERS),
        int(_choice(form, "size", SIZES)),
        _choice(form, "encoding", ENCODINGS),
    )


def _text(form: Mapping[str, object], name: str) -> str:
    value = form.get(name)
    return " ".join(value.split())[:_LONGEST_NAME] if isinstance(value, str) else ""


def _choice(form: Mapping[str, object], name: str, options: Mapping[str, str], otherwise: str = "") -> str:
    value = str(form.get(name))
    return value if value in options else otherwise or next(iter(options))


def _number(form: Mapping[str, object], name: str, otherwise: int, what: str) -> int:
    value = _text(form, name)
    if not value:
        return otherwise
    if not value.isascii() or not value.isdigit() or len(value) > 7:
        raise SettingError(say("${0}: this must be a whole number.", what))
    return int(value)


def _by_hand(text: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for line in filter(None, map(str.strip, text.split("\n"))):
        beginning = _BEGINNING.fullmatch(line)
        if beginning is None:
            words = "“${0}” begins no chapter: write the number of a message, then the title."
            raise SettingError(say(words, line[:60]))
        found[int(beginning[1])] = beginning[2] or ""
    return found
