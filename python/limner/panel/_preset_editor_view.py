"""The editor of a preset: its words, what the check says of them and what they cost, and how to keep them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from limner.core.html import Attributes, Html, element
from limner.panel._preset_words import KEY, button, text
from limner.presets.check import Finding, FindingKind
from limner.presets.preset import LONGEST_DESCRIPTION, LONGEST_MODEL, LONGEST_TEXT, Preset
from limner.presets.selection import InForce, Story

_ICONS: dict[FindingKind, str] = {
    "good": "fa-circle-check",
    "hint": "fa-circle-info",
    "bad": "fa-triangle-exclamation",
}
_SHIPPED = "This preset comes with Limner and stays as it is: save your changes under a new name."
_WORDS = (
    "{words} becomes the number of words between pictures, {language} the language of the prompts; macros "
    "such as {{char}} are filled in."
)


@dataclass(frozen=True, slots=True)
class EditorState:
    """
    What is in the editor: ``preset`` as it is saved, and its words as they stand in the editor.

    ``tokens`` is None while nobody has counted; ``unsaved`` means that the words differ from what is saved.
    ``painters`` are the names of those that a preset can ask for, by their id.
    """

    shipped: Sequence[Preset]
    own: Sequence[Preset]
    preset: Preset
    text: str
    description: str
    unsaved: bool
    everywhere: str
    story: Story
    force: InForce
    findings: Sequence[Finding]
    tokens: int | None = None
    painters: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_own(self) -> bool:
        """Whether the preset may be changed."""
        return any(preset.id == self.preset.id for preset in self.own)


def render(state: EditorState) -> Html:
    """Return the editor, closed; the page leaves one open that the user has opened."""
    unsaved = text("small", "unsaved", "not saved yet", "limner-unsaved") if state.unsaved else None
    head = text("span", "edit", "Read and edit")
    return element(
        "details",
        {"class": "limner-editor"},
        element("summary", {"data-limner-action": "preset.open"}, head, " ", unsaved),
        None if state.is_own else text("small", "shipped.help", _SHIPPED, "limner-help"),
        _field("for", "What it is for", _description(state)),
        _field("painter", "Painter", _painter(state)),
        _field("model", "Model of the painter", _model(state)),
        _field("text", "Instructions to the model", _words(state)),
        text("small", "words.help", _WORDS, "limner-help"),
        _verdict(state),
        _saving(state),
    )


def _field(key: str, words: str, control: Html) -> Html:
    return element("label", {"class": "limner-field"}, text("span", key, words), control)


def _description(state: EditorState) -> Html:
    shape = {"type": "text", "class": "text_pole", "autocomplete": "off"}
    limits: Attributes = {"maxlength": LONGEST_DESCRIPTION, "value": state.description}
    return element("input", {**shape, **limits, **_live(state, "description")})


def _painter(state: EditorState) -> Html:
    """Draw who paints this preset's pictures; what is chosen here is kept at once."""
    wanted = state.preset.provider
    names = dict(state.painters) if wanted in ("", *state.painters) else {**state.painters, wanted: wanted}
    rows = (
        element("option", {"value": name, "selected": name == wanted}, called)
        for name, called in names.items()
    )
    told: Attributes = {"value": "", "selected": not wanted, "data-i18n": f"{KEY}.painter.any"}
    anyone = element("option", told, "Whoever is set")
    return element("select", {"class": "text_pole", **_kept(state, "painter")}, anyone, *rows)


def _model(state: EditorState) -> Html:
    shape = {"type": "text", "class": "text_pole", "autocomplete": "off", "spellcheck": "false"}
    limits: Attributes = {"maxlength": LONGEST_MODEL, "value": state.preset.model}
    return element("input", {**shape, **limits, **_kept(state, "model")})


def _kept(state: EditorState, field: str) -> dict[str, str | int | None]:
    told = {"data-limner-field": field, "data-limner-change": "preset.painter"}
    return {**told, "data-limner-entry": state.preset.id, "disabled": not state.is_own}


def _words(state: EditorState) -> Html:
    shape = {"class": "text_pole textarea_compact limner-text", "spellcheck": "false"}
    limits = {"rows": 14, "maxlength": LONGEST_TEXT}
    # HTML drops the first line break of a text area.
    return element("textarea", {**shape, **limits, **_live(state, "text")}, f"\n{state.text}")


def _live(state: EditorState, field: str) -> dict[str, str | int | None]:
    told = {"data-limner-field": field, "data-limner-live": "preset.typed"}
    return {**told, "data-limner-entry": state.preset.id}


def _verdict(state: EditorState) -> Html:
    rows = (
        element(
            "li",
            {"class": f"limner-check-{finding.kind}"},
            element("i", {"class": f"fa-solid {_ICONS[finding.kind]}", "aria-hidden": "true"}),
            element(
                "span",
                None,
                element(
                    "span",
                    {"data-i18n": f"{KEY}.check.{finding.key}" if finding.key else None},
                    finding.sentence,
                ),
                element("code", None, finding.quote) if finding.quote else None,
            ),
        )
        for finding in state.findings
    )
    tokens = element(
        "div",
        {"class": "limner-tokens"},
        text("span", "tokens", "Tokens in each request:"),
        " ",
        element("b", {"data-limner-tokens": True}, "…" if state.tokens is None else str(state.tokens)),
    )
    return element("div", {"role": "status"}, tokens, element("ul", {"class": "limner-checks"}, *rows))


def _saving(state: EditorState) -> Html:
    return element(
        "div",
        {"class": "limner-saving"},
        button("save", "Save", disabled=not (state.unsaved and state.is_own)),
        button("save_as", "Save as …"),
        button("undo", "Undo changes", disabled=not state.unsaved),
    )
