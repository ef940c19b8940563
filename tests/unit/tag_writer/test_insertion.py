"""Tags set into a text: whatever the model names, not a byte of the story changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.tag_writer._insertion import insert
from limner.tag_writer._passage import numbered
from limner.tag_writer._proposal import Proposal
from limner.tags.grammar import scan
from tests.unit.test_foreign_text import Counter

STORY = 'The road was long.\nIt was dusk.\n\nShe stopped. "Listen," she said.\n\nNothing answered.'


def written(text: str, *named: Proposal, words: int = 100) -> str:
    return insert(text, numbered(text, words=words), named).text


def prompts(text: str) -> list[str]:
    return [tag.prompt for tag in scan(text)]


def test_a_tag_becomes_a_paragraph_behind_the_one_that_is_named() -> None:
    text = written(STORY, Proposal("a listening woman", "3"), Proposal("a road", "2"))

    assert text == (
        'The road was long.\nIt was dusk.\n\n<img-prompt="a road">\n\nShe stopped. "Listen," she said.'
        '\n\n<img-prompt="a listening woman">\n\nNothing answered.'
    )


def test_behind_a_sentence_the_paragraph_is_parted() -> None:
    assert written("He ran. She sat. They slept.", Proposal("x", "1.2"), words=2) == (
        'He ran. She sat.\n\n<img-prompt="x">\n\n They slept.'
    )


@pytest.mark.parametrize(
    "quote", ["it  WAS dusk", "“Listen,”  she said", "She stopped.", "Listen—she said", "Nothing answered"]
)
def test_a_quote_is_found_whatever_case_quotes_dashes_or_blanks_the_model_gave_it(quote: str) -> None:
    assert prompts(written(STORY, Proposal("a picture", quote=quote))) == ["a picture"]


def test_a_quote_within_a_chinese_sentence_is_found() -> None:
    assert prompts(written("夜很静，她停下了脚步。\n\n没有人。", Proposal("x", quote="她停下了脚步"))) == [
        "x"
    ]


def test_half_a_word_or_words_that_are_not_there_are_no_place_and_are_told() -> None:
    named = [Proposal("x", quote="It was du"), Proposal("y", quote="She sang."), Proposal("z", quote="...")]

    result = insert(STORY, numbered(STORY, words=100), [*named, Proposal("w", "9")])

    assert result.text == STORY
    assert [each.prompt for each in result.unplaced] == ["x", "y", "z", "w"]


def test_twenty_quotes_cost_no_more_than_a_few() -> None:
    text = "She rode on. And on.\n\n" * 100
    lines = []
    for count in (1, 20):
        with Counter() as counter:
            written(text, *(Proposal("x", quote=f"not there {number}") for number in range(count)))
        lines.append(counter.lines)

    assert lines[1] < 2 * lines[0]


def test_two_pictures_for_one_place_become_one_and_a_tag_that_stands_there_stays_alone() -> None:
    once = insert(STORY, numbered(STORY, words=100), [Proposal("a", "2"), Proposal("b", quote="was dusk")])
    assert (prompts(once.text), [each.prompt for each in once.unplaced]) == (["a"], ["b"])

    again = insert(once.text, numbered(once.text, words=100), [Proposal("c", "2")])
    assert (again.text, len(again.unplaced)) == (once.text, 1)


def test_in_code_there_is_no_place() -> None:
    text = "Look:\n\n```\nthe code says so\nand more\n```\n\nThe end."

    assert written(text, Proposal("x", quote="code says so")) == text
    assert prompts(written(text, Proposal("y", quote="The end."))) == ["y"]


def test_a_paragraph_is_found_again_in_a_text_that_was_edited_meanwhile() -> None:
    passage = numbered("Yes.\n\nNo.\n\nYes.\n\nThe end.", words=100)

    result = insert(
        "Much before it.\n\nYes.\n\nYes.\n\nThe very end.", passage, [Proposal("a", "3"), Proposal("b", "4")]
    )

    assert result.text == 'Much before it.\n\nYes.\n\nYes.\n\n<img-prompt="a">\n\nThe very end.'
    assert [each.prompt for each in result.unplaced] == ["b"]


PARTS = st.sampled_from(
    ["word", "dusk", '"', "\n", "\n\n", " ", "`", "```", "<b>", "*x*", "<img-prompt", "ä狐。", ". "]
)
TEXTS = st.lists(PARTS, max_size=25).map("".join)
NAMED = st.builds(
    Proposal,
    st.text(st.sampled_from("abc ,"), min_size=1, max_size=9).filter(str.strip).map(str.strip),
    st.sampled_from(["", "1", "2", "3", "1.1", "2.2"]),
    TEXTS,
)


@given(TEXTS, TEXTS, st.lists(NAMED, max_size=5), st.integers(1, 9))
def test_whatever_is_named_the_words_stay_as_they_are(
    text: str, asked: str, named: list[Proposal], words: int
) -> None:
    for passage in (numbered(text, words=words), numbered(asked, words=words)):
        result = insert(text, passage, named)

        assert len(result.placed) + len(result.unplaced) == len(named)
        assert len(scan(result.text)) == len(scan(text)) + len(result.placed)
        rest = result.text
        for each in result.placed:
            rest = rest.replace(f'<img-prompt="{each.prompt}">', "", 1)
        assert "".join(rest.split()) == "".join(text.split())
