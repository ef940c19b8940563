"""
Puts Pyodide beside the extension, so that Limner starts without any network.

``python -m tools.vendor`` copies the files that ``python/pyodide.json`` pins from ``node_modules/pyodide``
(what ``npm ci`` installed) to ``vendor/pyodide``, and refuses what does not have the pinned hash. Beside them
it lays the standard library compiled (``compile_stdlib.mjs``), which is most of what a first start waits for,
and the wheels of what installs a user's own painters (docs/own-painters.md), which pip fetches.

Beside the folder it lays Limner itself, compiled into one file (``compile_limner.mjs``), which is most of the
rest. That file is not pinned: it names the hashes of ``python/modules.json`` that it was made by, and a
browser uses it only where they are today's.

``python -m tools.vendor --write-pin`` is the way to another version: change it in ``package.json``, run
``npm install``, and this writes size and hash of each file, and what Pyodide's lock file says of itself, into
the pin.
"""

import argparse
import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from tools import modules

REPO = Path(__file__).parents[1]
SOURCE = REPO / "node_modules" / "pyodide"
TARGET = REPO / "vendor" / "pyodide"
PIN = REPO / "python" / "pyodide.json"

CDN = "https://cdn.jsdelivr.net/npm/pyodide@{version}/"
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
"""All that a start needs; the smallest first, because the worker asks for it to learn whether we vendor."""

WHEELS_CDN = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"
INSTALLER = ("micropip", "pyodide-http")
"""What installs packages, and what lets ``urllib`` speak; fetched when the user first installs one."""

COMPILED = "python_stdlib.pyc.zip"
COMPILER = Path(__file__).with_name("compile_stdlib.mjs")

PACK = "limner.pack"
"""Limner compiled, beside the folder; ``modules`` says of what."""
PACKER = Path(__file__).with_name("compile_limner.mjs")


class VendorError(Exception):
    """One sentence for whoever ran the tool."""


@dataclass(frozen=True, slots=True)
class PinnedFile:
    """What one file must be; ``integrity`` is its SHA-256 the way browsers write it (SRI)."""

    name: str
    size: int
    integrity: str

    @classmethod
    def of(cls, path: Path) -> Self:
        """Measure the file at ``path``."""
        content = path.read_bytes()
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode("ascii")
        return cls(path.name, len(content), f"sha256-{digest}")


@dataclass(frozen=True, slots=True)
class PinnedWheel:
    """
    A wheel, by what Pyodide's lock file says of it.

    Pyodide packs wheels anew, so its CDN has other bytes (``integrity``) than the index that pip asks
    (``vendored``).
    """

    name: str
    integrity: str
    vendored: PinnedFile


