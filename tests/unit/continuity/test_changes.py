"""What passes with time, and changes for good that a prompt's own words tell of."""

import pytest

from limner.continuity.slots import Slot
from tests.unit.continuity.engine_world import MIRA, after, reply, tag, told


def test_years_that_pass_make_people_older() -> None:
    words = told(tag("Mira waits", char="Mira", time="ten years later"))
    assert "of 40" in words
    child = reply("a", tag("Tom, a boy of 8 with red hair", char="Tom"))
    assert "man of 28" in told(tag("Tom waits", char="Tom", time="twenty years later"), child)


@pytest.mark.parametrize("time", ["two days later", "years later", "next spring", "ten years earlier"])
def test_nobody_is_made_older_by_less(time: str) -> None:
    assert after(reply("a", tag("Mira waits", char="Mira", time=time))).people[MIRA].look[Slot.AGE].value == (
        "30 years old"
    )


def test_the_same_time_said_again_has_not_passed_again() -> None:
    first = reply("a", tag("Mira waits", char="Mira", time="ten years later"))
    again = tag("Mira waits", char="Mira", time="ten years later")
    assert "of 40" in told(again, first)


def test_hair_that_has_gone_grey_stays_grey() -> None:
    grey = reply("a", tag("Mira, her curls gone grey, waits", char="Mira"))
    assert "brown" not in told(tag("Mira waits", char="Mira"), grey)
    assert "grey" in told(tag("Mira waits", char="Mira"), grey)


def test_grey_hair_that_is_not_said_to_be_new_is_not_believed() -> None:
    grey = reply("a", tag("Mira, her grey curls flying, waits", char="Mira"))
    assert "brown curls" in told(tag("Mira waits", char="Mira"), grey)


@pytest.mark.parametrize(
    ("prompt", "hair"),
    [
        ("Mira with her hair hacked to a short crop, dagger in hand", "brown short crop"),
        ("Mira before a mirror, all her curls cut off, a short bob now, scissors", "brown short bob"),
        ("Mira kneels, her braid chopped off", "brown short hair"),
        ("Mira, her hair has been shorn, weeps", "brown short hair"),
        ("Mira with her curls dyed bright blue, chin up", "long bright blue curls"),
        ("Mira, her hair bleached a pale blonde", "long pale blonde curls"),
        ("Mira leans on the wall, her hair let down now", "loose long brown curls"),
        ("Mira, her hair cut to a chin-length bob, leans on the wall", "brown hair cut to a chin-length bob"),
    ],
)
def test_what_is_done_to_hair_lasts(prompt: str, hair: str) -> None:
    words = told(tag("Mira waits", char="Mira"), reply("a", tag(prompt, char="Mira")))
    assert f"with {hair} and dark eyes" in words


@pytest.mark.parametrize(
    "prompt",
    ["Mira with hair cut short", "Mira cuts a rope", "Mira, her sleeve cut off", "Mira shaved a carrot"],
)
def test_a_cut_that_is_not_told_as_new_or_of_something_else_changes_no_hair(prompt: str) -> None:
    assert "long brown curls" in told(tag("Mira waits", char="Mira"), reply("a", tag(prompt, char="Mira")))


@pytest.mark.parametrize(
    "prompt",
    ["Mira runs a hand over her shaved head", "Mira, completely bald now, weeps", "Mira, now bald, weeps"],
)
def test_a_head_that_was_shaved_stays_bald(prompt: str) -> None:
    words = told(tag("Mira waits", char="Mira"), reply("a", tag(prompt, char="Mira")))
    assert "a bald woman" in words
    assert "curls" not in words


def test_a_new_limb_takes_the_place_of_the_old_one_for_good() -> None:
    met = reply("a", tag("Tom, a man with red hair and a wooden left arm", char="Tom"))
    new = reply("b", tag("Tom flexes the fingers of his new left arm of black ceramic", char="Tom"))
    words = told(tag("Tom waits", char="Tom"), met, new)
    assert "left arm of black ceramic" in words
    assert "wooden" not in words
    brass = reply("c", tag("Tom admires his new brass hand", char="Tom"))
    assert "brass hand" in told(tag("Tom waits", char="Tom"), met, new, brass)


def test_her_hair_cropped_short_is_cut_and_hair_cut_short_only_says_how_it_is() -> None:
    cut = reply("a", tag("Mira with her hair cropped short, the knife in her hand", char="Mira"))
    assert "short cropped hair" in told(tag("Mira waits", char="Mira"), cut)
    assert "long" not in told(tag("Mira waits", char="Mira"), cut)


def test_a_wig_hides_the_hair_under_it() -> None:
    wig = reply("a", tag("x", char="Mira", wears="black dress, blond wig"))
    words = told(tag("Mira waits", char="Mira"), wig)
    assert "blond wig" in words
    assert "brown curls" not in words
    off = reply("b", tag("x", char="Mira", wears="black dress"))
    assert "brown curls" in told(tag("Mira waits", char="Mira"), wig, off)


def test_a_bandage_that_is_worn_is_off_with_the_next_clothes_and_a_wound_stays() -> None:
    bound = reply("a", tag("x", char="Mira", wears="grey dress, bandage around her head"))
    assert "bandage" in told(tag("Mira waits", char="Mira"), bound)
    other = reply("b", tag("x", char="Mira", wears="green dress"))
    assert "bandage" not in told(tag("Mira waits", char="Mira"), bound, other)


