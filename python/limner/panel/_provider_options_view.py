"""
The options of one painter as fields of a form: from the table of all (``options.KNOWN``) what it knows of it.

What is chosen stands in a field; what the painter takes without a choice stands behind it.
"""

from collections.abc import Iterator, Sequence

from limner.core.html import Attributes, Html, element
from limner.core.translation import say
from limner.panel._provider_state import KEY, ProviderState, Readiness, button, text
from limner.pictures.options import KNOWN, Range

SIZE = "size"
"""The field for width and height where a painter has certain sizes only."""

_UNCHOSEN = "as the service does"


def fields(card: ProviderState) -> Iterator[Html]:
    """Yield the fields, none where the painter is not there."""
    knows = card.features.knows
    if not knows or card.stand in (Readiness.UNKNOWN, Readiness.MISSING):
        return
    if "model" in knows:
        yield _field(card, "model", _words(card, "model"))
        if card.service is not None:
            yield _search(card)
    if card.features.sizes and {"width", "height"} <= knows:
        yield labelled("size", "Size", _sizes(card))
    for name, known in KNOWN.items():
        by_size = bool(card.features.sizes) and name in ("width", "height")
        if name not in knows or name == "model" or by_size:
            continue
        if name == "quality" and card.features.qualities:
            yield _field(card, name, _choice(card, name, card.features.qualities))
        elif isinstance(known, Range):
            yield _field(card, name, _number(card, name, known))
        else:
            yield _field(card, name, _words(card, name))


def _told(card: ProviderState, name: str) -> dict[str, str | int | None]:
    """What makes a field of the form, and tells when it was changed."""
    fault = card.faults.get(name)
    return {
        "data-limner-field": name,
        "data-limner-change": "painters.options",
        "class": "text_pole wide100p",
        "aria-invalid": "true" if fault else None,
    }


def _number(card: ProviderState, name: str, known: Range) -> Html:
    high = min(known.high, card.features.most) if name == "count" else known.high
    sided = name in ("width", "height")
    step: str | int = card.features.step if sided else 1 if known.whole else "any"
    low = -(-known.low // card.features.step) * card.features.step if sided else known.low
    limits: Attributes = {
        "min": low,
        "max": high,
        "step": step,
        "inputmode": "numeric" if known.whole else "decimal",
    }
    return element("input", {"type": "number", **_told(card, name), **limits, **_value(card, name)})


def _words(card: ProviderState, name: str) -> Html:
    shape: Attributes = {"type": "text", "autocomplete": "off", "spellcheck": "false"}
    return element("input", {**shape, **_told(card, name), **_value(card, name)})


def _value(card: ProviderState, name: str) -> dict[str, str | int | None]:
    """What is chosen stands in the field, what is taken without a choice behind it."""
    chosen, usual = getattr(card.options, name), getattr(card.defaults, name)
    if name == "model" and usual is None and card.service is not None:
        usual = card.service.default_model or None
    return {
        "value": "" if chosen is None else f"{chosen:g}" if isinstance(chosen, float) else str(chosen),
        "placeholder": _UNCHOSEN
        if usual is None
        else f"{usual:g}"
        if isinstance(usual, float)
        else str(usual),
        "data-i18n": f"[placeholder]{KEY}.unchosen" if usual is None else None,
    }


def _choice(card: ProviderState, name: str, values: Sequence[str]) -> Html:
    chosen = getattr(card.options, name)
    rows = [element("option", {"value": value, "selected": value == chosen}, value) for value in values]
    return element("select", _told(card, name), _unchosen(chosen is None), *rows)


def _sizes(card: ProviderState) -> Html:
    chosen = (card.options.width, card.options.height)
    rows = [
        element(
            "option",
            {"value": f"{width}x{height}", "selected": (width, height) == chosen},
            f"{width} x {height}",
        )
        for width, height in card.features.sizes
    ]
    return element("select", _told(card, SIZE), _unchosen(None in chosen), *rows)


def _unchosen(selected: bool) -> Html:
    return element("option", {"value": "", "selected": selected, "data-i18n": f"{KEY}.unchosen"}, _UNCHOSEN)


def _field(card: ProviderState, name: str, control: Html) -> Html:
    known = KNOWN[name]
    limits = _limits(known) if isinstance(known, Range) and name != "seed" else None
    head = element(
        "span",
        {"class": "limner-label"},
        element("span", None, say(known.label)),
        element("small", None, limits) if limits else None,
    )
    fault = card.faults.get(name)
    said = element("small", {"class": "limner-fault", "role": "alert"}, fault) if fault else None
    return element("label", {"class": "limner-field"}, head, control, said)


def _limits(known: Range) -> str:
    limits = f"{known.low} – {known.high}"
    return f"{limits} {say(known.unit)}" if known.unit else limits


def labelled(key: str, words: str, control: Html) -> Html:
    """Return a control in its label."""
    return element("label", {"class": "limner-field"}, text("span", key, words), control)


def _search(card: ProviderState) -> Html:
    """Find a model by a word; what is chosen in the list is the model."""
    shape: Attributes = {"type": "search", "class": "text_pole flex1", "data-limner-field": "search"}
    words: Attributes = {
        "aria-label": say("Search the models of ${0}", card.name),
        "value": card.searched,
        "placeholder": "a word, such as flux",
        "data-i18n": f"[placeholder]{KEY}.search.word",
    }
    found = card.found
    rows = [
        element(
            "option",
            {"value": model.id},
            f"{model.id} – {model.description}" if model.description else model.id,
        )
        for model in found or ()
    ]
    first = element("option", {"value": "", "selected": True}, say("Models found: ${0}", len(rows)))
    told: Attributes = {
        "class": "text_pole wide100p",
        "data-limner-field": "found",
        "data-limner-change": "painters.model",
        "aria-label": say("Models found: ${0}", len(rows)),
    }
    return element(
        "div",
        {"class": "limner-models"},
        element(
            "div",
            {"class": "limner-row"},
            element("input", {**shape, **words}),
            button("search", "Find models"),
        ),
        element("select", told, first, *rows) if found is not None else None,
    )
