"""The section of the settings: what the buttons under them do. Each is one action of the panel."""

from limner.core.translation import later, say
from limner.page.host import Host
from limner.settings.preferences import Preferences

FILE_NAME = "limner-settings.json"
_QUESTION = later("Set all of Limner's settings back to their defaults? Presets of your own stay.")


class SettingsSection:
    """Sets back, gives out as a file and takes in from one; a failure is one sentence to the user."""

    def __init__(self, host: Host, preferences: Preferences) -> None:
        self._host = host
        self._preferences = preferences
        self.actions = {
            "settings.reset": lambda _: self.reset(),
            "settings.export": lambda _: self.export(),
            "settings.import": lambda _: self.take_in(),
        }

    async def reset(self) -> None:
        """Ask, then set every control back; what is kept beside the settings stays."""
        if await self._host.confirm(say(_QUESTION)):
            self._preferences.put(self._preferences.settings.defaults())

    async def export(self) -> None:
        """Give the user his settings as a file."""
        self._host.download(FILE_NAME, self._preferences.settings.export_text())

    async def take_in(self) -> None:
        """
        Take settings from a file the user chooses, and name each value in it that is refused.

        Raises SettingError where the file holds no settings.
        """
        text = await self._host.choose_file(".json")
        if text is None:
            return
        settings, refused = self._preferences.settings.imported(text)
        self._preferences.put(settings)
        self._preferences.tell(refused)
        self._host.toast("success" if not refused else "warning", _told(len(refused)))


def _told(refused: int) -> str:
    if not refused:
        return say("The settings of the file are in force.")
    return say("The settings of the file are in force; refused, as the panel says why: ${0}.", refused)
