"""
What each test costs: ``python -m pytest -p tests.costs ...`` adds a table by file, dearest first.

Processor seconds are counted (Linux), of this process and of all that it has started: Chromium, SillyTavern,
Node.js. Seconds of the clock say less: a test that waits is slow and not dear. A page of SillyTavern is most
of what a browser test costs, so its loads are counted too. ``LIMNER_COSTS`` names a file for each test's own;
of it ``python -m tests.costs FILE`` makes the table of CONTRIBUTING.md: with several workers that is all.
"""

import contextlib
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

_TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds() -> float:
    """
    Return what this process and its descendants have used so far, those that ended among them.

    Only these are looked at, for there are thousands of tests: to look through all processes of a machine
    takes as long as many a unit test.
    """
    todo, total = [os.getpid()], 0
    while todo:
        folder = f"/proc/{todo.pop()}"
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # it ended while we looked
            fields = _text(f"{folder}/stat").rpartition(")")[2].split()
            total += sum(map(int, fields[11:15]))  # its own, and of children it has waited for
            for thread in os.listdir(f"{folder}/task"):  # noqa: PTH208 -- as below
                todo += map(int, _text(f"{folder}/task/{thread}/children").split())
    return total / _TICKS


def _text(path: str) -> str:
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 -- a Path for each of them takes as long
        return file.read()


def _now() -> tuple[float, float, int]:
    from tools.story_page import StoryPage  # noqa: PLC0415 - the browser's Python has no Playwright

    return processor_seconds(), time.monotonic(), StoryPage.loads


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Measure a test with its fixtures."""
    before = _now()
    result = yield
    # A browser that has ended with the session takes its seconds along: that test looks cheaper than it is.
    cost = [max(0.0, after - start) for after, start in zip(_now(), before, strict=True)]
    if path := os.environ.get("LIMNER_COSTS"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps([item.nodeid, *cost]) + "\n")
    _BY_FILE[item.nodeid.partition("::")[0]].append(cost)
    return result


_BY_FILE: dict[str, list[list[float]]] = defaultdict(list)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table."""
    sums = {file: [sum(column) for column in zip(*costs, strict=True)] for file, costs in _BY_FILE.items()}
    terminalreporter.section("costs")
    terminalreporter.line("processor s   clock s   loads   tests   file")
    for file, (processor, clock, loads) in sorted(sums.items(), key=lambda each: -each[1][0]):
        count = len(_BY_FILE[file])
        terminalreporter.line(f"{processor:11.1f} {clock:9.1f} {loads:7.0f} {count:7}   {file}")


def _table(lines: list[str]) -> str:
    """Return the costs by file as Markdown, dearest first; the unit tests are one, and a test counts once."""
    last = {name: costs for name, *costs in map(json.loads, lines)}
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0] * 4)
    for name, costs in last.items():
        file = name.partition("::")[0]
        for key in ("tests/unit" if file.startswith("tests/unit/") else file, "all"):
            sums[key] = [old + new for old, new in zip(sums[key], [1, *costs], strict=True)]
    told = ["| tests | how many | loads | processor, s | clock, s |", "|---|---|---|---|---|"]
    dearest_first = sorted(sums.items(), key=lambda each: (each[0] == "all", -each[1][1]))
    for file, (count, used, clock, loads) in dearest_first:
        shown = file if file == "all" else f"`{file}`"
        told.append(f"| {shown} | {count:,.0f} | {loads:.0f} | {used:,.0f} | {clock:,.0f} |")
    return "\n".join(told)


if __name__ == "__main__":
    print(_table(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()))  # noqa: T201 - what it is run for
