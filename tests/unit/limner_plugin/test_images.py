"""What the server's plugin takes for an image, and where it lays it."""

import pytest

from limner_plugin.errors import RefusalError, quoted
from limner_plugin.images import folder_name, kind_of


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", "png"),
        (b"\xff\xd8\xff\xe0....", "jpg"),
        (b"GIF89a....", "gif"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "webp"),
        (b"\x00\x00\x00\x20ftypavif\x00\x00", "avif"),
    ],
)
def test_a_picture_is_known_by_its_first_bytes(content: bytes, kind: str) -> None:
    assert kind_of("Replicate", content) == kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<?xml version='1.0'?><svg/>",
        b"<html>",
        b"RIFF\x10\x00\x00\x00WAVEfmt ",
        b"\x00\x00\x00\x20ftypmp42",
        b" \x89PNG\r\n\x1a\n",
    ],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(RefusalError, match="Replicate answered with something that is not a picture"):
        kind_of("Replicate", content)


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Mira & Co", "Mira & Co"),
        ("../../etc", "....etc"),
        ("..", ""),
        (".", ""),
        ("a/b\\c:d", "abcd"),
        ("CON", ""),
        ("con.png", ""),
        ("Zoë", "Zoë"),
        ("dots...", "dots"),
        ("a\x00b\n", "ab"),
        ("", ""),
        ("é" * 200, "é" * 100),
    ],
)
def test_a_characters_name_becomes_a_folder_and_never_a_path(name: str, folder: str) -> None:
    assert folder_name(name) == folder


def test_what_a_service_says_is_quoted_without_the_key() -> None:
    key = "sk-abcdefghijklmnop"

    said = quoted(f"Incorrect key:\n{key}, or its end {key[-9:]}. {'x' * 400}", key)

    assert "abcdefgh" not in said
    assert "hijklmnop" not in said
    assert "Incorrect key: " in said
    assert "\n" not in said
    assert len(said) <= 300
