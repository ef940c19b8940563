"""What a fresh eye found that the newer readers told wrongly, by ordinary tags and cards."""

import pytest

from limner.continuity._card_reader import Card, read_card
from limner.continuity.slots import Slot
from tests.unit.continuity.card_world import pictured as of_cards

CARDS = {
    "Mira": "Mira is a 30-year-old woman with red hair and green eyes. She wears a leather jerkin, "
    "a white shirt, grey trousers and boots.",
    "Tom": "Tom is a 40-year-old man with black hair and a beard. He wears a brown coat and jeans.",
    "Jim": "Jim Stone is a 45-year-old sheriff with grey hair.",
    "Kate": "Kate is a 20-year-old woman with blonde hair.",
    "Dr. Lee": "Dr. Lee is a woman of 50 with white hair, a doctor.",
    "Vane": "Captain Vane is a man of 50, the captain of the Gull, with a black beard.",
}
OUTFIT = "leather jerkin, white shirt, grey trousers and boots"


def pictured(cast: str, *tags: tuple[str, str]) -> str:
    """Return the last picture's words of tags, each a prompt and its ``char``."""
    return of_cards([(name, CARDS[name]) for name in cast.split(", ")], *tags)


@pytest.mark.parametrize(
    "prompt",
    [
        "Tom watches Mira's hair cut short",
        "Tom remembers Mira's hair cropped short",
        "the dog's hair clipped short",
    ],
)
def test_hair_that_is_cut_is_not_somebody_elses(prompt: str) -> None:
    assert "short" not in pictured("Mira, Tom", (prompt, "Tom"), ("Tom waits", "Tom"))


@pytest.mark.parametrize(
    ("cast", "who", "prompt", "never"),
    [
        ("Mira, Tom", "Tommy Vane", "Tommy Vane, a boy of ten with freckles, runs", "beard"),
        ("Jim", "James Stone", "James Stone, a boy of eight, runs", "grey"),
        ("Kate", "Cathy Brown", "Cathy Brown smiles", "blonde"),
        ("Dr. Lee", "the surgeon", "the surgeon, a tall bald man, nods", "white"),
        ("Vane", "the captain of the guard", "the captain of the guard salutes", "black beard"),
    ],
)
def test_two_people_are_not_taken_for_one(cast: str, who: str, prompt: str, never: str) -> None:
    assert never not in pictured(cast, (prompt, who))


def test_a_young_man_is_not_the_old_one() -> None:
    assert "old man" not in pictured(
        "Mira", ("an old man with a beard", "an old man"), ("he waits", "the young man")
    )


@pytest.mark.parametrize(
    ("first", "prompt", "who"),
    [
        (("the nurse, blonde", "the nurse"), "the other nurse waits", "the other nurse"),
        (("the nurse, blonde", "the nurse"), "the nurse with glasses waits", "the nurse with glasses"),
        (("Anna, blonde", "Anna"), "Annie smiles", "Hannah"),
        (("Rose, an old woman, blonde", "Rose"), "Rosemary, a girl of six", "Rosemary"),
    ],
)
def test_another_of_a_like_name_has_her_own_looks(first: tuple[str, str], prompt: str, who: str) -> None:
    assert "blonde" not in pictured("Mira", first, ("Annie smiles", "Annie"), (prompt, who))


def test_a_white_shirt_does_not_make_somebody_the_woman_in_white() -> None:
    assert "red hair" not in pictured("Mira", ("the woman in white waits", "the woman in white"))


def test_what_is_outside_does_not_lead_there() -> None:
    words = pictured("Mira", ("Mira in the kitchen", "Mira"), ("Mira at the window, the sea outside", "Mira"))

    assert "outside the kitchen" not in words


@pytest.mark.parametrize(
    "prompt",
    [
        "Mira dressed as usual",
        "Mira dressed as if for a funeral",
        "Mira dressed as always",
        "Mira, no longer naked",
        "Mira dreams that she is naked in class",
    ],
)
def test_clothes_stay_on_where_nothing_else_is_told(prompt: str) -> None:
    assert OUTFIT in pictured("Mira", (prompt, "Mira"), ("Mira waits", "Mira"))


def test_who_was_naked_in_the_bath_is_dressed_in_the_street() -> None:
    bath = ("Mira naked in the bathroom", "Mira")

    assert "naked" in pictured("Mira", bath, ("Mira waits", "Mira"))
    assert OUTFIT in pictured("Mira", bath, ("Mira in the street", "Mira"))


def test_nothing_but_a_shirt_brings_back_no_trousers() -> None:
    words = pictured("Mira", ("Mira in a red dress", "Mira"), ("Mira in nothing but her white shirt", "Mira"))

    assert "trousers" not in words


@pytest.mark.parametrize(
    ("prompt", "who", "kept"),
    [
        ("Zora, a fortune teller with gold rings, waits", "Zora", "fortune teller"),
        ("a barmaid, Nell, pours ale", "Nell", "barmaid"),
        ("a second guard, Pell, short with a scarred lip", "Pell", "second guard"),
    ],
)
def test_what_somebody_is_stands_in_the_picture_that_says_it(prompt: str, who: str, kept: str) -> None:
    words = pictured("Mira", (prompt, who))

    assert kept in words
    assert "the woman" not in words
    assert "the person" not in words


def test_a_trade_behind_a_name_stays_where_it_is() -> None:
    first = ("Kit, the ferryman, old, one eye", "Kit")

    assert "the ferryman rows" in pictured("Mira", first, ("Kit the ferryman rows", "Kit"))
    assert "the man" not in pictured("Mira", first, ("Kit the ferryman rows", "Kit"))


def test_who_would_be_something_is_not_called_so() -> None:
    words = pictured("Mira", ("Ivo, a would-be actor with a moustache", "Ivo"), ("he waits", "the actor"))

    assert "moustache" not in words


@pytest.mark.parametrize(
    ("text", "slot", "never"),
    [
        ("Rosa has hair covered with a scarf when she cooks. She has brown eyes.", Slot.HAIR, "hair covered"),
        ("Rosa has hands covered with burns, and a dimple.", Slot.MARKS, "hands covered"),
        (
            "Rosa es una mujer con el pelo negro. No lleva gafas. Lleva una camisa blanca.",
            Slot.MARKS,
            "glasses",
        ),
    ],
)
def test_no_half_or_denied_look_is_told(text: str, slot: Slot, never: str) -> None:
    (sheet,) = read_card(Card("Rosa", text))

    assert never not in sheet.look.get(slot, "")


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Mia has red hair. She answers to Reed.", "Reed"),
        ("Mia is a woman with red hair. To his sister he is Bobby. Bob is away.", "Bobby"),
    ],
)
def test_nobody_is_called_by_the_name_of_another(text: str, never: str) -> None:
    (sheet,) = read_card(Card("Mia", text))

    assert never not in sheet.names
