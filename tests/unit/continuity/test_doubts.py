"""What prose makes doubtful is asked, and never believed."""

import pytest

from limner.continuity._briefing import briefing
from limner.continuity.story import Turn
from tests.unit.continuity.engine_world import after, reply, tag


def asked(*turns: Turn) -> str:
    """Return what the briefing asks the model to check, empty where nothing."""
    text = briefing(after(*turns), turns, lambda words: len(words) // 4)
    last = text.splitlines()[-1]
    return last.removeprefix("check: ") if last.startswith("check: ") else ""


BALL = reply("a", tag("Mira", char="Mira", wears="Mira: red gown", place="ballroom", time="night"))


@pytest.mark.parametrize(
    ("prose", "doubt"),
    [
        ("Mira changed into something plainer.", "Mira's clothes"),
        ("Mira laughed. She took the wet gown off.", "Mira's clothes"),
        ("They walked out to the garden.", "the place"),
        ("They stepped out of the carriage.", "the place"),
        ("The next morning it rained.", "the time"),
        ("Mira smiled at the fire.", ""),
        (
            "Bran was wearing his old boots when they reached the harbour at dawn.",
            "Bran's clothes, the place, the time",
        ),
    ],
)
def test_what_the_prose_makes_doubtful_is_asked(prose: str, doubt: str) -> None:
    assert asked(BALL, reply("b", prose=prose)) == doubt


def test_what_a_tag_of_the_same_message_says_is_no_doubt() -> None:
    told = reply("b", tag("Mira", char="Mira", wears="Mira: grey coat"), prose="Mira changed into a coat.")
    assert asked(BALL, told) == ""


def test_a_doubt_is_over_after_some_messages_and_makes_no_fact() -> None:
    turns = [BALL, reply("b", prose="Mira put on her green coat.")]
    assert "Mira: red gown" in briefing(after(*turns), turns, lambda words: len(words) // 4)
    assert asked(*turns) == "Mira's clothes"
    assert asked(*turns, *(reply(f"c{n}", prose="It rained.") for n in range(4))) == ""


def test_doubts_keep_within_the_budget_of_a_briefing() -> None:
    turns = [BALL, reply("b", prose="Mira put on a coat. They reached the harbour at dawn.")]
    text = briefing(after(*turns), turns, lambda words: len(words) // 4)
    assert len(text) // 4 <= 250
    assert text.endswith("check: Mira's clothes, the place, the time")


def test_long_prose_is_read_in_proportion() -> None:
    assert asked(BALL, reply("b", prose="took a a a " * 400_000)) == ""
