"""What strangers write breaks nothing and stalls nothing."""

import time

import pytest

from limner.continuity._ledger import Ledger
from limner.continuity._wording import Family, words_of
from limner.continuity.facts import Sheet
from limner.continuity.slots import Slot
from limner.continuity.story import Beginning, Member, TagSeen, Turn


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
    small, large = seconds(100), seconds(800)
    assert large < 0.05 + 40 * small
