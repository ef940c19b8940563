"""Conditions: what has happened to somebody shows on, until it is over."""

import pytest

from limner.continuity import memory
from limner.continuity._briefing import now, present
from limner.continuity._conditions import shows
from limner.continuity._wording import Family
from limner.continuity.slots import Slot
from limner.continuity.story import Correction, Do, Turn
from tests.unit.continuity.engine_world import BRAN, MIRA, after, reply, tag, told

RAIN = reply("rain", tag("Mira, soaked to the skin, at a tavern table", char="Mira", place="tavern"))


def of(*turns: Turn, who: str = MIRA) -> str:
    state = after(*turns)
    fact = shows(state.people[who], state.message)
    return fact.value if fact else ""


@pytest.mark.parametrize(
    ("prompt", "condition"),
    [
        ("Mira, soaked to the skin, at the door", "soaked to the skin"),
        ("a soaked Mira at the door", "soaked"),
        ("Mira is wet and shivering", "wet"),
        ("a muddy woman at a table, laughing", "muddy"),
        ("Mira covered in flour, laughing", "covered in flour"),
        ("Mira holds a candle, blood on her cheek", "blood on her cheek"),
        ("Mira with a bandaged arm by the fire", "bandaged arm"),
        ("tavern, night, bruised, sitting", "bruised"),
        ("Mira with a black eye", "black eye"),
    ],
)
def test_a_prompt_says_what_has_happened_to_somebody(prompt: str, condition: str) -> None:
    assert of(reply("a", tag(prompt, char="Mira"))) == condition


@pytest.mark.parametrize(
    "prompt",
    [
        "Mira runs down a wet street",
        "Mira on the muddy road, a bloody sword on the ground",
        "dusty tavern, Mira reads",
        "Mira beside a dripping tap",
        "Mira, not wet, by the fire",
        "a soaked dog beside Mira",
        "Mira at a dirty window",
    ],
)
def test_what_is_said_of_something_else_has_happened_to_nobody(prompt: str) -> None:
    assert of(reply("a", tag(prompt, char="Mira"))) == ""


@pytest.mark.parametrize("family", list(Family))
def test_it_is_told_to_the_painter_in_the_next_pictures(family: Family) -> None:
    words = told(tag("Mira drinks", char="Mira"), RAIN, family=family)
    assert "soaked to the skin" in words
    assert (
        told(tag("Mira, soaked to the skin, drinks", char="Mira"), RAIN, family=family).count("soaked") == 1
    )


def test_it_is_each_persons_own() -> None:
    two = reply("a", tag("Mira with blood on her face beside Bran, soaked", char="Mira; Bran"))
    assert of(two) == "blood on her face"
    assert of(two, who=BRAN) == "soaked"
    hers = reply("a", tag("Mira sits still, Bran ties a bandage around her arm", char="Mira; Bran"))
    assert of(hers) == "bandage around her arm"
    assert of(hers, who=BRAN) == ""


def test_kinds_stand_beside_each_other_and_the_last_word_of_a_kind_counts() -> None:
    hurt = reply("b", tag("Mira, bruised, by the fire", char="Mira"))
    assert of(RAIN, hurt) == "soaked to the skin, bruised"
    assert of(RAIN, hurt, reply("c", tag("Mira, drenched, laughs", char="Mira"))) == "bruised, drenched"
    assert of(RAIN, hurt, reply("c", tag("Mira, dry again, laughs", char="Mira"))) == "bruised"


def test_it_is_over_in_another_scene_but_for_wounds() -> None:
    hurt = reply("b", tag("Mira, bandaged, by the fire", char="Mira"))
    assert of(RAIN, hurt, reply("c", tag("Mira walks", char="Mira", place="harbour"))) == "bandaged"


def test_it_is_over_when_nobody_mentions_it_for_eight_messages() -> None:
    quiet = [Turn(str(number)) for number in range(9)]
    assert of(RAIN, *quiet[:8]) == "soaked to the skin"
    assert of(RAIN, *quiet) == ""


def test_other_clothes_are_dry_and_a_hat_more_is_not() -> None:
    assert of(RAIN, reply("b", tag("Mira", char="Mira", wears="red silk gown"))) == ""
    assert of(RAIN, reply("b", tag("Mira", char="Mira", wears="+wool cap"))) == "soaked to the skin"


def test_what_stands_beside_clothes_is_no_garment() -> None:
    state = after(reply("a", tag("Mira", char="Mira", wears="red silk gown, soaked to the skin")))
    person = state.people[MIRA]
    assert person.wears is not None
    assert person.wears.words == "red silk gown"
    assert person.condition is not None
    assert person.condition.value == "soaked to the skin"
    alone = after(reply("a", tag("Mira", char="Mira", wears="soaked"))).people[MIRA]
    assert alone.wears is None
    assert alone.condition is not None
    assert alone.condition.value == "soaked"


def test_the_story_model_is_told_of_it() -> None:
    state = after(RAIN)
    assert "boots, soaked to the skin." in now(state, present(state, [RAIN]))


def test_the_users_word_stays_until_time_passes_and_a_lock_against_that_as_well() -> None:
    said = Turn("u", corrections=(Correction(Do.SET, "Mira", Slot.CONDITION, "arm in plaster"),))
    move = reply("m", tag("Mira walks", char="Mira", place="harbour"))
    later = reply("l", tag("Mira laughs", char="Mira", time="two days later"))
    quiet = [Turn(str(number)) for number in range(20)]
    assert of(said, move, *quiet) == "arm in plaster"
    assert of(said, later) == ""
    lock = Turn("k", corrections=(Correction(Do.LOCK, "Mira", Slot.CONDITION),))
    assert of(said, lock, later, RAIN) == "arm in plaster"


def test_a_locked_mood_outlasts_a_time_skip() -> None:
    said = Turn("u", corrections=(
        Correction(Do.SET, "Mira", Slot.MOOD, "afraid"), Correction(Do.LOCK, "Mira", Slot.MOOD)))  # fmt: skip
    state = after(said, reply("l", tag("Mira laughs", char="Mira", time="two days later")))
    mood = state.people[MIRA].mood
    assert mood is not None
    assert mood.value == "afraid"


def test_memory_recalls_it_while_it_shows() -> None:
    (found,) = memory.retrieve(after(RAIN), "Mira", Slot.CONDITION)
    assert found.value == "soaked to the skin"
    assert memory.retrieve(after(RAIN, *(Turn(str(n)) for n in range(9))), "Mira", Slot.CONDITION) == ()
