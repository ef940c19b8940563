"""A painter that does what a test says, and keeps every rule of the port ``providers.base``."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence

from limner.core.errors import GenerationError
from limner.pictures.options import Features, Options
from limner.pictures.picture_address import is_picture
from limner.pictures.provenance import Provenance
from limner.providers.base import Heard, Painted, PictureRequest, Progress, Status

Act = Callable[[PictureRequest, Heard], Awaitable[Painted]]

KNOWS = Features(
    knows=frozenset({"model", "width", "height", "count", "seed", "negative"}),
    most=4,
    progress=True,
    cancel=True,
    lasting=True,
)


def broken(sentence: str = "Out of paint.", code: str = "provider", **details: str) -> GenerationError:
    return GenerationError(
        sentence, code=code, provider="fake", retryable=code in ("provider", "network"), details=details
    )


class FakeProvider:
    """
    A hosted painter: its attempts live apart from whoever asks, the same id is the same picture.

    ``act`` says what becomes of a request; ``asked`` are the requests that were really painted (and paid),
    ``heard_of`` all that came in. ``lost`` attempts are answered with a network error, though they go on.
    """

    def __init__(self, name: str = "fake", act: Act | None = None, features: Features = KNOWS) -> None:
        self.id = name
        self.act = act or self.oblige
        self.heard_of: list[PictureRequest] = []
        self.asked: list[PictureRequest] = []
        self.forgotten: list[str] = []
        self.cut: set[str] = set()
        self._features = features
        self._tasks: dict[str, asyncio.Task[Painted]] = {}

    @property
    def name(self) -> str:
        return f"The {self.id} painter"

    @property
    def description(self) -> str:
        return "It paints what a test wants."

    async def oblige(self, request: PictureRequest, heard: Heard) -> Painted:
        heard(Progress(0.5, "halfway"))
        count = request.options.count or 1
        urls = [f"/user/images/{request.id}-{number}.png" for number in range(count)]
        return Painted(
            urls[0], self.id, Provenance(request.options, external=f"at-{request.id}"), tuple(urls[1:])
        )

    def features(self) -> Features:
        return self._features

    def defaults(self) -> Options:
        return Features.heeded(self._features, Options(width=1024, height=1024))

    def validate(self, options: Options) -> tuple[str, ...]:
        return self._features.faults(options)

    def exclusive(self, request: PictureRequest) -> bool:
        return False

    async def generate(self, request: PictureRequest, heard: Heard) -> Painted:
        self.heard_of.append(request)
        if request.id not in self._tasks:
            self.asked.append(request)
            self._tasks[request.id] = asyncio.ensure_future(self._act(request, heard))
        try:
            return await self._wait(request.id)
        except asyncio.CancelledError:
            await self.cancel(request.id)
            raise

    async def _act(self, request: PictureRequest, heard: Heard) -> Painted:
        return await self.act(request, heard)

    async def _wait(self, attempt: str) -> Painted:
        if attempt in self.cut:
            self.cut.discard(attempt)
            raise broken("The line went dead.", "network")
        task = self._tasks[attempt]
        await asyncio.wait({task})
        if task.cancelled():
            raise GenerationError("It was cancelled.", code="cancelled", provider=self.id)
        if not is_picture((result := task.result()).url):
            raise GenerationError("The service answered nonsense.", code="provider", provider=self.id)
        return result

    async def status(self, attempt: str) -> Status:
        task = self._tasks.get(attempt)
        if task is None:
            return Status.UNKNOWN
        if not task.done():
            return Status.PAINTING
        if task.cancelled():
            return Status.CANCELLED
        return Status.FAILED if task.exception() else Status.DONE

    async def cancel(self, attempt: str) -> None:
        task = self._tasks.get(attempt)
        if task is not None:
            task.cancel()

    async def known(self, attempts: Sequence[str]) -> Collection[str]:
        return {each for each in attempts if each in self._tasks}

    async def collect(self, request: PictureRequest) -> Painted | None:
        return await self._wait(request.id) if request.id in self._tasks else None

    def forget(self, attempt: str) -> None:
        self.forgotten.append(attempt)
