import pytest

from limner.continuity._dressing import How, shown
from limner.continuity._garment_nouns import Covers
from limner.continuity._garment_spans import named
from limner.continuity._garments import PARTS, alike, garment, outfit, part_of
from limner.continuity._text import SPELT_OTHERWISE
from tests.unit.continuity.spellings import spellings


@pytest.mark.parametrize(
    ("words", "head", "part"),
    [
        ("a long blue keeper's dress coat with brass buttons", "coat", Covers.OUTER),
        ("dress of dust-coloured lace", "dress", Covers.FULL),
        ("white knee socks", "sock", Covers.LEGS),
        ("barefoot", "barefoot", Covers.FEET),
        ("a bloodstained bandage", "", Covers.OTHER),
    ],
)
def test_a_garment_is_known_by_its_noun(words: str, head: str, part: Covers) -> None:
    found = garment(words)
    assert (found.head, found.part) == (head, part)


def test_a_list_is_parted_at_its_commas_and_between_garments() -> None:
    assert [g.words for g in outfit("red gown, black gloves and a silver mask")] == [
        "red gown",
        "black gloves",
        "silver mask",
    ]
    assert [g.words for g in outfit("coat with brass buttons and a fur collar")] == [
        "coat with brass buttons and a fur collar"
    ]


def test_another_word_for_it_is_the_same_garment_and_another_colour_is_not() -> None:
    assert alike(garment("navy wool jersey"), garment("a blue sweater"))
    assert not alike(garment("red gown"), garment("green dress"))
    assert not alike(garment("evening gown"), garment("black maid dress"))


@pytest.mark.parametrize(
    ("prompt", "how"),
    [
        ("Mira in a red gown dances", How.WORN),
        ("1girl, red gown, dancing", How.WORN),
        ("she buttons a long coat", How.ON),
        ("she pulls on a wool cap", How.ON),
        ("she takes off her coat", How.OFF),
        ("Mira without her cloak", How.OFF),
        ("she folds a white shirt", How.NAMED),
        ("helmets on hooks", How.NAMED),
    ],
)
def test_a_prompt_says_what_becomes_of_a_garment(prompt: str, how: How) -> None:
    assert [piece.how for piece in shown(prompt)] == [how]


@pytest.mark.parametrize("prompt", ["a dress code", "apron strings", "the top of the stairs", "dressed up"])
def test_not_every_word_for_clothes_is_worn(prompt: str) -> None:
    assert not [piece for piece in shown(prompt) if piece.how is How.WORN]


def test_the_quick_look_finds_whatever_is_a_garment_and_nothing_else() -> None:
    said = tuple(spellings({*PARTS, *SPELT_OTHERWISE}))

    assert [said[at] for at in named(said)] == [
        word for word in said if part_of(word) is not None or word in PARTS
    ]
