"""
The settings panel: what stands inside ST's ``.inline-drawer-content``.

The drawer itself is static HTML on the page, because ST opens and closes it by writing to those elements,
and a morph would undo that. Everything here is derived from the declarations in ``settings``: a new setting
appears by being declared. The page finds controls by ``data-limner-setting``; there are no ids and no names,
which sanitising may drop. Inputs stand in their labels, so that a tap on the words works and a screen reader
reads them.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from limner.core.html import Attributes, Html, element, join
from limner.presets.preset import Preset
from limner.settings.controls import AnyControl, Choice, Named, Number, Switch, Text
from limner.settings.settings import CONTROLS, SECTIONS, Settings

_NOBODY: Mapping[str, str] = MappingProxyType({})

KEY = "limner.setting"
"""The prefix of the i18n keys; English stands in the HTML, a locale file may replace it by key."""

Names = Mapping[str, Mapping[str, str]]
"""What the user can choose by name, of each kind (``Named.of``): id to name."""

ELSEWHERE = frozenset({"painters"})
"""Sections that a view of its own draws, around the ``rows`` of theirs."""

_BUTTONS = (
    ("export", "settings.export", "fa-file-export", "Export", "Save all settings to a file."),
    ("import", "settings.import", "fa-file-import", "Import", "Take settings from a file."),
    ("reset", "settings.reset", "fa-rotate-left", "Reset", "Set everything back to its default."),
)
"""The key, action, icon, words and help of each button under the settings."""


def render(
    settings: Settings,
    presets: Sequence[Preset],
    *,
    fault: tuple[str, str] | None = None,
    notes: Sequence[str] = (),
    painters: Mapping[str, str] = _NOBODY,
    profiles: Mapping[str, str] = _NOBODY,
) -> Html:
    """
    Return the panel; ``painters`` and ``profiles`` are the names of those that are here, by their id.

    ``fault`` is a setting's name and why the value typed there last was refused; ``notes`` are sentences to
    read once, such as what a settings file held that could not be used.
    """
    faults = dict([fault]) if fault else {}
    names = {"presets": {preset.id: preset.name for preset in presets}, "painters": painters}
    names["profiles"] = profiles
    return element(
        "div",
        {"class": "limner-settings flex-container flexFlowColumn"},
        *(element("small", {"class": "limner-note", "role": "note"}, note) for note in notes),
        *(_section(section, settings, names, faults) for section in SECTIONS if section not in ELSEWHERE),
        _foot(),
    )


def _section(section: str, settings: Settings, names: Names, faults: Mapping[str, str]) -> Html:
    """One section: closed until it is opened, by a press or by key; the page keeps it as the user left it."""
    title = element("span", {"data-i18n": f"{KEY}s.{section}"}, SECTIONS[section])
    return element(
        "details",
        {"class": "limner-section", "data-limner-section": section},
        element("summary", {"class": "limner-summary"}, title),
        element("div", {"class": "limner-rows"}, rows(section, settings, names, faults)),
    )


def rows(section: str, settings: Settings, names: Names, faults: Mapping[str, str]) -> Html:
    """Return the controls of one section."""
    return join(
        _row(name, control, getattr(settings, name), names, faults.get(name, ""))
        for name, control in CONTROLS.items()
        if control.section == section
    )


def _foot() -> Html:
    """What is done with all settings at once."""
    buttons = (
        element(
            "button",
            {
                "type": "button",
                "class": "menu_button menu_button_icon",
                "data-limner-action": action,
                "title": told,
                "data-i18n": f"[title]{KEY}s.{key}.help",
            },
            element("i", {"class": f"fa-solid {icon}", "aria-hidden": "true"}),
            element("span", {"data-i18n": f"{KEY}s.{key}"}, words),
        )
        for key, action, icon, words, told in _BUTTONS
    )
    return element("div", {"class": "limner-foot flex-container"}, *buttons)


def _row(name: str, control: AnyControl, value: object, names: Names, fault: str) -> Html:
    """One setting: its label around its control, its help, and why the last value was refused."""
    common: dict[str, str | int | None] = {
        "data-limner-setting": name,
        "aria-description": control.help,
        "data-i18n": f"[aria-description]{KEY}.{name}.help",
        "aria-invalid": "true" if fault else None,
    }
    words = element("span", {"data-i18n": f"{KEY}.{name}"}, control.label)
    match control:
        case Switch():
            box = element("input", {"type": "checkbox", **common, "checked": value is True})
            label = element("label", {"class": "checkbox_label"}, box, words)
        case Number():
            label = _labelled(words, _number(control, value, common), name, control.unit)
        case Choice():
            label = _labelled(words, _select(name, control.options, str(value), common), name)
        case Named():
            nobody = {control.default: control.absent} if control.absent else {}
            options = {**nobody, **names[control.of]}
            label = _labelled(words, _select(name, options, str(value), common), name)
        case Text():
            label = _labelled(words, _text(control, str(value), common), name)
    return element(
        "div",
        {"class": "limner-setting", "data-limner-row": name},
        label,
        element("small", {"class": "limner-help", "data-i18n": f"{KEY}.{name}.help"}, control.help),
        element("small", {"class": "limner-fault", "role": "alert"}, fault) if fault else None,
    )


def _labelled(words: Html, control: Html, name: str, unit: str = "") -> Html:
    unit_words = element("small", {"data-i18n": f"{KEY}.{name}.unit"}, unit) if unit else None
    head = element("span", {"class": "limner-label"}, words, unit_words)
    return element("label", {"class": "flex-container flexFlowColumn flexNoGap wide100p"}, head, control)


def _number(control: Number, value: object, common: Attributes) -> Html:
    limits: Attributes = {"min": control.low, "max": control.high, "step": control.step}
    shape: Attributes = {"type": "number", "inputmode": "numeric", "class": "text_pole wide100p"}
    return element("input", {**shape, **common, **limits, "value": str(value)})


def _text(control: Text, value: str, common: Attributes) -> Html:
    shape: Attributes = {"class": "text_pole textarea_compact wide100p", "rows": control.rows}
    more: Attributes = {"maxlength": control.longest, "spellcheck": "false"}
    return element("textarea", {**shape, **common, **more}, value)


def _select(name: str, options: Mapping[str, str], chosen: str, common: Attributes) -> Html:
    """Draw a choice; one that is not on offer any more is shown as what it is, not as another one."""
    offered = dict(options) if chosen in options else {**options, chosen: f"{chosen} (missing)"}
    rows = (
        element(
            "option",
            {"value": value, "selected": value == chosen, "data-i18n": f"{KEY}.{name}.{value}"},
            words,
        )
        for value, words in offered.items()
    )
    return element("select", {"class": "text_pole wide100p", **common}, *rows)
