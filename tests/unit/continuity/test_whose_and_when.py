"""Cards in plain prose: whose apprentice somebody is, what is worn when, and words that are no verbs."""

import pytest

from limner.continuity._places import place_in
from limner.continuity.slots import Slot
from tests.unit.continuity.card_world import only, pictured, sheets


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("Ann is his boss. She has red hair.", "woman"),
        ("Tim works as her assistant and has red hair. He is fifty.", "man"),
        ("Ann became his nurse after the war. She has red hair.", "woman"),
        ("Kay was once her rival. He has red hair and wears a coat.", "man"),
        ("Ann is her own boss and has red hair.", "woman"),
        ("Tom is his mother's favourite and has red hair.", "man"),
    ],
)
def test_whose_boss_somebody_is_says_nothing_of_what_he_is_himself(text: str, sex: str) -> None:
    sheet = only(text, text.partition(" ")[0])
    assert (sheet.look[Slot.SEX], sheet.look[Slot.HAIR]) == (sex, "red hair")


def test_of_two_the_one_who_is_the_others_apprentice_keeps_his_own_looks() -> None:
    people = sheets(
        "Rosa is sixty-one. She has buried one husband. Wim is her apprentice, nineteen, with fair hair that "
        "falls into his eyes and a tattoo of a swallow on his neck. He wears a grey T-shirt.",
        "Rosa and Wim",
    )
    assert people["Wim"].look[Slot.SEX] == "man"
    assert people["Wim"].look[Slot.MARKS] == "tattoo of a swallow on his neck"
    assert people["Wim"].garments == ("grey T-shirt",)
    assert people["Rosa"].garments == ()


def test_somebody_is_nobodys_name() -> None:
    assert list(sheets("Mara is forty, with red hair. Someone is a young lord.")) == ["Mara"]


@pytest.mark.parametrize("how", ["worn", "belted", "buttoned", "rolled", "lined", "knotted", "faded"])
@pytest.mark.parametrize(
    "text",
    [
        "White beard, spectacles, a {} black coat, and a leather bag he never puts down.",
        "An old man in a {} coat.",
    ],
)
def test_what_has_been_done_to_a_coat_is_no_verb(text: str, how: str) -> None:
    (garment,) = only(text.format(how)).garments
    assert garment.startswith(how)


@pytest.mark.parametrize(
    ("said", "outfit"),
    [
        ("For weddings she has her dark green dress.", {"weddings": ("dark green dress",)}),
        ("On Sundays she has a green dress.", {"sundays": ("green dress",)}),
        ("When it rains she has a yellow raincoat.", {"rains": ("yellow raincoat",)}),
        ("She has a green dress for weddings.", {"weddings": ("green dress",)}),
        ("At parties she wears a red gown.", {"formal": ("red gown",)}),
    ],
)
def test_clothes_for_an_occasion_are_not_worn_every_day(
    said: str, outfit: dict[str, tuple[str, ...]]
) -> None:
    sheet = only(f"Rosa is small. She wears a blue apron over a black dress. {said}", "Rosa")
    assert sheet.garments == ("blue apron", "black dress")
    assert dict(sheet.outfits) == outfit


@pytest.mark.parametrize("heading", ["", "## Clothes\n"])
@pytest.mark.parametrize(
    "usual", ["Usual: ", "Usually: ", "Everyday: ", "Day to day: ", "Work: ", "On the road: "]
)
def test_a_list_of_what_is_worn_when_is_read_with_and_without_a_heading(usual: str, heading: str) -> None:
    clothes = f"- {usual}green cloak\n- For feasts: a red gown, which she hates\n- Always: a black hat"
    sheet = only(f"- Hair: black\n{heading}{clothes}")
    assert sheet.garments == ("green cloak", "black hat")
    assert ("red gown",) in sheet.outfits.values()


@pytest.mark.parametrize(
    "text",
    [
        "She wears a blue apron, and always, even asleep, her late husband's big steel wristwatch.",
        "She wears a blue apron. She always wears her late husband's big steel wristwatch.",
    ],
)
def test_a_watch_that_is_always_worn_stays_whatever_else_is_put_on(text: str) -> None:
    sheet = only(text)
    assert sheet.garments == ("blue apron",)
    assert sheet.look[Slot.MARKS] == "late husband's big steel wristwatch"


