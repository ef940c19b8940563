"""
The providers there are, which of them paints, and what limits them, put together for ``app``.

A painter that comes later (a user's package) is registered with ``service`` here.
"""

from collections.abc import Mapping
from functools import partial

from limner.core.clock import Clock
from limner.outbox.entry import Entry
from limner.page.host import Host
from limner.page.web import Nowhere, Web
from limner.painting._filing import Filing
from limner.painting.provider_choice import Chosen, ProviderChoice
from limner.painting.spending import Spending
from limner.presets.library import PresetLibrary
from limner.presets.selection import PresetSelection
from limner.providers.built_in import BuiltInProviders
from limner.providers.limiter import Limiter
from limner.providers.service import GenerationService
from limner.settings.preferences import Preferences
from limner.settings.settings import Settings


class ProviderSetup:
    """``service`` asks the painters, ``choice`` says which one and with what."""

    def __init__(
        self,
        host: Host,
        clock: Clock,
        kept: tuple[Preferences, PresetLibrary, PresetSelection],
        web: Web | None,
    ) -> None:
        preferences, library, selection = kept
        self._clock = clock
        self._limiter = Limiter(clock)
        self.web = web
        self.painters = BuiltInProviders(host, clock, web)
        tell = partial(host.toast, "warning")
        self.filing = Filing(host, web or Nowhere(), lambda: preferences.settings, tell)
        self.spending = Spending(preferences)
        self._library = library
        self._selection = selection
        self.choice = ProviderChoice(preferences)
        self.service = GenerationService(
            self._limiter,
            self.painters.all,
            self.painters.sd.id,
            clock=clock,
            retries=lambda: preferences.settings.retries,
            fallback=lambda: self.choice.fallback,
            options=self.choice.options,
            references=lambda: preferences.settings.references,
        )

    async def choose(self) -> Chosen:
        """
        Say who paints the next picture, and with what: the preset in force decides.

        Which one that is stands in the chat and the card, so it is asked only where a preset names a painter.
        """
        asks = self.choice.asks(self._library.all)
        return self.choice.chosen(await self._selection.preset() if asks else None)

    def paid(self, entry: Entry) -> None:
        """Count what came of an attempt that nobody waited for any more."""
        count, wall = len(entry.urls), self._clock.wall()
        self.spending.painted(entry.provider, entry.making, count, chat=entry.key.chat_id, wall=wall)

    def apply(self, settings: Settings) -> None:
        """Paint as these settings say."""
        self.service.default = settings.provider
        self._limiter.configure(settings.concurrency, settings.interval_ms / 1000)
        self.painters.sd.hide_loader = not settings.loader_toast

    @property
    def names(self) -> Mapping[str, str]:
        """The painters that are here: what the user calls them, by id."""
        return {painter.id: painter.name for painter in self.service.painters}
