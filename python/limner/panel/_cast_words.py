"""The visible words of the cast's views, each with the key by which ST translates it."""

import json
from collections.abc import Mapping

from limner.continuity.facts import Source
from limner.continuity.overview import UserWord
from limner.continuity.slots import IDENTITY, Slot
from limner.core import html
from limner.core.errors import RequestError, UntrustedInputError
from limner.core.html import Attributes, Html, element
from limner.core.json_text import loads
from limner.core.translation import later, say

KEY = "limner.cast"

LABELS: Mapping[Slot, str] = {
    Slot.SEX: later("Sex"),
    Slot.AGE: later("Age"),
    Slot.BUILD: later("Build"),
    Slot.SKIN: later("Skin"),
    Slot.HAIR: later("Hair"),
    Slot.EYES: later("Eyes"),
    Slot.FACE: later("Face"),
    Slot.MARKS: later("Marks"),
    Slot.EXTRA: later("More"),
    Slot.WEARS: later("Wears now"),
    Slot.CONDITION: later("Condition"),
    Slot.MOOD: later("Mood"),
    Slot.PLACE: later("Place"),
    Slot.TIME: later("Time"),
}
EDITED = (*IDENTITY, Slot.WEARS, Slot.CONDITION, Slot.MOOD)
"""What can be changed of a person, in the order of the view."""

_FROM: Mapping[Source, str] = {
    Source.CARD: later("from the card"),
    Source.PERSONA: later("from the persona"),
    Source.LORE: later("from a lorebook"),
    Source.ST: later("from SillyTavern's character prompt"),
    Source.TAG: later("said in message ${0}"),
    Source.PROMPT: later("seen in message ${0}"),
    Source.CALL: later("found by a request"),
    Source.USER: later("yours"),
}


def source_words(source: Source, at: int) -> str:
    """Return where a fact is from; ``at`` is the number of its message, as SillyTavern counts."""
    if at < 0 and source in (Source.TAG, Source.PROMPT):
        return ""
    return say(_FROM[source], at)


def text(tag: str, key: str, words: str, css: str = "") -> Html:
    """Return an element that says ``words``; ``css`` are its classes."""
    return element(tag, {"class": css or None, "data-i18n": f"{KEY}.{key}"}, words)


def button(name: str, words: str, *, entry: str | None = None, disabled: bool = False) -> Html:
    """Return a button that says ``words`` and does ``cast.<name>``; ``entry`` is whom or what it is about."""
    made = html.button(f"cast.{name}", words, f"{KEY}.{name}", disabled=disabled)
    return made if entry is None else element("span", {"data-limner-entry": entry}, made)


def undo(chat_id: str, said: UserWord, words: str) -> Html:
    """Return the button that takes back what the user said."""
    correction = said.correction
    shape: Attributes = {
        "type": "button",
        "class": "menu_button",
        "data-limner-action": "cast.undo",
        "data-limner-entry": entry_of(
            chat_id, said.uid, str(correction.do), correction.who, correction.value
        ),
    }
    return element("button", shape, words)


def name_of(said: UserWord) -> str:
    """Return the name of whom the user said something; an id holds it behind its mark, in small letters."""
    who = said.correction.who
    if who.startswith("npc:"):
        return " ".join(word[:1].upper() + word[1:] for word in who.removeprefix("npc:").split())
    return who.rpartition("#")[2] if "#" in who else who.removeprefix("lore:")


def entry_of(chat_id: str, *parts: str) -> str:
    """Return what a press is about as text that a view can carry, with the chat in which it was drawn."""
    return json.dumps([chat_id, *parts])


def parts_of(entry: str, count: int) -> tuple[str, ...]:
    """Return the chat's id and ``count`` parts that a press carries; RequestError for anything else."""
    try:
        raw = loads(entry)
    except UntrustedInputError:
        raw = None
    if isinstance(raw, list) and len(raw) == count + 1 and all(isinstance(each, str) for each in raw):
        return tuple(raw)
    raise changed_meanwhile()


def changed_meanwhile() -> RequestError:
    """Return the error for what was drawn of another cast than the present one."""
    return RequestError(say("The cast has changed meanwhile: look at it again."))
