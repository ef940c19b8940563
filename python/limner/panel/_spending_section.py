"""Money and times in the painters' section: read when the section is opened, new after each picture then."""

from collections.abc import Callable

from limner.core.errors import SettingError
from limner.core.html import Html
from limner.core.json_text import as_dict
from limner.page.events import Json, text_of
from limner.painting.provider_choice import ProviderChoice
from limner.painting.spending import PER, Spending
from limner.panel import _spending_view as spending_view


class SpendingSection:
    """``chat_id`` is the open chat's, ``wall`` gives seconds since 1970; ``changed`` draws it anew."""

    def __init__(
        self,
        spending: Spending,
        choice: ProviderChoice,
        *,
        chat_id: Callable[[], str],
        wall: Callable[[], float],
        changed: Callable[[], None],
    ) -> None:
        self._spending = spending
        self._choice = choice
        self._chat_id = chat_id
        self._wall = wall
        self._changed = changed
        self._faults: dict[str, str] = {}

    async def open(self) -> None:
        """Read what was spent; from now on it is drawn with each picture."""
        await self._spending.load()
        self._spending.changed = self._changed

    def totals(self) -> Html | None:
        """Return what was spent."""
        return spending_view.totals(self._spending.totals(self._chat_id(), self._wall()))

    def painter(self, painter: str) -> Html:
        """Return the part of one painter."""
        model = self._model(painter)
        prices = {per: self._spending.price(painter, model, per) for per in PER}
        record = self._spending.record(painter)
        return spending_view.painter(prices, model, self._faults.get(painter, ""), record)

    async def take(self, data: Json) -> None:
        """Take the prices that stand in the form of one painter, for the model that is chosen for it."""
        painter, form = text_of(data, "entry"), as_dict(data.get("form"))
        self._faults.pop(painter, None)
        for per in PER:
            try:
                self._spending.set_price(painter, self._model(painter), per, text_of(form, f"price_{per}"))
            except SettingError as error:
                self._faults[painter] = str(error)

    def _model(self, painter: str) -> str:
        return self._choice.options(painter).model or ""
