"""A message's own name, which its versions share: told before the page goes away, it is the same after it."""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.fakes.wire import silence
from tests.unit.in_node import SHIM, needs_node, played
from tests.unit.storm_world import World

UID_OF = """
globalThis.SillyTavern = { getContext: () => ({ chat: [] }) };
import(process.argv[1]).then(({ uidOf }) =>
    console.log(JSON.stringify(JSON.parse(process.argv[2]).map((message) => uidOf(message)))));
"""


@pytest.fixture(name="world")
def _world() -> Iterator[World]:
    """A page under load: its worker answers late, so that a save is quicker than a name."""
    world = World(hops=20, lag=0.0, options={"concurrency": 1, "barrier_s": 300})
    yield world
    logging.getLogger("limner").removeHandler(world.weather)
    for task in asyncio.all_tasks(world.loop):
        world.loop.run_until_complete(silence(task))
    world.loop.close()


def write(world: World, kind: str, text: str, throttle: int) -> None:
    def act() -> None:
        page = world.page
        page.generate(kind, text)
        page.stream(len(text))
        page.end_stream(0)

    world.act(act, throttle)


def reload(world: World) -> None:
    world.loop.run_until_complete(world.end())
    world.early = []
    world.act(world.page.reload, 99)
    world.act(world.begin, 99)
    world.act(lambda: world.page.open_chat("one"), 99)


def test_a_swipe_a_swipe_back_and_a_reload_before_a_version_is_named_cost_none_of_its_pictures(
    world: World,
) -> None:
    """Under load: a version is left before its name has come, and is shown again when the page goes."""
    page = world.page
    page.mood = "slow"
    write(world, "normal", '<img-prompt="a"> <img-prompt="b"> The end.', 25)
    write(world, "swipe", '<img-prompt="c"> Another end.', 99)
    message = page.chat[-1]
    assert (message.swipes[0].note, json.loads(message.shown.note)["uid"]) == ("", page.uid_of(message))
    world.act(lambda: page.swipe_to(message, 0), 99)
    world.advance(30)
    assert "a" in page.paid.values(), "one is painted and not yet in the text"
    assert 'title="a"' not in message.shown.text

    reload(world)
    world.advance(600)

    assert 'title="a"' in world.page.chat[-1].shown.text
    assert "limner-orphan" not in world.page.views.get("outbox", "")
    assert Counter(world.page.paid.values())["a"] == 1


@needs_node
def test_the_first_name_that_any_version_has_is_the_messages() -> None:
    def version(name: str) -> dict[str, object]:
        return {"extra": {"limner": {"v": 1, "uid": name}} if name else {}}

    messages = [
        {"swipe_id": 1, **version(""), "swipe_info": [version("one"), version("")]},
        {"swipe_id": 1, **version("later"), "swipe_info": [version("two"), version("later")]},
        {"swipe_id": 0, **version("three"), "swipe_info": [version("three"), version("later")]},
        {"swipe_id": 0, **version("four")},
        {"swipe_id": 0, **version(""), "swipe_info": [None, {"extra": None}, version("five")]},
        {"swipe_id": 0, **version("six"), "swipe_info": {"0": version("no list")}},
    ]

    assert played(UID_OF, f"{SHIM}/page/st.js", json.dumps(messages)) == [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
    ]
