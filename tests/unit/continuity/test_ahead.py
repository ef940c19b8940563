"""Continuity is loaded a while after the start, a piece at a time: the first prompt does not wait for it."""

import json
import random
import subprocess
import sys
from collections.abc import Awaitable, Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import limner
from limner.app import App
from limner.continuity import _ahead
from limner.continuity.access import AHEAD
from limner.core.clock import Ids
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost
from tests.fakes.store import FakeStore

ROOT = Path(limner.__file__).parents[2]
_PROGRAM = """
import asyncio, json, sys
from limner.continuity.access import AHEAD, Continuity
from limner.settings.preferences import Preferences
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost

class Clock(FakeClock):
    async def sleep(self, seconds):
        told.append(sum(name.startswith("limner.continuity.") for name in sys.modules))
        await super().sleep(seconds)

told = []

async def main():
    host, clock = FakeHost(), Clock()
    preferences = Preferences(host)
    preferences.load(sys.argv[1])
    continuity = Continuity(host, preferences, None)
    loading = asyncio.ensure_future(continuity.load_ahead(clock))
    await clock.advance(AHEAD - 0.1)
    early = list(told)
    await clock.advance(0.2)
    await loading
    patterns = sys.modules.get("limner.continuity._patterns")
    left = [each for each in patterns.ALL if each._made is None] if patterns else None
    desk = "limner.continuity._desk" in sys.modules
    print(json.dumps({"early": early, "told": told, "left": left, "desk": desk}))

asyncio.run(main())
"""


def play(**settings: object) -> Any:
    """Return how many modules were loaded at each breath, and what was left, in a Python of its own."""
    done = subprocess.run(  # noqa: S603 -- our own words
        [sys.executable, "-c", _PROGRAM, json.dumps(settings)],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'python'}:{ROOT}"},
    )
    return json.loads(done.stdout)


def test_all_of_it_is_loaded_in_pieces_after_the_start_and_its_patterns_are_compiled() -> None:
    seen = play()

    assert seen["early"] == [1]
    assert seen["desk"]
    assert seen["left"] == []
    assert max(after - before for before, after in pairwise(seen["told"])) <= 40


@pytest.mark.parametrize("settings", [{"continuity": False}, {"enabled": False}])
def test_where_it_is_switched_off_nothing_is_loaded(settings: dict[str, object]) -> None:
    seen = play(**settings)

    assert seen["told"] == [1]
    assert not seen["desk"]


async def test_the_program_begins_with_it_when_the_page_has_said_hello(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    host, clock = FakeHost(), FakeClock()
    hours: list[float] = []

    async def load(_breathe: Callable[[], Awaitable[None]]) -> None:
        hours.append(clock.now())

    monkeypatch.setattr(_ahead, "load", load)
    app = App(host, clock, Ids(random.Random(1)), FakeStore())
    app.event("hello", {"settings": "", "chat_id": "chat", "width": 640, "height": 480})
    await clock.advance(AHEAD + 1)

    assert hours == [AHEAD]
