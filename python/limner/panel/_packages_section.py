"""
The section of the user's own painters: installs, lists, fills in and removes packages.

Nothing is fetched before the user has read what a stranger's code may do and said yes.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

from limner.core.errors import HostError, RequestError
from limner.core.json_text import as_dict
from limner.core.translation import later, say
from limner.custom_providers import packages
from limner.custom_providers.installed import InstalledProviders, ProviderRegistry
from limner.custom_providers.packages import Package
from limner.custom_providers.sandbox import Sandbox
from limner.custom_providers.sandboxes import Sandboxes
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.panel import _packages_view as packages_view
from limner.settings.preferences import Preferences

log = logging.getLogger("limner.custom_providers.packages")

INSTALLING = 300.0
"""Seconds that an installation has: micropip, the package and all it needs come over the network."""

KEEPING = 60.0
"""Seconds in which the browser's storage takes a package."""

MOST_TYPED = 600
"""Characters of what is typed to be installed that are shown again."""

_WARNING = later(
    "Install “${0}”? It is code of a stranger and runs in your browser. It can do what this page can: "
    "read and change your chats, characters and settings, and use everything that SillyTavern's address "
    "serves, with the keys and accounts you have set up there. Install only what you trust."
)
_REMOVE = later("Remove “${0}” and what you typed for it? Pictures it has painted stay.")


class PackagesSection:
    """What is installed is what the settings file says; ``changed`` is called when the panel has news."""

    def __init__(
        self,
        host: Host,
        preferences: Preferences,
        painters: ProviderRegistry,
        sandboxes: Sandboxes | None,
        changed: Callable[[], None],
    ) -> None:
        self._host = host
        self._installed = InstalledProviders(host, preferences, painters, sandboxes, changed)
        self._sandboxes = sandboxes
        self._changed = changed
        self._installing = self._typed = ""
        self.actions: dict[str, Callable[[Json], Awaitable[None]]] = {
            "package.install": lambda data: self.install(text_of(as_dict(data.get("form")), "origin")),
            "package.again": self._again,
            "package.remove": self._remove,
            "package.save": self._save,
            "package.typed": self._type,
        }

    def render(self) -> str:
        """Return the view."""
        installed = self._installed
        rows = [(each, installed.fault(each.name)) for each in installed.packages.values()]
        return packages_view.render(rows, self._installing, self._typed, can=self._sandboxes is not None)

    async def install(self, text: str) -> None:
        """Ask the user, then fetch; raises RequestError or GenerationError where nothing comes of it."""
        self._typed = text[:MOST_TYPED]
        wanted = packages.wanted(text)
        if self._sandboxes is None:
            raise RequestError(say("Painters of your own need a browser that can run a second worker."))
        if self._installing:
            raise RequestError(say("“${0}” is being installed: wait for it.", self._installing))
        if not await self._host.confirm(say(_WARNING, wanted)):
            return
        if self._installing:  # while the question stood
            raise RequestError(say("“${0}” is being installed: wait for it.", self._installing))
        self._installing = wanted
        self._changed()
        sandbox = Sandbox(self._sandboxes, wanted, laid=False)
        try:
            order = {"wanted": wanted, "index": ""}
            told = await sandbox.ask("install", "install", order, seconds=INSTALLING)
            package = Package.read({**told, "origin": wanted})
            if package is None or not package.cards:
                raise RequestError(say("“${0}” brings no painter that Limner can use.", wanted))
            self._check(package, wanted)
            await sandbox.ask("keep", "keep", {}, seconds=KEEPING)
            await self._sandboxes.store(package.name, sandbox.archive)
            self._take(package)
        finally:
            self._installing = ""
            sandbox.end()
            await self._sandboxes.forget_start()
        self._typed = ""
        names = ", ".join(card.name for card in package.cards)
        self._host.toast("success", say("Installed: ${0}. Choose it as the painter to use it.", names))

    def _check(self, package: Package, wanted: str) -> None:
        """Raise RequestError where a package cannot be taken: nothing of it is kept yet."""
        if packages.plain(package.name) != packages.plain(packages.named(wanted)):  # its own code says this
            raise RequestError(say("“${0}” calls itself “${1}”: it was not installed.", wanted, package.name))
        others = {name: each for name, each in self._installed.packages.items() if name != package.name}
        taken = {card.id: each.name for each in others.values() for card in each.cards}
        for card in package.cards:
            if card.id in taken:
                raise RequestError(say("“${0}” brings this painter already: ${1}.", taken[card.id], card.id))
        if len(others) >= packages.MOST:
            raise RequestError(say("There are ${0} packages already: remove one first.", packages.MOST))

    def _take(self, package: Package) -> None:
        known = self._installed.packages.get(package.name)
        if known is not None:
            package = replace(package, values=known.values)
        self._installed.end(package.name)
        self._installed.keep(package)

    async def _again(self, data: Json) -> None:
        await self.install(self._named(data).origin)

    async def _remove(self, data: Json) -> None:
        package = self._named(data)
        if not await self._host.confirm(say(_REMOVE, package.name)):
            return
        self._installed.remove(package.name)
        try:
            if self._sandboxes is not None:
                await self._sandboxes.forget_start()
                await self._sandboxes.forget(package.name)
        except HostError as error:
            log.warning("The code of %s could not be thrown away: %s", package.name, error)

    async def _type(self, data: Json) -> None:
        """Something was typed: the panel may be drawn anew before anybody presses a button."""
        form = as_dict(data.get("form"))
        if not text_of(data, "entry"):
            self._typed = text_of(form, "origin")[:MOST_TYPED]
            return
        package = packages.filled(self._named(data), form)
        self._installed.keep(package)

    async def _save(self, data: Json) -> None:
        await self._type(data)
        self._host.toast("success", say("Saved."))

    def _named(self, data: Json) -> Package:
        package = self._installed.packages.get(text_of(data, "entry"))
        if package is None:
            raise RequestError(say("This package is not installed any more."))
        return package
