"""
What the server plugin costs SillyTavern's process: nothing until it is asked, then time and memory.

Each round is a server of its own: its memory before the first request, the time of the first and of the next
answers, how long SillyTavern's other answers wait meanwhile, the memory with Python in it, and after it has
been ended for want of work. What large answers cost is ``plugin_memory``'s.
"""

import threading
import time

from tests.bench import plugin_memory
from tests.bench.figures import Figure, figure
from tests.bench.lab import Lab
from tests.plugin.conftest import Client
from tools.data_root import Setup
from tools.sillytavern import SillyTavern

_ROUNDS = 5
_IDLE = 0.05
"""Minutes without work after which Python is ended here; ten by default."""
_END = 15.0


def run(lab: Lab) -> list[Figure]:
    """Start servers, one after another."""
    before: list[float] = []
    first: list[float] = []
    other: list[float] = []
    again: list[float] = []
    inside: list[float] = []
    after: list[float] = []
    for _ in range(_ROUNDS):
        nowhere = "http://127.0.0.1:9"
        config = f"limner:\n  idleMinutes: {_IDLE}\n"
        with SillyTavern(Setup(nowhere, nowhere, limner=False, plugin=True, config=config)) as tavern:
            client, neighbour = Client(tavern), Client(tavern)
            time.sleep(3)
            before.append(tavern.memory())
            waits: list[float] = []
            asking = threading.Thread(target=lambda: first.append(_timed(client)))  # noqa: B023 -- joined here
            asking.start()
            while asking.is_alive():
                began = time.perf_counter()
                neighbour.ask("GET", "/csrf-token", base="")
                waits.append(1000 * (time.perf_counter() - began))
            other.append(max(waits))
            again += [_timed(client) for _ in range(10)]
            inside.append(tavern.memory())
            time.sleep(_END)
            after.append(tavern.memory())
    return [
        figure("memory of SillyTavern before the first request", before, "MB"),
        figure("the first answer (Python starts)", first),
        figure("the longest that another answer of SillyTavern's took meanwhile", other),
        figure("each answer after that", again),
        figure("memory with Python in it", inside, "MB"),
        figure("memory after Python was ended", after, "MB"),
        *plugin_memory.run(lab),
    ]


def _timed(client: Client) -> float:
    began = time.perf_counter()
    assert client.ask("GET", "/health").status == 200
    return 1000 * (time.perf_counter() - began)
