"""The workplace: what every session shares."""

from collections.abc import Callable
from dataclasses import dataclass

from limner.clock import Clock, Ids
from limner.host import Host
from limner.providers.service import GenerationService


@dataclass(frozen=True, slots=True)
class Workplace:
    """What every session shares: the page, the painters, time, and the way to the user's ear."""

    host: Host
    service: GenerationService
    clock: Clock
    ids: Ids
    barrier_seconds: Callable[[], float]
    picture_size: Callable[[], tuple[int, int]]
    say: Callable[[str], None]
