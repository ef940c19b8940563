import pytest

from limner.continuity._place_words import NARROW, NO_ENDING, WIDE
from limner.continuity._places import _SECOND, _named, is_wide, place_in, said_in, same
from limner.continuity._text import SPELT_OTHERWISE
from tests.unit.continuity.spellings import spellings


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("three figures around a candle in a brick tunnel", "brick tunnel"),
        ("Tom shares a tin of peaches on the roof of an overturned bus", "roof of an overturned bus"),
        ("Mira crosses the rope bridge, wind", "rope bridge"),
        ("in the old pumping station, Ada turns a wheel", "old pumping station"),
        ("tavern, night, Mira asleep", "tavern"),
        ("Hana looks at the sea from a cliff", "cliff"),
        ("Eli at the kitchen window, washing up", "kitchen"),
    ],
)
def test_a_prompt_says_where_somebody_is(prompt: str, place: str) -> None:
    assert place_in(prompt) == place


@pytest.mark.parametrize(
    "prompt",
    [
        "she stares at the castle",
        "Mira leans in a doorway",
        "Mira with her back to the room",
        "a painting of a lake over the bed",
        "Mira beside a car",
        "ears flat, afraid",
    ],
)
def test_what_is_looked_at_and_a_spot_in_the_place_are_no_new_place(prompt: str) -> None:
    assert place_in(prompt) == ""


def test_a_shorter_name_of_a_place_is_the_same_one() -> None:
    assert same("lighthouse kitchen", "kitchen")
    assert same("dark forest", "pines")
    assert not same("town hall", "ice hall")
    assert not same("kitchen", "tavern")


def test_a_place_counts_as_said_only_with_all_its_words() -> None:
    assert said_in("brick tunnel", "a candle in a brick tunnel")
    assert not said_in("hotel corridor", "a cart in a corridor")


def test_what_somebody_gets_out_of_is_not_where_they_are() -> None:
    assert place_in("she steps out of a glass elevator between two guards") == ""
    assert place_in("he climbs out of a taxi") == ""
    assert place_in("they walk arm in arm out of the tunnel") == "tunnel"
    assert place_in("she stands in the elevator") == "elevator"


def test_the_quick_look_finds_whatever_is_a_place_and_nothing_else() -> None:
    said = tuple(spellings({*WIDE, *NARROW, *NO_ENDING, *_SECOND, *SPELT_OTHERWISE}))

    assert [said[at] for at in _named(said)] == [word for word in said if is_wide(word) or word in _SECOND]
