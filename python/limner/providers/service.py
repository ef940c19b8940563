"""The one place that asks providers for pictures: it chooses, limits, and makes failures sentences."""

from collections.abc import Callable, Iterable

from limner.errors import GenerationError, HostError
from limner.limiter import Limiter
from limner.providers.base import ImageProvider, Painted, PictureRequest


class GenerationService:
    """Providers by id, behind the limiter that all sessions share."""

    def __init__(self, limiter: Limiter, providers: Iterable[ImageProvider], default: str) -> None:
        self._limiter = limiter
        self._providers = {provider.id: provider for provider in providers}
        self.default = default

    async def paint(self, request: PictureRequest, started: Callable[[], None]) -> Painted:
        """
        Paint one picture when its turn comes; ``started()`` is called the moment it does.

        Raises GenerationError, with a sentence for the user, whatever went wrong outside.
        """
        provider = self._providers.get(self.default)
        if provider is None:
            raise GenerationError(
                f"There is no painter called {self.default}: choose another in Limner's settings.",
                code="configuration",
                provider=self.default,
            )
        async with self._limiter.slot(exclusive=provider.exclusive(request)):
            started()
            try:
                return await provider.generate(request)
            except HostError as error:
                raise GenerationError(
                    f"The page did not deliver the picture: {error}",
                    code="network",
                    provider=provider.id,
                    retryable=error.retryable,
                ) from error
