"""
Options: what a picture is painted with, and what of it a painter knows.

One table says what there is and from where to where it goes (``KNOWN``); the panel, the slash commands, the
providers and the server's plugin all check by it. A painter that can do less says so in its ``Features``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import TypeAlias

from limner.core.errors import SettingError
from limner.core.translation import later, say
from limner.settings.refused import shown

Value: TypeAlias = int | float | str

_NUMBER = re.compile(r"[0-9]{1,12}(?:[.,][0-9]{0,6})?")


@dataclass(frozen=True, slots=True)
class Range:
    """A number from ``low`` to ``high``; ``whole``: without a fraction."""

    label: str
    low: int
    high: int
    unit: str = ""
    whole: bool = True

    def fault(self, value: object) -> str:
        """Return why ``value`` is none, in one sentence; empty where it is one."""
        # Whether it is whole is asked within the bounds: no float holds a number of 400 digits.
        if (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and self.low <= value <= self.high
            and (not self.whole or float(value).is_integer())
        ):
            return ""
        words = (
            "${0}: this must be a whole number from ${1} to ${2}, not ${3}."
            if self.whole
            else "${0}: this must be a number from ${1} to ${2}, not ${3}."
        )
        return say(words, say(self.label), self.low, self.high, shown(value))

    def read(self, value: object) -> Value:
        """Return a value without a fault as it is kept."""
        number = float(str(value))
        return int(number) if self.whole else number


@dataclass(frozen=True, slots=True)
class Words:
    """A text of at most ``longest`` characters."""

    label: str
    longest: int

    def fault(self, value: object) -> str:
        """Return why ``value`` is none, in one sentence; empty where it is one."""
        if not isinstance(value, str) or not value.replace("\n", "").replace("\t", "").isprintable():
            return say("${0}: this must be a text, not ${1}.", say(self.label), shown(value))
        if len(value) > self.longest:
            return say("${0}: this must be at most ${1} characters long.", say(self.label), self.longest)
        return ""

    def read(self, value: object) -> Value:
        """Return a value without a fault as it is kept."""
        return str(value).strip()


KNOWN: Mapping[str, Range | Words] = MappingProxyType(
    {
        "model": Words(later("Model"), 200),
        "width": Range(later("Width"), 256, 2048, later("pixels")),
        "height": Range(later("Height"), 256, 2048, later("pixels")),
        "count": Range(later("Pictures"), 1, 4),
        "guidance": Range(later("Guidance"), 1, 20, whole=False),
        "steps": Range(later("Steps"), 1, 100),
        "seed": Range(later("Seed"), 0, 4_294_967_295),
        "negative": Words(later("Not in the picture"), 2000),
        "quality": Words(later("Quality"), 40),
    }
)
"""What there is to choose for a picture, by the names of the fields of ``Options``."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a picture is painted with; None leaves it to the painter. Sizes are pixels."""

    model: str | None = None
    width: int | None = None
    height: int | None = None
    count: int | None = None
    guidance: float | None = None
    steps: int | None = None
    seed: int | None = None
    negative: str | None = None
    quality: str | None = None

    def given(self) -> dict[str, Value]:
        """Return what is chosen, by name."""
        chosen = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: value for name, value in chosen.items() if value is not None}

    def over(self, others: "Options") -> "Options":
        """Return these options, and where nothing is chosen the ``others``."""
        return _options({**others.given(), **self.given()})

    def faults(self) -> tuple[str, ...]:
        """Return one sentence for each option that is out of its range."""
        return faults(self.given())


def faults(raw: Mapping[str, object]) -> tuple[str, ...]:
    """Return one sentence for each entry that is no option or no value of it; None is no choice."""
    found = []
    for name, value in raw.items():
        if name not in KNOWN:
            found.append(say("There is no option called ${0}.", shown(name)))
        elif value is not None and (fault := KNOWN[name].fault(value)):
            found.append(fault)
    return tuple(found)


def read(raw: Mapping[str, object]) -> Options:
    """Return options from JSON; an empty text is no choice. Raises SettingError with every fault."""
    chosen = {name: value for name, value in raw.items() if value is not None and value != ""}
    if found := faults(chosen):
        raise SettingError(" ".join(found))
    return _options({name: KNOWN[name].read(value) for name, value in chosen.items()})


def typed(name: str, raw: object) -> Value | None:
    """
    Return the value of an option as the user typed it, None where he typed nothing.

    Raises SettingError in one sentence: there is no such option, or this is no value of it.
    """
    control = KNOWN.get(name)
    if control is None:
        raise SettingError(say("There is no option called ${0}.", shown(name)))
    value = raw.strip() if isinstance(raw, str) else raw
    if value is None or value == "":
        return None
    if isinstance(control, Range) and isinstance(value, str) and _NUMBER.fullmatch(value):
        value = float(value.replace(",", "."))
    if fault := control.fault(value):
        raise SettingError(fault)
    return control.read(value)


def _options(values: Mapping[str, Value]) -> Options:
    return Options(**values)  # type: ignore[arg-type]  # each value is checked to be its field's


@dataclass(frozen=True, slots=True)
class Features:
    """
    What a painter can do.

    ``knows`` are the names of the options it heeds. ``sizes`` are the only ones it has (pixels; none: any, in
    steps of ``step``), ``qualities`` the words it has for quality, ``most`` the pictures of one request.
    ``progress``: it tells how far a picture is; ``cancel``: one that has begun can be stopped.

    ``lasting``: an attempt goes on without the page, and its id is good for one picture only: whoever asks
    with it once more gets the same one and pays nothing. ``at_once`` (0: any number), ``apart_s``: how
    many of its pictures may be painted at a time, and seconds between two starts; the user may want less.
    ``references``: how many pictures of people it can be given to look at.
    """

    knows: frozenset[str] = frozenset()
    sizes: tuple[tuple[int, int], ...] = ()
    step: int = 1
    qualities: tuple[str, ...] = ()
    most: int = 1
    progress: bool = False
    cancel: bool = False
    lasting: bool = False
    at_once: int = 0
    apart_s: float = 0.0
    references: int = 0

    def heeded(self, options: Options) -> Options:
        """Return the options that this painter knows; what it does not know it is not asked for."""
        return _options({name: value for name, value in options.given().items() if name in self.knows})

    def faults(self, options: Options) -> tuple[str, ...]:
        """Return one sentence for each option that this painter cannot be given."""
        found = list(options.faults())
        found += [
            say("This image service has no option “${0}”.", say(KNOWN[name].label))
            for name in options.given()
            if name not in self.knows
        ]
        if options.count is not None and options.count > self.most:
            found.append(say("Most pictures that this image service paints at a time: ${0}.", self.most))
        if self.qualities and options.quality is not None and options.quality not in self.qualities:
            found.append(say("Quality: this must be one of ${0}.", ", ".join(self.qualities)))
        size = (options.width, options.height)
        if self.sizes and None not in size and size not in self.sizes:
            known = ", ".join(f"{width} x {height}" for width, height in self.sizes)
            found.append(say("This image service has only the sizes ${0}.", known))
        if any(side is not None and side % self.step for side in size):
            found.append(say("Width and height must be multiples of ${0}.", self.step))
        return tuple(found)
