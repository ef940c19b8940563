"""
The only file that touches JavaScript.

``start`` builds the program around one function that posts text to the page, and returns the one function
that takes text from it. Both cross as plain strings, so no proxy of a dict or list ever has to be destroyed.
"""

import logging
import random
from collections.abc import Callable

from js import console

from limner.app import App
from limner.clock import Ids, SystemClock
from limner.link import Link, PageHost


class ConsoleHandler(logging.Handler):
    """Log records to the browser's console, with the level the browser can filter by."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        line = self.format(record)
        if record.levelno >= logging.ERROR:
            console.error(line)
        elif record.levelno >= logging.WARNING:
            console.warn(line)
        elif record.levelno >= logging.INFO:
            console.info(line)
        else:
            console.debug(line)


def start(post: Callable[[str], None], epoch: int) -> Callable[[str], None]:
    """Build Limner and return its ear; ``epoch`` is the number of this worker."""
    handler = ConsoleHandler()
    handler.setFormatter(logging.Formatter("[Limner] %(name)s: %(message)s"))
    root = logging.getLogger("limner")
    root.handlers = [handler]
    root.propagate = False
    link = Link(post, epoch)
    app = App(PageHost(link), SystemClock(), Ids(random.SystemRandom()))
    link.on_event = app.event
    link.on_ask = app.ask
    return link.receive
