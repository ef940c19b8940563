# ruff: noqa: E501 -- a card is kept as it is written
"""Plain cards' features with a key of their own, and the things that somebody is never without."""

import pytest

from limner.continuity._card_reader import Card, read_card
from limner.continuity.looks import read
from limner.continuity.slots import Slot
from tests.unit.continuity.card_world import only

BUILD, EXTRA, EYES, FACE, MARKS = Slot.BUILD, Slot.EXTRA, Slot.EYES, Slot.FACE, Slot.MARKS


@pytest.mark.parametrize(
    ("line", "slot", "value"),
    [
        ("Right arm: steel prosthesis", MARKS, "steel prosthesis for a right arm"),
        ("Left hand: hook", MARKS, "hook for a left hand"),
        ("Left leg: wooden, from the knee", MARKS, "wooden left leg from the knee"),
        ("Left hand: missing two fingers", MARKS, "left hand missing two fingers"),
        ("Left arm: missing", MARKS, "missing left arm"),
        ("Hands: ink-stained", EXTRA, "ink-stained hands"),
        ("Hands: big, scarred", EXTRA, "big scarred hands"),
        ("Fingers: long and thin", EXTRA, "long and thin fingers"),
        ("Neck: rope burn", MARKS, "rope burn on the neck"),
        ("Left cheek: a star-shaped burn", MARKS, "star-shaped burn on the left cheek"),
        ("Right eye: covered by a patch", MARKS, "right eye covered by a patch"),
        ("Scar: through the left eyebrow", MARKS, "scar through the left eyebrow"),
        ("Scar: thin, white, across the chin", MARKS, "thin white scar across the chin"),
        ("Teeth: one gold", MARKS, "one gold tooth"),
        ("Teeth: crooked", MARKS, "crooked teeth"),
        ("Nose: broken twice", FACE, "nose broken twice"),
        ("Shoulders: broad", BUILD, "broad"),
        ("Always with: a silver pocket watch", MARKS, "silver pocket watch"),
        ("Never without: his pipe", MARKS, "pipe"),
        ("Carries: a crooked staff", MARKS, "crooked staff"),
        ("Mark: a yellow number 9 on the chest", MARKS, "yellow number 9 on the chest"),
        ("Eyes: one big green lens", EYES, "one big green lens eye"),
    ],
)
def test_a_key_for_a_part_of_the_body_or_a_thing_says_how_somebody_looks(
    line: str, slot: Slot, value: str
) -> None:
    assert only(f"Name: Mara\nAge: 40\n{line}\nHair: black").look[slot] == value


@pytest.mark.parametrize("line", ["Waist: 60 cm", "Hands: normal", "Neck: none"])
def test_a_measure_and_nothing_odd_are_no_look(line: str) -> None:
    look = only(f"Name: Mara\nAge: 40\n{line}\nHair: black").look
    assert BUILD not in look
    assert MARKS not in look


def test_each_of_two_eyes_keeps_its_side() -> None:
    assert only("Name: Mara\nAge: 40\nLeft eye: brown\nRight eye: blue").look[EYES] == (
        "left eye brown, right eye blue"
    )
    assert only("Mara, 40. Gaunt, left eye milky.").look[EYES] == "milky left eye"
    assert [said.value for said in read("one blind eye")] == ["one blind eye"]


def test_what_stands_in_brackets_behind_a_part_in_a_list_is_no_key() -> None:
    sheets = read_card(
        Card("The Crew", "Anna: pilot. 30, scarred left hand (burnt), black hair.\nOtto: cook. 50, bald.")
    )
    assert [sheet.names[0] for sheet in sheets] == ["Anna", "Otto"]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("She is never seen without her stick.", "stick"),
        ("She never goes anywhere without her brass telescope.", "brass telescope"),
        ("She goes nowhere without a battered violin case.", "battered violin case"),
        ("She is rarely without a cigar.", "cigar"),
        ("She always carries a basket of apples.", "basket of apples"),
        ("She carries a lantern everywhere she goes.", "lantern"),
        ("She carries a crooked staff.", "crooked staff"),
        ("A crow sits on her shoulder.", "crow on her shoulder"),
        ("A stopwatch round her neck at all times.", "stopwatch round her neck"),
        ("Red jacket, a whistle on a cord.", "whistle on a cord"),
    ],
)
def test_a_thing_that_is_always_there_is_a_feature(text: str, marks: str) -> None:
    assert only(f"Mara is a woman of 40 with black hair. {text}").look[MARKS] == marks


