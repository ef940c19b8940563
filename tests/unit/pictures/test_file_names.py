"""A picture's file and folder have plain names, whatever cards, chats and models say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.core.errors import SettingError
from limner.core.name_patterns import check
from limner.pictures import file_names
from limner.pictures.file_names import as_tavern, filled, safe

HARD = [
    "../../etc/passwd",
    "..",
    ".",
    "",
    "a/b\\c",
    "CON",
    "nul.txt",
    ".hidden",
    "a. ",
    "Zoë 雨",
    "a\x00\u202eb",
]


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("{{char}}", "Mira"),
        ("{{char}} {{date}}", "Mira 2026-11-29"),
        ("{{ CHAR }}-{{seed}}", "Mira-7"),
        ("{{prompt}}", "a fox, {{char}} run"),
        ("{{group}}", ""),
        ("x", "x"),
    ],
)
def test_a_pattern_is_filled_once(pattern: str, wanted: str) -> None:
    values = {"char": "Mira", "date": "2026-11-29", "seed": "7", "prompt": "a fox,\n {{char}} run"}
    assert filled(pattern, values, 100) == wanted.replace("{{", "").replace("}}", "")


@given(st.one_of(st.text(max_size=300), st.sampled_from(HARD)))
def test_a_name_is_safe_on_every_disk_and_stays_what_it_is(text: str) -> None:
    name = safe(text)
    assert not set(name) & set("/\\?<>:*|\"%#&'\0{}")
    assert not name.startswith((".", " "))
    assert not name.endswith((".", " "))
    assert len(name.encode()) <= file_names.NAME_BYTES + 1
    assert as_tavern(name) == name  # SillyTavern changes nothing of it, so no other file is written over
    assert name.isprintable()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("../../etc/passwd", "etcpasswd"),
        ("CON", "CON_"),
        ("nul.txt", "nul_txt"),
        ("...", ""),
        ("a\nb", "ab"),
        ("Tom & Mira", "Tom Mira"),
        ("雨" * 100, "雨" * 50),
    ],
)
def test_what_would_leave_the_folder_is_left_out(text: str, wanted: str) -> None:
    assert safe(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mira", "Mira"),
        ("Tom & Mira", "Tom & Mira"),
        ("a/b:c", "abc"),
        ("...", ""),
        ("NUL", ""),
        ("D.", "D"),
    ],
)
def test_a_character_has_the_folder_that_sillytavern_gives_it(text: str, wanted: str) -> None:
    assert as_tavern(text) == wanted


@pytest.mark.parametrize("pattern", ["{{user}}", "{{random::a}}/x", "a/b", "a\\b", "{{char}} {{x}}"])
def test_a_pattern_that_cannot_be_filled_in_is_refused(pattern: str) -> None:
    with pytest.raises(SettingError):
        check(pattern)


@pytest.mark.parametrize("pattern", ["", "{{char}}", "pictures {{date}}", "{{", "{{}}"])
def test_other_patterns_are_taken(pattern: str) -> None:
    assert check(pattern) == pattern
