"""What a given name alone says: read where no text, no pronoun and no prompt says more."""

import pytest

from limner.continuity._given_names import FEMALE, MALE, sex_of


@pytest.mark.parametrize(
    "name", ["Julio", "Hiro", "Enrique", "Tariq", "Vikram", "Bartek", "Tadhg", "Kwesi", "Jihoon", "Gunnar"]
)
def test_a_mans_name_is_a_mans(name: str) -> None:
    assert sex_of((name,)) == "m"


@pytest.mark.parametrize(
    "name",
    ["Hana", "Saoirse", "Ximena", "Zainab", "Ananya", "Ngozi", "Xiaomei", "Eilidh", "Linnea", "Soojin"],
)
def test_a_womans_name_is_a_womans(name: str) -> None:
    assert sex_of((name,)) == "f"


def test_what_both_bear_is_in_neither_list() -> None:
    assert FEMALE.isdisjoint(MALE)