def test_newly_cropped_hair_is_new_hair() -> None:
    cropped = reply("a", tag("Mira with newly cropped short black hair", char="Mira"))
    words = told(tag("Mira waits", char="Mira"), cropped)
    assert "cropped short black hair" in words
    assert "curls" not in words


def test_years_later_other_hair_is_believed_and_at_other_times_it_is_not() -> None:
    later = reply("a", tag("years later, Mira with short grey hair waits", char="Mira"))
    assert "short grey hair" in told(tag("Mira waits", char="Mira"), later)
    now = reply("a", tag("Mira with short grey hair waits", char="Mira"))
    assert "long brown curls" in told(tag("Mira waits", char="Mira"), now)


@pytest.mark.parametrize(
    "prompt",
    ["Tom, his beard shaved off, blinks", "Tom stares, his beard burnt off", "Tom laughs, his beard gone"],
)
def test_a_beard_that_is_off_stays_off(prompt: str) -> None:
    met = reply("a", tag("Tom, a man with red hair and a black beard", char="Tom"))
    words = told(tag("Tom waits", char="Tom"), met, reply("b", tag(prompt, char="Tom")))
    assert "red hair" in words
    assert "beard" not in words
    assert "clean-shaven" in words


@pytest.mark.parametrize(
    ("prompt", "beard"),
    [
        ("Tom, his beard gone grey, waits", "grey beard"),
        ("Tom, his beard has turned white, waits", "white beard"),
        ("Tom grins, his beard dyed bright blue", "bright blue beard"),
    ],
)
def test_a_beard_of_another_colour_is_still_a_beard_and_no_hair(prompt: str, beard: str) -> None:
    met = reply("a", tag("Tom, a man with red hair and a black beard", char="Tom"))
    words = told(tag("Tom waits", char="Tom"), met, reply("b", tag(prompt, char="Tom")))
    assert f"red hair and {beard}" in words
    assert "clean-shaven" not in words


def test_a_moustache_that_is_shaved_off_takes_no_beard_along() -> None:
    met = reply("a", tag("Tom, a man with red hair, a black beard and a moustache", char="Tom"))
    words = told(
        tag("Tom waits", char="Tom"), met, reply("b", tag("Tom, his mustache shaved off", char="Tom"))
    )
    assert "red hair and black beard" in words
    assert "moustache" not in words


def test_a_garment_behind_a_look_that_is_told_anyway_is_said_once() -> None:
    words = told(tag("Mira with brown curls and a grey cloak waits", char="Mira"))
    assert words.count("cloak") == 1


def test_hair_hacked_off_is_short_hair_and_nobody_is_short() -> None:
    cut = reply("a", tag("Mira screams", char="Mira", look="Mira: hair hacked off short"))
    words = told(tag("Mira waits", char="Mira"), cut)
    assert "brown short hair" in words
    assert "a short" not in words


def test_a_name_in_a_look_is_a_name() -> None:
    first = reply(
        "a", tag("she bows", char="Nightjar", look="Nightjar: Dr. Odile Vane, woman with white hair")
    )
    words = told(tag("Odile sings", char="Odile"), first)
    assert "white hair" in words
    assert "Vane" not in words


@pytest.mark.parametrize(
    "prompt",
    [
        "Thora the trader, a fat woman with red hair, rolls a barrel ashore",
        "Thora the Red, a fat woman with red hair, rolls a barrel ashore",
    ],
)
def test_what_a_name_is_called_behind_it_is_nobody_else(prompt: str) -> None:
    met = reply("a", tag(prompt, char="Thora"))
    assert "a fat woman with red hair" in told(tag("Thora waits", char="Thora"), met)


def test_a_bare_word_means_the_garment_that_is_known() -> None:
    gown = reply("a", tag("Mira bows", char="Mira", wears="Mira: red gown, silver cape"))
    plain = reply("b", tag("Mira rests", char="Mira", wears="Mira: grey dress"))
    assert "silver cape" in told(tag("Mira puts on a cape", char="Mira"), gown, plain)


def test_what_is_in_a_hand_or_holds_thumbs_is_not_put_on() -> None:
    assert "shoe" not in told(tag("Mira crawls out with a shoe in her hand", char="Mira")).split("crawls")[0]
    assert "belt" not in told(tag("Mira waits, thumbs in her belt", char="Mira")).split("waits")[0]


def test_a_hulking_figure_is_somebody_else() -> None:
    assert "curls" not in told(tag("a hulking figure in a burlap mask on a dock"))
    assert "curls" in told(tag("a lone figure on a dock"))


def test_a_face_that_is_close_shows_no_clothes() -> None:
    assert "jerkin" not in told(tag("her face, close, a guilty smile", char="Mira"))


def test_who_stands_on_a_bus_has_not_left_the_street() -> None:
    street = reply("a", tag("Mira runs", char="Mira", place="downtown street"))
    assert "street" in told(tag("Mira stands on top of the bus", char="Mira"), street)


def test_where_a_photo_is_looked_at_is_the_place_from_then_on() -> None:
    photo = reply("a", tag("a polaroid of Mira in a red hat", char="Mira", place="newsroom"))
    assert told(tag("Mira laughs", char="Mira"), photo).endswith("in the newsroom")


def test_the_same_words_after_another_time_say_that_more_has_passed() -> None:
    first = reply("a", tag("Mira waits", char="Mira", time="ten years later"))
    then = reply("b", tag("Mira waits", char="Mira", time="evening"))
    assert "of 50" in told(tag("Mira waits", char="Mira", time="ten years later"), first, then)
