"""
One person of the cast: a row that says who, where and in what, and below it what can be changed.

All of it is a story's or a card's word: text, and escaped. A field bears whose it is and of which chat, so
that what is typed for one is never taken for another's.
"""

from collections.abc import Iterator
from urllib.parse import quote

from limner.continuity.card_question import CardReading
from limner.continuity.chronicle import moods
from limner.continuity.facts import Source
from limner.continuity.overview import Overview
from limner.continuity.slots import LONGEST, Slot
from limner.continuity.state import Person
from limner.continuity.story import Role
from limner.continuity.wardrobe import worn
from limner.core.html import Attributes, Html, element
from limner.core.translation import say
from limner.panel import _card_reading_view as card_reading
from limner.panel import _mood_chart as mood_chart
from limner.panel._cast_words import EDITED, KEY, LABELS, button, entry_of, name_of, source_words, text, undo

LONGEST_CLOTHES = 400
_SHOWN = (Slot.SEX, Slot.AGE, Slot.HAIR)
"""What a row says of somebody's look."""


def row(
    known: Overview, person: Person, *, opened: bool, reading: CardReading | None = None, asking: bool = False
) -> Html:
    """
    Return a person's row; ``opened``: with all that can be changed.

    ``reading`` is what a request has found of them, ``asking``: one is under way.
    """
    entry = entry_of(known.chat_id, person.id)
    head = element(
        "button",
        {
            "type": "button",
            "class": "limner-cast-head",
            "data-limner-action": "cast.person",
            "aria-expanded": "true" if opened else "false",
        },
        _face(known, person),
        element("span", {"class": "limner-cast-about"}, *_about(known, person)),
        element("i", {"class": "fa-solid fa-chevron-down limner-cast-opens", "aria-hidden": "true"}),
    )
    within = _inside(known, person, reading, asking=asking) if opened else ()
    inside = element("div", {"class": "limner-cast-inside"}, *within) if opened else None
    shape: Attributes = {
        "class": "limner-cast-person",
        "data-limner-node": person.id,
        "data-limner-form": "cast",
        "data-limner-entry": entry,
    }
    return element("li", shape, head, inside)


def _face(known: Overview, person: Person) -> Html:
    source = known.faces.get(person.id) or _avatar(known, person)
    if not source:
        initial = element("span", {"class": "limner-cast-letter", "aria-hidden": "true"}, person.name[:1])
        return element("span", {"class": "limner-cast-face"}, initial)
    image = element("img", {"src": source, "alt": "", "loading": "lazy", "width": 44, "height": 44})
    return element("span", {"class": "limner-cast-face"}, image)


def _avatar(known: Overview, person: Person) -> str:
    """Return the address of a thumbnail by SillyTavern; none for somebody without a picture."""
    if person.id in known.cards:
        return f"/thumbnail?type=avatar&file={quote(person.id, safe='')}"
    file = person.id.partition(":")[2]
    own = person.kind is Role.PERSONA and file
    return f"/thumbnail?type=persona&file={quote(file, safe='')}" if own else ""


def _about(known: Overview, person: Person) -> Iterator[Html]:
    others = person.names[1:]
    yield element("b", {"translate": "no"}, person.name)
    if others:
        yield element("small", None, f" ({', '.join(others)})")
    looks = ", ".join(person.look[slot].value for slot in _SHOWN if slot in person.look)
    clothes = ", ".join(each.words for each in worn(person))
    place = known.place_of(person)
    here = person.id in known.state.stage
    if looks:
        yield _line("looks", "looks:", looks)
    if clothes:
        yield _line("wears", "wears:", clothes)
    if place:
        yield _line("here", "is here:", place) if here else _line("seen", "seen last:", place)
    if condition := known.condition_of(person):
        yield _line("condition", "condition:", condition.value)
    if person.mood is not None:
        yield _line("mood", "mood:", person.mood.value)


def _line(key: str, words: str, value: str) -> Html:
    return element(
        "span", {"class": "limner-cast-line"}, text("span", key, words), " ", element("span", None, value)
    )


def _inside(
    known: Overview, person: Person, reading: CardReading | None, *, asking: bool
) -> Iterator[Html | None]:
    yield _name(known, person)
    for slot in EDITED:
        yield _field(known, person, slot)
    yield _outfits(known, person)
    yield mood_chart.render(person.name, moods(known.state, person.id))
    yield _same(known, person)
    joined = [
        undo(known.chat_id, each, say("“${0}” is somebody else", name_of(each)))
        for each in known.joined(person)
    ]
    yield element("div", {"class": "limner-buttons"}, *joined) if joined else None
    yield element("div", {"class": "limner-buttons"}, *_buttons(known, person, asking=asking))
    yield text("small", "asking", "The model is being asked …") if asking else None
    yield card_reading.render(reading) if reading else None


