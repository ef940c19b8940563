"""
Sheets as a card keeps them in ``data.extensions.limner.look``: JSON, with a hash of what they were read from.

So nothing is read twice while the card is unchanged, and a shared card brings its looks along. What a card
holds is a stranger's: measured, cut and cleaned before it is believed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from zlib import crc32

from limner.continuity._card_reader import Card, read_card
from limner.continuity._card_values import settled
from limner.continuity._clothes import MOST
from limner.continuity._text import clean
from limner.continuity.facts import Sheet, Source
from limner.continuity.slots import IDENTITY, LONGEST
from limner.core import json_text
from limner.core.errors import UntrustedInputError

VERSION = 1
LARGEST = 2048
"""Bytes of one sheet."""

MOST_SHEETS = 8
"""Sheets that a card keeps; the people of a card with more are read anew each time."""

_NAMES, _OUTFITS, _WORDS = 8, 8, 1000


@dataclass(frozen=True, slots=True)
class Kept:
    """
    What a card holds of its people's looks.

    ``of`` is the hash of the texts they were read from, empty where the user wrote them by hand: those hold
    whatever the card says. ``newer``: a newer Limner wrote it, so it may be read but must not be replaced.
    """

    sheets: tuple[Sheet, ...]
    of: str = ""
    newer: bool = False


def fingerprint(card: Card) -> str:
    """Return a hash of all that a card's sheets are read from; it tells changes, it is no secret."""
    texts = (card.name, card.description, card.personality, card.scenario, card.first_mes, card.words)
    told = "\x00".join((*texts, card.negative, *card.names)).encode("utf-8", "surrogatepass")
    return f"{READER}.{len(told):x}.{crc32(told):08x}.{crc32(told[::-1]):08x}"


READER = 4
"""Counts up when the reader learns something, so that cards are read anew then."""


def sheets_of(card: Card, kept: Kept | None) -> tuple[Sheet, ...]:
    """Return a card's sheets: those it keeps where they were read from these texts, else by reading them."""
    if kept is not None and kept.sheets and (not kept.of or kept.of == fingerprint(card)):
        return kept.sheets
    return read_card(card)


def dump(sheets: tuple[Sheet, ...], of: str) -> dict[str, object] | None:
    """
    Return what a card keeps, to be written as JSON; None where it would not hold all of the sheets.

    What is longer than ``LARGEST`` bytes loses the user's prompt words first (the card has them anyway).
    """
    if len(sheets) > MOST_SHEETS:
        return None
    written = [_written(sheet) for sheet in sheets]
    return None if None in written else {"v": VERSION, "of": of, "sheets": written}


def load(value: object) -> Kept | None:
    """
    Return what a card keeps, None where it keeps nothing that can be read. Never raises.

    ``value`` is the extension's value as the page gives it, or its JSON.
    """
    if isinstance(value, str):
        try:
            value = json_text.loads(value, depth=8, length=2 * MOST_SHEETS * LARGEST)
        except UntrustedInputError:
            return None
    look = json_text.as_dict(value)
    version = json_text.as_int(look.get("v"))
    if version < 1:
        return None
    sheets = tuple(
        sheet
        for each in json_text.as_list(look.get("sheets"))[:MOST_SHEETS]
        if (sheet := _sheet(json_text.as_dict(each))) is not None
    )
    if not sheets:
        return None
    return Kept(sheets, json_text.as_str(look.get("of"))[:80], newer=version > VERSION)


def joined(first: Sheet, second: Sheet) -> Sheet:
    """Return one sheet of two about one person; what the first says counts, the second adds to it."""
    look = settled([*first.look.items(), *second.look.items()])
    return replace(
        first,
        names=tuple(dict.fromkeys((*first.names, *second.names)))[:_NAMES],
        look=look,
        garments=first.garments or second.garments,
        outfits=MappingProxyType({**second.outfits, **first.outfits}),
        pronouns=first.pronouns or second.pronouns,
        words=first.words or second.words,
        negative=first.negative or second.negative,
        place=first.place or second.place,
        time=first.time or second.time,
        mood=first.mood or second.mood,
    )


def _written(sheet: Sheet) -> dict[str, object] | None:
    whole: dict[str, object] = {
        "names": list(sheet.names),
        "look": {slot.value: value for slot, value in sheet.look.items()},
        "garments": list(sheet.garments),
        "outfits": {name: list(worn) for name, worn in sheet.outfits.items()},
        "pronouns": sheet.pronouns,
        "words": sheet.words,
        "negative": sheet.negative,
        "source": sheet.source.value,
        "place": sheet.place,
        "time": sheet.time,
        "mood": sheet.mood,
    }
    whole = {key: value for key, value in whole.items() if value}
    return whole if len(json.dumps(whole, ensure_ascii=False).encode("utf-8", "replace")) <= LARGEST else None


def _sheet(value: Mapping[str, object]) -> Sheet | None:
    names = tuple(dict.fromkeys(_list(value.get("names"), _NAMES, 80)))
    if not names:
        return None
    look = json_text.as_dict(value.get("look"))
    outfits = list(json_text.as_dict(value.get("outfits")).items())[:_OUTFITS]
    source = json_text.as_str(value.get("source"))
    return Sheet(
        names=names,
        look=MappingProxyType(
            {slot: said for slot in IDENTITY if (said := _said(look.get(slot.value), LONGEST))}
        ),
        garments=_list(value.get("garments"), MOST, LONGEST),
        outfits=MappingProxyType(
            {_said(name, 40): _list(worn, MOST, LONGEST) for name, worn in outfits if _said(name, 40)}
        ),
        pronouns=_said(value.get("pronouns"), 40),
        words=json_text.as_str(value.get("words"))[:_WORDS],
        negative=json_text.as_str(value.get("negative"))[:_WORDS],
        source=Source(source) if source in set(Source) else Source.CARD,
        place=_said(value.get("place"), LONGEST),
        time=_said(value.get("time"), LONGEST),
        mood=_said(value.get("mood"), LONGEST),
    )


def _said(value: object, longest: int) -> str:
    return clean(json_text.as_str(value), longest)


def _list(value: object, most: int, longest: int) -> tuple[str, ...]:
    return tuple(said for each in json_text.as_list(value)[:most] if (said := _said(each, longest)))
