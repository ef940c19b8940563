"""A setting is declared once; nothing the user or a file says can make the settings invalid or lose them."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.core.errors import SettingError
from limner.settings import settings as module
from limner.settings.controls import Choice, Number, Switch, Text
from limner.settings.settings import CONTROLS, SECTIONS, Settings, migrate
from tools.settings_page import PAGE, page

LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10) | st.binary(max_size=3)
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LEAVES, inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from([*CONTROLS, "version", "kept"]) | st.text(max_size=5)
FILES = ANYTHING | st.dictionaries(NAMES, ANYTHING, max_size=8)


@given(FILES)
def test_whatever_is_loaded_the_settings_are_valid(raw: object) -> None:
    settings, notes = Settings.load(raw)
    for name, control in CONTROLS.items():
        assert control.check(getattr(settings, name)) == getattr(settings, name)
    assert all(note.endswith(".") and "\n" not in note for note in notes)
    assert json.loads(settings.to_text()) == settings.to_json()


@given(FILES)
def test_what_is_saved_is_loaded_again_without_a_word(raw: object) -> None:
    settings, _ = Settings.load(raw)
    assert Settings.load(settings.to_json()) == (settings, ())
    assert Settings.load_text(settings.to_text()) == (settings, ())


@given(st.text() | FILES.map(repr))
def test_no_text_makes_loading_raise(text: str) -> None:
    Settings.load_text(text)


def test_without_a_file_there_are_the_defaults_and_nothing_to_say() -> None:
    assert Settings.load(None) == Settings.load({}) == Settings.load_text("") == (Settings(), ())
    wanted: tuple[object, ...] = (True, True, True, False, "default", "english", 250)
    wanted += (0, False, "reply", "none", 0, "system", "newest", 2, False, "")
    wanted += (
        "sd",
        "none",
        "",
        "",
        "",
        1,
        0,
        1,
        80,
        False,
        "menu",
        False,
        True,
        "atomic",
        300,
        False,
        False,
        "",
        0,
        0,
        0,
    )
    wanted += ("", "", "resume", 10, "replace", "info")
    wanted += (True, "preset", False, 250, False, False, False, False, False)
    wanted += ("original", 85, "", "", "ask")
    wanted += (2, "all")
    assert tuple(getattr(Settings(), name) for name in CONTROLS) == wanted


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("words", "250", "“250”"),
        ("words", 19, "not 19;"),
        ("words", True, "not on;"),
        ("words", float("nan"), "not nan;"),
        ("words", 10**4000, "a number that long"),
        ("enabled", 1, "not 1;"),
        ("role", "tool", "“tool”"),
        ("role", ["user"], "a list of things"),
        ("retries", 6, "not 6;"),
        ("resume", "always", "“always”"),
        ("resume_messages", -1, "not -1;"),
        ("preset", "", "“”"),
        ("preset", "x" * 101, "…”"),
        ("log_level", None, "not empty;"),
        ("negative", 3, "not 3;"),
        ("style_prefix", "oil\0paint", "“oil paint”"),
        ("style_suffix", "x" * 2001, "2000 characters"),
        ("extra_patterns", "(", "a ) is missing"),
    ],
)
def test_a_bad_value_gives_its_default_and_one_sentence_that_names_it(
    name: str, value: object, said: str
) -> None:
    settings, notes = Settings.load({name: value, "depth": 3})
    assert getattr(settings, name) == CONTROLS[name].default
    assert settings.depth == 3
    assert len(notes) == 1
    assert notes[0].startswith(CONTROLS[name].label)
    assert said in notes[0]
    assert re.fullmatch(r"[^.]*; it is set back to [^.]*\.", notes[0])


def test_a_whole_number_may_be_written_as_a_float() -> None:
    assert Settings.load({"words": 300.0})[0].words == 300


@pytest.mark.parametrize(
    "text", ["[" * 10_000 + "]" * 10_000, '{"words":', '{"words": NaN}', '"hello"', "[]"]
)
def test_a_damaged_file_gives_the_defaults_and_a_sentence(text: str) -> None:
    settings, notes = Settings.load_text(text)
    assert settings == Settings()
    assert len(notes) == 1


def test_what_a_newer_version_wrote_is_there_again_after_saving() -> None:
    newer = {"version": 7, "words": 100, "brush": {"hair": ["sable"]}}
    settings, notes = Settings.load(newer)
    saved = settings.changed("words", 200).to_json()
    assert notes == ()
    assert (saved["version"], saved["words"], saved["brush"]) == (7, 200, {"hair": ["sable"]})


def test_what_json_cannot_carry_is_dropped_so_that_saving_works() -> None:
    settings, notes = Settings.load({"odd": float("inf"), "fine": 1})
    assert settings.kept == {"fine": 1}
    assert "odd" in notes[0]


def test_kept_entries_are_the_settings_own_copy() -> None:
    inner = {"a": [1]}
    settings, _ = Settings.load({"newer": inner})
    inner["a"].append(2)
    assert settings.kept == {"newer": {"a": [1]}}


def test_migrations_run_from_the_version_of_the_file_to_ours() -> None:
    steps = {
        1: lambda saved: {"pace": saved.get("words")},
        2: lambda saved: {"pace_in_words": saved.get("pace")},
    }
    assert migrate({"words": 9}, 1, migrations=steps) == {"pace_in_words": 9}
    assert migrate({"pace": 9}, 2, migrations=steps) == {"pace_in_words": 9}
    assert migrate({"x": 9}, 3, migrations=steps) == {"x": 9}
    assert set(module.MIGRATIONS) == set(range(1, module.VERSION))


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("words", " 300 ", 300),
        ("words", "300.0", 300),
        ("words", 300.0, 300),
        ("enabled", "Off", False),
        ("enabled", False, False),
        ("role", " User", "user"),
        ("resume", "Ask", "ask"),
        ("retries", "0", 0),
        ("preset", " mine ", "mine"),
        ("negative", " people,\r\nhands ", "people,\nhands"),
        ("extra_patterns", "\\[(?P<prompt>.+)\\]\n", "\\[(?P<prompt>.+)\\]"),
    ],
)
def test_a_change_takes_what_a_text_field_gives(name: str, typed: object, value: object) -> None:
    assert getattr(Settings().changed(name, typed), name) == value


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("words", ""),
        ("words", "1e3"),
        ("words", "٣٠٠"),
        ("words", "9" * 5000),
        ("enabled", "maybe"),
        ("nope", 1),
    ],
)
def test_a_change_that_cannot_be_is_refused_in_one_sentence(name: str, typed: object) -> None:
    with pytest.raises(SettingError) as refusal:
        Settings().changed(name, typed)
    assert str(refusal.value).count(".") == 1


@given(st.sampled_from(list(CONTROLS)), ANYTHING)
def test_a_change_is_valid_or_refused(name: str, value: object) -> None:
    try:
        settings = Settings().changed(name, value)
    except SettingError:
        return
    assert Settings.load(settings.to_json()) == (settings, ())


def test_settings_out_of_range_cannot_be_made() -> None:
    with pytest.raises(SettingError, match="Words between pictures"):
        Settings(words=1)


def test_reset_takes_one_setting_back() -> None:
    settings = Settings(words=100, depth=2)
    assert settings.reset("words") == Settings(depth=2)
    with pytest.raises(SettingError):
        settings.reset("nope")


def test_every_declaration_is_whole() -> None:
    for control in CONTROLS.values():
        assert control.check(control.default) == control.default
        assert control.section in SECTIONS
        assert control.help.endswith(".")
        assert not control.label.endswith(".")
        assert isinstance(control, Switch | Number | Choice | Text) or control.default


def test_settings_can_be_compared_and_hashed() -> None:
    assert hash(Settings.load({"newer": {}})[0]) == hash(Settings())


def test_defaults_take_every_control_back_and_leave_what_is_kept_beside_them() -> None:
    settings = Settings(words=100, negative="people", kept={"presets": ["mine"]})
    assert settings.defaults() == Settings(kept={"presets": ["mine"]})


def test_an_exported_file_brings_every_setting_back_and_nothing_that_is_kept() -> None:
    settings = Settings(
        words=100, style_prefix="oil – “old”", extra_patterns=r"\[(?P<prompt>.+)\]", kept={"a": 1}
    )
    text = settings.export_text()
    assert Settings(kept={"b": 2}).imported(text) == (replace(settings, kept={"b": 2}), ())
    assert set(json.loads(text)["limner_settings"]) == set(CONTROLS)


def test_a_file_with_bad_values_gives_the_rest_and_a_sentence_for_each() -> None:
    file = {"limner_settings": {"words": 1, "depth": 3, "nope": 1, "extra_patterns": "(", "role": "user"}}
    settings, notes = Settings(words=99).imported(json.dumps(file))
    assert settings == Settings(words=99, depth=3, role="user")
    assert len(notes) == 3
    assert all(note.endswith(".") for note in notes)
    assert "Words between pictures" in notes[0]
    assert "'nope'" in notes[1]


def test_a_file_of_a_hundred_thousand_unknown_entries_is_told_in_a_few_sentences() -> None:
    unknown: dict[str, object] = {f"n{number}": 1 for number in range(100_000)}
    settings, notes = Settings().imported(json.dumps({"limner_settings": {**unknown, "words": 99}}))
    assert settings.words == 99
    assert len(notes) == 6
    assert notes[-1] == "More entries that are no settings of Limner: 99995."


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"limner_settings": 3}', '"x"', "[" * 9_000, '{"words": 100}']
)
def test_a_file_that_is_none_is_refused_and_changes_nothing(text: str) -> None:
    with pytest.raises(SettingError):
        Settings().imported(text)


@given(FILES)
def test_whatever_a_file_holds_the_settings_stay_valid(raw: object) -> None:
    try:
        text = json.dumps({"limner_settings": raw})
    except (TypeError, ValueError):
        return
    try:
        settings, _ = Settings(words=99).imported(text)
    except SettingError:
        return
    assert Settings.load(settings.to_json()) == (settings, ())


def test_the_page_of_settings_tells_what_is_declared() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "Run python -m tools.settings_page."
