"""What a package is once it can be imported, and the port of what installs it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class InstalledPackage:
    """A package that can be imported: ``painters`` are its entry points, name to ``module:class``."""

    name: str
    version: str
    painters: Mapping[str, str]
    brings: Sequence[str] = ()


class Installer(Protocol):
    """Where packages come from."""

    async def install(self, wanted: str, index: str) -> InstalledPackage:
        """Fetch a package and lay it out; raises GenerationError with why it cannot be installed."""
        ...

    async def keep(self) -> None:
        """Keep what was installed last for the next start."""
        ...

    async def load(self, name: str) -> InstalledPackage:
        """Lay a package out that was kept; raises GenerationError where it is not here."""
        ...
