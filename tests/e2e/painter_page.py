"""The painters' section of the panel, in the words of the person who uses it."""

from playwright.sync_api import Locator, Page, expect

from limner.settings.settings import CONTROLS
from tests.e2e.drawer import close_drawers, open_drawer, unfold
from tools.story_page import StoryPage


class Painters:
    """Limner's drawer with the section of the painters."""

    def __init__(self, story: StoryPage) -> None:
        self.story = story
        self.page: Page = story.page
        self.view = story.page.locator('[data-limner-view="painters"]')

    def open(self) -> "Painters":
        """Open the drawer of the extensions, Limner's in it, and the section."""
        open_drawer(self.story, "connections")
        section = self.view.locator("details.limner-painters")
        expect(section).to_be_attached()
        unfold(section)
        return self

    def close(self) -> None:
        """Close the drawer of the extensions, so that the chat can be reached."""
        close_drawers(self.page)

    def card(self, painter: str) -> Locator:
        return self.view.locator(f'details.limner-painter[data-limner-entry="{painter}"]')

    def unfold(self, painter: str) -> Locator:
        """Open one painter."""
        card = self.card(painter)
        if not card.evaluate("details => details.open"):
            card.locator("> summary").click()
        return card

    def stands(self, painter: str, how: str) -> None:
        """Wait until a painter stands like this."""
        expect(self.card(painter).locator(f".limner-{how}")).to_be_visible(timeout=60_000)

    def enter_key(self, painter: str, key: str) -> None:
        """Type a key and save it."""
        card = self.unfold(painter)
        field = card.locator('input[type="password"]')
        field.fill(key[:-4])  # each letter that is typed costs a tenth of a second of a processor
        field.press_sequentially(key[-4:])
        card.locator('[data-limner-secret-do="save"]').click()
        expect(card.locator('input[type="password"]')).to_have_value("")
        expect(card.locator('input[type="password"]')).to_have_attribute("placeholder", "••••••••")

    def forget_key(self, painter: str) -> None:
        """Have the server forget a key."""
        card = self.unfold(painter)
        card.locator('[data-limner-secret-do="forget"]').click()
        expect(card.locator('input[type="password"]')).to_have_attribute("placeholder", "")

    def choose(self, painter: str, setting: str = "provider") -> None:
        """Choose who paints, and wait until SillyTavern holds it."""
        pictures = self.page.locator('[data-limner-panel] details[data-limner-section="pictures"]')
        unfold(pictures)
        if not CONTROLS[setting].first:
            unfold(pictures.locator("details.limner-more"))
        pictures.locator(f'[data-limner-setting="{setting}"]').select_option(painter)
        self.story.until(
            lambda: (self.story.limner_settings() or {}).get(setting) == painter or None, f"{painter} chosen"
        )

    def option(self, painter: str, name: str) -> Locator:
        return self.unfold(painter).locator(f'[data-limner-field="{name}"]')

    def press(self, painter: str, action: str) -> None:
        self.unfold(painter).locator(f'[data-limner-action="painters.{action}"]').click()
