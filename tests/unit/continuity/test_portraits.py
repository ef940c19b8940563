"""Whose a look is, and what is kept of it: cards of many kinds with the truth of the people in them."""

from collections.abc import Mapping

import pytest

from limner.continuity._card_named import is_nobody, people_in
from limner.continuity._card_reader import Card, read_card
from limner.continuity._prose_past import past_words
from limner.continuity._tokens import Tokens
from limner.continuity.facts import Sheet
from limner.continuity.slots import Slot
from tests.continuity.portraits.sets import SETS
from tests.continuity.portraits.truth import Case, judge


def people(name: str, text: str) -> Mapping[str, Sheet]:
    return {sheet.names[0]: sheet for sheet in read_card(Card(name, text))}


@pytest.mark.parametrize(
    ("cases", "share"),
    [
        (SETS["first"], 0.95),
        (SETS["second"], 0.92),
        (SETS["third"], 0.92),
        (SETS["fourth"], 0.89),
        (SETS["fifth"], 0.92),
        (SETS["sixth"], 0.9),
        (SETS["seventh"], 0.8),
    ],
    ids=["first", "second", "third", "fourth", "fifth", "sixth", "seventh"],
)
def test_what_cards_tell_of_their_people_reaches_a_picture_and_nothing_of_others(
    cases: list[Case], share: float
) -> None:
    count = judge(cases)
    assert count.found >= share * (count.found + count.lacks)
    assert count.wrong <= 1


def test_a_judge_counts_what_is_lacking_and_what_is_somebody_elses() -> None:
    case = Case(
        "x", "Mira", "Mira has red hair.", {"Mira": ["hair red", "eyes green"]}, never={"Mira": ["red hair"]}
    )
    count = judge([case])
    assert (count.found, count.lacks, count.wrong, count.right) == (1, 1, 1, 0)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ottmar the smith: forty, black beard.", {"Ottmar"}),
        ("Zelda, his wife, is younger.", {"Zelda"}),
        ("Callun, 29, from Glasgow, is six foot five.", {"Callun"}),
        ("The Contessa is ninety-one. She wears black lace.", {"The Contessa"}),
        ("The caretaker, old Fergus, has one leg.", {"Fergus"}),
        ('Priyanka "Pri" Shah, 27 - trainee barrister. Immaculate.', {'Priyanka "Pri" Shah'}),
        ("Mira lives in Glasgow, twenty miles off.", {"Mira"}),
        ("The Magpie is an old ship with white wings. She is 60.", set()),
    ],
)
def test_who_is_somebody_is_told_by_what_stands_around_a_name(text: str, names: set[str]) -> None:
    assert {name for name, _ in people_in(Tokens(text))} == names


def test_a_card_named_after_a_thing_is_nobody_and_its_people_have_their_own_looks() -> None:
    text = (
        "Shift C digs the northern tunnel.\n\nBig Anders leads. Forty, a yellow beard.\n\n"
        "Next to him Rosa looks bored. She's twenty-six, with cropped black hair."
    )
    assert is_nobody("Shift C", text)
    assert not is_nobody("Mira", "Mira, 30, is tall. Anders, 40, is her boss. Rosa, 26, is her friend.")
    found = people("Shift C", text)
    assert set(found) == {"Anders", "Rosa"}
    assert found["Anders"].look[Slot.HAIR] == "yellow beard"
    assert found["Rosa"].look[Slot.HAIR] == "cropped black hair"


def test_what_both_wear_is_of_both() -> None:
    found = people(
        "Marit", "Marit is tall, with blonde hair. Sunniva is small, with black curls. Both wear grey aprons."
    )
    assert found["Marit"].garments == found["Sunniva"].garments == ("grey aprons",)


def test_her_fathers_eyes_are_hers_and_her_fathers_beard_is_not() -> None:
    (mira,) = read_card(
        Card("Mira", "Mira is tall, her father's blue eyes, a scar. Her father had a red beard.")
    )
    assert mira.look[Slot.EYES] == "blue eyes"
    assert "beard" not in mira.look.get(Slot.HAIR, "")


