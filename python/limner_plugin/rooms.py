"""
Each user's room: notebook, accounts and studio, made when the user first asks for something.

A room is one user's, not one handle's: SillyTavern may give the handle of a deleted user to another.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from limner_plugin.accounts import Accounts
from limner_plugin.notebook import Notebook
from limner_plugin.ports import Server
from limner_plugin.rates import Limits
from limner_plugin.refusals import RefusalError
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
        self._owners: dict[str, str] = {}
        self._gone: set[str] = set()

    def of(self, user: str, handle: str) -> UserRoom:
        """
        Return a user's room; what a killed server had begun for them goes on from here.

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
            notebook = Notebook(server.files, user)
            accounts = Accounts(user, self.services, notebook, server.vault)
            studio = Studio(
                user,
                notebook,
                accounts,
                self._wire,
                server=server,
                limits=self._limits,
                gone=lambda: self._end(user),
            )
            self._users[user] = UserRoom(accounts, studio)
            studio.resume()
        return self._users[user]

    def _end(self, user: str) -> None:
        if (room := self._users.pop(user, None)) is not None:
            room.studio.end()
