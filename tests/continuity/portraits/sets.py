"""The sets of cards with a truth, by name, in the order in which they were written."""

from tests.continuity.portraits import (
    fifth_set,
    first_half,
    fourth_set,
    second_half,
    seventh_set,
    sixth_set,
    third_set,
)

SETS = {
    "first": first_half.CASES,
    "second": second_half.CASES,
    "third": third_set.CASES,
    "fourth": fourth_set.CASES,
    "fifth": fifth_set.CASES,
    "sixth": sixth_set.CASES,
    "seventh": seventh_set.CASES,
}
