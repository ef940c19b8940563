"""What the model and the lorebooks see of earlier pictures."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from limner.pictures.projection import image_html
from limner.prompting._history import (
    History,
    HistoryEdit,
    HistoryPart,
    HistoryRule,
    shape,
)
from limner.prompting._readings import Readings
from limner.tags.bare_text import shortened, without_tags
from limner.tags.grammar import read_also, scan
from tests.unit.test_foreign_text import Counter

LONG = "a tall woman of thirty, lean, short red hair, grey eyes, green wool cloak, one candle lights her face"
TAG = f'<img-prompt="{LONG}">'
URL = "/user/images/Mira/fox%201.png"
OURS = image_html(URL, LONG)
THEIRS = '<img src="map.png">'


def told(*texts: str, role: str = "assistant") -> list[HistoryPart]:
    """A history, oldest first, each text a message of its own."""
    return [HistoryPart(number, -1, role, text) for number, text in enumerate(texts)]


def sent(history: History) -> dict[int, str]:
    """What the model gets where that differs from what stands there."""
    return {edit.message: edit.sent for edit in history.edits}


STORY = f"One.\n\n{TAG}{OURS}\n\nTwo."
PLAIN = "One.\n\nTwo."
TAGGED = f"One.\n\n{TAG}\n\nTwo."


# -- which tags stay --------------------------------------------------------------


def test_by_default_only_the_two_newest_illustrated_replies_keep_their_tags() -> None:
    history = shape(told(STORY, STORY, STORY, "No picture < here.", STORY), HistoryRule())

    assert sent(history) == {0: PLAIN, 1: PLAIN, 2: TAGGED, 4: TAGGED}
    assert (history.pictures, history.tags, history.tagged) == (4, 2, 2)


def test_a_long_history_is_read_once_and_not_with_every_prompt() -> None:
    readings = Readings()
    story = [f"{number}. {STORY}" for number in range(100)]
    lines = []
    for history in (story, [*story, "The end. " + STORY]):
        with Counter() as counter:
            shaped = shape(told(*history), HistoryRule(), readings)
        lines.append(counter.lines)
        assert shaped == shape(told(*history), HistoryRule())

    assert lines[1] < lines[0] / 5
    assert len(readings) == 101
    shape(told(STORY), HistoryRule(), readings)
    assert len(readings) == 1


def test_what_was_read_is_read_again_with_other_patterns() -> None:
    readings = Readings()
    for patterns, left in (("", ""), (r"\[pic: (?P<prompt>[^\]]+)\]", "One. Two."), ("", "")):
        read_also(patterns)
        shaped = shape(told("One. [pic: a] Two."), HistoryRule(replies=0), readings)
        assert [edit.sent for edit in shaped.edits] == ([left] if patterns else [])


@pytest.mark.parametrize(("replies", "kept"), [(0, 0), (1, 1), (2, 2), (9, 3)])
def test_so_many_replies_keep_theirs_as_the_user_has_set(replies: int, kept: int) -> None:
    history = shape(told(*[STORY] * 3), HistoryRule(replies=replies))

    assert list(sent(history).values()) == [PLAIN] * (3 - kept) + [TAGGED] * kept


def test_all_may_stay_whole_or_shortened() -> None:
    assert set(sent(shape(told(STORY, STORY, STORY), HistoryRule("whole"))).values()) == {TAGGED}
    short = 'One.\n\n<img-prompt="a tall woman of thirty, lean">\n\nTwo.'
    assert set(sent(shape(told(STORY, STORY, STORY), HistoryRule("short"))).values()) == {short}


def test_a_prompt_that_is_not_asked_for_pictures_shows_no_tag() -> None:
    for tags in ("whole", "short", "newest"):
        assert sent(shape(told(STORY), HistoryRule(tags, asked=False))) == {0: PLAIN}


def test_the_lorebooks_never_see_a_word_of_a_picture() -> None:
    for tags in ("whole", "short", "newest"):
        for continued in (-1, 1):
            history = shape(told(STORY, TAGGED), HistoryRule(tags, continued=continued))
            assert [edit.scanned for edit in history.edits] == [PLAIN, PLAIN]


def test_a_message_that_is_continued_is_sent_exactly_as_it_stands() -> None:
    """SillyTavern writes it back into the chat: without its picture it would be lost there."""
    history = shape(told(STORY, STORY, STORY), HistoryRule(replies=1, continued=2))

    assert history.edits[2] == HistoryEdit(2, PLAIN, STORY)
    assert sent(history)[1] == PLAIN


def test_what_stays_as_it_is_gives_no_edit() -> None:
    assert shape(told("Words < here.", f"A map: {THEIRS}", "`<img-prompt='x'>`"), HistoryRule()).edits == ()


def test_what_was_painted_in_the_users_message_leaves_and_a_tag_that_he_typed_stays() -> None:
    history = shape(told(STORY, TAGGED, f"{STORY}{TAG}", role="user"), HistoryRule())

    assert [list(edit) for edit in history.edits] == [[0, PLAIN, PLAIN], [2, PLAIN + TAG, PLAIN + TAG]]
    assert sent(shape(told(STORY, role="user"), HistoryRule("whole"))) == {0: TAGGED}
    assert sent(shape(told(STORY, role="user"), HistoryRule(continued=0))) == {0: STORY}


def test_a_narrator_is_read_like_a_reply_and_a_tool_is_let_speak() -> None:
    rule = HistoryRule(replies=0)
    assert sent(shape(told(STORY, role="system"), rule)) == {0: PLAIN}
    assert shape(told(STORY, role="tool"), rule).edits == ()


def test_the_users_own_patterns_are_tags_like_any_other() -> None:
    read_also(r"\[img:(?P<prompt>[^\]]+)\]")
    try:
        assert sent(shape(told("One.\n\n[img: a fox]\n\nTwo."), HistoryRule(replies=0))) == {0: PLAIN}
    finally:
        read_also("")


# -- no gap where they stood --------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"One.\n\n{TAG}{OURS}{OURS}\n\nTwo.", "One.\n\nTwo."),
        (f"One. {TAG} Two.", "One. Two."),
        (f"One. {TAG}\n\nTwo.", "One.\n\nTwo."),
        (f"One.{TAG}Two.", "One.Two."),
        (f"{TAG}\n\nTwo.", "Two."),
        (f"One.\n\n{TAG}{OURS}\n", "One."),
        (TAG + OURS, ""),
        (f"One.\n{TAG}\n\n{TAG}\nTwo.", "One.\n\nTwo."),
        (f"　段落。\n\n{TAG}\n\n　次。", "　段落。\n\n　次。"),
        (f"One. {TAG}{THEIRS} Two.", f"One. {THEIRS} Two."),
        (f"```\n{TAG}\n```", f"```\n{TAG}\n```"),
    ],
)
def test_a_text_reads_as_if_there_had_been_no_picture(text: str, left: str) -> None:
    assert without_tags(text) == left


PIECES = st.sampled_from(
    [TAG, OURS, THEIRS, "words", " ", "\n\n", "`", "```\n", '"', "<!-- img-prompt='a' -->"]
)


@given(st.lists(PIECES, max_size=14).map("".join))
@example(f"`{TAG}\n{OURS}`{TAG}{OURS}`")
def test_whatever_the_text_no_tag_is_left_and_no_word_is_lost(text: str) -> None:
    bare = without_tags(text)

    assert scan(bare) == []
    assert bare.count("words") == text.count("words")
    assert bare.count(THEIRS) == text.count(THEIRS)
    assert without_tags(bare) == bare


# -- shortened --------------------------------------------------------------


@pytest.mark.parametrize(
    ("prompt", "short"),
    [
        (LONG, "a tall woman of thirty, lean"),
        ("a fox", "a fox"),
        ("one two three four five six seven eight nine ten", "one two three four five six seven eight"),
        ("雨の港、" * 30, ("雨の港、" * 15)[:-1]),
    ],
)
def test_a_shortened_tag_keeps_the_beginning_of_its_description(prompt: str, short: str) -> None:
    text = shortened(f'<img-prompt="{prompt}" seed="7">')

    assert [(tag.prompt, tag.attributes.get("seed")) for tag in scan(text)] == [(short, "7")]


@given(st.text(min_size=1, max_size=200))
def test_shortening_never_makes_a_tag_of_none_or_none_of_a_tag(prompt: str) -> None:
    text = f'Words. <img-prompt="{prompt}"> More. {TAG}'

    assert len(scan(shortened(text))) == len(scan(text))
    assert len(shortened(text)) <= len(text)


# -- pictures for a model that can see --------------------------------------------------------------


def test_pictures_go_along_only_where_the_user_wants_it_and_only_those_of_replies_that_keep_their_tags() -> (
    None
):
    history = told(STORY, STORY, STORY)
    assert shape(history, HistoryRule()).shown == ()
    assert shape(history, HistoryRule(pictures=True)).shown == ((1, (URL,)), (2, (URL,)))
    assert shape(history, HistoryRule(pictures=True, asked=False)).shown == ()
    assert shape(history, HistoryRule(pictures=True, continued=2)).shown == ((1, (URL,)),)


@pytest.mark.parametrize(
    "url",
    [
        *("https://example.org/a.png", "//example.org/a.png", "/user/images/a.mp4", "data:x"),
        *(
            "/user/images/../a",
            "/user/images/%2e%2e/%2E%2E/api/a",
            "/user/images/\\..",
            "/user/images/.\t./a",
        ),
        "/user/images/a?b",
    ],
)
def test_no_address_but_a_picture_of_sillytaverns_own_is_given_to_anybody(url: str) -> None:
    text = f'{TAG}<img src="{url}" title="x" alt="x">'
    assert shape(told(text), HistoryRule(pictures=True)).shown == ()


def test_the_answer_is_plain_json() -> None:
    answer = shape(told(STORY, STORY), HistoryRule(replies=1, pictures=True)).to_json()
    assert json.loads(json.dumps(answer)) == {
        "edits": [[0, PLAIN, PLAIN], [1, PLAIN, TAGGED]],
        "show": [[1, [URL]]],
    }


@given(
    st.lists(st.tuples(st.sampled_from(["assistant", "user", "system", "tool"]), PIECES), max_size=8),
    st.sampled_from(["whole", "short", "newest"]),
    st.integers(0, 4),
    st.integers(-1, 8),
)
def test_whatever_the_history_a_model_never_gets_our_markup_but_of_what_it_continues(
    rows: list[tuple[str, str]], tags: str, replies: int, continued: int
) -> None:
    parts = [
        HistoryPart(number, -1, role, f"{text} {TAG}{OURS} end") for number, (role, text) in enumerate(rows)
    ]
    edits = {
        edit.message: edit for edit in shape(parts, HistoryRule(tags, replies, continued=continued)).edits
    }

    for part in parts:
        if part.role == "tool":
            assert part.message not in edits
        elif scan(part.text):
            edit = edits[part.message]
            assert edit.scanned.endswith("end")
            if part.message == continued:
                assert edit.sent == part.text
            else:
                assert edit.sent.count(OURS) <= rows[part.message][1].count(OURS)  # one that stood alone
