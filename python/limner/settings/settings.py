"""
What the user may change; each setting is one declaration.

The panel, validation, loading, saving, reset, export, import and the slash command are derived from the
fields of ``Settings``: to add a setting, add a field. A value out of range cannot exist: the constructor
refuses it.
What comes from ST's settings file is read without trust and never raises, for a settings file that someone
damaged must not cost the user the extension.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any

from limner.core.errors import SettingError, UntrustedInputError
from limner.core.json_text import as_dict, as_int, loads
from limner.core.translation import say
from limner.settings._sharing import Sharing
from limner.settings.controls import CONTROL, AnyControl, Value

VERSION = 1
"""The version of the saved form that this program writes."""

FILE = "limner_settings"
"""The entry of an exported file that holds the settings."""

Migration = Callable[[dict[str, object]], dict[str, object]]

MIGRATIONS: Mapping[int, Migration] = MappingProxyType({})
"""From version n to n + 1, by n. None yet."""

_MOST_UNKNOWN = 5
"""So many entries of a file that are no settings are named to the user."""

SECTIONS: Mapping[str, str] = MappingProxyType(
    {"story": "Story", "pictures": "Pictures", "cast": "Cast", "library": "Library"}
    | {"connections": "Connections", "help": "Help"},
)
"""
The panel's sections in the order of what people do, id to English title.

Where each lies on the page, and what else stands in it, is in ``settings.html``; a test holds both together.
"""


@dataclass(frozen=True, slots=True)
class Settings(Sharing):
    """
    The settings, always valid; raises SettingError where one is not.

    The controls are declared in ``_asking``, ``_painting``, ``_continuity``, ``_files`` and ``_sharing``.
    ``version`` and ``kept`` are not for the panel: the version of the file they came from, and the entries
    that are no settings or that this program does not know, which a newer one wrote and will want to find
    again.
    """

    version: int = VERSION
    kept: Mapping[str, object] = field(default_factory=dict, repr=False, hash=False)

    def __post_init__(self) -> None:
        for name, control in CONTROLS.items():
            control.check(getattr(self, name))

    @classmethod
    def load(cls, raw: object) -> "tuple[Settings, tuple[str, ...]]":
        """
        Return the settings in ``raw`` (parsed JSON) and a sentence for each value that could not be used.

        Never raises: a bad value is replaced by its default. What is unknown is kept for saving.
        """
        if raw is not None and not isinstance(raw, Mapping):
            return cls(), (say("Limner's settings could not be read; the defaults are used instead."),)
        saved = as_dict(raw)
        version = _version(saved.pop("version", VERSION))
        saved = migrate(saved, version)
        values: dict[str, Any] = {}
        notes: list[str] = []
        for name, control in CONTROLS.items():
            try:
                values[name] = control.check(saved.pop(name, control.default))
            except SettingError as error:
                notes.append(say("${0}; it is set back to ${1}.", str(error)[:-1], _said(control.default)))
        kept, lost = _keepable(saved)
        return cls(**values, version=max(version, VERSION), kept=kept), (*notes, *lost)

    @classmethod
    def load_text(cls, text: str) -> "tuple[Settings, tuple[str, ...]]":
        """Return the settings in the JSON ``text``; damaged or hostile text gives the defaults and a note."""
        try:
            raw = loads(text) if text.strip() else None
        except UntrustedInputError as error:
            words = "Limner's settings could not be read, so the defaults are used: ${0}"
            return cls(), (say(words, error),)
        return cls.load(raw)

    def changed(self, name: str, value: object) -> "Settings":
        """Return these settings with ``name`` as the user typed it; raises SettingError in one sentence."""
        return self._with(name, _control(name).typed(value))

    def reset(self, name: str) -> "Settings":
        """Return these settings with ``name`` at its default; raises SettingError where there is no such."""
        return self.changed(name, CONTROLS[name].default if name in CONTROLS else None)

    @property
    def log_threshold(self) -> int:
        """The least important level of ``logging`` that is written."""
        return {"trace": 5, "debug": 10, "info": 20, "warn": 30, "error": 40, "silent": 51}[self.log_level]

    @property
    def patience_s(self) -> float:
        """Seconds a finished reply waits for all of its pictures before those that are ready are written."""
        return float(self.barrier_s) if self.placing == "atomic" else 0.0

    def defaults(self) -> "Settings":
        """Return these settings with every control at its default; what is kept beside them stays."""
        return Settings(version=self.version, kept=self.kept)

    def export_text(self) -> str:
        """Return every control's value as JSON text for a file; what is kept beside them stays here."""
        known = {name: getattr(self, name) for name in CONTROLS}
        return json.dumps({FILE: known, "version": self.version}, indent=2, ensure_ascii=False) + "\n"

    def imported(self, text: str) -> "tuple[Settings, tuple[str, ...]]":
        """
        Return these settings with those of a file in their place, and a sentence for each that was refused.

        Raises SettingError where the text is no such file; nothing is changed then.
        """
        try:
            raw = as_dict(loads(text))
        except UntrustedInputError as error:
            raise SettingError(say("This file could not be read: ${0}", error)) from None
        if not isinstance(raw.get(FILE), Mapping):
            raise SettingError(say("This file does not hold Limner's settings."))
        settings, refused, unknown = self, list[str](), 0
        for name, value in migrate(as_dict(raw[FILE]), _version(raw.get("version"))).items():
            unknown += name not in CONTROLS
            if unknown > _MOST_UNKNOWN and name not in CONTROLS:
                continue
            try:
                settings = settings._with(name, _control(name).check(value))
            except SettingError as error:
                refused.append(str(error))
        if unknown > _MOST_UNKNOWN:
            words = "More entries that are no settings of Limner: ${0}."
            refused.append(say(words, unknown - _MOST_UNKNOWN))
        return settings, tuple(refused)

    def keeping(self, name: str, entry: object) -> "Settings":
        """Return these settings with an entry beside them that is no setting; None takes it away."""
        others = {key: value for key, value in self.kept.items() if key != name}
        return replace(self, kept=others if entry is None else {**others, name: entry})

    def to_json(self) -> dict[str, object]:
        """Return what is saved: every setting, the version, and what was kept for newer versions."""
        known = {name: getattr(self, name) for name in CONTROLS}
        return {**self.kept, **known, "version": self.version}

    def to_text(self) -> str:
        """Return ``to_json`` as JSON text, as it crosses to the page."""
        return json.dumps(self.to_json(), allow_nan=False)

    def _with(self, name: str, value: Value) -> "Settings":
        change: dict[str, Any] = {name: value}
        return replace(self, **change)


