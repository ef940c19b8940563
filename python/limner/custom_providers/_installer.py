"""
The installer: gets a package with micropip, keeps it as one archive, and lays it out again without a network.

It is for a sandbox alone, where nothing is installed yet: so what is new after an installation is the package
with all that it needs, and an archive is whole by itself. Two packages share nothing, and removing one
breaks no other.
"""

import importlib
import importlib.metadata
import io
import json
import re
import sys
import zipfile
from collections.abc import Awaitable, Callable, Iterable, Iterator
from importlib.metadata import Distribution
from pathlib import Path
from typing import Protocol

from limner.core.errors import GenerationError
from limner.core.json_text import as_dict, as_list, as_str, loads
from limner.core.redaction import told
from limner.custom_providers._installation import InstalledPackage
from limner.custom_providers.packages import named, plain

GROUP = "limner.providers"
"""The group of entry points in which a package names its painters."""

LARGEST = 100_000_000
"""Bytes of a package with all that it needs."""

_LONGEST_REASON = 200
_NOTE = "limner-package.json"
_URLLIB = re.compile(rb"urllib\.request|from urllib import[^\n]{0,60}request|http\.client")


_SPEAKS_ALREADY = {"micropip", "urllib3", "requests", "pyodide-http"}
"""What finds its own way to the network in a browser."""


class Archives(Protocol):
    """Where archives are kept: the browser, by way of Limner's own worker (``sandboxes``)."""

    async def put(self, name: str, archive: bytes) -> None:
        """Keep an archive."""
        ...

    async def get(self, name: str) -> bytes | None:
        """Return an archive, None where there is none of this name."""
        ...


class PackageInstaller:
    """
    Packages, from an index and from what was kept; ``home`` is the folder in which kept ones are laid out.

    ``installer`` lays micropip where it can be imported: it is fetched when it is first needed.
    """

    def __init__(self, installer: Callable[[], Awaitable[None]], archives: Archives, home: Path) -> None:
        self._installer = installer
        self._archives = archives
        self._home = home
        self._pending: tuple[str, bytes] | None = None

    async def install(self, wanted: str, index: str) -> InstalledPackage:
        """Fetch and lay out; ``index`` is where names are looked up, empty for micropip's own choice."""
        await self._installer()
        importlib.invalidate_caches()
        micropip = importlib.import_module("micropip")
        before = {plain(each.name) for each in importlib.metadata.distributions()}
        try:
            await micropip.install(wanted, **({"index_urls": index} if index else {}))
        except Exception as error:
            reason = told(str(error).split("See:", 1)[0], _LONGEST_REASON) or type(error).__name__
            raise _refused(f"“{wanted}” could not be installed: {reason}") from error
        importlib.invalidate_caches()
        found = {plain(each.name): each for each in importlib.metadata.distributions()}
        new = {name: each for name, each in found.items() if name not in before}
        main = new.get(plain(named(wanted)))
        if main is None:
            raise _refused(f"“{wanted}” could not be installed: it is none of what was fetched.")
        return self._packed(main, new, found.get("pyodide-http"))

    async def keep(self) -> None:
        """Keep what was installed last for the next start."""
        if self._pending is not None:
            await self._archives.put(*self._pending)

    async def load(self, name: str) -> InstalledPackage:
        """Lay out what was kept."""
        archive = await self._archives.get(name)
        if archive is None:
            raise _refused(
                f"The code of “{name}” is not in this browser: press “Install again” under Your own painters."
            )
        try:
            with zipfile.ZipFile(io.BytesIO(archive)) as packed:
                note = as_dict(loads(packed.read(_NOTE).decode()))
                packed.extractall(self._home / name)
        except (zipfile.BadZipFile, KeyError, OSError, UnicodeError) as error:
            raise _refused(
                f"The code of “{name}” is damaged: press “Install again” under Your own painters."
            ) from error
        sys.path.append(str(self._home / name))
        importlib.invalidate_caches()
        return self._ready(name, note)

    def _packed(
        self, main: Distribution, new: dict[str, Distribution], http: Distribution | None
    ) -> InstalledPackage:
        """Make the archive of an installation, with a note of what is in it."""
        files = dict(_files(new.values()))
        spoken = dict(_files(each for name, each in new.items() if name not in _SPEAKS_ALREADY))
        urllib = any(name.endswith(".py") and _URLLIB.search(code) for name, code in spoken.items())
        named = any(name.endswith(".py") and b"pyodide_http" in code for name, code in spoken.items())
        if (urllib or named) and http is not None:
            files |= dict(_files([http]))
        if sum(map(len, files.values())) > LARGEST:
            raise _refused(f"“{main.name}” is larger than {LARGEST // 1_000_000} MB.")
        note: dict[str, object] = {
            "version": main.version,
            "painters": {each.name: each.value for each in main.entry_points.select(group=GROUP)},
            "brings": sorted(f"{each.name} {each.version}" for each in new.values() if each is not main),
            "urllib": urllib,
        }
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(_NOTE, json.dumps(note))
            for name, content in files.items():
                packed.writestr(name, content)
        self._pending = (plain(main.name), buffer.getvalue())
        return self._ready(plain(main.name), note)

    @staticmethod
    def _ready(name: str, note: dict[str, object]) -> InstalledPackage:
        """Return what is laid out; ``urllib`` is taught to speak, where the package needs it."""
        if note.get("urllib") is True and sys.platform == "emscripten":
            importlib.import_module("pyodide_http").patch_urllib()
        painters = {key: as_str(value) for key, value in as_dict(note.get("painters")).items()}
        brings = [as_str(each) for each in as_list(note.get("brings"))]
        return InstalledPackage(name, as_str(note.get("version")), painters, brings)


def _files(distributions: Iterable[Distribution]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of distributions by their RECORD, those that lie where packages lie."""
    for each in distributions:
        for file in each.files or ():
            path = Path(str(file.locate()))
            if ".." not in file.parts and "__pycache__" not in file.parts and path.is_file():
                yield file.as_posix(), path.read_bytes()


def _refused(sentence: str) -> GenerationError:
    return GenerationError(sentence[:300], code="configuration", provider="")
