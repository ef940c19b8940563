# ruff: noqa: E501 -- a card is kept as it is written
"""What the rounds on stories of the kept-back kind taught the readers, a sentence for each kind."""

import pytest

from limner.continuity._card_people import Portrayed
from limner.continuity._card_reader import Card, read_card
from limner.continuity._card_start import begins
from limner.continuity._look_fixed import LINES, _compiled
from limner.continuity._looks_over import without
from limner.continuity._places import place_in
from limner.continuity._views import View, view_of
from limner.continuity.looks import read
from limner.continuity.slots import Slot
from tests.unit.continuity.card_world import sheets
from tests.unit.linear import faults

AGE, BUILD, HAIR, EYES, MARKS, SKIN = Slot.AGE, Slot.BUILD, Slot.HAIR, Slot.EYES, Slot.MARKS, Slot.SKIN


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("At sixty-one she is as thin as a heron.", AGE, "61 years old"),
        ("At sixty-one she is as thin as a heron.", BUILD, "thin"),
        ("Felix: their cook, about 30. Skinny.", AGE, "30 years old"),
        ("Forty or so. Black beard.", AGE, "40 years old"),
        ("The Captain is seventy if she is a day.", AGE, "70 years old"),
        ("Benny - 24, he/him, team photographer.", AGE, "24 years old"),
        ("There is a beauty mark above her lip.", MARKS, "beauty mark above her lip"),
        ("He has no hair at all.", HAIR, "bald"),
        ("She has one blue eye and one of glass.", EYES, "one blue eye and one glass eye"),
        ("one blue eye and a black silk patch over the other", MARKS, "black silk eyepatch"),
        (
            "her eyes are two different colours, one brown and one green",
            EYES,
            "one brown eye and one green eye",
        ),
        ("the eyes are a washed-out blue", EYES, "washed-out blue eyes"),
        ("hair dyed red", HAIR, "dyed red hair"),
        ("hair cropped like a soldier's, black going grey", HAIR, "black hair cropped like a soldier's"),
        ("Her hair is shaved on the left.", HAIR, "hair shaved on the left"),
        ("a barcode is tattooed on the back of her neck", MARKS, "barcode tattooed on the back of her neck"),
        ("left arm in a cast", MARKS, "left arm in a cast"),
        ("a stout Black woman of fifty", SKIN, "dark skin"),
    ],
)
def test_a_look_is_read(text: str, slot: Slot, value: str) -> None:
    assert value in [said.value for said in read(text) if said.slot is slot]


@pytest.mark.parametrize(
    "text",
    [
        "There are some thirty, all in rags.",
        "At twenty she left the island.",
        "Not a hair out of place.",
        "She is as tall as her brother.",
        "She is stubborn, fair, short of words.",
    ],
)
def test_what_is_no_age_build_or_baldness_is_not_read(text: str) -> None:
    assert not [said for said in read(text) if said.slot in (AGE, BUILD) or said.value == "bald"]


@pytest.mark.parametrize(
    ("text", "garments"),
    [
        (
            "Mira is forty. She is robed in white with a purple border and goes barefoot.",
            ("white robe", "barefoot"),
        ),
        ("White hair under a purple turban; black bombazine.", ("purple turban", "black bombazine clothes")),
        ("Plaid shirt and suspenders most days.", ("Plaid shirt", "suspenders")),
        ("Mira, 29, she/her, brown hair, brown leather jacket.", ("brown leather jacket",)),
        (
            "Mira is a contestant: round glasses, yellow apron over a white tee.",
            ("yellow apron", "white tee"),
        ),
        ("Grey cardigan with leather elbows, slippers.", ("Grey cardigan with leather elbows", "slippers")),
        ("Mira is sixteen, with a bamboo flute in her belt. Straw sandals.", ("Straw sandals",)),
        ("Mira is tall, always in her brother's blue jacket.", ("brother's blue jacket",)),
        ("A bow tie she ties herself.", ("bow tie",)),
        ("Brass lamps, red velvet, dark windows.", ()),
    ],
)
def test_clothes_are_read(text: str, garments: tuple[str, ...]) -> None:
    (sheet,) = read_card(Card("Mira", text))
    assert sheet.garments == garments


def test_a_paragraph_that_begins_with_somebody_new_is_theirs() -> None:
    found = sheets(
        "Okiku is a lady with black hair.\n\nThe nurse, Ume, is over seventy. She has a shaved head. Hemp robe.",
        "Okiku",
    )
    assert found["Ume"].look[HAIR] == "shaved head"
    assert found["Ume"].garments == ("Hemp robe",)
    assert found["Okiku"].look[HAIR] == "black hair"


def test_somebody_behind_a_word_of_kinship_is_a_person() -> None:
    found = sheets("Age: 60\nDisciple: Hong Mei, 19, female. Lean, black ponytail. Red jacket.", "Bai He")
    assert (found["Hong Mei"].look[HAIR], found["Hong Mei"].garments) == ("black ponytail", ("Red jacket",))


def test_a_thing_at_the_head_of_a_list_is_nobody() -> None:
    assert list(sheets("Benny is short. Glasses, curly brown hair. Mixed-race, brown eyes.", "Benny")) == [
        "Benny"
    ]


def test_a_nickname_in_the_name_and_a_title_are_names() -> None:
    assert "Dot" in sheets('- Dolores "Dot" Martinez\n- 35, black hair', "Dolores")["Dolores"].names
    assert "the landlady" in sheets("Title: Landlady of 12 Harbour Row\nAge: 70", "Eleni")["Eleni"].names


@pytest.mark.parametrize(
    ("scenario", "place"),
    [
        ("The atrium of the house, the day before the festival.", "atrium of the house"),
        ("A lighthouse on a rock, January. The boat has left.", "lighthouse"),
        ("Camp Lonesome, August 1986. The mess hall, the night before.", "mess hall"),
        ("A well at the edge of the desert, before dawn.", "well"),
        ("Behind the big top of Circus Dudek, the last week.", "big top of Circus Dudek"),
        ("The captain of the guard has a secret.", ""),
        ("The third day of the siege.", ""),
    ],
)
def test_a_scenario_is_set_where_its_first_words_say(scenario: str, place: str) -> None:
    assert begins([], "", scenario).place == place


def test_a_greeting_on_the_stairs_is_in_the_scenario_s_church() -> None:
    greeting, scenario = "Silas was on the stairs when it knocked.", "A church in the marsh, November."
    assert begins([Portrayed(["Silas"])], greeting, scenario).place == "church"


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("furious, in a sleeping compartment", "sleeping compartment"),
        ("she stands at a vast window, a ringed planet behind her", ""),
        ("she shakes her stick at the river", ""),
        ("a woman in a navy suit studies a portrait", ""),
        ("a queen on a throne of roots", ""),
    ],
)
def test_a_prompt_names_a_place_or_none(prompt: str, place: str) -> None:
    assert place_in(prompt) == place


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[3][:46])
def test_a_fixed_phrase_is_found_in_linear_time(line: tuple[Slot, str, frozenset[str], str]) -> None:
    assert faults(_compiled(line[3]), searched=True) == []


def test_who_hands_something_over_is_seen_whole() -> None:
    assert view_of("Mago hands bread to Elissa") is View.WHOLE
    assert view_of("two hands clasped over a letter") is View.HANDS


def test_what_a_look_says_is_over_is_taken_out() -> None:
    assert without("scar on the cheek, left arm in a cast", "arm healed, no cast") == "scar on the cheek"
