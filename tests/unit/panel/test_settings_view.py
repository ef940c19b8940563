"""The panel is derived from the declarations, is escaped, and can be used without seeing it."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from limner.core.html import Html, element, escape, join
from limner.panel._search_view import field
from limner.panel._settings_view import foot, notes, render
from limner.presets.preset import Preset
from limner.settings.controls import Number
from limner.settings.settings import CONTROLS, SECTIONS, Settings

REPO = Path(__file__).parents[3]
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
        if not self.open:
            return
        inner = next(attrs for tag, attrs, _ in reversed(self.found) if tag == self.open[-1])
        if data.strip() and not (inner.get("data-i18n") or "[").startswith("limner."):
            self.loose.append(data)

    def control(self, name: str) -> dict[str, str | None]:
        return next(attrs for _, attrs, _ in self.found if attrs.get("data-limner-setting") == name)


PAINTERS = {"sd": "SillyTavern's", "other": "Other"}
NAMES = {"presets": {each.id: each.name for each in PRESETS}, "painters": PAINTERS, "profiles": {}}


def panel(settings: Settings | None = None, fault: tuple[str, str] | None = None, note: str = "") -> Page:
    """Return the page's own HTML with each view of the settings in its place."""
    settings, faults = settings or Settings(), dict([fault] if fault else [])
    html = (REPO / "settings.html").read_text("utf-8")
    drawn = {f"settings.{each}": render(each, settings, NAMES, faults) for each in SECTIONS}
    drawn |= {"settings.file": foot(), "notes": notes([note] if note else []), "search": field("")}
    for view, inside in drawn.items():
        place = f'<div data-limner-view="{view}"></div>'
        assert html.count(place) == 1, view
        html = html.replace(place, place.replace("></div>", f">{inside}</div>"))
    return Page(html)


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
        "english",
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


def test_the_page_has_the_sections_in_order_under_their_titles_each_opened_by_its_own_summary() -> None:
    page = panel()
    sections = [(attrs, path) for _, attrs, path in page.found if "data-limner-section" in attrs]
    assert [attrs["data-limner-section"] for attrs, _ in sections] == list(SECTIONS)
    assert [attrs["data-limner-section"] for attrs, _ in sections if "open" in attrs] == ["story"]
    assert all("details" not in path for _, path in sections)
    titles = [attrs["data-i18n"] for _, attrs, path in page.found if path[-2:] == ("details", "summary")]
    assert [key for key in titles if key != "limner.settings.more"] == [
        f"limner.settings.{each}" for each in SECTIONS
    ]
    words = [each.strip() for each in page.text if each.strip() in SECTIONS.values()]
    assert list(dict.fromkeys(words)) == list(SECTIONS.values())


def test_what_most_people_touch_is_seen_when_a_section_is_opened_and_the_rest_is_folded_away() -> None:
    """The declaration says which: there are ten of them."""
    page = panel()
    folds = {
        str(attrs["data-limner-setting"]): path.count("details")
        for _, attrs, path in page.found
        if "data-limner-setting" in attrs
    }
    assert folds == {name: 1 if control.first else 2 for name, control in CONTROLS.items()}
    assert sum(control.first for control in CONTROLS.values()) == 10


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_holds_its_settings_in_the_order_they_are_declared_in(section: str) -> None:
    mine = [name for name, control in CONTROLS.items() if control.section == section]
    wanted = sorted(mine, key=lambda name: not CONTROLS[name].first)
    shown = [
        a["data-limner-setting"]
        for _, a, _ in Page(render(section, Settings(), NAMES, {})).found
        if "data-limner-setting" in a
    ]
    assert shown == wanted


def test_every_visible_string_has_a_key_to_translate_it_by() -> None:
    page = panel()
    assert page.loose == ["Limner"]
    for _, attrs, _ in page.found:
        for name in ("title", "placeholder", "aria-label", "aria-description"):
            assert name not in attrs or f"[{name}]" in str(attrs.get("data-i18n"))


def test_everything_can_be_set_back_given_out_and_taken_in() -> None:
    actions = {attrs["data-limner-action"] for _, attrs, _ in panel().found if "data-limner-action" in attrs}
    assert actions == {"settings.reset", "settings.export", "settings.import", "search.clear"}


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
    assert [tag for tag, _, _ in page.found if tag == "b"] == ["b"]  # the name over the drawer


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
