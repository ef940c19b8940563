"""
Storms: whatever users, models, painters, servers and browsers can do, in any order.

It is played against the real program on a page that behaves like SillyTavern (``tests/fakes/tavern.py``).

Whatever happened, once everything is calm: no paid picture is lost, none was painted twice unless somebody
asked for it, nobody's words are changed, every picture stands behind its tag, everything has ended, and
nothing was logged as a mistake.

``LIMNER_STORMS=n`` plays n sequences by chance instead of the same ones each time, and makes what fails
small, which may take five minutes. Without it a failure ends the test at once, with its steps as they were.
"""

import asyncio
import functools
import json
import logging
import os
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from limner.app import App
from limner.core.clock import Ids
from limner.panel import _settings_view as settings_view
from limner.panel._presets_section import PresetsSection
from limner.tags.grammar import closed
from tests.fakes.store import FakeStore
from tests.fakes.tavern import Message, QuickClock, Tavern, Version, turns
from tests.fakes.wire import Shelf, Wire, silence

TAG = re.compile(r'<img-prompt="([^"<>]*)"[^<>]*>')
IMAGE = re.compile(r'<img src="(/user/images/\d+\.png)" title="([^"]*)" alt="[^"]*">')
ILLUSTRATED = re.compile(f"{TAG.pattern}((?:{IMAGE.pattern})*)")
URL = re.compile(r"/user/images/\d+\.png")
UNFINISHED = re.compile(r"<[^<>]*$")
RETRY = re.compile(r'data-limner-action="retry" data-limner-ordinal="(\d+)"')

LONGER = int(os.environ.get("LIMNER_STORMS", "0"))
STEPS = 50
PACE = st.sampled_from([0, 0, 1, 2, 4, 8, 15, 99, 99, 99])
"""Turns of the event loop after an event; 99: until nothing is left to do."""
HASTE = st.sampled_from([0, 1, 2, 3, 5, 8, 13, 21, 34])
SMALL = st.integers(0, 5)
CHANGES: list[tuple[str, object]] = [("enabled", False), ("enabled", True), ("enabled", True)]
CHANGES += [("concurrency", "1"), ("concurrency", "3"), ("retries", "0"), ("retries", "2")]
CHANGES += [("resume", "leave"), ("resume", "resume"), ("barrier_s", "5"), ("barrier_s", "300")]
CHANGES += [("interval_ms", "500"), ("interval_ms", "0")]
MOODS = st.sampled_from(["obliging", "obliging", "slow", "slow", "slower", "stumbling", "failing", "hanging"])
PIECES = st.lists(st.sampled_from(["tag", "tag", "tag", "twin", "seed", "prose"]), max_size=4)


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