@pytest.mark.parametrize(
    "text",
    [
        "She is never without a smile or an excuse.",
        "She never leaves without saying goodbye.",
        "She carries herself like a queen and carries a grudge.",
        "She carries a knife hidden in her boot.",
        "She carries a photograph of her mother.",
        "She is never without her sister.",
        "She can't live without coffee.",
        "She put her arms around his neck.",
        "She always carries snacks.",
        "She always carries herself with pride.",
        "She always has to win.",
        "She always has a headache.",
        "She always keeps her distance.",
        "She always holds grudges.",
        "She always wears perfume.",
        "She never leaves the house without locking the door twice.",
        "She is never without her wits.",
        "She was carrying a basket when they met.",
        "She carries a shield of confidence.",
        "The weight of the world rests on her shoulder.",
        "A dog on a chain guards her house.",
    ],
)
def test_what_is_not_seen_or_no_thing_is_none(text: str) -> None:
    assert MARKS not in only(f"Mara is a woman of 40 with black hair. {text}").look


def test_clothes_that_somebody_never_goes_without_are_worn() -> None:
    assert only("Mara is a woman of 40. She never goes out without her hat.").garments == ("hat",)
    crow = only("Mara is a woman of 40 in a grey coat. A crow sits on her shoulder.")
    assert crow.garments == ("grey coat",)


def test_whose_kin_somebody_is_makes_nobody_else_of_the_list_behind_it() -> None:
    bruno, suki = read_card(
        Card(
            "The Troupe",
            "Bruno Valentine: the ringmaster, 52. Bald, big belly. Red tailcoat.\n\n"
            "Suki Valentine: the tightrope walker, 23, Bruno's adopted daughter. Petite, Japanese, long black "
            "hair. Pale blue leotard.",
        )
    )
    assert (bruno.look[Slot.HAIR], bruno.garments) == ("bald", ("Red tailcoat",))
    assert suki.look[Slot.SEX] == "woman"
    assert suki.look[Slot.HAIR] == "long black hair"
    assert suki.look[EXTRA] == "Japanese"
    assert suki.garments == ("Pale blue leotard",)


def test_a_card_is_of_whom_its_text_gives_the_cards_name_as_a_nickname() -> None:
    (sheet,) = read_card(
        Card(
            "Josie",
            "Josephine Calloway, Josie to everybody but the sheriff, has a saloon. She is thirty-four.",
        )
    )
    assert sheet.names == ("Josie", "Josephine Calloway")
    assert sheet.look[Slot.AGE] == "34 years old"


@pytest.mark.parametrize(
    ("text", "look", "garments"),
    [
        (
            "Mara; 32 Jahre; Frau; kräftig; trägt Lederhose, rotkariertes Hemd und Bergschuhe",
            {Slot.AGE: "32 years old"},
            ("leather shorts", "red checked shirt", "mountain shoes"),
        ),
        (
            "Mara, 38, Kartografin aus Hamburg. Hager, kurzes Haar, graue Augen. Blaue Regenjacke, Wanderhose.",
            {BUILD: "gaunt"},
            ("blue rain jacket", "hiking trousers"),
        ),
        (
            "Mara tiene sesenta y dos años y es una mujer bajita, con un lunar grande en la barbilla. Lleva siempre una bata azul claro y un chal de lana morado.",
            {MARKS: "big mole on the chin"},
            ("light blue robe", "purple wool shawl"),
        ),
        (
            "Mara, 19 años. Flaca, pelo castaño, ojos oscuros. Chaqueta vaquera y gorra roja.",
            {Slot.HAIR: "brown hair"},
            ("denim jacket", "red cap"),
        ),
        (
            "Mara est une femme de 30 ans, les yeux verts. Elle porte une longue jupe noire plissée, un châle en soie rouge et des bottes en cuir.",
            {EYES: "green eyes"},
            ("long black pleated skirt", "red silk shawl", "leather boots"),
        ),
    ],
)
def test_what_other_languages_put_together_or_behind_is_said_as_english_says_it(
    text: str, look: dict[Slot, str], garments: tuple[str, ...]
) -> None:
    sheet = only(text)
    assert {slot: sheet.look.get(slot) for slot in look} == look
    assert sheet.garments == garments


