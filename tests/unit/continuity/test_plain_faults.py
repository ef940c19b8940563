# ruff: noqa: E501 -- a card is kept as it is written
"""What a fresh eye found wrong with the readers of plain cards and prompts: each must stay as it is here."""

import pytest

from limner.continuity._card_keys import KEYS
from limner.continuity._card_reader import Card, read_card
from limner.continuity._ledger import Ledger
from limner.continuity._places import place_in
from limner.continuity.looks import read
from limner.continuity.slots import Slot
from limner.continuity.state import StoryState
from limner.continuity.wardrobe import worn
from tests.unit.continuity.card_world import only, sheets
from tests.unit.continuity.engine_world import BEGINNING, MIRA, after, reply, tag, told

AGE, BUILD, EXTRA, EYES, HAIR, MARKS, SEX = (
    Slot.AGE, Slot.BUILD, Slot.EXTRA, Slot.EYES, Slot.HAIR, Slot.MARKS, Slot.SEX,
)  # fmt: skip


def clothes(state: StoryState) -> list[str]:
    return [g.words for g in worn(state.people[MIRA])]


def dressed(*wears: str) -> list[str]:
    return clothes(after(*(reply(str(n), tag("x", char="Mira", wears=said)) for n, said in enumerate(wears))))


@pytest.mark.parametrize(
    ("first", "then", "now"),
    [
        ("unbuttoned white shirt, jeans", "white shirt, jeans", ["white shirt", "jeans"]),
        ("jeans half off, shirt", "jeans, shirt", ["jeans", "shirt"]),
        ("sweater tied around waist, tank top", "sweater, jeans", ["sweater", "jeans"]),
        ("Christmas sweater, skirt", "sweater, skirt", ["sweater", "skirt"]),
        (
            "brown boots, dress",
            "hiking jacket, trousers, black boots",
            ["hiking jacket", "trousers", "black boots"],
        ),
        ("burgundy dress, apron", "dress, boots", ["burgundy dress", "boots"]),
        ("red dress, jacket", "the red dress", ["red dress"]),
        ("black suit, tie, jacket", "her suit", ["black suit"]),
    ],
)
def test_a_list_of_clothes_says_what_is_worn_and_how(first: str, then: str, now: list[str]) -> None:
    assert dressed(first, then) == now


@pytest.mark.parametrize(
    "wears",
    [
        "Mira: black dress (short, backless)",
        "leather coat (long, black)",
        "denim jacket: open, worn, blue",
        "silk robe (open, loose, short)",
    ],
)
def test_a_garment_keeps_its_noun_before_brackets(wears: str) -> None:
    assert any(noun in " ".join(dressed(wears)) for noun in ("dress", "coat", "jacket", "robe"))


def test_somebody_who_is_called_by_clothes_wears_what_is_said_of_them() -> None:
    both = reply(
        "a",
        tag("x", char="Mira, woman in red dress", wears="Mira: jeans; woman in red dress: red gown, heels"),
    )
    assert clothes(after(both)) == ["jeans"]


def test_parts_of_a_body_do_not_crowd_out_scars() -> None:
    look = only(
        "Name: Mara\nArms: toned, slender\nLegs: long, toned\nHands: small, soft\nHips: wide\nThighs: thick\nWaist: narrow\n"
        "Shoulders: narrow\nFeet: small\nScars: a long scar across her left cheek\nFeatures: freckles"
    ).look
    assert "long scar across her left cheek" in look[MARKS]
    assert "freckles" in look[MARKS]


def test_clothes_by_parts_of_a_body_are_clothes() -> None:
    sheet = only("Name: Mara\nHair: black\nHands: fingerless gloves\nFeet: red heels")
    assert MARKS not in sheet.look
    assert sheet.garments == ("fingerless gloves", "red heels")
    listed = only("Name: Mara\nHair: black\nClothing:\n- feet: sneakers\n- wrist: watch")
    assert not {MARKS, EXTRA} & listed.look.keys()


@pytest.mark.parametrize(
    "line",
    [
        "Legs: weak when kissed",
        "Arms: hugs tightly",
        "Fingers: plays piano",
        "Mouth: foul",
        "Hand: right-handed",
        "Right hand: Viktor, the butler",
        "Arms: two",
        "Stomach: always hungry",
        "Carries: guilt, a locket, lockpicks",
    ],
)
def test_what_a_part_does_or_is_not_seen_to_be_is_no_look(line: str) -> None:
    assert not {MARKS, EXTRA, BUILD} & only(f"Name: Mara\nAge: 40\n{line}\nHair: black").look.keys()


