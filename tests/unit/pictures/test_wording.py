"""The words that reached a painter: kept with the picture, and read without trust."""

import json

import pytest

from limner.pictures import message_notes
from limner.pictures.picture import Picture, State, Version
from limner.pictures.wording import LONGEST, Stretch, Wording, as_it_was

WORDS = Wording((Stretch("she sits, "), Stretch("red hair", "card", "mira.png", "hair")), "hat")
PICTURE = Picture(
    "p",
    "she sits",
    0,
    State.PAINTED,
    (Version("v", "she sits", "/user/images/a.png", "sd", 1.0, words=WORDS),),
    0,
)


def test_a_note_keeps_the_words_beside_the_tags_own() -> None:
    note = message_notes.dump("u", (PICTURE,))

    assert message_notes.load(note) == (PICTURE,)
    assert json.loads(note)["pictures"][0]["versions"][0]["words"] == {
        "parts": ["she sits, ", ["red hair", "card", "mira.png", "hair"]],
        "negative": "hat",
    }


def test_a_picture_without_words_of_its_own_is_noted_as_before() -> None:
    plain = Picture("p", "a", 0, State.PAINTED, (Version("v", "a", "/user/images/a.png", "sd", 1.0),), 0)

    assert "words" not in message_notes.dump("u", (plain,))


@pytest.mark.parametrize(
    "raw",
    [
        None,
        3,
        {},
        {"parts": 4},
        {"parts": [3, ["a", "b"], {}]},
        {"parts": ["  "]},
        {"parts": ["x" * (LONGEST + 1)]},
    ],
)
def test_words_that_make_no_sense_are_none(raw: object) -> None:
    assert Wording.read(raw) is None


def test_a_picture_is_made_again_from_its_words_or_from_its_tag() -> None:
    assert as_it_was(WORDS, "she sits") is WORDS
    assert as_it_was(None, "she sits").text == "she sits"


def test_what_else_a_note_holds_stays_in_it() -> None:
    before = json.dumps({"v": 1, "uid": "old", "pictures": [1], "facts": {"v": 1}, "newer": [2]})

    after = json.loads(message_notes.dump("u", (PICTURE,), before))

    assert (after["facts"], after["newer"], after["uid"]) == ({"v": 1}, [2], "u")
    assert len(after["pictures"]) == 1


@pytest.mark.parametrize("before", ["", "[", "[]", "3", '{"v": 1}'])
def test_a_damaged_note_costs_nothing(before: str) -> None:
    assert json.loads(message_notes.dump("u", (), before)) == {"v": 1, "uid": "u", "pictures": []}
