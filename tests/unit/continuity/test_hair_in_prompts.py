"""Hair that a prompt says otherwise than the card: left out without a hole, or new where prose says so."""

import pytest

from limner.continuity._ledger import Ledger
from limner.continuity._wording import words_of
from limner.continuity.story import TagSeen, Turn
from tests.unit.continuity.card_world import begun, pictured

CARDS = [("Ines", "Ines is thirty-two, with long black hair and brown eyes.")]
WHO = "a woman of 32 with long black hair and brown eyes"


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("Ines touches the ends of her short hair, shy", "touches the ends of her hair, shy"),
        ("Ines brushes her blonde hair", "brushes her hair"),
        ("Ines closes her blue eyes, tired", "closes her eyes, tired"),
        ("Ines ties her short hair into a knot", "ties her hair into a knot"),
        ("Ines with short hair, smiling", "smiling"),
        ("Ines looks up with her blue eyes", "looks up"),
    ],
)
def test_a_slip_of_the_model_leaves_no_hole_in_the_words(prompt: str, words: str) -> None:
    assert pictured(CARDS, (prompt, "Ines")) == f"{WHO}, {words}"


def played(prose: str) -> str:
    """Return how she is painted in the message after one with this prose and other hair than before."""
    first = Turn(
        "0", 0, "Ines.png", prose=prose, tags=(TagSeen("Ines with her short hair", {"char": "Ines"}),)
    )
    then = Turn("1", 0, "Ines.png", tags=(TagSeen("Ines reads", {"char": "Ines"}),))
    return words_of(Ledger(begun(CARDS)).shot([first], then, 0)).text


@pytest.mark.parametrize(
    ("prose", "hair"),
    [
        ("Ines had been to the barber across the road.", "black short hair"),
        ("She cut off her braid with a bread knife.", "black short hair"),
        ("She had her hair cut in the afternoon.", "black short hair"),
        ("The barber waves from his door.", "long black hair"),
        ("She has never cut her hair.", "long black hair"),
        ('"Don\'t cut your hair," he says. She wonders whether she should cut her hair.', "long black hair"),
        ("Tom cut his hair this morning.", "long black hair"),
        ("Her sister cut her hair on Monday.", "long black hair"),
        ("She dyed her hair in the sink.", "long black hair"),
        ("They talk about the weather.", "long black hair"),
    ],
)
def test_hair_that_both_prose_and_prompt_say_is_cut_stays_cut(prose: str, hair: str) -> None:
    assert played(prose) == f"a woman of 32 with {hair} and brown eyes, reads"
