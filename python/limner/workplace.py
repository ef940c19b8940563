"""The workplace: what every session shares."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from limner.clock import Clock, Ids
from limner.entry import Entry
from limner.host import Host
from limner.outbox import Outbox
from limner.painter_choice import Chosen
from limner.permission import Rules
from limner.providers.base import PictureRequest
from limner.providers.service import GenerationService
from limner.receipts import Receipts
from limner.salvage import Salvage
from limner.style_tags import Style
from limner.trace import Trace


async def nobody_chose() -> Chosen:
    """Leave it to the service, which knows the painter that is set."""
    return Chosen()


@dataclass(frozen=True, slots=True)
class Workplace:
    """
    What every session shares: the page, the painters, time, and the way to the user's ear.

    ``rested`` is called when a session that was left has nothing on its way any more, ``painted`` with each
    picture that was painted. Without ``rules`` every picture may be painted. ``choose`` says who paints the
    next one, and with what.
    """

    host: Host
    service: GenerationService
    outbox: Outbox
    salvage: Salvage
    receipts: Receipts
    clock: Clock
    ids: Ids
    trace: Trace
    barrier_seconds: Callable[[], float]
    picture_size: Callable[[], tuple[int, int]]
    say: Callable[[str], None]
    rested: Callable[[], None]
    painted: Callable[[Entry], None] = lambda _: None
    style: Callable[[], Style] = Style
    rules: Rules | None = None
    choose: Callable[[], Awaitable[Chosen]] = nobody_chose

    def request(self, entry: Entry) -> PictureRequest:
        """Return what is asked of the painter for an entry, in the user's style as it is now."""
        return PictureRequest(entry.id, entry.prompt, dict(entry.attributes), self.style(), entry.options)
