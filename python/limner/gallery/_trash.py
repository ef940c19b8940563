"""
The trash: deleted pictures that can be put back.

SillyTavern keeps none for pictures (its data maid deletes for good as well), so a file is saved anew in a
folder of its own, read back, and only then deleted where it was. Its name there says where it was, and when
it was taken: no list beside it can be lost. What is put back never takes the place of another file.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from limner.core.errors import HostError
from limner.core.translation import say
from limner.gallery._disk import address_of, files_in, folders
from limner.page.web import Web
from limner.pictures.file_names import TRASH, as_tavern
from limner.pictures.picture_files import PictureFiles

ENDINGS = frozenset({"bmp", "png", "jpg", "webp", "jpeg", "jfif", "gif"})
"""What SillyTavern lets anybody save as a picture."""

LONGEST = 240
"""Bytes of a name; a disk takes 255."""

_NAME = re.compile(r"([0-9]{1,12})-(.+)\.([a-z]{3,4})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Trashed:
    """A file in the trash: ``name`` is its own, ``path`` where it was, ``when`` seconds since 1970."""

    name: str
    path: str
    when: int


class Trash:
    """Each raises HostError where nothing can be done, and says why."""

    def __init__(self, web: Web, files: PictureFiles) -> None:
        self._web = web
        self._files = files
        self._last = 0

    async def all(self) -> list[Trashed]:
        """Return what is in it, the latest first; a strange file in its folder is left alone."""
        if TRASH not in await folders(self._web):  # who asks for a folder makes it
            return []
        found = [_read(path.partition("/")[2]) for path in await files_in(self._web, TRASH)]
        return sorted((each for each in found if each), key=lambda each: (-each.when, each.path))

    async def take(self, paths: Sequence[str], when: float) -> tuple[list[str], str]:
        """Take files there; return those that were taken, and why the last of the others was not."""
        self._last = max(int(when), self._last + 1)  # each time is one of its own
        taken, failed = [], ""
        for path in paths:
            try:
                await self._move(path, TRASH, _name(path, self._last))
                taken.append(path)
            except HostError as error:
                failed = str(error)
        return taken, failed

    async def put_back(self, files: Sequence[Trashed]) -> tuple[int, str]:
        """Put files back where they were; return how many, and why the last of the others was not."""
        done, failed = 0, ""
        for each in files:
            try:
                async with self._files.alone():  # nor may another tab put one there meanwhile
                    await self._back(each)
                done += 1
            except HostError as error:
                failed = str(error)
        return done, failed

    async def _back(self, each: Trashed) -> None:
        if await self._files.size(address_of(each.path)) is not None:
            raise HostError(say("There is another file of this name now: ${0}.", each.path), "file")
        folder, _, name = each.path.rpartition("/")
        await self._move(f"{TRASH}/{each.name}", folder, name)

    async def empty(self, files: Sequence[Trashed]) -> None:
        """Delete files of the trash for good."""
        for each in files:
            await self._files.delete(f"/user/images/{TRASH}/{each.name}")

    async def _move(self, path: str, folder: str, name: str) -> None:
        stem, _, ending = name.rpartition(".")
        if ending not in ENDINGS or as_tavern(name) != name or as_tavern(folder) != folder:
            raise HostError(say("SillyTavern could not put this file back: ${0}.", path), "file")
        content = await self._files.fetch(address_of(path))
        if content is None:
            raise HostError(say("The file is gone: ${0}.", path), "file")
        try:
            await self._files.save_checked(folder, stem, ending, content)
        except HostError:
            # What of it is there is broken, and must not stand where the whole one belongs.
            with suppress(HostError):
                await self._files.delete(f"/user/images/{'/'.join(filter(None, (folder, name)))}")
            raise
        await self._files.delete(f"/user/images/{path}")


def _name(path: str, when: int) -> str:
    """Return the name of a file in the trash."""
    folder, _, file = path.rpartition("/")
    if as_tavern(folder) != folder or as_tavern(file) != file or "/" in folder:
        raise HostError(say("SillyTavern could not put this file back: ${0}.", path), "file")
    # no percent sign: SillyTavern decodes an address twice, and would look in another folder
    name = f"{when}-{path.replace('=', '=3D').replace('/', '=2F')}"
    if len(name.encode()) > LONGEST:
        raise HostError(say("The name of this file is too long for the trash: ${0}.", path), "file")
    return name


def _read(name: str) -> Trashed | None:
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    path = f"{found[2]}.{found[3]}".replace("=2F", "/").replace("=3D", "=")
    folder, _, file = path.rpartition("/")
    if not file or as_tavern(folder) != folder or as_tavern(file) != file:
        return None  # nobody of us has written this
    return Trashed(name, path, int(found[1]))
