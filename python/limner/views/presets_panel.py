"""
The presets' view: which instructions are in force here and why, for what to use others, and their editor.

Everything typed, named or imported is text and is escaped. The form's ``data-limner-entry`` says whose words
stand in its fields, so that what is typed into one preset is never taken for another's.
"""

from collections.abc import Iterable

from limner.preset_scope import Scope
from limner.presets import Preset
from limner.views import preset_editor
from limner.views.html import Html, element
from limner.views.preset_editor import Desk
from limner.views.preset_words import KEY, said, text
from limner.words import say

TOOLS = (
    ("new", "fa-file-circle-plus", "New preset", False),
    ("duplicate", "fa-clone", "Duplicate this preset", False),
    ("rename", "fa-pencil", "Rename this preset", True),
    ("import", "fa-file-import", "Import a preset from a file", False),
    ("export", "fa-file-export", "Export this preset as a file", False),
    ("delete", "fa-trash-can", "Delete this preset", True),
)
"""Action, icon, what it does, whether it is for the user's own presets only."""

_WHY = {
    Scope.CHAT: "chosen for this chat",
    Scope.CHARACTER: "chosen for this character",
    Scope.EVERYWHERE: "chosen for everywhere",
}


def render(desk: Desk) -> Html:
    """Return the view."""
    return element(
        "section",
        {
            "class": "limner-section limner-presets",
            "data-limner-form": "preset",
            "data-limner-entry": desk.preset.id,
        },
        text("h4", "title", "Presets"),
        _force(desk),
        _chooser(desk),
        element("small", {"class": "limner-help"}, desk.preset.description)
        if desk.preset.description
        else None,
        _use(desk),
        preset_editor.render(desk),
    )


def _force(desk: Desk) -> Html:
    scope = desk.force.scope
    return element(
        "div",
        {"class": "limner-force", "role": "status"},
        text("span", "force", "In force here:"),
        " ",
        element("b", None, desk.force.preset.name),
        " ",
        text("small", f"why.{scope.value}", f"({_WHY[scope]})"),
        *(
            element("div", {"class": "limner-fault"}, say("The preset “${0}” is missing.", wanted))
            for _, wanted in desk.force.missing
        ),
    )


def _chooser(desk: Desk) -> Html:
    select = element(
        "select",
        {
            "class": "text_pole flex1",
            "data-limner-field": "preset",
            "data-limner-change": "preset.show",
            **said("choose", "Preset", "aria-label"),
        },
        _options("shipped", "Shipped with Limner", desk.shipped, desk.preset),
        _options("own", "Your own", desk.own, desk.preset) if desk.own else None,
    )
    tools = (_tool(*tool, disabled=tool[-1] and not desk.is_own) for tool in TOOLS)
    tool_bar = element("div", {"class": "limner-tools"}, *tools)
    return element("div", {"class": "limner-choose"}, select, tool_bar)


def _options(key: str, label: str, presets: Iterable[Preset], chosen: Preset) -> Html:
    rows = (
        element("option", {"value": preset.id, "selected": preset.id == chosen.id}, preset.name)
        for preset in presets
    )
    return element("optgroup", {"label": label, "data-i18n": f"[label]{KEY}.{key}"}, *rows)


def _tool(name: str, icon: str, words: str, _own: bool, *, disabled: bool) -> Html:
    return element(
        "button",
        {
            "type": "button",
            "class": "menu_button",
            "data-limner-action": f"preset.{name}",
            "disabled": disabled,
            **said(name, words, "title", "aria-label"),
        },
        element("i", {"class": f"fa-solid {icon}", "aria-hidden": "true"}),
    )


def _use(desk: Desk) -> Html:
    buttons = [_for(desk, Scope.EVERYWHERE, text("span", "everywhere", "Everywhere"), desk.everywhere)]
    if desk.story.avatar:
        name = element("span", None, desk.story.name)
        buttons.append(_for(desk, Scope.CHARACTER, name, desk.story.card_preset))
    if desk.story.chat_id:
        chat = text("span", "chat", "This chat")
        buttons.append(_for(desk, Scope.CHAT, chat, desk.story.chat_preset))
    return element(
        "div",
        {"class": "limner-use", "role": "group", **said("use", "Use this preset for", "aria-label")},
        text("span", "use_for", "Use for:"),
        *buttons,
    )


def _for(desk: Desk, scope: Scope, words: Html, chosen: str) -> Html:
    """Draw one scope: pressed where this preset is chosen for it, with the name of another that is."""
    pressed = chosen == desk.preset.id
    names = {preset.id: preset.name for preset in (*desk.shipped, *desk.own)}
    other = element("small", None, f" {names.get(chosen, chosen)}") if chosen and not pressed else None
    return element(
        "button",
        {
            "type": "button",
            "class": "menu_button limner-scope",
            "data-limner-action": f"preset.use.{scope.value}",
            "aria-pressed": "true" if pressed else "false",
            **said(f"use.{scope.value}", _TITLES[scope], "title"),
        },
        element("i", {"class": "fa-solid fa-check", "aria-hidden": "true"}) if pressed else None,
        words,
        other,
    )


_TITLES = {
    Scope.EVERYWHERE: "Use this preset wherever nothing else is chosen",
    Scope.CHARACTER: "Use this preset in all chats with this character; press again to take it back",
    Scope.CHAT: "Use this preset in this chat; press again to take it back",
}
