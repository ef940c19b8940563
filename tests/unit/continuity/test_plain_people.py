# ruff: noqa: E501 -- a card is kept as it is written
"""Plain cards in lists without keys, features in several words, nicknames within a name, and whose people one is of."""

from collections.abc import Mapping

import pytest

from limner.continuity._card_reader import Card, read_card
from limner.continuity.facts import Source
from limner.continuity.slots import Slot
from tests.unit.continuity.card_world import only

AGE, HAIR, EYES, MARKS, BUILD, SKIN = Slot.AGE, Slot.HAIR, Slot.EYES, Slot.MARKS, Slot.BUILD, Slot.SKIN
SEX, EXTRA = Slot.SEX, Slot.EXTRA


@pytest.mark.parametrize(
    ("text", "sex", "garments"),
    [
        (
            "Hadrik; male dwarf; bald; black beard in two braids; brown eyes; rust-red tunic, leather apron",
            "dwarf man",
            ("rust-red tunic", "leather apron"),
        ),
        ("Hadrik; man; bald; brown eyes; red tunic, leather apron", "man", ("red tunic", "leather apron")),
        (
            "Hadrik; elf; female; long silver hair; violet eyes; grey cloak, green tunic, tall boots",
            "elf woman",
            ("grey cloak", "green tunic", "tall boots"),
        ),
        (
            "Hadrik; male; 45; fat; blond moustache; white shirt, braces, brown trousers",
            "man",
            ("white shirt", "braces", "brown trousers"),
        ),
        (
            "Hadrik; young woman; black bob; grey eyes; band t-shirt, torn jeans, boots",
            "woman",
            ("band t-shirt", "torn jeans", "boots"),
        ),
        (
            "Hadrik; male orc; green skin; tusks; yellow eyes; fur cloak, iron bracers",
            "orc man",
            ("fur cloak", "iron bracers"),
        ),
        (
            "Hadrik; female, 19; short black hair; brown eyes; school uniform, red scarf",
            "woman",
            ("school uniform", "red scarf"),
        ),
    ],
)
@pytest.mark.parametrize("source", [Source.CARD, Source.PERSONA])
def test_a_list_between_semicolons_keeps_clothes_with_commas(
    text: str, sex: str, garments: tuple[str, ...], source: Source
) -> None:
    sheet = only(text, "Hadrik", source=source)
    assert sheet.look[SEX] == sex
    assert sheet.garments == garments


@pytest.mark.parametrize(
    ("text", "look"),
    [
        (
            "[Mara; ronin; male; age: 52; head: shaved bald; beard: short, grey; eyes: only the right one, brown, a black eyepatch over the left; build: huge]",
            {
                HAIR: "bald, short grey beard",
                EYES: "one brown eye",
                BUILD: "huge",
                MARKS: "black eyepatch over the left eye",
            },
        ),
        ("Head: bald\nBeard: full, white", {HAIR: "bald, full white beard"}),
        (
            "Head: shaved\nEyes: left blue, right brown",
            {HAIR: "shaved head", EYES: "left eye blue, right eye brown"},
        ),
        ("Head: hairless\nBeard: long, red, braided", {HAIR: "hairless, long red braided beard"}),
        ("Hair: white\nEyes: only one, green", {HAIR: "white hair", EYES: "one green eye"}),
        ("Hair: white\nHorns: two, small, black", {HAIR: "white hair", MARKS: "two small black horns"}),
        ("Hair: white\nTail: long, thin, spaded", {HAIR: "white hair", MARKS: "long thin spaded tail"}),
        ("Hair: white\nEars: small, pointed", {HAIR: "white hair", MARKS: "small pointed ears"}),
        ("Hair: white\nWings: large, black", {HAIR: "white hair", MARKS: "large black wings"}),
    ],
)
def test_several_words_of_one_feature_are_one(text: str, look: Mapping[Slot, str]) -> None:
    sheet = only(text)
    assert {slot: sheet.look.get(slot) for slot in look} == look
    assert set(sheet.look) <= {*look, SEX, AGE}


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("Pip", 'Pippa "Pip" Adeyemi'),
        ("Pippa", 'Pippa "Pip" Adeyemi'),
        ("Pip", "Pippa (Pip) Adeyemi"),
        ("Pip", "Pippa 'Pip' Adeyemi"),
        ("Pip", "Pippa “Pip” Adeyemi"),
        ("Pippa Adeyemi", 'Pippa "Pip" Adeyemi'),
        ('Pippa "Pip" Adeyemi', 'Pippa "Pip" Adeyemi'),
        ("Pip", 'Pippa Rose "Pip" Adeyemi'),
    ],
)
def test_a_name_with_a_nickname_within_is_one_person(name: str, whole: str) -> None:
    text = (
        f"{whole}, a girl of nine, has been on Ward 6 since October. Dark brown skin, black hair in two puffs, "
        "a plaster on her chin. She wears yellow pyjamas with stars and takes her drip stand everywhere; its "
        "name is Kevin."
    )
    sheet = only(text, name, source=Source.LORE)
    assert "Pip" in sheet.names
    assert (sheet.look[SEX], sheet.look[AGE]) == ("girl", "9 years old")
    assert (sheet.look[SKIN], sheet.look[HAIR]) == ("dark brown skin", "black hair in two puffs")
    assert "plaster on her chin" in sheet.look[MARKS]
    assert sheet.garments == ("yellow pyjamas with stars",)


