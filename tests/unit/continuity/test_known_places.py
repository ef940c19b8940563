"""Where the story has been: each place once, and of too many the least important is forgotten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.continuity import _known_places as known_places
from limner.continuity._known_places import MOST_PLACES, KnownPlace, fuller, kept, visited
from limner.continuity._text import stems
from limner.continuity.facts import Source


def walked(names: list[str], step: int = 1) -> tuple[KnownPlace, ...]:
    """Return the places of a story that has been in these, one every so many messages."""
    places: tuple[KnownPlace, ...] = ()
    for number, name in enumerate(names):
        places = visited(places, name, Source.TAG, f"m{number * step}", number * step)
    return places


def test_a_place_in_other_words_order_is_the_same_place_and_stands_last() -> None:
    places = walked(["the harbour", "old kitchen", "harbour"])

    assert [(each.name, each.first, each.seen, each.visits) for each in places] == [
        ("old kitchen", 1, 1, 1),
        ("harbour", 0, 2, 2),
    ]


def test_a_short_word_means_the_one_place_of_its_kind() -> None:
    places = walked(["kitchen of the Blue Jug", "harbour"])

    assert fuller(places, "the kitchen") == "kitchen of the Blue Jug"
    assert fuller((*places, *walked(["red kitchen"])), "the kitchen") == "the kitchen"


@given(st.lists(st.integers(0, MOST_PLACES + 20), min_size=MOST_PLACES, max_size=200), st.integers(1, 40))
def test_what_is_forgotten_is_never_more_important_than_what_is_kept(numbers: list[int], step: int) -> None:
    at = len(numbers) * step
    before = walked([f"hall {number}" for number in numbers[:-1]], step)
    new = "hall of mirrors"

    after = visited(before, new, Source.TAG, "new", at)

    names = {each.name for each in after}
    gone = [each for each in before if each.name not in names]
    assert after[-1].name == new
    assert len(after) == min(MOST_PLACES, len(before) + 1)
    assert all(each.importance(at) <= other.importance(at) for each in gone for other in after)
    assert [each for each in before if each.name in names] == list(after[:-1])


def test_a_place_of_many_visits_outlives_one_of_a_single_visit() -> None:
    places = walked(["inn", *["inn", "road"] * 5, "bridge", "mill"])

    assert [each.name for each in kept(places, len(places), 2)] == ["inn", "road"]
    assert kept(places, len(places), 0) == ()


def test_a_new_place_is_held_against_the_others_without_their_names_being_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    places = walked([f"hall {number}" for number in range(MOST_PLACES)])
    read: list[str] = []

    def reading(text: str) -> frozenset[str]:
        read.append(text)
        return stems(text)

    monkeypatch.setattr(known_places, "stems", reading)

    visited(places, "mill", Source.TAG, "new", 100)

    assert read == ["mill"]
