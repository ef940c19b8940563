"""The main ways of a story in Firefox and in Safari's engine, one after another on one page."""

import time
from collections.abc import Callable

import pytest

from tests.engines.lab import REPLY, ROAD, THREE, VALLEY, WOMAN, Lab
from tests.engines.seat import IMAGE
from tools.asleep import asleep
from tools.painter import Mood

pytestmark = pytest.mark.parametrize("lab", ["Firefox", "WebKit"], indirect=True, scope="module")

SEARCH = '[data-limner-panel] [data-limner-view="search"] input'

SLEEP_S = 9
"""Seconds of sleep: more than a worker may be silent."""


def test_the_first_start_comes_to_ready_and_leaves_a_quick_one_for_the_next(
    lab: Lab, record_property: Callable[[str, object], None]
) -> None:
    assert lab.seat.load() == "plain"
    first = lab.seat.ready_ms
    assert lab.seat.keeps_start(60) == ""
    how = lab.seat.load()
    record_property("ready", f"{lab.engine.name}: plain {first:.0f} ms, {how} {lab.seat.ready_ms:.0f} ms")
    assert how == "snapshot"


def test_a_streamed_reply_shows_and_keeps_its_three_pictures(lab: Lab) -> None:
    seat = lab.fresh()
    seat.send("Go on.")
    assert seat.kept(3) == THREE
    assert seat.shown(3) == THREE
    assert lab.painter.prompts == THREE


def test_a_press_on_a_picture_opens_the_viewer_and_a_setting_is_found_in_the_panel_by_its_words(
    lab: Lab,
) -> None:
    seat = lab.fresh()
    seat.send("Go on.")
    assert seat.shown(3) == THREE
    seat.press("#chat .last_mes .mes_text img")
    seat.press('.limner-menu [data-limner-action="picture.look"]')
    count = "document.querySelector('.limner-viewer[open] .limner-viewer-count')?.textContent"
    seat.holds(f"{count} === '1 / 3'")
    seat.tab.key("ArrowRight")
    seat.holds(f"{count} === '2 / 3'")
    seat.holds("document.querySelector('.limner-viewer-stage img').naturalWidth > 0")
    seat.tab.key("Escape")
    seat.holds("!document.querySelector('.limner-viewer[open]')")

    seat.unfold("#extensions-settings-button .drawer-toggle", "[data-limner-panel] .inline-drawer-toggle")
    seat.unfold("[data-limner-panel] .inline-drawer-toggle", SEARCH)
    seat.press(SEARCH)
    for letter in "blur":
        seat.tab.key(letter)
    seat.press('[data-limner-view="found"] [data-limner-setting="blur"]')
    seat.holds("SillyTavern.getContext().extensionSettings.limner.blur === true")
    seat.press('[data-limner-view="found"] [data-limner-setting="blur"]')
    seat.holds("SillyTavern.getContext().extensionSettings.limner.blur === false")
    seat.press("#extensions-settings-button .drawer-toggle")


def test_a_reply_that_comes_whole_is_illustrated_and_a_swipe_has_pictures_of_its_own(lab: Lab) -> None:
    seat = lab.fresh(stream=False)
    seat.send("Go on.")
    assert seat.kept(3) == THREE
    seat.swipe()
    assert seat.kept(3) == THREE
    assert seat.shown(3) == THREE
    assert lab.painter.prompts == THREE * 2
    assert [text.count("<img src=") for text in seat.messages()[-1]["swipes"]] == [3, 3]


def test_a_worker_that_is_killed_while_it_paints_is_begun_anew_and_loses_nothing(lab: Lab) -> None:
    seat = lab.stuck()
    seat.kill_worker()
    lab.go_on()
    assert seat.kept(3) == THREE
    assert seat.shown(3) == THREE
    assert lab.painter.prompts.count(ROAD) == lab.painter.prompts.count(VALLEY) == 1


def test_a_browser_that_sleeps_in_the_middle_of_a_reply_wakes_to_all_of_it(lab: Lab) -> None:
    seat = lab.fresh()
    lab.painter.mood = Mood(delay=0.05, hang_containing=WOMAN)
    lab.model.script.hang_after = REPLY.index("Nothing answered")
    seat.begin("Go on.")
    seat.until(lambda: lab.painter.prompts == [ROAD, WOMAN], "the second picture to be begun")
    with asleep(lab.engine.name):
        lab.model.release()
        lab.painter.release()
        lab.painter.paintings.wait_for(lambda all_: all_[1].outcome == "painted", "the picture")
        time.sleep(SLEEP_S)
    seat.wait_reply()
    assert seat.kept(3) == THREE
    assert IMAGE.sub("", seat.messages()[-1]["mes"]) == REPLY
    assert seat.shown(3) == THREE
    assert lab.painter.prompts == THREE


def test_a_reload_in_the_middle_of_painting_keeps_what_is_painted_and_paints_the_rest(lab: Lab) -> None:
    seat = lab.stuck()
    seat.load()
    lab.go_on()
    seat.open(seat.chat)
    assert seat.kept(3) == THREE
    assert seat.shown(3) == THREE
    assert lab.painter.prompts.count(ROAD) == lab.painter.prompts.count(VALLEY) == 1


def test_two_tabs_on_the_same_chat_paint_each_picture_once(lab: Lab) -> None:
    seat = lab.stuck()
    other = lab.another(seat)
    try:
        lab.go_on()
        assert seat.kept(3) == THREE
        assert other.shown(3) == THREE
        assert lab.painter.prompts == THREE
    finally:
        other.tab.close()
