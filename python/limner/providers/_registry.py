"""
The registry: which painters are here, and what limits each of them.

They come and go while the program runs: a plugin is looked for when one of its painters is named, a user's
package says when it is ready.
"""

from collections.abc import Awaitable, Callable, Iterable

from limner.core.clock import Clock
from limner.core.errors import GenerationError
from limner.core.translation import say
from limner.providers._circuit_breaker import CircuitBreaker
from limner.providers.base import ImageProvider
from limner.providers.limiter import Limiter

_MANY = 1000
"""Slots of a painter that says no number: the limiter that all share counts then."""


class Registry:
    """
    Painters by id; ``default`` is that of whoever names none.

    ``find`` is awaited for a painter that is named and not here, and may ``register`` it; ``changed`` is
    called when one has come or gone. Each has its breaker, and its ``gate``: what must run alone, because it
    changes something of the painter's, holds up this painter only.
    """

    def __init__(self, clock: Clock, providers: Iterable[ImageProvider], default: str) -> None:
        self._clock = clock
        self._providers: dict[str, ImageProvider] = {}
        self._breakers: dict[str, CircuitBreaker] = {}
        self._gates: dict[str, Limiter] = {}
        self.default = default
        self.find: Callable[[str], Awaitable[None]] = _nobody
        self.changed: Callable[[], None] = _nothing
        for provider in providers:
            self.register(provider)

    @property
    def painters(self) -> tuple[ImageProvider, ...]:
        """The painters that are here, in the order in which they came."""
        return tuple(self._providers.values())

    def register(self, provider: ImageProvider) -> None:
        """Take a painter in, in the stead of the one of this id if there is one; its failures still count."""
        known = provider.features()
        self._providers[provider.id] = provider
        self._breakers.setdefault(provider.id, CircuitBreaker(self._clock, provider.id))
        gate = self._gates.setdefault(provider.id, Limiter(self._clock, _MANY))
        gate.configure(known.at_once or _MANY, known.apart_s)
        self.changed()

    def unregister(self, name: str) -> None:
        """Let a painter go; what it is at goes on."""
        if self._providers.pop(name, None) is not None:
            self.changed()

    def set_up(self, name: str) -> None:
        """The user has changed how a painter is reached: it is asked again, whatever it failed by."""
        if name in self._breakers:
            self._breakers[name].forget()

    def get(self, name: str) -> ImageProvider | None:
        """Return the painter of this id where it is here."""
        return self._providers.get(name)

    def is_lasting(self, name: str) -> bool:
        """Whether a painter is here whose attempts go on by themselves, each id for one picture."""
        return name in self._providers and self._providers[name].features().lasting

    async def named(self, name: str) -> ImageProvider:
        """Return the painter of this id, looked for where it is not here; raises GenerationError."""
        if name not in self._providers:
            await self.find(name)
        provider = self._providers.get(name)
        if provider is None:
            raise GenerationError(
                say("There is no painter called ${0}: choose another in Limner's settings.", name),
                code="configuration",
                provider=name,
            )
        return provider


def _nothing() -> None:
    """Tell nobody."""


async def _nobody(_name: str) -> None:
    """Know of no painter that is not here."""
