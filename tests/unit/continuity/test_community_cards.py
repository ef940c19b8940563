"""Cards as the community writes them: what they tell is read, and nothing else is said of anybody."""

import pytest

from tests.unit.continuity.community import Told, judge
from tests.unit.continuity.community_a import HALF_A
from tests.unit.continuity.community_b import HALF_B
from tests.unit.continuity.community_c import LATER
from tests.unit.continuity.community_d import LAST

CASES = [*HALF_A, *HALF_B, *LATER, *LAST]
UNREAD = (
    "MISSING ali-chat-only: Brannoc.eyes",
    "MISSING ali-chat-only: Brannoc.wears",
    "MISSING group-list-dash: Ox.wears",
    "MISSING prose-family: Grace.wears",
    "MISSING xianxia: Yuelan.skin",
    "MISSING lore-crew: Bolt is not there",
)
"""What is not read yet: an eye that is told of as the other's, clothes that are only handled, an alien."""


@pytest.mark.parametrize("told", CASES, ids=lambda told: told.style)
def test_nothing_is_said_that_a_card_does_not_tell(told: Told) -> None:
    assert [fault for fault in judge([told]).faults if fault.startswith("WRONG")] == []


@pytest.mark.parametrize("told", CASES, ids=lambda told: told.style)
def test_what_a_card_tells_is_read(told: Told) -> None:
    missing = [fault for fault in judge([told]).faults if fault.startswith("MISSING")]
    assert [fault for fault in missing if not fault.startswith(UNREAD)] == []


def test_a_reading_is_judged_by_what_is_foreign_before_what_is_missing() -> None:
    made_up = Told("x", "Mira", "Mira has black hair and green eyes.", {"Mira": {"hair": "long red hair"}})
    count = judge([made_up])
    assert (count.right, count.wrong, count.missing) == (0, 2, 0)
    lacking = Told("x", "Mira", "Mira has red hair.", {"Mira": {"hair": "long red hair", "eyes": "green"}})
    count = judge([lacking])
    assert (count.right, count.wrong, count.missing) == (0, 0, 2)
