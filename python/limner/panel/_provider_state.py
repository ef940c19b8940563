"""What the panel knows of one painter, and how its words are said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from limner.core import html
from limner.core.html import Html, element
from limner.pictures.options import Features, Options
from limner.providers.plugin_answers import Model, PluginService

KEY = "limner.painters"


class Readiness(StrEnum):
    """How a painter stands, as far as is known; of a local one it is not known before it paints."""

    UNKNOWN = "unknown"
    READY = "ready"
    LOCAL = "local"
    MISSING = "missing"
    NO_KEY = "no_key"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class ProviderState:
    """
    One painter as the panel shows it.

    ``service`` is what the plugin says of it, None for a painter that is none of its. ``faults`` say by the
    name of an option why what was typed there was refused; ``found`` are models that were searched for by
    the words ``searched``, None before any search.
    """

    id: str
    name: str
    description: str
    stand: Readiness
    features: Features
    defaults: Options
    options: Options
    service: PluginService | None = None
    words: str = ""
    chosen: bool = False
    faults: Mapping[str, str] = field(default_factory=dict)
    found: Sequence[Model] | None = None
    searched: str = ""
    spending: Html | None = None


def text(tag: str, key: str, words: str, css: str = "") -> Html:
    """Return an element that says ``words``; ``css`` are its classes."""
    return element(tag, {"class": css or None, "data-i18n": f"{KEY}.{key}"}, words)


def button(name: str, words: str, *, disabled: bool = False) -> Html:
    """Return a button that says ``words`` and does ``painters.<name>``."""
    return html.button(f"painters.{name}", words, f"{KEY}.{name}", disabled=disabled)
