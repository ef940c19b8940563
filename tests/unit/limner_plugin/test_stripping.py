"""What is sent of a picture's file is the picture: nothing of the card, the camera or the painter in it."""

import base64
import io
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from limner_plugin.stripping import NotAPictureError, stripped

HIDDEN = "the whole card, with its secret"
CARD = base64.b64encode(HIDDEN.encode()).decode()


def portrait() -> Image.Image:
    return Image.radial_gradient("L").resize((40, 60)).convert("RGB")


def exif() -> bytes:
    found = Image.Exif()
    found[0x010E] = HIDDEN
    content: bytes = found.tobytes()
    return content


def saved(picture: Image.Image, kind: str, **more: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **more)
    return file.getvalue()


def card() -> bytes:
    """A character card as SillyTavern writes it, and more than that."""
    info = PngImagePlugin.PngInfo()
    info.add_text("chara", CARD)
    info.add_text("ccv3", CARD, zip=True)
    info.add_itxt("XML:com.adobe.xmp", HIDDEN)
    return saved(portrait(), "PNG", pnginfo=info, exif=exif(), icc_profile=HIDDEN.encode())


def chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def inside(content: bytes) -> bool:
    """Whether anything of the secret is in a file, however it is packed."""
    found = [content]
    for at in range(len(content)):
        if content[at] == 0x78:
            try:
                found.append(zlib.decompressobj().decompress(content[at:], 100_000))
            except zlib.error:
                continue
    return any(word in each for each in found for word in (HIDDEN.encode(), CARD.encode()))


FILES = {
    "a card": (card(), "image/png"),
    "a card with transparency": (
        saved(portrait().convert("RGBA"), "PNG", exif=exif()),
        "image/png",
    ),
    "few colours": (saved(portrait().quantize(16), "PNG", exif=exif()), "image/png"),
    "behind the end": (saved(portrait(), "PNG") + HIDDEN.encode(), "image/png"),
    "a long chunk of colours": (
        saved(portrait(), "PNG")[:33] + chunk(b"gAMA", HIDDEN.encode()) + saved(portrait(), "PNG")[33:],
        "image/png",
    ),
    "a photograph": (
        saved(portrait(), "JPEG", exif=exif(), comment=HIDDEN.encode(), icc_profile=HIDDEN.encode()),
        "image/jpeg",
    ),
    "a progressive one": (saved(portrait(), "JPEG", progressive=True, exif=exif()), "image/jpeg"),
    "for print": (saved(portrait().convert("CMYK"), "JPEG", exif=exif()), "image/jpeg"),
    "behind a photograph's end": (saved(portrait(), "JPEG") + HIDDEN.encode(), "image/jpeg"),
    "webp": (
        saved(portrait(), "WEBP", exif=exif(), xmp=HIDDEN.encode(), icc_profile=HIDDEN.encode()),
        "image/webp",
    ),
    "lossless webp": (saved(portrait(), "WEBP", lossless=True, exif=exif()), "image/webp"),
    "behind a webp's end": (saved(portrait(), "WEBP") + HIDDEN.encode(), "image/webp"),
}


@pytest.mark.parametrize("name", FILES)
def test_the_picture_is_the_same_and_nothing_else_is_left(name: str) -> None:
    content, kind = FILES[name]
    assert inside(content) or name in ("a card with transparency", "few colours")

    found, bare = stripped(content)

    assert found == kind
    assert not inside(bare)
    with Image.open(io.BytesIO(content)) as before, Image.open(io.BytesIO(bare)) as after:
        after.load()
        assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()
        assert not after.getexif()
        assert not {"chara", "ccv3", "exif", "icc_profile", "comment", "xmp"} & set(after.info)


@pytest.mark.parametrize("name", FILES)
def test_stripped_twice_it_is_the_same(name: str) -> None:
    _, bare = stripped(FILES[name][0])
    assert stripped(bare)[1] == bare


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a......",
        b'{"chat": "a story"}',
        b"RIFF\x04\x00\x00\x00WEBP",
        saved(portrait(), "WEBP", save_all=True, append_images=[Image.new("RGB", (40, 60))]),
    ],
)
def test_what_is_no_still_picture_is_not_sent(content: bytes) -> None:
    with pytest.raises(NotAPictureError):
        stripped(content)


@given(st.sampled_from(sorted(FILES)), st.integers(1, 4000), st.binary(max_size=8))
def test_what_is_cut_or_damaged_is_refused_or_holds_no_secret(name: str, at: int, damage: bytes) -> None:
    content = FILES[name][0]
    cut = len(content) - at % len(content)
    for broken in (content[:cut], content[:cut] + damage + content[cut + len(damage) :]):
        try:
            _, bare = stripped(broken)
        except NotAPictureError:
            continue
        assert HIDDEN.encode() not in bare
