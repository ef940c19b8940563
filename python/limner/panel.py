"""The panel: its desks, and its views painted together after whatever may have changed one of them."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping

from limner.booths import Booths
from limner.clock import Clock, Ids
from limner.diagnosis import Diagnosis
from limner.events import Json
from limner.host import Host
from limner.package_desk import PackageDesk
from limner.painter_desk import PainterDesk
from limner.preferences import Preferences
from limner.preset_desk import PresetDesk
from limner.preset_scope import PresetScopes
from limner.preset_shelf import PresetShelf
from limner.recovery import Recovery
from limner.settings_desk import SettingsDesk
from limner.studio import Studio
from limner.views import outbox_panel, settings_panel


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
        kept: tuple[Preferences, PresetShelf, PresetScopes, Studio],
        recovery: Recovery,
        diagnosis: Diagnosis,
        booths: Booths | None = None,
    ) -> None:
        self._host = host
        self._chat_id = chat_id
        self._preferences, self._shelf, scopes, self._studio = kept
        studio = self._studio
        self._presets = PresetDesk(host, clock, self._shelf, scopes, begin, painters=lambda: studio.names)
        self._painters = PainterDesk(host, ids, begin, studio=studio, preferences=self._preferences)
        self._packages = PackageDesk(host, self._preferences, studio.service, booths, self.paint)
        self._recovery = recovery
        self._diagnosis = diagnosis
        self.quiet = self._presets.quiet
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            **self._presets.actions,
            **self._painters.actions,
            **self._packages.actions,
            **SettingsDesk(host, self._preferences).actions,
        }

    def greet(self) -> None:
        """The program has begun."""
        self.paint()
        self._painters.greet()

    def paint(self) -> None:
        """Paint all of it."""
        known = self._preferences
        html = settings_panel.render(
            known.settings,
            self._shelf.all,
            fault=known.fault,
            notes=known.notes,
            painters=self._studio.names,
        )
        self._host.paint("settings", html)
        self._painters.paint()
        self._host.paint("packages", self._packages.render())
        self.paint_of_chat()

    def paint_of_chat(self) -> None:
        """Paint what may be another with another chat."""
        self._presets.paint(self._chat_id())
        self._host.paint("outbox", outbox_panel.render(self._recovery.orphans))
        self._diagnosis.look()
