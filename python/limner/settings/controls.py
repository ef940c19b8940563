"""
The kinds of setting there are, and what each accepts.

A control is the whole truth about one setting: default, range, label, help. The panel draws it, saving and
loading check by it, the slash command reads by it. ``switch``, ``number``, ``choice``, ``named`` and ``text``
declare one as a dataclass field, so that a setting is written down once, where its value lives.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from limner.core.errors import SettingError
from limner.core.translation import say
from limner.settings.refused import shown

Value: TypeAlias = bool | int | str

_WHOLE = re.compile(r"\s*([+-]?[0-9]{1,15})(?:\.0*)?\s*\Z")
_WORDS = {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}
_NAME_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Control:
    """
    What every setting has: the English texts, and the section of the panel it stands in.

    ``first`` are the few that most people ever touch: they are seen when the section is opened, the others
    when its fold *More settings* is.
    """

    label: str
    help: str
    section: str
    first: bool
    name: str = field(default="", kw_only=True)

    @property
    def title(self) -> str:
        """The label in the user's language: the panel's key of it is known to the catalogue, too."""
        key = f"limner.setting.{self.name}"
        return self.label if (known := say(key)) == key else known

    def _refused(self, accepted: str, value: object) -> SettingError:
        return SettingError(say("${0}: this must be ${1}, not ${2}.", self.title, accepted, shown(value)))


@dataclass(frozen=True, slots=True)
class Switch(Control):
    """On or off."""

    default: bool

    def check(self, value: object) -> bool:
        """Return ``value`` where it is true or false; raises SettingError."""
        if not isinstance(value, bool):
            raise self._refused(say("on or off"), value)
        return value

    def typed(self, value: object) -> bool:
        """Return what the user meant: also ``on``, ``off``, ``yes``, ``no``, ``true``, ``false``."""
        return self.check(_WORDS.get(value.strip().lower(), value) if isinstance(value, str) else value)


@dataclass(frozen=True, slots=True)
class Number(Control):
    """A whole number from ``low`` to ``high``; ``step`` is what an arrow key adds, not a grid."""

    default: int
    low: int
    high: int
    step: int
    unit: str

    def check(self, value: object) -> int:
        """Return ``value`` where it is a whole number in range; true is none; raises SettingError."""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, int) and not isinstance(value, bool) and self.low <= value <= self.high:
            return value
        raise self._refused(say("a whole number from ${0} to ${1}", self.low, self.high), value)

    def typed(self, value: object) -> int:
        """Return the number the user meant; a text field gives its digits as a string."""
        digits = _WHOLE.match(value) if isinstance(value, str) else None
        return self.check(int(digits[1]) if digits else value)


@dataclass(frozen=True, slots=True)
class Choice(Control):
    """One of ``options``, each with its English label."""

    default: str
    options: Mapping[str, str]

    def check(self, value: object) -> str:
        """Return ``value`` where it is an option; raises SettingError."""
        if isinstance(value, str) and value in self.options:
            return value
        raise self._refused(say("one of ${0}", ", ".join(self.options)), value)

    def typed(self, value: object) -> str:
        """Return the option the user meant, whatever its case."""
        return self.check(value.strip().lower() if isinstance(value, str) else value)


@dataclass(frozen=True, slots=True)
class Named(Control):
    """
    The id of something the user can add to: ``of`` says what, ``presets``, ``painters`` or ``profiles``.

    ``absent`` is the label of the default where that stands for none of them.

    Any short name passes: a preset that is missing today may come back with the next import, and forgetting
    the user's choice meanwhile would help nobody.
    """

    default: str
    of: str
    absent: str = ""

    def check(self, value: object) -> str:
        """Return ``value`` where it is a name of 1 to 100 printable characters; raises SettingError."""
        if isinstance(value, str) and 0 < len(value) <= _NAME_LENGTH and value.isprintable():
            return value
        raise self._refused(say("a name of 1 to ${0} characters", _NAME_LENGTH), value)

    def typed(self, value: object) -> str:
        """Return the name without the blanks around it."""
        return self.check(value.strip() if isinstance(value, str) else value)


@dataclass(frozen=True, slots=True)
class Text(Control):
    """
    Words of the user's own, at most ``longest`` characters; ``rows`` above 1 may have several lines.

    ``read`` raises SettingError where they make no sense.
    """

    default: str
    rows: int
    longest: int
    read: Callable[[str], object]

    def check(self, value: object) -> str:
        """Return ``value`` where it is a text that can be read; raises SettingError."""
        if not isinstance(value, str):
            raise self._refused(say("a text"), value)
        if len(value) > self.longest:
            words = "${0}: this must be at most ${1} characters long."
            raise SettingError(say(words, self.title, self.longest))
        allowed = value.replace("\n", "") if self.rows > 1 else value
        if not allowed.replace("\t", "").replace("\u00a0", "").isprintable():
            raise self._refused(say("plain text"), value)
        try:
            self.read(value)
        except SettingError as error:
            raise SettingError(f"{self.title}: {str(error)[0].lower()}{str(error)[1:]}") from None
        return value

    def typed(self, value: object) -> str:
        """Return the text without the blanks around it."""
        return self.check("\n".join(value.splitlines()).strip() if isinstance(value, str) else value)


AnyControl: TypeAlias = Switch | Number | Choice | Named | Text

CONTROL = "control"
"""The key of a field's metadata that holds its control."""


def switch(default: bool, *, label: str, help: str, section: str, first: bool = False) -> bool:  # noqa: A002
    """Declare a field that is on or off."""
    return field(default=default, metadata=_held(Switch(label, help, section, first, default)))


def number(
    default: int,
    *,
    low: int,
    high: int,
    step: int = 1,
    unit: str = "",
    label: str,
    help: str,  # noqa: A002
    section: str,
    first: bool = False,
) -> int:
    """Declare a field that is a whole number from ``low`` to ``high`` in ``unit``."""
    return field(
        default=default, metadata=_held(Number(label, help, section, first, default, low, high, step, unit))
    )


def choice(
    default: str,
    *,
    options: Mapping[str, str],
    label: str,
    help: str,  # noqa: A002
    section: str,
    first: bool = False,
) -> str:
    """Declare a field that is one of ``options`` (value to English label)."""
    return field(default=default, metadata=_held(Choice(label, help, section, first, default, options)))


def named(
    default: str,
    *,
    of: str,
    absent: str = "",
    label: str,
    help: str,  # noqa: A002
    section: str,
    first: bool = False,
) -> str:
    """Declare a field that holds the id of something the user can add to."""
    return field(default=default, metadata=_held(Named(label, help, section, first, default, of, absent)))


def text(
    default: str = "",
    *,
    rows: int = 1,
    longest: int = 2000,
    read: Callable[[str], object] = str,
    label: str,
    help: str,  # noqa: A002
    section: str,
    first: bool = False,
) -> str:
    """Declare a field that holds words of the user's own; ``read`` refuses those that make no sense."""
    return field(
        default=default, metadata=_held(Text(label, help, section, first, default, rows, longest, read))
    )


def _held(control: AnyControl) -> dict[str, Any]:
    return {CONTROL: control}
