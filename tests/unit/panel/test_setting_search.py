"""Settings and places are found by their words: in the user's language and in English, wherever they are."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from limner.core import translation
from limner.panel import _setting_search
from limner.panel._search_places import PLACES
from limner.panel._search_words import WORDS
from limner.settings.settings import CONTROLS, SECTIONS
from tests.unit.panel.test_settings_view import Page as Html
from tests.unit.test_app import Page

ROOT = Path(__file__).parents[3]
I18N = ROOT / "i18n"
NAMES = {"presets": {"mine": "Woodcut of mine"}, "painters": {"own:a": "Crayon"}, "profiles": {"p": "Small"}}


def found(query: str) -> tuple[str, ...]:
    return _setting_search.found(query, NAMES)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    translation.learn({})


def speak(language: str) -> dict[str, str]:
    words: dict[str, str] = json.loads((I18N / f"{language}.json").read_text("utf-8"))
    translation.learn(words)
    return words


def test_every_setting_is_found_by_its_label_and_stands_before_what_only_tells_of_it() -> None:
    for name, control in CONTROLS.items():
        hits = found(control.label)
        assert name in hits
        assert control.label.casefold() == CONTROLS[hits[0]].label.casefold()


@pytest.mark.parametrize("language", ["de-de", "fr-fr", "es-es", "ja-jp", "zh-cn", "ru-ru"])
def test_every_setting_is_found_by_its_label_and_its_help_in_each_language(language: str) -> None:
    words = speak(language)
    for name in CONTROLS:
        assert name in found(words[f"limner.setting.{name}"])
        assert name in found(words[f"limner.setting.{name}.help"][:60])


def test_english_words_find_in_every_language_too() -> None:
    speak("de-de")
    assert "blur" in found("blur pictures")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("BLUR", "blur"),
        ("  between   words ", "words"),
        ("as soon as painted", "placing"),
        ("per_hour", "per_hour"),
    ],
)
def test_case_order_and_blanks_do_not_matter_and_options_and_names_count(query: str, name: str) -> None:
    assert name in found(query)


def test_marks_on_letters_need_not_be_typed() -> None:
    translation.learn({"limner.setting.negative": "Éléments à éviter"})
    assert found("elements a eviter") == found("ÉLÉMENTS À ÉVITER") == ("negative",)


@pytest.mark.parametrize("query", ["", "   ", "zzqx", "blur zzqx", "\u0301"])
def test_no_words_and_words_that_stand_nowhere_find_nothing(query: str) -> None:
    assert found(query) == ()


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("replicate", "painters"),
        ("export", "export presets"),
        ("reset", "reset"),
        ("book", "book"),
        ("test", "test painters"),
        ("size", "painters picture_width"),
        ("steps", "painters"),
        ("undo", "preset_text migration reset"),
        ("backup", "export import"),
        ("voice", "aloud"),
        ("nsfw", "painters blur"),
        ("budget", "per_hour per_day money_hour money_day painters"),
        ("disable", "enabled"),
        ("key", "painters"),
        ("api key", "painters"),
        ("webdav", "nextchat"),
        ("read aloud", "aloud"),
        ("no picture", "why"),
        ("uninstall", "migration"),
        ("pypi", "packages"),
    ],
)
def test_words_that_people_say_find_what_they_mean_among_the_first(query: str, names: str) -> None:
    assert set(names.split()) <= set(found(query)[:12])


@pytest.mark.parametrize(
    ("query", "first"),
    [("key", "painters"), ("export", "export"), ("reset", "reset"), ("book", "book"), ("test", "test")],
)
def test_a_word_of_a_name_stands_before_the_same_word_in_what_tells_of_others(query: str, first: str) -> None:
    assert found(query)[0] == first
    assert "prompt_language" not in found("key")[:1]


@pytest.mark.parametrize(
    ("language", "query", "name"),
    [
        ("de-de", "Schlüssel", "painters"),
        ("de-de", "Budget", "per_hour"),
        ("de-de", "ausschalten", "enabled"),
        ("de-de", "vorlesen", "aloud"),
        ("de-de", "backup", "export"),
        ("ja-jp", "予算", "per_day"),
        ("ja-jp", "バックアップ", "export"),
        ("ja-jp", "無効", "enabled"),
        ("ja-jp", "読み上げ", "aloud"),
        ("ja-jp", "シード", "painters"),
    ],
)
def test_the_everyday_words_of_a_language_find_what_they_mean(language: str, query: str, name: str) -> None:
    speak(language)
    assert name in found(query)[:12]


def test_what_the_user_has_named_is_found_by_its_name() -> None:
    assert {"presets", "preset"} <= set(found("woodcut"))
    assert {"painters", "provider", "fallback"} <= set(found("crayon"))
    assert "profile" in found("small")


@pytest.mark.parametrize("language", ["en", "de-de", "fr-fr", "es-es", "ja-jp", "zh-cn", "ru-ru"])
def test_every_place_is_found_by_its_title_and_by_each_word_that_is_read_in_it(language: str) -> None:
    words = speak(language)
    for name, place in PLACES.items():
        assert name in found(words[place.path[-1][0]])
        assert all(name in found(words[key]) for key, _ in place.words)


def test_the_words_of_places_are_those_that_are_read_there() -> None:
    english = speak("en")
    for place in PLACES.values():
        for key, words in (*place.path, *place.words):
            assert english[key] == words


def test_no_place_is_called_as_a_setting_is_and_other_words_are_of_something_that_is_there() -> None:
    assert not set(PLACES) & set(CONTROLS)
    assert set(WORDS) <= {*PLACES, *CONTROLS}


def test_every_section_of_the_panel_and_every_view_in_one_has_a_place() -> None:
    html = (ROOT / "settings.html").read_text("utf-8").split('class="limner-parts"')[1]
    sections = set(re.findall(r'data-limner-section="([^"]+)"', html))
    views = set(re.findall(r'data-limner-view="([^"]+)"', html))
    assert sections == set(SECTIONS) <= set(PLACES)
    assert views == {place.view for place in PLACES.values()}


# -- in the panel ------------------------------------------------------------------------------------------


def typed(page: Page, words: str) -> None:
    page.tell("action", action="search.typed", entry="", form={"words": words})


def shown(page: Page) -> list[str]:
    found = Html(page.host.views["found"]).found
    return [str(attrs["data-limner-row"]) for _, attrs, _ in found if "data-limner-row" in attrs]


async def test_what_is_found_can_be_set_where_it_stands_and_typing_paints_nothing_else() -> None:
    page = Page()
    await page.settle()
    page.host.views.clear()
    typed(page, "blur")
    await page.settle()
    assert set(page.host.views) == {"search", "found"}
    assert shown(page)[0] == "blur"
    assert "Pictures" in page.host.views["found"]
    assert "Found: " in page.host.views["found"]

    page.tell("setting_changed", name="blur", value=True)
    await page.settle()
    assert page.app.settings.blur
    assert shown(page)[0] == "blur"
    assert "checked" in Html(page.host.views["found"]).control("blur")
    assert 'value="blur"' in page.host.views["search"]


async def test_a_search_is_cleared_by_a_press_and_the_sections_are_back() -> None:
    page = Page()
    typed(page, "blur")
    await page.settle()
    page.tell("action", action="search.clear", entry="", form={})
    await page.settle()
    assert page.host.views["found"] == ""
    assert 'value=""' in page.host.views["search"]


async def test_many_hits_are_counted_and_the_first_are_shown() -> None:
    page = Page()
    typed(page, "e")
    await page.settle()
    assert page.host.views["found"].count("limner-found-row") == 12
    assert re.search(r"Found: \d{2,}; the first 12 are shown\.", page.host.views["found"])


async def test_where_nothing_is_found_it_says_so() -> None:
    page = Page()
    typed(page, "api <key>")
    await page.settle()
    assert shown(page) == []
    assert "has these words" in page.host.views["found"]
    assert "search.go" not in page.host.views["found"]
    assert "api &lt;key&gt;" in page.host.views["search"]


async def test_a_place_is_a_button_with_its_path_and_a_press_ends_the_search_and_opens_it() -> None:
    page = Page()
    typed(page, "replicate")
    await page.settle()
    html = page.host.views["found"]
    assert 'data-limner-action="search.go" data-limner-entry="painters"' in html
    assert re.sub(r"<[^>]+>", "", html).count("Connections &gt; Painters and their keys") == 1

    page.tell("action", action="search.go", entry="painters", form={})
    await page.settle()
    assert page.host.views["found"] == ""
    assert 'value=""' in page.host.views["search"]
    assert page.host.revealed == [("painters", ".limner-painters")]


@pytest.mark.parametrize("name", list(PLACES))
async def test_what_a_place_leads_to_is_drawn_in_its_view_before_and_after_it_was_opened(name: str) -> None:
    place = PLACES[name]
    page = Page()
    await page.settle()
    for _ in range(2):
        html = page.host.views[place.view]
        css, attribute = place.mark.removeprefix("."), place.mark.strip("[]").replace("^", "").rstrip('"')
        assert (css if place.mark.startswith(".") else attribute) in html
        page.tell("action", action="search.go", entry=name, form={})
        await page.settle()
    assert page.host.revealed == [(place.view, place.mark)] * 2


async def test_a_place_that_is_not_there_opens_nothing() -> None:
    page = Page()
    page.tell("action", action="search.go", entry="nowhere", form={})
    await page.settle()
    assert page.host.revealed == []


def test_nothing_of_the_search_but_its_field_is_loaded_before_somebody_searches() -> None:
    code = "import sys, limner.app\nprint(*(name for name in sys.modules if name.startswith('limner.panel')))"
    ran = subprocess.run(  # noqa: S603 -- the code is the one above
        [sys.executable, "-c", code], cwd=ROOT / "python", capture_output=True, text=True, check=True
    )
    loaded = {name.rpartition(".")[2] for name in ran.stdout.split()}
    assert "_search_view" in loaded
    assert not loaded & {"_setting_search", "_search_places", "_search_words", "_found_view"}
