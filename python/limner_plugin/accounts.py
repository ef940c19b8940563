"""
How a user reaches each service, and with which key.

A key goes to the base it was given for and to no other, compared to the last part of its path: one from the
environment to where the administrator says the service is, one that a user has saved to the base that was set
when it was saved. Else whoever can change an address, or a path behind a gateway, could have a key sent to
himself.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from limner_plugin.addresses import Place, base_of
from limner_plugin.errors import RefusalError, invalid
from limner_plugin.ports import Vault
from limner_plugin.requests import Change
from limner_plugin.services.base import Service
from limner_plugin.services.openai import OFFICIAL
from limner_plugin.user_store import Account, UserStore
from limner_plugin.wire import Access

ENVIRONMENT, SAVED, NONE = "environment", "saved", "none"


@dataclass(frozen=True, slots=True)
class Reach:
    """How a service is reached, where its key is from, and whether that is enough to paint."""

    access: Access
    source: str
    configured: bool


class Accounts:
    """One user's."""

    def __init__(self, user: str, services: Mapping[str, Service], store: UserStore, vault: Vault) -> None:
        self._user = user
        self.services = services
        self._store = store
        self._vault = vault
        self._saving = asyncio.Lock()
        for service in services.values():
            self._bind_old_key(service)

    async def reach(self, id_: str) -> Reach:
        """Return how a service is reached."""
        service, account = self.services[id_], self._store.account(id_)
        base = _base(service, account)
        source, key = NONE, ""
        if account.given == base and (key := await self._vault.read(self._user, service.secret)):
            source = SAVED
        elif base == base_of(service.base) and (key := await self._vault.of_environment(service.variable)):
            source = ENVIRONMENT
        if self._store.account(id_) != account:  # the key may be meant for where it is by now
            return await self.reach(id_)
        # A service on the user's own machine needs no key.
        keyless = not service.fixed and Place.read(base).origin != Place.read(OFFICIAL).origin
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
            self._store.change(service.id, base=base_of(change.base) if change.base else "")
        if change.model is not None:
            self._store.change(service.id, model=change.model)
        if change.key is not None:
            await self._save(service, change.key, _base(service, self._store.account(service.id)))

    async def _save(self, service: Service, key: str, base: str) -> None:
        """
        Keep a key for a base.

        After a crash between two of these the key that is there goes nowhere; nor does it follow an address
        that is changed meanwhile. One at a time: no key may be there while the base is that of another.
        """
        async with self._saving:
            self._store.change(service.id, origin="", given="")
            await self._vault.write(self._user, service.secret, key)
            self._store.change(service.id, given=base if key else "")

    def _bind_old_key(self, service: Service) -> None:
        """
        Give a key that was saved when only the origin was written down the base that it has now.

        Once, and only if the base that is set is at that origin; otherwise the key must be entered again.
        """
        account = self._store.account(service.id)
        if not account.origin:
            return
        try:
            base = _base(service, account)
            given = base if Place.read(base).origin == account.origin else ""
        except RefusalError:  # the file is the user's, and may hold anything
            given = ""
        self._store.change(service.id, origin="", given=account.given or given)

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
                "references": features.references,
            },
            "defaults": service.defaults(model, base).given(),
        }


def _base(service: Service, account: Account) -> str:
    return base_of(service.base if service.fixed else account.base or service.base)
