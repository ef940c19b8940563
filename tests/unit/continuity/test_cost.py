"""What a fold may cost, counted and not timed: how often a text is split, and how often a state is copied."""

import re
import sys

import pytest

from limner.continuity import _text
from limner.continuity._ledger import Ledger
from limner.continuity._wording import words_of
from tests.bench import continuity_load


class Counted:
    """A pattern that counts the texts it splits."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.texts: list[str] = []

    def split(self, text: str) -> list[str]:
        self.texts.append(text)
        return self.pattern.split(text)


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


def test_a_message_without_a_picture_costs_one_copy_and_a_picture_at_most_six_in_the_mean(
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

    assert 200 <= copies <= 200 + 60 * 6
