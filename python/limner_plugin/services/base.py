"""The port of a service: an access and a request in, pictures out, or a ``RefusalError``."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from limner.pictures.options import Features, Options
from limner.pictures.provenance import Provenance
from limner_plugin.ports import HeldPicture
from limner_plugin.references import References
from limner_plugin.requests import PredictionRequest
from limner_plugin.wire import Access


@dataclass(frozen=True, slots=True)
class News:
    """What becomes of a picture: its name at the service, once it has one; how far it is (None: unknown)."""

    external: str = ""
    progress: float | None = None
    painting: bool = False


Heard = Callable[[News], None]


@dataclass(frozen=True, slots=True)
class Result:
    """Pictures, each as the server's file or as the address where it lies, and what made them."""

    pictures: tuple[HeldPicture | str, ...]
    making: Provenance = field(default_factory=Provenance)


@dataclass(frozen=True, slots=True)
class ModelName:
    """A model in a list."""

    id: str
    name: str
    description: str = ""

    def to_json(self) -> dict[str, object]:
        """Return it as the browser is told."""
        return {"id": self.id, "name": self.name, "description": self.description}


class Service(Protocol):
    """
    A service. Everything it does raises ``RefusalError`` and nothing else.

    ``base`` is where it is in the internet, ``variable`` the environment's name for its key, ``secret``
    SillyTavern's; ``fixed``: a user cannot send it elsewhere.
    """

    id: str
    name: str
    base: str
    variable: str
    secret: str
    model: str
    fixed: bool

    def features(self, model: str, base: str) -> Features:
        """Say what it can do with a model."""
        ...

    def defaults(self, model: str, base: str) -> Options:
        """Return what it paints with where nothing is chosen."""
        ...

    async def paint(
        self, access: Access, wanted: PredictionRequest, heard: Heard, references: References
    ) -> Result:
        """
        Paint. Cancelling the task ends the painting at the service, where that can be.

        Of the ``references`` it gets as many as the model takes.
        """
        ...

    async def resume(self, access: Access, external: str, making: Provenance, heard: Heard) -> Result:
        """Go on with what a server began that was killed; ``external`` may be empty."""
        ...

    async def models(self, access: Access, search: str) -> tuple[ModelName, ...]:
        """List models that paint."""
        ...
