"""What the benchmark of continuity makes of an engine: of one that paints the tags as they are."""

from collections.abc import Sequence

import pytest

from tests.bench import continuity
from tests.continuity.play import Chat, Given, tags_of


class Bare:
    def __init__(self, given: Given) -> None:
        self._name = given.cards[0].name

    def briefing(self, chat: Chat, replaced: str | None) -> str:
        return f"Now - {self._name}"

    def words(self, chat: Chat, uid: str, version: int, tag: int, family: str) -> str:
        return tags_of(chat, uid, version)[tag].prompt


def words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def test_each_story_and_each_group_has_its_share_for_each_family(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(continuity, "FAMILIES", ("natural", "danbooru"))

    figures = {each.what: each for each in continuity.measured(Bare, words, "Tell a story.")}

    for family in continuity.FAMILIES:
        whole = figures[f"{family}: the two visible stories, 2 of 30 pictures right"]
        assert round(whole.median, 1) == 6.7
        assert whole.cells()[-1] == "at least 95 % **missed**"
        assert f"{family}: d01_lighthouse (attributes), 1 of 15 pictures right" in figures
    assert figures["the longest briefing"].cells()[1:] == ("6 tokens", "1", "", "at most 250 tokens")
    assert figures["briefing and instructions"].values[0] == 3 + words(["Now - Agnes"])[0]
