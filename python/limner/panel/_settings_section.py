"""The settings in the panel: those of each section, the search, and what is done with all of them at once."""

from collections.abc import Awaitable, Callable, Mapping

from limner.core.html import Html, join
from limner.core.json_text import as_dict
from limner.core.translation import later, say
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.painting.provider_setup import ProviderSetup
from limner.panel import _search_view as search_view
from limner.panel import _settings_view as settings_view
from limner.presets.library import PresetLibrary
from limner.settings.preferences import Preferences
from limner.settings.settings import SECTIONS

FILE_NAME = "limner-settings.json"
_QUESTION = later("Set all of Limner's settings back to their defaults? Presets of your own stay.")


class SettingsSection:
    """
    Paints the settings; sets back, gives out as a file and takes in from one; finds settings and places.

    ``act`` does what a press on the title of a place does.
    ``profiles`` are the names of SillyTavern's connection profiles by id; whoever learns them sets them here.
    """

    def __init__(
        self,
        host: Host,
        preferences: Preferences,
        library: PresetLibrary,
        setup: ProviderSetup,
        act: Callable[[str], Awaitable[None]],
    ) -> None:
        self._host = host
        self._act = act
        self._preferences = preferences
        self._library = library
        self._setup = setup
        self.profiles: Mapping[str, str] = {}
        self._query = ""
        self.quiet = frozenset({"search.typed", "search.clear"})
        self.actions = {
            "search.typed": self._typed,
            "search.clear": self._clear,
            "search.go": self._go,
            "settings.reset": lambda _: self.reset(),
            "settings.export": lambda _: self.export(),
            "settings.import": lambda _: self.take_in(),
        }

    # -- what is shown -------------------------------------------------------------------------------------

    def paint(self) -> None:
        """Paint the settings of all sections, and what the search has found."""
        known, names, faults = self._preferences, self._names(), self._faults()
        self._host.paint("notes", settings_view.notes(known.notes))
        for section in SECTIONS:
            html = settings_view.render(section, known.settings, names, faults)
            self._host.paint(f"settings.{section}", html)
        self._host.paint("settings.file", settings_view.foot())
        self._paint_search()

    def _paint_search(self) -> None:
        self._host.paint("search", search_view.field(self._query))
        self._host.paint("found", self._found() if self._query.strip() else join(()))

    def _found(self) -> Html:
        from limner.panel import _found_view as found_view  # noqa: PLC0415 -- few search, none at the start
        from limner.panel._setting_search import found  # noqa: PLC0415 -- the same

        names = self._names()
        settings = self._preferences.settings
        return found_view.render(found(self._query, names), settings, names, self._faults())

    def _names(self) -> settings_view.Names:
        presets = {preset.id: preset.name for preset in self._library.all}
        return {"presets": presets, "painters": self._setup.names, "profiles": self.profiles}

    def _faults(self) -> settings_view.Faults:
        return dict([self._preferences.fault] if self._preferences.fault else [])

    # -- what is pressed and typed -------------------------------------------------------------------------

    async def _typed(self, data: Json) -> None:
        self._query = text_of(as_dict(data.get("form")), "words")[: search_view.LONGEST]
        self._paint_search()

    async def _clear(self, _data: Json) -> None:
        self._query = ""
        self._paint_search()

    async def _go(self, data: Json) -> None:
        """Go to a place that was found: it is seen when the search is over, and drawn when it is opened."""
        from limner.panel._search_places import PLACES  # noqa: PLC0415 -- few search, none at the start

        if place := PLACES.get(text_of(data, "entry")):
            await self._clear({})
            self._host.reveal(place.view, place.mark)
            if place.opens:
                await self._act(place.opens)

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
