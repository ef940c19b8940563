"""
A real SillyTavern server on loopback, with a data root of its own, for as long as it is needed.

``with SillyTavern(Setup(model_url, painter_url)) as tavern: ...`` starts it and, whatever happens, ends it
with everything it started. What it printed is in ``tavern.log``.
"""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from tools.data_root import PACKAGE, PLUGIN, Setup, lay
from tools.loopback import HOST, Loopback
from tools.painter import Painter
from tools.story_model import StoryModel

_START_LIMIT = 120.0
_STOP_LIMIT = 10.0


class SillyTavern:
    """The server: ``url`` is where it listens, ``user`` the folder with chats, settings and pictures."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.url = ""
        self._folder = Path(tempfile.mkdtemp(prefix="limner-tavern-"))
        self.root = self._folder / "data"
        self.user = self.root / "default-user"
        self.log = self._folder / "server.log"
        self._server: _Server | None = None
        self._around = ExitStack()

    def __enter__(self) -> Self:
        try:
            lay(self.root, self.setup, _first_start)
            if self.setup.plugin:
                self.plugin = self._around.enter_context(PLUGIN.needed(vendored=self.setup.vendored))
            self._server = _Server(self.root, self.log, self.setup.environment)
            self.url = self._server.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End the server and delete its data."""
        if self._server is not None:
            self._server.stop()
            self._server = None
        self._around.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def go_down(self) -> None:
        """End the server and keep its data, as a user does who closes its window."""
        if self._server is not None:
            self._server.stop()

    def be_killed(self) -> None:
        """End the server as a power cut does, and keep its data."""
        if self._server is not None:
            self._server.kill()

    def come_back(self) -> None:
        """Start the server again at the same address, with the same data."""
        if self._server is not None:
            self._server.start(int(self.url.rpartition(":")[2]))

    def memory(self) -> float:
        """Return the megabytes of memory that the server's process holds (Linux)."""
        if self._server is None:
            return 0.0
        return self._server.memory("VmRSS")

    def peak_memory(self) -> float:
        """Return the most megabytes that it held since its start or ``forget_peak`` (Linux)."""
        if self._server is None:
            return 0.0
        return self._server.memory("VmHWM")

    def forget_peak(self) -> None:
        """Have ``peak_memory`` begin anew (Linux)."""
        if self._server is not None:
            self._server.forget_peak()

    @property
    def limner(self) -> Path:
        """Where Limner is installed."""
        return self.user / "extensions" / "limner"

    def chat_path(self, avatar: str, chat: str) -> Path:
        """Return the file of a character's chat; ``avatar`` is their card's file name."""
        return self.user / "chats" / avatar.removesuffix(".png") / f"{chat}.jsonl"

    def group_chat_path(self, chat: str) -> Path:
        """Return the file of a group's chat."""
        return self.user / "group chats" / f"{chat}.jsonl"

    def picture_path(self, source: str) -> Path:
        """Return the file behind the ``src`` of a picture in a chat, such as ``/user/images/Mira/a.png``."""
        return self.user / urllib.request.url2pathname(source.partition("?")[0]).lstrip("/")


class _Server:
    """One process group that serves one data root."""

    def __init__(self, root: Path, log: Path, environment: Mapping[str, str] | None = None) -> None:
        self._root = root
        self._log = log
        self._environment = environment or {}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, port: int | None = None) -> str:
        """Start, wait until the front page is served, and return the address."""
        port = port or _free_port()
        command = [
            "node",
            "server.js",
            "--dataRoot",
            str(self._root),
            "--port",
            str(port),
            "--listen",
            "false",
        ]
        command += ["--configPath", str(self._root / "config.yaml"), "--browserLaunchEnabled", "false"]
        # SillyTavern keys its webpack cache by the git revision around it: without the ceiling each commit of
        # ours would cost the next start a build.
        environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(PACKAGE.parent), "NODE_ENV": "production"}
        environment |= self._environment
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=PACKAGE,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        url = f"http://{HOST}:{port}"
        give_up = time.monotonic() + _START_LIMIT
        while not _answers(url):
            if self._process.poll() is not None or time.monotonic() > give_up:
                tail = self._log.read_text(encoding="utf-8", errors="replace")[-2000:]
                raise RuntimeError(f"SillyTavern did not start. The end of what it printed:\n{tail}")
            time.sleep(0.1)
        return url

    def memory(self, which: str) -> float:
        """Return the megabytes of a line of the process's status."""
        if self._process is None:
            return 0.0
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="utf-8")
        line = next(line for line in status.splitlines() if line.startswith(f"{which}:"))
        return int(line.split()[1]) / 1000

    def forget_peak(self) -> None:
        """Set the peak of the resident memory back to what is resident now."""
        if self._process is not None:
            Path(f"/proc/{self._process.pid}/clear_refs").write_text("5", encoding="ascii")

    def kill(self) -> None:
        """End the whole group without asking."""
        process, self._process = self._process, None
        if process is not None and process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def stop(self) -> None:
        """Ask the whole group to end, and end it if it does not."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(_STOP_LIMIT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _first_start(root: Path) -> None:
    """Have SillyTavern fill a data root: start on it, stop again."""
    server = _Server(root, root.with_name(f"{root.name}.log"))
    try:
        server.start()
    finally:
        server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own loopback address
            return bool(answer.status == 200)
    except urllib.error.HTTPError as error:
        return error.code < 400  # with accounts it leads whoever has no cookie in a circle
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def main() -> None:
    """Run SillyTavern and both stand-ins until Ctrl-C."""
    parser = argparse.ArgumentParser(description="Start a real SillyTavern and both stand-ins on loopback.")
    parser.add_argument("--plain", action="store_true", help="without Limner")
    options = parser.parse_args()
    # Ended by `kill`, it still cleans up: the server is in a process group of its own.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    model, painter = StoryModel(), Painter()
    with Loopback() as loopback:
        setup = Setup(loopback.serve(model.app), loopback.serve(painter.app), limner=not options.plain)
        with SillyTavern(setup) as tavern:
            print(f"SillyTavern: {tavern.url}\nStory model: {setup.model_url}\nPainter: {setup.painter_url}")
            print(f"Data: {tavern.root}\nCtrl-C ends it.")
            loopback.wait_for_interrupt()


if __name__ == "__main__":
    main()
