"""
The presets' view: which instructions are in force here and why, for what to use others, and their editor.

Everything typed, named or imported is text and is escaped. The form's ``data-limner-entry`` says whose words
stand in its fields, so that what is typed into one preset is never taken for another's.
"""

from collections.abc import Iterable

from limner.core.html import Html, element
from limner.core.translation import say
from limner.panel import _preset_editor_view as preset_editor_view
from limner.panel._preset_editor_view import EditorState
from limner.panel._preset_words import KEY, said, text
from limner.presets.preset import Preset
from limner.presets.selection import Scope

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


def render(state: EditorState) -> Html:
    """Return the view."""
    return element(
        "details",
        {
            "class": "limner-section limner-presets",
            "data-limner-form": "preset",
            "data-limner-entry": state.preset.id,
        },
        element("summary", {"class": "limner-summary"}, text("span", "title", "Presets")),
        _force(state),
        _chooser(state),
        element("small", {"class": "limner-help"}, say(state.preset.description))
        if state.preset.description
        else None,
        _use(state),
        preset_editor_view.render(state),
    )


def _force(state: EditorState) -> Html:
    scope = state.force.scope
    return element(
        "div",
        {"class": "limner-force", "role": "status"},
        text("span", "force", "In force here:"),
        " ",
        element("b", None, state.force.preset.name),
        " ",
        text("small", f"why.{scope.value}", f"({_WHY[scope]})"),
        *(
            element("div", {"class": "limner-fault"}, say("The preset “${0}” is missing.", wanted))
            for _, wanted in state.force.missing
        ),
    )


def _chooser(state: EditorState) -> Html:
    select = element(
        "select",
        {
            "class": "text_pole flex1",
            "data-limner-field": "preset",
            "data-limner-change": "preset.show",
            **said("choose", "Preset", "aria-label"),
        },
        _options("shipped", "Shipped with Limner", state.shipped, state.preset),
        _options("own", "Your own", state.own, state.preset) if state.own else None,
    )
    tools = (_tool(*tool, disabled=tool[-1] and not state.is_own) for tool in TOOLS)
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


def _use(state: EditorState) -> Html:
    buttons = [_for(state, Scope.EVERYWHERE, text("span", "everywhere", "Everywhere"), state.everywhere)]
    if state.story.avatar:
        name = element("span", None, state.story.name)
        buttons.append(_for(state, Scope.CHARACTER, name, state.story.card_preset))
    if state.story.chat_id:
        chat = text("span", "chat", "This chat")
        buttons.append(_for(state, Scope.CHAT, chat, state.story.chat_preset))
    return element(
        "div",
        {"class": "limner-use", "role": "group", **said("use", "Use this preset for", "aria-label")},
        text("span", "use_for", "Use for:"),
        *buttons,
    )


def _for(state: EditorState, scope: Scope, words: Html, chosen: str) -> Html:
    """Draw one scope: pressed where this preset is chosen for it, with the name of another that is."""
    pressed = chosen == state.preset.id
    names = {preset.id: preset.name for preset in (*state.shipped, *state.own)}
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