def test_the_nickname_of_another_of_the_house_is_not_the_persons() -> None:
    sheets = read_card(Card("Ada Vos", 'Ada Vos has grey hair. Her sister Lotte "Lo" Vos is blonde.'))
    assert "Lo" not in sheets[0].names
    assert sheets[0].look[HAIR] == "grey hair"


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("A black man with cropped grey hair.", SKIN, "dark skin"),
        ("A Black woman of thirty with braids.", SKIN, "dark skin"),
        ("Mara is a tall black woman of sixty-one, cropped grey hair.", SKIN, "dark skin"),
        ("A white man of fifty with blue eyes.", SKIN, "light skin"),
        ("An old white woman with grey curls.", SKIN, "light skin"),
        ("She is an Asian girl of ten with black hair.", EXTRA, "Asian"),
        ("A South Asian woman of 40 with a plait.", EXTRA, "South Asian"),
        ("A Latina woman, 25, long brown hair.", EXTRA, "Latina"),
        ("African-American woman, 33, black hair.", EXTRA, "African-American"),
        ("A young Asian man with dyed blond hair.", EXTRA, "Asian"),
        ("A young Asian man with dyed blond hair.", AGE, "young"),
    ],
)
def test_whose_people_one_is_of_is_read(text: str, slot: Slot, value: str) -> None:
    assert only(text).look[slot] == value


@pytest.mark.parametrize(
    "text",
    [
        "A man in black with grey hair.",
        "Grey hair. A black man's coat hangs there.",
        "A woman all in white, grey hair.",
    ],
)
def test_a_colour_of_clothes_is_no_skin(text: str) -> None:
    assert SKIN not in only(text).look


@pytest.mark.parametrize(
    ("text", "garments"),
    [
        (
            "Mara steers: brown eyes, a mole on her chin, and winter and summer the same black wool dress with a white lace collar.",
            ("black wool dress with a white lace collar",),
        ),
        ("Mara, fifty, grey hair, blue eyes, and summer and winter the same green coat.", ("green coat",)),
        ("Mara, fifty: grey hair, blue eyes, and every day the same brown suit.", ("brown suit",)),
        (
            "Mara, sixty, bakes: white hair, and on weekdays and Sundays alike a grey dress and a blue apron.",
            ("grey dress", "blue apron"),
        ),
        ("Mara, fifty, mends nets: grey hair, blue eyes, always the same blue jersey.", ("blue jersey",)),
    ],
)
def test_what_is_worn_all_year_is_worn(text: str, garments: tuple[str, ...]) -> None:
    assert read_card(Card("Mara", text))[0].garments == garments


