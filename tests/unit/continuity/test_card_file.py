"""A character card goes through a file whole, and a damaged file is refused in a sentence."""

import base64
import json
import struct
import zlib
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.continuity import _card_file as card_file
from limner.core.errors import UntrustedInputError

V2: dict[str, Any] = {
    "spec": "chara_card_v2",
    "spec_version": "2.0",
    "data": {
        "name": "Mira 🌸",
        "description": "tall",
        "extensions": {"depth_prompt": {"prompt": "x"}, "limner": {"other": 1}},
        "unheard_of": [1, {"a": None}],
    },
    "stranger": True,
}
V1 = {"name": "Bran", "description": "old", "first_mes": "Hm.", "avatar": "none"}
LOOK = {"v": 1, "of": "", "sheets": [{"names": ["Mira"]}]}


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*extra: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + pixels + chunk(b"IEND", b"")


def held(card: Any, keyword: bytes = b"chara") -> bytes:
    return chunk(b"tEXt", keyword + b"\x00" + base64.b64encode(json.dumps(card).encode()))


@pytest.mark.parametrize("card", [V1, V2, {**V2, "spec": "chara_card_v3", "spec_version": "3.0"}])
def test_a_card_comes_out_of_a_picture_as_it_went_in(card: dict[str, Any]) -> None:
    file = card_file.read(card_file.to_json(card_file.CardFile(card)))
    again = card_file.read(card_file.to_png(file, png()))
    assert again.fields == card_file.CardFile(card).fields
    assert {key: again.card[key] for key in card if not key.startswith("spec")} == {
        key: card[key] for key in card if not key.startswith("spec")
    }
    assert again.png == png()


def test_the_newer_chunk_counts_as_it_does_in_sillytavern() -> None:
    newer = {**V2, "spec": "chara_card_v3", "data": {**V2["data"], "name": "Newer"}}
    assert card_file.read(png(held(V2), held(newer, b"ccv3"))).name == "Newer"
    assert card_file.read(png(held(newer, b"CCV3"), held(V2))).version == 3


def test_an_old_card_in_a_picture_is_replaced_and_other_chunks_stay() -> None:
    comment, own = chunk(b"tEXt", b"Comment\x00hello"), chunk(b"prVt", b"\x00\xff")
    written = card_file.to_png(card_file.CardFile(V2), png(comment, held(V1), own))
    assert written.count(b"chara\x00") == 1
    assert written.count(b"ccv3\x00") == 1
    assert comment in written
    assert own in written
    assert card_file.read(written).name == "Mira 🌸"


def test_the_look_is_put_into_a_card_and_taken_out_again_and_all_else_stays() -> None:
    file = card_file.CardFile(V2)
    shared = card_file.with_look(file, LOOK)
    assert shared.look == LOOK
    assert shared.fields["unheard_of"] == V2["data"]["unheard_of"]
    assert card_file.with_look(shared, None).card == V2
    assert file.look is None, "the card that was given is not changed"


def test_an_old_card_becomes_one_that_has_a_place_for_looks() -> None:
    shared = card_file.with_look(card_file.CardFile(V1), LOOK)
    assert shared.version == 2
    assert shared.name == "Bran"
    assert shared.look == LOOK
    assert shared.card["first_mes"] == "Hm."
    assert card_file.with_look(card_file.CardFile(V1), None).card == V1


def test_half_a_character_is_written_so_that_others_can_read_it() -> None:
    file = card_file.CardFile({**V1, "description": "\ud83d"})
    assert json.loads(card_file.to_json(file).decode())["description"] == "\ud83d"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (png()[:-5], "damaged"),
        (png().replace(b"IDAT", b"IDAX"), "damaged"),
        (png(), "holds no character"),
        (png(chunk(b"tEXt", b"chara\x00" + base64.b64encode(b"\xff\xfe"))), "damaged"),
        (png(chunk(b"tEXt", b"chara\x00" + base64.b64encode(b"[" * 5000))), "nested"),
        (png(held({"data": {}})), "at least a name"),
        (b"\xff\xd8\xff\xe0", "neither a PNG nor JSON"),
        (b"[]", "at least a name"),
        (b'{"name": 7}', "at least a name"),
        (b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 0xFFFFFFFF) + b"IHDR", "damaged"),
    ],
)
def test_a_damaged_file_is_refused_in_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UntrustedInputError, match=sentence):
        card_file.read(content)


def test_a_number_that_is_no_number_is_not_written() -> None:
    with pytest.raises(UntrustedInputError, match="number"):
        card_file.to_json(card_file.CardFile({"name": "x", "a": float("inf")}))


def test_an_endless_number_is_read_as_a_browser_would_write_it() -> None:
    assert card_file.read(b'{"name": "x", "a": 1e999}').card == {"name": "x", "a": None}


def test_a_card_needs_a_picture_to_be_one() -> None:
    with pytest.raises(UntrustedInputError, match="PNG"):
        card_file.to_png(card_file.CardFile(V1), b"GIF89a")


@given(st.binary(max_size=300), st.integers(0, 400))
def test_no_bytes_end_in_anything_but_a_card_or_a_sentence(noise: bytes, at: int) -> None:
    whole = png(held(V2))
    for content in (noise, whole[:at] + noise + whole[at:]):
        with suppress(UntrustedInputError):
            assert card_file.read(content).name


@given(
    st.dictionaries(
        st.text(max_size=8),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=12),
            lambda inner: (
                st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
            ),
            max_leaves=8,
        ),
        max_size=5,
    )
)
def test_what_is_not_known_is_kept(extra: dict[str, Any]) -> None:
    card = {**extra, **V2}
    assert card_file.read(card_file.to_png(card_file.CardFile(card), png())).card == card | {
        "spec": "chara_card_v3",
        "spec_version": "3.0",
    }
