"""Playwright, of which a thread can have one."""

import sys

import pytest

from tools import browser


def test_who_asks_for_chromium_inside_anothers_block_shares_its_playwright(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(browser, "CHROMIUM", sys.executable)  # it is only looked for: nothing is started
    with browser.chromium_type() as outer:
        with browser.chromium_type() as inner:
            assert inner is outer
        assert outer.name == "chromium"
    with browser.chromium_type() as after:
        assert after is not outer
