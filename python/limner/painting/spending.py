"""
Spending: what pictures cost, whether there is still money for one, and how painters do.

A service's own figure counts; where it tells none, the price that the user has set for the painter and its
model. What is written down is so behind the work's back: a picture never waits for it.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

from limner.core import money
from limner.core.errors import HostError, SettingError
from limner.core.json_text import as_dict, as_str
from limner.core.money import Money
from limner.core.tasks import Background
from limner.core.translation import later, say
from limner.outbox.outbox import Store
from limner.painting.ledger import DAY, NAME, PainterTally, SpendingLedger, day_of, parse
from limner.painting.quota import HOUR, Refusal
from limner.pictures.provenance import Provenance
from limner.settings.preferences import Preferences

log = logging.getLogger("limner.painting.spending")

KEY = "prices"
"""The entry of the saved settings that is ours: painter's id to model to price by what it is for."""

PER = ("picture", "second")
Change = Callable[[SpendingLedger], None]
MOST_PRICES = 200

_OF_HOUR = later("The limit of money for one hour (${0}) is reached, so this picture was not painted.")
_OF_DAY = later("The limit of money for one day (${0}) is reached, so this picture was not painted.")


@dataclass(frozen=True, slots=True)
class Totals:
    """What was spent, one amount for each sign."""

    chat: tuple[Money, ...] = ()
    today: tuple[Money, ...] = ()
    month: tuple[Money, ...] = ()


class MemoryStore:
    """A store that forgets all when the page is closed."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    async def put(self, name: str, text: str) -> None:
        """Keep a text."""
        self._texts[name] = text

    async def delete(self, name: str) -> None:
        """Forget a text."""
        self._texts.pop(name, None)

    async def all(self) -> list[str]:
        """Return every text."""
        return list(self._texts.values())


class Spending:
    """
    ``changed`` is called when there is something new to show.

    ``store`` is one of its own, apart from the outbox: what the browser has, once there is one.
    """

    def __init__(self, preferences: Preferences) -> None:
        self.store: Store = MemoryStore()
        self._preferences = preferences
        self._ledger = SpendingLedger()
        self._loaded = False
        self._unsaved: list[Change] = []
        self._lock = asyncio.Lock()
        self._work = Background()
        self._told = ""
        self.changed: Callable[[], None] = lambda: None

    # -- what it costs -------------------------------------------------------------------------------------

    def price(self, painter: str, model: str, per: str) -> str:
        """Return the price as the user has typed it, empty where he has not."""
        of_painter = as_dict(as_dict(self._preferences.settings.kept.get(KEY)).get(painter))
        return as_str(as_dict(of_painter.get(model)).get(per))

    def set_price(self, painter: str, model: str, per: str, typed: str) -> None:
        """Keep a price of a painter's model (empty: whatever it is); SettingError where it is none."""
        text = money.check(typed.strip())
        every = as_dict(self._preferences.settings.kept.get(KEY))
        of_painter = as_dict(every.get(painter))
        if self.price(painter, model, per) == text:
            return
        known = sum(len(as_dict(each)) for each in every.values())
        if text and model not in of_painter and known >= MOST_PRICES:
            raise SettingError(say("${0} prices are kept already.", MOST_PRICES))
        prices = _without_empty({**as_dict(of_painter.get(model)), per: text})
        models = _without_empty({**of_painter, model: prices})
        self._preferences.keep(KEY, _without_empty({**every, painter: models}) or None)

    def cost(self, painter: str, making: Provenance, count: int) -> Money | None:
        """Return what these pictures cost, as far as anybody has said it."""
        if own := money.read(making.cost):
            return own
        for model in dict.fromkeys((making.options.model or "", "")):
            if each := money.read(self.price(painter, model, "picture")):
                return each.times(count)
            each = money.read(self.price(painter, model, "second"))
            if each and making.seconds is not None:
                return each.times(making.seconds)
        return None

    # -- what was spent ------------------------------------------------------------------------------------

    def painted(self, painter: str, making: Provenance, count: int, *, chat: str, wall: float) -> None:
        """Pictures were painted at ``wall`` (seconds since 1970) for a chat, empty for none."""
        cost = self.cost(painter, making, count)

        def note(ledger: SpendingLedger) -> None:
            ledger.attempt(painter, making.seconds, count)
            if cost is not None:
                ledger.spend(cost, chat, wall)

        self._note(note)

    def failed(self, painter: str) -> None:
        """An attempt came to nothing."""
        self._note(lambda ledger: ledger.attempt(painter, None, 0))

    async def refusal(self, wall: float) -> Refusal | None:
        """Return why no picture may be begun; what is on its way when a limit is reached is finished."""
        settings = self._preferences.settings
        limits = ((settings.money_hour, HOUR, _OF_HOUR), (settings.money_day, DAY, _OF_DAY))
        for typed, length, words in limits:
            limit = money.read(typed)
            if limit is None:
                continue
            await self.load()
            if self._ledger.since(wall - length, limit.sign, wall) >= limit.millionths:
                news, self._told = self._told != words, words
                return Refusal(say(words, limit), news)
        self._told = ""
        return None

    def totals(self, chat: str, wall: float) -> Totals:
        """Return what was spent, as far as it is loaded."""
        ledger = self._ledger
        sums = (ledger.chats.get(chat, {}), ledger.days.get(day_of(wall), {}), ledger.month(wall))
        return Totals(*(tuple(Money(*each) for each in sorted(one.items()) if each[1]) for one in sums))

    def record(self, painter: str) -> PainterTally:
        """Return how a painter has done."""
        return self._ledger.painters.get(painter, PainterTally())

    async def load(self) -> None:
        """Read what is kept, once; a store that fails costs the memory and nothing else."""
        if not self._loaded:
            async with self._lock:
                await self._read()

    async def _read(self) -> bool:
        """Return whether what is kept is known; what is not kept yet is added to it."""
        try:
            found = parse(await self.store.all())
        except HostError as error:
            log.warning("What was spent before cannot be read: %s", error)
            return False
        for change in self._unsaved:
            change(found)
        self._ledger, self._loaded = found, True
        return True

    def _note(self, change: Change) -> None:
        change(self._ledger)  # a limit holds from here on, whatever the store does
        self._unsaved.append(change)
        self._work.begin(self._save())

    async def _save(self) -> None:
        async with self._lock:
            # Another tab may have written since; and what cannot be read must not be written over.
            if self._unsaved and await self._read():
                saved = len(self._unsaved)
                try:
                    await self.store.put(NAME, self._ledger.dump())
                    del self._unsaved[:saved]
                except HostError as error:
                    log.warning("What was spent cannot be kept: %s", error)
        self.changed()


def _without_empty(entries: dict[str, object]) -> dict[str, object]:
    return {name: each for name, each in entries.items() if each}
