"""Each picture takes one alternative of each wildcard in the style, and the same whenever it is painted."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.pictures.style_tags import Style
from limner.pictures.wildcards import chosen, chosen_style

SIGNS = st.lists(st.sampled_from(["{", "|", "}", "{{", "}}", "\\", "\\{", "\\|", "a", "é", " ", "\n", ","]))
texts = SIGNS.map("".join)
MANY = range(200)


def all_of(text: str) -> set[str]:
    return {chosen(text, str(seed)) for seed in MANY}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{oil|ink|watercolour} painting", {"oil painting", "ink painting", "watercolour painting"}),
        ("{a|{b|c} d}", {"a", "b d", "c d"}),
        ("{{a|b}|c}", {"a", "b", "c"}),
        ("{c|{a|b}}", {"a", "b", "c"}),
        ("x{, wet|}", {"x, wet", "x"}),
        ("{a|b}{c|d}", {"ac", "ad", "bc", "bd"}),
        ("{ {a|b} }", {"{ a }", "{ b }"}),
        (r"{a\|b|c}", {"a|b", "c"}),
        (r"\{a|b\}", {"{a|b}"}),
        (r"{\{a\}|b}", {"{a}", "b"}),
        ("{{{char}}|x}", {"{{char}}", "x"}),
        ("{a, (b:1.2)|c}", {"a, (b:1.2)", "c"}),
    ],
)
def test_each_alternative_is_taken_by_some_picture_and_nothing_else_is(text: str, wanted: set[str]) -> None:
    assert all_of(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "oil painting",
        "{red hair}, {{best}}",
        "{{char}} | {{random::a::b}}",
        "{{a|b}}",
        "{{{a|b}}}",
        "a | b { c",
        "{a|b",
        "a|b}",
        "} a|b {",
        r"\(a\) {x} \{",
        "",
    ],
)
def test_macros_emphasis_and_what_is_not_closed_stay_as_they_are(text: str) -> None:
    assert all_of(text) == {text}


def test_painting_again_gives_the_same_and_other_pictures_get_others() -> None:
    style = Style("{a|b|c|d}", "{a|b|c|d}", "{a|b|c|d}")
    assert {chosen_style(style, "p1") for _ in range(3)} == {chosen_style(style, "p1")}
    found = {chosen_style(style, str(seed)) for seed in range(800)}
    assert len(found) == 64  # before, behind and not in it: each for itself


def test_a_choice_does_not_hang_on_what_another_one_has_left_out() -> None:
    for seed in MANY:
        one, other = chosen("{a|{x|y}} {1|2}", f"{seed}"), chosen("{{x|y}|a} {1|2}", f"{seed}")
        assert one[-1] == other[-1]


def test_each_alternative_is_taken_about_as_often() -> None:
    found = [chosen("{a|b|c}", f"picture-{seed}") for seed in range(3000)]
    assert all(900 < found.count(each) < 1100 for each in "abc")


@given(text=texts, seed=st.text(max_size=5))
def test_whatever_is_typed_gives_signs_of_it_in_their_order(text: str, seed: str) -> None:
    found = chosen(text, seed)
    rest = iter(text)
    assert all(sign in rest for sign in found)
    assert chosen(text, seed) == found


@pytest.mark.parametrize("text", ["{", "|", "}", "{|", "{a|", "{{", "{{a|b}|", "\\", "{a|b}", "\\{|"])
def test_a_long_text_takes_a_time_that_grows_as_it_does(text: str) -> None:
    def took(count: int) -> float:
        began = time.process_time()
        chosen(text * count + "|}" * count, "p")
        return time.process_time() - began

    took(1000)
    assert min(took(40_000) for _ in range(6)) < 12 * min(took(10_000) for _ in range(6)) + 0.05
