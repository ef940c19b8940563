"""
The desk of the user's own painters: installs, lists, fills in and removes packages.

Nothing is fetched before the user has read what a stranger's code may do and said yes. A package that fails
says why in one sentence, which stays at its name until it paints again.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Protocol

from limner import packages
from limner.booth import Booth
from limner.booths import Booths
from limner.errors import GenerationError, HostError, WishError
from limner.events import Json, text_of
from limner.host import Host
from limner.json_text import as_dict
from limner.packages import Package
from limner.preferences import Preferences
from limner.providers.base import ImageProvider
from limner.providers.own import OwnPainter
from limner.settings import Settings
from limner.views import packages_panel
from limner.words import later, say

log = logging.getLogger("limner.packages")

INSTALLING = 300.0
"""Seconds that an installation has: micropip, the package and all it needs come over the network."""

KEEPING = 60.0
"""Seconds in which the browser's storage takes a package."""

MOST_TYPED = 600
"""Characters of what is typed to be installed that are shown again."""

_FOLDER = "{{char}}"
_WARNING = later(
    "Install “${0}”? It is code of a stranger and runs in your browser. It can do what this page can: "
    "read and change your chats, characters and settings, and use everything that SillyTavern's address "
    "serves, with the keys and accounts you have set up there. Install only what you trust."
)
_REMOVE = later("Remove “${0}” and what you typed for it? Pictures it has painted stay.")


class Painters(Protocol):
    """Who asks painters for pictures (``GenerationService``)."""

    def register(self, provider: ImageProvider) -> None:
        """Take a painter in."""
        ...

    def unregister(self, name: str) -> None:
        """Forget a painter."""
        ...


