"""
Packages: the painters that the user has brought himself, as values.

What is installed stands in ST's settings file beside the settings (``packages``), so it is known without a
look into the browser's storage, which holds the code itself (docs/own-painters.md). A start without packages
costs nothing, and with packages it costs reading this list.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from limner.core.errors import RequestError, SettingError
from limner.core.json_text import as_bool, as_dict, as_int, as_list, as_str
from limner.core.translation import say
from limner.pictures import options
from limner.pictures.options import KNOWN, Features, Options

KEY = "packages"
"""The entry of the saved settings that is ours."""

MARK = "own:"
"""What the ids of these painters begin with, so that none can pass for one of Limner's."""

MOST = 20
"""Packages, painters of a package, and fields of a painter."""

_LONGEST = {"id": 60, "name": 80, "description": 300, "word": 200, "value": 4000, "origin": 500}
_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,98}[A-Za-z0-9])?")
_PARTS = re.compile(r"[-_.]+")
_REQUIREMENT = re.compile(rf"({_NAME.pattern})\s*((==|>=|<=|~=|!=|<|>)\s*[A-Za-z0-9.*+!]{{1,40}})?")
_FOLDER = re.compile(r"https?://[^\s/?#][^\s?#]*")
_WHEEL = re.compile(r"[A-Za-z0-9_.+]+(?:-[^\s?#/-]+){4,5}")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")


def wanted(text: str) -> str:
    """
    Return what the user typed as something that can be installed: a package's name or a wheel's address.

    Raises RequestError where it is neither.
    """
    text = text.strip()
    if len(text) > _LONGEST["origin"] or not (_REQUIREMENT.fullmatch(text) or _is_wheel(text)):
        raise RequestError(
            say(
                "This is neither the name of a package (limner-something, or limner-something==1.2) nor the "
                "address of a wheel (https://…/name-1.2-py3-none-any.whl): ${0}",
                text[:100] or "…",
            )
        )
    return text


def named(wanted: str) -> str:
    """Return the name of the package that was asked for, by its name or its wheel's address."""
    if "://" in wanted:
        return wanted.split("?", maxsplit=1)[0].rpartition("/")[2].split("-")[0]
    found = _NAME.match(wanted)
    return found[0] if found else ""


def plain(name: str) -> str:
    """Return a package's name the one way in which all its spellings are the same."""
    return _PARTS.sub("-", name).lower()


@dataclass(frozen=True, slots=True)
class ProviderCard:
    """
    What a painter says of itself, kept so that its code need not run before it is asked to paint.

    ``fields`` are what the user may type for it, name and default.
    """

    id: str
    name: str
    description: str = ""
    features: Features = field(default_factory=Features)
    defaults: Options = field(default_factory=Options)
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)

    def to_json(self) -> dict[str, object]:
        """Return it as JSON."""
        lists = {
            "knows": sorted(self.features.knows),
            "sizes": [list(size) for size in self.features.sizes],
            "qualities": list(self.features.qualities),
        }
        features = {**asdict(self.features), **lists}
        plain = {"id": self.id, "name": self.name, "description": self.description}
        return {
            **plain,
            "features": features,
            "defaults": self.defaults.given(),
            "fields": dict(self.fields),
        }

    @classmethod
    def read(cls, raw: object) -> "ProviderCard | None":
        """Build from what a stranger's code or a settings file says; None where it has no usable id."""
        entries = as_dict(raw)
        name = as_str(entries.get("id"))
        if not _ID.fullmatch(name):
            return None
        features = _features(as_dict(entries.get("features")))
        try:
            defaults = features.heeded(options.read(as_dict(entries.get("defaults"))))
        except SettingError:
            defaults = Options()
        return cls(
            name,
            _line(entries.get("name"), "name") or name,
            _sentence(_line(entries.get("description"), "description")),
            features,
            Options() if features.faults(defaults) else defaults,
            _words(entries.get("fields")),
        )


