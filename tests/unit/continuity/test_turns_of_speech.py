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


def test_a_person_is_no_key_and_no_key_gives_clothes_that_nobody_wears() -> None:
    twins = "Ally:\nAge: 20\nHair: blonde\nEyes: blue\n\nBea:\nAge: 21\nHair: black\nEyes: green"
    assert list(sheets(twins, "Twins")) == ["Ally", "Bea"]
    for line in (
        "Allergies: cats, latex gloves",
        "Hobby: sewing dresses, knitting scarves",
        "Smell: leather and old boots",
        "Affiliation: the Order of the Red Cloak, black hoods",
        "Origin: found in a basket wearing a blue bonnet",
        "Schedule: gym in black leggings on Mondays",
        "Magic: can grow claws and black wings",
    ):
        sheet = only(f"{line}\nHair: brown")
        assert (sheet.garments, sheet.look) == ((), {Slot.HAIR: "brown hair"}), line


def test_a_list_of_outfits_may_have_one_for_school_and_one_for_work_like_somebodys() -> None:
    outfits = dict(only("Clothing:\n- School: navy blazer\n- Casual: jeans, hoodie").outfits)
    assert outfits == {"school": ("navy blazer",), "casual": ("jeans", "hoodie")}
    assert only("Work: black suit like a bodyguard").garments[0].startswith("black suit")


@pytest.mark.parametrize(
    "text",
    [
        "She wears a dress as white as snow over her dark skin.",
        "Her hair is as white as snow. Her skin is dark.",
        "A scar as white as bone crosses her cheek. She has dark skin.",
        "She went as white as a sheet when she saw him. She has dark skin.",
    ],
)
def test_what_else_is_white_as_snow_is_not_her_skin(text: str) -> None:
    assert only(text).look[Slot.SKIN] == "dark skin"


@pytest.mark.parametrize(
    "first",
    [
        "Beyond the river lies Elfhame. Mara comes from there.",
        "In town works Tom.",
        "Mara rides Thunder.",
        "Mara lives Downtown.",
        "Nearby lives Ida. Mara visits her daily.",
    ],
)
def test_a_name_behind_a_verb_is_not_whom_the_next_sentence_is_about(first: str) -> None:
    assert list(sheets(f"Mara is a knight. {first} She has red hair and green eyes.")) == ["Mara"]


def test_a_woman_may_have_a_mans_name() -> None:
    james = sheets("James (24) is a pilot. She has red hair and blue eyes.\nDana (40) is a cop.", "Precinct")
    assert james["James"].look[Slot.HAIR] == "red hair"
    andrea = sheets("Andrea is her boss. He is a tall man with a black beard.")["Andrea"]
    assert (andrea.look[Slot.SEX], andrea.look[Slot.HAIR]) == ("man", "black beard")


def test_job_is_somebodys_name() -> None:
    people = sheets("Job is a bald man of 60. Mara is 20 with red hair.")
    assert people["Job"].look[Slot.HAIR] == "bald"
    assert people["Mara"].look[Slot.HAIR] == "red hair"


@pytest.mark.parametrize(
    "text",
    [
        "If it were not for her red hair, nobody would notice Mara.",
        "If you were to see Mara, you'd notice her red hair first.",
        "If Mara were a man she would have a beard; she has red hair.",
    ],
)
def test_what_is_so_behind_if_is_believed(text: str) -> None:
    assert only(text).look[Slot.HAIR] == "red hair"


@pytest.mark.parametrize(
    "text",
    [
        "Mara is a thief, hunted by Tom, tall, with a black beard.\nTom is 40.",
        "Mara is blonde, in contrast to Tom, dark and bearded.\nTom is 40.",
    ],
)
def test_in_a_sentence_what_follows_a_name_is_of_that_one(text: str) -> None:
    people = sheets(text)
    assert "Mara" not in people or "beard" not in people["Mara"].look.get(Slot.HAIR, "")
    assert "beard" in people["Tom"].look[Slot.HAIR]


@pytest.mark.parametrize(
    "text",
    [
        "Mara used to be a model: tall, blonde hair down to her waist. Today her hair is short and grey.",
        "Mara was a dancer once: long legs, blonde hair. Her hair is grey.",
        "Formerly a princess: blonde hair and a crown. Her hair is grey.",
    ],
)
def test_a_list_of_what_was_once_so_is_over_too(text: str) -> None:
    assert "blonde" not in only(text).look[Slot.HAIR]
    assert "grey" in only(text).look[Slot.HAIR]


