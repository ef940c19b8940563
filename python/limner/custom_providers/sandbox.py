"""
A sandbox: the worker of its own that the code of one package lives in, seen from Limner's side.

A stranger's code that blocks, hangs or breaks stops its sandbox and nothing else: Limner's own worker never
runs a line of it. A sandbox is begun when it is first asked for something; what it then says is a stranger's
word.

Orders are JSON text. To the sandbox ``{"order": id, "do": name, "args": {...}}`` and ``{"cancel": id}``; from
it ``{"done": id, "value": ...}``, ``{"failed": id, "error": {...}}``, ``{"progress": id, "share": ...,
"words": ...}`` and, of the worker itself, ``{"state": "ready" | "failed", "reason": ...}``.
"""

import asyncio
import json
import logging
from collections.abc import Mapping

from limner.core.errors import GenerationError, UntrustedInputError
from limner.core.json_text import as_dict, loads
from limner.core.redaction import told
from limner.core.translation import say
from limner.custom_providers.sandboxes import Sandboxes, SandboxWorker
from limner.page.events import Json, flag_of, text_of
from limner.providers.base import Heard, Progress, unheard

log = logging.getLogger("limner.custom_providers.sandbox")

GRACE = 3.0
"""Seconds a painter has to give up a picture; then its sandbox is ended, for it blocks."""

IDLE = 600.0
"""Seconds without work after which a sandbox is ended: it holds as much memory as a Python does."""

LONGEST = 1_000_000
"""Characters of what a sandbox says; pictures do not pass here."""

OFTENEST = 500
"""Messages of a sandbox in one second: who says more keeps Limner from hearing the page."""

_CODES = ("configuration", "validation", "provider", "network", "cancelled")


