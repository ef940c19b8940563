"""
The library: every preset there is, those that are shipped and the user's own.

The user's own stand in ST's settings file beside the settings, under ``presets``. That file is the one truth:
whatever changes it (an import, another tab's reload) is seen here with the next look. It is read without
trust; what cannot be read, because a newer version wrote it, is kept and written back.
"""

from collections.abc import Sequence
from dataclasses import replace

from limner.core.errors import SettingError
from limner.core.translation import say
from limner.presets.preset import (
    LONGEST_DESCRIPTION,
    LONGEST_NAME,
    Preset,
    description_from,
    model_from,
    name_from,
    painter_from,
    parse,
    text_from,
)
from limner.presets.saved import MOST, Draft, Saved, id_for, numbered
from limner.settings.preferences import Preferences

KEY = "presets"
"""The entry of the saved settings that is ours."""


class PresetLibrary:
    """All presets; each change is saved at once. ``shipped`` ones cannot be changed, only copied."""

    def __init__(self, preferences: Preferences, shipped: Sequence[Preset]) -> None:
        self._preferences = preferences
        self._shipped = tuple(shipped)
        self._raw: object = None
        self._saved = Saved()

    @property
    def all(self) -> tuple[Preset, ...]:
        """Every preset: the shipped ones, then the user's own by name."""
        return (*self._shipped, *self.own)

    @property
    def own(self) -> tuple[Preset, ...]:
        """The user's own presets, by name."""
        return tuple(sorted(self._look().presets, key=lambda preset: preset.name.casefold()))

    @property
    def draft(self) -> Draft | None:
        """What was typed and not saved."""
        return self._look().draft

    def is_own(self, preset_id: str) -> bool:
        """Whether this is one of the user's own."""
        return any(preset.id == preset_id for preset in self._look().presets)

    def get(self, preset_id: str) -> Preset | None:
        """Return the preset of this id, or None where it is missing."""
        return next((preset for preset in self.all if preset.id == preset_id), None)

    def find(self, words: str) -> Preset:
        """Return the preset of this name or id, whatever the case of the letters; raises SettingError."""
        wanted = " ".join(words.split()).casefold()
        for preset in self.all:
            if wanted in (preset.name.casefold(), preset.id.casefold()):
                return preset
        names = ", ".join(preset.name for preset in self.all)
        raise SettingError(
            say("There is no preset called “${0}”. There are: ${1}.", words[:LONGEST_NAME], names)
        )

    def add(
        self, name: str, description: str, text: str, *, anew: bool = False, like: Preset | None = None
    ) -> Preset:
        """
        Add a preset of the user's own and return it, with the painter of the one it is ``like``.

        Raises SettingError where a word cannot be or the name is taken; ``anew`` numbers the name instead.
        """
        saved = self._look()
        if len(saved.presets) >= MOST:
            raise SettingError(say("There are ${0} presets already: delete one first.", MOST))
        wanted = name_from(name)
        free = numbered(wanted, {p.name.casefold() for p in self.all}) if anew else self._free(wanted)
        painter = (like.provider, like.model, like.family) if like else ("", "", "")
        words = description_from(description), text_from(text)
        preset = Preset(id_for(free, self.all), free, *words, *painter)
        self._save(replace(saved, presets=(*saved.presets, preset)))
        return preset

    def add_file(self, source: str) -> Preset:
        """Add the preset of a file; one of the same name and words is there already and is returned."""
        found = parse(source, "in this file")
        description = found.description[:LONGEST_DESCRIPTION]
        wanted = found.changed(name=found.name[:LONGEST_NAME], description=description, text=found.text)
        for preset in self.all:
            if replace(preset, id="", description="") == replace(wanted, id="", description=""):
                return preset
        return self.add(wanted.name, wanted.description, wanted.text, anew=True, like=wanted)

    def change(self, preset_id: str, description: str, text: str) -> Preset:
        """Put other words into a preset of the user's own; raises SettingError."""
        return self._put(self._own(preset_id).changed(description=description, text=text))

    def set_painter(self, preset_id: str, provider: str, model: str) -> Preset:
        """Name the painter of a preset's pictures and a model of it, empty for none; raises SettingError."""
        preset = self._own(preset_id)
        return self._put(replace(preset, provider=painter_from(provider), model=model_from(model)))

    def rename(self, preset_id: str, name: str) -> Preset:
        """Give a preset of the user's own another name, its id stays; raises SettingError."""
        preset = self._own(preset_id)
        return self._put(replace(preset, name=self._free(name_from(name), preset_id)))

    def remove(self, preset_id: str) -> None:
        """Take a preset of the user's own away, with what was typed into it; raises SettingError."""
        self._own(preset_id)
        saved = self._look()
        draft = None if saved.draft and saved.draft.of == preset_id else saved.draft
        left = tuple(preset for preset in saved.presets if preset.id != preset_id)
        self._save(replace(saved, presets=left, draft=draft))

    def keep_draft(self, draft: Draft | None) -> None:
        """Keep what is typed, so that neither a reload nor a crash loses it."""
        saved = self._look()
        if draft != saved.draft:
            self._save(replace(saved, draft=draft))

    def _own(self, preset_id: str) -> Preset:
        preset = self.get(preset_id)
        if preset is None:
            raise SettingError(say("This preset is not there any more."))
        if not self.is_own(preset_id):
            raise SettingError(
                say("${0} comes with Limner and stays as it is: save it under a new name.", preset.name)
            )
        return preset

    def _put(self, changed: Preset) -> Preset:
        saved = self._look()
        presets = tuple(changed if preset.id == changed.id else preset for preset in saved.presets)
        self._save(replace(saved, presets=presets))
        return changed

    def _free(self, name: str, but: str = "") -> str:
        if any(preset.name.casefold() == name.casefold() and preset.id != but for preset in self.all):
            raise SettingError(say("There is a preset called “${0}” already: choose another name.", name))
        return name

    def _look(self) -> Saved:
        raw = self._preferences.settings.kept.get(KEY)
        if raw is not self._raw:
            self._raw, self._saved = raw, Saved.read(raw, self._shipped)
        return self._saved

    def _save(self, saved: Saved) -> None:
        self._preferences.keep(KEY, saved.to_json())