def test_a_hat_that_is_always_worn_is_clothes() -> None:
    assert only("He wears a grey suit and always a hat.").garments == ("grey suit", "hat")


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("she looks up at the empty seat of a stagecoach, mules, dust", ""),
        ("she sits at the foot of a lighthouse", "lighthouse"),
    ],
)
def test_what_somebody_looks_at_is_not_where_she_is(prompt: str, place: str) -> None:
    assert place_in(prompt) == place


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("White beard, a black suit, and a leather bag he never puts down.", "leather bag"),
        ("He has a silver-topped cane that he never lets go of.", "silver-topped cane"),
    ],
)
def test_a_thing_that_somebody_never_puts_down_is_seen_with_him(text: str, thing: str) -> None:
    assert only(text).look[Slot.MARKS] == thing


def test_a_secret_that_somebody_never_lets_out_is_not() -> None:
    assert Slot.MARKS not in only("He has red hair and a secret he never lets out.").look


def test_who_is_small_and_quick_is_not_quick_of_skin() -> None:
    assert only("She is small and quick, with olive skin.").look[Slot.BUILD] == "small"


@pytest.mark.parametrize(
    ("scenario", "place"),
    [
        ("The freighter Corrigan, six weeks from port. Jo meets Mara in the engine room.", "engine room"),
        ("The hotel Aurora, in winter. Jo finds Mara in the kitchen.", "kitchen"),
        ("Clinic Nine, on the lowest ring of Halfway Station.", "Clinic Nine"),
    ],
)
def test_a_story_begins_in_the_room_and_not_in_the_ship_that_it_is_of(scenario: str, place: str) -> None:
    assert only("Mara has red hair.", scenario=scenario).place == place


def test_who_stops_in_front_of_a_house_is_outside() -> None:
    sheet = only("Mara has red hair.", first_mes="The mules stopped in front of the marshal's office.")
    assert sheet.place == "outside the marshal's office"


def test_of_two_below_headings_a_list_that_names_the_first_is_still_of_the_second() -> None:
    people = sheets(
        "# Celeste Arnaud\n- Age: 31\n\n# Bruno Kessler\n- The hotel detective, 62, fond of Celeste\n"
        "- A heavy man\n- Bad leg, always has a blackthorn stick",
        "Celeste",
    )
    bruno = people["Bruno Kessler"].look
    assert (bruno[Slot.AGE], bruno[Slot.BUILD]) == ("62 years old", "heavy")
    assert "blackthorn stick" in bruno[Slot.MARKS]


def test_a_widow_in_a_list_is_the_person_herself() -> None:
    look = only("A widow, 55, from Brest, with red hair.").look
    assert (look[Slot.SEX], look[Slot.AGE], look[Slot.HAIR]) == ("woman", "55 years old", "red hair")


def test_a_pressure_suit_is_not_worn_all_day_and_nobody_is_older_for_it() -> None:
    sheet = only("Her pressure suit is orange and older than she is. On board she lives in an olive jacket.")
    assert sheet.garments == ("olive jacket",)
    assert dict(sheet.outfits) == {"pressure suit": ("orange pressure suit",)}
    assert Slot.AGE not in sheet.look


@pytest.mark.parametrize("which", ["house", "police", "ship's"])
def test_which_detective_it_is_is_no_look(which: str) -> None:
    cards = [("Bruno", "Bruno is the hotel detective. He is heavy, with white hair.")]
    words = pictured(cards, (f"the {which} detective bends over a safe", "Bruno"))
    assert words == "a heavy man with white hair, bends over a safe"


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("in a forest near a river", "forest"),
        ("under fruit trees in a ship's garden", "ship's garden"),
        ("in front of the bathroom mirror, brushing teeth", "bathroom"),
        ("in front of the church, rain", "outside the church"),
    ],
)
def test_of_two_places_it_is_the_one_that_somebody_is_in(prompt: str, place: str) -> None:
    assert place_in(prompt) == place


@pytest.mark.parametrize(
    "text",
    [
        "Mara has black hair. She has two siblings. A brother, 20, tall with red hair.",
        "Mara, 30, has black hair. A husband, 40, bald, with a beard.",
        "Mara has black hair. During the fight she lost a boot.",
        "Mara has black hair. As a girl she had blonde hair and a red coat.",
    ],
)
def test_what_is_told_of_kin_or_of_once_is_not_hers(text: str) -> None:
    sheet = only(text)
    assert sheet.look[Slot.HAIR] == "black hair"
    assert sheet.garments == ()


def test_armour_told_as_hers_is_worn_and_boots_on_her_feet_are_no_outfit() -> None:
    assert only("Mara is a knight. Her armor is silver. Her cape is red.").garments == (
        "silver armor",
        "red cape",
    )
    assert "leather boots" in only("Clothes: white tunic\nOn her feet: leather boots").garments
