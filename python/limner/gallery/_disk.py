"""
The disk: which files of pictures no chat shows any more, and which pictures of chats have no file.

All chats are read, of characters and groups, branches and checkpoints among them, those too whose character
is gone, the settings, cards, groups and lorebooks, and whatever in them holds an address counts: a file that
two chats show is in use as long as one of them does. Where a single answer of the server's is missing,
nothing is said to be unused: what was not read may show it.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from unicodedata import normalize
from urllib.parse import unquote

from limner.core.errors import HostError, UntrustedInputError
from limner.core.json_text import as_dict, as_list, as_str, loads
from limner.core.translation import say
from limner.gallery._loose_chats import loose_chats
from limner.gallery.chat_files import ChatFile, ChatFiles
from limner.page.web import Web
from limner.pictures.file_names import TRASH
from limner.pictures.picture_address import WITHIN, encoded

DEADLINE = 60.0
LONGEST = 200_000_000
"""Characters of an answer of the server's."""

_OK = 200
_HEAD = r"user(?:/|%2[Ff])images(?:/|%2[Ff])"
_RUN = re.compile(rf"{_HEAD}((?:(?!{_HEAD})[^\"\\<>\x00-\x1f]){{1,2000}})")
"""Up to where a file's address can stand at most, or the next one begins."""
PLAIN_NAME = re.compile(r"[\w.:@-]{1,100}")
"""A message's name that stands in a chat's JSON as it is."""
_UID = re.compile(rf'"uid":\s?"({PLAIN_NAME.pattern})"')
_ENDING = re.compile(r"\.\w{2,5}")
_LONGEST_PATH = 600
"""Characters of a file's path: a disk takes 255 bytes of a folder and of a name."""


@dataclass(frozen=True, slots=True)
class DiskReport:
    """
    What the scan has found; a file is its path below the user's pictures, decoded: ``Mira/a.png``.

    ``unused`` no chat shows; ``gone`` are addresses that a chat shows and that have no file. ``uses`` says of
    each chat that shows any which files these are: one that two chats show is in both.
    """

    chats: int
    files: tuple[str, ...]
    unused: tuple[str, ...]
    gone: tuple[str, ...]
    uses: tuple["ChatUse", ...] = ()

    def folders(self) -> dict[str, int]:
        """Return how many unused files each folder has."""
        found: dict[str, int] = {}
        for path in self.unused:
            folder = path.rpartition("/")[0]
            found[folder] = found.get(folder, 0) + 1
        return found

    def without(self, gone: Sequence[str]) -> "DiskReport":
        """Return the report without unused files that are not there any more."""
        files = tuple(path for path in self.files if path not in set(gone))
        return replace(self, files=files, unused=tuple(sorted(set(self.unused) - set(gone))))


@dataclass(frozen=True, slots=True)
class ChatUse:
    """Which files a chat shows."""

    chat: ChatFile
    files: frozenset[str]


Told = Callable[[int, int], None]
Named = Mapping[str, AbstractSet[str]]
"""Which chats have a message of a name (``uid``): a branch's messages keep the names of those they copy."""
Beside = Callable[[Named], Awaitable[str]]


async def scan(
    web: Web, chats: ChatFiles, told: Told, beside: Beside, names: Collection[str] = ()
) -> DiskReport:
    """
    Read all chats and all folders; ``told`` hears how far it is, ``beside`` gives what is in no file yet.

    It hears which chats have messages of these ``names``. Raises HostError where anything could not be read.
    """
    uses = Uses(await list_files(web))
    every = await chats.all()
    found = []
    named: dict[str, set[str]] = {name: set() for name in names}
    for number, chat in enumerate(every):
        held = await chats.text_surely(chat)
        for uid in named.keys() & set(_UID.findall(held) if named else ()):
            named[uid].add(chat.chat_id)
        if shown := uses.read(held):
            found.append(ChatUse(chat, shown))
        told(number + 1, len(every))
        await asyncio.sleep(0)  # the worker hears what else there is
    settings = await _text(web, "/api/settings/get", {})  # a background, a persona, a style
    cards = await _text(web, "/api/characters/all", {})
    groups = await _text(web, "/api/groups/all", {})  # a group's own picture is a file of its folder
    for text in (settings, cards, groups, await beside(named)):
        uses.read(text)
    for each in as_list(_parsed(cards)):
        card = as_dict(each)
        if card.get("shallow"):  # a server that loads cards when they are used
            uses.read(await _text(web, "/api/characters/get", {"avatar_url": card.get("avatar")}))
    for name in as_list(as_dict(_parsed(settings)).get("world_names")):
        uses.read(await _text(web, "/api/worldinfo/get", {"name": name}))
    if uses.unused:
        async for text in loose_chats(web):
            uses.read(text)
    files = tuple(uses.files.values())
    return DiskReport(len(every), files, uses.unused, tuple(sorted(uses.gone)), tuple(found))


