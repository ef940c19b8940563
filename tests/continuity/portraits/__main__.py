# ruff: noqa: T201 -- it talks to the person who runs it
"""``python -m tests.continuity.portraits [-v [SET...]]``: how well cards with a truth are read."""

import sys

from tests.continuity.portraits.sets import SETS
from tests.continuity.portraits.truth import judge

for name, cases in SETS.items():
    count = judge(cases)
    every, said = count.found + count.lacks, count.found + count.wrong
    print(
        f"{name}: facts {count.found} of {every} ({count.found / every:.0%}), wrong {count.wrong} "
        f"(precision {count.found / said:.1%}), pictures {count.right} of {count.pictures}"
    )
    if "-v" in sys.argv and (name in sys.argv or sys.argv[-1] == "-v"):
        print("\n".join(count.faults))
