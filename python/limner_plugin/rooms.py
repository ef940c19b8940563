"""Each user's room: notebook, accounts and studio, made when the user first asks for something."""

from collections.abc import Mapping
from dataclasses import dataclass

from limner_plugin.accounts import Accounts
from limner_plugin.notebook import Notebook
from limner_plugin.ports import Server
from limner_plugin.rates import Limits
from limner_plugin.services.base import Service
from limner_plugin.studio import Studio
from limner_plugin.wire import Wire


@dataclass(frozen=True, slots=True)
class UserRoom:
    """What is one user's and no other's."""

    accounts: Accounts
    studio: Studio


class Rooms:
    """The rooms, by user; all share the services and the limits."""

    def __init__(self, services: Mapping[str, Service], wire: Wire, server: Server, limits: Limits) -> None:
        self.services = services
        self._wire = wire
        self._server = server
        self._limits = limits
        self._users: dict[str, UserRoom] = {}

    def of(self, user: str) -> UserRoom:
        """Return a user's room; what a killed server had begun for them goes on from here."""
        if user not in self._users:
            server = self._server
            notebook = Notebook(server.files, user)
            accounts = Accounts(user, self.services, notebook, server.vault)
            studio = Studio(user, notebook, accounts, self._wire, server=server, limits=self._limits)
            self._users[user] = UserRoom(accounts, studio)
            studio.resume()
        return self._users[user]
