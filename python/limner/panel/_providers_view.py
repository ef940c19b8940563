"""
The painters in the panel: how each stands, its key and options, how to get the server plugin, a test.

It is looked at when it is opened: the plugin is not asked for before anybody wants to know.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from limner.core.html import Html, element
from limner.core.translation import say
from limner.panel import _provider_card_view as provider_card_view
from limner.panel._provider_state import ProviderState, button, text
from limner.pictures.provenance import Provenance
from limner.pictures.provenance_view import made

INSTALL = (
    "node plugins.js install <the address you installed Limner from>",
    "enableServerPlugins: true",
)
"""What is typed in SillyTavern's folder, and the line in its config.yaml."""


_WHY = "Only Replicate and OpenAI-compatible services need Limner's server plugin; the other painters do not."


class TrialMark(StrEnum):
    """How the test of a painter stands."""

    NONE = "none"
    RUNNING = "running"
    DONE = "done"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Trial:
    """A test picture: whose, how far, and what came of it."""

    painter: str = ""
    mark: TrialMark = TrialMark.NONE
    words: str = ""
    pictures: Sequence[str] = ()
    making: Provenance = field(default_factory=Provenance)


@dataclass(frozen=True, slots=True)
class ProvidersState:
    """What the section shows; ``missing``: there is no plugin, and somebody has looked; ``totals``: money."""

    cards: Sequence[ProviderState]
    trial: Trial
    missing: bool = False
    totals: Html | None = None


def render(state: ProvidersState) -> Html:
    """Return the fold that holds them."""
    head = text("span", "title", "Painters and their keys")
    trial = state.trial
    return element(
        "details",
        {"class": "limner-section limner-painters"},
        element("summary", {"class": "limner-summary", "data-limner-action": "painters.open"}, head),
        state.totals,
        _install() if state.missing else None,
        *(
            provider_card_view.render(card, _trial(trial) if card.id == trial.painter else None)
            for card in state.cards
        ),
        None if trial.painter in {card.id for card in state.cards} else _trial(trial),
    )


def _install() -> Html:
    first, second = INSTALL
    return element(
        "div",
        {"class": "limner-note limner-install", "role": "note"},
        text("p", "install.why", _WHY),
        text("span", "install.type", "In SillyTavern's folder:"),
        element("code", {"translate": "no"}, first),
        text("span", "install.config", "In its config.yaml change one line to:"),
        element("code", {"translate": "no"}, second),
        text("span", "install.restart", "Then start SillyTavern anew, and press Look again."),
        button("look", "Look again"),
    )


def _trial(trial: Trial) -> Html | None:
    if trial.mark is TrialMark.NONE:
        return None
    running = trial.mark is TrialMark.RUNNING
    pictures = [
        element("img", {"src": url, "class": "limner-checkup-picture", "alt": say("The picture of the test")})
        for url in trial.pictures
    ]
    css = "limner-fault" if trial.mark is TrialMark.BROKEN else "limner-help"
    return element(
        "div",
        {"class": "limner-trial"},
        element("p", {"class": css, "role": "status"}, trial.words),
        *pictures,
        element("small", {"class": "limner-help"}, made(trial.making)) if pictures else None,
        button("stop", "Stop") if running else button("close", "Close"),
    )
