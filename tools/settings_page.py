"""
Writes docs/settings.md from the declarations: every setting, its default, its range, and what it does.

Run ``python -m tools.settings_page`` after a setting was added or changed; a test says if that was forgotten.
"""

import sys
from pathlib import Path

REPO = Path(__file__).parents[1]
PAGE = REPO / "docs" / "settings.md"
sys.path.insert(0, str(REPO / "python"))

from limner.settings.controls import AnyControl, Choice, Number, Switch, Text  # noqa: E402
from limner.settings.settings import CONTROLS, SECTIONS  # noqa: E402 -- the package is not installed

_HEAD = """# Settings

All of Limner's settings stand under **Extensions > Limner**, in these sections; those in bold are seen when
a section is opened, the others under **More settings**, and the search finds each by its words. Under
**Help**, **Reset** sets them back after a question, **Export** and **Import** carry them to another
SillyTavern as a JSON file; a value in such a file that cannot be used is named, the rest is taken. Presets
are no settings: they stay.

The name in the second column is what the file and slash commands call a setting.

![The settings](images/settings.png)
"""


def page() -> str:
    """Return the page as it should be."""
    parts = [_HEAD]
    for section, title in SECTIONS.items():
        parts.append(f"\n## {title}\n\n| setting | name | default | what it does |\n|---|---|---|---|\n")
        parts += [_row(name, each) for name, each in CONTROLS.items() if each.section == section]
    return "".join(parts)


def _row(name: str, control: AnyControl) -> str:
    told = control.help
    if isinstance(control, Text) and "(?P" in told:
        begin, _, pattern = told.rpartition(" such as ")
        told = f"{begin} such as `{pattern.rstrip('.')}`.".replace("(?P<prompt>...)", "`(?P<prompt>...)`", 1)
    told = told.replace("|", "\\|")  # a bar would end the cell
    label = f"**{control.label}**" if control.first else control.label
    return f"| {label} | `{name}` | {_default(control)} | {told} |\n"


def _default(control: AnyControl) -> str:
    match control:
        case Switch():
            return "on" if control.default else "off"
        case Number():
            return f"{control.default} {_unit(control)} ({control.low} to {control.high})"
        case Choice():
            return control.options[control.default]
    return control.default or "nothing"


def _unit(control: Number) -> str:
    """Return the unit as the default wants it: 1 picture, 2 pictures."""
    if control.default != 1:
        return control.unit
    return {"replies": "reply", "ms": "ms"}.get(control.unit, control.unit.removesuffix("s"))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.relative_to(REPO)} tells of {len(CONTROLS)} settings.")
