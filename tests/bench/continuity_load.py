"""The fold of a long chat and the words of its pictures: what ``continuity`` measures in Pyodide."""

import gc
import importlib
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import _lru_cache_wrapper, partial
from typing import Any

_STORY = "d01_lighthouse"
_LAST = 20
"""Pictures whose words are made in each run."""


def chat(messages: int, illustrated: int) -> tuple[Any, list[Any]]:
    """
    Return where a chat begins and its turns: the first visible story's people and the tags of all stories.

    Each tag is a text that was not read before, so that nothing that is kept by its text makes it quick.
    """
    from limner.continuity.story import TagSeen, Turn  # noqa: PLC0415 -- loading is measured, not before
    from limner.tags.grammar import scan  # noqa: PLC0415 -- the same
    from tests.continuity import oracle  # noqa: PLC0415 -- the same
    from tests.continuity.play import given  # noqa: PLC0415 -- the same
    from tests.continuity.verdict import STORIES, load  # noqa: PLC0415 -- the same

    told = load(STORIES / f"{_STORY}.json")
    beginning = oracle.sheets(told)(given(told), {})
    names = [member.sheet.names[0] for member in beginning.members]
    stories = (load(path) for path in sorted(STORIES.glob("*.json")))
    tags = [tag for story in stories for turn in story["turns"] for tag in scan(turn.get("text") or "")]
    turns: list[Turn] = []
    said = 0
    for number in range(messages):
        shown: tuple[TagSeen, ...] = ()
        if said * messages < illustrated * number:
            tag, who = tags[said % len(tags)], "; ".join(names[: 1 + said % 2])
            shown = (TagSeen(f"{tag.prompt}, plate {said}", {**tag.attributes, "char": who}),)
            said += 1
        speaker = beginning.members[number % 2].id
        prose = f"{names[0]} said nothing, for the {number}th time. " * 5
        turns.append(Turn(f"m{number}", speaker=speaker, user=not number % 2, tags=shown, prose=prose))
    return beginning, turns


async def report(messages: int, illustrated: int, runs: int) -> dict[str, list[float]]:
    """
    Return milliseconds, a list for each measurement.

    ``import`` and ``compile`` once, as Limner does both a while after its start; of each run the fold of what
    was never read (``cold``; ``first`` of a session, when Python and the engine are not warm yet), the same
    by another ledger with what the readers keep (``again``), of a chat of which the last message changed
    (``warm``), of one that did not change (``same``), and of making the words of each of its last pictures
    (``word``).
    """
    took = {"import": [_timed(partial(importlib.import_module, "limner.continuity._desk"))]}
    took["compile"] = [_timed(_compile)]
    beginning, turns = chat(messages, illustrated)
    for number in range(runs + 1):
        for name, milliseconds in _run(beginning, turns):
            if number or name == "cold":
                took.setdefault(name if number else "first", []).append(milliseconds)
    return took


def _compile() -> None:
    from limner.continuity._patterns import ALL  # noqa: PLC0415 -- it is loaded by now

    for pattern in ALL:
        pattern.made()


def _run(beginning: Any, turns: list[Any]) -> list[tuple[str, float]]:
    from limner.continuity._ledger import Ledger  # noqa: PLC0415 -- it is loaded by now
    from limner.continuity._wording import words_of  # noqa: PLC0415 -- the same

    _forget()
    ledger, other = Ledger(beginning), Ledger(beginning)
    took = [("cold", _timed(partial(ledger.upto, turns))), ("again", _timed(partial(other.upto, turns)))]
    grown = [replace(turn) for turn in turns]
    grown[-1] = replace(grown[-1], prose="She waits.")
    took += [(name, _timed(partial(ledger.upto, grown))) for name in ("warm", "same")]
    for at in [number for number, turn in enumerate(turns) if turn.tags][-_LAST:]:
        ledger.upto(turns[:at])

        def word(at: int = at) -> None:
            words_of(ledger.shot(turns[:at], turns[at], 0))

        took.append(("word", _timed(word)))
    return took


def _timed(act: Callable[[], object]) -> float:
    gc.collect()
    begun = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - begun)


def _forget() -> None:
    """Empty what the readers keep by its text, so that a run is as the first one."""
    for name, module in list(sys.modules.items()):
        if name.startswith("limner.continuity"):
            for value in vars(module).values():
                if isinstance(value, _lru_cache_wrapper):
                    value.cache_clear()
