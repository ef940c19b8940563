"""The main ways of a story in Firefox and in Safari's engine, one after another on one page."""

from collections.abc import Callable

import pytest

from tests.engines.conftest import Lab
from tests.engines.seat import Seat
from tools.engines import LAN
from tools.painter import Mood

ROAD, WOMAN, VALLEY = THREE = ["a long road at dusk", "a listening woman", "an empty valley"]
REPLY = (
    f'The road was long.\n\n<img-prompt="{ROAD}">\n\nShe stopped.\n\n<img-prompt="{WOMAN}">\n\n'
    f'Nothing answered.\n\n<img-prompt="{VALLEY}">\n\nThey went on.'
)


def test_the_first_start_comes_to_ready_and_leaves_a_quick_one_for_the_next(
    lab: Lab, record_property: Callable[[str, object], None]
) -> None:
    assert lab.seat.load() == "plain"
    first = lab.seat.ready_ms
    kept = lab.seat.keeps_start(20)
    how = lab.seat.load()
    record_property("ready", f"{lab.engine.name}: plain {first:.0f} ms, {how} {lab.seat.ready_ms:.0f} ms")
    assert how == ("snapshot" if kept else "plain")
    assert kept or lab.engine.name == "WebKit"  # docs/pyodide.md says why


def test_a_streamed_reply_shows_and_keeps_its_three_pictures(lab: Lab) -> None:
    seat = lab.fresh(REPLY)
    seat.send("Go on.")
    assert seat.kept(3) == THREE
    assert seat.shown(3) == THREE
    assert lab.painter.prompts == THREE


def test_a_reply_that_comes_whole_is_illustrated_and_a_swipe_has_pictures_of_its_own(lab: Lab) -> None:
    seat = lab.fresh(REPLY, stream=False)
    seat.send("Go on.")
    assert seat.kept(3) == THREE
    seat.swipe()
    assert seat.kept(3) == THREE
    assert seat.shown(3) == THREE
    assert lab.painter.prompts == THREE * 2
    assert [text.count("<img src=") for text in seat.messages()[-1]["swipes"]] == [3, 3]


def test_a_worker_that_is_killed_while_it_paints_is_begun_anew_and_loses_nothing(lab: Lab) -> None:
    seat = stuck(lab)
    seat.kill_worker()
    go_on(lab)
    assert seat.kept(3) == THREE
    assert seat.shown(3) == THREE
    assert sorted(set(lab.painter.prompts)) == sorted(THREE)
    assert lab.painter.prompts.count(ROAD) == lab.painter.prompts.count(VALLEY) == 1


def test_a_reload_in_the_middle_of_painting_and_a_second_tab_paint_each_picture_once(lab: Lab) -> None:
    seat = stuck(lab)
    other = Seat(lab.engine.tab(), lab.tavern)
    try:
        other.load()
        other.open(fresh=False)
        go_on(lab)
        assert seat.kept(3) == THREE
        assert other.shown(3) == THREE
        assert lab.painter.prompts == THREE
    finally:
        other.tab.close()
    stuck(lab)
    seat.load()
    go_on(lab)
    seat.open(fresh=False)
    assert seat.kept(3) == THREE
    assert lab.painter.prompts.count(ROAD) == lab.painter.prompts.count(VALLEY) == 1


def test_on_plain_http_in_the_home_network_all_of_it_is_the_same(lab: Lab) -> None:
    if lab.engine.name == "WebKit":
        pytest.skip("MiniBrowser cannot be told that a name is this machine.")
    port = lab.tavern.url.rpartition(":")[2]
    seat = Seat(lab.engine.tab(), lab.tavern, f"http://{LAN}:{port}/")
    try:
        assert seat.load() == "plain"
        has = "() => [isSecureContext, typeof caches, typeof navigator.locks, typeof crypto.subtle]"
        assert seat.tab.run(has) == [False, "undefined", "undefined", "undefined"]
        assert seat.keeps_start(20)
        assert seat.load() == "snapshot"
        lab.painter.reset(Mood(delay=0.05))
        seat.open()
        seat.send("Go on.")
        assert seat.kept(3) == THREE
        assert lab.painter.prompts == THREE
    finally:
        seat.tab.close()


def stuck(lab: Lab) -> Seat:
    """Have a whole reply whose first picture is painted and whose second is being painted."""
    seat = lab.fresh(REPLY)
    lab.painter.mood = Mood(delay=0.05, hang_containing=WOMAN)
    seat.send("Go on.")
    seat.until(lambda: lab.painter.prompts == [ROAD, WOMAN], "the second picture to be begun")
    return seat


def go_on(lab: Lab) -> None:
    """Let the painter paint on."""
    lab.painter.mood = Mood(delay=0.05)
    lab.painter.release()