@pytest.mark.parametrize("first", ["Holly", "Kelly", "Waverly", "Standing"])
def test_a_first_name_before_the_cards_is_kept(first: str) -> None:
    assert only(f"{first} Marsh has red hair and green eyes.", "Marsh").names[:2] == (
        "Marsh",
        f"{first} Marsh",
    )


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("Ruby Grey, an elf with green eyes", "elf"),
        ("Lirien, an elf, a small brown animal in her arms", "elf"),
        ("a dragon, a red creature on its shoulder, roars", "dragon"),
        ("a big red dragon, wings spread", "red dragon"),
    ],
)
def test_a_beings_colour_is_its_own(prompt: str, kind: str) -> None:
    assert {each.slot: each.value for each in described(prompt)}[Slot.SEX] == kind


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("in her flat reading a letter", "flat"),
        ("stands in the flat holding a phone", "flat"),
        ("in the flat across the hall", "flat"),
        ("examines herself in the dressing-room", "dressing-room"),
        ("sees a familiar face in the tavern", "tavern"),
    ],
)
def test_a_flat_and_a_room_with_a_mirror_are_places(prompt: str, place: str) -> None:
    assert place_in(prompt) == place


def test_hair_is_not_gold_for_good_by_the_light_of_a_fire() -> None:
    dance = reply("a", tag("dancing, her curls gold again in the firelight", char="Mira"))
    assert after(dance).people[MIRA].look[Slot.HAIR].value == "long brown curls"


@pytest.mark.parametrize(
    "text",
    [
        "She has two cats, four to look after.",
        "She can't pass for twenty.",
        "They appear twenty at a time.",
    ],
)
def test_a_number_that_is_nobodys_age_is_none(text: str) -> None:
    assert Slot.AGE not in only(f"{text} Mara has red hair.").look


def test_a_dream_of_other_clothes_changes_none() -> None:
    gown = reply("a", tag("waits", char="Mira", wears="red gown", place="ballroom"))
    words = "dreams of herself in a leather jerkin, grey trousers and boots"
    dream = reply("b", tag(words, char="Mira", place="kitchen"))
    assert "leather jerkin" not in [g.words for g in worn(after(gown, dream).people[MIRA])]


def test_another_necklace_takes_the_place_of_pearls() -> None:
    pearls = reply("a", tag("waits", char="Mira", wears="red gown, white pearls"))
    black = reply("b", tag("puts on a black pearl necklace", char="Mira"))
    assert "black pearl necklace" in [g.words for g in worn(after(pearls, black).people[MIRA])]


def test_who_has_no_tattoos_has_none() -> None:
    assert Slot.MARKS not in only("She has no tattoos all over her body. She has red hair.").look


def test_who_leaves_out_apostrophes_is_understood() -> None:
    sheet = only("so this is Roz. shes 41. she has blue eyes. hes her brother.", "Roz")
    assert (sheet.look[Slot.AGE], sheet.look[Slot.EYES]) == ("41 years old", "blue eyes")


def test_a_whole_name_in_brackets_is_the_same_ones() -> None:
    text = "This is Roz (Rosalind Tarrant really). She wears a black waterproof and salopettes."
    sheet = only(text, "Roz")
    assert sheet.names == ("Roz", "Rosalind Tarrant")
    assert sheet.garments == ("black waterproof", "salopettes")


def test_a_village_that_has_chimneys_is_nobody() -> None:
    people = sheets(
        "Bramble End has eleven chimneys and one witch, and that is Tilly Quill. She is old, with white "
        'curls.\n[Character("Bram Oakes"){Gender("male")Hair("ginger")}]',
        "Tilly and Bram",
    )
    assert (people["Tilly"].look[Slot.HAIR], people["Bram"].look[Slot.HAIR]) == ("white curls", "ginger hair")
    assert list(people) == ["Tilly", "Bram"]


def test_what_else_a_human_is_called_is_no_look() -> None:
    assert only("species: human, female\nage: 35").look == {Slot.SEX: "woman", Slot.AGE: "35 years old"}


@pytest.mark.parametrize(
    ("told_of", "nose"),
    [
        ("a nose that got broken once and set crooked", "broken, crooked nose"),
        ("a nose that was broken twice", "broken nose"),
    ],
)
def test_a_nose_that_was_broken_is_seen(told_of: str, nose: str) -> None:
    assert only(f"She has red hair and {told_of}.").look[Slot.FACE] == nose


def test_an_earring_among_looks_stays_whatever_is_put_on() -> None:
    sheet = only("Broad, shaved head, brown eyes, a gold earring. Black T-shirt, white apron.")
    assert (sheet.look[Slot.MARKS], sheet.garments) == ("gold earring", ("Black T-shirt", "white apron"))
    assert only("Clothes: red gown, gold earrings").garments == ("red gown", "gold earrings")


@pytest.mark.parametrize("words", ["under an umbrella that nobody needs", "face to face, nobody moves"])
def test_what_nobody_does_is_done_by_nobody_who_is_seen(words: str) -> None:
    assert "long brown curls" in told(tag(f"Mira and Bran {words}"))


def test_where_nobody_is_nobody_is_seen() -> None:
    assert "curls" not in told(tag("the tavern of Mira, nobody is there"))


def test_four_arms_are_told_of_who_comes_with_them() -> None:
    said = described("a deputy with blue scales and four arms, black vest")
    assert {each.slot: each.value for each in said}[Slot.MARKS] == "four arms"
