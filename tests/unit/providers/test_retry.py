"""How long a failed picture waits before it is asked for again."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.core.errors import GenerationError
from limner.providers._retry import LONGEST_ORDERED_S, LONGEST_S, wait_after


class Most:
    """Chance at its slowest."""

    def uniform(self, _a: float, b: float) -> float:
        return b


def failure(retry_after: str | None = None, *, retryable: bool = True) -> GenerationError:
    details = {} if retry_after is None else {"retry_after": retry_after}
    return GenerationError("No.", code="provider", provider="sd", retryable=retryable, details=details)


def test_the_wait_doubles_with_each_failure_up_to_a_minute() -> None:
    waits = [wait_after(failures, failure(), Most()) for failures in range(1, 9)]

    assert waits == [2, 4, 8, 16, 32, 60, 60, 60]


@given(st.integers(1, 10_000), st.randoms(use_true_random=False))
def test_the_wait_is_uneven_but_never_under_half(failures: int, chance: random.Random) -> None:
    longest = wait_after(failures, failure(), Most())
    wait = wait_after(failures, failure(), chance)

    assert longest is not None
    assert wait is not None
    assert longest / 2 <= wait <= longest <= LONGEST_S


def test_what_is_not_worth_retrying_is_not_waited_for() -> None:
    assert wait_after(1, failure(retryable=False), Most()) is None
    assert wait_after(1, failure("3", retryable=False), Most()) is None


def test_a_service_that_says_when_to_come_back_is_believed() -> None:
    assert wait_after(1, failure("45"), Most()) == 45
    assert wait_after(1, failure("90.5"), Most()) == 90.5


def test_a_service_that_wants_less_than_the_usual_wait_gets_the_usual_one() -> None:
    assert wait_after(3, failure("1"), Most()) == 8


def test_a_service_that_wants_to_be_left_alone_for_long_is_left_alone() -> None:
    assert wait_after(1, failure(str(LONGEST_ORDERED_S)), Most()) == LONGEST_ORDERED_S
    assert wait_after(1, failure("3600"), Most()) is None


@pytest.mark.parametrize(
    "rubbish", ["", "soon", "nan", "inf", "-inf", "-5", "1e999", "Wed, 21 Oct 2026", "٣ s"]
)
def test_rubbish_instead_of_seconds_changes_nothing(rubbish: str) -> None:
    assert wait_after(1, failure(rubbish), Most()) == 2
