"""
Character cards as files: PNG with the card in its text chunks, and JSON; V1, V2 and V3.

A card is kept whole: what is not known here is written again as it was read, and of a picture every byte but
the card's own chunks. A file is a stranger's: measured, and its check sums tried, before it is believed.
"""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from struct import Struct
from zlib import crc32

from limner.core import json_text
from limner.core.errors import UntrustedInputError
from limner.core.translation import say

LARGEST = 60_000_000
"""Bytes of a file; a card with a large avatar and a book has ten million."""

CHUNKS = 20_000
"""Chunks of a PNG."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD = Struct(">I4s")
_NUMBER = Struct(">I")
_KEYWORDS = (b"ccv3", b"chara")  # the newer one counts where both are there
_NO_PNG = "This picture is damaged: it is no whole PNG file. Export the character again."
_NO_CARD = "This picture holds no character. Choose a PNG that was exported as a character card."
_NO_JSON = "This file holds no character: a card has at least a name."


@dataclass(frozen=True, slots=True)
class CardFile:
    """``card`` is the JSON object as it stands in the file, ``png`` the picture without it."""

    card: Mapping[str, object]
    png: bytes = b""

    @property
    def version(self) -> int:
        """1, 2 or 3; a card that only lacks the word for it is V2."""
        said = {"chara_card_v3": 3, "chara_card_v2": 2}.get(json_text.as_str(self.card.get("spec")), 1)
        return 2 if said == 1 and json_text.as_dict(self.card.get("data")).get("name") else said

    @property
    def fields(self) -> dict[str, object]:
        """The fields of the character, wherever the version has them."""
        return json_text.as_dict(self.card.get("data")) if self.version > 1 else dict(self.card)

    @property
    def name(self) -> str:
        """The character's name."""
        return json_text.as_str(self.fields.get("name")) or json_text.as_str(self.card.get("name"))

    @property
    def look(self) -> object:
        """What the card keeps of looks (``sheets.load`` reads it)."""
        extensions = json_text.as_dict(self.fields.get("extensions"))
        return json_text.as_dict(extensions.get("limner")).get("look")


