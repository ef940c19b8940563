"""
What else lives on a SillyTavern page: another extension, the user's own settings, and the toasts that passed.

The page is kept from test to test, so each of these leaves it as it was found.
"""

from typing import Any

from playwright.sync_api import Page

from tools.story_page import StoryPage

_LISTEN = """
([event, source]) => {
    const { eventSource, eventTypes } = SillyTavern.getContext();
    const listener = (0, eval)(`(${source})`);
    eventSource.on(eventTypes[event], listener);
    window.neighbour = { noted: [], listeners: [], ...window.neighbour };
    window.neighbour.listeners.push([eventTypes[event], listener]);
}
"""
_LEAVE = """
() => {
    for (const [event, listener] of window.neighbour?.listeners ?? [])
        SillyTavern.getContext().eventSource.removeListener(event, listener);
    delete window.neighbour;
}
"""
_TUNE = """
([path, value]) => {
    const names = path.split('.');
    const last = names.pop();
    const place = names.reduce((at, name) => at[name], SillyTavern.getContext());
    const before = place[last];
    if (value === null) delete place[last];
    else place[last] = value;
    return before ?? null;
}
"""
_HEAR = """
() => {
    window.heard = [];
    window.ears?.disconnect();
    window.ears = new MutationObserver((changes) => {
        for (const node of changes.flatMap((change) => [...change.addedNodes]))
            if (node.matches?.('.toast:not(.limner-hidden)')) window.heard.push(node.innerText);
    });
    window.ears.observe(document.documentElement, { childList: true, subtree: true });
}
"""


class Neighbour:
    """Another extension, which came later than Limner: its listeners are called after ours."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def on(self, event: str, listener: str) -> None:
        """Have this JavaScript function called by an event of ST; it may push to ``neighbour.noted``."""
        self._page.evaluate(_LISTEN, [event, listener])

    @property
    def noted(self) -> list[Any]:
        """What its listeners have noted."""
        return self._page.evaluate("() => window.neighbour?.noted ?? []")  # type: ignore[no-any-return]

    def leave(self) -> None:
        """Take all listeners back."""
        self._page.evaluate(_LEAVE)


class Tuning:
    """SillyTavern's own settings, by their path in its context, as a user might have them."""

    def __init__(self, story: StoryPage) -> None:
        self._story = story
        self._before: dict[str, Any] = {}

    def set(self, **values: Any) -> None:
        """Set e.g. ``chatCompletionSettings__stream_openai=False``; None takes the entry out."""
        for name, value in values.items():
            path = name.replace("__", ".")
            before = self._story.page.evaluate(_TUNE, [path, value])
            self._before.setdefault(path, before)

    def restore(self) -> None:
        """Put everything back, on disk too."""
        for path, value in self._before.items():
            self._story.page.evaluate(_TUNE, [path, value])
        if self._before:
            self._story.save_settings()
        self._before.clear()


class Ears:
    """Hears every toast, also one that is gone when a test gets to ask."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.open()

    def open(self) -> None:
        """Listen (again, after the page was loaded anew)."""
        self._page.evaluate(_HEAR)

    def heard(self, word: str = "") -> list[str]:
        """Return the toasts so far that hold ``word``."""
        toasts: list[str] = self._page.evaluate("() => window.heard ?? []")
        return [toast for toast in toasts if word in toast]
