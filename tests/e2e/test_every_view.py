"""Every view of Limner in each theme and language, on a phone, under a finger, zoomed, beside a keyboard."""

import json
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest

from tests.e2e.drawer import close_drawers, open_drawer
from tests.e2e.greeting import GREET
from tests.e2e.looks import LANGUAGES, dress, resized, speaking, touched, words_of
from tests.e2e.reliability import tell
from tests.e2e.test_illustration import kept
from tests.e2e.test_settings_panel import NO_PLUGIN
from tests.e2e.view_samples import Samples, Views, at_once, in_english, samples, without_end
from tools.browser import PHONE, WIDE, Watch
from tools.story_model import StoryModel
from tools.story_page import StoryPage

SMALL = (360, 640)
TYPING = (PHONE[0], PHONE[1] // 2)
"""What the on-screen keyboard leaves: SillyTavern asks that the page is made smaller by it."""
ZOOMED = (WIDE[0] // 2, WIDE[1] // 2)
"""As many CSS pixels as a wide screen has at 200 %."""
PANEL = "[data-limner-panel]"
ONE = 'One.\n\n<img-prompt="a long road">\n\nTwo.'


class Way(NamedTuple):
    """One way to look: on which screen, in which theme, whether with a finger, for what."""

    size: tuple[int, int]
    theme: str
    touch: bool
    looks: tuple[str, ...]


WAYS = {
    "on a wide screen": Way(WIDE, "light", False, ("fits",)),
    "zoomed": Way(ZOOMED, "light", False, ("fits",)),
    "on a phone, light": Way(PHONE, "light", True, ("colours",)),
    "on a phone, in high contrast": Way(PHONE, "contrast", True, ("colours",)),
    "on a phone": Way(PHONE, "dark", True, ("fits", "small", "axe")),
    "on a small phone": Way(SMALL, "dark", True, ("fits", "small")),
    "above a phone's keyboard": Way(TYPING, "dark", True, ("reach",)),
}
"""
axe's rules but for those of colours find the same on each screen and in each theme. It goes through all of
the page each time, which is most of what this walk costs: for colours it looks at all of a kind at once.
"""


@pytest.fixture(name="views")
def _views(story: StoryPage, model: StoryModel, watch: Watch) -> Iterator[Views]:
    watch.expect(NO_PLUGIN)
    tell(story, model, ONE)
    kept(story, 1)
    story.wait_pictures(1)
    views = Views(story)
    yield views
    dress(story.page, "dark")
    resized(story.page, WIDE)


def ways(views: Views) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Put the page into each state, and yield its name and what is to be looked for in it."""
    page = views.page
    for name, (size, theme, touch, looks) in WAYS.items():
        resized(page, size)
        dress(page, theme)
        if touch:
            with touched(page):
                yield name, looks
        else:
            yield name, looks


@cache
def said_in(language: str) -> Samples:
    """The samples in a language."""
    return samples(words_of(language))


def in_all_ways(views: Views, kind: str) -> None:
    """Look at each view of a kind in all ways, with words that have no end, and in all languages."""
    page = views.page
    with views.opened(kind):
        for how, looks in ways(views):
            if kind != "panel" or looks != ("reach",):  # of the panel it is looked for as a whole
                views.look(kind, how, *looks, among=at_once() if looks == ("colours",) else None)
        resized(page, PHONE)
        views.look(kind, "with words that have no end", "fits", among=without_end(in_english()))
        for language in LANGUAGES:
            with speaking(page, language):
                views.look(kind, f"in {language}", "fits", "left", among=said_in(language))
        resized(page, WIDE)


def faultless(views: Views) -> None:
    assert not views.faults, json.dumps(views.faults, indent=1, ensure_ascii=False)
    assert views.page.evaluate("() => looks.axed") > 20


def test_every_view_of_the_panel_fits_all_screens_fingers_themes_and_languages(views: Views) -> None:
    in_all_ways(views, "panel")
    faultless(views)


def test_every_window_menu_and_place_in_a_message_fits_them_too(views: Views) -> None:
    for kind in ("window", "gallery", "viewer", "menu", "slot"):
        in_all_ways(views, kind)
    faultless(views)


def test_what_stands_on_the_page_fits_them_too(views: Views) -> None:
    """The panel as a whole, a message's button, the entries of SillyTavern's menu."""
    page, story = views.page, views.story
    open_drawer(story, "story")
    page.evaluate(
        "panel => { for (const each of document.querySelectorAll(`${panel} details`)) each.open = true; }",
        PANEL,
    )
    for how, looks in ways(views):
        views.look_at(PANEL, how, *looks)
    resized(page, PHONE)
    *others, last = LANGUAGES
    for language in others:
        with speaking(page, language):
            views.look_at(PANEL, f"in {language}", "fits")
    for language, before in ((last, "en"), ("en", last)):
        with speaking(page, language, instead_of=before):
            page.evaluate(GREET, None)
            views.waited_for(PANEL, f"in {language}")
            views.look_at(PANEL, f"in {language}", "fits")
    resized(page, WIDE)
    close_drawers(page)

    wand = "#extensionsMenu :is(.limner-wand, .limner-gallery-wand)"
    for how, looks in ways(views):
        story.message().locator(".extraMesButtonsHint").click()
        views.look_at(".last_mes .limner-button", how, *looks)
        page.locator("#extensionsMenuButton").click()
        page.wait_for_function("() => getComputedStyle(extensionsMenu).opacity === '1'")
        views.look_at(wand, how, *looks)
        page.locator("#extensionsMenuButton").click()
        page.locator("#extensionsMenu").wait_for(state="hidden")
    faultless(views)
