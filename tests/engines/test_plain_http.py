"""
Plain http in the home network, as a phone reads a story: no secure context, in a real SillyTavern.

A name that is this machine stands for the other one.
"""

import pytest

from tests.engines.lab import THREE, Lab
from tests.engines.seat import Seat
from tools.engines import name_at_home

pytestmark = pytest.mark.parametrize("lab", ["Chromium", "Firefox", "WebKit"], indirect=True, scope="module")


def test_on_plain_http_in_the_home_network_a_start_is_quick_and_two_tabs_paint_once(lab: Lab) -> None:
    name = name_at_home(lab.engine.name)
    if not name:
        pytest.skip("WebKitGTK cannot be told a name for this machine, whose own is not loopback alone")
    port = lab.tavern.url.rpartition(":")[2]
    seat = Seat(lab.seat.tab, lab.tavern, f"http://{name}:{port}/")
    assert seat.load() == "plain"
    has = "() => [isSecureContext, typeof caches, typeof navigator.locks, typeof crypto.subtle]"
    assert seat.tab.run(has) == [False, "undefined", "undefined", "undefined"]
    assert seat.keeps_start(60) == ""
    lab.stuck(seat)
    other = lab.another(seat)
    assert other.how == "snapshot"
    lab.go_on()
    assert seat.kept(3) == THREE
    assert other.shown(3) == THREE
    assert lab.painter.prompts == THREE
    other.tab.close()
    copied(seat)


def copied(seat: Seat) -> None:
    """Press Copy at a trace: its text is on the clipboard, and it is said, or given as a file."""
    seat.tab.run(
        """async () => {
            HTMLAnchorElement.prototype.click = function () { window.limnerSaved = this.download; };
        }"""
    )
    seat.unfold("#extensions-settings-button .drawer-toggle", "[data-limner-panel] .inline-drawer-toggle")
    seat.unfold("[data-limner-panel] .inline-drawer-toggle", '[data-limner-section="help"] > summary')
    seat.press('[data-limner-panel] details[data-limner-section="help"] > summary')
    seat.press('[data-limner-view="diagnosis"] [data-limner-action="trace.show"]')
    seat.press('dialog[open] [data-limner-action="trace.copy"]')
    said = "document.getElementById('toast-container')?.textContent.includes('on the clipboard')"
    seat.holds(f"window.limnerSaved === 'limner-trace.txt' || {said}")
