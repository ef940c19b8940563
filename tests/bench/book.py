"""
What a large book costs: 2,000 messages with 500 pictures of one megabyte, made in each format.

It is made in Pyodide under Node, whose memory is measured as the browser's worker has it; what a browser does
with the finished file (it keeps blobs, on disk where they are much) is no part of it.
"""

from tests.bench.book_load import FORMATS
from tests.bench.figures import Figure, figure
from tests.bench.inside import inside
from tests.bench.lab import Lab

_MESSAGES, _PICTURES, _SIZE = 2_000, 500, 1_000_000
_MEMORY = 100.0
"""Megabytes that Python's memory may grow by: a fifth of the pictures."""


def run(_lab: Lab) -> list[Figure]:
    """Make the book once in each format, each in a Pyodide of its own."""
    found: list[Figure] = []
    for which, name in enumerate(FORMATS):
        took = inside("book_load", _MESSAGES, _PICTURES, _SIZE, which)
        what = f"{name}: {_MESSAGES:,} messages, {_PICTURES} pictures of 1 MB (Pyodide in Node)"
        found += [
            figure(f"{what}: the file", [took["size"]], "MB"),
            figure(f"{what}: peak of Python's memory above the story", [took["grown"]], "MB", limit=_MEMORY),
            figure(f"{what}: all of it", [took["seconds"]], "s"),
            figure(f"{what}: longest time in which the page was not heard", [took["pause"]]),
        ]
    return found