CONTROLS: Mapping[str, AnyControl] = MappingProxyType(
    {
        item.name: replace(item.metadata[CONTROL], name=item.name)
        for item in fields(Settings)
        if CONTROL in item.metadata
    },
)
"""Every setting's control by name; within a section and its fold this is the order of the panel."""


def _control(name: str) -> AnyControl:
    if name not in CONTROLS:
        raise SettingError(say("Limner has no setting called ${0}.", ascii(name[:60])))
    return CONTROLS[name]


def migrate(
    saved: dict[str, object],
    version: int,
    *,
    migrations: Mapping[int, Migration] = MIGRATIONS,
) -> dict[str, object]:
    """Return ``saved`` as our version would have written it; what is newer than we are stays as it is."""
    while version in migrations:
        saved = migrations[version](saved)
        version += 1
    return saved


def _version(value: object) -> int:
    version = as_int(value, VERSION)
    return version if 1 <= version <= 1_000_000 else VERSION


def _said(value: Value) -> str:
    return ("on" if value else "off") if isinstance(value, bool) else str(value) or "nothing"


def _keepable(unknown: Mapping[str, object]) -> tuple[dict[str, object], list[str]]:
    """Copy what JSON can carry, so that saving can never fail for an entry that is not even ours."""
    kept: dict[str, object] = {}
    lost: list[str] = []
    for name, value in unknown.items():
        try:
            kept[name] = json.loads(json.dumps(value, allow_nan=False))
        except (TypeError, ValueError, RecursionError):
            lost.append(say("An unknown setting could not be kept: ${0}.", f"{name!a:.60}"))
    return kept, lost