def event(*, when: Callable[["Storm"], bool] = lambda _: True, **given: Any) -> Callable[..., Any]:
    """A rule that can happen ``when`` it is allowed, and leaves the program a few turns to notice."""

    def wrap(act: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(act)
        def step(self: "Storm", throttle: int, **drawn: Any) -> None:
            Storm.steps += 1
            self.world.act(lambda: act(self, **drawn), throttle)

        allowed = precondition(lambda self: when(self) and not self.world.page.opening)
        drawn: Callable[..., Any] = rule(throttle=PACE, **given)
        made: Callable[..., None] = allowed(drawn(step))
        return made

    return wrap


def idle(self: "Storm") -> bool:
    return self.world.page.generation is None


def coming(self: "Storm") -> bool:
    doing = self.world.page.generation
    return doing is not None and not doing.ended


def awaited(self: "Storm") -> bool:
    doing = self.world.page.generation
    return doing is not None and not doing.ended and doing.message is None


def replied(self: "Storm") -> bool:
    page = self.world.page
    return page.generation is None and bool(page.chat) and not page.chat[-1].user


def editable(self: "Storm") -> bool:
    return self.world.page.editing is None and bool(self.messages())


class Storm(RuleBasedStateMachine):
    """One sequence of events."""

    steps = 0

    @initialize(
        hops=st.sampled_from([1, 1, 2, 3, 20]),
        lag=st.sampled_from([0.0, 0.0, 0.2]),
        pause=st.sampled_from([0, 0, 1, 40]),
        happens=st.booleans(),
        concurrency=st.integers(1, 3),
        retries=st.integers(0, 2),
        resume=st.sampled_from(["resume", "resume", "resume", "ask", "leave"]),
        mood=MOODS,
        pieces=PIECES,
        throttle=PACE,
    )
    def start(
        self,
        *,
        hops: int,
        lag: float,
        mood: str,
        pieces: list[str],
        throttle: int,
        pause: int,
        happens: bool,
        **options: object,
    ) -> None:
        self.world = World(hops=hops, lag=lag, options=options, pause=pause, happens=happens)
        self.world.page.mood = mood
        self.world.act(functools.partial(self.write, "normal", pieces), throttle)

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        world = self.world
        try:
            world.calm()
            for name in [*world.page.files, world.page.chat_id]:
                world.act(functools.partial(world.page.open_chat, name), 99)
                world.calm()
        finally:
            logging.getLogger("limner").removeHandler(world.weather)
            for task in asyncio.all_tasks(world.loop):
                world.loop.run_until_complete(silence(task))
            world.loop.close()

    def messages(self) -> list[Message]:
        """The replies that the user can do something to."""
        page = self.world.page
        busy = page.generation.message if page.generation is not None else None
        last = page.chat[-1] if page.generation is not None and page.chat else None
        return [each for each in page.chat if not each.user and each not in (busy, last)]

    def message(self, number: int) -> Message:
        messages = self.messages()
        return messages[-1 - number % len(messages)]

    def write(self, kind: str, pieces: list[str]) -> None:
        """A whole stream."""
        page = self.world.page
        page.generate(kind, self.world.reply(pieces))
        assert page.generation is not None
        for _ in range(3):
            page.stream(1 + len(page.generation.text) // 3)
        page.end_stream(2)

    # -- replies -------------------------------------------------------------------------------------------

    @event(when=idle, pieces=PIECES)
    def a_reply_is_asked_for(self, pieces: list[str]) -> None:
        self.world.page.say(f"Go on {self.world.new()}.")
        self.world.page.generate("normal", self.world.reply(pieces))

    @event(when=idle, pieces=PIECES)
    def a_reply_is_written(self, pieces: list[str]) -> None:
        self.write("normal", pieces)

    @event(when=replied, pieces=PIECES)
    def a_new_version_is_written(self, pieces: list[str]) -> None:
        self.world.page.editing = None
        self.write("swipe", pieces)

    @event(when=replied, pieces=PIECES)
    def a_new_version_is_asked_for(self, pieces: list[str]) -> None:
        self.world.page.editing = None
        self.world.page.generate("swipe", self.world.reply(pieces))

    @event(when=replied, pieces=PIECES)
    def a_reply_is_asked_for_anew(self, pieces: list[str]) -> None:
        page = self.world.page
        if page.editing is page.chat[-1]:
            page.editing = None
        self.world.forget(page.chat[-1].versions)
        page.generate("regenerate", self.world.reply(pieces))

    @event(when=lambda self: replied(self) and self.world.page.editing is None, pieces=PIECES)
    def a_reply_is_continued(self, pieces: list[str]) -> None:
        page = self.world.page
        self.world.touched(page.chat[-1])
        page.generate("continue", self.world.finish_tag(page.chat[-1].shown.text) + self.world.reply(pieces))

    @event(when=coming, length=st.integers(1, 60))
    def the_reply_streams(self, length: int) -> None:
        self.world.page.stream(length)

    @event(when=coming)
    def the_reply_streams_to_its_end(self) -> None:
        page = self.world.page
        assert page.generation is not None
        for _ in range(3):
            page.stream(1 + len(page.generation.text) // 2)
        page.end_stream(2)

    @event(when=coming, gap=st.integers(0, 12), broken=st.booleans())
    def the_reply_is_cut(self, gap: int, broken: bool) -> None:
        self.world.page.end_stream(gap, broken=broken)

    @event(when=awaited)
    def the_reply_comes_whole(self) -> None:
        self.world.page.receive()

    # -- what the user does to messages --------------------------------------------------------------------

    @event(when=lambda self: idle(self) and bool(self.messages()), which=SMALL, number=SMALL)
    def another_version_is_shown(self, which: int, number: int) -> None:
        message = self.message(which)
        self.world.page.swipe_to(message, number % len(message.swipes))

    @event(when=lambda self: idle(self) and bool(self.messages()), which=SMALL, number=SMALL)
    def a_version_is_deleted(self, which: int, number: int) -> None:
        message = self.message(which)
        if len(message.swipes) > 1:
            gone = number % len(message.swipes)
            self.world.forget([message.versions[gone]])
            if (
                not self.world.page.server_up
            ):  # it comes back from the file, and the others have their old numbers
                self.world.copied(version.text for version in message.versions)
            self.world.page.delete_swipe(message, gone)

    @event(when=lambda self: idle(self) and bool(self.messages()), which=SMALL)
    def a_message_is_deleted(self, which: int) -> None:
        message = self.message(which)
        self.world.forget(message.versions)
        self.world.page.delete(message)

    @event(when=editable, which=SMALL)
    def an_edit_box_is_opened(self, which: int) -> None:
        self.world.page.edit(self.message(which))

    @event(
        when=lambda self: self.world.page.editing is not None or editable(self),
        which=SMALL,
        number=SMALL,
        how=st.sampled_from(["prose", "retag", "untag", "take", "add", "twin", "move", "cancel"]),
        front=st.booleans(),
    )
    def a_message_is_edited(self, which: int, number: int, how: str, front: bool) -> None:
        world, page = self.world, self.world.page
        if page.editing is None:
            page.edit(self.message(which))
        if how == "cancel":
            page.edit_cancelled()
            return
        draft = page.draft
        world.check_text(draft)
        text = draft.text
        found = list(ILLUSTRATED.finditer(text))
        one = found[number % len(found)] if found else None
        added = ""
        if how == "prose":
            added = f" So {world.new()}. "
        elif how == "add":
            added = f'<img-prompt="{world.new_prompt()}">'
        elif one is not None:
            head, tail, images = text[: one.start()], text[one.end() :], one[2]
            tag = one[0][: len(one[0]) - len(images)]
            if how == "retag":
                text = head + f'<img-prompt="{world.new_prompt()}">' + images + tail
            elif how == "untag":
                text = head + tail
            elif how == "take":
                world.taken_out |= set(URL.findall(images))
                text = head + tag + tail
            elif how == "twin":
                world.allowed[one[1]] += 1
                added = tag
            else:
                text, added = head + tail, one[0]
        text = added + text if front or UNFINISHED.search(text) else text + added
        draft.text, draft.written = text, IMAGE.sub("", text)
        assert page.editing is not None
        world.touched(page.editing)
        page.edit_done()

    @event(which=SMALL)
    def retry_is_pressed(self, which: int) -> None:
        page = self.world.page
        buttons = [
            (message, int(ordinal))
            for message in page.chat
            for inside in page.slots.get(page.key_of(message), [])
            for ordinal in RETRY.findall(inside or "")
        ]
        if buttons:
            message, ordinal = buttons[which % len(buttons)]
            for prompt in set(TAG.findall(message.shown.text)):
                self.world.allowed[prompt] += 1
            page.tell("slot_action", {**page.address_of(message), "action": "retry", "ordinal": ordinal})

    @event(which=SMALL, action=st.sampled_from(["outbox.keep", "outbox.throw"]))
    def a_picture_without_a_place_is_seen_to(self, which: int, action: str) -> None:
        entries = sorted(
            set(re.findall(r'data-limner-entry="(\w+)"', self.world.page.views.get("outbox", "")))
        )
        if entries:
            entry = entries[which % len(entries)]
            self.world.excused_calls.add(entry)
            self.world.page.tell("action", {"action": action, "entry": entry})

    # -- chats, pages, workers -----------------------------------------------------------------------------

    @event(when=lambda self: idle(self) and self.world.page.server_up, which=SMALL)
    def a_chat_is_opened(self, which: int) -> None:
        page = self.world.page
        self.world.left()
        page.open_chat(sorted(page.files)[which % len(page.files)])

    @event(when=lambda self: idle(self) and self.world.page.server_up)
    def the_chat_is_renamed(self) -> None:
        self.world.left()
        self.world.page.rename(f"name{self.world.new()}")

    @event(
        when=lambda self: idle(self) and self.world.page.server_up and bool(self.world.page.chat),
        length=SMALL,
    )
    def a_branch_is_made(self, length: int) -> None:
        page = self.world.page
        length = 1 + length % len(page.chat)
        self.world.copied(version.text for message in page.chat[:length] for version in message.versions)
        page.branch(f"branch{self.world.new()}", length)

    @precondition(lambda self: self.world.page.server_up)
    @rule(which=SMALL, early=st.booleans(), throttle=PACE)
    def the_page_is_reloaded(self, which: int, early: bool, throttle: int) -> None:
        self.the_page_is_reloaded_at(which, early=early, throttle=throttle)

    def the_page_is_reloaded_at(self, which: int, *, early: bool, throttle: int) -> None:
        Storm.steps += 1
        world, page = self.world, self.world.page
        if world.wire is not None:
            world.loop.run_until_complete(world.end())
        world.early = []
        world.act(page.reload, 99)
        name = sorted(page.files)[which % len(page.files)]  # it may have got this name in that moment
        order = [world.begin, lambda: page.open_chat(name)]
        kept = world.kept()
        for url, prompt in page.paid.items():
            if url not in kept | world.excused and page.call_of[url] not in world.excused_calls:
                world.excused.add(url)
                world.allowed[prompt] += 1
        for act in reversed(order) if early else order:
            world.act(act, throttle)

    @precondition(lambda self: replied(self) and self.world.page.server_up and not self.world.page.opening)
    @rule(
        pieces=PIECES,
        number=SMALL,
        paces=st.tuples(HASTE, HASTE, HASTE, HASTE),
        saved=st.booleans(),
        mood=MOODS,
    )
    def a_swipe_a_swipe_back_and_a_reload_in_haste(
        self, pieces: list[str], number: int, paces: tuple[int, int, int, int], saved: bool, mood: str
    ) -> None:
        """What gave seven pictures for six tags, once: everything begins and nothing is written down yet."""
        world, page = self.world, self.world.page
        message = page.chat[-1]
        page.editing, page.mood = None, mood
        world.act(functools.partial(self.write, "swipe", pieces), paces[0])
        if page.generation is not None:  # ST does not let go of a version that it still writes
            world.act(lambda: None, 99)
        if page.generation is None and message in page.chat:
            world.act(lambda: page.swipe_to(message, number % len(message.swipes)), paces[1])
        if saved:
            world.act(page.save, paces[2])
        self.the_page_is_reloaded_at(sorted(page.files).index(page.chat_id), early=False, throttle=paces[3])

    @precondition(lambda self: self.world.wire is not None)
    @rule(throttle=PACE)
    def the_worker_dies(self, throttle: int) -> None:
        Storm.steps += 1
        world, page = self.world, self.world.page
        world.loop.run_until_complete(world.end())

        async def again() -> None:
            await world.clock.sleep(1.0)
            world.begin()

        world.act(lambda: page.spawn(again()), throttle)

    # -- painters, servers, settings, time -----------------------------------------------------------------

    @event(mood=MOODS)
    def the_painter_is(self, mood: str) -> None:
        self.world.page.mood = mood

    @event()
    def the_server_goes_or_comes(self) -> None:
        self.world.page.server_up = not self.world.page.server_up

    @event(change=st.sampled_from(CHANGES))
    def a_setting_is_changed(self, change: tuple[str, object]) -> None:
        self.world.page.tell("setting_changed", {"name": change[0], "value": change[1]})

    @rule(seconds=st.sampled_from([0.3, 2.0, 25.0, 120.0, 400.0]))
    def time_passes(self, seconds: float) -> None:
        Storm.steps += 1
        self.world.advance(seconds)

    @rule()
    def everything_calms_down(self) -> None:
        Storm.steps += 1
        self.world.calm()


def test_no_storm_loses_a_picture_or_paints_one_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    # The panels have tests of their own; to draw them after each step would take half of the time.
    monkeypatch.setattr(settings_view, "render", lambda *_, **__: "")
    monkeypatch.setattr(PresetsSection, "paint", lambda *_: None)
    Storm.steps = 0
    profile = settings(
        max_examples=LONGER or 320,
        phases=[Phase.generate, Phase.shrink] if LONGER else [Phase.generate],
        stateful_step_count=STEPS,
        derandomize=not LONGER,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Storm, settings=profile)
    assert LONGER or Storm.steps >= 10_000, Storm.steps
