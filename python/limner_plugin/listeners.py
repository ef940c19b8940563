"""Who hears of the changes of an attempt, for as long as they want to."""

import asyncio
from collections.abc import Callable

from limner_plugin.prediction import Prediction

Listener = Callable[[Prediction], None]


class Listeners:
    """Listeners by the id of an attempt."""

    def __init__(self) -> None:
        self._by_id: dict[str, set[Listener]] = {}

    def listen(self, id_: str, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of each change of an attempt, until the function that is returned is called."""
        listeners = self._by_id.setdefault(id_, set())
        listeners.add(listener)

        def leave() -> None:
            listeners.discard(listener)
            if not listeners and self._by_id.get(id_) is listeners:
                del self._by_id[id_]

        return leave

    def tell(self, id_: str, prediction: Prediction) -> None:
        """Tell of a change."""
        for listener in tuple(self._by_id.get(id_, ())):
            listener(prediction)

    async def ended(self, id_: str, now: Callable[[], Prediction]) -> Prediction:
        """Return an attempt, as it is ``now`` or later, once it has ended."""
        over: asyncio.Future[Prediction] = asyncio.get_running_loop().create_future()

        def heard(prediction: Prediction) -> None:
            if prediction.ended and not over.done():
                over.set_result(prediction)

        leave = self.listen(id_, heard)
        try:
            heard(now())
            return await over
        finally:
            leave()
