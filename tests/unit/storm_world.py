"""
The world of the storms: the real program on a page that behaves like SillyTavern, and a witness of it all.

It is apart from ``test_storms.py``, which draws the storms with Hypothesis, as others begin from it too.
"""

import asyncio
import json
import logging
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from limner.app import App
from limner.core.clock import Ids
from limner.tags.grammar import closed
from tests.fakes.store import FakeStore
from tests.fakes.tavern import Message, QuickClock, Tavern, Version, turns
from tests.fakes.wire import Shelf, Wire, silence

TAG = re.compile(r'<img-prompt="([^"<>]*)"[^<>]*>')
IMAGE = re.compile(r'<img src="(/user/images/\d+\.png)" title="([^"]*)" alt="[^"]*">')
ILLUSTRATED = re.compile(f"{TAG.pattern}((?:{IMAGE.pattern})*)")
URL = re.compile(r"/user/images/\d+\.png")
UNFINISHED = re.compile(r"<[^<>]*$")


class Weather(logging.Handler):
    """What is logged as a mistake."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(logging.Formatter().format(record))


class World:
    """A page, the program on it, and a witness of what was asked, written, given and thrown away."""

    def __init__(
        self, *, hops: int, lag: float, options: dict[str, object], pause: int = 0, happens: bool = False
    ) -> None:
        self.loop = asyncio.new_event_loop()
        self.ordinals = count()
        self.order: WeakKeyDictionary[asyncio.Task[Any], int] = WeakKeyDictionary()
        self.loop.set_task_factory(self.begun)
        self.weather = Weather()
        self.loop.set_exception_handler(lambda _, about: self.weather.errors.append(str(about)))
        logging.getLogger("limner").addHandler(self.weather)
        self.hops = hops
        self.pause = pause or hops
        self.happens = happens
        self.store = FakeStore()
        self.numbers = 0
        self.births = 0
        self.allowed: Counter[str] = Counter()
        self.excused: set[str] = set()
        self.excused_calls: set[str] = set()
        self.taken_out: set[str] = set()
        self.wire: Wire | None = None
        self.early: list[tuple[str, dict[str, object]]] = []
        self.clock = QuickClock()
        self.page = Tavern(self.clock, lag)
        self.page.settings = json.dumps({"version": 1, "log_level": "error", **options})
        self.page.tell = self.tell
        for name in ("one", "two"):
            self.page.files[name] = []
        self.act(self.begin, 99)
        self.act(lambda: self.page.open_chat("one"), 99)
        self.advance(1)

    def close(self) -> None:
        """End it, whatever still goes on."""
        logging.getLogger("limner").removeHandler(self.weather)
        for task in asyncio.all_tasks(self.loop):
            self.loop.run_until_complete(silence(task))
        self.loop.close()

    # -- the line ------------------------------------------------------------------------------------------

    def act(self, act: Callable[[], object], throttle: int) -> None:
        """Do something, and let the loop turn so often."""

        async def step() -> None:
            act()
            await (self.clock.settle() if throttle >= 99 else turns(throttle))

        self.loop.run_until_complete(step())

    def advance(self, seconds: float) -> None:
        self.loop.run_until_complete(self.clock.advance(seconds))

    def tell(self, name: str, data: dict[str, object]) -> None:
        if self.wire is None:
            self.early.append((name, data))
        else:
            self.wire.later(lambda: self.app.event(name, data))

    def begin(self) -> None:
        """A worker starts."""
        page = self.page
        self.births += 1
        self.wire = Wire(page, self.hops)
        self.library = Shelf(self.store, self.wire, self.pause)
        self.app = App(self.wire, self.clock, Ids(random.Random(self.births)), self.library)
        self.app.sessions._context.service._chance = random.Random(self.births)
        hello = {"settings": page.settings, "chat_id": page.chat_id, "width": 64, "height": 48}
        self.tell("hello", {**hello, "restarted": self.births > 1})
        for name, data in self.early:
            self.tell(name, data)
        self.early = []

    async def end(self) -> None:
        """The worker dies: what it was doing is not even cancelled, it is no more."""
        assert self.wire is not None
        self.wire.cut, self.wire = True, None
        self.page.epoch += 1
        heard = list(self.weather.errors)
        while others := self.workers():
            for task in others:
                await silence(task)
        await self.library.end(happens=self.happens)
        self.weather.errors[:] = heard

    def begun(self, loop: asyncio.AbstractEventLoop, work: Any, **more: Any) -> "asyncio.Task[Any]":
        """Begin a task and remember when: ``all_tasks`` has no order, and a storm must stay the same."""
        task: asyncio.Task[Any] = asyncio.Task(work, loop=loop, **more)
        self.order[task] = next(self.ordinals)
        return task

    def workers(self) -> list["asyncio.Task[Any]"]:
        """The tasks that are not the page's, in the order in which they were begun."""
        page = {*self.page.tasks, asyncio.current_task(self.loop)}
        found = [task for task in asyncio.all_tasks(self.loop) if task not in page and not task.done()]
        return sorted(found, key=lambda task: self.order[task])

    # -- witnesses -----------------------------------------------------------------------------------------

    def new(self) -> int:
        self.numbers += 1
        return self.numbers

    def new_prompt(self) -> str:
        prompt = f"vista{(number := self.new())} dawn{number}"
        self.allowed[prompt] += 1
        return prompt

    def reply(self, kinds: Iterable[str]) -> str:
        """What the model is going to write."""
        text = ""
        for kind in kinds:
            if kind == "twin" and (before := TAG.findall(text)):
                self.allowed[before[-1]] += 1
                text += f'<img-prompt="{before[-1]}">'
            elif kind == "prose":
                text += f"A line {self.new()}.\n"
            else:
                extra = ' seed="7"' if kind == "seed" else ""
                text += f'He went {self.new()}. <img-prompt="{self.new_prompt()}"{extra}>\n'
        return text + f"The end {self.new()}."

    def finish_tag(self, text: str) -> str:
        """How a model goes on that was cut off in the middle of a tag."""
        unfinished = UNFINISHED.search(text)
        if unfinished is None:
            return " "
        tail = unfinished[0]
        opening = '<img-prompt="'
        if opening.startswith(tail):
            return f'{opening[len(tail) :]}{self.new_prompt()}">'
        words, quote, _ = tail[len(opening) :].partition('"')
        if quote:
            return f'{opening}{words}" seed="7">'[len(tail) :]
        rest = f"end{self.new()}"
        self.allowed[words + rest] += 1
        return f'{rest}">'

    def everything(self) -> list[Message]:
        return [*self.page.chat, *(message for chat in self.page.files.values() for message in chat)]

    def kept(self) -> set[str]:
        """The addresses that would survive if all browsers closed now."""
        versions = [
            version
            for chat in self.page.files.values()
            for message in chat
            for version in (message.shown, *message.swipes)
        ]
        texts = [*self.store.texts.values(), *(each.text + each.note for each in versions)]
        return {url for text in texts for url in URL.findall(text)}

    def forget(self, versions: Iterable[Version]) -> None:
        """The user deletes these: their pictures are his to lose, and they may come back from the file."""
        for version in versions:
            self.excused |= set(URL.findall(version.text + version.note))
            for prompt in TAG.findall(version.text):
                self.allowed[prompt] += 1

    def copied(self, texts: Iterable[str]) -> None:
        """These texts get a copy: what is not painted in them yet may be painted for the copy too."""
        for text in texts:
            for found in ILLUSTRATED.finditer(text):
                self.allowed[found[1]] += not found[2]

    def touched(self, message: Message) -> None:
        """Of a version that never came, ST makes what still shows, the text of the one before: a copy."""
        if not message.has_shown:
            self.copied([message.shown.text])

    def left(self) -> None:
        """Replies that came while the worker was dead have no name: opened again, nobody knows them."""
        if self.wire is None:
            nameless = (message for message in self.page.chat if not message.shown.note)
            self.copied(version.text for message in nameless for version in message.versions)

    # -- what must be true ---------------------------------------------------------------------------------

    def calm(self) -> None:
        """Everything is let to its end."""

        def end() -> None:
            page = self.page
            page.mood, page.server_up = "obliging", True
            page.released.set()
            if page.editing is not None:
                self.touched(page.editing)
                page.edit_done()
            if page.generation is not None and not page.generation.ended:
                page.end_stream(3)

        self.act(end, 99)
        self.advance(3000)
        self.page.released = asyncio.Event()
        self.check()

    def check(self) -> None:
        assert not self.weather.errors, "\n".join(self.weather.errors)
        app = self.app
        assert not app.sessions._sessions, f"still there: {list(app.sessions)}"
        assert not len(app._background)
        assert not self.workers(), f"still at work: {self.workers()}"
        assert (app.setup._limiter.running, app.setup._limiter.waiting) == (0, 0)
        for message in self.page.chat:
            key = self.page.key_of(message)
            slots = self.page.slots.get(key, [])
            assert not any("limner-waiting" in (each or "") for each in slots), f"a skeleton stays: {key}"
        for message in self.everything():
            for version in message.versions:
                self.check_text(version)
        for prompt, number in Counter(self.page.paid.values()).items():
            assert number <= self.allowed[prompt], f"painted {number} times: {prompt}"
        missing = set(self.page.paid) - self.kept() - self.excused - self.page.thrown
        lost = {url for url in missing if self.page.call_of[url] not in self.excused_calls}
        assert not lost, f"lost: {[(url, self.page.paid[url]) for url in sorted(lost)]}"

    def check_text(self, version: Version) -> None:
        text = version.text
        written = {version.written, closed(version.written)}  # a last tag that lacks only its end gets it
        assert IMAGE.sub("", text) in written, f"{text!r} was written as {version.written!r}"
        assert "<img src" not in ILLUSTRATED.sub("", text), f"a picture without its tag: {text!r}"
        urls = [url for url, _ in IMAGE.findall(text)]
        assert len(urls) == len(set(urls)), f"set twice: {text!r}"
