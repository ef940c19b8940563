"""The scorer, and with it the truths of every story: nothing but a right answer is called right."""

import json
from pathlib import Path

import pytest

from tests.continuity import score
from tests.continuity.self_test import check_story, check_words
from tests.continuity.verdict import STORIES, load, perfect

FILES = sorted(STORIES.glob("*.json"))


def test_words_are_found_where_they_are_said_and_nowhere_else() -> None:
    check_words()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_only_the_perfect_answer_to_a_story_is_right(path: Path) -> None:
    check_story(load(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_storys_file_is_whole(path: Path) -> None:
    story = load(path)
    pictures = [name for turn in story["turns"] for name in turn.get("pictures", ())]

    assert story["id"] == path.stem
    assert pictures == list(story["pictures"]), "each picture is painted once"
    assert [turn["n"] for turn in story["turns"]] == list(range(1, len(story["turns"]) + 1))
    for name, picture in story["pictures"].items():
        asked = [*picture["need"], *picture["never"]]
        assert set(asked) <= set(story["facts"]), name
        assert set(picture["from"]) == set(picture["need"]), name
        assert set(picture["who"]) <= set(story["people"]), name
        assert {story["facts"][fact]["of"] for fact in picture["need"]} <= {*picture["who"], ""}, name


def test_the_command_line_says_by_its_exit_whether_enough_is_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = STORIES / "d01_lighthouse.json"
    whole, broken = tmp_path / "whole.json", tmp_path / "broken.json"
    prompts = perfect(load(story))
    whole.write_text(json.dumps(prompts), "utf-8")
    broken.write_text(json.dumps({**prompts, "p1": "a woman"}), "utf-8")

    assert score.main([str(story), str(whole)]) == 0
    assert "15 of 15 pictures right (100.0%)" in capsys.readouterr().out
    assert score.main([str(story), str(broken), "--misses"]) == 1
    assert "p1 WRONG: lacks Agnes.age" in capsys.readouterr().out
