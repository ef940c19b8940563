"""What is in a book: which messages, which chapters, which pictures, in which language."""

from typing import Any

import pytest

from limner.book._chat_file import Chat, read_chat
from limner.book._contents import Book, compose
from limner.book._markup import PictureMark
from limner.book._options import BookOptions, read_options
from limner.core.errors import RequestError, SettingError

TOWER = '<img-prompt="a tower"><img src="/user/images/M/1.png" title="a tower" alt="a tower">'


def said(name: str, text: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "is_user": name == "Anna", "is_system": False, "mes": text, "extra": {}, **more}


def chat(*rows: dict[str, Any], name: str = "Night") -> Chat:
    return read_chat(name, [{"user_name": "Anna", "chat_metadata": {}}, *rows])


STORY = chat(
    said("Mira", f"Hello, {{{{user}}}}. {TOWER}", extra={"limner": {"uid": "u0"}}),
    said("Anna", "I come."),
    said("Mira", "An aside.", is_system=True),
    said("Mira", "The road.", extra={"limner": {"uid": "u3"}}),
    said("Help", "Commands", is_system=True, extra={"type": "help"}),
    said("Mira", "The end."),
)


def words(book: Book) -> list[list[int]]:
    return [[passage.message for passage in chapter.passages] for chapter in book.chapters]


def titles(book: Book) -> list[str]:
    return [chapter.title for chapter in book.chapters]


def test_hidden_messages_and_sillytaverns_own_are_left_out() -> None:
    assert words(compose([STORY], BookOptions(chapters="none"))) == [[0, 1, 3, 5]]
    assert words(compose([STORY], BookOptions(chapters="none", hidden=True))) == [[0, 1, 2, 3, 5]]


def test_the_users_turns_can_be_left_out_and_a_range_be_taken() -> None:
    assert words(compose([STORY], BookOptions(chapters="none", user_turns=False))) == [[0, 3, 5]]
    assert words(compose([STORY], BookOptions(chapters="none", first=1, last=3))) == [[1, 3]]


def test_a_book_of_one_piece_has_no_title_of_a_chapter() -> None:
    assert titles(compose([STORY], BookOptions(chapters="none"))) == [""]


def test_chapters_by_number_by_hand_and_by_scene() -> None:
    every = compose([STORY], BookOptions(chapters="every", every=2))
    many = compose([STORY], BookOptions(chapters="every", every=1))
    hand = compose([STORY], BookOptions(chapters="hand", by_hand={0: "Dusk", 3: "The Road"}))
    untitled = compose([STORY], BookOptions(chapters="hand", by_hand={3: ""}))
    scene = compose(
        [STORY],
        BookOptions(chapters="scene"),
        scenes={"Night": {0: "The Tower", 3: "The Road, dawn"}, "Day": {1: "of another chat"}},
    )

    assert (words(every), titles(every)) == ([[0, 1], [3, 5]], ["Chapter 1", "Chapter 2"])
    assert (words(hand), titles(hand)) == ([[0, 1], [3, 5]], ["Dusk", "The Road"])
    assert titles(many) == ["Chapter 1", "Chapter 2", "Chapter 3", "Chapter 4"]
    assert titles(untitled) == ["Chapter 1", "Chapter 2"]
    assert (words(scene), titles(scene)) == ([[0, 1], [3, 5]], ["The Tower", "The Road, dawn"])


def test_a_chapter_whose_first_message_is_left_out_begins_with_the_next() -> None:
    hidden = compose([STORY], BookOptions(chapters="hand", by_hand={0: "Dusk", 2: "The Road"}))
    later = compose([STORY], BookOptions(chapters="hand", by_hand={0: "Dusk", 2: "The Road"}, first=3))
    scene = compose(
        [STORY], BookOptions(chapters="scene", user_turns=False), scenes={"Night": {1: "The Gate"}}
    )

    assert (words(hidden), titles(hidden)) == ([[0, 1], [3, 5]], ["Dusk", "The Road"])
    assert (words(later), titles(later)) == ([[3, 5]], ["The Road"])
    assert (words(scene), titles(scene)) == ([[0], [3, 5]], ["Chapter 1", "The Gate"])


