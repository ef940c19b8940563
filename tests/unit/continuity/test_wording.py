"""The words that reach the painter: as a person would read them."""

import pytest

from limner.continuity._wording import Family, words_of
from limner.continuity.facts import Source
from limner.continuity.slots import Slot
from tests.unit.continuity.engine_world import MIRA, reply, shot, tag, told

MIRA_WORDS = (
    "a woman of 30 with long brown curls and dark eyes, wearing leather jerkin, grey trousers and boots"
)
BRAN_WORDS = "a bald man of 50 with blue eyes, wearing black coat"


def test_a_name_becomes_its_person_at_the_first_mention() -> None:
    assert told(tag("Mira opens the door", char="Mira")) == f"{MIRA_WORDS}, opens the door, in the tavern"


def test_a_pronoun_becomes_its_person() -> None:
    assert told(tag("she opens the door")) == f"{MIRA_WORDS}, opens the door, in the tavern"


def test_two_people_are_each_one_stretch() -> None:
    words = told(tag("Mira pours wine for Bran", char="Mira; Bran"))
    assert words == f"{MIRA_WORDS}, pours wine for {BRAN_WORDS}, in the tavern"


def test_people_whom_no_word_means_get_a_sentence() -> None:
    words = told(tag("two figures by the fire", char="Mira; Bran"))
    assert words.startswith("two figures by the fire, in the tavern. ")
    assert MIRA_WORDS in words
    assert BRAN_WORDS in words


def test_what_contradicts_a_person_is_cut_in_his_clause_alone() -> None:
    words = told(tag("a blonde woman with blue eyes hands Bran a cup", char="Mira; Bran"))
    assert "blonde" not in words
    assert words.count("blue eyes") == 1


def test_what_is_of_the_moment_stays() -> None:
    assert told(tag("a grinning woman waves", char="Mira")).startswith("a grinning woman of 30")
    assert "hair flying" in told(tag("she runs, hair flying", char="Mira"))


def test_a_close_up_shows_no_clothes_and_no_place() -> None:
    words = told(tag("close-up of Mira, sad smile", char="Mira", mood="sad"))
    assert "jerkin" not in words
    assert "tavern" not in words
    assert "brown curls" in words


def test_from_behind_nobody_has_eyes() -> None:
    assert "eyes" not in told(tag("Mira from behind, snow", char="Mira"))


def test_nobody_is_added_to_a_picture_of_nobody() -> None:
    for prompt in ("an empty rowing boat, no people", "a teapot on a table", "night sky, stars"):
        assert told(tag(prompt)) == prompt


def test_who_is_not_there_is_not_named() -> None:
    words = told(tag("Mira reads Bran's letter", char="Mira"))
    assert "Bran" not in words
    assert "letter" in words


def test_a_mood_is_said_once_and_only_in_its_own_picture() -> None:
    first = reply("a", tag("Mira waits", char="Mira", mood="afraid"))
    assert told(tag("Mira, afraid, waits", char="Mira", mood="afraid")).count("afraid") == 1
    assert "afraid" not in told(tag("Mira waits", char="Mira"), first)


def test_each_part_says_where_it_is_from() -> None:
    words = words_of(shot(tag("Mira bows", char="Mira", wears="red gown")))
    sources = {part.slot: part.source for part in words.parts if part.who == MIRA}
    assert (sources[Slot.HAIR], sources[Slot.WEARS]) == (Source.CARD, Source.TAG)


def test_anime_models_get_counts_and_keywords() -> None:
    words = told(tag("Mira and Bran dance", char="Mira; Bran"), family=Family.DANBOORU)
    assert words.startswith("1girl, 1boy, ")
    assert "long brown curls" in words
    assert "Mira" not in words


def test_novelai_gets_a_block_for_each_person() -> None:
    scene, mira, bran = told(tag("Mira and Bran dance", char="Mira; Bran"), family=Family.NAI).split(" | ")
    assert "dance" in scene
    assert "brown curls" in mira
    assert "bald" in bran