def _name(known: Overview, person: Person) -> Html:
    control: Attributes = {
        "type": "text",
        "class": "text_pole",
        "data-limner-field": "name",
        "data-limner-change": "cast.name",
        "data-limner-node": f"{person.id}/name",
        "data-limner-entry": entry_of(known.chat_id, person.id),
        "value": person.name,
        "maxlength": 80,
        "autocomplete": "off",
    }
    label = element("label", None, text("span", "name", "Name"), element("input", control))
    return element("div", {"class": "limner-cast-field limner-cast-wide"}, label)


def _field(known: Overview, person: Person, slot: Slot) -> Html:
    value, source = value_of(known, person, slot)
    key = f"slot.{slot}"
    control: Attributes = {
        "type": "text",
        "class": "text_pole",
        "data-limner-field": str(slot),
        "data-limner-change": "cast.set",
        "data-limner-entry": entry_of(known.chat_id, person.id, str(slot)),
        "data-limner-node": f"{person.id}/{slot}",
        "value": value,
        "maxlength": LONGEST_CLOTHES if slot is Slot.WEARS else LONGEST,
        "autocomplete": "off",
    }
    label = element("label", None, text("span", key, LABELS[slot]), element("input", control))
    origin = element("small", {"class": "limner-cast-source"}, source) if source else None
    keep = say("Keep as it is: ${0} of ${1}", say(LABELS[slot]), person.name)
    locked = lock(entry_of(known.chat_id, person.id, str(slot)), keep, on=slot in person.locked)
    return element("div", {"class": "limner-cast-field"}, label, locked, origin)


def value_of(known: Overview, person: Person, slot: Slot) -> tuple[str, str]:
    """Return what is known of a person, and where it is from in the user's words."""
    if slot is Slot.WEARS:
        words = ", ".join(each.words for each in worn(person))
        if person.wears is not None:
            return words, source_words(person.wears.source, person.wears.at)
        first = Source.PERSONA if person.kind is Role.PERSONA else Source.CARD
        return words, source_words(first, -1) if words else ""
    now = {Slot.MOOD: person.mood, Slot.CONDITION: known.condition_of(person)}
    fact = now.get(slot, person.look.get(slot))
    return (fact.value, source_words(fact.source, fact.at)) if fact else ("", "")


def lock(entry: str, words: str, *, on: bool) -> Html:
    """Return the button that keeps what ``entry`` names from being changed by the story."""
    shape: Attributes = {
        "type": "button",
        "class": "menu_button limner-cast-lock",
        "data-limner-action": "cast.lock",
        "data-limner-entry": entry,
        "aria-pressed": "true" if on else "false",
        "aria-label": words,
        "title": words,
    }
    icon = "fa-lock" if on else "fa-lock-open"
    return element("button", shape, element("i", {"class": f"fa-solid {icon}", "aria-hidden": "true"}))


def _outfits(known: Overview, person: Person) -> Html | None:
    if not person.outfits and not person.usual:
        return None
    outfits = {**({say("usual clothes"): person.usual} if person.usual else {}), **person.outfits}
    rows = (
        element(
            "button",
            {
                "type": "button",
                "class": "menu_button",
                "data-limner-action": "cast.wear",
                "data-limner-entry": entry_of(
                    known.chat_id, person.id, ", ".join(each.words for each in garments)[:LONGEST_CLOTHES]
                ),
                "title": ", ".join(each.words for each in garments),
            },
            name,
        )
        for name, garments in outfits.items()
    )
    return element("div", {"class": "limner-cast-outfits"}, text("span", "outfits", "Dress in:"), *rows)


def _same(known: Overview, person: Person) -> Html | None:
    others = [each for each in known.people if each.id != person.id]
    if not others or person.id in known.members:
        return None
    shape: Attributes = {
        "class": "text_pole",
        "data-limner-field": "same",
        "data-limner-change": "cast.same",
        "data-limner-entry": entry_of(known.chat_id, person.id),
    }
    empty = element("option", {"value": "", "selected": True, "data-i18n": f"{KEY}.nobody"}, "nobody else")
    options = (element("option", {"value": each.id, "translate": "no"}, each.name) for each in others)
    return element(
        "label",
        {"class": "limner-cast-choice"},
        text("span", "same", "Is the same as"),
        element("select", shape, empty, *options),
    )


def _buttons(known: Overview, person: Person, *, asking: bool) -> Iterator[Html]:
    owner = person.id.partition("#")[0]
    card = owner in known.cards
    if card or owner in known.personas:
        # one place for both, so that the focus stays on it
        yield button("stop", "Stop asking") if asking else button("ask", "Ask the model to read the card")
        yield button("keep", "Keep this look for later chats")
        if owner in known.by_hand:
            yield button("read", "Read the card again")
    if card:
        yield button("edit", "Edit the card")
        yield button("export", "Export with this look")
        yield button("json", "Export as JSON")
    if person.id in known.faces:
        yield button("faceless", "Use the avatar as the face")
    if person.id not in known.members:
        yield button("forget", "Forget")
