"""
Cards with the truth of the people in them, judged by what one picture of each would be told.

A fact is ``class words``: each of the variants behind it (``/`` between them) is one of the scorer's.
``sex f``, ``hair red``, ``eyes grey`` stand for the scorer's usual variants of these.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from limner.continuity import _card_data as card_data
from limner.continuity import _casting as casting
from limner.continuity._card_reader import Card, read_card
from limner.continuity._ledger import Ledger
from limner.continuity._wording import words_of
from limner.continuity.facts import Sheet
from limner.continuity.story import Beginning, Member, TagSeen, Turn
from tests.continuity.words import Text, places_of

_SEX = {
    "f": "woman|girl|lady|female|1girl|sister|mother",
    "m": "man|boy|guy|male|1boy|gentleman|brother|father|youth",
}
_HAIR = (
    "hair|braid|braids|curls|locks|ponytail|bun|tresses|mane|crop|bob|fringe|plait|undercut|mohawk|twintails"
)
_EYES = "eyes|eye|gaze|iris"


@dataclass(frozen=True)
class Case:
    """
    A card (a persona's text, a lorebook's entries) and what a picture of each of its people must say.

    A person with ``?`` need not be found. ``never`` is what must not be said of somebody; those in ``may``
    may have a sheet, anybody else who has one is somebody invented.
    """

    style: str
    name: str
    text: Any
    people: Mapping[str, Sequence[str]]
    kind: str = "card"
    may: Sequence[str] = ()
    never: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass
class Count:
    """What a reading is worth, by facts and by pictures (one of each person, in which all is right)."""

    found: int = 0
    lacks: int = 0
    wrong: int = 0
    pictures: int = 0
    right: int = 0
    faults: list[str] = field(default_factory=list)


def read(case: Case) -> list[Sheet]:
    """Read a case the way the program does."""
    if case.kind == "lore":
        return [member.sheet for member in casting.with_lore((), case.text)]
    if case.kind == "persona":
        return list(read_card(card_data.persona(case.name, case.text)))
    return list(read_card(Card(case.name, case.text)))


def variants(fact: str) -> tuple[str, list[str]]:
    """Return the class of a fact and its variants."""
    kind, _, said = fact.partition(" ")
    if kind == "sex":
        return kind, [_SEX[said]]
    made = []
    for each in said.split(" / "):
        plain = not each.startswith("=") and " " not in each
        tail = {"hair": _HAIR, "eyes": _EYES}.get(kind, "") if plain else ""
        made.append(f"{each} {tail}".strip())
    return kind, made


def told(sheet: Sheet) -> str:
    """Return what a picture of somebody alone would say of them."""
    ledger = Ledger(Beginning((Member("x.png", sheet),)))
    turn = Turn("1", speaker="x.png", tags=(TagSeen("sits at a table", {"char": sheet.names[0]}),))
    return words_of(ledger.shot((), turn, 0)).text


def judge(cases: Iterable[Case]) -> Count:
    """Judge the readings of cases."""
    count = Count()
    for case in cases:
        _judge(case, read(case), count)
    return count


def _judge(case: Case, sheets: Sequence[Sheet], count: Count) -> None:
    found: dict[str, Sheet] = {}
    for sheet in sheets:
        names = " ".join(sheet.names).casefold()
        who = next((key for key in case.people if key.rstrip("?").casefold() in names), "")
        if who and who not in found:
            found[who] = sheet
        elif not any(each.casefold() in names for each in case.may) and (
            len(sheet.look) > 1 or sheet.garments
        ):
            count.wrong += 1
            count.faults.append(f"WRONG {case.style}: {sheet.names} is nobody: {_words(sheet)}")
    for key, facts in case.people.items():
        name = key.rstrip("?")
        if key not in found:
            if key == name:
                count.pictures += 1
                count.lacks += len(facts)
                count.faults.append(f"LACKS {case.style}: {name} is not there ({len(facts)})")
            continue
        words = told(found[key])
        text = Text(words)
        lacks = [fact for fact in facts if not places_of(text, variants(fact)[1])]
        wrong = [each for each in case.never.get(name, ()) if places_of(text, [each])]
        count.pictures += 1
        count.right += not lacks and not wrong
        count.found += len(facts) - len(lacks)
        count.lacks += len(lacks)
        count.wrong += len(wrong)
        if lacks or wrong:
            said = f"{case.style}: {name}"
            count.faults += [f"LACKS {said}: {fact}" for fact in lacks]
            count.faults += [f"WRONG {said}: {each}" for each in wrong]
            count.faults += [f"   {_words(found[key])}", f"   {words}"]


def _words(sheet: Sheet) -> str:
    return "; ".join([*(f"{k}={v}" for k, v in sheet.look.items()), "wears=" + ", ".join(sheet.garments)])
