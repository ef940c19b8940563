"""How often each entry of a picture's menu was pressed: what is pressed most stands first there."""

from collections.abc import Mapping

from limner.core.json_text import as_dict, as_int
from limner.settings.preferences import Preferences

KEY = "picture_presses"
"""The entry of the saved settings that is ours: action to how often."""

MOST = 100
"""Presses after which all counts are halved: what one used to do a lot makes room in time."""


class PressCounts:
    """``actions`` are those that count."""

    def __init__(self, preferences: Preferences, actions: frozenset[str]) -> None:
        self._preferences = preferences
        self._actions = actions

    def all(self) -> Mapping[str, int]:
        """Return how often each was pressed, as far as the settings file can be believed."""
        found = as_dict(self._preferences.settings.kept.get(KEY))
        counts = {name: as_int(found.get(name)) for name in self._actions}
        return {name: min(count, MOST) for name, count in counts.items() if count > 0}

    def pressed(self, action: str) -> None:
        """Count a press, and keep it."""
        if action not in self._actions:
            return
        counts = {**self.all()}
        counts[action] = counts.get(action, 0) + 1
        if sum(counts.values()) > MOST:
            counts = {name: count // 2 for name, count in counts.items() if count > 1}
        self._preferences.keep(KEY, counts)
