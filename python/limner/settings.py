"""
What the user may change; each setting is one declaration.

The panel, validation, loading, saving, reset and the slash command are derived from the fields of
``Settings``: to add a setting, add a field. A value out of range cannot exist: the constructor refuses it.
What comes from ST's settings file is read without trust and never raises, for a settings file that someone
damaged must not cost the user the extension.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any

from limner.errors import SettingError, UntrustedInputError
from limner.json_text import as_dict, as_int, loads
from limner.settings_fields import CONTROL, AnyControl, Value, choice, named, number, switch

VERSION = 1
"""The version of the saved form that this program writes."""

Migration = Callable[[dict[str, object]], dict[str, object]]

MIGRATIONS: Mapping[int, Migration] = MappingProxyType({})
"""From version n to n + 1, by n. None yet."""

SECTIONS: Mapping[str, str] = MappingProxyType(
    {"story": "Story", "pictures": "Pictures", "trouble": "Troubleshooting"},
)
"""The panel's sections in order, id to English title."""

_ROLES = MappingProxyType({"system": "System", "user": "User", "assistant": "Assistant"})
_RESUME = MappingProxyType({"resume": "Paint them", "ask": "Ask me", "leave": "Leave them"})
_LEVELS = MappingProxyType(
    {"trace": "Trace: everything", "debug": "Debug", "info": "Info"}
    | {"warn": "Warnings", "error": "Errors only", "silent": "Silent"}
)


@dataclass(frozen=True, slots=True)
class Settings:
    """
    The settings, always valid; raises SettingError where one is not.

    ``version`` and ``kept`` are not for the panel: the version of the file they came from, and the entries
    this program does not know, which a newer one wrote and will want to find again.
    """

    enabled: bool = switch(
        True,
        label="Illustrate the story",
        help="Ask the model for pictures while it writes, and paint them.",
        section="story",
    )
    preset: str = named(
        "default",
        label="Instructions to the model",
        help="How the model is asked for pictures.",
        section="story",
    )
    words: int = number(
        250,
        low=20,
        high=5000,
        step=10,
        unit="words",
        label="Words between pictures",
        help="About how much story lies between two pictures; fewer words, more pictures.",
        section="story",
    )
    depth: int = number(
        0,
        low=0,
        high=20,
        unit="messages",
        label="Depth of the instructions",
        help="0 puts them last in the prompt, where models follow them best; 2 puts two messages after them.",
        section="story",
    )
    role: str = choice(
        "system",
        options=_ROLES,
        label="Role of the instructions",
        help="Who seems to give the instructions. Change it where a model ignores system messages.",
        section="story",
    )
    concurrency: int = number(
        1,
        low=1,
        high=5,
        unit="pictures",
        label="Pictures painted at once",
        help="More is faster where the image service allows it; a local one seldom gains.",
        section="pictures",
    )
    interval_ms: int = number(
        0,
        low=0,
        high=10_000,
        step=100,
        unit="ms",
        label="Time between two starts",
        help="Least time from the start of one picture to the start of the next, for services that count.",
        section="pictures",
    )
    barrier_s: int = number(
        300,
        low=5,
        high=3600,
        step=5,
        unit="seconds",
        label="Wait for the pictures of a reply",
        help="After this time a finished reply is saved with the pictures it has; later ones are added.",
        section="pictures",
    )
    retries: int = number(
        1,
        low=0,
        high=5,
        unit="times",
        label="Tries again after a failure",
        help="How often a picture that failed is tried again by itself, after a growing pause.",
        section="pictures",
    )
    resume: str = choice(
        "resume",
        options=_RESUME,
        label="Pictures that were left unpainted",
        help="What to do when a chat is opened again: after a reload, a crash or a switch of chats.",
        section="pictures",
    )
    resume_messages: int = number(
        10,
        low=0,
        high=100,
        unit="messages",
        label="Look for unpainted pictures in the last",
        help="Older messages are left as they are; 0 looks at none.",
        section="pictures",
    )
    loader_toast: bool = switch(
        False,
        label="Show SillyTavern's message for each picture",
        help="The box that says a picture is being generated, once for each picture.",
        section="pictures",
    )
    log_level: str = choice(
        "info",
        options=_LEVELS,
        label="Log level",
        help="How much Limner writes to the browser's console.",
        section="trouble",
    )
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
            return cls(), ("Limner's settings could not be read; the defaults are used instead.",)
        saved = as_dict(raw)
        version = _version(saved.pop("version", VERSION))
        saved = migrate(saved, version)
        values: dict[str, Any] = {}
        notes: list[str] = []
        for name, control in CONTROLS.items():
            try:
                values[name] = control.check(saved.pop(name, control.default))
            except SettingError as error:
                notes.append(f"{str(error)[:-1]}; it is set back to {_said(control.default)}.")
        kept, lost = _keepable(saved)
        return cls(**values, version=max(version, VERSION), kept=kept), (*notes, *lost)

    @classmethod
    def load_text(cls, text: str) -> "tuple[Settings, tuple[str, ...]]":
        """Return the settings in the JSON ``text``; damaged or hostile text gives the defaults and a note."""
        try:
            raw = loads(text) if text.strip() else None
        except UntrustedInputError as error:
            return cls(), (f"Limner's settings could not be read, so the defaults are used: {error}",)
        return cls.load(raw)

    def changed(self, name: str, value: object) -> "Settings":
        """Return these settings with ``name`` as the user typed it; raises SettingError in one sentence."""
        if name not in CONTROLS:
            raise SettingError(f"Limner has no setting called {name!r}.")
        return self._with(name, CONTROLS[name].typed(value))

    def reset(self, name: str) -> "Settings":
        """Return these settings with ``name`` at its default; raises SettingError where there is no such."""
        return self.changed(name, CONTROLS[name].default if name in CONTROLS else None)

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
    {item.name: item.metadata[CONTROL] for item in fields(Settings) if CONTROL in item.metadata},
)
"""Every setting's control by name, in the order of the panel."""


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
    return ("on" if value else "off") if isinstance(value, bool) else str(value)


def _keepable(unknown: Mapping[str, object]) -> tuple[dict[str, object], list[str]]:
    """Copy what JSON can carry, so that saving can never fail for an entry that is not even ours."""
    kept: dict[str, object] = {}
    lost: list[str] = []
    for name, value in unknown.items():
        try:
            kept[name] = json.loads(json.dumps(value, allow_nan=False))
        except (TypeError, ValueError, RecursionError):
            lost.append(f"An unknown setting could not be kept: {name!a:.60}.")
    return kept, lost
