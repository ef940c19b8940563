"""What models answer where they were asked for JSON: every entry that is whole counts, nothing else does."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.tag_writer._answer import LONGEST_PROMPT, is_none, proposals
from limner.tag_writer._proposal import MOST, Proposal
from limner.tags.grammar import scan

ROAD = Proposal("a road", "2")


@pytest.mark.parametrize(
    "answer",
    [
        '{"pictures": [{"after": 2, "prompt": "a road"}]}',
        '[{"after": 2, "prompt": "a road"}]',
        '{"after": 2, "prompt": "a road"}',
        '{"prompt": "a road", "after": 2}',
        '{"AFTER": "[2]", "Prompt": "a road"}',
        '{"paragraph": "paragraph 2", "description": "a road"}',
        "[{'after': 2, 'prompt': 'a road'}]",
        "[{“after”: 2, “prompt”: “a road”}]",
        "[{after: 2, prompt: 「a road」}]",
        'Sure!\n```json\n[{"after": 2, "prompt": "a road"}]\n```\n[Note: one picture is enough.]',
        '<think>[A] or {B}? "prompt": "no", </think>\n[{"after": 2, "prompt": "a road"}]',
        '[THINK]hm[/THINK][{"after": 2, "prompt": "a road"}]',
        '[{"after": 2, "prompt": "a\nroad"}]',
        '[{"after": 2, "prompt": "a road"}, {"after": 3, "prompt": "a road that ends in mid',
        '[{"after": 2, "prompt": "a road"}, {"after": 3',
        'Draft: [{"after": 1, "prompt": "no"}]. Better: [{"after": 2, "prompt": "a road"}]',
        '{"after": 2, "prompt": "a road",}',
        '{"scene": {"place": "inn"}, "pictures": [{"after": 2, "prompt": "a road"}]}',
    ],
)
def test_the_picture_is_found_however_the_answer_is_written(answer: str) -> None:
    (found,) = proposals(answer)

    assert (found.prompt, found.number or found.quote) == ("a road", "2")


def test_numbers_keep_their_last_zero() -> None:
    assert proposals('{"after": 3.10, "prompt": "x"}') == (Proposal("x", "3.10"),)


def test_quotes_within_a_prompt_end_nothing() -> None:
    (found,) = proposals('[{"after": 1, "prompt": "a sign "OPEN", at dusk"}]')

    assert found.prompt == "a sign 'OPEN', at dusk"


def test_words_name_a_place_where_there_is_no_number() -> None:
    answer = (
        '[{"after": "彼女は言った", "prompt": "a woman"}, {"after": "the end.", "prompt": "a \\u0064og"}]'
    )

    assert proposals(answer) == (
        Proposal("a woman", quote="彼女は言った"),
        Proposal("a dog", quote="the end."),
    )


def test_thoughts_end_where_sillytavern_says_so() -> None:
    answer = '{"after": 1, "prompt": "thought of"} ◁/think▷ {"after": 2, "prompt": "a road"}'

    assert proposals(answer, thoughts_end="◁/think▷") == (ROAD,)


def test_an_answer_cut_in_its_thoughts_names_nothing() -> None:
    assert proposals('<think>perhaps {"after": 1, "prompt": "no"}') == ()


def test_an_answer_with_the_tags_written_into_the_text_is_taken_too() -> None:
    answer = 'The road was long.\n\n<img-prompt="a road">\n\nNothing answered.'

    assert proposals(answer) == (Proposal("a road", quote="The road was long."),)


@pytest.mark.parametrize(
    "answer", ["", "No.", "[1, null, {}]", '[{"after": 5}]', '[{"prompt": "x"}]', "[" * 9999]
)
def test_anything_else_names_nothing(answer: str) -> None:
    assert proposals(answer) == ()


def test_no_picture_is_an_answer_and_prose_is_none() -> None:
    assert is_none('{"pictures": []}')
    assert is_none("[ ]")
    assert not is_none("The knight rode on.")


def test_nobody_gets_a_hundred_pictures_or_a_novel_for_a_prompt() -> None:
    rows = [{"after": 1, "prompt": "word " * 1000} for _ in range(100)]

    found = proposals(json.dumps(rows))

    assert len(found) == MOST
    assert len(found[0].prompt) <= LONGEST_PROMPT


def test_a_prompt_can_end_no_tag_and_be_no_macro() -> None:
    rows = [{"after": 1, "prompt": '"><script>{{user}}</script> `x` [y]\nz'}]

    (found,) = proposals(json.dumps(rows))

    assert not set(found.prompt) & set('"<>{}`[]\n')


@pytest.mark.parametrize(
    "prompt",
    ["a &quot;fox&quot;", "&#123;&#123;user&#125;&#125;", "&amp;lt;b&amp;gt; &lt;b&gt;", "Tom & Jerry; R&B"],
)
def test_what_a_prompt_hides_in_entities_is_cleaned_too(prompt: str) -> None:
    (found,) = proposals(json.dumps([{"after": 1, "prompt": prompt}]))
    (tag,) = scan(f'<img-prompt="{found.prompt}">')

    assert tag.prompt == found.prompt
    assert not set(tag.prompt) & set('"<>{}')
    assert ("&" in tag.prompt) == ("R&B" in prompt)


PROMPTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters='"“”„`{}[]<>\\'),
    min_size=1,
    max_size=60,
)


@given(
    st.lists(st.tuples(st.integers(0, 999), PROMPTS.filter(str.strip)), min_size=1, max_size=MOST),
    st.booleans(),
)
def test_json_is_read_as_json(rows: list[tuple[int, str]], ascii_only: bool) -> None:
    answer = json.dumps([{"after": at, "prompt": text} for at, text in rows], ensure_ascii=ascii_only)

    found = proposals(answer)

    assert [each.number for each in found] == [str(at) for at, _ in rows]
    if not ascii_only:
        assert [each.prompt for each in found] == [" ".join(text.split()) for _, text in rows]


@given(st.text())
def test_no_answer_does_harm(answer: str) -> None:
    for each in proposals(answer):
        assert each.prompt
        assert each.number or each.quote
