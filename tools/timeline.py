"""
What happened when, in one list: on the page, at the model, at the painter.

The stand-ins note monotonic seconds and the page milliseconds since 1970; both are brought to seconds since
the first entry.
"""

import time
from dataclasses import dataclass

from playwright.sync_api import Page

from tools.painter import Painter
from tools.story_model import StoryModel

# The load event of an image is heard in the capture phase; only the first drawing of each picture counts.
_WATCH_PICTURES = """
() => {
    window.labPictures = {};
    document.addEventListener('load', event => {
        const image = event.target;
        if (image instanceof HTMLImageElement && image.closest('#chat .mes_text'))
            labPictures[image.getAttribute('src')] ??= [Date.now(), image.title];
    }, true);
}
"""


def watch_pictures(page: Page) -> None:
    """From now on note on ``page`` when each picture is first drawn in a message."""
    page.evaluate(_WATCH_PICTURES)


def pictures_drawn(page: Page) -> dict[str, tuple[float, str]]:
    """Return for each picture's ``src`` when it was first drawn (monotonic seconds) and its title."""
    offset = time.time() - time.monotonic()
    drawn: dict[str, tuple[float, str]] = {
        source: (at / 1000 - offset, title)
        for source, (at, title) in page.evaluate("() => labPictures").items()
    }
    return drawn


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One thing that happened; monotonic seconds."""

    at: float
    what: str


class Timeline:
    """The list."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []

    def add(self, what: str, at: float | None = None) -> None:
        """Note ``what``, now or at ``at``."""
        self._entries.append(Entry(time.monotonic() if at is None else at, what))

    def take(self, model: StoryModel, painter: Painter, page: Page) -> None:
        """Add what the stand-ins and the page noted by themselves."""
        for turn in model.turns:
            asked = "with" if turn.instructed else "without"
            self.add(f"the model is asked, {asked} the instruction for pictures", turn.asked_at)
            for tag in turn.tags:
                self.add(f"tag written: {_short(tag.text)}", tag.at)
            if turn.ended_at is not None:
                self.add(f"the model is done: {turn.outcome}", turn.ended_at)
        for painting in painter.paintings:
            self.add(f"painting begins: {_short(painting.prompt)}", painting.started_at)
            if painting.ended_at is not None:
                self.add(f"{painting.outcome}: {_short(painting.prompt)}", painting.ended_at)
        for source, (at, title) in pictures_drawn(page).items():
            self.add(f"on the screen: {_short(title or source)}", at)

    def report(self) -> str:
        """Return the list as lines, in order of time."""
        entries = sorted(self._entries)
        return "\n".join(f"{entry.at - entries[0].at:7.3f} s  {entry.what}" for entry in entries)


def _short(text: str) -> str:
    return text if len(text) <= 72 else f"{text[:71]}…"
