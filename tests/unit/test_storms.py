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
import logging
import os
import re
from collections.abc import Callable
from typing import Any

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

from limner.diagnosis.diagnosis import Diagnosis
from limner.diagnosis.first_run import FirstRun
from limner.painting import appearance
from limner.panel import _settings_view as settings_view
from limner.panel._presets_section import PresetsSection
from limner.panel._providers_section import ProvidersSection
from limner.tags.grammar import hook_patterns
from tests.fakes.tavern import Message
from tests.fakes.wire import silence
from tests.unit.storm_world import ILLUSTRATED, IMAGE, TAG, UNFINISHED, URL, World

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
    for view in (Diagnosis, FirstRun, PresetsSection, ProvidersSection):
        monkeypatch.setattr(view, "paint", lambda *_: None)
    # The same at each of some thousand starts: no storm has patterns of its own.
    monkeypatch.setattr(appearance, "hook_patterns", functools.cache(hook_patterns))
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