def test_a_master_is_what_her_pronoun_says() -> None:
    look = only("She has black hair and wears a white gi. Her eyes are grey.", "Master Yuki").look
    assert (look[SEX], look[HAIR]) == ("woman", "black hair")


@pytest.mark.parametrize(
    "text",
    [
        "Mara lived in Boston, 20 years, then moved. Black hair.",
        "Mara served in the army, 20 years. Black hair.",
        "Locked in a tower for 16 years; 16 years, alone. Black hair.",
        "Name: Mara\nHair: black\nRank: 14 years, captain",
        "Name: Mara\nHair: black\nMarried: 20 years",
    ],
)
def test_years_that_have_passed_are_no_age(text: str) -> None:
    assert AGE not in only(text).look


@pytest.mark.parametrize(
    "prompt",
    [
        "Mira strokes his shaved head",
        "Mira with Liam, his hair cut short, in the bar",
        "Mira pets a horse, its mane cut to stubble",
        "Mira, her hair cut short by the frame edge",
        "Mira as a child with short blonde hair, years later she still remembers the day",
        "Mira imagines herself ten years later, grey hair",
        "Months later, Mira with a red wig",
        "Mira inspects his new mechanical arm",
        "Mira with her new diamond nose stud",
        "Mira shows her new blue eye shadow",
    ],
)
def test_what_is_anothers_or_of_another_time_changes_nobody(prompt: str) -> None:
    words = told(tag("Mira waits", char="Mira"), reply("a", tag(prompt, char="Mira")))
    assert words.startswith("a woman of 30 with long brown curls and dark eyes, wearing leather jerkin")


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("Mira at the library's entrance", "library"),
        ("Mira in the temple's shadows", "temple"),
        ("Mira laughing at the beach", "beach"),
        ("Mira studies engineering", ""),
    ],
)
def test_whose_entrance_somebody_is_at_says_where(prompt: str, place: str) -> None:
    assert place_in(prompt) == place


def test_the_corner_of_the_room_is_in_no_garden() -> None:
    garden = reply("a", tag("x", char="Mira", place="garden"))
    assert "garden" not in told(tag("Mira sits in the corner of the room", char="Mira"), garden)


def test_mark_is_somebody_where_he_is_told_of() -> None:
    people = sheets(
        "[Grace: 19, blonde hair, blue eyes; Frank: 40, grey beard; Mark: 34, black hair, tattoo on his arm]",
        "The Band",
    )
    assert "Mark" in people
    assert MARKS not in people["Grace"].look


def test_sentences_of_clothes_take_nothing_else_along() -> None:
    sheet = only(
        "Outfit: red dress. Her work uniform is a black skirt and a white blouse. She has long black hair and green eyes."
    )
    assert sheet.look[HAIR] == "long black hair"
    assert sheet.look[EYES] == "green eyes"
    assert only("Hair: red\nHer work clothes are overalls and boots.").look[SEX] == "woman"
    assert not only("Mara, 40, black hair. On the floor: socks, shirt. In the pocket: gloves.").outfits


@pytest.mark.parametrize(
    "text",
    [
        "Name: Lena Voss\nWho: a nurse in the city hospital\nHair: short red",
        "Name: Lena Voss\nNPC type: villain\nHair: short red",
        "Name: Lena Voss\nWho: she/her, witch, 30\nHair: short red",
        "Name: Lena Voss\nCodename: N/A\nHair: short red",
    ],
)
def test_what_somebody_is_makes_no_name(text: str) -> None:
    sheet = only(text, "Lena")
    assert sheet.names == ("Lena", "Lena Voss")
    assert sheet.look[HAIR] == "short red hair"


@pytest.mark.parametrize(
    "line",
    [
        "Location: She lives in Berlin but was born on a farm",
        "Setting: modern-day New York. Zombies came out of the hospital and took it",
        "Where: usually at the gym or the library",
    ],
)
def test_what_is_told_of_several_places_is_no_beginning(line: str) -> None:
    assert only(f"Name: Mara\nHair: black\n{line}").place == ""


