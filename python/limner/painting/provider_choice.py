"""
The choice of a painter: who paints, with what, and what is chosen for each painter.

A preset may name a painter, and a model for it; else the setting does. The options of each painter stand in
ST's settings file beside the settings, under ``painters``, so that a painter that is away today (a plugin
that is switched off) has its own when it comes back. They are read without trust; an entry that cannot be
read, because a newer version wrote it, is kept and written back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from limner.core.errors import SettingError
from limner.core.json_text import as_dict
from limner.core.translation import say
from limner.pictures import options
from limner.pictures.options import KNOWN, Options
from limner.pictures.picture import Version
from limner.pictures.wording import Wording, as_it_was
from limner.presets.preset import Preset
from limner.settings.preferences import Preferences

KEY = "painters"
"""The entry of the saved settings that is ours: painter's id to its options by name."""

NONE = "none"
"""The value of the setting ``fallback`` that means nobody."""

MOST = 100
"""Painters that are remembered; a settings file with more was not written by us."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """
    Who is to paint a picture, and with what; ``provider`` empty: whoever the setting says by then.

    ``words`` are those it was painted from before, where it is to be made again; None: they are made anew.
    """

    provider: str = ""
    options: Options = field(default_factory=Options)
    words: Wording | None = None


class ProviderChoice:
    """Each change is saved at once; all that is asked is asked of the settings as they are now."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    @property
    def default(self) -> str:
        """The id of the painter that is set."""
        return self._preferences.settings.provider

    @property
    def fallback(self) -> str:
        """The id of the painter that is asked where the chosen one cannot be; empty for none."""
        wanted = self._preferences.settings.fallback
        return "" if wanted == NONE else wanted

    def provider_for(self, preset: Preset | None = None) -> str:
        """Return the id of the painter of a preset's pictures, here or not."""
        return preset.provider if preset and preset.provider else self.default

    def chosen(self, preset: Preset | None = None) -> Chosen:
        """Return who paints a preset's pictures and with what; the model it names goes before the user's."""
        provider = self.provider_for(preset)
        model = preset.model if preset else ""
        return Chosen(provider, Options(model=model or None).over(self.options(provider)))

    def asks(self, presets: Iterable[Preset]) -> bool:
        """Whether one of these presets names a painter or a model: else which is in force is no matter."""
        return any(preset.provider or preset.model for preset in presets)

    def options(self, provider_id: str) -> Options:
        """Return what is chosen for a painter; what cannot be read is no choice."""
        found = Options()
        for name, value in self._entry(provider_id).items():
            try:
                found = options.read({name: value}).over(found)
            except SettingError:
                continue
        return found

    def set_option(self, provider_id: str, name: str, typed: object) -> None:
        """
        Choose an option as the user typed it; nothing typed takes the choice back.

        Raises SettingError in one sentence. Whether this painter can be given it together with the others is
        for the painter to say (``validate``): on the way from one good choice to the next there may be a bad
        one.
        """
        value = options.typed(name, typed)
        if value is None:
            self.clear_option(provider_id, name)
            return
        entry = self._entry(provider_id)
        if not entry and len(self._all()) >= MOST:
            raise SettingError(say("Options are kept for ${0} painters already.", MOST))
        self._keep(provider_id, {**entry, name: value})

    def clear_option(self, provider_id: str, name: str) -> None:
        """Take the choice of an option back; one that was not chosen is no error."""
        entry = self._entry(provider_id)
        if entry.pop(name, None) is not None:
            self._keep(provider_id, entry)

    def forget(self, provider_id: str) -> None:
        """Take all that is chosen for a painter back, and nothing of a newer version's."""
        rest = {name: value for name, value in self._entry(provider_id).items() if name not in KNOWN}
        if rest != self._entry(provider_id):
            self._keep(provider_id, rest)

    def _all(self) -> dict[str, object]:
        return as_dict(self._preferences.settings.kept.get(KEY))

    def _entry(self, provider_id: str) -> dict[str, object]:
        return as_dict(self._all().get(provider_id))

    def _keep(self, provider_id: str, entry: dict[str, object]) -> None:
        others = {name: each for name, each in self._all().items() if name != provider_id}
        kept = {**others, provider_id: entry} if entry else others
        self._preferences.keep(KEY, kept or None)


def same_again(version: Version) -> Chosen:
    """Return the choice that paints a picture again as it was made, one of it."""
    words = as_it_was(version.words, version.prompt)
    return Chosen(version.provider, replace(version.making.options, count=None), words)
