from hypothesis import given, settings
from hypothesis import strategies as st

from limner.continuity._name_index import index, index_with
from limner.continuity._naming import Mention


def names(*people: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(people_[0], people_) for people_ in people]


def found(text: str, *people: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    ids = tuple((p[0], p) for p in people)
    return [(text[m.start : m.end], m.ids) for m in index(ids).find(text)]


def test_the_longest_name_is_taken_and_parts_count_with_a_capital() -> None:
    people = (("Ada Okafor",), ("Ada Lovelace",))
    assert found("Ada Okafor waves, Lovelace nods", *people) == [
        ("Ada Okafor", ("Ada Okafor",)),
        ("Lovelace", ("Ada Lovelace",)),
    ]


def test_a_name_two_people_share_may_mean_either() -> None:
    (mention,) = index((("1", ("Anna",)), ("2", ("Anna",)))).find("Anna sleeps")
    assert mention == Mention(0, 4, ("1", "2"))


def test_a_name_ends_where_its_word_ends() -> None:
    assert found("the Alps, Albert", ("Al",)) == []
    assert found("art in the heart, Art paints", ("Art",)) == [("Art", ("Art",))]


def test_a_name_that_is_a_word_counts_with_a_capital_only() -> None:
    assert found("she will pick a rose", ("Will",), ("Rose",)) == []
    assert found("Will hands Rose a rose", ("Will",), ("Rose",)) == [("Will", ("Will",)), ("Rose", ("Rose",))]


def test_case_counts_for_nothing_in_longer_names() -> None:
    assert found("mira, standing", ("Mira",)) == [("mira", ("Mira",))]
    assert found("ann, standing", ("Ann",)) == []


def test_names_of_other_scripts_and_of_signs_are_found_as_they_stand() -> None:
    assert found("王芳站在门口, 🦊 beside her", ("王芳",), ("🦊",)) == [("王芳", ("王芳",)), ("🦊", ("🦊",))]


def test_a_title_alone_is_a_name_for_who_bears_it() -> None:
    assert found("the captain bows", ("Captain Vane",)) == [("the captain", ("Captain Vane",))]
    assert found("the guard bows", ("The Queen",)) == []
    assert index((("v", ("Dr Halloran",)),)).resolve("the doctor") == ("v",)


NAMES = (
    ("Mira Holt", "Mira"), ("Mira",), ("the ferryman",), ("Captain Ada Okafor",), ("Ada",), ("the captain",),
    ("Dr. Vane", "Doctor Vane"), ("😀",), ("角色",), ("Will",), ("Ann",), ("Sister Ann of the Well",),
    ("MIRA",),
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(NAMES), max_size=8))
def test_somebody_more_in_the_index_is_as_if_it_were_made_of_all(people: list[tuple[str, ...]]) -> None:
    known = tuple((f"p{number}", names) for number, names in enumerate(people))
    grown = index(())
    for who, names in known:
        grown = index_with(grown, who, names)

    assert grown == index(known)
    assert list(grown.by_word) == list(index(known).by_word)
