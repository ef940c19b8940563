"""Token count: how many tokens the text that stands in the editor has, as ST's tokenizer counts them."""

import logging
from collections.abc import Callable

from limner.core.clock import Clock
from limner.core.errors import HostError
from limner.page.host import Host

log = logging.getLogger("limner.presets.preset")

PAUSES = (1.0, 4.0, 0.0)
"""Seconds to wait after each failure to count: a page that has just begun may not be able to yet."""


class TokenCount:
    """Counts what ``text()`` gives; ``weighed`` is called with each new number."""

    def __init__(
        self, host: Host, clock: Clock, text: Callable[[], str], weighed: Callable[[], None]
    ) -> None:
        self._host = host
        self._clock = clock
        self._text = text
        self._weighed = weighed
        self._counted = ("", 0)

    def tokens(self, text: str) -> int | None:
        """Return the number of this text's tokens; None where another one was counted last."""
        return self._counted[1] if self._counted[0] == text else None

    async def refresh(self) -> None:
        """
        Count until the number is that of the text that stands there now.

        The text may change meanwhile, and another call may count as well: whichever ends last, the number is
        right. Without a tokenizer there is none.
        """
        for pause in PAUSES:
            while (text := self._text()) != self._counted[0]:
                try:
                    self._counted = (text, await self._host.count_text(text))
                except HostError as error:
                    log.info("The instructions cannot be counted: %s", error)
                    break
                self._weighed()
            else:
                return
            await self._clock.sleep(pause)
