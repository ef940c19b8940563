"""Processes that are stopped and go on."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools import asleep as module
from tools.asleep import asleep

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what a process runs")

COUNTS = "import itertools\nfor number in itertools.count(): print(number, flush=True)"


def stopped(pids: list[int]) -> list[bool]:
    """Which of these processes the system holds back."""
    stats = [Path(f"/proc/{pid}/stat").read_text(encoding="ascii") for pid in pids]
    return [stat.rpartition(")")[2].split()[0] == "T" for stat in stats]


def comes(pids: list[int], wanted: list[bool]) -> bool:
    """Say whether they come to be stopped, or not, in a moment: a signal takes one to arrive."""
    ends = time.monotonic() + 5
    while stopped(pids) != wanted and time.monotonic() < ends:
        time.sleep(0.01)
    return stopped(pids) == wanted


def test_a_browser_sleeps_with_all_that_it_has_started_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = Path(sys.executable).resolve().name
    monkeypatch.setitem(module.PROGRAMS, "Firefox", (ours,))
    inner = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {COUNTS!r}])"
    with subprocess.Popen([sys.executable, "-c", inner], stdout=subprocess.PIPE) as browser:  # noqa: S603 -- our own
        try:
            assert browser.stdout is not None
            browser.stdout.readline()
            with asleep("Firefox"):
                pids = [pid for pid in module.started() if module.runs(pid) == ours]
                assert len(pids) == 2
                assert comes(pids, [True, True])
            assert comes(pids, [False, False])
        finally:
            for pid in module.started():
                os.kill(pid, signal.SIGKILL)


def test_a_browser_that_was_not_started_cannot_sleep() -> None:
    with pytest.raises(RuntimeError, match="No WebKit"), asleep("WebKit"):
        pass
