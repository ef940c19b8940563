"""
Runs the benchmarks and prints their tables, in Markdown, each under a line about the machine.

What is on its way goes to standard error: ``python -m tests.bench > table.md`` keeps the tables alone.
``--write`` also puts them into ``docs/benchmarks.md`` in place of those there, and draws its plots.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Mapping

from playwright.sync_api import Error as PlaywrightError

from tests.bench import (
    book,
    continuity,
    disk_scan,
    engines,
    faults,
    gallery,
    long_chat,
    meta_prompt,
    nextchat,
    page_cost,
    page_of_figures,
    painted_to_visible,
    plots,
    plugin_cost,
    prompt_hook,
    prompt_tokens,
    resume_scan,
    sessions,
    soak,
    start,
    tag_to_painter,
    viewer,
)
from tests.bench.figures import Figure, table
from tests.bench.lab import Lab
from tools.data_root import REPO, version

BENCHMARKS: Mapping[str, Callable[[Lab], list[Figure]]] = {
    "tag_to_painter": tag_to_painter.run,
    "painted_to_visible": painted_to_visible.run,
    "page_cost": page_cost.run,
    "prompt_hook": prompt_hook.run,
    "meta_prompt": meta_prompt.run,
    "prompt_tokens": prompt_tokens.run,
    "continuity": continuity.run,
    "start": start.run,
    "engines": engines.run,
    "long_chat": long_chat.run,
    "resume_scan": resume_scan.run,
    "viewer": viewer.run,
    "gallery": gallery.run,
    "disk_scan": disk_scan.run,
    "soak": soak.run,
    "sessions": sessions.run,
    "faults": faults.run,
    "plugin_cost": plugin_cost.run,
    "book": book.run,
    "nextchat": nextchat.run,
}


def main() -> int:
    """Run what was asked for, all without names; 0 unless a benchmark could not be played."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure Limner beside ST.")
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(BENCHMARKS)}; all without")
    parser.add_argument("--write", action="store_true", help="refresh docs/benchmarks.md and its plots")
    chosen = parser.parse_args()
    names: list[str] = chosen.names or list(BENCHMARKS)
    if unknown := [name for name in names if name not in BENCHMARKS]:
        parser.error(f"There is no benchmark named {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}.")
    begun = time.monotonic()
    sections: dict[str, str] = {}
    measured: list[Figure] = []
    failed = False
    with Lab() as lab:
        for name in names:
            _tell(f"{name} ...")
            load, at = _load(), time.monotonic()
            try:
                figures = BENCHMARKS[name](lab)
            except (AssertionError, TimeoutError, PlaywrightError, subprocess.SubprocessError) as error:
                failed = True
                _tell(f"{name} could not be played: {error}")
                lab.close_stories()
                continue
            measured += figures
            facts = _facts(load, time.monotonic() - at)
            sections[name] = page_of_figures.section(name, facts, table(figures))
            _tell(f"{sections[name]}\n({time.monotonic() - begun:.0f} s so far, load {_load()})")
        browser = lab.browser.version if "browser" in vars(lab) else "not used"
        for complaint in lab.watch.complaints():
            _tell(f"On a page: {complaint}")
    _tell(f"All in {time.monotonic() - begun:.0f} s.")
    sys.stdout.write(_machine(browser) + "\n" + "\n".join(sections.values()))
    if chosen.write:
        page_of_figures.write(sections)
        for path in plots.draw(measured):
            _tell(f"Drawn: {path.relative_to(REPO)}")
    return int(failed)


def _facts(load: str, seconds: float) -> str:
    when = f"{time.strftime('%Y-%m-%d')}, commit {_said('git', 'rev-parse', '--short', 'HEAD')}"
    return f"{when}; load average {load} at the start and {_load()} at the end; {seconds:.0f} s."


def _machine(chromium: str) -> str:
    pyodide = json.loads((REPO / "python" / "pyodide.json").read_text(encoding="utf-8"))["version"]
    facts = [
        f"{os.cpu_count()} cores",
        f"Chromium {chromium}, SillyTavern {version()}, Pyodide {pyodide}",
        f"Python {platform.python_version()}, Node {_said('node', '--version')}",
    ]
    return "".join(f"- {fact}\n" for fact in facts)


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}"


def _said(*command: str) -> str:
    done = subprocess.run(command, cwd=REPO, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    return done.stdout.strip()


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
