"""What can be translated is listed, and what is translated is on the list."""

import ast
import asyncio
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from limner.core import errors, translation
from limner.core.translation import say
from limner.presets.preset import load_all
from limner.trace.steps import Kind
from tests.unit.test_app import Page
from tools import words
from tools.word_samples import views
from tools.words import collected

ROOT = Path(__file__).parents[3]
LANGUAGES = sorted(path for path in (ROOT / "i18n").glob("*.json") if path.stem != "en")
ENGLISH = json.loads((ROOT / "i18n" / "en.json").read_text(encoding="utf-8"))
ERRORS = {name for name, each in vars(errors).items() if isinstance(each, type)} | {
    "PatternError",
    "SyncError",
}
PLACES = re.compile(r"\$\{\d\}")


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    translation.learn({})


def test_the_list_of_all_words_is_up_to_date() -> None:
    assert collected() == ENGLISH, "Run `python -m tools.words`."


def test_a_key_that_stands_for_two_texts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has one translation: the dialog of the book was headed “Title” in six languages."""
    drawn = ['<b data-i18n="a.key">Title</b>', '<i title="Make a book" data-i18n="[title]a.key"></i>']
    monkeypatch.setattr(words, "views", lambda: iter(drawn))
    with pytest.raises(ValueError, match="“Title” and “Make a book”"):
        words.of_views()


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_a_language_says_its_name_and_has_all_that_is_on_the_list_and_nothing_else(path: Path) -> None:
    language = json.loads(path.read_text(encoding="utf-8"))
    manifest = json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))

    assert language.pop("limner.language") == path.stem
    assert manifest["i18n"][path.stem] == f"i18n/{path.name}"
    assert set(language) == set(ENGLISH)
    assert all(text.strip() for text in language.values())
    for key, text in language.items():
        assert sorted(PLACES.findall(text)) == sorted(PLACES.findall(ENGLISH[key])), key


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_no_sentence_of_a_language_is_the_english_one(path: Path) -> None:
    """A name or a unit may be; where three words are the same nobody has translated them."""
    language = json.loads(path.read_text(encoding="utf-8"))
    same = [key for key, text in ENGLISH.items() if language[key] == text]
    assert [key for key in same if len(re.findall(r"[a-z]{2,}", ENGLISH[key])) > 2] == []


# What stands in a sample is the story's or the user's; names of services are the same everywhere.
NAMES = "Auto Illustrator Upstash WebDAV chatgpt next web https"
_LETTERS = re.compile(r"[A-Za-z]{2,}")


class _Gaps(HTMLParser):
    """What a person reads or hears in a view and nobody has looked up: without brackets, without a key."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, bool]] = []
        self.gaps: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        keys = given.get("data-i18n", "").split(";")
        keyed = {name for key in keys for name in re.findall(r"^\[(\S+)\]", key)}
        for name in {"title", "aria-label", "placeholder", "alt"} - keyed:
            self._read(given.get(name, ""))
        if tag not in ("input", "img", "br", "hr"):
            self._open.append((tag, any(key and not key.startswith("[") for key in keys)))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(keyed or tag in ("code", "time", "textarea") for tag, keyed in self._open):
            self._read(data)

    def _read(self, text: str) -> None:
        if "⟦" not in text:
            self.gaps |= set(_LETTERS.findall(text))


def test_every_word_of_every_view_is_looked_up() -> None:
    """Each view is drawn in a language that puts all into brackets: what has none stays English."""
    source = ast.parse((ROOT / "tools" / "word_samples.py").read_text(encoding="utf-8"))
    documented = {id(node.value) for node in ast.walk(source) if isinstance(node, ast.Expr)}
    strings = [
        node.value
        for node in ast.walk(source)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented
    ]
    strings += [preset.name + " " + preset.description for preset in load_all()]
    strings += [kind.value for kind in Kind]
    theirs = set(_LETTERS.findall(" ".join([NAMES, *strings])))
    translation.learn({name: f"⟦{text}⟧" for key, text in ENGLISH.items() for name in (key, text)})
    read = _Gaps()
    for html in views():
        read.feed(str(html))

    assert read.gaps - theirs == set()


UNREAD = ("Two presets have the same id.", "Nobody answers ", "There is no server for ")
"""Beginnings of what says that the program was put together wrongly: nobody reads it who only uses it."""
SANDBOX = {"_sandbox_main.py", "sdk.py", "_protocol.py"}
"""What runs beside a stranger's code, where there is no catalogue."""


def test_every_sentence_of_an_error_is_looked_up() -> None:
    english = []
    for path in sorted((ROOT / "python" / "limner").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[sentence, *_]) if (
                    name in ERRORS and path.name not in SANDBOX
                ):
                    english += _not_looked_up(sentence)
    assert [text for text in english if not text.startswith(UNREAD)] == []


def _not_looked_up(sentence: ast.expr) -> list[str]:
    match sentence:
        case ast.Constant(value=str(text)):
            return [text] if re.search(r"[a-z]{2} ", text) else []
        case ast.JoinedStr(values=parts):
            return _not_looked_up(ast.Constant("".join(map(_fixed, parts))))
        case ast.IfExp():
            return _not_looked_up(sentence.body) + _not_looked_up(sentence.orelse)
        case ast.Name(id=name) if name.isupper():
            return [name]
    return []


def _fixed(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else ""


def test_a_sentence_without_a_translation_is_english() -> None:
    assert say("Pictures painted: ${0}.", 3) == "Pictures painted: 3."
    assert say("100 % of ${0}", "${1}") == "100 % of ${1}"


def test_a_sentence_is_said_in_the_language_that_was_learnt() -> None:
    translation.learn({"Pictures painted: ${0}.": "${0} Bilder gemalt${1}."})

    assert say("Pictures painted: ${0}.", 3) == "3 Bilder gemalt${1}."


async def test_the_program_learns_the_language_of_the_page_and_paints_its_views_again() -> None:
    page = Page()
    page.host.language = {"The trace is on the clipboard.": "Kopiert."}
    page.tell("hello", settings="", chat_id="chat", width=640, height=480, language="de-de")
    await page.settle()
    page.tell("action", action="trace.copy", entry="", form={})
    await asyncio.sleep(0)
    await page.settle()

    assert page.host.toasts[-1] == ("success", "Kopiert.")
