"""The check says whether a model that copies what a preset shows would be understood."""

import pytest

from limner.presets.check import check
from limner.presets.preset import LONGEST_TEXT


def kinds(text: str) -> list[str]:
    return [f"{finding.kind} {finding.key or 'malformed'}" for finding in check(text)]


def test_a_preset_that_shows_a_tag_is_good_and_the_tag_is_quoted() -> None:
    found = check('Every {words} words: <img-prompt="a fox">')
    assert [(each.kind, each.quote) for each in found] == [("good", '<img-prompt="a fox">')]


@pytest.mark.parametrize(
    "form", ['<pic prompt="a fox">', '<!--img-prompt="a fox"-->', '<img_prompt="a fox"/>']
)
def test_every_form_that_limner_reads_is_good(form: str) -> None:
    assert kinds(f"{{words}} {form}") == ["good read"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (" \n", "bad empty"),
        ("x" * (LONGEST_TEXT + 1), "bad long"),
        ("{words} Ask for pictures.", "bad none"),
        ("{words} [img-prompt: a fox]", "bad none"),
        ('{words} <img-prompt="a fox', "bad malformed"),
        ("{words} <img-prompt=a fox>", "bad malformed"),
        ('{words} `<img-prompt="a fox">`', "bad code"),
        ('{words}\n```\n<img-prompt="a fox">\n```\n', "bad code"),
    ],
)
def test_what_limner_would_not_read_is_said(text: str, wanted: str) -> None:
    assert kinds(text) == [wanted]


def test_a_reason_and_the_place_are_named() -> None:
    finding = check('{words} <img-prompt="a fox')[0]
    assert finding.sentence == "Limner would not read this tag: the text ends before the tag does."
    assert finding.quote.startswith("<img-prompt=")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('<img-prompt="a fox">', "hint words"),
        ('{words} <img-prompt="a "red" fox">', "hint quotes"),
        ("{words} <img-prompt='a fox'>", "hint form"),
        ("{words} <img-prompt>a fox</img-prompt>", "hint form"),
        ('{words} <img-prompt="a red\nfox">', "hint lines"),
        ('{words} <img-prompt="a fox"> and <img-prompt="a cat', "hint malformed"),
    ],
)
def test_what_may_mislead_a_model_is_hinted_at(text: str, hint: str) -> None:
    assert kinds(text) == ["good read", hint]


def test_a_long_quote_is_shortened_to_one_line() -> None:
    quote = check('{words} <img-prompt="' + "very " * 100 + 'red fox">')[0].quote
    assert len(quote) == 90
    assert quote.endswith("…")
