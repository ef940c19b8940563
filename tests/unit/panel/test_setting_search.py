"""A setting is found by its words: in the user's language and in English, wherever it is folded away."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from limner.core import translation
from limner.panel._setting_search import found
from limner.settings.settings import CONTROLS
from tests.unit.panel.test_settings_view import Page as Html
from tests.unit.test_app import Page

I18N = Path(__file__).parents[3] / "i18n"


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
        assert control.label.casefold() in CONTROLS[hits[0]].label.casefold()


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
    assert "Settings found: " in page.host.views["found"]

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
    assert len(shown(page)) == 12
    assert f"Settings found: {len(found('e'))}; the first 12 are shown." in page.host.views["found"]


async def test_where_nothing_is_found_it_says_where_the_other_things_stand() -> None:
    page = Page()
    typed(page, "api <key>")
    await page.settle()
    assert shown(page) == []
    assert "Keys and models stand under Connections" in page.host.views["found"]
    assert "api &lt;key&gt;" in page.host.views["search"]
