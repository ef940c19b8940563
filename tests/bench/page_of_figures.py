"""
The page of the figures, ``docs/benchmarks.md``: what was measured is put in place of what stood there.

Each benchmark has a section of its own under ``## Figures``, with a line about the machine and the hour, so a
single one can be measured again without its neighbours becoming untrue.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from tools.data_root import REPO

PAGE = REPO / "docs" / "benchmarks.md"
_FIGURES = "\n## Figures\n"


def section(name: str, facts: str, table: str) -> str:
    """Return the section of one benchmark."""
    return f"### {name}\n\n{facts}\n\n{table}"


def refreshed(text: str, sections: Mapping[str, str]) -> str:
    """
    Return the page's ``text`` with these sections; a benchmark that is new comes last.

    Raises ValueError where the page has no place for figures.
    """
    head, found, rest = text.partition(_FIGURES)
    if not found:
        raise ValueError(f"There is no heading {_FIGURES.strip()!r} in {PAGE.name}.")
    figures, after = _split(rest)
    parts = re.split(r"(?m)^(?=### )", figures)
    kept = {part.split("\n", 1)[0].removeprefix("### "): part for part in parts[1:]}
    for name, body in sections.items():
        kept[name] = f"{body.rstrip()}\n\n"
    return f"{head}{found}{parts[0]}{''.join(kept.values())}{after}"


def write(sections: Mapping[str, str], page: Path = PAGE) -> None:
    """Put the sections into the page."""
    page.write_text(refreshed(page.read_text(encoding="utf-8"), sections), encoding="utf-8")


def _split(rest: str) -> tuple[str, str]:
    """Cut what follows the heading into the figures and what comes under the next heading."""
    found = re.search(r"(?m)^## ", rest)
    return (rest[: found.start()], rest[found.start() :]) if found else (rest, "")