def test_clothes_for_an_occasion_are_outfits_by_their_names() -> None:
    sheet = only(
        "Mara is forty-four. Her working clothes, which she is hardly ever out of, are a brown linen smock, a "
        "leather apron and wooden clogs. Her Sunday dress is of green wool with a white lace collar."
    )
    assert sheet.garments == ("brown linen smock", "leather apron", "wooden clogs")
    assert sheet.outfits["sunday dress"] == ("green wool dress with a white lace collar",)


def test_a_full_name_behind_a_name_is_the_same_person() -> None:
    sheet = only(
        '[Character("Mara"){Full name("Renske Okonjo")Age("29")Body("chrome left arm")Eyes("silver implants")}]'
    )
    assert sheet.names == ("Mara", "Renske Okonjo")
    assert sheet.look[MARKS] == "chrome left arm"
    assert sheet.look[EYES] == "silver implant eyes"


def test_a_list_by_semicolons_is_read_piece_by_piece() -> None:
    sheet = only(
        "Female; 61; tall; silver hair in a bun; long black dress with a high collar; never raises her voice; was "
        "once a student here"
    )
    assert sheet.look[Slot.HAIR] == "silver hair in a bun"
    assert sheet.garments == ("long black dress with a high collar",)


def test_a_staff_in_a_list_is_a_feature_and_bare_feet_are_clothes() -> None:
    sheet = only("Mara, 24. Silver hair, violet eyes. Moss-green robe, bare feet, a birch staff.")
    assert sheet.look[MARKS] == "birch staff"
    assert sheet.garments == ("Moss-green robe", "barefoot")
    assert EXTRA not in sheet.look


def test_what_somebody_feels_for_a_thing_is_no_look() -> None:
    (sheet,) = read_card(
        Card(
            "Mara",
            "Mara, 40, woman, black hair.",
            personality="stern, fair, tired of locks, proud of her hands",
        )
    )
    assert sheet.look[Slot.HAIR] == "black hair"
    assert not {MARKS, FACE, EXTRA} & sheet.look.keys()


def test_a_clause_about_a_look_behind_what_somebody_misses_is_read() -> None:
    look = only(
        "Mara is sixty. Her eyes are brown and miss nothing; a wine-coloured birthmark runs down her neck."
    ).look
    assert "birthmark" in look[MARKS]


def test_a_game_masters_people_are_read_from_their_scores() -> None:
    brunna, dob = read_card(
        Card(
            "Game Master",
            "NPC 1: BRUNNA IRONMANTLE\nFemale dwarf, cleric 4, NG, age 130 (looks 45)\nSTR 15 DEX 8 | AC 18 | HP 31\n"
            "Hair ginger, two braids. Eyes blue.\nGear: chain mail, white tabard with a sun\n\n"
            "NPC 2: DOB UNDERBOUGH\nMale halfling, rogue 3, CG, age 33\nHair curly brown. Gap in his front teeth.\n"
            "Gear: green hooded cloak",
        )
    )
    assert (brunna.names[0], dob.names[0]) == ("Brunna Ironmantle", "Dob Underbough")
    assert (brunna.look[Slot.AGE], dob.look[Slot.AGE]) == ("45 years old", "33 years old")
    assert dob.look[MARKS] == "gap between his front teeth"
    assert dob.garments == ("green hooded cloak",)


def test_a_lessons_people_and_its_place_are_read_from_their_keys() -> None:
    kunigund, jorg = read_card(
        Card(
            "Kunigund",
            "LESSON 7: PRINTING\nWHO: Kunigund Beheim, a printer's widow, aged 41\n"
            "WHEN AND WHERE: 1493, her workshop in Nuremberg\nAPPEARANCE: stout, brown hair in braids\n"
            "DRESS (checked!): dark blue wool gown, leather apron\n"
            "HER JOURNEYMAN: Jörg, aged 22, lanky, blond hair, green eyes; grey tunic, red hose",
        )
    )
    assert kunigund.names == ("Kunigund", "Kunigund Beheim")
    assert (kunigund.look[Slot.SEX], kunigund.look[Slot.AGE]) == ("woman", "41 years old")
    assert kunigund.garments == ("dark blue wool gown", "leather apron")
    assert kunigund.place == "workshop"
    assert (jorg.look[Slot.SEX], jorg.garments) == ("man", ("grey tunic", "red hose"))


