import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.continuity._attributes import LONGEST, For, is_again, read


def test_each_person_has_his_own_words() -> None:
    said = read({"char": "Mira; Bran", "wears": "Mira: red silk gown, barefoot; Bran: the same as before"})
    assert said.char == ("Mira", "Bran")
    assert said.wears == (For("Mira", "red silk gown, barefoot"), For("Bran", "the same as before"))


def test_names_may_be_parted_by_commas_and_and() -> None:
    assert read({"char": "Ada, Sam and the Moth Lady"}).char == ("Ada", "Sam", "the Moth Lady")


def test_without_a_name_the_words_are_of_whoever_is_seen() -> None:
    said = read({"mood": "afraid", "look": "boy of ten"})
    assert (said.moods, said.looks) == ((For("", "afraid"),), (For("", "boy of ten"),))


@pytest.mark.parametrize(
    "label",
    ["human form", "Human form", "true form", "disguise", "Disguise", "older self", "work outfit", "now"],
)
def test_a_label_that_names_a_shape_names_nobody(label: str) -> None:
    assert read({"look": f"{label}: grey hair"}).looks == (For("", "grey hair"),)
    assert read({"look": f"Mira: {label}: grey hair"}).looks == (For("Mira", "grey hair"),)
    assert read({"wears": "The Duke in Disguise: a cloak"}).wears == (For("The Duke in Disguise", "a cloak"),)


def test_nobody_is_an_answer_and_no_answer_is_none() -> None:
    assert read({"char": "nobody"}).char == ()
    assert read({"char": ""}).char is None
    assert read({}).char is None


def test_what_is_as_before_is_no_news() -> None:
    assert read({"place": "the same", "time": "unchanged"}) == read({})
    assert is_again("the same as before")
    assert is_again("unchanged")
    assert not is_again("her usual clothes")
    assert not is_again("the same coat")


def test_nonsense_is_left_out_and_told() -> None:
    said = read({"char": "Mira; 12345; " + "x" * 60, "wears": "Mira:"})
    assert said.char == ("Mira",)
    assert {left.why for left in said.left_out} == {"no name", "wears says nothing of it"}


def test_words_that_a_painter_would_obey_are_defused() -> None:
    said = read({"place": "kitchen | {{user}} <lora:x:2> (dark:1.9)\nnight"})
    assert said.place == "kitchen user lora x dark night" or not set("|{}<>()\n") & set(said.place)
    assert not set("|{}<>()\n") & set(said.place)


def test_a_long_value_is_cut_and_told() -> None:
    said = read({"wears": "Mira: " + "coat, " * LONGEST})
    assert said.left_out[0].why == "too long"
    assert len(said.wears[0].words) <= 400


def test_a_megabyte_takes_no_longer_than_a_page() -> None:
    for value in ("a:" * 500_000, "; " * 500_000, "Mira: " * 170_000, "x" * 1_000_000):
        read(dict.fromkeys(("char", "wears", "place", "time", "mood", "look"), value))


@given(st.dictionaries(st.sampled_from(["char", "wears", "place", "mood", "look", "time", "ar"]), st.text()))
def test_no_attribute_breaks_the_reader(attributes: dict[str, str]) -> None:
    said = read(attributes)
    assert all(name.strip() for name in said.char or ())
