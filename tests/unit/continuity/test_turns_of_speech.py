"""Turns of speech in cards and prompts that were read wrongly in stories which nobody here had seen."""

import pytest

from limner.continuity._descriptions import described
from limner.continuity._places import place_in
from limner.continuity.slots import Slot
from limner.continuity.wardrobe import worn
from tests.unit.continuity.card_world import only, sheets
from tests.unit.continuity.engine_world import BEGINNING, MIRA, after, reply, tag, told


def test_she_is_not_a_man_of_whom_only_the_name_is_known() -> None:
    people = sheets("Ada is a baker. Tom is her boss. She has blue eyes.", "Ada")
    assert people["Ada"].look == {Slot.SEX: "woman", Slot.EYES: "blue eyes"}
    assert "Tom" not in people


def test_who_is_told_of_as_she_is_a_woman_also_by_a_mans_name() -> None:
    assert only("She has blue eyes.", "Tom").look[Slot.SEX] == "woman"


@pytest.mark.parametrize("what", ["his boss and his lover", "his boss, his lover and his rival"])
def test_several_things_that_somebody_is_to_another_say_nothing_of_her(what: str) -> None:
    sheet = only(f"Mara is {what}. She has red hair.")
    assert sheet.look == {Slot.SEX: "woman", Slot.HAIR: "red hair"}


@pytest.mark.parametrize(
    "first", ["On Sundays", "Sometimes", "Secretly", "Perhaps", "Nowadays", "Physically"]
)
def test_the_word_that_a_sentence_opens_with_is_none_of_the_name(first: str) -> None:
    assert only(f"{first} Mara wears a green dress.").names == ("Mara",)


def test_a_name_that_ends_like_an_adverb_is_a_name() -> None:
    assert "Emily Mara" in only("Emily Mara has red hair.").names
    assert "Mara Reilly" in only("Mara Reilly has red hair.").names


@pytest.mark.parametrize(
    ("clothes", "garments"),
    [
        ("ripped jeans and a silver ring", ("ripped jeans", "silver ring")),
        ("a black hat and her grandmother's ring", ("black hat", "grandmother's ring")),
        ("a black dress and a gold watch", ("black dress", "gold watch")),
        ("a coat, a silver ring and boots", ("coat", "silver ring", "boots")),
        ("a hat with a feather", ("hat with a feather",)),
    ],
)
@pytest.mark.parametrize("told_as", ["She wears {}.", "Clothes: {}"])
def test_a_ring_or_a_watch_is_a_thing_of_its_own(
    told_as: str, clothes: str, garments: tuple[str, ...]
) -> None:
    found = only(told_as.format(clothes)).garments
    assert tuple(each.removeprefix("her ") for each in found) == garments


def test_pearls_and_a_pearl_necklace_are_the_same() -> None:
    def clothes(*wears: str) -> list[str]:
        turns = [reply(str(n), tag("x", char="Mira", wears=said)) for n, said in enumerate(wears)]
        return [g.words for g in worn(after(*turns).people[MIRA])]

    assert clothes("red gown, pearl necklace", "no pearls") == ["red gown"]


@pytest.mark.parametrize("loyal", ["loyal to Mara", "in love with Mara", "married to Mara Holt"])
def test_in_a_list_whom_somebody_is_devoted_to_is_not_who_it_goes_on_about(loyal: str) -> None:
    people = sheets(f"Tom: 30, {loyal}, bald.\nMara: 25, blonde.", "Tom")
    assert people["Tom"].look == {Slot.AGE: "30 years old", Slot.HAIR: "bald"}
    assert people["Mara"].look == {Slot.AGE: "25 years old", Slot.HAIR: "blonde hair"}


def test_what_somebody_would_be_otherwise_is_not_so() -> None:
    assert only("If Mara were a man, she would have a beard. Mara has red hair.").look == {
        Slot.HAIR: "red hair"
    }


@pytest.mark.parametrize("trade", ["boots shop clerk", "hat maker", "shoe salesman"])
@pytest.mark.parametrize("between", ["\n", ". "])
def test_what_somebody_works_as_is_no_clothes_and_nobody(trade: str, between: str) -> None:
    sheet = only(f"Work: {trade}{between}Hair: red")
    assert (sheet.look[Slot.HAIR], sheet.garments, dict(sheet.outfits)) == ("red hair", (), {})


def test_clothes_for_work_are_clothes() -> None:
    assert dict(only("Work: grey blazer\nHome: a robe").outfits) == {
        "work": ("grey blazer",),
        "home": ("robe",),
    }
    assert only("Work: nurse (blue scrubs)").garments == ("blue scrubs",)


