"""The panel is derived from the declarations, is escaped, and can be used without seeing it."""

from html.parser import HTMLParser
from typing import Any

import pytest

from limner.core.html import Html, element, escape, join
from limner.panel import _providers_view as providers_view
from limner.panel._providers_view import ProvidersState, Trial
from limner.panel._settings_view import render, rows
from limner.presets.preset import Preset
from limner.settings.controls import Number
from limner.settings.settings import CONTROLS, SECTIONS, Settings

PRESETS = (Preset("default", "Default", "", "Ask."), Preset("mine", "Mine & <yours>", "", "Ask."))
VOID = {"input", "br", "hr", "img"}


class Page(HTMLParser):
    """Every element with its attributes and the elements it stands in; the text; and that all are closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self.text: list[str] = []
        self.loose: list[str] = []  # text without a key
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        inner = next(attrs for tag, attrs, _ in reversed(self.found) if tag == self.open[-1])
        if data.strip() and not (inner.get("data-i18n") or "[").startswith("limner."):
            self.loose.append(data)

    def control(self, name: str) -> dict[str, str | None]:
        return next(attrs for _, attrs, _ in self.found if attrs.get("data-limner-setting") == name)


PAINTERS = {"sd": "SillyTavern's", "other": "Other"}


def panel(settings: Settings | None = None, fault: tuple[str, str] | None = None, note: str = "") -> Page:
    """Return both views that hold settings: the sections, and the painters' own."""
    settings = settings or Settings()
    sections = render(settings, PRESETS, fault=fault, notes=[note] if note else [], painters=PAINTERS)
    own = rows("painters", settings, {"painters": PAINTERS}, dict([fault] if fault else []))
    return Page(join([sections, providers_view.render(ProvidersState([], own, Trial()))]))


def test_every_setting_has_one_control_inside_its_label() -> None:
    controls = [
        (a["data-limner-setting"], path) for _, a, path in panel().found if "data-limner-setting" in a
    ]
    assert sorted(str(name) for name, _ in controls) == sorted(CONTROLS)
    assert all("label" in path for _, path in controls)


def test_every_label_and_help_is_shown_and_can_be_translated() -> None:
    page = panel()
    keys = {attrs.get("data-i18n") for _, attrs, _ in page.found}
    for name, control in CONTROLS.items():
        assert control.label in page.text
        assert control.help in page.text
        assert {f"limner.setting.{name}", f"limner.setting.{name}.help"} <= keys
    assert set(SECTIONS.values()) <= set(page.text)


def test_numbers_carry_their_value_and_range() -> None:
    page = panel(Settings(words=300))
    assert page.control("words")["value"] == "300"
    for name, control in CONTROLS.items():
        if isinstance(control, Number):
            wanted = (str(control.low), str(control.high), str(control.step))
            assert tuple(page.control(name)[key] for key in ("min", "max", "step")) == wanted


def test_switches_are_checked_when_on() -> None:
    page = panel(Settings(enabled=True, loader_toast=False))
    assert "checked" in page.control("enabled")
    assert "checked" not in page.control("loader_toast")


def test_choices_show_what_is_chosen() -> None:
    some: dict[str, Any] = {"placing": "progressive", "manual_mode": "append", "log_level": "warn"}
    page = panel(Settings(role="user", preset="mine", resume="ask", provider="other", **some))
    chosen = {attrs["value"] for tag, attrs, _ in page.found if tag == "option" and "selected" in attrs}
    assert chosen == {
        "all",
        "original",
        "preset",
        "newest",
        "reply",
        "user",
        "mine",
        "other",
        "none",
        "ask",
        "progressive",
        "append",
        "menu",
        "warn",
    }


def test_texts_show_what_was_written_and_how_long_it_may_be() -> None:
    page = panel(Settings(style_prefix='oil <b>paint</b>, "old"'))
    assert 'oil <b>paint</b>, "old"' in page.text
    assert page.control("style_prefix")["maxlength"] == "2000"
    assert page.control("extra_patterns")["rows"] == "3"


def test_sections_open_by_key_and_hold_their_settings_in_order() -> None:
    page = panel()
    sections = [attrs["data-limner-section"] for tag, attrs, _ in page.found if tag == "details"]
    assert sections == [*(each for each in SECTIONS if each != "painters"), "painters"]
    assert [tag for tag, _, path in page.found if tag == "summary" and path[-1] == "details"] == [
        "summary"
    ] * len(SECTIONS)


def test_every_visible_string_has_a_key_to_translate_it_by() -> None:
    page = panel()
    assert page.loose == []
    for _, attrs, _ in page.found:
        for name in ("title", "placeholder", "aria-label", "aria-description"):
            assert name not in attrs or f"[{name}]" in str(attrs.get("data-i18n"))


def test_everything_can_be_set_back_given_out_and_taken_in() -> None:
    actions = {attrs["data-limner-action"] for _, attrs, _ in panel().found if "data-limner-action" in attrs}
    assert actions == {"settings.reset", "settings.export", "settings.import", "painters.open"}


def test_a_preset_that_is_missing_is_said_to_be() -> None:
    assert "gone (missing)" in panel(Settings(preset="gone")).text


def test_a_refused_value_is_explained_beside_its_control() -> None:
    page = panel(fault=("words", "Too few."))
    assert page.control("words")["aria-invalid"] == "true"
    assert page.control("depth").get("aria-invalid") is None
    assert page.text.count("Too few.") == 1
    assert [attrs["role"] for _, attrs, _ in page.found if attrs.get("class") == "limner-fault"] == ["alert"]


def test_notes_and_names_are_shown_as_text() -> None:
    page = panel(note="It said <b>no</b> & left.")
    assert "It said <b>no</b> & left." in page.text
    assert "Mine & <yours>" in page.text
    assert not [tag for tag, _, _ in page.found if tag == "b"]


def test_there_are_no_ids_and_no_names_for_a_sanitiser_to_drop() -> None:
    assert not [attrs for _, attrs, _ in panel().found if {"id", "name"} & set(attrs)]


@pytest.mark.parametrize("text", ["<", ">", "&", '"', "'", "&lt;"])
def test_text_is_escaped_in_elements_and_attributes(text: str) -> None:
    page = Page(element("p", {"title": text, "lang": Html(text)}, text))
    assert page.found[0][1] == {"title": text, "lang": text}
    assert page.text == [text]


def test_markup_is_not_escaped_twice_and_joined_by_hand_is_text_again() -> None:
    bold = element("b", None, "x")
    assert element("p", None, bold, None) == "<p><b>x</b></p>"
    assert escape(bold + "y") == "&lt;b&gt;x&lt;/b&gt;y"
    assert join([bold, "<"]) == "<b>x</b>&lt;"


def test_attributes_are_bare_when_true_and_absent_when_false_or_none() -> None:
    assert (
        element("input", {"checked": True, "disabled": False, "value": None, "min": 0})
        == '<input checked min="0">'
    )
