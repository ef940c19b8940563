"""
The chat filter: whether the chat that is open is illustrated at all.

The user may want pictures where he talks to one character and none in groups, or the other way round. To
everything that asks, a chat that is filtered out looks as if Limner were switched off.
"""

from collections.abc import Callable
from dataclasses import replace

from limner.page.events import Json, flag_of
from limner.settings.settings import Settings


class ChatFilter:
    """What holds in the chat that is open."""

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings
        self._group = False

    def hear(self, data: Json) -> None:
        """Take from any event that says so whether the open chat is a group's."""
        if "group" in data:
            self._group = flag_of(data, "group")

    @property
    def on(self) -> bool:
        """Whether Limner is switched on at all."""
        return self._settings().enabled

    def settings(self) -> Settings:
        """Return the settings as they hold here: switched off where this kind of chat is not illustrated."""
        settings = self._settings()
        wanted = settings.groups if self._group else settings.characters
        return settings if wanted else replace(settings, enabled=False)
