"""
The shelf: every preset there is, those that are shipped and the user's own.

The user's own stand in ST's settings file beside the settings, under ``presets``. That file is the one truth:
whatever changes it (an import, another tab's reload) is seen here with the next look. It is read without
trust; what cannot be read, because a newer version wrote it, is kept and written back.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from limner.errors import SettingError
from limner.json_text import as_dict, as_int, as_list, as_str
from limner.preferences import Preferences
from limner.presets import (
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
from limner.words import say

KEY = "presets"
"""The entry of the saved settings that is ours."""

VERSION = 1
MOST = 200
"""Presets of the user's own; a settings file with more was not written by hand."""

_LONGEST_ID = 60
_NO_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed into the editor of the preset ``of`` and is not saved yet."""

    of: str
    text: str
    description: str


@dataclass(frozen=True, slots=True)
class Saved:
    """What stands in the settings file; ``odd`` entries and ``rest`` are not for us, and are written back."""

    presets: tuple[Preset, ...] = ()
    draft: Draft | None = None
    odd: tuple[object, ...] = ()
    rest: Mapping[str, object] = field(default_factory=dict, hash=False)
    version: int = VERSION

    @classmethod
    def read(cls, raw: object, shipped: Iterable[Preset]) -> "Saved":
        """Build from parsed JSON; never raises. An id or a name that is taken gets another."""
        saved = as_dict(raw)
        version = max(VERSION, as_int(saved.pop("v", VERSION), VERSION))
        draft = as_dict(saved.pop("draft", None))
        presets: list[Preset] = []
        odd: list[object] = []
        for row in as_list(saved.pop("items", None)):
            preset = _preset(row, (*shipped, *presets)) if len(presets) < MOST else None
            if preset is None:
                odd.append(row)
            else:
                presets.append(preset)
        return cls(tuple(presets), _draft(draft), tuple(odd), saved, version)

    def to_json(self) -> dict[str, object]:
        """Return what is written."""
        items = [asdict(preset) for preset in self.presets]
        draft = self.draft and {"of": self.draft.of, "text": self.draft.text, "for": self.draft.description}
        return {**self.rest, "v": self.version, "items": [*items, *self.odd], "draft": draft}


class PresetShelf:
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
        free = _numbered(wanted, {p.name.casefold() for p in self.all}) if anew else self._free(wanted)
        painter = (like.provider, like.model) if like else ("", "")
        words = description_from(description), text_from(text)
        preset = Preset(_id_for(free, self.all), free, *words, *painter)
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


def _preset(row: object, others: Sequence[Preset]) -> Preset | None:
    entry = as_dict(row)
    try:
        name = _numbered(name_from(as_str(entry.get("name"))), {p.name.casefold() for p in others})
        text = text_from(as_str(entry.get("text")))
        description = description_from(as_str(entry.get("description")))
    except SettingError:
        return None
    known = as_str(entry.get("id"))
    fits = 0 < len(known) <= _LONGEST_ID and known.isprintable() and all(p.id != known for p in others)
    return Preset(known if fits else _id_for(name, others), name, description, text, *_painter(entry))


def _painter(entry: Mapping[str, object]) -> tuple[str, str]:
    """Return the painter and the model of an entry; a damaged wish is none, the words are worth keeping."""
    try:
        return painter_from(as_str(entry.get("provider"))), model_from(as_str(entry.get("model")))
    except SettingError:
        return "", ""


def _draft(entry: Mapping[str, object]) -> Draft | None:
    of, text = as_str(entry.get("of")), as_str(entry.get("text"))
    return Draft(of, text, as_str(entry.get("for"))) if of else None


def _numbered(name: str, taken: Iterable[str]) -> str:
    """Return the name, with a number where it is taken: ``Mine (2)``."""
    names, number, free = set(taken), 2, name
    while free.casefold() in names:
        end = f" ({number})"
        free, number = name[: LONGEST_NAME - len(end)].rstrip() + end, number + 1
    return free


def _id_for(name: str, others: Iterable[Preset]) -> str:
    """Return a free id that can be read; ``my-``, so that no preset that is shipped later has the same."""
    taken = {preset.id for preset in others}
    stem = f"my-{_NO_SLUG.sub('-', name.lower()).strip('-') or 'preset'}"[: _LONGEST_ID - 4]
    number, free = 2, stem
    while free in taken:
        free, number = f"{stem}-{number}", number + 1
    return free
