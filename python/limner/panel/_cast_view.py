"""
The cast's view: the people of the open chat, the scene, the chronicle, and what memory holds in numbers.

The same view stands in the panel and in a window of its own.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from limner.continuity.card_question import CardReading
from limner.continuity.memory import statistics
from limner.continuity.overview import Overview
from limner.continuity.slots import LONGEST, Slot
from limner.core.html import Attributes, Html, element
from limner.core.translation import say
from limner.panel._cast_frame_view import section
from limner.panel._cast_person_view import lock, row
from limner.panel._cast_words import LABELS, button, entry_of, name_of, source_words, text, undo

SCENES = 10
"""Scenes of the chronicle that are shown, the last ones."""


@dataclass(frozen=True, slots=True)
class CastState:
    """
    What is shown; ``known`` is None where nothing could be found out, and ``why`` says it.

    ``opened`` are ids of people whose facts are shown, ``always``: what is changed holds for later chats,
    too. ``enabled``: continuity is switched on in the settings. ``readings`` are what a request found of a
    card's people and nobody has kept yet, ``asking`` is of whom a model is being asked.
    """

    known: Overview | None = None
    opened: Collection[str] = ()
    always: bool = False
    enabled: bool = True
    why: str = ""
    readings: Mapping[str, CardReading] = field(default_factory=dict)
    asking: str = ""


def render(state: CastState) -> Html:
    """Return the section, open; the page leaves it as the user has left it."""
    return section(_all(state, button("window", "Open in a window")), opened=True)


def render_window(state: CastState) -> Html:
    """Return the same as it stands in a window of its own."""
    return element("div", {"class": "limner-cast"}, text("h3", "title", "Cast"), _all(state, None))


def _all(state: CastState, more: Html | None) -> Html:
    return element("div", {"class": "limner-cast-all"}, *_inside(state, more))


def _inside(state: CastState, more: Html | None) -> Iterator[Html | None]:
    known = state.known
    if not state.enabled:
        yield text(
            "small",
            "off",
            "Keeping people and places the same is switched off in the settings.",
        )
    if known is None:
        yield element("div", {"class": "limner-note", "role": "status"}, state.why) if state.why else None
        yield element("div", {"class": "limner-buttons"}, *_of_cards())
        return
    yield _switches(state, known)
    yield _scene(known)
    yield text("h4", "people", "People")
    people = [
        row(
            known,
            each,
            opened=each.id in state.opened,
            reading=state.readings.get(each.id),
            asking=state.asking == each.id,
        )
        for each in known.people
    ]
    yield (
        element("ul", {"class": "limner-cast-people"}, *people)
        if people
        else text("div", "nobody_yet", "Nobody yet.")
    )
    yield button("add", "Add a person", entry=entry_of(known.chat_id))
    yield _chronicle(known)
    yield _memory(known)
    yield element(
        "div",
        {"class": "limner-buttons", "data-limner-entry": entry_of(known.chat_id)},
        more,
        *_of_cards(),
        button("sheets", "Export all looks"),
    )


def _of_cards() -> tuple[Html, ...]:
    return button("create", "Create a character"), button("import", "Import characters")


def _switches(state: CastState, known: Overview) -> Html:
    entry = entry_of(known.chat_id)
    return element(
        "div",
        {"data-limner-form": "cast", "data-limner-entry": entry},
        _check("on", "Keep people and places the same in this chat", checked=known.on),
        _check("always", "What I change here holds for later chats, too", checked=state.always),
    )


def _check(name: str, words: str, *, checked: bool) -> Html:
    shape: Attributes = {
        "type": "checkbox",
        "data-limner-field": name,
        "data-limner-change": f"cast.{name}",
        "checked": checked,
    }
    return element(
        "label", {"class": "checkbox_label"}, element("input", shape), text("span", f"switch.{name}", words)
    )


def _scene(known: Overview) -> Html:
    state = known.state
    stage = ", ".join(state.people[who].name for who in state.stage if who in state.people)
    facts = ((Slot.PLACE, state.place), (Slot.TIME, state.time))
    fields = []
    for slot, fact in facts:
        control: Attributes = {
            "type": "text",
            "class": "text_pole",
            "data-limner-field": str(slot),
            "data-limner-change": "cast.set",
            "data-limner-entry": entry_of(known.chat_id, "", str(slot)),
            "data-limner-node": f"scene/{slot}",
            "value": fact.value if fact else "",
            "maxlength": LONGEST,
            "autocomplete": "off",
        }
        label = element("label", None, text("span", f"slot.{slot}", LABELS[slot]), element("input", control))
        source = source_words(fact.source, fact.at) if fact else ""
        origin = element("small", {"class": "limner-cast-source"}, source) if source else None
        locked = lock(
            entry_of(known.chat_id, "", str(slot)),
            say("Keep as it is: ${0}", say(LABELS[slot])),
            on=slot in state.locked,
        )
        fields.append(element("div", {"class": "limner-cast-field"}, label, locked, origin))
    names = element("span", {"translate": "no"}, stage or "-")
    return element(
        "div",
        {"class": "limner-cast-scene", "data-limner-form": "cast"},
        text("h4", "scene", "Scene"),
        *fields,
        element("div", None, text("span", "stage", "On stage:"), " ", names),
    )


def _chronicle(known: Overview) -> Html | None:
    last = known.scenes[-SCENES:]
    if not last:
        return None
    first = known.scenes.index(last[0]) + 1
    rows = (element("li", None, scene.said) for scene in last)
    return element(
        "details",
        {"class": "limner-cast-chronicle"},
        text("summary", "chronicle", "Chronicle"),
        element("ol", {"start": first}, *rows),
    )


def _memory(known: Overview) -> Html:
    counted = statistics(known.state)
    words = say("People: ${0}. Facts: ${1}. Places: ${2}.", counted.people, counted.facts, counted.places)
    return element(
        "div",
        {"class": "limner-cast-memory", "data-limner-entry": entry_of(known.chat_id)},
        text("h4", "memory", "Memory"),
        element("small", {"role": "status"}, words),
        " ",
        button("prune", "Forget who has not been seen for long"),
        *(undo(known.chat_id, each, say("Remember ${0} again", name_of(each))) for each in known.forgotten),
    )
