"""Which tabs live, where the browser has no locks: by asking on the channel that all of them hear."""

import asyncio
from collections.abc import Collection

import pytest

from limner.outbox.roll_call import GRACE, PATIENCE, WINDOW, RollCall
from tests.fakes.clock import FakeClock


class Channel:
    """The browser's channel: what one posts all others hear a turn later, unless they are dead."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.tabs: dict[str, RollCall] = {}
        self.posted: list[str] = []

    def tab(self, name: str) -> RollCall:
        def post(text: str) -> None:
            self.posted.append(text)
            sign, _, who = text.partition(" ")
            for other, tab in self.tabs.items():
                if other != name:
                    asyncio.get_running_loop().call_soon(tab.heard, sign, who)

        self.tabs[name] = RollCall(name, name.partition(".")[0] + ".", post, self.clock)
        return self.tabs[name]

    async def others(self, tab: RollCall, *, wait: float = WINDOW) -> Collection[str]:
        asked = asyncio.ensure_future(tab.others())
        await self.clock.advance(wait)
        assert asked.done()
        return asked.result()


async def test_who_is_alone_waits_once_and_asks_never_again() -> None:
    channel = Channel()
    only = channel.tab("a.1")
    assert await channel.others(only) == frozenset()
    assert await channel.others(only, wait=0) == ()
    assert channel.posted == ["? a.1"]


async def test_each_learns_of_the_others_and_is_answered_without_waiting() -> None:
    channel = Channel()
    first, second = channel.tab("a.1"), channel.tab("b.1")
    await channel.others(first)
    assert await channel.others(second) == {"a.1"}
    assert await channel.others(first, wait=0) == {"b.1"}
    third = channel.tab("c.1")
    assert await channel.others(third) == {"a.1", "b.1"}
    assert await channel.others(first, wait=0) == {"b.1", "c.1"}


async def test_one_that_died_is_missed_after_the_window_and_forgotten() -> None:
    channel = Channel()
    first, _ = channel.tab("a.1"), channel.tab("b.1")
    assert await channel.others(first) == {"b.1"}
    del channel.tabs["b.1"]
    assert await channel.others(first) == frozenset()
    assert await channel.others(first, wait=0) == ()


async def test_one_that_has_begun_something_and_is_slow_to_answer_is_not_taken_for_dead() -> None:
    channel = Channel()
    slow, begins = channel.tab("a.1"), channel.tab("b.1")
    del channel.tabs["a.1"]  # a page in the background: it hears later
    asked = asyncio.ensure_future(begins.others(["a.1"]))
    await channel.clock.advance(WINDOW + 1.5)
    assert not asked.done()
    channel.tabs["a.1"] = slow
    slow.heard("?", "b.1")
    await channel.clock.advance(0)
    assert asked.result() == {"a.1"}


async def test_it_has_as_long_where_it_was_asked_before() -> None:
    channel = Channel()
    slow, begins = channel.tab("a.1"), channel.tab("b.1")
    del channel.tabs["a.1"]
    await channel.others(begins)
    asked = asyncio.ensure_future(begins.others(["a.1"]))
    await channel.clock.advance(PATIENCE - 0.5)
    slow.heard("?", "b.1")
    begins.heard("!", "a.1")
    await channel.clock.advance(0)
    assert asked.result() == {"a.1"}


async def test_one_that_was_taken_for_dead_and_tells_of_an_entry_is_asked_again() -> None:
    channel = Channel()
    tab = channel.tab("b.1")
    asked = asyncio.ensure_future(tab.others(["a.1"]))
    await channel.clock.advance(PATIENCE)
    assert asked.result() == frozenset()
    channel.tab("a.1")
    assert not tab.heard("chat/m/0/x", "{}")
    again = asyncio.ensure_future(tab.others(["a.1"]))
    await channel.clock.advance(0)
    assert again.result() == {"a.1"}


async def test_one_that_has_begun_something_and_is_dead_is_waited_for_once() -> None:
    channel = Channel()
    tab = channel.tab("b.1")
    asked = asyncio.ensure_future(tab.others(["a.1", "b.0"]))
    await channel.clock.advance(PATIENCE)
    assert asked.result() == frozenset()
    again = asyncio.ensure_future(tab.others(["a.1"]))
    await channel.clock.advance(0)
    assert again.result() == ()


async def test_an_earlier_worker_of_this_very_page_is_nobody() -> None:
    channel = Channel()
    channel.tab("a.1")
    assert await channel.others(channel.tab("a.2")) == frozenset()


async def test_two_that_ask_at_once_both_know() -> None:
    channel = Channel()
    first, second = channel.tab("a.1"), channel.tab("b.1")
    asked = asyncio.gather(first.others(), second.others())
    await channel.clock.advance(WINDOW)
    assert list(await asked) == [{"b.1"}, {"a.1"}]


@pytest.mark.parametrize("known", [(), ("b.1",), ("b.1", "c.1")])
async def test_who_was_busy_for_the_whole_window_reads_the_answers_before_anybody_is_taken_for_dead(
    known: tuple[str, ...],
) -> None:
    clock = FakeClock()
    tab = RollCall("a.1", "a.", list[str]().append, clock)
    if known:
        first = asyncio.ensure_future(tab.others())
        await clock.settle()
        for name in known:
            tab.heard("!", name)
        await clock.advance(WINDOW)
        await first
    asked = asyncio.ensure_future(tab.others())
    await clock.settle()
    clock._now += 3.0  # in one go: the timer and the messages are due together
    await clock.advance(0)
    for name in known or ("b.1",):
        tab.heard("!", name)
    await clock.advance(GRACE)
    assert set(asked.result()) == set(known or ("b.1",))


async def test_other_messages_are_none_of_its_own() -> None:
    tab = Channel().tab("a.1")
    assert not tab.heard("chat/m/0/x", "{}")
