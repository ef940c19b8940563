"""The panel: its sections, and its views painted together after whatever may have changed one of them."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping

from limner.continuity.access import Continuity
from limner.core.clock import Clock, Ids
from limner.core.errors import HostError
from limner.custom_providers.sandboxes import Sandboxes
from limner.diagnosis.diagnosis import Diagnosis
from limner.diagnosis.first_run import FirstRun
from limner.gallery import access as gallery
from limner.migration.access import Migration
from limner.nextchat.access import NextChat
from limner.page.events import Json
from limner.page.host import Host
from limner.painting.provider_setup import ProviderSetup
from limner.painting.recovery import Recovery
from limner.panel import _library_view as library_view
from limner.panel import _outbox_view as outbox_view
from limner.panel._cast_door import CastDoor
from limner.panel._packages_section import PackagesSection
from limner.panel._presets_section import PresetsSection
from limner.panel._providers_section import ProvidersSection
from limner.panel._settings_section import SettingsSection
from limner.presets.library import PresetLibrary
from limner.presets.selection import PresetSelection
from limner.prompting.meta_prompt import standing
from limner.settings.chat_filter import ChatFilter
from limner.settings.preferences import Preferences


class Panel:
    """``chat_id`` says which chat is open; of the ``actions`` the ``quiet`` ones paint by themselves."""

    def __init__(
        self,
        host: Host,
        clock: Clock,
        ids: Ids,
        begin: Callable[[Coroutine[None, None, None]], None],
        *,
        chat_id: Callable[[], str],
        chat_filter: ChatFilter,
        kept: tuple[Preferences, PresetLibrary, PresetSelection, ProviderSetup],
        recovery: Recovery,
        diagnosis: Diagnosis,
        continuity: Continuity,
        sandboxes: Sandboxes | None = None,
    ) -> None:
        self._host = host
        self._chat_id = chat_id
        self._preferences, self._library, selection, self._setup = kept
        setup = self._setup
        self._presets = PresetsSection(
            host,
            clock,
            self._library,
            selection,
            begin,
            painters=lambda: setup.names,
            asked=lambda text: standing(text, self._preferences.settings),
        )
        self._painters = ProvidersSection(
            host,
            ids,
            begin,
            setup=setup,
            preferences=self._preferences,
            chat_id=chat_id,
            wall=clock.wall,
        )
        self._packages = PackagesSection(host, self._preferences, setup.service, sandboxes, self.paint)
        self.cast = CastDoor(host, continuity, begin)
        self.nextchat = NextChat(
            host, setup.web, clock, continuity.brief, preferences=self._preferences, begin=begin
        )
        kept_here = (self._preferences, self._library)
        self._migration = Migration(host, setup.web, (clock, ids), kept_here, chat_filter, begin=begin)
        self._begin = begin
        self._settings = SettingsSection(
            host, self._preferences, self._library, setup, lambda action: self.actions[action]({})
        )
        self._recovery = recovery
        self._diagnosis = diagnosis
        self._first_run = FirstRun(host, self._preferences, setup, begin, lambda: diagnosis.report)
        diagnosis.shown = self._first_run.paint
        self.quiet = frozenset({*self._presets.quiet, *self._settings.quiet, *gallery.ACTIONS})
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            **self._presets.actions,
            **self._painters.actions,
            **self._packages.actions,
            **self.cast.actions,
            **self.nextchat.actions,
            **self._migration.actions,
            **self._first_run.actions,
            **self._settings.actions,
        }

    def greet(self) -> None:
        """The program has begun."""
        self._first_run.greet()
        self.paint()
        self._painters.greet()
        self.nextchat.greet()

    def paint(self) -> None:
        """Paint all of it."""
        self._settings.paint()
        self._host.paint("library", library_view.render())
        if self._preferences.settings.asking != "reply":
            self._begin(self._learn_profiles())
        self._painters.paint()
        self._host.paint("packages", self._packages.render())
        self.cast.paint()
        self.nextchat.paint()
        self._migration.paint()
        self.paint_of_chat()

    async def _learn_profiles(self) -> None:
        """Find out which connection profiles there are now; where they are others, paint again."""
        try:
            sources = await self._host.model_sources()
        except HostError:
            return  # those that were known are offered on
        names = {each.id: each.name for each in sources if each.id}
        if names != self._settings.profiles:
            self._settings.profiles = names
            self.paint()

    def paint_of_chat(self) -> None:
        """Paint what may be another with another chat."""
        self._presets.paint(self._chat_id())
        self._first_run.look()
        self._migration.look(self._chat_id())
        self._host.paint("outbox", outbox_view.render(self._recovery.orphans))
        self._diagnosis.look()
