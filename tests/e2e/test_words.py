"""
Nothing on the screen is English only: with a language whose every text stands in brackets, all has brackets.

The language is made of ``i18n/en.json``, so a text without brackets is one that is not on that list, or one
that nobody looks up.
"""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Route

from limner.presets.preset import load_all
from tests.e2e.test_trace import ONE, close, marks, open_panel, play, run_checkup, show
from tools.browser import Watch
from tools.data_root import REPO
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

# What a person reads or hears in these places: texts and attributes, but what the model and the user said.
_READ = """(places) => {
    const found = [];
    const add = (text) => /[A-Za-z]{2,}/.test(text) && found.push(text.trim());
    for (const root of document.querySelectorAll(places)) {
        const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            if (!texts.currentNode.parentElement.closest('time, code, textarea')) add(texts.currentNode.data);
        }
        for (const each of [root, ...root.querySelectorAll('*')]) {
            for (const name of ['title', 'aria-label', 'placeholder']) add(each.getAttribute(name) ?? '');
        }
    }
    return found;
}"""
_PRESETS = load_all()
_TYPE = """(input, text) => {
    input.value = text;
    input.dispatchEvent(new Event('change', { bubbles: true }));
}"""
NAMES = {
    "Limner",
    "Mira",
    "OpenAI-compatible",
    "Replicate",
    *(preset.name for preset in _PRESETS),
    *(preset.description for preset in _PRESETS),
}
PANEL = "[data-limner-panel]"


@pytest.fixture(name="bracketed")
def _bracketed(story: StoryPage) -> Iterator[StoryPage]:
    """Limner in a language that puts everything into brackets."""
    english = json.loads((REPO / "i18n" / "en.json").read_text(encoding="utf-8"))
    language = {key: f"⟦{text}⟧" for key, text in english.items()}
    body = json.dumps(language | {"limner.language": "de-de"})

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="application/json")

    story.page.route("**/i18n/de-de.json", answer)
    story.page.evaluate("() => localStorage.setItem('language', 'de-de')")
    story.reload()
    story.open()
    yield story
    story.page.unroute("**/i18n/de-de.json")
    story.page.evaluate("() => localStorage.removeItem('language')")
    story.loaded = False


def gaps(story: StoryPage, places: str) -> list[str]:
    """What is read there without brackets."""
    found: list[str] = story.page.evaluate(_READ, places)
    assert found
    return [text for text in found if "⟦" not in text and text not in NAMES]


def test_everything_on_the_screen_can_be_translated(
    bracketed: StoryPage, model: StoryModel, painter: Painter, watch: Watch
) -> None:
    watch.expect("500|Image generation request error")
    story = bracketed
    painter.mood = Mood(delay=0.05, fail_containing="castle")
    play(story, model, ONE)
    story.message().locator(".custom-limner-failed").wait_for()
    panel = open_panel(story)
    panel.locator(".limner-badge").wait_for()

    assert gaps(story, PANEL) == []
    assert gaps(story, ".limner-button") == []

    trace = show(story, panel.locator(".limner-verdicts > li").first, name="⟦Show⟧")
    assert "⟦Picture 1:" in trace.inner_text()
    assert gaps(story, "dialog[open] .limner-trace") == []
    close(story)

    painter.mood = Mood(delay=0.05)
    model.script = Script(reply=ONE, rate=0)
    assert run_checkup(story, test="⟦Test⟧", over="⟦Close⟧") == ["done"] * 4
    assert gaps(story, PANEL) == []
    assert marks(story) == ["done"] * 4


def test_german_is_spoken_where_sillytavern_speaks_it(story: StoryPage, model: StoryModel) -> None:
    story.page.evaluate("() => localStorage.setItem('language', 'de-de')")
    story.reload()
    story.open()
    play(story, model, "Das Tor stand offen.")
    panel = open_panel(story)
    said = panel.locator(".limner-verdicts > li").first
    story.until(lambda: said.count() > 0 and "kein Bild-Tag" in said.inner_text(), "the German verdict", 20.0)

    assert "Warum ist kein Bild da?" in panel.inner_text()
    assert panel.locator("[data-limner-state]").inner_text() == "Bereit."

    panel.locator("[data-limner-row=words] input").evaluate(_TYPE, "300")
    story.until(lambda: (story.limner_settings() or {}).get("words") == 300, "the setting")
    assert "Wörter zwischen Bildern" in str(panel.text_content()), "a view that is painted again stays German"

    story.page.evaluate("() => localStorage.removeItem('language')")
    story.loaded = False
