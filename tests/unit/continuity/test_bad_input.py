"""What strangers write breaks nothing and stalls nothing."""

import time

import pytest

from limner.continuity._ledger import Ledger, fold
from limner.continuity._pruning import MOST_PEOPLE
from limner.continuity._wording import Family, words_of
from limner.continuity.facts import Sheet
from limner.continuity.slots import Slot
from limner.continuity.state import MOST_MOODS, MOST_NAMES
from limner.continuity.story import Beginning, Correction, Do, Member, TagSeen, Turn
from limner.continuity.wardrobe import MOST_GARMENTS


def told(beginning: Beginning, prompt: str, family: Family = Family.NATURAL, **attributes: str) -> str:
    turn = Turn("m", 0, beginning.members[0].id, tags=(TagSeen(prompt, attributes),))
    return words_of(Ledger(beginning).shot([], turn, 0), family).text


def cast(*sheets: Sheet) -> Beginning:
    return Beginning(tuple(Member(f"{n}.png", sheet) for n, sheet in enumerate(sheets)))


def test_a_hundred_people() -> None:
    people = cast(
        *(
            Sheet((f"Person{n} Last{n}",), {Slot.SEX: "woman", Slot.HAIR: f"red hair no {n}"})
            for n in range(100)
        )
    )
    assert "red hair no 77" in told(people, "Person77 waves", char="Person77")


def test_of_a_crowd_the_least_important_are_forgotten_and_nobody_of_a_card() -> None:
    people = cast(Sheet(("Mira",), {Slot.SEX: "woman"}), Sheet(("Bran",), {Slot.SEX: "man"}))
    turns = [Turn(f"m{n}", 0, "0.png", tags=(TagSeen("x", {"char": f"Person{n}"}),)) for n in range(100)]
    state = fold(people, turns)
    assert len(state.people) == MOST_PEOPLE
    assert {"0.png", "1.png", "npc:person99"} <= set(state.people)
    assert "npc:person0" not in state.people
    assert len(state.names.known) == MOST_PEOPLE
    assert set(state.stage) <= set(state.people)


CHARMS = ", ".join(f"tin charm no {n}" for n in range(40))


def test_somebody_has_a_bounded_number_of_names_moods_and_garments() -> None:
    people = cast(Sheet(("Mira",), {Slot.SEX: "woman"}))
    turns = [
        Turn(
            f"m{n}",
            0,
            "0.png",
            tags=(TagSeen("x", {"look": f"Mira: called Alias{n}", "wears": f"Mira: {CHARMS}"}),),
            corrections=(Correction(Do.SET, "0.png", Slot.MOOD, f"mood {n}"),),
        )
        for n in range(MOST_MOODS + 20)
    ]
    mira = fold(people, turns).people["0.png"]
    assert len(mira.names) == MOST_NAMES
    assert mira.names[0] == "Mira"
    assert len(mira.moods) == MOST_MOODS
    assert mira.moods[-1].value == f"mood {MOST_MOODS + 19}"
    assert mira.wears is not None
    assert len(mira.wears.garments) == MOST_GARMENTS


def test_attributes_of_a_megabyte_are_cut_and_told() -> None:
    people = cast(Sheet(("Mira",), {Slot.SEX: "woman"}))
    huge = dict.fromkeys(("char", "wears", "place", "mood", "look"), "Mira: red gown; " * 70000)
    turn = Turn("m", 0, "0.png", tags=(TagSeen("Mira waits, " * 90_000, huge),))
    began = time.process_time()
    shot = Ledger(people).shot([], turn, 0)
    assert time.process_time() - began < 2
    assert {piece.words.partition("=")[0] for piece in shot.said.left_out if piece.why == "too long"} == set(
        huge
    )
    assert all(len(fact.value) <= 120 for fact in shot.after.people["0.png"].look.values())


def test_two_with_one_name_are_the_speaker_first() -> None:
    people = cast(Sheet(("Anna",), {Slot.HAIR: "red hair"}), Sheet(("Anna",), {Slot.HAIR: "black hair"}))
    assert "red hair" in told(people, "Anna waves", char="Anna")


def test_names_that_are_common_words_are_people_only_where_they_are_names() -> None:
    people = cast(Sheet(("Rose",), {Slot.SEX: "woman", Slot.HAIR: "red hair"}))
    assert told(people, "a rose on a table, no people") == "a rose on a table, no people"
    assert "red hair" in told(people, "Rose at a table")


def test_names_of_emoji_and_other_scripts() -> None:
    people = cast(
        Sheet(("🦊",), {Slot.SEX: "man", Slot.HAIR: "red hair"}),
        Sheet(("王芳",), {Slot.SEX: "woman", Slot.HAIR: "black hair"}),
    )
    words = told(people, "🦊 bows to 王芳")
    assert words == "a man with red hair, bows to a woman with black hair"


@pytest.mark.parametrize(
    "piece",
    [
        "Mira in a red gown, ",
        "a ",
        "with ",
        "the woman ",
        "coat of ",
        "(",
        "her's ",
        "no ",
        "💥",
        "room of ",
        "hair and ",
    ],
)
def test_a_long_prompt_takes_time_in_proportion(piece: str) -> None:
    people = cast(Sheet(("Mira",), {Slot.SEX: "woman", Slot.HAIR: "red hair"}, ("red gown",)))

    def seconds(times: int) -> float:
        began = time.process_time()
        told(people, piece * times, char="Mira")
        return time.process_time() - began

    seconds(50)
    small, large = seconds(100), min(seconds(800) for _ in range(3))  # memory may be collected in one
    assert large < 0.05 + 40 * small
