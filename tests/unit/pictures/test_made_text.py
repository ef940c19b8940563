"""What made a picture stands in its file as other tools read it: Pillow reads it here, as they do."""

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.pictures import made_text
from limner.pictures.options import Options

Image = pytest.importorskip("PIL.Image")

OPTIONS = Options(width=512, height=768, seed=7, guidance=7.5, steps=20)
TEXT = made_text.parameters("a fox,\nrun", "people", OPTIONS)
WORDS = ["a fox", "Zoë, 雨 🦊", "x" * 10_000]


def drawn(kind: str, mode: str = "RGB", **more: object) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((37, 23), 50).convert(mode).save(file, kind, **more)
    return file.getvalue()


def comment(picture: bytes) -> str:
    """What A1111 finds: the UserComment of the EXIF, UTF-16 behind its mark."""
    found = Image.open(io.BytesIO(picture)).getexif().get_ifd(0x8769)[0x9286]
    assert found[:8] == b"UNICODE\0"
    return str(found[8:].decode("utf-16-be"))


def pixels(picture: bytes) -> bytes:
    opened = Image.open(io.BytesIO(picture))
    return bytes(opened.tobytes())


def test_the_text_is_as_a1111_writes_it() -> None:
    assert TEXT == "a fox, run\nNegative prompt: people\nSteps: 20, CFG scale: 7.5, Seed: 7, Size: 512x768"
    assert made_text.parameters("a", "", Options(model="x, Steps: 9"), "y") == "a\nModel: x Steps: 9"


@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize("more", [{}, {"lossless": True}, {"exact": True}])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_webp_says_it_and_shows_the_same(text: str, mode: str, more: dict[str, object]) -> None:
    before = drawn("WEBP", mode, **more)
    after = made_text.into_webp(before, text)
    assert comment(after) == text
    assert pixels(after) == pixels(before)
    assert Image.open(io.BytesIO(after)).mode == Image.open(io.BytesIO(before)).mode


@pytest.mark.parametrize("text", WORDS)
def test_a_jpeg_says_it_and_shows_the_same(text: str) -> None:
    before = drawn("JPEG")
    after = made_text.into_jpeg(before, text)
    assert comment(after) == text
    assert pixels(after) == pixels(before)


@pytest.mark.parametrize("text", WORDS)
def test_a_png_says_it_and_shows_the_same(text: str) -> None:
    before = drawn("PNG")
    after = made_text.into_png(before, text)
    assert Image.open(io.BytesIO(after)).info["parameters"] == text
    assert made_text.in_png(after) == text
    assert pixels(after) == pixels(before)


def test_a_png_that_says_something_already_keeps_its_word() -> None:
    before = made_text.into_png(drawn("PNG"), "the painter's own")
    assert made_text.into_png(before, "ours") == before


@pytest.mark.parametrize("zipped", [False, True])
def test_what_a_painter_wrote_is_read_in_each_form(zipped: bool) -> None:
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415 -- the tests run without it as well

    info = PngInfo()
    info.add_itxt("parameters", "雨, a fox", zip=zipped)
    assert made_text.in_png(drawn("PNG", pnginfo=info)) == "雨, a fox"


HEADS = [b"", made_text.PNG, b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBPVP8 ", b"RIFF\0\0\0\0WEBPVP8X"]


@given(st.binary(max_size=200), st.sampled_from(HEADS))
def test_what_is_cut_off_or_no_picture_is_read_without_an_error(data: bytes, head: bytes) -> None:
    for into in (made_text.into_png, made_text.into_jpeg, made_text.into_webp):
        assert len(into(head + data, "x")) >= len(head + data)
    assert len(made_text.in_png(head + data)) <= made_text.LONGEST
    assert not made_text.is_animated(data)


def test_a_packed_text_of_gigabytes_is_cut_off() -> None:
    import zlib  # noqa: PLC0415 -- only here

    said = b"parameters\0\1\0\0\0" + zlib.compress(b"x" * 50_000_000, 9)
    chunk = struct.pack(">I", len(said)) + b"iTXt" + said + b"\0\0\0\0"
    png = drawn("PNG")
    assert len(made_text.in_png(png[:33] + chunk + png[33:])) == made_text.LONGEST
