"""The pictures of Limner in its documents: taken by the tests, put there by ``make images`` only."""

import os
from pathlib import Path

from playwright.sync_api import Page

from tools.data_root import REPO


def keep(page: Page, name: str) -> None:
    """Take a picture of the screen, without the toasts: into ``LIMNER_IMAGES``, else into build/images."""
    page.evaluate("() => { document.getElementById('toast-container')?.replaceChildren(); }")
    folder = Path(os.environ.get("LIMNER_IMAGES", REPO / "build" / "images"))
    page.screenshot(path=folder / f"{name}.png")
