"""
How a user reaches each service, and with which key.

A key goes to the place it was given for and to no other: one from the environment to where the administrator
says the service is, one that a user has saved to the place that was set when it was saved. Else whoever can
change an address could have a key sent to himself.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from limner_plugin.addresses import Place
from limner_plugin.notebook import Notebook
from limner_plugin.ports import Vault
from limner_plugin.refusals import RefusalError, invalid
from limner_plugin.services.base import Service
from limner_plugin.services.openai import OFFICIAL
from limner_plugin.wire import Access
from limner_plugin.wishes import Change

ENVIRONMENT, SAVED, NONE = "environment", "saved", "none"


@dataclass(frozen=True, slots=True)
class Reach:
    """How a service is reached, where its key is from, and whether that is enough to paint."""

    access: Access
    source: str
    configured: bool


class Accounts:
    """One user's."""

    def __init__(self, user: str, services: Mapping[str, Service], notebook: Notebook, vault: Vault) -> None:
        self._user = user
        self.services = services
        self._notebook = notebook
        self._vault = vault

    async def reach(self, id_: str) -> Reach:
        """Return how a service is reached."""
        service, account = self.services[id_], self._notebook.account(id_)
        base = account.base or service.base
        here = _origin(base)
        source, key = NONE, ""
        if account.origin == here and (key := await self._vault.read(self._user, service.secret)):
            source = SAVED
        elif here == _origin(service.base) and (key := await self._vault.of_environment(service.variable)):
            source = ENVIRONMENT
        if self._notebook.account(id_) != account:  # the key may be meant for where it is by now
            return await self.reach(id_)
        # A service on the user's own machine needs no key.
        keyless = not service.fixed and here != _origin(OFFICIAL)
        return Reach(Access(base, key, account.model or service.model), source, bool(key) or keyless)

    async def access(self, id_: str) -> Access:
        """Return how a service is reached; raises RefusalError where it is not set up."""
        reach = await self.reach(id_)
        if not reach.configured:
            service = self.services[id_]
            raise RefusalError(
                f"{service.name} has no key yet: enter one in Limner's panel, or have the administrator set "
                f"{service.variable}.",
                code="configuration",
            )
        return reach.access

    async def change(self, change: Change) -> None:
        """Change how a service is reached."""
        service = self.services[change.service]
        if change.base and service.fixed:
            raise invalid(f"{service.name} has one address only; it cannot be changed.")
        if change.base is not None:
            self._notebook.change(service.id, base="" if service.fixed else change.base.rstrip("/"))
        if change.model is not None:
            self._notebook.change(service.id, model=change.model)
        if change.key is not None:
            # After a crash between two of these the key that is there goes nowhere; nor does it follow an
            # address that is changed meanwhile.
            base = self._notebook.account(service.id).base or service.base
            self._notebook.change(service.id, origin="")
            await self._vault.write(self._user, service.secret, change.key)
            self._notebook.change(service.id, origin=_origin(base) if change.key else "")

    async def to_json(self) -> list[dict[str, object]]:
        """Return each service as the browser is told; of a key only where it is from."""
        return [await self._shown(service) for service in self.services.values()]

    async def _shown(self, service: Service) -> dict[str, object]:
        reach = await self.reach(service.id)
        model, base = reach.access.model, reach.access.base
        features = service.features(model, base)
        return {
            "id": service.id,
            "name": service.name,
            "configured": reach.configured,
            "key": reach.source,
            "baseUrl": base,
            "defaultModel": model,
            "features": {
                "knows": sorted(features.knows),
                "sizes": [list(size) for size in features.sizes],
                "step": features.step,
                "qualities": list(features.qualities),
                "most": features.most,
                "progress": features.progress,
                "cancel": features.cancel,
            },
            "defaults": service.defaults(model, base).given(),
        }


def _origin(base: str) -> str:
    return Place.read(base).origin