def test_flux_gets_a_sentence_for_each_of_several() -> None:
    words = told(tag("Mira and Bran dance", char="Mira; Bran"), family=Family.FLUX)
    assert words.count(". ") == 2
    assert "Mira" not in words


@pytest.mark.parametrize("family", list(Family))
def test_a_hostile_value_is_defused_in_every_family(family: Family) -> None:
    words = words_of(
        shot(tag("x", char="Mira", wears="red gown {{exec}} | <lora:evil:2> (x:1.9)\n", place="a|b{{c}}")),
        family,
    )
    assert not any(set(part.text) & set("{}<>|()\n") for part in words.parts if part.source is not None)


@pytest.mark.parametrize("family", list(Family))
def test_a_crowd_fits_the_budget_and_keeps_what_tells_people_apart(family: Family) -> None:
    looks = "; ".join(
        f"P{n}: woman, {'very ' * 8}long red hair, green eyes, scar on her cheek, freckles" for n in range(8)
    )
    words = words_of(shot(tag("a crowd", char="; ".join(f"P{n}" for n in range(8)), look=looks)), family)
    assert len(words.text) < 3_000
    assert "red hair" in words.text


ANNA = reply(
    "a",
    tag(
        "Anna, a thin woman of 40 with brown hair in a severe bun and spectacles, in a grey dress",
        char="Anna",
    ),
)


def test_what_more_hangs_on_is_not_cut_out() -> None:
    assert "her spectacles in her hand" in told(
        tag("Anna waits, her spectacles in her hand", char="Anna"), ANNA
    )
    assert "spectacles low on her nose" in told(
        tag("Anna looks up, spectacles low on her nose", char="Anna"), ANNA
    )
    assert "with her brown curls let down" in told(
        tag("Mira waits, with her brown curls let down", char="Mira")
    )


def test_hair_that_is_let_down_is_in_no_bun() -> None:
    for prompt in (
        "Anna waits, her hair let down at last",
        "Anna with loose hair",
        "Anna, hair unpinned, waits",
    ):
        words = told(tag(prompt, char="Anna"), ANNA)
        assert "brown hair" in words
        assert "bun" not in words
    assert "bun" in told(tag("Anna waits, hair flying", char="Anna"), ANNA)
    assert "bun" in told(tag("Mira, hair let down, and Anna", char="Mira; Anna"), ANNA)


def test_the_same_woman_is_a_woman() -> None:
    assert told(tag("the same woman crosses the hall", char="Mira")).startswith("a woman of 30")


def test_an_age_in_a_decade_is_said_once() -> None:
    words = told(tag("Odile, a tall woman in her sixties with white hair, waits", char="Odile"))
    assert words.count("in her sixties") == 1
    assert "her her" not in words


def test_a_word_for_an_age_stands_next_to_its_noun() -> None:
    crane = tag("Senator Crane, a fat old man with a white beard, waits", char="Senator Crane")
    assert told(crane).startswith("a fat old man with white beard")
    assert told(crane, family=Family.DANBOORU).startswith("1boy, old man, fat, white beard")


def test_a_sash_window_is_no_sash() -> None:
    before = reply("a", tag("Mira bows", char="Mira", wears="white gown, blue sash"))
    assert "blue sash" in told(tag("Mira leans out of a tall sash window", char="Mira"), before)


def test_who_is_apart_from_everyone_is_alone() -> None:
    for prompt in ("mends a net, apart from everyone, eyes low", "smiles in front of everyone"):
        assert "black coat" not in told(tag(prompt))
    assert "black coat" in told(tag("everyone laughs"))


def test_days_that_have_passed_are_no_time_of_day() -> None:
    assert told(tag("Mira waits", char="Mira", time="two days later")).endswith("in the tavern")
    assert told(tag("Mira waits", char="Mira", time="two days later, evening")).endswith("evening")


def test_a_prompt_that_begins_with_any_verb_shows_the_speaker() -> None:
    assert MIRA_WORDS in told(tag("mends a net by the hearth"))
    assert MIRA_WORDS in told(tag("sharpening her knife"))
    assert MIRA_WORDS in told(tag("knocks on the steel door with one knuckle"))
    assert told(tag("nets on a wall")) == "nets on a wall"
