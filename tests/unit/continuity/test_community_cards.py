"""Cards as the community writes them: what they tell is read, and nothing else is said of anybody."""

import pytest

from limner.continuity import _casting as casting
from limner.continuity._card_reader import Card, read_card
from limner.continuity.slots import Slot
from tests.unit.continuity.community import Told, judge
from tests.unit.continuity.community_a import HALF_A
from tests.unit.continuity.community_b import HALF_B
from tests.unit.continuity.community_c import LATER
from tests.unit.continuity.community_d import LAST

CASES = [*HALF_A, *HALF_B, *LATER, *LAST]
UNREAD = (
    "MISSING ali-chat-only: Brannoc.eyes",
    "MISSING ali-chat-only: Brannoc.wears",
    "MISSING group-list-dash: Ox.wears",
    "MISSING prose-family: Grace.wears",
    "MISSING xianxia: Yuelan.skin",
    "MISSING lore-crew: Bolt is not there",
)
"""What is not read yet: an eye that is told of as the other's, clothes that are only handled, an alien."""


@pytest.mark.parametrize("told", CASES, ids=lambda told: told.style)
def test_nothing_is_said_that_a_card_does_not_tell(told: Told) -> None:
    assert [fault for fault in judge([told]).faults if fault.startswith("WRONG")] == []


@pytest.mark.parametrize("told", CASES, ids=lambda told: told.style)
def test_what_a_card_tells_is_read(told: Told) -> None:
    missing = [fault for fault in judge([told]).faults if fault.startswith("MISSING")]
    assert [fault for fault in missing if not fault.startswith(UNREAD)] == []


def test_a_reading_is_judged_by_what_is_foreign_before_what_is_missing() -> None:
    made_up = Told("x", "Mira", "Mira has black hair and green eyes.", {"Mira": {"hair": "long red hair"}})
    count = judge([made_up])
    assert (count.right, count.wrong, count.missing) == (0, 2, 0)
    lacking = Told("x", "Mira", "Mira has red hair.", {"Mira": {"hair": "long red hair", "eyes": "green"}})
    count = judge([lacking])
    assert (count.right, count.wrong, count.missing) == (0, 0, 2)


def test_a_keeper_of_an_inn_is_somebody_and_a_ship_that_is_called_she_is_not() -> None:
    entries = [
        {"keys": ["Bran"], "content": "Bran is the keeper of the inn. He is 50, bald, with a grey beard."},
        {"keys": ["Meg"], "content": "Meg is a tavern maid of twenty with red hair and green eyes."},
        {
            "keys": ["Magpie"],
            "content": "The Magpie is an old ship with white wings. She is 60 and tall.",
        },
    ]
    assert [member.sheet.names[0] for member in casting.with_lore((), entries)] == ["Bran", "Meg"]


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("Mira. 35F. Tall.", "35 years old", "woman"),
        ("Odo, 41/M, baker", "41 years old", "man"),
        ("It is 70F in here.", None, None),
        ("Temperature: 70F", None, None),
    ],
)
def test_an_age_with_a_letter_is_one_only_in_a_list(text: str, age: str | None, sex: str | None) -> None:
    (sheet,) = read_card(Card("Mira" if "Odo" not in text else "Odo", text))
    assert (sheet.look.get(Slot.AGE), sheet.look.get(Slot.SEX)) == (age, sex)


@pytest.mark.parametrize(
    ("outfits", "worn"),
    [
        (
            "Outfit (formal): red gown\nOutfit (work): grey overalls\nOutfit (everyday): blue jeans",
            ("blue jeans",),
        ),
        ("Outfit (formal): red gown\nOutfit (work): grey overalls", ("grey overalls",)),
        ("Outfit (formal): red gown\nOutfit (sleep): white shirt", ()),
    ],
)
def test_of_several_outfits_the_everyday_one_is_worn_and_none_of_an_occasion(
    outfits: str, worn: tuple[str, ...]
) -> None:
    assert read_card(Card("Mira", outfits))[0].garments == worn


@pytest.mark.parametrize(
    "text",
    [
        "Once, as a girl, Mira had red hair down to her waist.",
        "Mira wouldn't be caught dead in jeans.",
        "Mira is thin-skinned and has a dark past.",
        "Mira has no nose ring.",
        "Build: 65",
        "Hair: used to be long, before the war",
        "Describe the clothes, the long red hair and the blue eyes of everybody.",
    ],
)
def test_the_past_what_is_refused_and_what_the_model_is_told_are_no_looks(text: str) -> None:
    (sheet,) = read_card(Card("Mira", text))
    assert {slot: said for slot, said in sheet.look.items() if slot is not Slot.SEX} == {}
    assert sheet.garments == ()