@dataclass(frozen=True, slots=True)
class Pin:
    """
    ``lock`` is Pyodide's lock file without its packages: it looks for its own ABI there, no more.

    ``compiled`` is the standard library again, compiled; only a vendored Pyodide has it. ``installer`` are
    wheels, which the CDN has under ``wheels``.
    """

    version: str
    cdn: str
    lock: dict[str, Any]
    files: tuple[PinnedFile, ...]
    compiled: PinnedFile
    wheels: str
    installer: tuple[PinnedWheel, ...]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read ``python/pyodide.json``."""
        pin = json.loads(path.read_text(encoding="utf-8"))
        files = tuple(PinnedFile(**file) for file in pin["files"])
        installer = tuple(
            PinnedWheel(wheel["name"], wheel["integrity"], PinnedFile(**wheel["vendored"]))
            for wheel in pin["installer"]
        )
        compiled = PinnedFile(**pin["compiled"])
        return cls(pin["version"], pin["cdn"], pin["lock"], files, compiled, pin["wheels"], installer)

    @classmethod
    def of(cls, source: Path, compile_: "Compile", fetch: "Fetch") -> Self:
        """Measure the npm package in ``source``."""
        version = json.loads(_existing(source, "package.json").read_text(encoding="utf-8"))["version"]
        lock = json.loads(_existing(source, "pyodide-lock.json").read_text(encoding="utf-8"))
        files = tuple(PinnedFile.of(_existing(source, name)) for name in FILES)
        bare = {"info": lock["info"], "packages": {}}
        with tempfile.TemporaryDirectory() as temporary:
            path = Path(temporary) / COMPILED
            compile_(source, path)
            compiled = PinnedFile.of(path)
            names = [lock["packages"][name]["file_name"] for name in INSTALLER]
            fetch(names, Path(temporary))
            installer = tuple(
                PinnedWheel(
                    name, _sri(lock["packages"][package]["sha256"]), PinnedFile.of(Path(temporary) / name)
                )
                for package, name in zip(INSTALLER, names, strict=True)
            )
        wheels = WHEELS_CDN.format(version=version)
        return cls(version, CDN.format(version=version), bare, files, compiled, wheels, installer)

    def text(self) -> str:
        """Return the text of ``python/pyodide.json``."""
        return json.dumps(asdict(self), indent=4) + "\n"


Compile = Callable[[Path, Path], None]
"""Compiles the standard library of the Pyodide in a folder into a file."""


Fetch = Callable[[Sequence[str], Path], None]
"""Fetches wheels, by their file names, into a folder."""


def fetch_wheels(names: Sequence[str], target: Path) -> None:
    """Have pip fetch them, from wherever it is set up to fetch from."""
    wanted = ["{}=={}".format(*name.split("-")[:2]) for name in names]
    head = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    # For the Python of the browser, whatever runs this; a pure wheel fits everywhere.
    kind = ["--no-deps", "--only-binary=:all:", "--python-version=3.14", "--platform=any", "--abi=none"]
    try:
        subprocess.run([*head, *kind, "--implementation=py", "--dest", str(target), *wanted], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise VendorError(f"pip could not fetch {', '.join(wanted)}: {error}") from error


def _sri(sha256: str) -> str:
    return f"sha256-{base64.b64encode(bytes.fromhex(sha256)).decode('ascii')}"


def compile_stdlib(source: Path, target: Path) -> None:
    """Have Pyodide do it, under Node."""
    try:
        subprocess.run(["node", str(COMPILER), str(source), str(target)], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise VendorError(f"The standard library could not be compiled by Node: {error}") from error


def pack(source: Path, target: Path, python: Path = modules.PYTHON) -> None:
    """
    Have Pyodide compile Limner into one file.

    Raises VendorError where ``python/modules.json`` is not the list of what is there.
    """
    listed = json.loads((python / modules.LIST.name).read_text(encoding="utf-8"))
    if listed != modules.listed(python):
        raise VendorError("python/modules.json is not of these files: run `python -m tools.modules` first.")
    try:
        subprocess.run(["node", str(PACKER), str(source), str(python), str(target)], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise VendorError(f"Limner could not be compiled by Node: {error}") from error


def vendor(
    pin: Pin,
    source: Path,
    target: Path,
    compile_: Compile = compile_stdlib,
    fetch: Fetch = fetch_wheels,
) -> None:
    """
    Copy the pinned files, compile the library, fetch the wheels; nothing is laid unless all are right.

    Raises VendorError where one is missing or is not the pinned one.
    """
    for file in pin.files:
        if PinnedFile.of(_existing(source, file.name)) != file:
            raise VendorError(
                f"{file.name} in {source} is not the one python/pyodide.json pins (Pyodide {pin.version}): "
                "run `npm ci`, or, to move to this version on purpose, `python -m tools.vendor --write-pin`."
            )
    with tempfile.TemporaryDirectory() as temporary:
        compiled = Path(temporary) / pin.compiled.name
        compile_(source, compiled)
        if PinnedFile.of(compiled) != pin.compiled:
            raise VendorError(
                "The standard library, compiled, is not what python/pyodide.json pins: "
                "to pin it on purpose, run `python -m tools.vendor --write-pin`."
            )
        wheels = Path(temporary) / "wheels"
        wheels.mkdir()
        _wheels(pin, target, wheels, fetch)
        _lay(pin, source, compiled, wheels, target)


def _wheels(pin: Pin, target: Path, folder: Path, fetch: Fetch) -> None:
    """Put the pinned wheels into ``folder``: those that lie in ``target`` already, the others fetched."""
    for wheel in pin.installer:
        known = target / wheel.name
        if known.is_file() and PinnedFile.of(known) == wheel.vendored:
            shutil.copyfile(known, folder / wheel.name)
    fetched = [wheel.name for wheel in pin.installer if not (folder / wheel.name).is_file()]
    if fetched:
        fetch(fetched, folder)
    for wheel in pin.installer:
        if PinnedFile.of(_existing(folder, wheel.name)) != wheel.vendored:
            raise VendorError(
                f"{wheel.name} is not the one python/pyodide.json pins: "
                "to pin it on purpose, run `python -m tools.vendor --write-pin`."
            )


def _lay(pin: Pin, source: Path, compiled: Path, wheels: Path, target: Path) -> None:
    # A folder of another version goes as a whole: what is left over would only be served, never checked.
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for file in pin.files:
        shutil.copyfile(source / file.name, target / file.name)
    shutil.copyfile(compiled, target / compiled.name)
    for wheel in pin.installer:
        shutil.copyfile(wheels / wheel.name, target / wheel.name)


def _vendored(pin: Pin) -> list[PinnedFile]:
    return [wheel.vendored for wheel in pin.installer]


def _existing(source: Path, name: str) -> Path:
    path = source / name
    if not path.is_file():
        raise VendorError(f"There is no {name} in {source}: run `npm ci` first.")
    return path


def main(arguments: list[str] | None = None) -> int:
    """Vendor, or write the pin."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.vendor", description="Put Pyodide beside the extension."
    )
    parser.add_argument(
        "--write-pin", action="store_true", help="pin what node_modules holds, then vendor it"
    )
    parser.add_argument("--source", type=Path, default=SOURCE, help="where npm put Pyodide")
    parser.add_argument("--target", type=Path, default=TARGET, help="where to put it")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.write_pin:
            PIN.write_text(Pin.of(chosen.source, compile_stdlib, fetch_wheels).text(), encoding="utf-8")
        pin = Pin.read(PIN)
        vendor(pin, chosen.source, chosen.target)
        pack(chosen.source, chosen.target.with_name(PACK))
    except VendorError as error:
        print(error, file=sys.stderr)
        return 1
    size = sum(file.size for file in (*pin.files, pin.compiled, *_vendored(pin)))
    own = chosen.target.with_name(PACK).stat().st_size
    print(
        f"Pyodide {pin.version} is in {chosen.target}: {size:,} bytes, and Limner beside it: {own:,} bytes."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
