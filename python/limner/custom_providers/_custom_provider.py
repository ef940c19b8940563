"""
A painter that the user has brought himself: Limner's side of it, as any other painter.

Its code is in a sandbox. What comes back is held to the port: an address is one within SillyTavern or none,
and whatever goes wrong is a ``GenerationError``.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import asdict
from typing import Protocol

from limner.core.errors import GenerationError
from limner.core.json_text import as_list, as_str
from limner.core.translation import say
from limner.custom_providers.packages import MARK, ProviderCard
from limner.custom_providers.sandbox import Sandbox
from limner.pictures.options import Features, Options
from limner.pictures.picture_address import LONGEST, WITHIN, encoded, is_picture
from limner.pictures.provenance import Provenance
from limner.providers.base import Heard, Painted, PictureRequest, Status, unheard

PAINTING = 900.0
"""Seconds a picture has; a machine at home that paints without a graphics card takes many minutes."""

_REMEMBERED = 200


class PackageContext(Protocol):
    """What the painter's package and the page add to an order, and who hears what became of it."""

    async def carry(self) -> Mapping[str, object]:
        """Return the user's values, SillyTavern's headers and the folder for the picture; HostError."""
        ...

    async def expand(self, text: str) -> str:
        """Return the user's own words with SillyTavern's macros filled in."""
        ...

    def ended(self, fault: str) -> None:
        """Hear that a picture was painted (no ``fault``) or why not."""
        ...


class CustomProvider:
    """The painter that ``card`` tells of; ``package`` is its package's name."""

    def __init__(self, package: str, card: ProviderCard, sandbox: Sandbox, context: PackageContext) -> None:
        self.id = MARK + card.id
        self.name = card.name
        self.description = card.description or say("A painter of your own, from the package ${0}.", package)
        self._package = package
        self._card = card
        self._sandbox = sandbox
        self._context = context
        self._known: dict[str, Status] = {}

    def features(self) -> Features:
        """Say what it can do."""
        return self._card.features

    def defaults(self) -> Options:
        """Return what it paints with where nothing is chosen."""
        return self._card.defaults

    def validate(self, options: Options) -> tuple[str, ...]:
        """Return one sentence for each option it cannot be given."""
        return self._card.features.faults(options)

    def exclusive(self, request: PictureRequest) -> bool:
        """Nothing of the page is changed by it, so it runs beside others."""
        del request
        return False

    async def generate(self, request: PictureRequest, heard: Heard = unheard) -> Painted:
        """Have it painted in the sandbox."""
        self._note(request.id, Status.PAINTING)
        try:
            painted = self._painted(await self._ask(request, heard))
        except GenerationError as error:
            stopped = error.code == "cancelled"
            self._note(request.id, Status.CANCELLED if stopped else Status.FAILED)
            if not stopped:
                self._context.ended(str(error))
            raise
        except asyncio.CancelledError:
            self._note(request.id, Status.CANCELLED)
            raise
        self._note(request.id, Status.DONE)
        self._context.ended("")
        return painted

    async def status(self, attempt: str) -> Status:
        """Say what becomes of an attempt, as far as this worker has seen."""
        return self._known.get(attempt, Status.UNKNOWN)

    async def cancel(self, attempt: str) -> None:
        """Have an attempt given up."""
        self._sandbox.cancel(attempt)

    async def _ask(self, request: PictureRequest, heard: Heard) -> Mapping[str, object]:
        words = {
            name: await self._context.expand(text) if "{{" in text else text
            for name, text in asdict(request.style).items()
        }
        asked = {
            "id": request.id,
            "prompt": request.prompt,
            "attributes": dict(request.attributes),
            "style": words,
            "options": self._card.features.heeded(request.options).given(),
        }
        args = {
            **await self._context.carry(),
            "package": self._package,
            "painter": self._card.id,
            "request": asked,
        }
        try:
            return await self._sandbox.ask(request.id, "paint", args, seconds=PAINTING, heard=heard)
        except GenerationError as error:
            raise GenerationError(
                str(error), code=error.code, provider=self.id, retryable=error.retryable
            ) from error

    def _painted(self, said: Mapping[str, object]) -> Painted:
        given = [said.get("url"), *as_list(said.get("more"))[:3]]
        urls = [path for each in given if (path := _within(each))]
        if not urls:
            words = "“${0}” answered with an address outside SillyTavern: Limner does not show it."
            raise GenerationError(say(words, self.name), code="provider", provider=self.id)
        return Painted(urls[0], self.id, Provenance.read(said.get("making")), tuple(urls[1:]))

    def _note(self, attempt: str, status: Status) -> None:
        self._known.pop(attempt, None)
        self._known[attempt] = status
        while len(self._known) > _REMEMBERED:
            self._known.pop(next(iter(self._known)))


def _within(raw: object) -> str:
    """Return the address of a picture among SillyTavern's, encoded; empty where it is none."""
    path = as_str(raw)[:LONGEST].strip()
    url = encoded(path) if path.startswith((WITHIN, WITHIN[1:])) else ""
    return url if is_picture(url) else ""