def test_a_list_of_what_somebody_likes_or_has_had_is_not_her_look() -> None:
    look = only(
        "Mara likes red dresses; men with beards; long hair; blue eyes; tattoos; and black boots."
    ).look
    assert not {HAIR, EYES, MARKS} & look.keys()


def test_each_of_two_eyes_in_one_value_is_read() -> None:
    assert (
        only("Name: Mara\nEyes: left one is blue, right one is gold").look[EYES]
        == "left eye blue, right eye gold"
    )
    assert MARKS not in only("Mara, 40. Her eyes are grey; the right one twitches when she lies.").look
    assert read("He makes no face to strangers") == ()
    assert MARKS not in only("Mara\nHair: red\nFoot: left").look


@pytest.mark.parametrize("prompt", ["Both hand in hand, walking on the beach", "Both face the camera"])
def test_both_before_a_part_in_the_singular_are_both(prompt: str) -> None:
    shot = Ledger(BEGINNING).shot(
        (reply("a", tag("Mira and Bran wait", char="Mira, Bran")),), reply("b", tag(prompt)), 0
    )
    assert len(shot.cast.who) == 2


@pytest.mark.parametrize(
    "prompt", ["ducks on a pond", "swings in an empty playground", "saws and hammers on a workbench"]
)
def test_things_in_the_plural_are_nobody(prompt: str) -> None:
    assert Ledger(BEGINNING).shot((), reply("a", tag(prompt)), 0).cast.who == ()


def test_words_that_hang_on_a_garment_keep_it() -> None:
    words = told(tag("Mira with dark eyes and grey trousers rolled up to the knee", char="Mira"))
    assert "trousers rolled up to the knee" in words


def test_a_wig_in_the_hand_hides_no_hair() -> None:
    held = reply("a", tag("x", char="Mira", wears="black dress, wig hat"))
    assert "brown curls" in told(tag("Mira waits", char="Mira"), held)


def test_every_key_is_read_in_every_form_of_a_card(caplog: pytest.LogCaptureFixture) -> None:
    for key in sorted(
        {*KEYS, "npc", "NPC", "who", "NPC 1", "Outfit 2", "Right eye", "left arm", "Top", "lower body"}
    ):
        for text in (
            f"{key}: red hair, carries",
            f"# {key}\nNia",
            f"<{key}>\nNia wields\n</{key}>",
            f"[{key}]\nNia",
            f'{{"{key}": "Nia", "x": {{"{key}": "a sword"}}}}',
            f'{key}("Nia, she carries" + "")',
            f"- {key}\n  - {key}: none",
        ):
            read_card(Card("Mara", text))
            assert not caplog.records, text


@pytest.mark.parametrize("said", ["carries", "wields", "always carries", "never without", "always leans on"])
def test_a_verb_of_carrying_may_end_a_card(said: str) -> None:
    sheet = only(f"- Ashamed of the secret she {said}\n- Green eyes")
    assert sheet.look[EYES] == "green eyes"
    assert MARKS not in sheet.look


def test_an_npc_in_a_tag_or_below_a_heading_is_read() -> None:
    assert only("<npc>\nNia\nHair: black\n</npc>", "Nia").look[HAIR] == "black hair"
    assert only("Hair: red\n<NPC>\nNia is a woman with black hair.\n</NPC>", "Nia").look[HAIR] == "red hair"
    assert only("### NPC\nNia\nHair: black", "Nia").look[HAIR] == "black hair"


def test_people_who_are_numbered_or_stand_in_brackets_are_told_apart() -> None:
    found = sheets("NPC 1: Lin (shopkeeper, 30, black hair)\nNPC 2: Tom (guard, 25, brown hair)", "World")
    assert {name: sheet.look[HAIR] for name, sheet in found.items()} == {
        "Lin": "black hair",
        "Tom": "brown hair",
    }
    found = sheets(
        "Seth (m, 30): tall; one-eyed; grey coat\nAda (f, 28): short; ginger; green dress", "World"
    )
    assert {name: (sheet.look[SEX], sheet.look[BUILD]) for name, sheet in found.items()} == {
        "Seth": ("man", "tall"),
        "Ada": ("woman", "short"),
    }


