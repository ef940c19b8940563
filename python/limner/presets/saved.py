"""
The user's own presets as they stand in ST's settings file, read without trust.

What cannot be read, because a newer version wrote it, is kept and written back.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from limner.core.errors import SettingError
from limner.core.json_text import as_dict, as_int, as_list, as_str
from limner.presets.preset import (
    LONGEST_NAME,
    Preset,
    description_from,
    family_from,
    model_from,
    name_from,
    painter_from,
    text_from,
)

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


def _preset(row: object, others: Sequence[Preset]) -> Preset | None:
    entry = as_dict(row)
    try:
        name = numbered(name_from(as_str(entry.get("name"))), {p.name.casefold() for p in others})
        text = text_from(as_str(entry.get("text")))
        description = description_from(as_str(entry.get("description")))
    except SettingError:
        return None
    known = as_str(entry.get("id"))
    fits = 0 < len(known) <= _LONGEST_ID and known.isprintable() and all(p.id != known for p in others)
    family = family_from(as_str(entry.get("family")))
    return Preset(known if fits else id_for(name, others), name, description, text, *_painter(entry), family)


def _painter(entry: Mapping[str, object]) -> tuple[str, str]:
    """Return the painter and the model of an entry; what is damaged is none, the words are worth keeping."""
    try:
        return painter_from(as_str(entry.get("provider"))), model_from(as_str(entry.get("model")))
    except SettingError:
        return "", ""


def _draft(entry: Mapping[str, object]) -> Draft | None:
    of, text = as_str(entry.get("of")), as_str(entry.get("text"))
    return Draft(of, text, as_str(entry.get("for"))) if of else None


def numbered(name: str, taken: Iterable[str]) -> str:
    """Return the name, with a number where it is taken: ``Mine (2)``."""
    names, number, free = set(taken), 2, name
    while free.casefold() in names:
        end = f" ({number})"
        free, number = name[: LONGEST_NAME - len(end)].rstrip() + end, number + 1
    return free


def id_for(name: str, others: Iterable[Preset]) -> str:
    """Return a free id that can be read; ``my-``, so that no preset that is shipped later has the same."""
    taken = {preset.id for preset in others}
    stem = f"my-{_NO_SLUG.sub('-', name.lower()).strip('-') or 'preset'}"[: _LONGEST_ID - 4]
    number, free = 2, stem
    while free in taken:
        free, number = f"{stem}-{number}", number + 1
    return free
