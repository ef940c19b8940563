"""
One painter in the panel: how it stands and what is missing, its key, its address, its models, its options.

The options are drawn from the table of all options (``options.KNOWN``) and what this painter knows of it. The
field for the key has no name that Python listens to: what is typed there goes from the page to the server.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from limner.options import KNOWN, Features, Options, Range
from limner.providers.plugin_answers import Model, Service
from limner.views import html
from limner.views.html import Attributes, Html, element
from limner.words import later, say

KEY = "limner.painters"
SIZE = "size"
"""The field for width and height where a painter has certain sizes only."""


class Stand(StrEnum):
    """How a painter stands, as far as is known."""

    UNKNOWN = "unknown"
    READY = "ready"
    MISSING = "missing"
    NO_KEY = "no_key"
    TROUBLE = "trouble"


_STANDS: Mapping[Stand, tuple[str, str]] = {
    Stand.UNKNOWN: ("fa-circle-question", later("not looked at yet")),
    Stand.READY: ("fa-circle-check", later("ready")),
    Stand.MISSING: ("fa-plug-circle-xmark", later("the server plugin is missing")),
    Stand.NO_KEY: ("fa-key", later("no key yet")),
    Stand.TROUBLE: ("fa-triangle-exclamation", later("does not answer")),
}


@dataclass(frozen=True, slots=True)
class Card:
    """
    One painter as the panel shows it.

    ``service`` is what the plugin says of it, None for a painter that is none of its. ``faults`` say by the
    name of an option why what was typed there was refused; ``found`` are models that were searched for, None
    before any search; ``own_options`` is false where its options are set elsewhere.
    """

    id: str
    name: str
    description: str
    stand: Stand
    features: Features
    defaults: Options
    options: Options
    service: Service | None = None
    words: str = ""
    chosen: bool = False
    faults: Mapping[str, str] = field(default_factory=dict)
    found: Sequence[Model] | None = None


def text(tag: str, key: str, words: str, css: str = "") -> Html:
    """Return an element that says ``words``; ``css`` are its classes."""
    return element(tag, {"class": css or None, "data-i18n": f"{KEY}.{key}"}, words)


def button(name: str, words: str, *, disabled: bool = False) -> Html:
    """Return a button that says ``words`` and does ``painters.<name>``."""
    return html.button(f"painters.{name}", words, f"{KEY}.{name}", disabled=disabled)


def render(card: Card) -> Html:
    """Return one painter, closed; the page leaves one open that the user has opened."""
    icon, words = _STANDS[card.stand]
    return element(
        "details",
        {"class": "limner-painter", "data-limner-entry": card.id, "data-limner-form": "painter"},
        element(
            "summary",
            {"class": "limner-painter-head"},
            element("i", {"class": f"fa-solid fa-fw {icon}", "aria-hidden": "true"}),
            element("b", None, card.name),
            element("small", {"class": f"limner-stand limner-{card.stand.value}"}, say(words)),
            text("small", "chosen", "in use", "limner-in-use") if card.chosen else None,
        ),
        element("small", {"class": "limner-help"}, card.description),
        element("p", {"class": "limner-fault", "role": "alert"}, card.words) if card.words else None,
        *_service(card),
        *_options(card),
        _buttons(card),
    )


def _service(card: Card) -> Iterator[Html]:
    service = card.service
    if service is None:
        return
    yield _secret(service)
    if service.base_url or "quality" in service.features.knows:
        shape = {"type": "url", "class": "text_pole", "autocomplete": "off", "spellcheck": "false"}
        told: Attributes = {"data-limner-field": "base_url", "data-limner-change": "painters.address"}
        value: Attributes = {"value": service.base_url, "placeholder": "https://"}
        yield _labelled("address", "Address of the service", element("input", {**shape, **told, **value}))


def _secret(service: Service) -> Html:
    """The key: written once, shown as dots, known to the server only."""
    saved = service.key != "none"
    dots = "••••••••" if saved else ""
    shape = {"type": "password", "class": "text_pole flex1", "autocomplete": "new-password"}
    secret: Attributes = {
        "placeholder": dots,
        "spellcheck": "false",
        "aria-label": say("Key of ${0}", service.name),
    }
    from_environment = service.key == "environment"
    if from_environment:
        help_words = text(
            "small", "key.environment", "The key comes from the server's environment.", "limner-help"
        )
    else:
        words = "The key goes straight to the server and is kept there; it is never shown again."
        help_words = text("small", "key.help", words, "limner-help")
    row = element(
        "div",
        {"class": "limner-secret", "data-limner-secret": service.id, "role": "group"},
        element("input", {**shape, **secret}),
        _secret_button("save", "Save the key", disabled=False),
        _secret_button("forget", "Forget the key", disabled=service.key != "saved"),
    )
    return element("div", {"class": "limner-field"}, text("span", "key", "Key"), row, help_words)


def _secret_button(name: str, words: str, *, disabled: bool) -> Html:
    attributes: Attributes = {
        "type": "button",
        "class": "menu_button",
        "data-limner-secret-do": name,
        "data-i18n": f"{KEY}.key.{name}",
        "disabled": disabled,
    }
    return element("button", attributes, words)


def _options(card: Card) -> Iterator[Html]:
    knows = card.features.knows
    if not knows or card.stand in (Stand.UNKNOWN, Stand.MISSING):
        return
    if "model" in knows:
        yield _field(card, "model", _words(card, "model"))
        if card.service is not None:
            yield _search(card)
    if card.features.sizes and {"width", "height"} <= knows:
        yield _labelled("size", "Size", _sizes(card))
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


def _told(card: Card, name: str) -> dict[str, str | int | None]:
    """What makes a field of the form, and tells when it was changed."""
    fault = card.faults.get(name)
    return {
        "data-limner-field": name,
        "data-limner-change": "painters.options",
        "class": "text_pole wide100p",
        "aria-invalid": "true" if fault else None,
    }


def _number(card: Card, name: str, known: Range) -> Html:
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


def _words(card: Card, name: str) -> Html:
    shape: Attributes = {"type": "text", "autocomplete": "off", "spellcheck": "false"}
    return element("input", {**shape, **_told(card, name), **_value(card, name)})


def _value(card: Card, name: str) -> dict[str, str | int | None]:
    """What is chosen stands in the field, what is taken without a choice behind it."""
    chosen, usual = getattr(card.options, name), getattr(card.defaults, name)
    if name == "model" and usual is None and card.service is not None:
        usual = card.service.default_model or None
    return {
        "value": "" if chosen is None else f"{chosen:g}" if isinstance(chosen, float) else str(chosen),
        "placeholder": "" if usual is None else f"{usual:g}" if isinstance(usual, float) else str(usual),
    }


def _choice(card: Card, name: str, values: Sequence[str]) -> Html:
    chosen = getattr(card.options, name)
    rows = [element("option", {"value": value, "selected": value == chosen}, value) for value in values]
    return element("select", _told(card, name), _unchosen(chosen is None), *rows)


def _sizes(card: Card) -> Html:
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
    words = "as the service does"
    return element("option", {"value": "", "selected": selected, "data-i18n": f"{KEY}.unchosen"}, words)


def _field(card: Card, name: str, control: Html) -> Html:
    known = KNOWN[name]
    unit = known.unit if isinstance(known, Range) else ""
    ranged = isinstance(known, Range) and name != "seed"
    limits = (
        f"{known.low} – {known.high} {say(unit) if unit else ''}".strip()
        if isinstance(known, Range) and ranged
        else ""
    )
    head = element(
        "span",
        {"class": "limner-label"},
        element("span", None, say(known.label)),
        element("small", None, limits),
    )
    fault = card.faults.get(name)
    said = element("small", {"class": "limner-fault", "role": "alert"}, fault) if fault else None
    return element("label", {"class": "limner-field"}, head, control, said)


def _labelled(key: str, words: str, control: Html) -> Html:
    return element("label", {"class": "limner-field"}, text("span", key, words), control)


def _search(card: Card) -> Html:
    """Find a model by a word; what is chosen in the list is the model."""
    shape: Attributes = {"type": "search", "class": "text_pole flex1", "data-limner-field": "search"}
    words: Attributes = {"aria-label": say("Search the models of ${0}", card.name)}
    found = card.found
    rows = [
        element(
            "option",
            {"value": model.id},
            f"{model.id} – {model.description}" if model.description else model.id,
        )
        for model in found or ()
    ]
    first = element("option", {"value": ""}, say("Models found: ${0}", len(rows)))
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


def _buttons(card: Card) -> Html:
    chosen = any(card.options.given().values())
    return element(
        "div",
        {"class": "limner-buttons"},
        button("try", "Paint a test picture", disabled=card.stand is not Stand.READY),
        button("clear", "Back to its defaults", disabled=not chosen) if card.features.knows else None,
    )
