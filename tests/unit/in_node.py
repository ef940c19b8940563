"""JavaScript in a test: a program of a few lines in Node, played to its end or asked line by line."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

_NODE = shutil.which("node") or "node"
SHIM = (Path(__file__).parents[2] / "shim").as_uri()

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="a browser's Python cannot start a Node")
"""For whatever uses this module: the unit tests are also run inside Pyodide."""


def played(program: str, *arguments: str) -> Any:
    """Return the JSON value that this module prints; ``process.argv[1]`` is the first argument."""
    command = [_NODE, "--input-type=module", "-e", program, "--", *arguments]
    answer = subprocess.run(  # noqa: S603 -- our own words
        command, check=True, capture_output=True, text=True, timeout=60
    )
    return json.loads(answer.stdout)


class Listener:
    """One Node for many questions: a program that prints a line of JSON for each line of JSON it reads."""

    def __init__(self, program: str, *arguments: str) -> None:
        command = [_NODE, "-e", program, "--", *arguments]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603

    def ask(self, question: object) -> Any:
        """Return the answer to one question."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(question) + "\n")
        stdin.flush()
        return json.loads(stdout.readline())

    def close(self) -> None:
        """End it."""
        self._process.communicate()
