"""The player: an engine is asked as the product would be, whatever became of the messages before."""

from typing import Any

import pytest

from tests.continuity.play import Chat, Given, play, tags_of
from tests.continuity.verdict import STORIES, load

CARD = {"data": {"name": "Mira", "first_mes": "Hello.", "alternate_greetings": ["Good day."]}}


class Bare:
    """Paints the tags as they are, and notes what it was shown."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.asked: list[str] = []

    def briefing(self, chat: Chat, replaced: str | None) -> str:
        self.asked.append(f"brief {replaced} {_shown(chat)}")
        return "Call people by name."

    def words(self, chat: Chat, uid: str, version: int, tag: int, family: str) -> str:
        self.asked.append(f"paint {uid}/{version}/{tag} {_shown(chat)}")
        return tags_of(chat, uid, version)[tag].prompt


def _shown(chat: Chat) -> list[str]:
    return [f"{'(hidden) ' if message.hidden else ''}{message.text}" for message in chat]


def _story(*turns: dict[str, Any]) -> dict[str, Any]:
    numbered = [{"n": number, **turn} for number, turn in enumerate(turns, start=1)]
    return {"cards": [CARD], "user": {"name": "Sam", "persona": ""}, "group": False, "turns": numbered}


def _played(*turns: dict[str, Any]) -> tuple[list[list[str]], dict[str, str]]:
    """Return what each engine was asked (a new one after each reload), and the prompts."""
    engines: list[Bare] = []

    def make(given: Given) -> Bare:
        engines.append(Bare(given))
        return engines[-1]

    prompts = play(_story(*turns), make).prompts
    return [engine.asked for engine in engines], prompts


def _reply(text: str, *pictures: str) -> dict[str, Any]:
    return {"do": "reply", "by": "Mira", "text": text, "pictures": list(pictures)}


CAT, DOG = '<img-prompt="a cat">', '<img-prompt="a dog">'


@pytest.mark.parametrize("path", sorted(STORIES.glob("*.json")), ids=lambda path: path.stem)
def test_each_picture_of_a_story_is_painted_from_its_own_tag(path: Any) -> None:
    story = load(path)

    prompts = play(story, Bare).prompts

    assert prompts == {name: picture["scripted"] for name, picture in story["pictures"].items()}


def test_a_tag_is_painted_before_the_rest_of_the_reply_is_written() -> None:
    asked, _ = _played({"do": "user", "text": "Hi"}, _reply(f"One {CAT} two {DOG} three", "p1", "p2"))

    assert asked == [
        [
            "brief None ['Hello.', 'Hi']",
            f"paint m2/0/0 {['Hello.', 'Hi', f'One {CAT}']}",
            f"paint m2/0/1 {['Hello.', 'Hi', f'One {CAT} two {DOG}']}",
        ]
    ]


def test_a_swipe_is_a_version_and_the_old_one_can_be_shown_again() -> None:
    asked, _ = _played(
        _reply(f"One {CAT}", "p1"),
        {"do": "swipe", "of": 1, "text": f"Two {DOG}", "pictures": ["p2"]},
        {"do": "show", "of": 1, "version": 0},
        {"do": "continue", "of": 1, "text": f" more {DOG}", "pictures": ["p3"]},
    )

    assert asked[0][2:] == [
        f"brief m1 {['Hello.', f'One {CAT}']}",
        f"paint m1/1/0 {['Hello.', f'Two {DOG}']}",
        f"brief None {['Hello.', f'One {CAT}']}",
        f"paint m1/0/1 {['Hello.', f'One {CAT} more {DOG}']}",
    ]


def test_an_edit_paints_only_the_tags_that_are_new() -> None:
    asked, prompts = _played(
        _reply(f"One {CAT}", "p1"),
        {"do": "edit", "of": 1, "text": f"{DOG} then {CAT} and {CAT}", "pictures": ["p2", "p3"]},
    )

    assert [line.split()[1] for line in asked[0][2:]] == ["m1/0/0", "m1/0/2"]
    assert prompts == {"p1": "a cat", "p2": "a dog", "p3": "a cat"}


def test_what_was_deleted_hidden_or_left_behind_by_a_branch_is_shown_as_such() -> None:
    asked, _ = _played(
        {"do": "user", "text": "A"},
        {"do": "user", "text": "B"},
        {"do": "user", "text": "C"},
        {"do": "user", "text": "D"},
        {"do": "hide", "from": 1, "to": 2},
        {"do": "delete", "from": 4},
        _reply("E"),
        {"do": "branch", "at": 2},
        {"do": "show", "of": 0, "version": 1},
        _reply("F"),
    )

    assert asked == [
        [
            "brief None ['Hello.', '(hidden) A', '(hidden) B', 'C']",
            "brief None ['Good day.', '(hidden) A', '(hidden) B']",
        ]
    ]


def test_an_old_picture_is_painted_again_from_its_own_version_by_a_fresh_engine() -> None:
    asked, _ = _played(
        _reply(f"One {CAT}", "p1"),
        {"do": "swipe", "of": 1, "text": "Two"},
        {"do": "reload"},
        {"do": "repaint", "of": 1, "picture": "p1", "pictures": ["p2"]},
    )

    assert asked[1] == [f"paint m1/0/0 {['Hello.', 'Two']}"]
