"""
The providers of the packages that are installed, kept in line with what ST's settings file says.

A package that fails says why in one sentence, which stays at its name until it paints again.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from limner.core.errors import GenerationError
from limner.core.translation import say
from limner.custom_providers import packages
from limner.custom_providers._custom_provider import CustomProvider
from limner.custom_providers.packages import Package
from limner.custom_providers.sandbox import Sandbox
from limner.custom_providers.sandboxes import Sandboxes
from limner.page.host import Host
from limner.providers.base import ImageProvider
from limner.settings.preferences import Preferences
from limner.settings.settings import Settings

_FOLDER = "{{char}}"


class ProviderRegistry(Protocol):
    """Who asks painters for pictures (``GenerationService``)."""

    def register(self, provider: ImageProvider) -> None:
        """Take a painter in."""
        ...

    def unregister(self, name: str) -> None:
        """Forget a painter."""
        ...


class InstalledProviders:
    """
    ``packages`` are the installed ones by name; their providers are registered as long as they are there.

    ``changed`` is called when a package has failed, or works again.
    """

    def __init__(
        self,
        host: Host,
        preferences: Preferences,
        registry: ProviderRegistry,
        sandboxes: Sandboxes | None,
        changed: Callable[[], None],
    ) -> None:
        self._host = host
        self._preferences = preferences
        self._registry = registry
        self._sandboxes = sandboxes
        self._changed = changed
        self._raw: object = None
        self.packages: dict[str, Package] = {}
        self._running: dict[str, Sandbox] = {}
        self._registered: dict[str, CustomProvider] = {}
        self._faults: dict[str, str] = {}
        preferences.listen(self._look)

    def fault(self, name: str) -> str:
        """Return why the package of this name failed last; empty where it did not."""
        return self._faults.get(name, "")

    def keep(self, package: Package) -> None:
        """Keep a package in the settings file, in the stead of the one of its name."""
        self._write({**self.packages, package.name: package})

    def remove(self, name: str) -> None:
        """Take a package out of the settings file."""
        self._write({each: package for each, package in self.packages.items() if each != name})

    def _write(self, found: Mapping[str, Package]) -> None:
        rows = packages.to_json(list(found.values()), self._raw)
        self._preferences.keep(packages.KEY, rows or None)

    def _look(self, settings: Settings) -> None:
        """Bring the painters in line with what the settings file says."""
        raw = settings.kept.get(packages.KEY)
        if raw == self._raw:
            return
        self._raw = raw
        before, self.packages = self.packages, {each.name: each for each in packages.read(raw)}
        for name in before.keys() - self.packages.keys():
            self.end(name)
            self._running.pop(name, None)
        wanted = self._wanted()
        for name in self._registered.keys() - wanted.keys():
            self._registry.unregister(name)
        for painter in wanted.values():
            self._registry.register(painter)
        self._registered = wanted

    def _wanted(self) -> dict[str, CustomProvider]:
        if self._sandboxes is None:
            return {}
        found: dict[str, CustomProvider] = {}
        for package in self.packages.values():
            sandbox = self._running.setdefault(package.name, Sandbox(self._sandboxes, package.name))
            for card in package.cards:
                painter = CustomProvider(package.name, card, sandbox, _PackageContext(self, package.name))
                found.setdefault(painter.id, painter)
        return found

    def end(self, name: str) -> None:
        """End the worker of a package and forget its fault; what it was at says that it was removed."""
        self._faults.pop(name, None)
        if sandbox := self._running.get(name):
            sandbox.end(say("“${0}” was removed or installed anew while it painted: press Try again.", name))

    def told(self, name: str, fault: str) -> None:
        """Hear what became of a package's picture."""
        if name in self.packages and self._faults.get(name, "") != fault:
            self._faults = {**self._faults, name: fault}
            self._changed()

    async def carry(self, name: str) -> Mapping[str, object]:
        """Return what an order to a package carries beside the request."""
        if self._sandboxes is None or name not in self.packages:
            raise GenerationError(
                say("“${0}” is not installed any more.", name), code="configuration", provider=name
            )
        folder = (await self.expand(_FOLDER)).strip()[:100]
        return {
            "values": self.packages[name].fields,
            "headers": dict(await self._sandboxes.headers()),
            "folder": "" if folder == _FOLDER else folder,
        }

    async def expand(self, text: str) -> str:
        """Return the user's own words with SillyTavern's macros filled in."""
        return await self._host.expand_macros(text)


class _PackageContext:
    """What is installed, as one package's painters know it."""

    def __init__(self, installed: InstalledProviders, name: str) -> None:
        self._installed = installed
        self._name = name

    async def carry(self) -> Mapping[str, object]:
        """Return what an order carries beside the request."""
        return await self._installed.carry(self._name)

    async def expand(self, text: str) -> str:
        """Return the user's own words with macros filled in."""
        return await self._installed.expand(text)

    def ended(self, fault: str) -> None:
        """Hear what became of a picture."""
        self._installed.told(self._name, fault)