@pytest.mark.parametrize("key", ["Quirk", "Food", "Hobby", "Hometown", "Talent", "Education", "Language"])
def test_in_a_list_on_one_line_no_key_is_somebody(key: str) -> None:
    sheet = only(f"{key}: pizza. Hair: red. Eyes: blue.")
    assert (sheet.names[0], sheet.look) == ("Mara", {Slot.HAIR: "red hair", Slot.EYES: "blue eyes"})


@pytest.mark.parametrize("secret", ["cannot bear to see herself die", "will duck under any table"])
def test_a_verb_that_is_an_animals_name_makes_nobody_one(secret: str) -> None:
    assert only(f"Secret: {secret}\nHair: red\nShe is tall.").look[Slot.SEX] == "woman"


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("I look forty, and have looked forty for three hundred years.", "40 years old"),
        ("A huge man, fifty to look at, bald.", "50 years old"),
        ("She could pass for thirty.", "30 years old"),
    ],
)
def test_how_old_somebody_looks_is_the_age(text: str, age: str) -> None:
    assert only(text).look[Slot.AGE] == age


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("I am as pale as wax.", Slot.SKIN, "pale skin"),
        ("She is as white as a ghost.", Slot.SKIN, "pale skin"),
        ("One of my fangs is gold, which is a long story.", Slot.MARKS, "one gold fang"),
        ("One of her teeth is gold.", Slot.MARKS, "one gold tooth"),
        ("One horn is broken.", Slot.MARKS, "one broken horn"),
        ("It has barnacles all over its head.", Slot.MARKS, "barnacles all over its head"),
    ],
)
def test_a_look_in_a_turn_of_speech_is_read(text: str, slot: Slot, value: str) -> None:
    assert only(text).look[slot] == value


def test_who_stands_beside_somebody_is_who_the_next_sentence_is_about() -> None:
    people = sheets(
        "I look forty. Behind my left shoulder stands Teodor. He was a boxer once and nobody has told his "
        "body that it is over: a huge man with a shaved head. I dress him in a charcoal suit.",
        "Perpetua",
    )
    assert people["Teodor"].look == {Slot.SEX: "man", Slot.BUILD: "huge", Slot.HAIR: "shaved head"}
    assert people["Teodor"].garments == ("charcoal suit",)
    assert Slot.SEX not in people["Perpetua"].look


def test_whom_somebody_dresses_wears_it() -> None:
    people = sheets("Tom is a huge man. She dresses him in a charcoal suit.")
    assert (people["Tom"].garments, people["Mara"].garments) == (("charcoal suit",), ())


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("sits up on a camp bed, embarrassed", ""),
        ("pitches a tent in the camp", "camp"),
        ("one boot on a wagon wheel", ""),
        ("rises out of a flat calm sea", ""),
        ("swims in the sea", "sea"),
        ("reads in the flat above the shop", "flat"),
        ("in front of the bus stop", "bus stop"),
        ("behind a market stall", "market stall"),
        ("admires herself in a tide pool", ""),
        ("bathes in a tide pool", "tide pool"),
    ],
)
def test_a_thing_a_sea_left_and_a_reflection_are_not_where_somebody_is(prompt: str, place: str) -> None:
    assert place_in(prompt) == place


def test_a_being_is_introduced_with_its_colour() -> None:
    said = described("a kraken, a huge purple sea monster with one yellow eye, rises from the waves")
    assert {each.slot: each.value for each in said}[Slot.SEX] == "purple kraken"


def test_an_open_mouth_is_no_look() -> None:
    assert described("a small lamp shines into an open mouth") == ()


def test_hair_is_black_with_ink_until_it_is_white_again() -> None:
    inked = reply("a", tag("stands still, her curls black with ink", char="Mira"))
    assert after(inked).people[MIRA].look[Slot.HAIR].value == "long black curls"
    washed = reply("b", tag("wrings out her curls, brown again", char="Mira"))
    assert after(inked, washed).people[MIRA].look[Slot.HAIR].value == "long brown curls"


USUAL = BEGINNING.members[0].sheet.garments


def test_all_clothes_of_before_in_another_scene_are_worn_again_and_in_the_same_one_are_a_slip() -> None:
    gown = reply("a", tag("waits", char="Mira", wears="red gown", place="ballroom"))
    words = "in a leather jerkin, grey trousers and boots"
    home = tag(f"asleep by the fire {words}", char="Mira", place="kitchen")
    assert [g.words for g in worn(after(gown, reply("b", home)).people[MIRA])] == list(USUAL)
    slipped = [
        g.words for g in worn(after(gown, reply("b", tag(f"dances {words}", char="Mira"))).people[MIRA])
    ]
    assert "red gown" in slipped
    assert "leather jerkin" not in slipped


def test_a_garment_before_a_door_is_said_once() -> None:
    words = told(tag("stands with a leather jerkin before a door", char="Mira"))
    assert words.count("jerkin") == 1
