"""
What is each user's: store, accounts and predictions, made when the user first asks for something.

It is one user's, not one handle's: SillyTavern may give the handle of a deleted user to another.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from limner_plugin.accounts import Accounts
from limner_plugin.errors import RefusalError
from limner_plugin.ports import Server
from limner_plugin.predictions import Predictions
from limner_plugin.rates import RateLimits
from limner_plugin.services.base import Service
from limner_plugin.sync_file import SyncFile
from limner_plugin.user_store import UserStore
from limner_plugin.wire import Wire


@dataclass(frozen=True, slots=True)
class UserState:
    """What is one user's and no other's."""

    accounts: Accounts
    predictions: Predictions
    sync: SyncFile


class UserStates:
    """What is each user's, by user; all share the services and the limits."""

    def __init__(
        self,
        services: Mapping[str, Service],
        wire: Wire,
        server: Server,
        limits: RateLimits,
        seconds: float = 120.0,
    ) -> None:
        self.services = services
        self._wire = wire
        self._server = server
        self._limits = limits
        self._seconds = seconds
        self._users: dict[str, UserState] = {}
        self._owners: dict[str, str] = {}
        self._gone: set[str] = set()

    def of(self, user: str, handle: str) -> UserState:
        """
        Return what is a user's; what a killed server had begun for them goes on from here.

        Where another user had this ``handle`` before, that one is gone, with all that was under way for them.
        """
        if user in self._gone:
            raise RefusalError("This user is not there any more.", code="validation", status=403)
        if (before := self._owners.get(handle, user)) != user:
            self._gone.add(before)
            self._end(before)
        self._owners[handle] = user
        if user not in self._users:
            server = self._server
            store = UserStore(server.files, user)
            accounts = Accounts(user, self.services, store, server.vault)
            predictions = Predictions(
                user,
                store,
                accounts,
                self._wire,
                server=server,
                limits=self._limits,
                gone=lambda: self._end(user),
            )
            sync = SyncFile(user, store, server.vault, self._wire, self._seconds)
            self._users[user] = UserState(accounts, predictions, sync)
            predictions.resume()
        return self._users[user]

    def _end(self, user: str) -> None:
        if (room := self._users.pop(user, None)) is not None:
            room.predictions.end()