@pytest.mark.parametrize(
    ("text", "worn", "outfits"),
    [
        ("Outfit 1: jeans, tee\nOutfit 2: red gown", "jeans, tee", {"1", "2"}),
        (
            "Outfit (casual): hoodie\nOutfit (work): suit\nOutfit #2: red dress",
            "hoodie",
            {"casual", "work", "2"},
        ),
        (
            "Clothing:\n- top: blue hoodie\n- bottom: jeans\n- feet: sneakers",
            "blue hoodie, jeans, sneakers",
            set(),
        ),
        ("**Top:** crop top\n**Bottoms:** shorts\n**Feet:** sandals", "crop top, shorts, sandals", set()),
        (
            'Clothing("Top: leather jacket" + "Bottom: jeans" + "Feet: boots")',
            "leather jacket, jeans, boots",
            set(),
        ),
        (
            "Clothing:\n- shirt: white\n- pants: blue jeans\n- gym outfit: shorts",
            "white shirt, blue jeans",
            {"gym"},
        ),
        (
            "In public: cardigan, skirt\nIn combat: plate armor, longsword, shield",
            "cardigan, skirt",
            {"public", "combat"},
        ),
        ("Her usual outfit is simple: a tee and jeans.", "tee, jeans", {"usual outfit"}),
        ("His best suit is a black suit, for funerals.", "black suit", {"best suit"}),
        ("At home: lazy, jeans", "", set()),
        ("In bed: stockings\nIn bed: dominant, choker kink", "stockings", {"bed"}),
    ],
)
def test_clothes_are_read_by_part_by_number_and_by_occasion(text: str, worn: str, outfits: set[str]) -> None:
    sheet = only(text)
    assert (", ".join(sheet.garments), set(sheet.outfits)) == (worn, outfits)


@pytest.mark.parametrize(
    ("text", "eyes", "marks"),
    [
        ("Left eye: blue\nRight eye: brown", "left eye blue, right eye brown", None),
        ("Left eye: missing\nRight eye: red", "right eye red", "missing left eye"),
        ("Eyes: one blue, one green", "one blue eye, one green eye", None),
        ("Eyes: brown; the right one is blue", "brown eyes, right eye blue", None),
        ("Eyes: brown; the right one is a red lens", "brown eyes", "red lens for a right eye"),
    ],
)
def test_eyes_that_are_not_alike_are_told_one_by_one(text: str, eyes: str, marks: str | None) -> None:
    look = only(text).look
    assert (look[EYES], look.get(MARKS)) == (eyes, marks)


@pytest.mark.parametrize(
    ("wears", "now"),
    [
        (("casual clothes (jeans, tee)", "gown", "casual clothes, hat"), ["jeans", "tee", "hat"]),
        (("casual clothes (jeans, tee)", "gown", "casual clothes and a hat"), ["jeans", "tee", "hat"]),
        (("maid outfit (black dress, apron)", "pajamas", "maid outfit, no apron"), ["black dress"]),
        (("maid outfit: black dress, apron", "pajamas", "maid outfit without the apron"), ["black dress"]),
        (("red dress, boots", "same outfit: no boots"), ["red dress"]),
        (
            ("dark suit (white shirt, red tie)", "pajamas", "dark suit"),
            ["dark suit", "white shirt", "red tie"],
        ),
        (("gym outfit (shorts, tee)", "gown", "gym outfit (leggings, tank top)"), ["leggings", "tank top"]),
        (
            ("work clothes: overalls, tee", "gown", "long stained denim work jacket, jeans"),
            ["long stained denim work jacket", "jeans"],
        ),
        (("work clothes: overalls, tee", "gown", "her work clothes, a hat"), ["overalls", "tee", "hat"]),
    ],
)
def test_an_outfit_is_named_with_what_is_other_about_it(wears: tuple[str, ...], now: list[str]) -> None:
    assert dressed(*wears) == now


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("Mira frowning at the airport", "airport"),
        ("Mira smiling at the bar", "bar"),
        ("Mira frowning at a dark space station outside the window", ""),
        ("Mira looking at the castle", ""),
        ("Mira waves at the train", ""),
        ("Mira by the pool's edge", "pool"),
    ],
)
def test_what_is_done_at_somebody_is_done_at_a_place(prompt: str, place: str) -> None:
    assert place_in(prompt) == place


@pytest.mark.parametrize("prompt", ["Mira with grey hair now", "Years later, Mira with grey hair"])
def test_another_colour_leaves_the_hair_as_it_is_worn(prompt: str) -> None:
    assert "long grey curls" in told(tag("Mira waits", char="Mira"), reply("a", tag(prompt, char="Mira")))
