"""The view of coming and going: who else illustrates, what can be taken over, what is left behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from limner.core.html import Attributes, Html, button, element, join
from limner.core.translation import say
from limner.elsewhere.settings import Offered, OwnPreset
from limner.migration._coming import OfChat
from limner.migration._head import summary
from limner.settings.controls import Choice, Number, Value
from limner.settings.other_illustrators import Illustrator
from limner.settings.settings import CONTROLS, Settings

KEY = "limner.migration"
LONGEST = 80
"""Characters of a value that are shown."""

_HELP: Attributes = {"class": "limner-help"}


@dataclass(frozen=True, slots=True)
class Offer:
    """
    What an illustrator's settings offer, and what holds ``now``.

    ``presets`` are the names of all presets there are, by id.
    """

    which: Illustrator
    offered: Offered
    now: Settings
    presets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MigrationState:
    """What is shown: ``said`` is the last sentence, ``left`` what stayed behind when something was taken."""

    said: str = ""
    left: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    chat: OfChat = field(default_factory=OfChat)
    may_undo: bool = False


def render(state: MigrationState) -> Html:
    """Return the section, open."""
    inside = [
        _text(
            "small", "help", "Take over what another illustrator has kept, or take Limner’s notes out.", _HELP
        ),
        element("div", {"role": "status", "class": "limner-help"}, state.said),
        _list(state.left),
        *map(_offer, state.offers),
        _none() if not state.offers else None,
        _undo() if state.may_undo else None,
        _of_chat(state.chat),
        _text("h4", "going", "Going away"),
        element(
            "div",
            {"class": "limner-buttons"},
            button("migration.leave", "Leave no trace"),
            button("migration.put_back", "Put notes back from a file"),
        ),
    ]
    shape: Attributes = {"class": "limner-section limner-migration", "open": True}
    return element("details", shape, summary(), *inside)


def _none() -> Html:
    return _text("small", "none", "There are no settings of another illustrator that Limner knows.", _HELP)


def _offer(offer: Offer) -> Html:
    rows = [_change(offer, name, value) for name, value in offer.offered.changes.items()]
    rows += [element("li", None, _preset(preset)) for preset in offer.offered.presets]
    return element(
        "div",
        {"data-limner-entry": offer.which.id},
        element("b", None, offer.which.name),
        element("ul", {"class": "limner-list"}, *rows),
        _list(offer.offered.left),
        button("migration.take", "Take these over"),
    )


def _preset(preset: OwnPreset) -> str:
    if preset.chosen:
        return say("Preset: ${0}, in force from then on", preset.name)
    return say("Preset: ${0}", preset.name)


def _change(offer: Offer, name: str, value: Value) -> Html:
    before: Value = getattr(offer.now, name)
    control, key = CONTROLS[name], f"limner.setting.{name}"
    label: list[Html | str] = [element("span", {"data-i18n": key}, control.label)]
    if isinstance(control, Number):
        label += [", ", element("span", {"data-i18n": f"{key}.unit"}, control.unit)]
    now = element("small", _HELP, "(", _text("span", "now", "now"), ": ", _shown(offer, name, before), ")")
    row = [*label, ": ", _shown(offer, name, value), *([" ", now] if before != value else [])]
    return element("li", None, element("span", None, *row))


def _shown(offer: Offer, name: str, value: Value) -> Html:
    """Draw a value in the words that its control has for it."""
    control, key = CONTROLS[name], f"limner.setting.{name}"
    if isinstance(value, bool):
        return element("span", None, say("on") if value else say("off"))
    words = str(value) or "–"
    if isinstance(control, Choice) or name == "preset":
        options = control.options if isinstance(control, Choice) else offer.presets
        return element("span", {"data-i18n": f"{key}.{value}"}, options.get(words, words))
    return element("span", None, words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…")


def _undo() -> Html:
    return element(
        "div",
        {"class": "limner-buttons"},
        button("migration.undo", "Undo what was taken over"),
        button("migration.keep", "Keep it"),
    )


def _of_chat(chat: OfChat) -> Html:
    told = say("Pictures of other extensions in the texts of this chat: ${0}.", chat.pictures)
    undone = say("Messages taken over: ${0}.", chat.taken)
    return join(
        [
            _text("h4", "chat", "This chat"),
            element("small", _HELP, told, " ", undone if chat.taken else None),
            element(
                "div",
                {"class": "limner-buttons"},
                button(
                    "migration.pictures", "Take over the pictures of this chat", disabled=not chat.pictures
                ),
                button("migration.undo_pictures", "Write the messages back", disabled=not chat.taken),
            ),
        ]
    )


def _list(sentences: Sequence[str]) -> Html | None:
    rows = [element("li", None, each) for each in sentences]
    return element("ul", {"class": "limner-list limner-help"}, *rows) if rows else None


def _text(name: str, key: str, words: str, attributes: Attributes | None = None) -> Html:
    return element(name, {**(attributes or {}), "data-i18n": f"{KEY}.{key}"}, words)
