"""The style is put around a prompt whole, once, and never into it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.pictures.style_tags import Style, joined, pieces
from limner.providers.base import PictureRequest
from limner.providers.sd_command import negative, wording

PIECES = [
    "a", "red hair", "(red hair:1.2)", "{{{masterpiece}}}", "masterpiece", "[a, b]", "1.3::tag ::", "tag",
    "\n", "(", ")", "[", "]", "{", "}", "::", ":1.2", "\\(", "{{char}}", " ", "<lora:x:0.8>", "Red  Hair",
    "b", ",", ", ",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


@given(prefix=texts, prompt=texts, suffix=texts)
def test_the_prompt_stays_whole_and_nothing_is_added_twice(prefix: str, prompt: str, suffix: str) -> None:
    once = joined(prefix, prompt, suffix)
    assert prompt in once
    assert joined(prefix, once, suffix) == once


def taken_from(added: str, style: str) -> str:
    """What is left of ``added`` when the pieces of the style, in their order, are taken from its front."""
    for piece in pieces(style):
        added = added.removeprefix(f"{piece}, ")
    return added


@given(prefix=texts, suffix=texts)
def test_what_is_added_are_whole_pieces_of_the_style_in_their_order(prefix: str, suffix: str) -> None:
    before, _, behind = joined(prefix, "THE PROMPT", suffix).partition("THE PROMPT")
    assert taken_from(before, prefix) == ""
    assert taken_from(f"{behind.removeprefix(', ')}, " if behind else "", suffix) == ""
    assert joined("", "THE PROMPT", "") == "THE PROMPT"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a, b", ["a", "b"]),
        (" a ,, b,\nc ", ["a", "b", "c"]),
        ("(a, b:1.2), c", ["(a, b:1.2)", "c"]),
        ("{{{a, b}}}, [c, d]", ["{{{a, b}}}", "[c, d]"]),
        ("1.3::a, b ::, c", ["1.3::a, b ::", "c"]),
        (r"\(a, b\)", [r"\(a", r"b\)"]),
        ("(a, b", ["(a, b"]),
        ("a), b", ["a)", "b"]),
        ("{{charPrefix}}, oil", ["{{charPrefix}}", "oil"]),
        ("", []),
    ],
)
def test_a_group_is_one_piece(text: str, wanted: list[str]) -> None:
    assert pieces(text) == wanted


@pytest.mark.parametrize(
    ("prefix", "prompt", "suffix", "wanted"),
    [
        ("oil painting", "a fox", "wide shot", "oil painting, a fox, wide shot"),
        ("", "a fox", "", "a fox"),
        ("oil,", "a fox, oil", "", "a fox, oil"),
        ("red hair", "a girl, (red hair:1.2)", "", "a girl, (red hair:1.2)"),
        ("(red hair:1.2)", "a girl, Red  Hair", "", "a girl, Red  Hair"),
        ("{{{masterpiece}}}, best", "masterpiece, a fox", "", "best, masterpiece, a fox"),
        ("[a, b]", "a", "", "[a, b], a"),
        ("[a, b]", "b, x, a", "", "b, x, a"),
        ("1.3::tag ::", "tag", "", "tag"),
        ("-1::tag::", "x", "tag", "-1::tag::, x"),
        ("a, a", "x", "a", "a, x"),
        ("red", "red hair", "", "red, red hair"),
    ],
)
def test_what_is_said_already_is_not_said_again(prefix: str, prompt: str, suffix: str, wanted: str) -> None:
    assert joined(prefix, prompt, suffix) == wanted


def request(prompt: str, style: Style, unwanted: str = "") -> PictureRequest:
    return PictureRequest("id", prompt, {"negative": unwanted} if unwanted else {}, style)


def test_the_users_macros_go_through_and_the_models_do_not() -> None:
    style = Style("{{char}} style", "{{user}}")
    assert wording(request("a {{char}}", style)) == "{{char}} style, a { {char} }, {{user}}"


def test_two_braces_that_meet_make_no_macro() -> None:
    assert "{{" not in wording(request("{user}}", Style("a {")))


def test_a_trigger_word_stays_one_only_where_it_stands_alone() -> None:
    assert wording(request("me", Style())) == ", me"
    assert wording(request("me", Style("oil"))) == "oil, me"
    assert wording(request("", Style("char, x"))) == ", char, x"


def test_the_negative_of_a_tag_stands_behind_the_users_own() -> None:
    style = Style(negative="people, {{charNegative}}")
    assert negative(request("x", style, "hands, people, {{user}}")) == (
        "{{charNegative}}, hands, people, { {user} }"
    )
    assert negative(request("x", style)) == "people, {{charNegative}}"
    assert negative(request("x", Style())) == ""


@pytest.mark.parametrize("piece", ["0", "0.", ": 0", "0 ::", "\n0", " ", "("])
def test_a_prompt_of_one_thing_only_keeps_nobody_waiting(piece: str) -> None:
    prompt = (piece * 12_000)[:12_000] + "x"
    begun = time.process_time()

    joined("oil painting, 1.2::muted::", prompt, "(wide shot:1.1)")
    joined(prompt, "a fox", prompt)

    assert time.process_time() - begun < 1
