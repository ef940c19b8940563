"""
Preferences: the settings in force, who is told when they change, and what the user typed wrong last.

Whoever keeps something that follows from a setting listens here; whoever only reads one asks ``settings`` at
the moment it matters.
"""

from collections.abc import Callable, Sequence

from limner.core.errors import SettingError
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.settings.settings import Settings

Listener = Callable[[Settings], None]


class Preferences:
    """
    The settings in force.

    ``fault`` is the name of a setting and why what was typed there last was refused; ``notes`` are sentences
    to read once, such as what a settings file held that could not be used.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self._listeners: list[Listener] = []
        self.settings = Settings()
        self.fault: tuple[str, str] | None = None
        self.notes: tuple[str, ...] = ()

    def listen(self, listener: Listener) -> None:
        """Call ``listener`` with the settings after each change, in the order of listening."""
        self._listeners.append(listener)

    def load(self, text: str) -> None:
        """Take the settings from ST's settings file; whatever cannot be used becomes a note."""
        settings, self.notes = Settings.load_text(text)
        self._apply(settings)

    def typed(self, data: Json) -> None:
        """Take what the user typed into a control; a refusal becomes the ``fault``."""
        name = text_of(data, "name")
        try:
            self.change(name, data.get("value"))
        except SettingError as error:
            self.fault = (name, str(error))

    def change(self, name: str, value: object) -> None:
        """Change one setting and save; raises SettingError in one sentence and changes nothing."""
        self.put(self.settings.changed(name, value))

    def tell(self, notes: Sequence[str]) -> None:
        """Have the panel say these sentences, until the next change."""
        self.notes = tuple(notes)

    def put(self, settings: Settings) -> None:
        """Put these settings in force and save them."""
        self.fault, self.notes = None, ()
        self._apply(settings)
        self._host.save_settings(settings.to_text())

    def keep(self, name: str, entry: object) -> None:
        """Save what is no setting beside the settings (JSON; None: no more); they stay as they are."""
        self._apply(self.settings.keeping(name, entry))
        self._host.save_settings(self.settings.to_text())

    def _apply(self, settings: Settings) -> None:
        self.settings = settings
        for listener in self._listeners:
            listener(settings)
