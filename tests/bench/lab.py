"""
Where the benchmarks are played: SillyTavern with Limner and SillyTavern as it comes, side by side.

Both servers, both pages and both stand-ins live for the whole run and are made when first asked for, so that
``python -m tests.bench meta_prompt`` does not wait for what it does not need.
"""

import time
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from playwright.sync_api import Browser, BrowserContext, Page

from tools.browser import Watch, chromium, new_context
from tools.data_root import Setup
from tools.loopback import Loopback
from tools.painter import Mood, Painter, Painting
from tools.sillytavern import SillyTavern
from tools.story_model import Script, StoryModel, Turn
from tools.story_page import StoryPage

_INSTRUMENTS = Path(__file__).with_name("page.js")
_LIMIT = 60.0
_LIMNER = {"version": 1, "concurrency": 5}
"""As many pictures at once as Limner allows: the bare call that it is held against has no queue."""
_WORDS = """
the road bent down towards a harbour and every lamp along it was lit while she counted doors under her breath
and nobody answered until the rain began again softly upwards over slate and salt
"""


@dataclass(frozen=True, slots=True)
class Played:
    """One reply: what the model wrote and what the painter was asked."""

    turn: Turn
    paintings: tuple[Painting, ...]


class Lab:
    """A context manager; ``story(limner=...)`` is a page of either SillyTavern."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._taverns: dict[bool, SillyTavern] = {}
        self._stories: dict[bool, StoryPage] = {}
        self._contexts: list[BrowserContext] = []
        self.model, self.painter = StoryModel(), Painter()
        self.watch = Watch()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    @cached_property
    def _loopback(self) -> Loopback:
        return self._open.enter_context(Loopback())

    @cached_property
    def _urls(self) -> tuple[str, str]:
        return self._loopback.serve(self.model.app), self._loopback.serve(self.painter.app)

    @cached_property
    def browser(self) -> Browser:
        """Chromium."""
        return self._open.enter_context(chromium())

    def tavern(self, *, limner: bool) -> SillyTavern:
        """Return the server with Limner, or the one without."""
        if limner not in self._taverns:
            settings = {"extension_settings": {"limner": _LIMNER}} if limner else {}
            setup = Setup(*self._urls, limner=limner, settings=settings)
            self._taverns[limner] = self._open.enter_context(SillyTavern(setup))
        return self._taverns[limner]

    def context(self) -> BrowserContext:
        """Return a fresh profile whose pages carry the instruments (``page.js``)."""
        context = new_context(self.browser)
        context.add_init_script(path=_INSTRUMENTS)
        self.watch.over(context)
        return context

    def story(self, *, limner: bool) -> StoryPage:
        """Return the page of either server with a fresh chat open."""
        if limner not in self._stories:
            tavern = self.tavern(limner=limner)
            context = self.context()
            self._contexts.append(context)
            self._stories[limner] = StoryPage(context.new_page(), tavern)
        story = self._stories[limner]
        self.painter.reset(Mood())
        self.model.reset(Script())
        story.open()
        return story

    def close_stories(self) -> None:
        """Close the pages, so that they cost nothing while something else is measured."""
        for context in self._contexts:
            context.close()
        self._contexts.clear()
        self._stories.clear()

    def play(self, story: StoryPage, reply: str, *, rate: float, delay: float, pictures: int) -> Played:
        """
        Have ``reply`` told to ``story`` and return when it is told and ``pictures`` are painted.

        The page is left alone meanwhile: waiting happens at the stand-ins, for a question to the page would
        cost the thread that is measured.
        """
        self.painter.reset(Mood(delay=delay))
        self.model.reset(Script(reply=reply, rate=rate, always_tags=True))
        story.send("Go on.")
        turns = self.model.turns.wait_for(
            lambda all_: bool(all_) and all_[-1].outcome == "complete", "the reply to be told", _LIMIT
        )
        paintings = self.painter.paintings.wait_for(
            lambda all_: sum(each.ended_at is not None for each in all_) >= pictures, "the pictures", _LIMIT
        )
        return Played(turns[-1], tuple(paintings))


def page_clock(page: Page, tries: int = 30) -> float:
    """
    Return what to add to the page's ``performance.now()`` (ms) to get monotonic seconds here.

    Taken from the quickest of several questions to the page, in whose middle the page's clock was read: wrong
    by half of that question's time at most.
    """
    best, offset = float("inf"), 0.0
    for _ in range(tries):
        asked = time.monotonic()
        there = float(page.evaluate("() => performance.now()"))
        answered = time.monotonic()
        if answered - asked < best:
            best, offset = answered - asked, (asked + answered) / 2 - there / 1000
    return offset


def ask(page: Page, expression: str, arg: Any = None) -> Any:
    """Return what the page answers; a shorter name for what every benchmark does."""
    return page.evaluate(expression, arg)


def prose(characters: int, seed: int = 0) -> str:
    """Return so many characters of words in sentences and paragraphs; another ``seed`` gives others."""
    words = _WORDS.split()
    text: list[str] = []
    length, at = 0, seed * 7
    while length < characters:
        at += 1
        word = words[(at * at + seed) % len(words)]
        end = ".\n\n" if at % 60 == 0 else ". " if at % 12 == 0 else " "
        text.append(word + end)
        length += len(word) + len(end)
    return "".join(text)[:characters]
