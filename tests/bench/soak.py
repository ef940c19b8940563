"""
Ten thousand replies in one sitting, in the Python that the browser has, to see what only grows.

The whole program hears each reply, paints its two pictures and puts them into the chat of a page that is a
fake. The curve is what Python holds after each thousand; the heap of WebAssembly never shrinks, so what it is
at the end is the most that was ever needed.
"""

import sys

from tests.bench.figures import Figure, figure
from tests.bench.inside import inside
from tests.bench.lab import Lab

_REPLIES = 10_000
_SAMPLES = 20
_LIMIT = 0.1
"""Objects a reply over the second half: whatever is kept of each reply is one at least."""


def run(_lab: Lab) -> list[Figure]:
    """Measure, and tell the curve."""
    curve: list[dict[str, int]] = inside("soak_load", _REPLIES, _SAMPLES)
    rows = [f"{each['replies']:>6} {each['objects']:>8} {each['heap'] / 1e6:6.1f} MB" for each in curve]
    sys.stderr.write("replies  objects      heap\n" + "\n".join(rows) + "\n")
    heap = [each["heap"] / 1e6 for each in curve]
    return [
        figure("objects that Python holds, over the curve", _objects(curve), "thousand", digits=2),
        figure(
            f"objects more for each reply, over the last {_REPLIES // 2:,}",
            [growth(curve)],
            "objects",
            limit=_LIMIT,
            digits=3,
        ),
        figure("the heap, over the curve", heap, "MB"),
        figure(f"the heap grown over {_REPLIES:,} replies", [heap[-1] - heap[0]], "MB"),
    ]


def growth(curve: list[dict[str, int]]) -> float:
    """Return the objects that each reply of the second half has left behind."""
    half, end = curve[len(curve) // 2 - 1], curve[-1]
    return (end["objects"] - half["objects"]) / (end["replies"] - half["replies"])


def _objects(curve: list[dict[str, int]]) -> list[float]:
    return [each["objects"] / 1000 for each in curve]