def test_a_callsign_is_a_name_and_each_eye_is_one() -> None:
    sheet = only(
        "Name: Mara Dragoti\nCallsign: Juno\nEyes: brown; the right one is a red cybernetic lens\nAge: 37"
    )
    assert "Juno" in sheet.names
    assert sheet.look[EYES] == "brown eyes"
    assert sheet.look[MARKS] == "red cybernetic lens for a right eye"


def test_a_french_sailors_clothes_ring_and_deck_are_english() -> None:
    sheet = read_card(
        Card(
            "Gwenn",
            "Nom : Gwenn Le Dantec\nSexe : femme\nÂge : 37 ans\nCheveux : noirs, courts\n"
            "Signe particulier : un anneau d'or à l'oreille gauche\nTenue : ciré jaune, tricot rayé, bottes noires",
            scenario="La goélette quitte Saint-Malo. On est sur le pont.",
        )
    )[0]
    assert sheet.look[MARKS] == "gold ring on the left ear"
    assert sheet.garments == ("yellow oilskin", "striped jersey", "black boots")
    assert sheet.place == "deck"


@pytest.mark.parametrize(
    "text",
    [
        "Mara, 40. Short black hair. Behind the bar: black waistcoat, bow tie. Off duty: grey jumper.",
        "Name: Mara\nAge: 40\nBehind the bar: black waistcoat, bow tie\nOff duty: grey jumper",
    ],
)
def test_clothes_behind_an_occasion_are_an_outfit_and_the_first_is_worn(text: str) -> None:
    sheet = only(text)
    assert sheet.garments == ("black waistcoat", "bow tie")
    assert dict(sheet.outfits) == {"bar": ("black waistcoat", "bow tie"), "off duty": ("grey jumper",)}


def test_what_stands_behind_an_occasion_and_is_not_all_clothes_is_left_to_the_other_readers() -> None:
    assert not only("Mara, 40, black hair. At home: she sings, badly. On stage: a tiger.").outfits


def test_a_byname_is_a_name() -> None:
    heron = only("Mara is Idris ben Maruf, called the Heron, a guide of forty-one with black hair.")
    assert "the Heron" in heron.names
    (chief,) = read_card(
        Card(
            "Rasmus Lindqvist",
            '[Rasmus "Raz" Lindqvist: engineer, called the Chief by all; age(63); looks(bald)]',
        )
    )
    assert "the Chief" in chief.names


def test_an_office_in_a_list_of_people_is_a_name_and_a_kind_behind_it_is_theirs() -> None:
    berta, lysander = read_card(
        Card(
            "The Crooked Kettle",
            "{{char}} is an inn at a ford; it speaks for everyone under its roof.\n\n"
            "Berta, the landlady: a dwarf woman, stout, brown eyes.\n"
            "Lysander, the bard: an elf, he is slender, long golden hair.",
        )
    )
    assert "the landlady" in berta.names
    assert "the bard" in lysander.names
    assert berta.look[Slot.SEX] == "dwarf woman"


def test_whose_nephew_somebody_is_says_what_the_other_one_is() -> None:
    mara, pip = read_card(
        Card(
            "Robin",
            "# Robin Bellamy\n**Age:** 36\n**Looks:** plump, hazel eyes\n\n# Pip\nHer nephew. Eight years old, green eyes.",
        )
    )
    assert mara.look[Slot.SEX] == "woman"
    assert pip.look[Slot.AGE] == "8 years old"


def test_a_station_of_engineers_begins_in_engineering() -> None:
    sheet = read_card(
        Card("Mara", "Mara, 40, black hair.", scenario="Engineering on Ring Nine, an ice-mining station.")
    )[0]
    assert sheet.place.lower().startswith("engineering")
