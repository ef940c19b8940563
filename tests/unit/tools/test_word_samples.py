"""Every view that there is, as the samples of the texts draw it."""

import re
from collections import Counter

import pytest

from tools.word_samples import views

VIEWS = [view for view in views() if "limner-painters" not in view]
"""Without the painters: theirs shows one service's key in each state that it can be in."""
_SELECT = re.compile(r"<select.*?</select>", re.DOTALL)
_MARK = re.compile(r'data-limner-node="([^"]*)"')


@pytest.mark.parametrize("number", range(len(VIEWS)))
def test_no_two_elements_of_a_view_are_the_same_one_to_the_page(number: int) -> None:
    """The page takes elements of one mark for one, and would draw the other once more each time."""
    marks = Counter(_MARK.findall(VIEWS[number]))
    assert [mark for mark, times in marks.items() if times > 1] == []


def test_each_list_says_which_of_its_entries_is_chosen() -> None:
    """Where none does, the page shows none once the view is drawn anew: an empty field."""
    lists = [each for view in views() for each in _SELECT.findall(view) if "<option" in each]
    assert len(lists) > 20
    assert [each for each in lists if not re.search(r"<option [^>]*\bselected\b", each)] == []
