"""
All that the plugin may ask of its server: ``plugin/worker.mjs`` keeps it, ``tests/fakes/server.py`` plays it.

Nothing here decides: which address may be asked, how much may be read and where a picture lies is Python's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from limner.core.clock import Clock, Ids
from limner.core.errors import LimnerError


@dataclass(frozen=True, slots=True)
class Call:
    """
    One HTTP request. ``address`` is the numeric one that is connected to, whatever the name means by now.

    It follows no redirect, takes at most ``seconds`` from begin to end, and reads at most ``most`` bytes, of
    which ``text`` at most are held in memory. The rest are pictures, which go to files while they come: the
    whole body (``whole``), or the base64 in its JSON wherever a text is the value of the name ``field``. In
    the place of such a text stands its number among ``ServerAnswer.pictures``, or nothing where there was
    nothing or more than ``pictures``. ``each`` are the most bytes of a picture. A ``body`` of bytes is sent
    as it is.
    """

    method: str
    scheme: str = "https"
    host: str = ""
    port: int = 443
    path: str = "/"
    address: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str | bytes = ""
    seconds: float = 30.0
    most: int = 1_000_000
    text: int = 1_000_000
    field: str = ""
    whole: bool = False
    pictures: int = 4
    each: int = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class HeldPicture:
    """
    A picture that the server holds in a file, for as long as this value lives.

    ``number`` is its name there; ``size`` are its bytes and ``head`` the first sixteen; ``fault`` says why it
    cannot be had, ``large`` or ``damaged``, and is empty where it can.
    """

    number: int
    size: int
    head: bytes
    fault: str = ""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What came back; the names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    pictures: tuple[HeldPicture, ...] = ()


class WireError(LimnerError):
    """
    No whole answer came.

    ``kind`` is ``time`` (too late), ``large`` (too much), ``text`` (too much beside the pictures), ``busy``
    (the server had no memory for it in time), ``disk`` (a picture could not be written), ``cut`` (the
    connection broke) or ``network``: there was no connection, so nothing was asked.
    """

    retryable = True

    def __init__(self, message: str, kind: str = "network") -> None:
        super().__init__(message)
        self.kind = kind


class Http(Protocol):
    """The network."""

    async def resolve(self, host: str) -> tuple[str, ...]:
        """Return the numeric addresses of a name; none where there are none."""
        ...

    async def send(self, call: Call) -> HttpAnswer:
        """Send a request; raises WireError. Cancelling the task ends the connection."""
        ...


class Vault(Protocol):
    """Keys: those of the environment, and SillyTavern's own secrets of each user."""

    async def of_environment(self, name: str) -> str:
        """Return the variable's value, empty where it is not set."""
        ...

    async def read(self, user: str, name: str) -> str:
        """Return a user's secret, empty where there is none."""
        ...

    async def write(self, user: str, name: str, value: str) -> None:
        """Keep a user's secret in place of the one before; an empty one forgets it."""
        ...


class Users(Protocol):
    """SillyTavern's users, each by an id that no later user of the same handle has."""

    async def here(self, user: str) -> bool:
        """Say whether this user is still there, in the same folder."""
        ...


class Folder(StrEnum):
    """Where pictures of people lie in a user's folder."""

    CHARACTERS = "characters"
    PERSONAS = "avatars"
    IMAGES = "images"


class Files(Protocol):
    """Each user's own folder in SillyTavern's data; to write raises WireError where it is gone."""

    def read_state(self, user: str) -> str:
        """Return the text of the user's file, empty where there is none."""
        ...

    def write_state(self, user: str, text: str) -> None:
        """Replace the user's file, as a whole or not at all."""
        ...

    def set_aside(self, user: str) -> None:
        """Rename the user's file, which is damaged, so that nothing of it is lost."""
        ...

    def holds(self, picture: HeldPicture, secrets: Sequence[bytes]) -> bool:
        """Say whether one of the ``secrets`` lies in the bytes of a picture. Raises WireError."""
        ...

    def save_image(self, user: str, folder: str, name: str, picture: HeldPicture) -> None:
        """Give a picture its place among the user's; ``folder`` may be empty. Raises WireError."""
        ...

    def read_picture(self, user: str, folder: Folder, file: str, most: int) -> bytes:
        """
        Return the bytes of a file in one of the user's folders, wherever in it.

        Raises WireError where there is none, where it leads out of the folder, and where it has more than
        ``most`` bytes.
        """
        ...


@dataclass(frozen=True, slots=True)
class Server:
    """Everything outside the plugin, together."""

    http: Http
    vault: Vault
    users: Users
    files: Files
    clock: Clock
    ids: Ids
