"""The context of painting: what every session shares."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from limner.core.clock import Clock, Ids
from limner.outbox.delivery import Delivery
from limner.outbox.entry import Entry
from limner.outbox.outbox import Outbox
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.painting._filing import Filing
from limner.painting.permission import Rules
from limner.painting.provider_choice import Chosen
from limner.painting.spending import Spending
from limner.painting.unclaimed import Unclaimed
from limner.pictures.style_tags import Style
from limner.pictures.wildcards import chosen_style
from limner.pictures.wording import Worded
from limner.providers.base import PictureRequest
from limner.providers.service import GenerationService
from limner.settings.settings import Settings
from limner.trace.trace import Trace


def style_of(settings: Settings) -> Style:
    """Return what the user wants in every picture, by these settings."""
    return Style(settings.style_prefix, settings.style_suffix, settings.negative)


async def nobody_chose() -> Chosen:
    """Leave it to the service, which knows the painter that is set."""
    return Chosen()


Wordsmith = Callable[[MessageKey, int, str, Mapping[str, str]], Awaitable[Worded]]
"""Gives the words for the picture of a version's tag (number, prompt, attributes); never raises."""


async def as_the_tag_says(
    _key: MessageKey, _ordinal: int, _prompt: str, _attributes: Mapping[str, str]
) -> Worded:
    """Leave the words as they are."""
    return Worded()


@dataclass(frozen=True, slots=True)
class PaintingContext:
    """
    What every session shares: the page, the painters, time, and the way to tell the user something.

    ``rested`` is called when a session that was left has nothing on its way any more, ``painted`` with each
    picture that was painted. Without ``rules`` every picture may be painted. ``choose`` says who paints the
    next one, and with what; ``word`` in which words. ``spacing`` are the fewest words between two pictures, 0
    for any; ``missing`` the addresses of pictures whose file is known not to be there. Without ``filing``
    each picture stays where its painter has put it.
    """

    host: Host
    service: GenerationService
    outbox: Outbox
    unclaimed: Unclaimed
    delivery: Delivery
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
    word: Wordsmith = as_the_tag_says
    spacing: Callable[[], int] = lambda: 0
    missing: set[str] = field(default_factory=set)
    filing: Filing | None = None

    @property
    def spending(self) -> Spending | None:
        """Where it is written down what pictures cost."""
        return self.rules.spending if self.rules else None

    def request(self, entry: Entry) -> PictureRequest:
        """Return what is asked of the painter for an entry, in the style as it is now for its picture."""
        references, seed = (entry.words.references, entry.words.seed) if entry.words else ((), None)
        style, words = chosen_style(self.style(), entry.picture), entry.asked
        return PictureRequest(entry.id, words, entry.asked_attributes, style, entry.options, references, seed)
