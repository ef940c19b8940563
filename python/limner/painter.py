"""
What a painter of the user's own may import: this module and nothing else of Limner (docs/own-painters.md).

A package names a class in the entry point group ``limner.providers``; Limner makes one of it with a
``Toolbox`` and asks it to ``generate``. Whoever derives from ``Painter`` writes that one method.
"""

from collections.abc import Awaitable, Mapping
from typing import ClassVar

from limner.core.errors import GenerationError
from limner.custom_providers.sdk import Answer, Toolbox
from limner.pictures.options import Features, Options
from limner.pictures.provenance import Provenance as Making
from limner.pictures.style_tags import joined
from limner.providers.base import Heard, Painted, PictureRequest, Progress, Status

__all__ = [
    "Answer",
    "Features",
    "GenerationError",
    "Heard",
    "Making",
    "Options",
    "Painted",
    "Painter",
    "PictureRequest",
    "Progress",
    "Status",
    "Toolbox",
]


class Painter:
    """
    A painter that knows no options, paints one picture after another and remembers nothing.

    ``name`` and ``description`` are what the panel says. ``fields`` are what the user may type for it, name
    and default, which ``toolbox.value(name)`` returns.
    """

    name: ClassVar[str] = ""
    description: ClassVar[str] = ""
    fields: ClassVar[Mapping[str, str]] = {}

    def __init__(self, toolbox: Toolbox) -> None:
        self.toolbox = toolbox

    @property
    def id(self) -> str:
        """Its short name: that of the entry point."""
        return self.toolbox.provider

    def features(self) -> Features:
        """Say which options it heeds."""
        return Features()

    def defaults(self) -> Options:
        """Return what it paints with where nothing is chosen."""
        return Options()

    def validate(self, options: Options) -> tuple[str, ...]:
        """Return one sentence for each option it cannot be given."""
        return self.features().faults(options)

    def exclusive(self, request: PictureRequest) -> bool:
        """Say whether a request must run alone."""
        del request
        return False

    @staticmethod
    def words(request: PictureRequest) -> str:
        """Return what is to be painted: the model's prompt within the user's style."""
        return joined(request.style.prefix, request.prompt, request.style.suffix)

    @staticmethod
    def unwanted(request: PictureRequest) -> str:
        """Return what the picture should not show: the tag's words and the user's, and what is chosen."""
        own = joined(request.style.negative, request.attributes.get("negative", ""))
        return joined(own, request.options.negative or "")

    def generate(
        self, request: PictureRequest, heard: Heard
    ) -> "Painted | bytes | str | Awaitable[Painted | bytes | str]":
        """Paint: return the picture's bytes, or its address within SillyTavern; async or not."""
        raise NotImplementedError

    async def status(self, attempt: str) -> Status:
        """Say what becomes of an attempt; who remembers nothing does not know."""
        del attempt
        return Status.UNKNOWN

    async def cancel(self, attempt: str) -> None:
        """End an attempt; Limner also cancels the task that paints it."""
        del attempt
