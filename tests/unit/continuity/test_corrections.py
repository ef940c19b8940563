"""The user's word where the story changes under it: ids that are gone, tags that are cut, people made one."""

import json
from dataclasses import replace

import pytest

from limner.continuity import memory
from limner.continuity._correction_notes import corrections_in, since, unread_in, with_one, without
from limner.continuity._correction_notes import holding as holding_of
from limner.continuity._ledger import Ledger, fold
from limner.continuity.chronicle import chronicle
from limner.continuity.slots import Slot
from limner.continuity.state import StoryState
from limner.continuity.story import Correction, Do, Turn
from tests.unit.continuity.engine_world import BEGINNING, BRAN, MIRA, after, reply, tag

TOM = reply("t", tag("Tom runs", char="Tom", look="Tom: boy of ten, freckles"))


def holding(*corrections: Correction, turns: tuple[Turn, ...] = (TOM,)) -> StoryState:
    """The story where these hold from the start of the chat."""
    return fold(replace(BEGINNING, corrections=corrections), turns)


def test_the_look_of_somebody_without_a_card_is_theirs_and_makes_nobody_else() -> None:
    state = holding(Correction(Do.SET, "npc:tom", Slot.HAIR, "red hair"))
    assert set(state.people) == {MIRA, BRAN, "npc:tom"}
    tom = state.people["npc:tom"]
    assert tom.names == ("Tom",)
    assert tom.look[Slot.HAIR].value == "red hair"
    assert tom.look[Slot.MARKS].value == "freckles"


@pytest.mark.parametrize(
    "who",
    ["gone.png", "gone.PNG", "Gone Girl.webp", "persona:x.png", "lore:Vane", "mira.png#Zed", "npc:guard#2"],
)
@pytest.mark.parametrize("do", list(Do))
def test_a_word_on_a_card_that_is_not_in_the_chat_any_more_makes_nobody(who: str, do: Do) -> None:
    state = holding(Correction(do, who, Slot.HAIR, "red hair"), Correction(do, who, None, "Mira"))
    assert set(state.people) == {MIRA, BRAN, "npc:tom"}
    assert not any("." in name or "#" in name for each in state.people.values() for name in each.names)


def test_a_word_on_a_picture_that_was_cut_out_of_its_message_holds_behind_what_is_left() -> None:
    wrong = Correction(Do.SET, MIRA, Slot.WEARS, "blue coat", tag=3)
    cut = replace(reply("a", tag("Mira", char="Mira", wears="red gown")), corrections=(wrong,))
    worn = after(cut).people[MIRA].wears
    assert worn is not None
    assert worn.words == "blue coat"
    assert chronicle(BEGINNING, [cut])[0].place == "tavern"


def test_a_number_below_nought_is_behind_all_tags() -> None:
    events, _ = memory.load([{"do": "set", "who": "Mira", "slot": "mood", "value": "calm", "tag": -7}])
    mood = after(Turn("a", corrections=events)).people[MIRA].mood
    assert mood is not None
    assert mood.value == "calm"


def test_who_is_found_to_be_somebody_brings_along_what_was_said_of_them() -> None:
    said = (
        Correction(Do.SET, "Stranger"),
        Correction(Do.SET, "Stranger", Slot.CONDITION, "arm in plaster"),
        Correction(Do.SET, "Stranger", Slot.WEARS, "grey cloak"),
        Correction(Do.LOCK, "Stranger", Slot.WEARS),
    )
    same = Correction(Do.SAME, "Stranger", value="Mira")
    mira = after(Turn("x", corrections=(*said, same))).people[MIRA]
    assert mira.condition is not None
    assert mira.condition.value == "arm in plaster"
    assert mira.locked == {Slot.WEARS}
    assert mira.wears is not None
    assert mira.wears.words == "grey cloak"


def test_two_that_are_said_to_be_each_other_are_one() -> None:
    both = (Correction(Do.SAME, "Tom", value="Mira"), Correction(Do.SAME, "Mira", value="Tom"))
    state = after(TOM, Turn("x", corrections=both))
    assert set(state.people) == {MIRA, BRAN}


def test_an_old_picture_in_a_swipe_is_corrected_there_and_in_no_other_version() -> None:
    wrong = Correction(Do.SET, MIRA, Slot.WEARS, "blue coat", tag=0)
    first = replace(reply("a", tag("Mira", char="Mira")), corrections=(wrong,))
    second = reply("a", tag("Mira", char="Mira"), version=1)
    ledger = Ledger(BEGINNING)
    told = [ledger.upto([each]).people[MIRA].wears for each in (first, second, first)]
    assert [worn.words if worn else "" for worn in told] == ["blue coat", "", "blue coat"]


def test_hundreds_of_the_users_words_are_kept_and_read() -> None:
    stored: object = None
    for number in range(700):
        word = Correction(Do.SET, f"Person {number}", Slot.HAIR, f"red hair no {number}")
        stored = with_one(stored, word, uid="m")
    assert len(holding_of(stored, {"m"})) == 700
    assert unread_in(stored) == 0


def test_what_holds_since_a_message_is_that_messages_and_apart_from_what_holds_from_the_start() -> None:
    lock, free = Correction(Do.LOCK, MIRA, Slot.HAIR), Correction(Do.UNLOCK, MIRA, Slot.HAIR)
    stored: object = with_one(None, lock, uid="a", since="yes")
    stored = with_one(stored, lock, uid="b", since="yes")
    stored = with_one(stored, free, uid="b", since="yes")
    assert since(stored) == {"a": (lock,), "b": (free,)}
    assert holding_of(stored, {"a", "b"}) == ()
    assert without(without(stored, lock, "a"), free, "b") is None


def test_what_the_chat_says_is_taken_back_without_the_same_word_that_holds_from_a_message_on() -> None:
    word = Correction(Do.SET, "mira", Slot.HAIR, "red")
    stored: object = with_one(None, word, uid="a")
    stored = with_one(stored, word, uid="b", since="yes")
    left = without(stored, word)
    assert since(left) == {"b": (word,)}
    assert holding_of(left, {"a", "b"}) == ()
    assert holding_of(without(stored, word, "b"), {"a", "b"}) == (word,)


def test_a_word_longer_than_what_is_read_is_stored_as_it_is_read_and_can_be_taken_back() -> None:
    long = Correction(Do.SET, "mira" * 100, Slot.WEARS, "coat " * 400_000)
    stored = with_one(None, long)
    (read,) = corrections_in(json.dumps(stored))
    assert long.value.startswith(read.value)
    assert without(stored, read) is None
    older = {"v": 1, "events": [{"do": "set", "who": "mira", "slot": "hair", "value": "red " * 1000}]}
    (read,) = corrections_in(json.dumps(older))
    assert without(older, read) is None