def read(content: bytes) -> CardFile:
    """
    Return the card in a file, PNG or JSON by its first bytes.

    Raises UntrustedInputError with a sentence where it is too large, damaged, or holds no character.
    """
    if len(content) > LARGEST:
        raise UntrustedInputError(
            say("The file is larger than ${0} MB and was not read.", LARGEST // 1_000_000)
        )
    if content.startswith(_SIGNATURE):
        return _of_png(content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UntrustedInputError(say("This file is neither a PNG nor JSON and was not read.")) from error
    return CardFile(_card(text))


def with_look(file: CardFile, look: Mapping[str, object] | None) -> CardFile:
    """
    Return the file with what a card keeps of looks, taken out where ``look`` is None; all else as it was.

    A V1 card becomes a V2 card, for V1 has no place for extensions; its fields stay where they were as well.
    """
    fields = file.fields
    extensions = json_text.as_dict(fields.get("extensions"))
    ours = json_text.as_dict(extensions.get("limner"))
    if look is None:
        ours.pop("look", None)
        if file.version == 1 and "extensions" not in fields:
            return file
    else:
        ours["look"] = dict(look)
    extensions.pop("limner", None)
    if ours:
        extensions["limner"] = ours
    fields["extensions"] = extensions
    card = dict(file.card)
    if file.version == 1:
        card |= {"spec": "chara_card_v2", "spec_version": "2.0"}
    card["data"] = fields
    return CardFile(card, file.png)


def to_json(file: CardFile) -> bytes:
    """Return the card as a JSON file."""
    return _encoded(file.card, indent=4)


def to_png(file: CardFile, picture: bytes = b"") -> bytes:
    """
    Return the card as a PNG file: in ``picture`` (a PNG; any card in it is replaced), or in its own.

    Both chunks are written as SillyTavern writes them: ``chara`` with V2 and ``ccv3`` with V3.
    Raises UntrustedInputError where there is no picture or it is no PNG.
    """
    source = picture or file.png
    if not source.startswith(_SIGNATURE):
        raise UntrustedInputError(say(_NO_PNG))
    kept = [(kind, body) for kind, body in _chunks(source) if not _keyword(kind, body)]
    if not kept or kept[-1][0] != b"IEND":
        raise UntrustedInputError(say(_NO_PNG))
    card = dict(file.card)
    made = [
        _text_chunk(
            b"chara", card if file.version < 3 else card | {"spec": "chara_card_v2", "spec_version": "2.0"}
        )
    ]
    if file.version > 1:
        made.append(_text_chunk(b"ccv3", card | {"spec": "chara_card_v3", "spec_version": "3.0"}))
    return _SIGNATURE + b"".join(_packed(*chunk) for chunk in (*kept[:-1], *made, kept[-1]))


def _of_png(content: bytes) -> CardFile:
    texts: dict[bytes, bytes] = {}
    rest: list[tuple[bytes, bytes]] = []
    for kind, body in _chunks(content):
        keyword = _keyword(kind, body)
        if keyword:
            texts.setdefault(keyword, body)
        else:
            rest.append((kind, body))
    if not rest or rest[0][0] != b"IHDR" or rest[-1][0] != b"IEND":
        raise UntrustedInputError(say(_NO_PNG))
    held = next((texts[keyword] for keyword in _KEYWORDS if keyword in texts), None)
    if held is None:
        raise UntrustedInputError(say(_NO_CARD))
    try:
        text = base64.b64decode(held.partition(b"\x00")[2], validate=False).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise UntrustedInputError(
            say("The character in this picture is damaged and was not read.")
        ) from error
    return CardFile(_card(text), _SIGNATURE + b"".join(_packed(*chunk) for chunk in rest))


def _card(text: str) -> dict[str, object]:
    card = json_text.as_dict(json_text.loads(text, length=LARGEST))
    file = CardFile(card)
    if not file.name.strip():
        raise UntrustedInputError(say(_NO_JSON))
    return card


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield (kind, body) up to the end of the picture; each check sum is tried."""
    at = len(_SIGNATURE)
    for _ in range(CHUNKS):
        if at + 12 > len(content):
            raise UntrustedInputError(say(_NO_PNG))
        length, kind = _HEAD.unpack_from(content, at)
        end = at + 8 + length
        if end + 4 > len(content) or _NUMBER.unpack_from(content, end)[0] != crc32(content[at + 4 : end]):
            raise UntrustedInputError(say(_NO_PNG))
        yield kind, content[at + 8 : end]
        if kind == b"IEND":
            return
        at = end + 4
    raise UntrustedInputError(say(_NO_PNG))


def _keyword(kind: bytes, body: bytes) -> bytes:
    keyword = body[:80].partition(b"\x00")[0].lower() if kind == b"tEXt" else b""
    return keyword if keyword in _KEYWORDS else b""


def _text_chunk(keyword: bytes, card: Mapping[str, object]) -> tuple[bytes, bytes]:
    return b"tEXt", keyword + b"\x00" + base64.b64encode(_encoded(card))


def _encoded(card: Mapping[str, object], indent: int | None = None) -> bytes:
    """Return JSON that every reader takes: half of a character is written as its escape."""
    try:
        try:
            return json.dumps(card, ensure_ascii=False, indent=indent, allow_nan=False).encode()
        except UnicodeEncodeError:
            return json.dumps(card, indent=indent, allow_nan=False).encode()
    except ValueError as error:
        raise UntrustedInputError(say("The card holds a number that no other program could read.")) from error


def _packed(kind: bytes, body: bytes) -> bytes:
    return _HEAD.pack(len(body), kind) + body + _NUMBER.pack(crc32(kind + body))
