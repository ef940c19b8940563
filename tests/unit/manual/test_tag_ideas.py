"""Tags for a message that has none: whatever the model answers, not a byte of the message changes."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.manual._tag_ideas import MOST, Idea, ideas, insert, question
from limner.tags.grammar import scan

STORY = 'The road was long.\nIt was dusk.\n\nShe stopped. "Listen," she said.\n\nNothing answered.'
TAG = re.compile(r'\n\n<img-prompt="[^"]*">')


def prompts(text: str) -> list[str]:
    return [tag.prompt for tag in scan(text)]


def test_a_tag_becomes_a_paragraph_behind_the_one_that_is_named() -> None:
    text = insert(STORY, [Idea('"Listen," she said.', "a listening woman"), Idea("It was dusk.", "a road")])

    assert text == (
        'The road was long.\nIt was dusk.\n\n<img-prompt="a road">\n\nShe stopped. "Listen," she said.'
        '\n\n<img-prompt="a listening woman">\n\nNothing answered.'
    )


@pytest.mark.parametrize("after", ["it  WAS dusk", "“Listen,”  she said", "She stopped."])
def test_a_place_is_found_whatever_case_quotes_or_spaces_the_model_gave_it(after: str) -> None:
    assert prompts(insert(STORY, [Idea(after, "a picture")])) == ["a picture"]


def test_half_a_word_or_words_that_are_not_there_are_no_place() -> None:
    assert insert(STORY, [Idea("It was du", "x"), Idea("She sang.", "y"), Idea("...", "z")]) == STORY


def test_two_pictures_for_one_place_become_one() -> None:
    assert prompts(insert(STORY, [Idea("dusk", "a"), Idea("was dusk", "b")])) == ["a"]


def test_in_code_there_is_no_place() -> None:
    text = "Look:\n\n```\nthe code says so\nand more\n```\n\nThe end."

    assert insert(text, [Idea("code says so", "x")]) == text
    assert prompts(insert(text, [Idea("The end.", "y")])) == ["y"]


def test_the_answer_is_a_list_wherever_it_stands() -> None:
    answer = 'Sure!\n```json\n[{"after": "It was dusk.", "prompt": "a road"}]\n```\nEnjoy.'

    assert ideas(answer) == (Idea("It was dusk.", "a road"),)


def test_an_answer_with_the_tags_written_into_the_text_is_taken_too() -> None:
    answer = 'The road was long.\nIt was dusk.\n\n<img-prompt="a road">\n\nShe SANG. Nothing answered.'

    text = insert(STORY, ideas(answer))

    assert prompts(text) == ["a road"]
    assert TAG.sub("", text) == STORY


def test_an_answer_of_anything_else_names_nothing() -> None:
    empty = '[{"after": "x", "prompt": ""}]'
    for answer in ("", "No.", "[]", "[1, null, {}]", '[{"after": 5}]', "[" * 5000, empty):
        assert ideas(answer) == ()


def test_a_prompt_can_end_no_tag_and_be_no_macro() -> None:
    answer = json.dumps([{"after": "dusk", "prompt": '"><script>{{user}}</script> `x` [y]\nz'}])

    (idea,) = ideas(answer)
    text = insert(STORY, [idea])

    assert not set(idea.prompt) & set('"<>{}`[]\n')
    assert prompts(text) == [idea.prompt]


def test_nobody_gets_a_hundred_pictures() -> None:
    rows = [{"after": "dusk", "prompt": f"picture {number}"} for number in range(100)]

    assert len(ideas(json.dumps(rows))) == MOST


def test_the_model_is_told_the_rules_and_how_many() -> None:
    asked, system = question("word " * 500, "Paint only cats.", 250)

    assert "about 2 pictures" in asked
    assert "Paint only cats." in system
    assert asked.endswith("word " * 500)


PARTS = st.sampled_from(
    ["word", "dusk", '"', "\n", "\n\n", " ", "`", "```", "<b>", "*x*", "<img-prompt", "ä狐"]
)
TEXTS = st.lists(PARTS, max_size=25).map("".join)


@given(TEXTS, st.lists(st.tuples(TEXTS, st.text(max_size=30)), max_size=5))
def test_whatever_is_named_the_words_stay_as_they_are(text: str, named: list[tuple[str, str]]) -> None:
    answer = json.dumps([{"after": after, "prompt": prompt} for after, prompt in named])
    before = prompts(text)

    written = insert(text, ideas(answer))

    assert len(prompts(written)) >= len(before)
    rest = written
    for tag in reversed(scan(written)):
        if tag.prompt not in before:
            rest = rest[: tag.start - 2] + rest[tag.end :]
    assert rest == text


@given(st.text())
def test_no_answer_does_harm(answer: str) -> None:
    assert TAG.sub("", insert(STORY, ideas(answer))) == STORY
