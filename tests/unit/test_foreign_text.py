"""
A megabyte of text made to hurt, through everything that takes a stranger's words.

Two witnesses. Lines of Python that are carried out are counted: they are the same on any machine. What one
line does in C cannot be counted so, and is told from the processor's time for a text and for four times it.
"""

import sys
import time
from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any, Self

import pytest

from limner.core import json_text
from limner.core.errors import LimnerError, UntrustedInputError
from limner.core.redaction import redacted, told
from limner.custom_providers.packages import wanted as packaged
from limner.custom_providers.sandbox import Sandbox
from limner.page.events import Json
from limner.page.host_values import CapturedToast, CommandResult
from limner.page.web import Lines
from limner.pictures.picture_address import is_picture
from limner.pictures.projection import image_html, project
from limner.pictures.style_tags import joined
from limner.prompting._history import HistoryPart, prune
from limner.providers import _sd_answer as sd_answer
from limner.providers import plugin_answers, sd_command
from limner.providers._answers import following
from limner.replies.reader import unread
from limner.tag_writer._answer import proposals
from limner.tag_writer._insertion import insert
from limner.tag_writer._passage import numbered
from limner.tag_writer._proposal import Proposal
from limner.tags._images import images_after
from limner.tags.grammar import closed, read_also, scan, scanner_for
from limner_plugin.errors import quoted
from tests.fakes.sandboxes import FakeSandboxes

SIZE = 1_000_000
PIECES = {
    "a name of a key": "token:",
    "names and blanks": "token ",
    "a key's beginning": "sk-",
    "keys in JSON": '"key":"',
    "addresses": "://a:",
    "quotes": '"',
    "single quotes": "'",
    "angles": "<",
    "tags unclosed": '<img-prompt="',
    "tags": '<img-prompt="a">',
    "tags and their quotes": '<img-prompt="a" b="',
    "pictures unclosed": '<img src="',
    "elements": "<img-prompt>",
    "own tags unclosed": "[img: ",
    "own tags": "[img: a]\n",
    "own among usual": '[img: a]<pic prompt="a">',
    "a picture's tag": '<img-prompt="a"><img src="/u" title="t" alt="a">',
    "brackets": "[",
    "braces": "{",
    "macros": "{{",
    "blanks": " ",
    "lines": "\n",
    "blank lines": " \n",
    "backticks": "`",
    "code": "` ``",
    "fences": "```\n",
    "digits": "1",
    "colons and digits": ":1 ",
    "no width": "\u200b",
    "surrogates": "\ud83e",
    "an emoji": "🦊",
    "attributes": "a=a=",
    "entities": "&amp;&",
    "quoted entities": "&quot;",
    "percents": "%2",
    "backslashes": "\\",
    "words": "a ",
    "one word": "a",
    "curly": "“",
    "dashes": "-a",
    "commas": ",",
    "slashes": "/",
    "runs": "a1" * 16 + "/",
    "comments": "<!--",
    "data": "data:",
}
LADDER = "".join("`" * length + " " for length in range(1, 1413))
"""Backticks in as many lengths as a megabyte holds: each could open code that the next closes."""


def attempted(call: Callable[[str], object], text: str) -> None:
    """Call; a refusal in a sentence is as good as an answer."""
    try:
        call(text)
    except (LimnerError, UntrustedInputError):
        return


def refusal(text: str) -> object:
    toast = CapturedToast("error", text)
    return sd_answer.address(CommandResult(found=True, value="", toasts=(toast,) * 3), "sd")


def with_own_patterns(text: str) -> object:
    read_also("\\[img:\\s*(?P<prompt>[^\\]]+?)\\s*\\]\n!(?P<prompt>.+)\\?")
    try:
        return scan(text)
    finally:
        read_also("")


def streamed(text: str) -> object:
    scanner = scanner_for()
    found = [tag for at in range(0, len(text), 40) for tag in scanner.feed(text[at : at + 40])]
    return found + scanner.finish()


def stream_of_events(text: str) -> object:
    lines = Lines()
    return [event for at in range(0, len(text), 40) for event in lines.take(text[at : at + 40])]


def told_by_a_sandbox(text: str) -> object:
    sandbox = Sandbox(FakeSandboxes(), "p")
    said: Json = {"message": text, "code": "provider"}
    return sandbox._told(said)


