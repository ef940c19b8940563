"""The view of coming and going: who else illustrates, what can be taken over, what is left behind."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from limner.core.html import Attributes, Html, button, element, join
from limner.core.translation import say
from limner.elsewhere.settings import Offered
from limner.migration._coming import OfChat
from limner.migration._head import summary
from limner.settings.controls import Value
from limner.settings.other_illustrators import Illustrator
from limner.settings.settings import CONTROLS

KEY = "limner.migration"
LONGEST = 80
"""Characters of a value that are shown."""

_HELP: Attributes = {"class": "limner-help"}


@dataclass(frozen=True, slots=True)
class MigrationState:
    """What is shown: ``said`` is the last sentence, ``left`` what stayed behind when something was taken."""

    said: str = ""
    left: tuple[str, ...] = ()
    offers: tuple[tuple[Illustrator, Offered], ...] = ()
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
        *(_offer(each, offered) for each, offered in state.offers),
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


def _offer(which: Illustrator, offered: Offered) -> Html:
    rows = [_change(name, value) for name, value in offered.changes.items()]
    rows += [element("li", None, say("Preset: ${0}", preset.name)) for preset in offered.presets]
    shape: Attributes = {"data-limner-entry": which.id}
    return element(
        "div",
        shape,
        element("b", None, which.name),
        element("ul", {"class": "limner-list"}, *rows),
        _list(offered.left),
        button("migration.take", "Take these over"),
    )


def _change(name: str, value: Value) -> Html:
    label = element("span", {"data-i18n": f"limner.setting.{name}"}, CONTROLS[name].label)
    words = ("✓" if value else "✗") if isinstance(value, bool) else str(value)
    short = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
    return element("li", None, element("span", None, label, ": ", short))


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
