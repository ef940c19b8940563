"""The port of a painter: a request value in, a painted value out, or a ``GenerationError``."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, runtime_checkable

from limner.pictures.options import Features, Options
from limner.pictures.provenance import Provenance
from limner.pictures.style_tags import Style


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """
    One picture to paint.

    ``id`` names the attempt, so that it can be asked for, cancelled and collected; ``attributes`` are the
    tag's own (``ar``, ``size``, ``seed``, ``negative``), as the model wrote them: untrusted. ``style`` is the
    user's own; so are ``options``, what is chosen for this painter. By the time a painter is asked
    the service has put what the tag says of size and seed into ``options``, which all pass ``validate``;
    ``seed`` counts where neither says one. ``references`` are addresses of pictures of its people.
    """

    id: str
    prompt: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    style: Style = field(default_factory=Style)
    options: Options = field(default_factory=Options)
    references: tuple[str, ...] = ()
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Painted:
    """
    A picture that exists: ``url`` is an address the page can show, already encoded.

    ``making`` is what made it; ``more`` are the addresses of further pictures of the same request.
    """

    url: str
    provider: str
    making: Provenance = field(default_factory=Provenance)
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a picture is: ``done`` from 0 to 1 (None: it does not say), and ``words`` for the user."""

    done: float | None = None
    words: str = ""


class Status(StrEnum):
    """What becomes of an attempt, as its painter tells it."""

    UNKNOWN = "unknown"
    WAITING = "waiting"
    PAINTING = "painting"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


Heard = Callable[[Progress], None]
"""Whoever wants to know how far a picture is."""


def unheard(_progress: Progress) -> None:
    """Want to know nothing."""


class ImageProvider(Protocol):
    """
    A painter. ``generate`` raises ``GenerationError`` and nothing else.

    ``tests/conformance.py`` holds every painter to what is said here.
    """

    @property
    def id(self) -> str:
        """The provider's short name, as settings and notes hold it."""
        ...

    @property
    def name(self) -> str:
        """What the panel calls it."""
        ...

    @property
    def description(self) -> str:
        """One sentence on what it is."""
        ...

    def features(self) -> Features:
        """Say what it can do."""
        ...

    def defaults(self) -> Options:
        """Return what it paints with where nothing is chosen; each value passes ``validate``."""
        ...

    def validate(self, options: Options) -> tuple[str, ...]:
        """Return one sentence for each option it cannot be given; none where it can paint with them."""
        ...

    def exclusive(self, request: PictureRequest) -> bool:
        """Say whether this request must run alone (it changes something global while it runs)."""
        ...

    async def generate(self, request: PictureRequest, heard: Heard) -> Painted:
        """
        Paint, and return when the picture exists; ``heard`` is told how far it is.

        Cancelling the task cancels the painting.
        """
        ...

    async def status(self, attempt: str) -> Status:
        """Say what becomes of the attempt of this id."""
        ...

    async def cancel(self, attempt: str) -> None:
        """End the attempt of this id; one that has ended or is not known is no error."""
        ...


@runtime_checkable
class Collector(Protocol):
    """
    What a painter also is where its attempts outlive the worker that began them.

    Each takes an attempt by its id and may raise ``GenerationError`` or ``HostError``: then nothing is known.
    """

    async def known(self, attempts: Sequence[str]) -> Collection[str]:
        """Return which of these attempts it knows, running or ended."""
        ...

    async def collect(self, request: PictureRequest) -> Painted | None:
        """Wait for the picture of the attempt ``request.id``; None where nothing is known of it."""
        ...

    def forget(self, attempt: str) -> None:
        """Forget what became of an attempt: it is safe, or nobody wants it any more."""
        ...
