"""What the stories of rounds k to o brought, that nobody had read before: the kind of each, not its words."""

import pytest

from limner.continuity.slots import Slot
from limner.continuity.wardrobe import worn
from tests.unit.continuity.card_world import only
from tests.unit.continuity.engine_world import MIRA, after, reply, tag, told


def clothes(*prompts: str, wears: str = "") -> list[str]:
    tags = [tag("Mira waits", char="Mira", wears=wears)] if wears else []
    tags += [tag(prompt, char="Mira") for prompt in prompts]
    state = after(*(reply(str(number), each) for number, each in enumerate(tags)))
    return [garment.words for garment in worn(state.people[MIRA])]


@pytest.mark.parametrize(
    ("card", "slot", "value"),
    [
        ("She has led caravans since she was fifteen, and is thirty-four now.", Slot.AGE, "34 years old"),
        ("Mara has sung since the age of six. She is thirty.", Slot.AGE, "30 years old"),
        ("Mara is nineteen, a clerk's son, thin and pale.", Slot.BUILD, "thin"),
        ("Mara is nineteen, a clerk's son, thin and pale.", Slot.SEX, "man"),
        (
            "She is small. Behind her left ear sits a silver implant that blinks when she lies.",
            Slot.MARKS,
            "silver implant behind her left ear",
        ),
        ("She is small. Between her brows sits a red dot.", Slot.FACE, "red dot between her brows"),
        ("She has grey eyes and a brass ring in her nose.", Slot.MARKS, "brass nose ring"),
        ("He is twenty-one and far too tall for the little door.", Slot.BUILD, "tall"),
        ("Left arm: steel prosthetic\nEyes: red", Slot.MARKS, "steel prosthetic left arm"),
        (
            "Er hat weißes Haar und eine Klappe über dem linken Auge.",
            Slot.MARKS,
            "eyepatch over the left eye",
        ),
    ],
)
def test_a_fact_is_read_as_it_is_now_and_of_the_one_it_is_told_of(card: str, slot: Slot, value: str) -> None:
    assert only(card).look[slot] == value


@pytest.mark.parametrize(
    ("card", "garments"),
    [
        (
            "He wears a mustard sweater and blue jeans, in summer too.",
            ("mustard sweater", "blue jeans"),
        ),
        ("Sie ist 31. Bei der Arbeit trägt sie ein blaues Kleid.", ("blue dress",)),
        (
            "[Biscuit: Juno's dog, big, shaggy grey fur, three legs, red collar; likes nobody]",
            ("red collar",),
        ),
    ],
)
def test_only_clothes_are_clothes(card: str, garments: tuple[str, ...]) -> None:
    assert only(card).garments == garments


def test_german_clothes_for_an_occasion_are_an_outfit_and_not_what_is_worn_each_day() -> None:
    jule = only(
        "Sie ist 31. In der Werkstatt trägt sie eine Lederschürze. Im Winter trägt sie einen Pelzmantel."
    )
    assert jule.garments == ("leather apron",)
    assert dict(jule.outfits) == {"winter": ("fur coat",)}


def test_a_role_is_a_name_where_more_stands_behind_it_in_its_line() -> None:
    assert "the sheriff" in only("*Sheriff of Dry Creek. Her friends say Abby.*\n\n- Eyes: blue").names


@pytest.mark.parametrize(
    ("scenario", "place"),
    [
        ("The salt road, two hundred miles of desert. Juno's truck has stopped.", "salt road"),
        (
            "The roof of the physics building, where the astronomy club meets. The club is three people.",
            "roof of the physics building",
        ),
        ("The road. They sit in the truck.", "truck"),
    ],
)
def test_a_story_begins_where_its_scenario_says_first_unless_somebody_is_within(
    scenario: str, place: str
) -> None:
    assert only("A woman.", "Juno", scenario=scenario).place == place


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("Mira and Bran look at each other down the length of the bar", "in the tavern"),
        ("Mira at the far end of the corridor", "in the corridor"),
        ("Mira growls in the shade of a truck", "in the tavern"),
        ("Mira stands at a dry pump of a filling station", "at the filling station"),
        ("Mira at the wheel of a van", "in the van"),
        ("Mira and Bran walk up to a town gate", "at the town gate"),
        ("Mira on a grassy dike among sheep", "on the grassy dike"),
    ],
)
def test_the_place_of_a_prompt_holds_for_the_next(prompt: str, place: str) -> None:
    assert told(tag("Mira waits", char="Mira"), reply("1", tag(prompt, char="Mira"))).endswith(
        f"waits, {place}"
    )


@pytest.mark.parametrize(
    ("prompts", "wears", "now"),
    [
        (("a woman in a jerkin",), "", ["leather jerkin", "grey trousers", "boots"]),
        (
            ("Mira in a yellow raincoat and a hat instead of her jerkin and boots",),
            "",
            ["grey trousers", "yellow raincoat", "hat"],
        ),
        (
            (
                "Mira in a yellow raincoat and a wool hat",
                "Mira in her leather jerkin and grey trousers again",
            ),
            "",
            ["leather jerkin", "grey trousers", "boots"],
        ),
        (
            ("Mira in her leather jerkin and grey trousers, the coat thrown off",),
            "long black coat",
            ["leather jerkin", "grey trousers", "boots"],
        ),
        (("Mira in her leather jerkin and grey trousers",), "long black coat", ["long black coat"]),
        (("Mira in chainmail",), "chainmail shirt, grey cloak", ["chainmail shirt", "grey cloak"]),
    ],
)
def test_a_prompt_changes_what_it_says_and_no_more(
    prompts: tuple[str, ...], wears: str, now: list[str]
) -> None:
    assert clothes(*prompts, wears=wears) == now


@pytest.mark.parametrize(
    "prompt",
    [
        "Mira with her hair cut short and dyed black runs a hand over her head",
        "Mira, her hair dyed black and cut short, grins",
        "Mira's hair, cut short and dyed black, is wet",
    ],
)
def test_what_is_done_to_hair_at_once_is_done_for_good(prompt: str) -> None:
    words = told(tag("Mira waits", char="Mira"), reply("1", tag(prompt, char="Mira")))
    assert words.startswith("a woman of 30 with short cropped black hair and dark eyes")


def test_hair_that_is_told_to_be_freshly_dyed_behind_a_comma_is_so_from_then_on() -> None:
    words = told(tag("Mira waits", char="Mira"), reply("1", tag("wrings out her hair, freshly dyed black")))
    assert words.startswith("a woman of 30 with long black curls")


def test_who_stands_beside_a_locomotive_is_on_the_platform() -> None:
    above = [
        reply("1", tag("Mira on a railway platform", char="Mira")),
        reply("2", tag("Mira beside a black locomotive", char="Mira")),
    ]
    assert told(tag("Mira waits", char="Mira"), *above).endswith("on the railway platform")
