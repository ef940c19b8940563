"""Every view that there is, as the samples of the texts draw it."""

import re
from collections import Counter

import pytest

from tools.word_samples import views

VIEWS = [view for view in views() if "limner-painters" not in view]
"""Without the painters: theirs shows one service's key in each state that it can be in."""
_MARK = re.compile(r'data-limner-node="([^"]*)"')


@pytest.mark.parametrize("number", range(len(VIEWS)))
def test_no_two_elements_of_a_view_are_the_same_one_to_the_page(number: int) -> None:
    """The page takes elements of one mark for one, and would draw the other once more each time."""
    marks = Counter(_MARK.findall(VIEWS[number]))
    assert [mark for mark, times in marks.items() if times > 1] == []
