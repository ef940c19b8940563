"""What words say of looks: phrases in prose, lists and tags, and what a new value is to an old one."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.continuity import _look_words as words
from limner.continuity._relations import Relation, contradict, relation
from limner.continuity.looks import cut, phrase, read
from limner.continuity.slots import LONGEST, Slot

SEX, AGE, BUILD, SKIN, HAIR = Slot.SEX, Slot.AGE, Slot.BUILD, Slot.SKIN, Slot.HAIR
EYES, FACE, MARKS = Slot.EYES, Slot.FACE, Slot.MARKS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a tall woman of thirty with curly brown hair and grey-green eyes",
            [
                (BUILD, "tall"),
                (SEX, "woman"),
                (AGE, "30 years old"),
                (HAIR, "curly brown hair"),
                (EYES, "grey-green eyes"),
            ],
        ),
        (
            "1girl, long silver hair, red eyes, fox ears, solo",
            [(SEX, "girl"), (HAIR, "long silver hair"), (EYES, "red eyes"), (MARKS, "fox ears")],
        ),
        ("her hair is dark red and always in a loose plait", [(HAIR, "dark red hair in a loose plait")]),
        ("Her hair is red, her eyes grey.", [(HAIR, "red hair"), (EYES, "grey eyes")]),
        ("eyes of grey", [(EYES, "grey eyes")]),
        ("Her eyes are the colour of honey", [(EYES, "honey-coloured eyes")]),
        ("a crescent-shaped burn on her right cheek", [(MARKS, "crescent-shaped burn on her right cheek")]),
        ("She is twenty-eight.", [(AGE, "28 years old")]),
        ("a 16-year-old girl", [(AGE, "16 years old"), (SEX, "girl")]),
        ("in her late fifties", [(AGE, "in her late fifties")]),
        ("mid-20s", [(AGE, "in mid-twenties")]),
        (
            "a boy of ten, jug ears, fair curls",
            [(SEX, "boy"), (AGE, "10 years old"), (MARKS, "jug ears"), (HAIR, "fair curls")],
        ),
        (
            "a bald man with a grey moustache and no beard",
            [(HAIR, "bald"), (SEX, "man"), (HAIR, "grey moustache")],
        ),
        ("Her hair, black as coal, fell to her waist", [(HAIR, "black hair")]),
        ("long_hair, blue_eyes", [(HAIR, "long hair"), (EYES, "blue eyes")]),
        ("her blonde hair tied back in a ponytail", [(HAIR, "blonde hair tied back in a ponytail")]),
        ("hair: copper; eyes: green", [(HAIR, "copper hair"), (EYES, "green eyes")]),
        ("green-eyed, red-haired girl", [(EYES, "green eyes"), (HAIR, "red hair"), (SEX, "girl")]),
        ("a tattoo of a raven on his forearm", [(MARKS, "tattoo of a raven on his forearm")]),
        (
            "white fur, amber eyes with slit pupils",
            [(SKIN, "white fur"), (EYES, "amber eyes with slit pupils")],
        ),
        ("He is 6'2\" tall and broad-shouldered", [(BUILD, "6'2\" tall"), (BUILD, "broad-shouldered")]),
        ("blue eyes and black hair", [(EYES, "blue eyes"), (HAIR, "black hair")]),
        ("Her eyes and hair are black", [(EYES, "black eyes"), (HAIR, "black hair")]),
        ("a pale old man", [(SKIN, "pale skin"), (AGE, "old"), (SEX, "man")]),
        (
            "dark skin, freckles, round glasses",
            [(SKIN, "dark skin"), (MARKS, "freckles"), (MARKS, "round glasses")],
        ),
        ("a wiry smuggler of forty", [(BUILD, "wiry"), (AGE, "40 years old")]),
        ("wide blue eyes", [(EYES, "blue eyes")]),
        (
            "a woman with a shaved head and a cybernetic left eye",
            [(SEX, "woman"), (HAIR, "shaved head"), (MARKS, "cybernetic left eye")],
        ),
    ],
)
def test_a_phrase_is_read(text: str, expected: list[tuple[Slot, str]]) -> None:
    assert [(said.slot, said.value) for said in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a tall, dark lighthouse",
        "a short dress",
        "an old coat",
        "thin ice",
        "closed eyes",
        "wide eyes",
        "her hair",
        "wet hair",
        "no beard",
        "without freckles",
        "a glass of wine",
        "two wine glasses",
        "a fur coat",
        "pale light",
        "red dress, green hat",
        "the old man's hands",
        "three men",
        "a heavy door",
        "he turned pale",
    ],
)
def test_what_is_no_look_of_a_person_is_not_read(text: str) -> None:
    assert [said for said in read(text) if said.slot is not SEX] == []


def test_a_phrase_can_be_cut_out_of_its_text() -> None:
    text = "(red hair:1.2), a woman with green eyes, smiling"
    cuts = [text[said.start : said.end] for said in read(text)]
    assert cuts == ["red hair", "woman", "green eyes"]


@pytest.mark.parametrize(
    ("slot", "value", "expected"),
    [
        (HAIR, "grey, in long locs", "grey hair, in long locs"),
        (HAIR, "brunette, curly", "curly brunette hair"),
        (HAIR, "long silver hair", "long silver hair"),
        (HAIR, "bald", "bald"),
        (EYES, "brown", "brown eyes"),
        (EYES, "yellow + slit pupils", "yellow eyes with slit pupils"),
        (AGE, "looks 20", "20 years old"),
        (AGE, "late 20s", "late 20s"),
        (SEX, "F", "woman"),
        (SEX, "Male", "man"),
        (SKIN, "dark", "dark skin"),
        (EYES, "none", ""),
        (HAIR, "N/A", ""),
        (AGE, "", ""),
        (BUILD, "tall, heavy", "tall, heavy"),
    ],
)
def test_a_bare_value_gets_the_word_for_it(slot: Slot, value: str, expected: str) -> None:
    assert phrase(slot, value).replace("hair in long locs", "hair, in long locs") == expected


@pytest.mark.parametrize(
    ("slot", "old", "new", "expected"),
    [
        (HAIR, "red hair", "auburn hair", Relation.REPEATS),
        (HAIR, "red hair", "long red hair", Relation.REFINES),
        (HAIR, "dark hair", "black hair", Relation.REFINES),
        (HAIR, "black hair", "blonde hair", Relation.CONTRADICTS),
        (HAIR, "black hair", "grey beard", Relation.ADDS),
        (HAIR, "bald", "long hair", Relation.CONTRADICTS),
        (HAIR, "clean-shaven", "black beard", Relation.CONTRADICTS),
        (HAIR, "curly hair", "straight hair", Relation.CONTRADICTS),
        (HAIR, "short hair", "waist-length hair", Relation.CONTRADICTS),
        (EYES, "green eyes", "brown eyes", Relation.CONTRADICTS),
        (EYES, "hazel eyes", "brown eyes", Relation.ADDS),
        (AGE, "28 years old", "in her fifties", Relation.CONTRADICTS),
        (AGE, "28 years old", "young", Relation.ADDS),
        (AGE, "young", "elderly", Relation.CONTRADICTS),
        (SEX, "woman", "girl", Relation.REFINES),
        (SEX, "woman", "man", Relation.CONTRADICTS),
        (BUILD, "tall", "short", Relation.CONTRADICTS),
        (BUILD, "tall", "muscular", Relation.ADDS),
        (SKIN, "pale skin", "dark skin", Relation.CONTRADICTS),
        (SKIN, "pale skin", "white fur", Relation.ADDS),
        (MARKS, "scar", "glasses", Relation.ADDS),
        (FACE, "round face", "square face", Relation.CONTRADICTS),
    ],
)
def test_two_values_of_a_slot_are_compared(slot: Slot, old: str, new: str, expected: Relation) -> None:
    assert relation(slot, old, new) is expected


@given(st.sampled_from(list(Slot)), st.text(max_size=60), st.text(max_size=60))
def test_a_value_never_contradicts_itself_and_contradiction_is_mutual(
    slot: Slot, one: str, other: str
) -> None:
    assert not contradict(slot, one, one)
    assert contradict(slot, one, other) == contradict(slot, other, one)


WORDS = st.sampled_from(
    sorted(words.MODIFIERS | words.HAIR_HEADS | words.MARK_HEADS | words.STOPS | words.SEPARATORS)
)


@given(st.text(max_size=120) | st.lists(WORDS, max_size=40).map(" ".join))
def test_any_text_is_read_and_its_phrases_are_short_in_order_and_apart(text: str) -> None:
    said = read(text)
    for each in said:
        assert 0 < len(each.value) <= LONGEST
        assert 0 <= each.start < each.end <= len(text)
    assert all(one.end <= other.start for one, other in pairwise(said))
    assert all(len(cut(phrase(slot, text))) <= LONGEST for slot in Slot)


@pytest.mark.parametrize(
    "unit", ["long red hair and ", "red, ", "and ", "hair ", "scar on the ", "tall ", "very ", "a-"]
)
def test_a_long_text_takes_no_longer_than_its_length_accounts_for(unit: str) -> None:
    def taken(length: int) -> float:
        text = (unit * length)[:length]
        begin = time.process_time()
        read(text)
        return time.process_time() - begin

    assert taken(30_000) < 12 * max(taken(6_000), 0.01)
