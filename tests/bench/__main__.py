"""
Runs the benchmarks and prints their tables, in Markdown, under a line about the machine.

What is on its way goes to standard error: ``python -m tests.bench > table.md`` keeps the tables alone.
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
    faults,
    meta_prompt,
    page_cost,
    painted_to_visible,
    plugin_cost,
    prompt_hook,
    resume_scan,
    sessions,
    start,
    tag_to_painter,
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
    "start": start.run,
    "resume_scan": resume_scan.run,
    "sessions": sessions.run,
    "faults": faults.run,
    "plugin_cost": plugin_cost.run,
}


def main() -> int:
    """Run what was asked for, all without names; 0 unless a benchmark could not be played."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure Limner beside ST.")
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(BENCHMARKS)}; all without")
    names: list[str] = parser.parse_args().names or list(BENCHMARKS)
    if unknown := [name for name in names if name not in BENCHMARKS]:
        parser.error(f"There is no benchmark named {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}.")
    begun, load = time.monotonic(), _load()
    tables: list[str] = []
    failed = False
    with Lab() as lab:
        for name in names:
            _tell(f"{name} ...")
            try:
                tables.append(table(name, BENCHMARKS[name](lab)))
            except (AssertionError, TimeoutError, PlaywrightError) as error:
                failed = True
                tables.append(f"### {name}\n\nCould not be played: {error}\n")
                lab.close_stories()
            _tell(f"{tables[-1]}\n({time.monotonic() - begun:.0f} s so far, load {_load()})")
        browser = lab.browser.version if "browser" in vars(lab) else "not used"
        for complaint in lab.watch.complaints():
            _tell(f"On a page: {complaint}")
    sys.stdout.write(_header(browser, load, time.monotonic() - begun) + "\n" + "\n".join(tables))
    return int(failed)


def _header(chromium: str, load: str, seconds: float) -> str:
    pyodide = json.loads((REPO / "python" / "pyodide.json").read_text(encoding="utf-8"))["version"]
    facts = [
        f"{time.strftime('%Y-%m-%d')}, commit {_said('git', 'rev-parse', '--short', 'HEAD')}",
        f"{os.cpu_count()} cores, load average {load} at the start and {_load()} at the end",
        f"Chromium {chromium}, SillyTavern {version()}, Pyodide {pyodide}",
        f"Python {platform.python_version()}, Node {_said('node', '--version')}",
        f"{seconds:.0f} s in all",
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
