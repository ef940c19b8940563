"""What a fold may cost, counted and not timed: how often a text is split, and how often a state is copied."""

import gc
import re
import sys
from contextlib import nullcontext

import pytest

from limner.continuity import _ledger, _text
from limner.continuity._ledger import Ledger
from limner.continuity._wording import words_of
from limner.continuity.state import StoryState
from limner.continuity.story import Turn
from tests.bench import continuity_load


class Counted:
    """A pattern that counts the texts in which it is looked for."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.texts: list[str] = []

    def findall(self, text: str) -> list[str]:
        self.texts.append(text)
        return self.pattern.findall(text)


def test_each_prompt_is_split_into_words_once_by_all_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    beginning, turns = continuity_load.chat(100, 30)
    ledger = Ledger(beginning)
    continuity_load._forget()
    counted = Counted(_text._TOKEN)
    monkeypatch.setattr(_text, "_TOKEN", counted)

    ledger.upto(turns)
    for at, turn in enumerate(turns):
        if turn.tags:
            words_of(ledger.shot(turns[:at], turn, 0))

    prompts = [tag.prompt.lower().replace("’", "'") for turn in turns for tag in turn.tags]
    assert len(prompts) == 30
    assert [counted.texts.count(prompt) for prompt in prompts] == [1] * 30


def test_a_message_without_a_picture_costs_no_copy_and_a_picture_at_most_seven_in_the_mean(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    beginning, turns = continuity_load.chat(200, 60)
    copies = 0
    for name, module in list(sys.modules.items()):
        if name.startswith("limner.continuity") and (evolve := vars(module).get("evolve")) is not None:

            def counting(one: object, /, _copy: object = evolve, **changes: object) -> object:
                nonlocal copies
                copies += 1
                return _copy(one, **changes)  # type: ignore[operator]  # it is ``evolve``

            monkeypatch.setattr(module, "evolve", counting)

    Ledger(beginning).upto(turns)

    assert 60 <= copies <= 60 * 7


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("fails", [False, True])
def test_a_fold_puts_the_collector_off_and_leaves_it_as_it_was(
    monkeypatch: pytest.MonkeyPatch, on: bool, fails: bool
) -> None:
    beginning, turns = continuity_load.chat(20, 10)
    during: list[bool] = []
    through = _ledger._through

    def folding(state: StoryState, turn: Turn) -> StoryState:
        during.append(gc.isenabled())
        if fails:
            raise ArithmeticError
        return through(state, turn)

    monkeypatch.setattr(_ledger, "_through", folding)
    before = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        with pytest.raises(ArithmeticError) if fails else nullcontext():
            Ledger(beginning).upto(turns)
        after = gc.isenabled()
    finally:
        (gc.enable if before else gc.disable)()

    assert set(during) == {False}
    assert after is on


@pytest.mark.parametrize(("messages", "illustrated", "looks"), [(1_000, 300, [0]), (20, 1, [])])
def test_the_collector_looks_once_through_what_a_long_fold_has_made_and_through_nothing_else(
    messages: int, illustrated: int, looks: list[int]
) -> None:
    beginning, turns = continuity_load.chat(messages, illustrated)
    continuity_load._forget()
    ledger = Ledger(beginning)
    generations: list[int] = []

    def seen(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            generations.append(info["generation"])

    gc.collect()
    gc.callbacks.append(seen)
    try:
        ledger.upto(turns)
    finally:
        gc.callbacks.remove(seen)

    assert generations == looks


def test_messages_that_say_nothing_share_one_state_until_somebody_asks() -> None:
    beginning, turns = continuity_load.chat(100, 10)
    ledger = Ledger(beginning)

    ledger.upto(turns)

    assert len({id(state) for state in ledger._states}) <= 12
    assert [ledger.upto(turns[:at]).message for at in range(101)] == list(range(-1, 100))
