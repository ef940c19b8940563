"""The panel: its views painted together, after whatever may have changed one of them."""

from collections.abc import Callable

from limner.diagnosis import Diagnosis
from limner.host import Host
from limner.painter_desk import PainterDesk
from limner.preferences import Preferences
from limner.preset_desk import PresetDesk
from limner.preset_shelf import PresetShelf
from limner.recovery import Recovery
from limner.studio import Studio
from limner.views import outbox_panel, settings_panel


class Panel:
    """``chat_id`` says which chat is open."""

    def __init__(
        self,
        host: Host,
        chat_id: Callable[[], str],
        *,
        kept: tuple[Preferences, PresetShelf, Studio],
        desks: tuple[PresetDesk, PainterDesk],
        recovery: Recovery,
        diagnosis: Diagnosis,
    ) -> None:
        self._host = host
        self._chat_id = chat_id
        self._preferences, self._shelf, self._studio = kept
        self._presets, self._painters = desks
        self._recovery = recovery
        self._diagnosis = diagnosis

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
        self.paint_of_chat()

    def paint_of_chat(self) -> None:
        """Paint what may be another with another chat."""
        self._presets.paint(self._chat_id())
        self._host.paint("outbox", outbox_panel.render(self._recovery.orphans))
        self._diagnosis.look()
