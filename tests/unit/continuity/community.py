"""
Cards of the community, and how a reading of them is judged.

A truth says of each person what each slot must hold: every plain word must be there (``a/b``: either), words
in brackets may be. A slot that no truth names must be empty. What else a value says is foreign, and makes it
wrong: what is invented is worse than what is missing. A person with ``?`` need not be found; those in
``may`` are not judged; any other person found is one wrong slot.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from limner.continuity import _card_data as card_data
from limner.continuity import _casting as casting
from limner.continuity._card_reader import Card, read_card
from limner.continuity._plain_words import word_set
from limner.continuity.facts import Sheet

SLOTS = ("sex", "age", "build", "skin", "hair", "eyes", "marks", "wears")
NEAR = {"marks": ("skin", "wears"), "skin": ("marks",), "wears": ("marks",), "build": ("skin",)}
"""Whose words may stand in a slot as well: a freckled skin is a mark too, glasses may be worn."""
SAID_OF = {"marks": ("marks", "face", "extra"), "wears": ()}
FREE = word_set("""
a an the of in with and on over under at to her his their its my behind by from for hair skin eyes years year
old foot feet tall cm male female human who is or up down out one into through across m that which tattoo
""")
WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@dataclass(frozen=True)
class Told:
    """A card (or a persona's text, or a lorebook's entries) with its truth."""

    style: str
    name: str
    text: Any
    people: Mapping[str, Mapping[str, str]]
    kind: str = "card"
    may: Sequence[str] = ()


@dataclass
class Count:
    """What a reading is worth: slots right, wrong and missing, and each fault in words."""

    right: int = 0
    wrong: int = 0
    missing: int = 0
    faults: list[str] = field(default_factory=list)


def read(told: Told) -> list[Sheet]:
    """Read a case the way the program does."""
    if told.kind == "lore":
        return [member.sheet for member in casting.with_lore((), told.text)]
    if told.kind == "persona":
        return list(read_card(card_data.persona(told.name, told.text)))
    return list(read_card(Card(told.name, told.text)))


def judge(cases: Iterable[Told]) -> Count:
    count = Count()
    for told in cases:
        _judge(told, read(told), count)
    return count


def _judge(told: Told, sheets: Sequence[Sheet], count: Count) -> None:
    found: dict[str, Sheet] = {}
    for sheet in sheets:
        who = next((key for key in told.people if _named(key.rstrip("?"), sheet.names)), "")
        if who and who not in found:
            found[who] = sheet
        elif not any(_named(name, sheet.names) for name in told.may) and _says(sheet):
            count.wrong += 1
            count.faults.append(f"WRONG {told.style}: {sheet.names[0]} is nobody: {_says(sheet)}")
    for key, truth in told.people.items():
        if key in found:
            _slots(f"{told.style}: {key.rstrip('?')}", truth, found[key], count)
        elif not key.endswith("?"):
            needed = [slot for slot in truth if _needed(truth[slot])]
            count.missing += len(needed)
            count.faults.append(f"MISSING {told.style}: {key} is not there")


def _named(name: str, names: Iterable[str]) -> bool:
    return any(set(WORD.findall(name.lower())) <= set(WORD.findall(each.lower())) for each in names)


def _says(sheet: Sheet) -> str:
    look = [f"{key}: {value}" for key, value in sheet.look.items() if key != "sex"]
    return "; ".join([*look, *sheet.garments])


def _slots(who: str, truth: Mapping[str, str], sheet: Sheet, count: Count) -> None:
    everything = " ".join([*sheet.look.values(), *sheet.garments]).lower()
    for slot in SLOTS:
        value = _value(sheet, slot)
        asked = truth.get(slot, "")
        needed = _needed(asked)
        mine = set(_words(" ".join([asked, *(truth.get(near, "") for near in NEAR.get(slot, ()))])))
        foreign = [word for word in _words(value) if word not in mine | FREE and not word[0].isdigit()]
        where = everything if slot == "marks" else value
        lacks = [word for word in needed if not any(each in where for each in word.split("/"))]
        if foreign:
            count.wrong += 1
            count.faults.append(f"WRONG {who}.{slot}: {value!r} has {foreign}")
        elif lacks:
            count.missing += 1
            count.faults.append(f"MISSING {who}.{slot}: {value!r} lacks {lacks}")
        elif needed:
            count.right += 1


def _value(sheet: Sheet, slot: str) -> str:
    if slot == "wears":
        return ", ".join(sheet.garments).lower()
    look = {str(key): value for key, value in sheet.look.items()}
    return ", ".join(look[key] for key in SAID_OF.get(slot, (slot,)) if key in look).lower()


def _needed(asked: str) -> list[str]:
    return [word for word in re.sub(r"\([^)]*\)", " ", asked).lower().split() if word not in ("hair", "eyes")]


def _words(text: str) -> list[str]:
    return [
        part
        for word in WORD.findall(text.lower())
        for part in (word, *word.split("-"))[: 1 if "-" not in word else 3]
        if part
    ]
