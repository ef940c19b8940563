"""What a request has found in a card, shown before it is kept."""

from limner.continuity.card_question import CardReading
from limner.continuity.slots import IDENTITY, Slot
from limner.core.html import Html, element
from limner.panel._cast_words import LABELS, button, text


def render(reading: CardReading) -> Html:
    """Return the finds, each that is in other words than the card's with a note, and what can be done."""
    found = [(slot, reading.look[slot]) for slot in IDENTITY if slot in reading.look]
    if reading.garments:
        found.append((Slot.WEARS, ", ".join(reading.garments)))
    rows = [row for slot, words in found for row in _row(slot, words, other=slot in reading.unsaid)]
    return element(
        "div",
        {"class": "limner-cast-reading", "role": "status"},
        text("h5", "found", "The model found"),
        element("dl", None, *rows),
        element(
            "div",
            {"class": "limner-buttons"},
            button("keep_reading", "Keep it in the card"),
            button("drop_reading", "Discard it"),
        ),
    )


def _row(slot: Slot, words: str, *, other: bool) -> tuple[Html, Html]:
    note = text("small", "other_words", "(in other words than the card’s)") if other else None
    label = text("dt", "usual" if slot is Slot.WEARS else f"slot.{slot}", _label(slot))
    return label, element("dd", None, words, " ", note)


def _label(slot: Slot) -> str:
    return "Usual clothes" if slot is Slot.WEARS else LABELS[slot]
