"""
Presets: the texts that ask the model for pictures.

A preset is a Markdown file with a small front matter (``id``, ``name``, ``description``, one ``key: value`` a
line between two ``---``). Those that are shipped lie in the folder ``presets`` beside this module, in the
browser as well, where the worker writes the program's files to its file system. The user's own are exported
and imported in the same form; ``library`` keeps them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from limner.core.errors import SettingError
from limner.core.translation import say

DEFAULT = "default"
"""The id of the preset that is always there."""

LONGEST_NAME = 60
LONGEST_DESCRIPTION = 200
LONGEST_PAINTER = 100
LONGEST_MODEL = 200
LONGEST_FAMILY = 40
LONGEST_TEXT = 20_000
"""Characters; a prompt of this length would be some 5,000 tokens in every request."""


@dataclass(frozen=True, slots=True)
class Preset:
    """
    One text with its id, its name in the panel, and what it is for; ``text`` may hold ``{words}``.

    ``provider`` is the id of the painter of its pictures and ``model`` a model of it, empty for no request.
    ``family`` names the form in which its pictures' people and places are told (``continuity``).
    """

    id: str
    name: str
    description: str
    text: str
    provider: str = ""
    model: str = ""
    family: str = ""

    def changed(self, *, name: str | None = None, description: str | None = None, text: str) -> "Preset":
        """Return this preset with these words; raises SettingError in one sentence where one cannot be."""
        return replace(
            self,
            name=self.name if name is None else name_from(name),
            description=self.description if description is None else description_from(description),
            text=text_from(text),
        )


def shipped() -> dict[str, str]:
    """Read the files that come with Limner: source by file name."""
    folder = Path(__file__).parent
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}


def load_all(read: Callable[[], Mapping[str, str]] = shipped) -> tuple[Preset, ...]:
    """
    Return the presets that ``read`` gives, the default first and the others by name.

    Raises SettingError where a file is no preset or two have the same id.
    """
    presets = [parse(source, origin) for origin, source in read().items()]
    ids = {preset.id for preset in presets}
    if len(ids) < len(presets):
        raise SettingError("Two presets have the same id.")
    return tuple(sorted(presets, key=lambda preset: (preset.id != DEFAULT, preset.name.casefold())))


def choose(presets: Iterable[Preset], preset_id: str) -> Preset:
    """Return the preset of that id, else the default: one that went missing must not cost the pictures."""
    by_id = {preset.id: preset for preset in presets}
    return by_id.get(preset_id, by_id[DEFAULT])


def parse(source: str, origin: str) -> Preset:
    """Read one preset's file; ``origin`` names it in the sentence of the SettingError it may raise."""
    lines = source.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not lines or lines[0].strip() != "---" or "---" not in (rest := [line.strip() for line in lines[1:]]):
        raise SettingError(
            say("The preset ${0} does not begin with a front matter between two lines of ---.", origin)
        )
    end = rest.index("---")
    entries = dict(_entry(line) for line in rest[:end] if line)
    text = "\n".join(lines[end + 2 :]).strip()
    if not entries.get("id") or not text:
        raise SettingError(say("The preset ${0} has no id or no text.", origin))
    painter = painter_from(entries.get("provider", "")), model_from(entries.get("model", ""))
    family = family_from(entries.get("family", ""))
    name, description = entries.get("name", entries["id"]), entries.get("description", "")
    return Preset(entries["id"], name, description, text, *painter, family)


def render(preset: Preset) -> str:
    """Return the file of a preset, which ``parse`` reads again; whatever is on offer has one-line names."""
    head = f"id: {preset.id}\nname: {preset.name}\ndescription: {preset.description}"
    wishes = {"provider": preset.provider, "model": preset.model, "family": preset.family}
    painter = "".join(f"\n{key}: {value}" for key, value in wishes.items() if value)
    return f"---\n{head}{painter}\n---\n{preset.text}\n"


def name_from(typed: str) -> str:
    """Return a name as typed without superfluous blanks; raises SettingError where it is none."""
    name = " ".join(typed.split())
    if name and len(name) <= LONGEST_NAME and name.isprintable():
        return name
    raise SettingError(say("The name of a preset must have 1 to ${0} characters.", LONGEST_NAME))


def description_from(typed: str) -> str:
    """Return what a preset is for, on one line; raises SettingError where it is too long."""
    words = " ".join("".join(c if c.isprintable() else " " for c in typed).split())
    if len(words) <= LONGEST_DESCRIPTION:
        return words
    raise SettingError(say("What a preset is for must be said in ${0} characters.", LONGEST_DESCRIPTION))


def painter_from(typed: str) -> str:
    """Return a painter's id as typed, empty for none; raises SettingError where it can be none's."""
    if (name := typed.strip()) and not (len(name) <= LONGEST_PAINTER and name.isprintable()):
        raise SettingError(say("The painter of a preset is named in ${0} characters.", LONGEST_PAINTER))
    return name


def model_from(typed: str) -> str:
    """Return a model's name as typed, empty for none; raises SettingError where it can be none's."""
    if (name := typed.strip()) and not (len(name) <= LONGEST_MODEL and name.isprintable()):
        raise SettingError(say("The model of a preset is named in ${0} characters.", LONGEST_MODEL))
    return name


def family_from(typed: str) -> str:
    """Return a family's name as typed, empty for none and for what is no name."""
    name = typed.strip().lower()
    return name if len(name) <= LONGEST_FAMILY and name.isprintable() else ""


def text_from(typed: str) -> str:
    """Return a preset's text; raises SettingError where it is empty or too long."""
    text = typed.replace("\r\n", "\n").strip()
    if not text:
        raise SettingError(say("The text of the preset is empty."))
    if len(text) > LONGEST_TEXT:
        raise SettingError(say("The text of the preset is longer than ${0} characters.", LONGEST_TEXT))
    return text


def _entry(line: str) -> tuple[str, str]:
    key, _, value = line.partition(":")
    return key.strip().lower(), value.strip()
