"""Limner's Python under Node, driven from a test: the test is the page."""

import json
import os
import shutil
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from tools.browser import ONE_COMPILER
from tools.loopback import Ledger
from tools.vendor import COMPILED, REPO, TARGET

HARNESS = Path(__file__).with_name("harness.mjs")


LONGEST = 900
"""Seconds for an answer: all unit tests are one question, and only a fault is waited for to the end."""


class PythonThrewError(Exception):
    """What came out of Pyodide instead of an answer."""


class PyodideUnderNode:
    """
    The real package in the real Pyodide; ``lasting`` says that it runs for a minute, and not for seconds.

    Attributes:
        posted: what Python posted to the page, parsed.
    """

    def __init__(self, *, lasting: bool = False, **mounts: Path) -> None:
        self.posted: Ledger[dict[str, Any]] = Ledger()
        self._answers: Ledger[dict[str, Any]] = Ledger()
        self._asked = 0
        arguments = [f"{folder}=/{name}" for name, folder in mounts.items()]
        node = [shutil.which("node") or "node", *([] if lasting else ONE_COMPILER.split())]
        self._process = subprocess.Popen(  # noqa: S603 - our own harness
            [*node, str(HARNESS), str(REPO), str(TARGET), COMPILED, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={"PATH": os.environ["PATH"]},
        )
        self._reader = threading.Thread(target=self._read, args=(self._process.stdout,), daemon=True)

    def __enter__(self) -> Self:
        self._reader.start()
        self._answer()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join(timeout=10)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def receive(self, message: dict[str, Any] | str) -> None:
        """Hand Python a message from the page: an envelope, or any text."""
        self._tell({"receive": message if isinstance(message, str) else json.dumps(message)})

    def python(self, source: str) -> Any:
        """Run ``source`` inside and return what its last expression is."""
        return self._tell({"python": source})

    def awaited(self, source: str) -> Any:
        """Run ``source``, which may await, and return what its last expression is."""
        return self._tell({"awaiting": source})

    def proxies(self) -> int:
        """Count the proxies of Python's objects that JavaScript holds and that nobody destroyed."""
        count: int = self._tell({"count": True})
        return count

    def wait_for(self, what: str, **fields: object) -> dict[str, Any]:
        """Wait until Python has posted a message with these fields, and return it."""

        def found(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
            return [message for message in messages if fields.items() <= message.items()]

        return found(self.posted.wait_for(lambda messages: bool(found(messages)), what))[0]

    def _tell(self, command: dict[str, Any]) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        self._asked += 1
        answers = self._answers.wait_for(lambda all_: len(all_) >= self._asked, "Pyodide's answer", LONGEST)
        answer = answers[self._asked - 1]
        if "threw" in answer:
            raise PythonThrewError(answer["threw"])
        return answer["done"]

    def _read(self, pipe: IO[str]) -> None:
        for line in pipe:
            message = json.loads(line)
            if "posted" in message:
                self.posted.add(json.loads(message["posted"]))
            else:
                self._answers.add(message)
        self._answers.add({"threw": "Node ended; what it said is above, on stderr."})
