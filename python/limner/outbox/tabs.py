"""Tabs: the other pages of this browser that run Limner on the same storage, perhaps on the same chat."""

from collections.abc import Callable, Collection
from typing import Protocol


class Tabs(Protocol):
    """``name`` is this program's own while it lives; ``heard`` is called with what another has told."""

    name: str
    heard: Callable[[str, str], None]

    async def others(self, awaited: Collection[str] = ()) -> Collection[str]:
        """
        Return the names of the others that live now; nobody where the browser cannot tell.

        Who is ``awaited`` has begun something that is still here, and has more time to answer.
        """
        ...

    def tell(self, name: str, text: str) -> None:
        """Tell all others that this text is kept under this name now; "" where it is forgotten."""
        ...


class Alone:
    """A browser with one tab."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.heard: Callable[[str, str], None] = _nobody

    async def others(self, awaited: Collection[str] = ()) -> Collection[str]:
        """Nobody else is there."""
        del awaited
        return ()

    def tell(self, name: str, text: str) -> None:
        """Nobody hears it."""


def _nobody(_name: str, _text: str) -> None:
    pass
