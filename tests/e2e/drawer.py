"""Limner's drawer among those of SillyTavern's extensions, opened and closed as a person does."""

import contextlib

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tools.story_page import StoryPage

_TOGGLE = "#extensions-settings-button .drawer-toggle"
EXTENSIONS = "#rm_extensions_block"
"""SillyTavern's drawer around all of them."""


def open_drawer(story: StoryPage, section: str = "") -> None:
    """
    Open it, and a section in it.

    Press until it is open: a drawer moves while the one around it opens, and a press may miss it.
    """
    page = story.page
    story.rest()
    content = page.locator("[data-limner-panel] .inline-drawer-content")

    def opened() -> bool | None:
        if not page.locator(EXTENSIONS).is_visible():
            page.locator(_TOGGLE).click()
        if content.is_visible():
            return True
        page.locator("[data-limner-panel] .inline-drawer-toggle").click()
        with contextlib.suppress(PlaywrightTimeoutError):
            content.wait_for(state="visible", timeout=3000)
        return content.is_visible() or None

    story.until(opened, "Limner's drawer to be open")
    if section:
        unfold(page.locator(f'[data-limner-panel] details[data-limner-section="{section}"]'))


def unfold(details: Locator) -> None:
    """Press on what is folded, until it is unfolded."""
    if not details.evaluate("details => details.open"):
        details.locator("> summary").click()
        expect(details).to_have_attribute("open", "")


def close_drawers(page: Page) -> None:
    """Close the drawer of the extensions, so that the chat can be reached."""
    page.locator(_TOGGLE).click()
    page.locator(EXTENSIONS).wait_for(state="hidden")