@dataclass(frozen=True, slots=True)
class Package:
    """
    One package: its ``name`` and ``version`` as it calls itself, ``origin`` as the user typed it.

    ``brings`` are the other packages that came with it, ``values`` what the user typed into the fields of its
    painters.
    """

    name: str
    version: str
    origin: str
    cards: tuple[ProviderCard, ...] = ()
    brings: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict, hash=False)

    def to_json(self) -> dict[str, object]:
        """Return it as it is kept."""
        return {
            "name": self.name,
            "version": self.version,
            "origin": self.origin,
            "painters": [card.to_json() for card in self.cards],
            "brings": list(self.brings),
            "values": dict(self.values),
        }

    @property
    def fields(self) -> dict[str, str]:
        """What the user may type for its painters, as it is now."""
        known = {name: default for card in self.cards for name, default in card.fields.items()}
        return known | {name: value for name, value in self.values.items() if name in known}

    @classmethod
    def read(cls, raw: object) -> "Package | None":
        """Build from a settings file or what an installation says; None where it is no package."""
        entries = as_dict(raw)
        name = as_str(entries.get("name"))
        if not _NAME.fullmatch(name):
            return None
        cards = [
            card for each in as_list(entries.get("painters"))[:MOST] if (card := ProviderCard.read(each))
        ]
        brings = [_line(each, "word") for each in as_list(entries.get("brings"))[: 5 * MOST]]
        return cls(
            name,
            _line(entries.get("version"), "id"),
            _line(entries.get("origin"), "origin"),
            tuple(cards),
            tuple(filter(None, brings)),
            _words(entries.get("values")),
        )


def read(raw: object) -> tuple[Package, ...]:
    """Return the packages of a settings file, each name once."""
    found = {package.name: package for each in as_list(raw)[:MOST] if (package := Package.read(each))}
    return tuple(found.values())


def filled(package: Package, typed: Mapping[str, object]) -> Package:
    """Return a package with what the user typed into its fields; an empty one is its default again."""
    texts = _words({name: value for name, value in typed.items() if name in package.fields})
    return replace(package, values={name: text for name, text in texts.items() if text})


def _is_wheel(address: str) -> bool:
    """Whether this is the address of a wheel; with a query, as some servers want one."""
    folder, _, name = address.partition("?")[0].rpartition("/")
    named = name.endswith(".whl") and _WHEEL.fullmatch(name.removesuffix(".whl"))
    return bool(named and _FOLDER.fullmatch(folder)) and address.split() == [address]


def to_json(packages: Sequence[Package], raw: object = None) -> list[object]:
    """Return packages as they are kept; what of ``raw`` is none to us stays behind them."""
    odd = [each for each in as_list(raw) if Package.read(each) is None]
    return [*(package.to_json() for package in packages), *odd]


def _line(raw: object, kind: str) -> str:
    """Return a text of one line, cut where it is too long; what cannot be printed is left out."""
    line = " ".join(as_str(raw)[: 4 * _LONGEST[kind]].split())
    return "".join(letter for letter in line if letter.isprintable())[: _LONGEST[kind]]


def _sentence(line: str) -> str:
    return line if not line or line.endswith((".", "!", "?", "…")) else f"{line}."


def _words(raw: object) -> dict[str, str]:
    """Return short texts by their names."""
    rows = list(as_dict(raw).items())[:MOST]
    return {name: _line(value, "value") for name, value in rows if _ID.fullmatch(name)}


def _features(raw: Mapping[str, object]) -> Features:
    """Return features from JSON; what does not fit is left out."""
    apart = raw.get("apart_s")
    good = isinstance(apart, int | float) and not isinstance(apart, bool) and 0 <= apart <= 3600
    sizes = [tuple(as_int(side) for side in as_list(pair)) for pair in as_list(raw.get("sizes"))[:100]]
    qualities = [_line(each, "word") for each in as_list(raw.get("qualities"))[:MOST]]
    return Features(
        knows=frozenset(name for name in map(as_str, as_list(raw.get("knows"))) if name in KNOWN),
        sizes=tuple((pair[0], pair[1]) for pair in sizes if len(pair) == 2 and min(pair) > 0),
        step=max(1, as_int(raw.get("step"), 1)),
        qualities=tuple(filter(None, qualities)),
        most=min(4, max(1, as_int(raw.get("most"), 1))),
        progress=as_bool(raw.get("progress")),
        cancel=as_bool(raw.get("cancel")),
        at_once=max(0, as_int(raw.get("at_once"))),
        apart_s=float(apart) if good and isinstance(apart, int | float) else 0.0,
    )
