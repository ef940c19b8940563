"""What a model says beside a picture's prompt becomes the attributes of its tag."""

import json

import pytest

from limner.tag_writer._answer import proposals
from limner.tag_writer._insertion import insert
from limner.tag_writer._passage import numbered
from limner.tags.grammar import scan

TEXT = "She rode.\n\nShe slept."
FIRST = {"after": 1, "prompt": "she rides", "char": "Mira; Bran", "wears": "Mira: riding habit", "mood": ""}
SECOND = {"after": 2, "prompt": "she sleeps", "place": "inn"}


def said(answer: str) -> list[dict[str, str]]:
    return [dict(each.attributes) for each in proposals(answer)]


def test_each_entry_has_its_own() -> None:
    assert said(json.dumps({"pictures": [FIRST, SECOND]})) == [
        {"char": "Mira; Bran", "wears": "Mira: riding habit"},
        {"place": "inn"},
    ]


def test_they_may_stand_before_the_prompt() -> None:
    answer = '[{"char": "Mira", "after": 1, "prompt": "a"}, {"char": "Bran", "after": 2, "prompt": "b"}]'

    assert said(answer) == [{"char": "Mira"}, {"char": "Bran"}]


def test_tags_that_a_model_wrote_into_the_text_keep_theirs() -> None:
    assert said('She rode.\n<img-prompt="she rides" char="Mira">') == [{"char": "Mira"}]


@pytest.mark.parametrize("value", ['x"><script>', "{{char}} [x]", "a\nb", "“Mira”"])
def test_no_value_ends_its_tag_or_is_a_macro(value: str) -> None:
    entry = {"after": 1, "prompt": "she rides", "place": value}
    written = insert(TEXT, numbered(TEXT, words=250), proposals(json.dumps([entry])))

    (tag,) = scan(written.text)
    assert tag.prompt == "she rides"
    assert "{{" not in written.text
    assert "<script" not in written.text
    assert written.text.replace(tag.text, "").split() == TEXT.split()


def test_a_tag_is_written_with_its_attributes() -> None:
    written = insert(TEXT, numbered(TEXT, words=250), proposals(json.dumps([FIRST, SECOND])))

    assert [(tag.prompt, dict(tag.attributes)) for tag in scan(written.text)] == [
        ("she rides", {"char": "Mira; Bran", "wears": "Mira: riding habit"}),
        ("she sleeps", {"place": "inn"}),
    ]