class Sandbox:
    """
    The sandbox of the package ``name``; it is begun with the first order, and anew after an end.

    ``laid``: it gets the code that is kept of the package; else it is to install it.
    """

    def __init__(self, sandboxes: Sandboxes, name: str, *, laid: bool = True) -> None:
        self._sandboxes = sandboxes
        self._laid = laid
        self._name = name
        self._helper: SandboxWorker | None = None
        self._epoch = 0
        self._ready = False
        self._stopped: set[str] = set()
        self._ending: set[str] = set()  # given up, and the sandbox has not said that it heard of it
        self._held: dict[str, Json] = {}  # orders that wait for what becomes of those
        self._idle: asyncio.TimerHandle | None = None
        self._second, self._said = 0.0, 0
        self._orders: dict[str, tuple[asyncio.Future[object], Heard]] = {}

    @property
    def lives(self) -> bool:
        """Whether there is a worker now."""
        return self._helper is not None

    @property
    def archive(self) -> object:
        """What the worker has handed over to be kept."""
        return self._helper.archive() if self._helper is not None else None

    async def ask(
        self, order: str, do: str, args: Json, *, seconds: float, heard: Heard = unheard
    ) -> Mapping[str, object]:
        """
        Have something done under the name ``order``, and return what the sandbox says of it.

        Raises GenerationError with the sandbox's reason, or where it takes longer than ``seconds``: then it
        is ended. Cancelling the task cancels the order.
        """
        future: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        self._orders[order] = (future, heard)
        self._rest()
        message: Json = {"order": order, "do": do, "args": args}
        if self._ending:  # a sandbox that blocks will be ended, and this is no business of its
            self._held[order] = message
        else:
            self._post(message)
        try:
            done, _ = await asyncio.wait({future}, timeout=seconds)
        except asyncio.CancelledError:
            self.cancel(order)
            raise
        finally:
            if future.done():
                self._orders.pop(order, None)
        if not done:
            self.end(say("“${0}” gave no answer within ${1} s and was ended.", self._name, round(seconds)))
        return as_dict(future.result())

    def cancel(self, order: str) -> None:
        """Have an order given up; a sandbox that hears it and does not within a moment is ended."""
        if self._held.pop(order, None) is not None:
            del self._orders[order]
        elif order in self._orders and self._helper is not None:
            self._post({"cancel": order})
            if self._ready:
                self._wait_for(order)
            else:
                self._stopped.add(order)  # a Python that still starts cannot hear it

    def _wait_for(self, order: str) -> None:
        self._ending.add(order)
        asyncio.get_running_loop().call_later(GRACE, self._insist, order, self._epoch)

    def _rest(self) -> None:
        """End the worker when it has had nothing to do for long; whoever is at work does not rest."""
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None
        if self._helper is not None and not self._orders:
            self._idle = asyncio.get_running_loop().call_later(IDLE, self.end)

    def end(self, reason: str = "", *, go_on: bool = False) -> None:
        """End the worker; whoever waits is told ``reason``. ``go_on``: what it never got is for the next."""
        helper, self._helper = self._helper, None
        self._epoch += 1
        self._ready = False
        self._stopped.clear()
        if helper is not None:
            helper.end()
        held, self._held = self._held if go_on else {}, {}
        orders = {order: each for order, each in self._orders.items() if order not in held}
        self._orders = {order: each for order, each in self._orders.items() if order in held}
        self._ending.clear()
        for future, _ in orders.values():
            if not future.done():
                future.set_exception(self._error(reason or say("“${0}” was ended.", self._name)))
                future.exception()  # nobody may wait for it any more
        for message in held.values():
            self._post(message)
        self._rest()

    def _insist(self, order: str, epoch: int) -> None:
        if epoch == self._epoch and order in self._orders:
            log.warning("%s does not give up a picture: its worker is ended.", self._name)
            reason = say("“${0}” was ended, because it did not give up a picture.", self._name)
            self.end(reason, go_on=True)

    def _post(self, message: Json) -> None:
        if self._helper is None:
            epoch = self._epoch
            self._helper = self._sandboxes.begin(
                lambda text: self._hear(text, epoch), self._name if self._laid else ""
            )
        self._helper.post(json.dumps(message))

    def _hear(self, text: str, epoch: int) -> None:
        if epoch != self._epoch:
            return
        if self._is_flood():
            self.end(say("“${0}” was ended, because it says more than can be heard.", self._name))
            return
        try:
            said = as_dict(loads(text, length=LONGEST))
        except UntrustedInputError as error:
            log.warning("%s says what is no message: %s", self._name, error)
            return
        if text_of(said, "state") == "ready":
            self._ready = True
            for order in self._stopped:
                self._wait_for(order)
            self._stopped.clear()
        elif text_of(said, "state") == "failed":
            self._broken(told(text_of(said, "reason")))
        self._heed(said)

    def _heed(self, said: Json) -> None:
        """Take what is said of an order."""
        for kind in ("done", "failed", "progress"):
            future, heard = self._orders.get(text_of(said, kind), (None, unheard))
            if future is None or future.done():
                continue
            if kind == "done":
                self._settled(text_of(said, kind)).set_result(said.get("value"))
            elif kind == "failed":
                self._settled(text_of(said, kind)).set_exception(self._told(as_dict(said.get("error"))))
                future.exception()  # nobody may wait for it any more
            else:
                heard(_progress(said))

    def _is_flood(self) -> bool:
        now = asyncio.get_running_loop().time()
        if now - self._second > 1:
            self._second, self._said = now, 0
        self._said += 1
        return self._said > OFTENEST

    def _broken(self, reason: str) -> None:
        words = "“${0}” broke off: ${1}" if self._ready else "“${0}” could not be started: ${1}"
        self.end(say(words, self._name, reason))

    def _settled(self, order: str) -> asyncio.Future[object]:
        future = self._orders.pop(order)[0]
        self._ending.discard(order)
        if not self._ending:
            held, self._held = self._held, {}
            for message in held.values():
                self._post(message)
        self._rest()
        return future

    def _told(self, error: Json) -> GenerationError:
        code = text_of(error, "code")
        return GenerationError(
            told(text_of(error, "message"), 500) or say("“${0}” gave no reason.", self._name),
            code=code if code in _CODES else "provider",
            provider=self._name,
            retryable=flag_of(error, "retryable"),
        )

    def _error(self, sentence: str) -> GenerationError:
        return GenerationError(sentence, code="provider", provider=self._name)


def _progress(said: Json) -> Progress:
    share = said.get("share")
    good = isinstance(share, int | float) and not isinstance(share, bool) and 0 <= share <= 1
    return Progress(
        float(share) if good and isinstance(share, int | float) else None, text_of(said, "words")[:100]
    )
