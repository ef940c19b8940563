"""Whose a look is in a card that tells of several people, and what is carried that no lexicon knows."""

import pytest

from limner.continuity._card_reader import Card, read_card
from limner.continuity._hair_now import with_noun
from limner.continuity.facts import Sheet
from limner.continuity.slots import Slot


def people(name: str, text: str) -> dict[str, Sheet]:
    return {sheet.names[0]: sheet for sheet in read_card(Card(name, text))}


def told(sheet: Sheet) -> str:
    return ", ".join([*sheet.look.values(), *sheet.garments])


@pytest.mark.parametrize(
    ("text", "who", "sex", "looks"),
    [
        ("Her foreman is Bastien. He is past sixty and bald.", "Bastien", "man", ("60 years old", "bald")),
        (
            "Her cook, a big Black man called Solomon, is about sixty, with a white beard.",
            "Solomon",
            "man",
            ("big", "dark skin", "white beard"),
        ),
        (
            "With her lives her aunt, Lady Constance, who is seventy-one, with a hooked nose.",
            "Lady Constance",
            "woman",
            ("71 years old", "hooked nose"),
        ),
        ("The boy who sweeps up is Tick. He is ten, with ginger hair.", "Tick", "boy", ("ginger hair",)),
        (
            "Mrs. Okonjo from next door comes at seven. She is seventy, very dark, with short white hair.",
            "Mrs. Okonjo",
            "woman",
            ("very dark skin", "short white hair"),
        ),
        (
            "Her mate is a Quaker named Obed Starbird, thirty-six, thickset, with blue eyes.",
            "Obed Starbird",
            None,
            ("36 years old", "thickset", "blue eyes"),
        ),
    ],
)
def test_who_is_named_by_what_they_are_has_the_looks_that_follow(
    text: str, who: str, sex: str | None, looks: tuple[str, ...]
) -> None:
    found = people("Mira", f"Mira is thirty. She has red hair and green eyes. {text}")

    assert set(found) == {"Mira", who}
    assert sex is None or found[who].look[Slot.SEX] == sex
    assert all(look in told(found[who]) for look in looks)
    assert found["Mira"].look[Slot.HAIR] == "red hair"
    assert not any(look in told(found["Mira"]) for look in looks)


def test_a_name_behind_a_preposition_or_of_ones_own_house_is_nobody_new() -> None:
    found = people(
        "Miss Mira Hartley", "Mira is the younger of the two Miss Hartleys. She has red hair and grey eyes."
    )
    assert list(found) == ["Miss Mira Hartley"]
    found = people("Mira", "Mira, in the service of Lord Ashworth, has red hair and grey eyes.")
    assert list(found) == ["Mira"]


@pytest.mark.parametrize(
    "text",
    [
        "Frank is heavyset, with a grey crew cut, a square jaw and blue eyes.",
        "Frank is one of the reptile people of the moons: heavyset, with a square jaw and blue eyes.",
        "Frank, a bear of a man with a square jaw, has blue eyes.",
    ],
)
def test_others_of_whom_an_aside_speaks_take_no_look_away(text: str) -> None:
    assert people("Frank", text)["Frank"].look[Slot.EYES] == "blue eyes"


def test_what_stands_behind_a_semicolon_or_a_second_key_is_of_the_lines_name() -> None:
    found = people(
        "The Court",
        "Ysolde: forty, tall; silver hair, violet eyes. Always in: a grey gown\n"
        "Cador: 35, black beard, brown eyes",
    )
    assert found["Ysolde"].look[Slot.HAIR] == "silver hair"
    assert found["Ysolde"].garments == ("grey gown",)
    assert found["Cador"].garments == ()


def test_a_line_whose_key_says_what_somebody_is_is_of_whom_it_names() -> None:
    found = people(
        "Fenn", "Name: Fenn\nAge: 212\nHousemate: an old woman called Martha, stout, with blue eyes"
    )
    assert set(found) == {"Fenn", "Martha"}
    assert found["Martha"].look[Slot.EYES] == "blue eyes"


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        (
            "Heavyset, with a jaw that needs a razor, blue eyes and a cauliflower ear.",
            "jaw that needs a razor",
        ),
        ("Heavyset, with a jaw that needs a razor, blue eyes and a cauliflower ear.", "cauliflower ear"),
        ("Twelve, skinny, brown hair, soot on his face.", "soot on his face"),
        ("Forty, brown hair. His plating is matte green.", "plating is matte green"),
        ("Forty, brown hair. One arm ends in a cutting torch.", "one arm ends in a cutting torch"),
    ],
)
def test_what_a_card_says_of_a_body_is_carried_as_it_stands(text: str, carried: str) -> None:
    assert carried in told(people("Frank", text)["Frank"])


@pytest.mark.parametrize(
    "text",
    [
        "Frank has brown hair. He had a scarred ear once.",
        "Frank has brown hair. His hands shake when he lies.",
        "Frank has brown hair, a good heart and no patience.",
        "Frank has brown hair. The caretaker, old Fergus, has one leg.",
        "Frank has brown hair. His sister has a crooked thumb.",
    ],
)
def test_what_is_past_passes_is_not_seen_or_is_of_others_is_not_carried(text: str) -> None:
    assert told(people("Frank", text)["Frank"]).replace("man, ", "") == "brown hair"


def test_half_known_pieces_numbers_and_compounds_of_german_are_read() -> None:
    found = people(
        "Hagen",
        "Name: Konrad Hagen\nAlter: 52\nHaare: braun\nAugen: stahlblau\n"
        "Besonderheiten: eine lange Narbe quer über die Stirn\nKleidung: grüne Lodenjacke\n\n"
        "Bei ihm lebt seine Nichte Leni. Sie ist neunzehn, mit langen roten Zöpfen und grünen Augen.",
    )
    assert found["Hagen"].look[Slot.EYES] == "blue eyes"
    assert "long scar over the forehead" in told(found["Hagen"])
    assert found["Hagen"].garments == ("green loden jacket",)
    assert (found["Leni"].look[Slot.AGE], found["Leni"].look[Slot.HAIR]) == (
        "19 years old",
        "long red braids",
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("grey crew-cut", "grey hair in a crew-cut"),
        ("auburn waves pinned up", "auburn hair in waves pinned up"),
        ("long red braid", "long red braid"),
        ("black beard", "black beard"),
        ("teal mohawk", "teal mohawk"),
        ("bald, white moustache", "bald, white moustache"),
    ],
)
def test_hair_is_said_with_its_noun_where_a_style_alone_says_it(value: str, said: str) -> None:
    assert with_noun(value) == said
