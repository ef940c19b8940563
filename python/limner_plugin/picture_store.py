"""The store of one user's pictures: fetched at once, because services delete them, judged, and kept."""

from collections.abc import Sequence
from urllib.parse import quote

from limner_plugin.errors import RefusalError
from limner_plugin.images import kind_of
from limner_plugin.ports import HeldPicture, Server, WireError
from limner_plugin.wire import Wire

PAUSES = (1.0, 3.0, 9.0)
"""Seconds before each further try to fetch a picture: it is paid for, and to paint it again costs again."""

ADDRESS_MOST = 8000
"""Characters of an address where a picture lies."""


class PictureStore:
    """One user's pictures, among those that SillyTavern keeps."""

    def __init__(self, user: str, wire: Wire, server: Server) -> None:
        self._user = user
        self._wire = wire
        self._server = server

    async def save(
        self, name: str, folder: str, pictures: Sequence[HeldPicture | str], secrets: Sequence[bytes]
    ) -> tuple[str, ...]:
        """
        Keep what the service ``name`` has painted; RefusalError where not one picture can be kept.

        A picture in whose bytes one of the ``secrets`` lies must not be shown: it holds a key.
        """
        images, refusals = [], []
        for picture in pictures:
            try:
                found = picture if isinstance(picture, HeldPicture) else await self._fetched(name, picture)
                images.append(self._kept(name, folder, found, secrets))
            except RefusalError as refusal:
                # Without this frame in it: the two would hold each other, and the files of the pictures.
                refusals.append(refusal.with_traceback(None))
        if refusals and not images:
            raise refusals.pop(0)
        return tuple(images)

    async def _fetched(self, name: str, url: str) -> HeldPicture:
        if len(url) > ADDRESS_MOST:
            raise RefusalError(f"{name} answered with an address that is too long.", code="provider")
        pauses = iter(PAUSES)
        while True:
            try:
                return await self._wire.fetch(name, url)
            except RefusalError as refusal:
                if not refusal.retryable:
                    raise
                if (pause := next(pauses, None)) is None:
                    said = f"The picture is painted, but it cannot be had: {refusal}"
                    raise RefusalError(said, code="provider") from refusal
            await self._server.clock.sleep(pause)

    def _kept(self, name: str, folder: str, picture: HeldPicture, secrets: Sequence[bytes]) -> str:
        """Lay a picture where ST keeps them, and return its address."""
        if picture.fault == "large":
            raise RefusalError(f"{name} answered with a picture of more than 20 MB.", code="provider")
        if picture.fault:
            raise RefusalError(f"{name} answered with a damaged picture.", code="provider")
        if secrets and self._server.files.holds(picture, secrets):
            said = f"{name} answered with a picture that has your key in it; it was not kept."
            raise RefusalError(said, code="provider")
        kind = kind_of(name, picture.head)
        file = f"limner-{int(self._server.clock.wall() * 1000)}-{self._server.ids.new()}.{kind}"
        try:
            self._server.files.save_image(self._user, folder, file, picture)
        except WireError as error:
            raise RefusalError(str(error), code="provider", status=500) from error
        inside = f"{quote(folder, safe='')}/" if folder else ""
        return f"/user/images/{inside}{file}"
