"""
The chat filter: whether the chat that is open is illustrated at all.

The user may want pictures where he talks to one character and none in groups, or the other way round; and
where another illustrator is at work, two would paint each tag twice. To everything that asks, a chat that is
filtered out looks as if Limner were switched off.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from limner.core.translation import say
from limner.page.events import Json, flag_of
from limner.settings.other_illustrators import Illustrator, at_work, installed
from limner.settings.settings import Settings


class ChatFilter:
    """What holds in the chat that is open."""

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings
        self._group = False
        self.others: tuple[Illustrator, ...] = ()
        """Who else illustrates the story now."""
        self.installed: Mapping[str, str] = {}
        """Which other illustrators the page has loaded: SillyTavern's name of each by our id."""

    def hear(self, data: Json) -> None:
        """Take from an event whether the open chat is a group's, and who else illustrates it."""
        if "group" in data:
            self._group = flag_of(data, "group")
        if "illustrators" in data:
            self.others = at_work(data["illustrators"])
            self.installed = installed(data["illustrators"])

    @property
    def on(self) -> bool:
        """Whether Limner is switched on at all."""
        return self._settings().enabled

    @property
    def beside(self) -> str:
        """The one sentence about who else illustrates the story now; empty where nobody does."""
        if not self.others:
            return ""
        names = ", ".join(each.name for each in self.others)
        return say(
            "${0} illustrates the story as well, so Limner leaves it to that one, or each picture would be "
            "painted twice: switch one of the two off under Extensions > Manage extensions.",
            names,
        )

    def settings(self) -> Settings:
        """Return the settings as they hold here: switched off where this kind of chat is not illustrated."""
        settings = self._settings()
        wanted = settings.groups if self._group else settings.characters
        return settings if wanted and not self.others else replace(settings, enabled=False)
