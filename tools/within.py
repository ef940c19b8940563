"""
A hold on the Pyodide in Limner's worker, which nobody has otherwise: for what only it knows of itself.

``open_up`` lays it as ``limnerPyodide`` into the worker of each page that is loaded from then on.
"""

import re

from playwright.sync_api import BrowserContext, Page, Route, Worker

_FILE = re.compile(r"/shim/runtime/program_files\.js$")
_HEAD = "export function lay(pyodide, files) {"


def open_up(context: BrowserContext) -> None:
    """Serve the one file that is handed Pyodide with a line more."""

    def answer(route: Route) -> None:
        response = route.fetch()
        text = response.text()
        if _HEAD not in text:
            raise AssertionError(f"{_FILE.pattern} has no line {_HEAD!r} any more.")
        route.fulfill(response=response, body=text.replace(_HEAD, f"{_HEAD} self.limnerPyodide = pyodide;"))

    context.route(_FILE, answer)


def close_up(context: BrowserContext) -> None:
    """Serve it as it is again."""
    context.unroute(_FILE)


def worker_of(page: Page) -> Worker:
    """Return the worker that Limner lives in."""
    return next(worker for worker in page.workers if worker.url.endswith("/shim/runtime/worker.js"))