@pytest.mark.parametrize(
    ("text", "hair"),
    [
        ("Marcus is 58. At twenty he had golden hair. Now he is bald.", "bald"),
        ("Marcus is 58. His hair was red, before the war. He is tall.", None),
        ("Marcus is 58. His hair was black and has stayed black.", "black hair"),
        ("Marcus was tall. His hair was red. He had a scar.", "red hair"),
    ],
)
def test_in_a_text_that_tells_of_now_what_was_is_over(text: str, hair: str | None) -> None:
    assert read_card(Card("Marcus", text))[0].look.get(Slot.HAIR) == hair


def test_only_the_clause_whose_verb_is_past_is_past() -> None:
    low = Tokens("she is forty, but at twenty she had red hair").low
    assert min(past_words(low, 0, len(low) - 1)) == low.index("at")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Mira is tall. Two fingers of her left hand end at the first joint.",
            "two fingers of her left hand",
        ),
        ("Mira is forty-four, square and sunburnt.", "square"),
        ("Mira is a lean, unshaven woman.", "unshaven"),
        ("Mira is short, square as a crate.", "square as a crate"),
        ("Looks: petite, braces, chipped nail polish.", "braces"),
        ("Mira has a scar and hair like a burst cushion, grey.", "grey hair"),
        ("Mira is thirty and already grey.", "grey hair"),
    ],
)
def test_what_is_surely_somebodys_and_is_seen_is_kept_as_it_stands(text: str, kept: str) -> None:
    (mira,) = read_card(Card("Mira", text))
    assert kept in ", ".join(mira.look.values())


@pytest.mark.parametrize(
    "text",
    [
        "Mira is tall. She rubs her eyes and wipes her hands on the wall.",
        "Mira is tall, shy and stubborn.",
        "Mira is tall. The caretaker, old Fergus, has one leg.",
        "Mira is tall. My brother comes on Sundays. Skinny, yellow hair.",
        "Mira is tall. There was a wife once, a redhead with one eye.",
    ],
)
def test_what_passes_what_is_within_and_what_is_anothers_is_left_out(text: str) -> None:
    mira = people("Mira", text)["Mira"]
    assert {slot: said for slot, said in mira.look.items() if slot is not Slot.SEX} == {Slot.BUILD: "tall"}


@pytest.mark.parametrize(
    ("name", "text", "look", "garments"),
    [
        (
            "鬼塚",
            "鬼塚は四十代の男性。短い白髪、鋭い黒い目。左の眉に傷がある。いつも藍色の作務衣に白い前掛けをしている。",
            {"hair": "short white hair", "marks": "scar on the left eyebrow"},
            ("indigo samue", "white apron"),
        ),
        (
            "沈砚",
            "沈砚，二十四岁，男。身材修长，瞳色浅灰。常穿一身月白色长袍。他的师妹十六岁，红发。",
            {"age": "24 years old", "build": "slender", "eyes": "light grey eyes"},
            ("moon-white robe",),
        ),
        (
            "Вера",
            "Имя: Вера\nВолосы: рыжие, короткие\nГлаза: зелёные\nОдежда: чёрный бушлат, высокие сапоги",
            {"hair": "short red hair", "eyes": "green eyes"},
            ("black pea coat", "tall boots"),
        ),
        (
            "El Faro",
            "En el faro viven dos. Nerea, la farera, tiene cincuenta años y pelo gris. Con ella está Iker.",
            {"age": "50 years old", "hair": "grey hair"},
            (),
        ),
    ],
    ids=["japanese", "chinese", "russian", "spanish"],
)
def test_other_languages_are_read_in_prose_and_behind_keys(
    name: str, text: str, look: Mapping[str, str], garments: tuple[str, ...]
) -> None:
    sheet = read_card(Card(name, text))[0]
    assert {slot: sheet.look.get(Slot(slot)) for slot in look} == look
    assert sheet.garments == garments
