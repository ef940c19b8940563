"""
One painter in the panel: how it stands and what is missing, its key, its address, its options, a test.

The field for the key has no name that Python listens to: what is typed there goes from the page straight to
the server.
"""

from collections.abc import Iterator, Mapping

from limner.core.html import Attributes, Html, element
from limner.core.translation import later, say
from limner.panel._provider_options_view import fields, labelled
from limner.panel._provider_state import KEY, ProviderState, Readiness, button, text
from limner.providers.plugin_answers import PluginService

_MOVABLE = frozenset({"openai"})
"""Services that stand at an address of the user's choice; Replicate's is its own."""

_STANDS: Mapping[Readiness, tuple[str, str]] = {
    Readiness.UNKNOWN: ("fa-circle-question", later("not looked at yet")),
    Readiness.READY: ("fa-circle-check", later("ready")),
    Readiness.LOCAL: ("fa-circle-dot", later("needs no plugin")),
    Readiness.MISSING: ("fa-plug-circle-xmark", later("the server plugin is missing")),
    Readiness.NO_KEY: ("fa-key", later("no key yet")),
    Readiness.TROUBLE: ("fa-triangle-exclamation", later("does not answer")),
}


def render(card: ProviderState, trial: Html | None = None) -> Html:
    """Return one painter with its test, closed; the page leaves one open that the user has opened."""
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
        *fields(card),
        card.spending,
        _buttons(card),
        trial,
    )


def _service(card: ProviderState) -> Iterator[Html]:
    service = card.service
    if service is None:
        return
    yield _secret(service)
    if service.id in _MOVABLE:
        shape = {"type": "url", "class": "text_pole", "autocomplete": "off", "spellcheck": "false"}
        told: Attributes = {"data-limner-field": "base_url", "data-limner-change": "painters.address"}
        value: Attributes = {"value": service.base_url, "placeholder": "https://"}
        yield labelled("address", "Address of the service", element("input", {**shape, **told, **value}))


def _secret(service: PluginService) -> Html:
    """The key: written once, shown as dots, known to the server only."""
    saved = service.key != "none"
    dots = "••••••••" if saved else ""
    shape = {"type": "password", "class": "text_pole flex1", "autocomplete": "new-password"}
    secret: Attributes = {
        "data-limner-node": f"key-{service.id}",  # what is typed here stays when the view is drawn anew
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


def _buttons(card: ProviderState) -> Html:
    chosen = any(card.options.given().values())
    return element(
        "div",
        {"class": "limner-buttons"},
        button("try", "Paint a test picture", disabled=card.stand not in (Readiness.READY, Readiness.LOCAL)),
        button("clear", "Back to its defaults", disabled=not chosen) if card.features.knows else None,
    )
