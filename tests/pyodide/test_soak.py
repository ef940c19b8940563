"""A short evening of the one that ``make bench ONLY=soak`` plays in full: nothing is kept of a reply that is done."""

from tests.bench.inside import inside
from tests.bench.soak import growth


def test_two_hundred_illustrated_replies_leave_nothing_in_pythons_memory() -> None:
    curve = inside("soak_load", 400, 8)
    heap = [each["heap"] for each in curve]

    # What holds the last so many (traces, caches) is full by then; what each reply left would be a block at least.
    assert growth(curve) < 0.5, curve
    assert heap[-1] == heap[0], curve