class PackageDesk:
    """What is installed is what the settings file says; ``changed`` is called when the panel has news."""

    def __init__(
        self,
        host: Host,
        preferences: Preferences,
        painters: Painters,
        booths: Booths | None,
        changed: Callable[[], None],
    ) -> None:
        self._host = host
        self._preferences = preferences
        self._painters = painters
        self._booths = booths
        self._changed = changed
        self._raw: object = None
        self._packages: dict[str, Package] = {}
        self._running: dict[str, Booth] = {}
        self._registered: dict[str, OwnPainter] = {}
        self._faults: dict[str, str] = {}
        self._installing = self._typed = ""
        self.actions: dict[str, Callable[[Json], Awaitable[None]]] = {
            "package.install": lambda data: self.install(text_of(as_dict(data.get("form")), "origin")),
            "package.again": self._again,
            "package.remove": self._remove,
            "package.save": self._save,
            "package.typed": self._type,
        }
        preferences.listen(self._look)

    def render(self) -> str:
        """Return the view."""
        rows = [(each, self._faults.get(each.name, "")) for each in self._packages.values()]
        return packages_panel.render(rows, self._installing, self._typed, can=self._booths is not None)

    async def install(self, text: str) -> None:
        """Ask the user, then fetch; raises WishError or GenerationError where nothing comes of it."""
        self._typed = text[:MOST_TYPED]
        wanted = packages.wanted(text)
        if self._booths is None:
            raise WishError(say("Painters of your own need a browser that can run a second worker."))
        if self._installing:
            raise WishError(say("“${0}” is being installed: wait for it.", self._installing))
        if not await self._host.confirm(say(_WARNING, wanted)):
            return
        if self._installing:  # while the question stood
            raise WishError(say("“${0}” is being installed: wait for it.", self._installing))
        self._installing = wanted
        self._changed()
        booth = Booth(self._booths, wanted, laid=False)
        try:
            order = {"wanted": wanted, "index": ""}
            told = await booth.ask("install", "install", order, seconds=INSTALLING)
            package = Package.read({**told, "origin": wanted})
            if package is None or not package.cards:
                raise WishError(say("“${0}” brings no painter that Limner can use.", wanted))
            self._check(package, wanted)
            await booth.ask("keep", "keep", {}, seconds=KEEPING)
            await self._booths.store(package.name, booth.archive)
            self._take(package)
        finally:
            self._installing = ""
            booth.end()
            await self._booths.forget_start()
        self._typed = ""
        names = ", ".join(card.name for card in package.cards)
        self._host.toast("success", say("Installed: ${0}. Choose it as the painter to use it.", names))

    def _check(self, package: Package, wanted: str) -> None:
        """Raise WishError where a package cannot be taken: nothing of it is kept yet."""
        if packages.plain(package.name) != packages.plain(packages.named(wanted)):  # its own code says this
            raise WishError(say("“${0}” calls itself “${1}”: it was not installed.", wanted, package.name))
        others = {name: each for name, each in self._packages.items() if name != package.name}
        taken = {card.id: each.name for each in others.values() for card in each.cards}
        for card in package.cards:
            if card.id in taken:
                raise WishError(say("“${0}” brings this painter already: ${1}.", taken[card.id], card.id))
        if len(others) >= packages.MOST:
            raise WishError(say("There are ${0} packages already: remove one first.", packages.MOST))

    def _take(self, package: Package) -> None:
        known = self._packages.get(package.name)
        if known is not None:
            package = replace(package, values=known.values)
        self._end(package.name)
        self._keep({**self._packages, package.name: package})

    async def _again(self, data: Json) -> None:
        await self.install(self._named(data).origin)

    async def _remove(self, data: Json) -> None:
        package = self._named(data)
        if not await self._host.confirm(say(_REMOVE, package.name)):
            return
        self._keep({name: each for name, each in self._packages.items() if name != package.name})
        try:
            if self._booths is not None:
                await self._booths.forget_start()
                await self._booths.forget(package.name)
        except HostError as error:
            log.warning("The code of %s could not be thrown away: %s", package.name, error)

    async def _type(self, data: Json) -> None:
        """Something was typed: the panel may be drawn anew before anybody presses a button."""
        form = as_dict(data.get("form"))
        if not text_of(data, "entry"):
            self._typed = text_of(form, "origin")[:MOST_TYPED]
            return
        package = packages.filled(self._named(data), form)
        self._keep({**self._packages, package.name: package})

    async def _save(self, data: Json) -> None:
        await self._type(data)
        self._host.toast("success", say("Saved."))

    def _named(self, data: Json) -> Package:
        package = self._packages.get(text_of(data, "entry"))
        if package is None:
            raise WishError(say("This package is not installed any more."))
        return package

    def _keep(self, found: Mapping[str, Package]) -> None:
        rows = packages.to_json(list(found.values()), self._raw)
        self._preferences.keep(packages.KEY, rows or None)

    # -- painters ------------------------------------------------------------------------------------------

    def _look(self, settings: Settings) -> None:
        """Bring the painters in line with what the settings file says."""
        raw = settings.kept.get(packages.KEY)
        if raw == self._raw:
            return
        self._raw = raw
        before, self._packages = self._packages, {each.name: each for each in packages.read(raw)}
        for name in before.keys() - self._packages.keys():
            self._end(name)
            self._running.pop(name, None)
        wanted = self._wanted()
        for name in self._registered.keys() - wanted.keys():
            self._painters.unregister(name)
        for painter in wanted.values():
            self._painters.register(painter)
        self._registered = wanted

    def _wanted(self) -> dict[str, OwnPainter]:
        if self._booths is None:
            return {}
        found: dict[str, OwnPainter] = {}
        for package in self._packages.values():
            booth = self._running.setdefault(package.name, Booth(self._booths, package.name))
            for card in package.cards:
                painter = OwnPainter(package.name, card, booth, _Errands(self, package.name))
                found.setdefault(painter.id, painter)
        return found

    def _end(self, name: str) -> None:
        self._faults.pop(name, None)
        if booth := self._running.get(name):
            booth.end(say("“${0}” was removed or installed anew while it painted: press Try again.", name))

    def told(self, name: str, fault: str) -> None:
        """Hear what became of a package's picture."""
        if name in self._packages and self._faults.get(name, "") != fault:
            self._faults = {**self._faults, name: fault}
            self._changed()

    async def carry(self, name: str) -> Mapping[str, object]:
        """Return what an order to a package carries beside the request."""
        if self._booths is None or name not in self._packages:
            raise GenerationError(
                say("“${0}” is not installed any more.", name), code="configuration", provider=name
            )
        folder = (await self.expand(_FOLDER)).strip()[:100]
        return {
            "values": self._packages[name].fields,
            "headers": dict(await self._booths.headers()),
            "folder": "" if folder == _FOLDER else folder,
        }

    async def expand(self, text: str) -> str:
        """Return the user's own words with SillyTavern's macros filled in."""
        return await self._host.expand_macros(text)


class _Errands:
    """The desk, as one package's painters know it."""

    def __init__(self, desk: PackageDesk, name: str) -> None:
        self._desk = desk
        self._name = name

    async def carry(self) -> Mapping[str, object]:
        """Return what an order carries beside the request."""
        return await self._desk.carry(self._name)

    async def expand(self, text: str) -> str:
        """Return the user's own words with macros filled in."""
        return await self._desk.expand(text)

    def ended(self, fault: str) -> None:
        """Hear what became of a picture."""
        self._desk.told(self._name, fault)