@pytest.mark.parametrize(
    ("opening", "sex"),
    [
        ("Two sisters own the barge Vrouwe Alida.", "woman"),
        ("The two brothers run a forge.", "man"),
        ("The twins are girls of twelve.", "woman"),
        ("Two old ladies keep the shop.", "woman"),
        ("Two men share a tent.", "man"),
    ],
)
def test_all_of_a_group_are_what_the_group_is(opening: str, sex: str) -> None:
    text = f"{opening} Kim Vos, the elder, steers: red hair, brown eyes. Lee, the younger, is tall: red hair, grey eyes."
    assert [sheet.look[SEX] for sheet in read_card(Card("Kim", text))] == [sex, sex]


@pytest.mark.parametrize(
    "opening",
    [
        "Three sisters own the barge.",
        "Kim knows two sisters.",
        "In a town of two brothers.",
        "Two people own the barge.",
    ],
)
def test_a_group_of_others_says_nothing(opening: str) -> None:
    text = f"{opening} Kim Vos, the elder, steers: red hair, brown eyes. Lee, the younger, is tall: red hair, grey eyes."
    assert all(SEX not in sheet.look for sheet in read_card(Card("Kim", text)))


@pytest.mark.parametrize(
    "lead",
    [
        "Mara is a constable of twenty-six who has never arrested anybody",
        "Mara is a nurse of thirty who never sleeps",
        "Mara is a cook of ten who does not speak",
        "A pilot who was once a farmer",
        "Mara, 40, who hates the sea",
        "A lawyer who used to box",
        "Mara, a smith who likes nobody",
        "Mara, a smith who once loved her mother",
    ],
)
def test_a_clause_with_who_ends_at_its_colon(lead: str) -> None:
    sheet = only(f"{lead}: straw-coloured hair, a mole on the chin, blue eyes, a dark blue tunic.")
    assert (sheet.look[HAIR], sheet.look[EYES]) == ("straw-coloured hair", "blue eyes")
    assert sheet.garments == ("dark blue tunic",)


def test_a_colon_behind_others_gives_the_list_to_them() -> None:
    (sheet,) = read_card(
        Card("Mara", "Mara has red hair. Her mother, who hates the sea: grey plait, blue eyes.")
    )
    assert sheet.look[HAIR] == "red hair"
    assert EYES not in sheet.look


@pytest.mark.parametrize(
    ("text", "garments"),
    [
        (
            "Mara is 28, brown eyes. On shift: maroon polo shirt, black trousers.",
            ("maroon polo shirt", "black trousers"),
        ),
        (
            "Mara is 28, brown eyes. On duty: navy scrubs, white clogs. Off duty: jeans.",
            ("navy scrubs", "white clogs"),
        ),
        ("Mara is 28, brown eyes. At work: a grey suit, black pumps.", ("grey suit", "black pumps")),
        ("Mara is 28, brown eyes. In the lab: white coat, safety goggles.", ("white coat", "safety goggles")),
        (
            "Mara is 28, brown eyes. On stage: red sequin dress, silver heels.",
            ("red sequin dress", "silver heels"),
        ),
        (
            "Mara is 28, brown eyes. Work clothes: green apron, white shirt. For the show: a top hat.",
            ("green apron", "white shirt"),
        ),
        (
            "On working days I go about in a red-and-white striped blouse and a mustard skirt.",
            ("red-and-white striped blouse", "mustard skirt"),
        ),
    ],
)
def test_words_for_an_occasion_are_no_garment(text: str, garments: tuple[str, ...]) -> None:
    assert only(text).garments == garments


@pytest.mark.parametrize(
    ("text", "hair"),
    [
        (
            "People notice the hair first: bright copper curls down over my shoulders, and no comb has ever won. I have green eyes.",
            "bright copper curls down over the shoulders",
        ),
        (
            "Everyone remembers the hair: black ringlets down to my waist. I have green eyes.",
            "black ringlets down to the waist",
        ),
        (
            "The first thing you see is my hair: black ringlets down to the waist. I have green eyes.",
            "black ringlets down to the waist",
        ),
        ("Strangers see the hair first: long grey plaits. I have green eyes.", "long grey plaits"),
    ],
)
def test_what_people_notice_is_ones_own(text: str, hair: str) -> None:
    assert only(text).look[HAIR] == hair


