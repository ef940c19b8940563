"""
The studio: the painters there are, who of them paints, and what limits them, put together for ``app``.

A painter that comes later (the server's plugin, a user's package) is registered with ``service`` here.
"""

from collections.abc import Mapping

from limner.clock import Clock
from limner.host import Host
from limner.limiter import Limiter
from limner.painter_choice import Chosen, PainterChoice
from limner.preferences import Preferences
from limner.preset_scope import PresetScopes
from limner.preset_shelf import PresetShelf
from limner.providers.service import GenerationService
from limner.providers.slash_command import SlashCommandProvider
from limner.settings import Settings


class Studio:
    """``service`` asks the painters, ``choice`` says which one and with what."""

    def __init__(
        self, host: Host, clock: Clock, preferences: Preferences, shelf: PresetShelf, scopes: PresetScopes
    ) -> None:
        self._limiter = Limiter(clock)
        self._own = SlashCommandProvider(host)
        self._shelf = shelf
        self._scopes = scopes
        self.choice = PainterChoice(preferences)
        self.service = GenerationService(
            self._limiter,
            [self._own],
            self._own.id,
            clock=clock,
            retries=lambda: preferences.settings.retries,
            fallback=lambda: self.choice.fallback,
            options=self.choice.options,
        )

    async def choose(self) -> Chosen:
        """
        Say who paints the next picture, and with what: the preset in force decides.

        Which one that is stands in the chat and the card, so it is asked only where a preset names a painter.
        """
        asks = self.choice.asks(self._shelf.all)
        return self.choice.chosen(await self._scopes.preset() if asks else None)

    def apply(self, settings: Settings) -> None:
        """Paint as these settings say."""
        self.service.default = settings.provider
        self._limiter.configure(settings.concurrency, settings.interval_ms / 1000)
        self._own.hide_loader = not settings.loader_toast

    @property
    def names(self) -> Mapping[str, str]:
        """The painters that are here: what the user calls them, by id."""
        return {painter.id: painter.name for painter in self.service.painters}
