"""The numbered places of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.tag_writer._passage import numbered


def labels(text: str, words: int = 100, start: int = 0) -> list[tuple[str, str]]:
    passage = numbered(text, words=words, start=start)
    return [(each.label, passage.piece(each)) for each in passage.places]


def test_each_paragraph_has_a_number() -> None:
    assert labels("One.\nTwo.\n\nThree.\n") == [("1", "One."), ("2", "Two."), ("3", "Three.")]


def test_the_sentences_of_a_long_paragraph_are_numbered() -> None:
    text = 'He ran. "Wait. Please," she said. He *did not. He* turned.\n\nNight.'

    assert labels(text, words=5) == [
        ("1.1", "He ran."),
        ("1.2", '"Wait. Please," she said.'),
        ("1.3", "He *did not. He* turned."),
        ("2", "Night."),
    ]


def test_chinese_and_japanese_have_sentences_without_blanks() -> None:
    text = "彼女は言った。「静かに。誰か来る。」そして歩いた。"

    assert [piece for _, piece in labels(text, words=3)] == [
        "彼女は言った。",
        "「静かに。誰か来る。」",
        "そして歩いた。",
    ]


@pytest.mark.parametrize(
    "block",
    [
        "```\ncode. More.\n\nstill code\n```",
        "~~~\nnever closed\n\nat all",
        "- one\n- two\n- three",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "> said\n> again",
        "<div>\na card\n</div>",
    ],
)
def test_code_lists_tables_quotations_and_html_are_one_paragraph_each(block: str) -> None:
    assert [label for label, _ in labels(f"Before.\n\n{block}", words=1)] == ["1", "2"]


def test_rules_tags_and_pictures_are_no_places() -> None:
    text = 'One.\n\n---\n\n<img-prompt="a"><img src="/p.png" title="a" alt="a">\n\nTwo.'

    assert labels(text) == [("1", "One."), ("2", "Two.")]


def test_a_tag_within_a_paragraph_is_not_shown_to_the_model() -> None:
    assert labels('One <img-prompt="a"> more.') == [("1", "One more.")]


def test_of_a_continued_reply_only_what_is_new_has_places() -> None:
    assert labels("Old.\n\nNew.\n\nNewer.", start=6) == [("1", "New."), ("2", "Newer.")]


def test_a_paragraphs_number_means_its_last_sentence_where_these_are_numbered() -> None:
    passage = numbered("He ran. She sat. They slept.\n\nNight.", words=2)

    for label in ("1", "1.3", "1.9"):
        place = passage.labelled(label)
        assert place is not None
        assert passage.piece(place) == "They slept."
    assert passage.labelled("7") is None


def test_words_are_counted_in_scripts_without_blanks_too() -> None:
    assert numbered("The old road, again!", words=9).words == 4
    assert numbered("彼女は静かに歩いた。", words=9).words == 5


@given(st.text(st.sampled_from('ab. \n`~-*>|"“”「」。!1<'), max_size=80), st.integers(1, 20))
def test_places_come_in_order_and_never_overlap(text: str, words: int) -> None:
    at = 0
    for place in numbered(text, words=words).places:
        assert at <= place.start < place.end <= len(text)
        at = place.end
