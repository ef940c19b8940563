"""Where the gallery's pictures, and what is told of them, come from."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from unicodedata import normalize
from urllib.parse import unquote

from limner.book.files import BookFiles
from limner.gallery._collection import Collected, Shows
from limner.gallery._disk import list_files
from limner.gallery._where import Where
from limner.outbox.entry import Entry
from limner.page.web import Web
from limner.pictures.picture import Picture, State
from limner.pictures.picture_address import WITHIN
from limner.pictures.projection import address


@dataclass(frozen=True, slots=True)
class Sources:
    """
    What the rest of Limner gives the gallery, asked whenever it is needed.

    ``names`` are the painters by id, ``packer`` is the browser's part for a ZIP, ``cast`` the names of the
    open chat's people by their id, ``orphans`` are pictures whose message is gone, ``missing`` the addresses
    whose file is known not to be there.
    """

    names: Callable[[], Mapping[str, str]]
    web: Web
    packer: Callable[[], BookFiles]
    cast: Callable[[], Awaitable[Mapping[str, str]]]
    orphans: Callable[[], Sequence[Entry]]
    missing: AbstractSet[str]


def without_message(entries: Iterable[Entry], chats: AbstractSet[str]) -> list[Collected]:
    """Return the painted pictures of these chats (of any, where there are none) whose message is gone."""
    found = []
    for entry in entries:
        if chats and entry.key.chat_id not in chats:
            continue
        versions = entry.versions()
        picture = Picture(entry.picture, entry.prompt, entry.ordinal, State.PAINTED, versions, 0)
        found += [
            Collected(
                Where(entry.key, entry.ordinal, address(version.url)),
                -1,
                "",
                "",
                picture,
                version,
                Shows.UNPLACED,
            )
            for version in versions
        ]
    return found


async def files_gone(web: Web, urls: Iterable[str]) -> set[str]:
    """
    Return which of these addresses have no file, by the server's lists; HostError where it does not tell.

    It lists folders alone: of a file in none it is not known.
    """
    here = set(map(_folded, await list_files(web)))
    paths = {url: _folded(unquote(url.removeprefix(WITHIN))) for url in urls if url}
    return {url for url, path in paths.items() if "/" in path and path not in here}


def _folded(path: str) -> str:
    return normalize("NFC", path).casefold()