ENTRIES: dict[str, Callable[[str], object]] = {
    "masked": redacted,
    "told": told,
    "a toast": refusal,
    "a command's answer": lambda text: sd_answer.address(CommandResult(found=True, value=text), "sd"),
    "a sandbox's reason": told_by_a_sandbox,
    "the plugin's error": lambda text: plugin_answers.trouble({"message": text, "faults": [text]}, "openai"),
    "an address of the plugin": lambda text: plugin_answers.addresses([f"/user/images/{text}"], "openai"),
    "an address": lambda text: is_picture(f"/user/images/{text}"),
    "an attempt's name": following,
    "a service's words": lambda text: quoted(text, "sk-0123456789abcdef"),
    "a package": packaged,
    "JSON": json_text.loads,
    "JSON in brackets": lambda text: json_text.loads(f'[["{text}'),
    "a reply": scan,
    "a reply by tokens": streamed,
    "a reply with own patterns": with_own_patterns,
    "a reply's end": closed,
    "what is no tag": unread,
    "pictures behind a tag": lambda text: images_after(text, 0),
    "a history": lambda text: prune([HistoryPart(0, -1, "assistant", text + '<img-prompt="a"><img src="')]),
    "a message": lambda text: project(text, []),
    "a prompt in a picture": lambda text: image_html(text, text),
    "a prompt in a style": lambda text: joined("a, b", text, "c"),
    "a prompt for /sd": sd_command.defuse,
    "the model's answer": proposals,
    "a numbered passage": lambda text: numbered(text, words=20).shown,
    "a place for a tag": lambda text: insert(text, numbered(text, words=20), [Proposal("a fox", quote=text)]),
    "events of a stream": stream_of_events,
}


class Counter:
    """Counts the lines of Limner's own that are carried out."""

    def __enter__(self) -> Self:
        self.lines = 0
        self._old = sys.gettrace()
        sys.settrace(self._called)
        return self

    def _called(self, frame: Any, event: str, argument: object) -> Any:
        del event, argument
        return self._line if self._is_ours(frame.f_code) else None

    def _line(self, frame: object, event: str, argument: object) -> Any:
        del frame, argument
        self.lines += event == "line"
        return self._line

    @staticmethod
    def _is_ours(code: CodeType) -> bool:
        return "/limner" in code.co_filename and "/tests/" not in code.co_filename

    def __exit__(self, *_: object) -> None:
        sys.settrace(self._old)


def made(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


@pytest.fixture(autouse=True)
def _no_patterns_are_left() -> Iterator[None]:
    yield
    read_also("")


@pytest.mark.parametrize("entry", ENTRIES)
def test_lines_carried_out_grow_with_the_text_and_no_faster(entry: str) -> None:
    for kind, piece in PIECES.items():
        counts = []
        for size in (150, 600):
            with Counter() as counter:
                attempted(ENTRIES[entry], made(piece, size))
            counts.append(counter.lines)
        assert counts[1] <= 5 * counts[0] + 500, kind


READS_ALL = {
    "a reply",
    "a reply by tokens",
    "a reply with own patterns",
    "a reply's end",
    "what is no tag",
} | {
    "a history",
    "a message",
    "a place for a tag",
    "the model's answer",
    "a prompt in a style",
    "events of a stream",
}
"""Entries that read each character by lines of Python."""
CUTS = ("told", "a toast", "a sandbox's reason", "the plugin's error", "a service's words", "an address")
"""Entries that look at a beginning only, and take a megabyte in a moment."""


def seconds(call: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    attempted(call, text)
    return time.process_time() - began


@pytest.mark.parametrize("entry", ENTRIES)
def test_time_grows_with_the_text_and_no_faster(entry: str) -> None:
    call, size = ENTRIES[entry], SIZE // 100 if entry in READS_ALL else SIZE // 20
    for kind, piece in PIECES.items():
        text = made(piece, size)
        limit = 8 * seconds(call, text[: size // 4]) + 0.05
        assert any(seconds(call, text) <= limit for _ in range(3)), kind


@pytest.mark.parametrize("entry", CUTS)
def test_a_megabyte_is_cut_before_anything_looks_at_it(entry: str) -> None:
    for kind, piece in PIECES.items():
        assert any(seconds(ENTRIES[entry], made(piece, SIZE)) < 0.1 for _ in range(5)), kind


def test_a_megabyte_of_hostile_text_is_read_by_a_scanner() -> None:
    """Some that once took minutes and more: without growth in the lines carried out, and here in the time."""
    for text in (LADDER, made("[img: a]\n", SIZE // 16), "[img: a]" + "\n" * (SIZE // 16)):
        assert any(seconds(with_own_patterns, text) < 10 for _ in range(3))
