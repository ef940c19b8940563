"""
The settings in the panel: those of each section, what a search has found, what is to be read once.

The sections themselves are static HTML on the page, as the drawer is, for what a person has unfolded there no
drawing may fold again; one view of each section holds its settings. Everything here is derived from the
declarations in ``settings``: a new setting appears by being declared. The page finds controls by
``data-limner-setting``; there are no ids and no names, which sanitising may drop. Inputs stand in their
labels, so that a tap on the words works and a screen reader reads them.
"""

from collections.abc import Iterable, Mapping, Sequence

from limner.core.html import Attributes, Html, element, join
from limner.settings.controls import AnyControl, Choice, Named, Number, Switch, Text
from limner.settings.settings import CONTROLS, SECTIONS, Settings

KEY = "limner.setting"
"""The prefix of the i18n keys; English stands in the HTML, a locale file may replace it by key."""

Names = Mapping[str, Mapping[str, str]]
"""What the user can choose by name, of each kind (``Named.of``): id to name."""

Faults = Mapping[str, str]
"""Why the value typed last was refused, by the name of the setting."""

_BUTTONS = (
    ("export", "settings.export", "fa-file-export", "Export", "Save all settings to a file."),
    ("import", "settings.import", "fa-file-import", "Import", "Take settings from a file."),
    ("reset", "settings.reset", "fa-rotate-left", "Reset", "Set everything back to its default."),
)
"""The key, action, icon, words and help of each button under the settings."""


def notes(sentences: Sequence[str]) -> Html:
    """Return sentences to read once, such as what a settings file held that could not be used."""
    return join(element("small", {"class": "limner-note", "role": "note"}, each) for each in sentences)


def render(section: str, settings: Settings, names: Names, faults: Faults) -> Html:
    """
    Return the settings of a section: the first ones, and the others folded away.

    ``names`` are those of the presets, painters and profiles that are here, by their id.
    """
    there = {name: control for name, control in CONTROLS.items() if control.section == section}
    first = [name for name, control in there.items() if control.first]
    more = [name for name, control in there.items() if not control.first]
    words = element("span", {"data-i18n": f"{KEY}s.more"}, "More settings")
    return join(
        [
            rows(first, settings, names, faults),
            element(
                "details",
                {"class": "limner-section limner-more"},
                element("summary", {"class": "limner-summary"}, words),
                element("div", {"class": "limner-rows"}, rows(more, settings, names, faults)),
            ),
        ]
    )


def rows(wanted: Iterable[str], settings: Settings, names: Names, faults: Faults) -> Html:
    """Return the controls of these settings."""
    return join(
        _row(name, CONTROLS[name], getattr(settings, name), names, faults.get(name, "")) for name in wanted
    )


def section_title(name: str, section: str) -> Html:
    """Return an element with the title of a section, as it stands over it."""
    return element(name, {"data-i18n": f"{KEY}s.{section}"}, SECTIONS[section])


def foot() -> Html:
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