@pytest.mark.parametrize("key", ["Personality: {}\nHair: white", "Hair: white\nTraits: {}"])
@pytest.mark.parametrize(
    "words", ["sardonic, lonely", "ancient, sardonic", "square, uncle's favourite", "dry, kind"]
)
def test_words_of_a_nature_are_no_looks(key: str, words: str) -> None:
    for sheet in (only(key.format(words)), read_card(Card("Mara", "Hair: white", words))[0]):
        assert set(sheet.look) <= {HAIR, AGE}


@pytest.mark.parametrize(
    ("tongue", "text", "slot", "value"),
    [
        ("fr", "les cheveux châtains coupés au carré", HAIR, "chestnut hair in a bob"),
        ("fr", "avec des taches de rousseur jusque sur les bras", MARKS, "freckles on the arm"),
        ("fr", "barbe de trois jours", HAIR, "stubble"),
        ("fr", "cheveux blonds coupés court", HAIR, "blonde hair cut short"),
        ("de", "Haare: schwarz, mit Pomade nach hinten gekämmt", HAIR, "slicked back with pomade black hair"),
        ("de", "Haare: grau, nach hinten gekämmt", HAIR, "combed back grey hair"),
        ("de", "Haare: braun\nBart: gezwirbelter Schnurrbart", HAIR, "brown hair, twirled moustache"),
        ("de", "Haare: braun\nBart: gepflegter Vollbart", HAIR, "brown hair, well-kept full beard"),
        ("de", "Haare: blond\nBart: Dreitagebart", HAIR, "blonde hair, stubble"),
    ],
)
def test_a_plain_look_of_another_language_is_read(tongue: str, text: str, slot: Slot, value: str) -> None:
    lead = {
        "fr": "Mara est une femme de 30 ans, les yeux verts, {}.",
        "de": "Name: Mara\nAlter: 40\nAugen: braun\n{}",
    }
    assert only(lead[tongue].format(text)).look[slot] == value


@pytest.mark.parametrize(
    ("text", "garments"),
    [
        (
            "Mara est une femme de 30 ans. Au travail, on la voit en blouse blanche, un foulard bleu à pois autour du cou.",
            ("white smock", "blue scarf with polka dots around the neck"),
        ),
        (
            "Mara est une femme de 30 ans. On la voit toujours en veste grise, une casquette sur la tête.",
            ("grey jacket", "cap on the head"),
        ),
        (
            "Mara est une femme de 30 ans. Elle est toujours en salopette, un foulard rouge dans les cheveux.",
            ("dungarees", "red scarf"),
        ),
        (
            "Name: Mara\nHaare: braun\nKleidung: Ein dunkelgrünes Kleid und darüber eine Lederschürze voller Farbflecken",
            ("dark green dress", "leather apron covered in paint stains"),
        ),
        (
            "Name: Mara\nHaare: braun\nKleidung: weißes Hemd voller Tintenflecken, schwarze Hose",
            ("white shirt covered in ink stains", "black trousers"),
        ),
        (
            "Name: Mara\nHaare: braun\nKleidung: Lederschürze voller Krümel, schwarze Hose",
            ("leather apron", "black trousers"),
        ),
    ],
)
def test_plain_clothes_of_another_language_are_read(text: str, garments: tuple[str, ...]) -> None:
    assert only(text).garments == garments


@pytest.mark.parametrize(
    "text",
    [
        "Forty winters old and twice a widow, Mara builds ships. Her eyes are grey.",
        "Mara is forty and twice a widow. Her eyes are grey.",
        "Once a maid, Mara is forty now. Her eyes are grey.",
    ],
)
def test_what_somebody_is_or_was_is_nobody_else(text: str) -> None:
    look = only(text).look
    assert look[Slot.EYES] == "grey eyes"
    assert "40" in look[Slot.AGE]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Elle a quarante et un ans, les cheveux châtains, les yeux verts.", "41 years old"),
        ("Il a vingt et un ans, les cheveux noirs, les yeux verts.", "21 years old"),
        ("Tiene cuarenta y un años, el pelo castaño y los ojos verdes.", "41 years old"),
        ("Tiene treinta y cinco años, el pelo castaño y los ojos verdes.", "35 years old"),
    ],
)
def test_an_age_that_ends_in_one_is_read_in_french_and_spanish(text: str, age: str) -> None:
    assert only(text).look[Slot.AGE] == age