class Uses:
    """
    Which files any text shows.

    A mistake here may cost a picture, so whatever can be read as a file counts as that file: encoded once,
    twice or not at all, in HTML, in JSON, with prose behind it, in other capitals or another form of Unicode.
    """

    def __init__(self, files: Sequence[str]) -> None:
        self.files = {_folded(path): path for path in files}
        self._used: set[str] = set()
        self.gone: set[str] = set()

    @property
    def used(self) -> frozenset[str]:
        """The files that some text shows."""
        return frozenset(self.files[name] for name in self._used)

    @property
    def unused(self) -> tuple[str, ...]:
        """The files that no text shows."""
        return tuple(sorted(path for name, path in self.files.items() if name not in self._used))

    def read(self, text: str) -> frozenset[str]:
        """Take and return what a text shows."""
        shown = set[str]()
        for run in set(_RUN.findall(text)):
            found, first = set[str](), ""
            for plain in dict.fromkeys(_readings(run)):
                for end in _ENDING.finditer(plain):
                    if end.end() > _LONGEST_PATH:
                        break
                    path = plain[: end.end()]
                    first = first or path
                    name = _folded(path)
                    if name in self.files:
                        found.add(name)
            shown |= found
            if not found and first:
                self.gone.add(first)
        self._used |= shown
        return frozenset(self.files[name] for name in shown)


def _readings(run: str) -> Iterator[str]:
    """Yield what the address of a file may mean, below the user's pictures."""
    plain = run
    if "%" not in run and "&" not in run:
        yield run
        return
    for _ in range(3):
        yield plain
        yield plain.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", '"')
        plain = unquote(plain)


def _folded(path: str) -> str:
    return normalize("NFC", path).casefold()


async def list_files(web: Web) -> list[str]:
    """Return the files in all folders of the user's pictures and beside them; not those in the trash."""
    found = await files_in(web, "")
    for folder in await folders(web):
        if folder != TRASH:
            found += await files_in(web, folder)
    return found


async def folders(web: Web) -> list[str]:
    """Return the folders of the user's pictures."""
    return [name for each in as_list(await _ask(web, "/api/images/folders", {})) if (name := as_str(each))]


async def files_in(web: Web, folder: str) -> list[str]:
    """Return the paths of the files in one folder; of SillyTavern's names ``.`` is what lies beside all."""
    names = as_list(await _ask(web, "/api/images/list", {"folder": folder or "."}))
    return ["/".join(filter(None, (folder, name))) for name in names if isinstance(name, str)]


def address_of(path: str) -> str:
    """Return the address of a file."""
    return encoded(f"{WITHIN}{path}")


async def _ask(web: Web, path: str, body: dict[str, object]) -> object:
    return _parsed(await _text(web, path, body))


def _parsed(text: str) -> object:
    try:
        return loads(text, length=LONGEST)
    except UntrustedInputError as error:
        raise HostError(str(error), "server") from None


async def _text(web: Web, path: str, body: dict[str, object]) -> str:
    answer = await web.call("POST", path, body, deadline=DEADLINE)
    if answer.status != _OK:
        words = "Not everything could be read (${0}: ${1}), so nothing is said to be unused."
        raise HostError(say(words, path, answer.status), "server")
    return answer.text
