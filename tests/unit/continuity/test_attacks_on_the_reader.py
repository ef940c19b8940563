"""What somebody with a fresh eye made the reader of cards stumble over, each the least of its kind."""

import random
import time

import pytest

from limner.continuity._card_reader import Card, _Reading, read_card
from limner.continuity._plain_words import word_set

WORDS = sorted(
    word_set("""
    Anna Mira "Pri" Inn The Station Guard Hotel Receptionist she he her his my who is was wears wear had
    missing Mr. Captain aunt wife brother Age: hair: Species: Name: Both twenty-nine pilot years scar finger
    fingers hat dress robe red barefoot with in and ; , . ) " ' * : ² 5² an your to at Sie ella ein vestido
    outdoors work の 彼女 妹 髪 眼睛 红色 头发 岁 歳 十 百 が に を у её волосы глаза женщина
    """)
)
NAMES = ("Anna", "Mira", '"Pri"', "Inn", "The", "Station", "Guard", "Hotel", "Receptionist", "she")


def read(name: str, text: str) -> dict[str, str]:
    """What is read of the card's own person, or of the first who has a look."""
    sheet = _Reading(Card(name, text)).sheets()[0]
    return {slot.value: said for slot, said in sheet.look.items()}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Anna", "Anna (²) is tall"),
        ("美咲", "20歳の" * 1200),
        ("The Inn", "outdoors work Sie ella an your wears he \n\n"),
        ("", "wore she"),
        ('Anna "Pri" Shah', "* Name: 头发 name: at 十 Mantel"),
    ],
)
def test_the_least_texts_that_once_raised_are_read(name: str, text: str) -> None:
    assert _Reading(Card(name, text)).sheets()


def test_two_thousand_cards_of_anything_are_read() -> None:
    chance = random.Random(7)
    for _ in range(2000):
        text = " ".join(chance.choices(WORDS, k=chance.randint(3, 40)))
        name = " ".join(chance.choices(NAMES, k=chance.randint(0, 3)))
        assert _Reading(Card(name, text, first_mes=text[:80])).sheets()


def test_a_card_that_cannot_be_read_keeps_sillytaverns_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise IndexError

    monkeypatch.setattr(_Reading, "sheets", broken)
    (sheet,) = read_card(Card("Amy", "She is tall.", words="<lora:amy:1>", negative="hat"))
    assert (sheet.names, sheet.words, sheet.negative) == (("Amy",), "<lora:amy:1>", "hat")


@pytest.mark.parametrize("name", ["Hotel Receptionist", "Bakery Girl", "Mira"])
def test_who_is_named_after_a_place_or_acts_in_one_is_somebody(name: str) -> None:
    said = "Mira plays various characters in the theatre." if name == "Mira" else "Works here since spring."
    assert read(name, f"{said} She has red hair.")["hair"] == "red hair"


def test_the_users_own_words_are_kept_whatever_the_card_is_called() -> None:
    sheets = read_card(
        Card("College Roommate Amy", "Amy has freckles.", words="<lora:amy:1>", negative="hat")
    )
    assert [(each.words, each.negative) for each in sheets if each.words] == [("<lora:amy:1>", "hat")]


@pytest.mark.parametrize("name", ["黒木", "白石", "金子", "小红", "赤司"])
def test_a_name_that_holds_a_colour_is_no_look(name: str) -> None:
    assert not read(name, f"{name}は高校生。" if name != "小红" else "小红是学生。")


@pytest.mark.parametrize(
    "text",
    [
        "Анна — студентка. У её брата голубые глаза.",
        "Анна — студентка. Она боится мужчин с чёрными глазами.",
        "安娜是学生。她的老板有绿色的眼睛。",
        "安娜是学生。她的猫有绿色的眼睛。",
        "安娜是学生。她害怕红色的眼睛。",
    ],
)
def test_looks_of_others_and_of_what_is_feared_are_nobodys(text: str) -> None:
    assert "eyes" not in read(text.partition("是")[0].partition(" ")[0], text)


def test_a_long_card_without_a_comma_is_read_long_before_the_worker_is_taken_for_dead() -> None:
    begun = time.process_time()
    read_card(Card("美咲", "彼女は赤い髪の" * 28_000))
    assert time.process_time() - begun < 4  # the worker is ended after ten seconds of silence
