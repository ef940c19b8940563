"""What may be done often is done seldom, and the last time always."""

from limner.core.throttle import OFTEN_S, Throttle
from tests.fakes.clock import FakeClock


class Diary:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.times: list[float] = []
        self.throttle = Throttle(self.clock, lambda: self.times.append(self.clock.now()))


async def test_the_first_time_is_at_once_and_the_next_ones_keep_their_distance() -> None:
    diary = Diary()
    for _ in range(100):
        diary.throttle.soon()
        await diary.clock.advance(0.01)
    await diary.clock.advance(1)

    assert diary.times[0] == 0
    assert len(diary.times) == 5
    assert all(
        later - before >= OFTEN_S - 1e-9 for before, later in zip(diary.times, diary.times[1:], strict=False)
    )


async def test_nothing_is_done_where_nothing_is_said() -> None:
    diary = Diary()
    diary.throttle.soon()
    await diary.clock.advance(10)

    assert diary.times == [0]
    assert diary.clock.sleeping == 0


async def test_what_somebody_else_has_done_is_not_done_again() -> None:
    diary = Diary()
    diary.throttle.soon()
    diary.throttle.soon()
    diary.throttle.done()
    await diary.clock.advance(10)

    assert diary.times == [0]


async def test_a_long_time_later_it_is_done_at_once() -> None:
    diary = Diary()
    diary.throttle.soon()
    await diary.clock.advance(10)
    diary.throttle.soon()

    assert diary.times == [0, 10]
