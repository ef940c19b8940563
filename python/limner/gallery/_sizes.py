"""How much the files of pictures take: of a chat, of a character or group, of all."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from limner.core.translation import say
from limner.gallery._disk import ChatUse, address_of
from limner.gallery.chat_files import ChatFile
from limner.pictures.picture_files import PictureFiles

AT_ONCE = 6
"""Questions to the server at a time: a browser asks no more of one server."""


@dataclass(frozen=True, slots=True)
class Taken:
    """So many files, and bytes."""

    files: int
    size: int


@dataclass(frozen=True, slots=True)
class OwnerSizes:
    """What the chats of one character or group show, the largest chat first; a file in two counts once."""

    name: str
    whole: Taken
    chats: tuple[tuple[ChatFile, Taken], ...]


async def sizes_of(
    files: PictureFiles, paths: Sequence[str], told: Callable[[int, int], None]
) -> dict[str, int]:
    """Return how many bytes each file has, without those that are gone by now; HostError as ever."""
    found: dict[str, int] = {}
    rest = iter(paths)

    async def ask() -> None:
        for path in rest:
            size = await files.size(address_of(path))
            if size is not None:
                found[path] = size
            told(len(found), len(paths))

    work = [asyncio.ensure_future(ask()) for _ in range(AT_ONCE)]
    try:
        await asyncio.gather(*work)
    finally:
        for each in work:
            each.cancel()
    return found


def taken(paths: Iterable[str], sizes: Mapping[str, int]) -> Taken:
    """Return how much these files take together."""
    each = [sizes.get(path, 0) for path in paths]
    return Taken(len(each), sum(each))


def by_owner(uses: Sequence[ChatUse], sizes: Mapping[str, int]) -> list[OwnerSizes]:
    """Return what each character and group takes, the largest first."""
    owners: dict[tuple[bool, str], list[ChatUse]] = {}
    for use in uses:
        owners.setdefault((use.chat.group, use.chat.owner), []).append(use)
    found = []
    for mine in owners.values():
        chats = sorted(((use.chat, taken(use.files, sizes)) for use in mine), key=lambda row: -row[1].size)
        whole = taken(frozenset[str]().union(*(use.files for use in mine)), sizes)
        found.append(OwnerSizes(mine[0].chat.name or mine[0].chat.owner, whole, tuple(chats)))
    return sorted(found, key=lambda each: -each.whole.size)


def told_size(size: int) -> str:
    """Return a number of bytes as a person reads it."""
    if size < 1_000_000:
        return say("${0} kB", -(-size // 1000))
    return say("${0} MB", f"{size / 1e6:.1f}") if size < 1e9 else say("${0} GB", f"{size / 1e9:.2f}")