def test_several_chats_stand_one_after_another_each_under_its_name() -> None:
    book = compose([STORY, chat(said("Mira", f"Later. {TOWER}"), name="Day")], BookOptions(chapters="none"))
    several = compose([STORY, chat(said("Mira", "Later."), name="Day")], BookOptions(every=2))

    assert titles(book) == ["Night", "Day"]
    assert titles(several) == ["Night", "Night, Chapter 2", "Day"]
    assert len(book.pictures) == 2
    assert book.chapters[1].passages[0].blocks[-1] == PictureMark(1)


def test_names_of_macros_are_those_of_the_chat() -> None:
    text = compose([STORY], BookOptions()).chapters[0].passages[0].blocks[0]

    assert "Hello, Anna." in str(text)


def test_a_picture_that_only_hangs_on_a_message_comes_last() -> None:
    media = {
        "media": [
            {"url": "/user/images/M/9.png", "type": "image", "title": "a door"},
            {"url": "/x", "type": "video"},
        ]
    }
    book = compose([chat(said("Mira", "A door.", extra=media))], BookOptions())

    assert [(each.src, each.words) for each in book.pictures] == [("/user/images/M/9.png", "a door")]
    assert book.chapters[0].passages[0].blocks[-1] == PictureMark(0)


@pytest.mark.parametrize(
    ("cover", "address"),
    [("picture", "/user/images/M/1.png"), ("card", "/characters/Mira.png"), ("none", "")],
)
def test_the_cover_is_a_picture_of_the_story_or_the_card(cover: str, address: str) -> None:
    assert compose([STORY], BookOptions(cover=cover), card="/characters/Mira.png").cover == address


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("The road was long.", "en", "ltr"),
        ("彼女は静かに扉を開けた。", "ja", "ltr"),
        ("她打开了门。", "zh", "ltr"),
        ("هي فتحت الباب", "ar", "rtl"),
        ("היא פתחה את הדלת", "he", "rtl"),
    ],
)
def test_language_and_direction_are_those_of_the_story(text: str, language: str, direction: str) -> None:
    book = compose([chat(said("Mira", text))], BookOptions())

    assert (book.language, book.direction) == (language, direction)
    assert compose([chat(said("Mira", text))], BookOptions(language="pt-BR")).language == "pt-BR"


def test_a_range_without_a_message_is_refused_with_a_sentence() -> None:
    with pytest.raises(RequestError, match="nothing in this range"):
        compose([STORY], BookOptions(first=70))


def test_the_fields_of_the_dialog_are_read_and_checked() -> None:
    options = read_options(
        {
            "title": "  A  Night ",
            "format": "epub",
            "chapters": "hand",
            "by_hand": "0 Dusk\n3: The Road\n5",
            "last": "9",
            "size": "1280",
            "encoding": "webp",
            "names": True,
            "user_turns": False,
        }
    )

    assert (options.title, options.format, options.by_hand) == (
        "A Night",
        "epub",
        {0: "Dusk", 3: "The Road", 5: ""},
    )
    assert (options.last, options.size, options.encoding) == (9, 1280, "webp")
    assert (options.names, options.user_turns) == (True, False)
    for wrong in (
        {"first": "x"},
        {"first": "5", "last": "3"},
        {"language": "no language"},
        {"by_hand": "Dusk"},
    ):
        with pytest.raises(SettingError):
            read_options(wrong)


def test_whatever_stands_in_a_chat_file_is_read_or_left_out() -> None:
    odd: list[object] = [None, 3, {"mes": 4}, {"mes": "x", "extra": "y", "name": []}, {"mes": "\u0000"}]

    assert [each.text for each in read_chat("x", odd).messages] == ["x", "\u0000"]
