"""A short evening; ``make bench ONLY=soak`` plays the long one."""

from tests.bench.inside import inside
from tests.bench.soak import growth


def test_illustrated_replies_leave_nothing_in_pythons_memory() -> None:
    curve = inside("soak_load", 400, 8)
    heap = [each["heap"] for each in curve]

    # What holds the last so many is full after the first half, and memory grows by big steps, perhaps one
    # of them then; what each reply leaves is an object at least.
    assert growth(curve) < 0.5, curve
    assert heap[-1] == heap[len(heap) // 2], curve
