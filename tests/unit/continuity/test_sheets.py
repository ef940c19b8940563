"""A sheet is kept in a card, read back as it was, and a stranger's is measured before it is believed."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.continuity import sheets
from limner.continuity._card_reader import Card, read_card
from limner.continuity.facts import Sheet, Source
from limner.continuity.slots import LONGEST, Slot
from tests.unit.continuity.cards import CASES, Case

MIRA = Card("Mira", "Mira is a tall woman of thirty with red hair. She wears a green coat.")
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=300),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["v", "of", "sheets", "names", "look", "hair", "garments", "outfits", "source", "words", "x"]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.style)
def test_what_was_read_of_a_card_comes_back_the_same(case: Case) -> None:
    read = read_card(Card(**case.card))
    written = sheets.dump(read, "x")
    assert written is not None
    kept = sheets.load(json.dumps(written))
    assert kept is not None
    assert [
        (s.names, dict(s.look), s.garments, dict(s.outfits), s.pronouns, s.place, s.time) for s in kept.sheets
    ] == [(s.names, dict(s.look), s.garments, dict(s.outfits), s.pronouns, s.place, s.time) for s in read]


def test_nothing_is_read_twice_while_the_card_is_unchanged() -> None:
    by_hand = Sheet(("Mira",), {Slot.HAIR: "blue hair"})
    kept = sheets.load(sheets.dump((by_hand,), sheets.fingerprint(MIRA)))
    assert sheets.sheets_of(MIRA, kept)[0].look == {Slot.HAIR: "blue hair"}
    changed = Card("Mira", MIRA.description + " She is bald.")
    assert "blue" not in sheets.sheets_of(changed, kept)[0].look[Slot.HAIR]


def test_what_the_user_wrote_by_hand_holds_whatever_the_card_says() -> None:
    kept = sheets.load(sheets.dump((Sheet(("Mira",), {Slot.HAIR: "blue hair"}),), ""))
    assert sheets.sheets_of(MIRA, kept)[0].look == {Slot.HAIR: "blue hair"}


def test_a_card_without_looks_of_ours_is_read() -> None:
    assert sheets.sheets_of(MIRA, sheets.load(None)) == read_card(MIRA)


def test_each_text_that_is_read_changes_the_fingerprint() -> None:
    prints = {
        sheets.fingerprint(card)
        for card in (
            MIRA,
            Card("Mira"),
            Card("Mira", "a", "b"),
            Card("Mira", "ab"),
            Card("Mira", "a", "", "b"),
            Card("Mira", words="b"),
            Card("Mira", negative="b"),
            Card("Mira", first_mes="b"),
            Card("Mira", "\ud800"),
        )
    }
    assert len(prints) == 9


def test_what_a_newer_limner_wrote_is_read_and_known_as_such() -> None:
    kept = sheets.load(
        {"v": 9, "of": "x", "sheets": [{"names": ["Mira"], "look": {"hair": "red", "aura": "gold"}}], "y": 1}
    )
    assert kept is not None
    assert kept.newer
    assert kept.sheets[0].look == {Slot.HAIR: "red"}


@pytest.mark.parametrize(
    "value",
    [
        None,
        7,
        "",
        "{",
        [],
        {},
        {"v": 1},
        {"v": 0, "sheets": [{"names": ["x"]}]},
        {"v": 1, "sheets": [{}]},
        "[" * 9000,
        {"v": 1, "sheets": [{"names": []}]},
        {"v": "1", "sheets": [{"names": ["x"]}]},
    ],
)
def test_damaged_looks_are_none(value: Any) -> None:
    assert sheets.load(value) is None


def test_a_strangers_values_are_cut_and_cleaned() -> None:
    kept = sheets.load(
        {
            "v": 1,
            "sheets": [
                {
                    "names": ["M" * 500, 7, "{{user}}"],
                    "look": {"hair": "red {{setvar::a::b}} | /sd <b>" + "x " * 9999, "eyes": 4},
                    "garments": ["coat"] * 99,
                    "outfits": {"a" * 300: ["hat"], "": ["x"]},
                    "source": "nonsense",
                    "words": "w" * 9999,
                }
            ],
        }
    )
    assert kept is not None
    (sheet,) = kept.sheets
    assert len(sheet.names[0]) <= 80
    assert not set("{}|<>") & set(sheet.look[Slot.HAIR])
    assert len(sheet.look[Slot.HAIR]) <= LONGEST
    assert Slot.EYES not in sheet.look
    assert len(sheet.garments) <= 16
    assert all(len(name) <= 40 for name in sheet.outfits)
    assert sheet.source is Source.CARD
    assert len(sheet.words) <= 1000


def test_a_sheet_that_is_too_large_is_not_written() -> None:
    assert sheets.dump((Sheet(("Mira",), words="ß" * 2000),), "") is None
    assert sheets.dump(tuple(Sheet((str(number),)) for number in range(9)), "") is None


def test_a_lorebook_adds_to_a_card_and_does_not_overrule_it() -> None:
    both = sheets.joined(
        Sheet(("Mira",), {Slot.HAIR: "red hair"}),
        Sheet(
            ("Mira", "Mi"), {Slot.HAIR: "black hair", Slot.EYES: "green eyes"}, ("coat",), source=Source.LORE
        ),
    )
    assert both.look == {Slot.HAIR: "red hair", Slot.EYES: "green eyes"}
    assert both.garments == ("coat",)
    assert both.names == ("Mira", "Mi")
    assert both.source is Source.CARD


@given(ANY)
def test_no_value_makes_the_reader_raise(value: Any) -> None:
    for each in (value, {"v": 1, "sheets": [value]}, {"v": 1, "sheets": value}):
        kept = sheets.load(each)
        assert kept is None or all(
            len(said) <= LONGEST for sheet in kept.sheets for said in sheet.look.values()
        )
