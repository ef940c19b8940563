"""The port of a painter: a request value in, a painted value out, or a ``GenerationError``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from limner.style_tags import Style


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """
    One picture to paint.

    ``id`` names the attempt, so that it can be cancelled; ``attributes`` are the tag's own (``ar``, ``size``,
    ``seed``, ``negative``), as the model wrote them: untrusted. ``style`` is the user's own.
    """

    id: str
    prompt: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    style: Style = field(default_factory=Style)


@dataclass(frozen=True, slots=True)
class Painted:
    """A picture that exists: ``url`` is an address the page can show, already encoded."""

    url: str
    provider: str


class ImageProvider(Protocol):
    """A painter. ``generate`` raises ``GenerationError`` and nothing else."""

    @property
    def id(self) -> str:
        """The provider's short name, as settings and notes hold it."""
        ...

    def exclusive(self, request: PictureRequest) -> bool:
        """Say whether this request must run alone (it changes something global while it runs)."""
        ...

    async def generate(self, request: PictureRequest) -> Painted:
        """Paint, and return when the picture exists; cancelling the task cancels the painting."""
        ...
