"""
What it costs to keep a chat in step in a large file of NextChat's.

Two files: one of many long chats, all linked, and one of few with 60 MB of pictures. A round has all of it
in hand, so it is measured in Pyodide under Node, as the browser's worker has it: processor time, the longest
time in which the worker heard nothing else, and by how much Python's memory has grown at its peak. The
server has no ETags, which costs most: the file is read twice for each write. What goes over the wire is no
part of it, and the page's thread has none in it.
"""

from tests.bench.figures import Figure, figure
from tests.bench.inside import inside
from tests.bench.lab import Lab

_CASES = (
    ("200 chats of 1,000 messages", (200, 1000, 1, 0), 500.0),
    ("60 MB of pictures", (2, 20, 2, 175), 700.0),
)
"""Name; chats, messages, lines of prose in each, pictures of 256 KB; megabytes that memory may grow."""
_TURN, _PAUSE, _SAME = 5.0, 500.0, 1000.0
"""Seconds; milliseconds."""


def run(_lab: Lab) -> list[Figure]:
    """Play both files once, each in a Pyodide of its own."""
    found: list[Figure] = []
    for name, sizes, memory in _CASES:
        took = inside("nextchat_load", *sizes)
        what = f"{name} ({took['size']:.0f} MB)"
        pauses = [took[f"{each}_pause"] for each in ("turn", "next", "device", "same")]
        found += [
            figure(f"{what}: first look after a start", [took["start"]], "s"),
            figure(f"{what}: a turn goes out into a file of NextChat's", [took["turn"]], "s", limit=_TURN),
            figure(f"{what}: a turn goes out into a file of Limner's", [took["next"]], "s", limit=_TURN),
            figure(f"{what}: a look after NextChat has written it anew", [took["device"]], "s"),
            figure(f"{what}: a look at an unchanged file", [took["same"] * 1000], limit=_SAME),
            figure(f"{what}: requests of that", [took["requests"]], "", limit=1.0, digits=0),
            figure(f"{what}: longest time in which the worker was not heard", [max(pauses)], limit=_PAUSE),
            figure(f"{what}: the same at the first look", [took["start_pause"]]),
            figure(f"{what}: peak of Python's memory above the start", [took["grown"]], "MB", limit=memory),
        ]
    return found
