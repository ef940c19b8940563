"""
What pictures cost and how a painter does: totals, the user's prices, and the times of the last pictures.

The chart says nothing that the line above it does not say, so it is one picture to whoever does not see it.
"""

from collections.abc import Sequence

from limner.core.html import Attributes, Html, element
from limner.core.money import Money
from limner.core.translation import say
from limner.painting.ledger import PainterTally
from limner.painting.spending import PER, Totals
from limner.panel._provider_options_view import labelled
from limner.panel._provider_state import text

WIDTH, HEIGHT = 300, 48
_LEAST = 2
"""Pixels of the quickest picture's bar."""

_LABELS = {"picture": "Price of one picture", "second": "Price of one second"}


def totals(spent: Totals) -> Html | None:
    """Return what was spent; nothing where nothing was, as far as is known."""
    if not spent.month and not spent.chat:
        return None
    said = say(
        "Spent in this chat: ${0}; today: ${1}; this month: ${2}.",
        *(_sum(each) for each in (spent.chat, spent.today, spent.month)),
    )
    return element("p", {"class": "limner-help", "role": "status"}, said)


def _sum(amounts: Sequence[Money]) -> str:
    return " + ".join(map(str, amounts)) or "0"


def painter(prices: dict[str, str], model: str, fault: str, record: PainterTally) -> Html:
    """Return the part of one painter; ``prices`` are those of its ``model``, empty for any."""
    of_model = (
        say("For the model ${0}.", model) if model else say("For every model without a price of its own.")
    )
    words = "Used where the service does not tell what a picture costs: an amount such as $0.04."
    return element(
        "details",
        {"class": "limner-spending"},
        text("summary", "spending", "What it costs and how it goes"),
        *(_price(per, prices.get(per, "")) for per in PER),
        element("p", {"class": "limner-fault", "role": "alert"}, fault) if fault else None,
        text("small", "price.help", words, "limner-help"),
        element("small", {"class": "limner-help"}, of_model),
        *_record(record),
    )


def _price(per: str, value: str) -> Html:
    attributes: Attributes = {
        "type": "text",
        "class": "text_pole",
        "autocomplete": "off",
        "maxlength": 30,
        "value": value,
        "data-limner-field": f"price_{per}",
        "data-limner-change": "painters.price",
    }
    return labelled(f"price.{per}", _LABELS[per], element("input", attributes))


def _record(record: PainterTally) -> tuple[Html | None, ...]:
    said = say("Pictures painted: ${0}. Failures: ${1}.", record.pictures, record.failures)
    times, median = record.times, record.median
    if median is not None:
        words = "Of the last ${0}: half took less than ${1} s, the slowest ${2} s."
        said += " " + say(words, len(record.seconds), f"{median:.1f}", f"{times[-1]:.1f}")
    return element("p", None, said), _chart(record, said) if times else None


def _chart(record: PainterTally, said: str) -> Html:
    slowest = max(record.times) or 1.0
    step = WIDTH / len(record.seconds)
    bars = []
    for number, seconds in enumerate(record.seconds):
        failed = seconds < 0
        height = HEIGHT if failed else max(_LEAST, round(HEIGHT * seconds / slowest))
        shape: Attributes = {
            "x": f"{number * step:.1f}",
            "y": HEIGHT - height,
            "width": f"{max(0.8, step * 0.8):.1f}",
            "height": height,
            "class": "limner-bar-failed" if failed else "limner-bar",
        }
        bars.append(element("rect", shape))
    frame: Attributes = {
        "class": "limner-times",
        "viewBox": f"0 0 {WIDTH} {HEIGHT}",
        "preserveAspectRatio": "none",
        "role": "img",
        "aria-label": said,
    }
    return element("svg", frame, *bars)
