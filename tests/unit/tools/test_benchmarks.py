"""What a benchmark's figures are printed as, and that a new one leaves the others on the page alone."""

from pathlib import Path

import pytest

from tests.bench.figures import figure, table
from tests.bench.page_of_figures import PAGE, refreshed, section
from tests.bench.plots import draw

HEAD = "# Benchmarks\n\nHow to.\n\n## Figures\n\nA line.\n\n"
ONE = "### one\n\nold facts\n\n| old |\n\n"
TWO = "### two\n\nits facts\n\n| its |\n\n"
REST = "## What the numbers do not say\n\nMuch.\n"


def test_a_line_has_its_median_least_most_runs_ratio_and_limit() -> None:
    line = figure("a start", [3.0, 1.0, 2.0], limit=1.5, beside=[1.0, 1.0], than="plain ST")

    assert "| a start | 2.0 (1.0-3.0) ms | 3 | 2.00 x plain ST | 1.5 ms **missed** |" in table([line])


def test_what_must_never_last_longer_is_held_against_the_worst_run() -> None:
    kept = figure("a call", [1.0, 49.0, 2.0], limit=50.0, worst=True)
    missed = figure("a call", [1.0, 51.0, 2.0], limit=50.0, worst=True)

    assert kept.cells()[-1] == "at most 50 ms"
    assert missed.cells()[-1] == "at most 50 ms **missed**"


def test_what_should_be_many_is_held_against_the_least() -> None:
    assert figure("right", [95.0], "%", least=95.0).cells()[-1] == "at least 95 %"
    assert figure("right", [94.9], "%", least=95.0).cells()[-1] == "at least 95 % **missed**"


def test_without_a_run_there_is_no_number() -> None:
    assert figure("nothing", [], beside=[1.0], than="plain ST").cells()[1:] == (
        "nothing measured",
        "0",
        "",
        "",
    )


def test_one_benchmark_measured_again_leaves_the_page_around_it_as_it_is() -> None:
    new = section("one", "new facts", "| new |\n")

    assert refreshed(HEAD + ONE + TWO + REST, {"one": new}) == HEAD + f"{new}\n" + TWO + REST


def test_a_new_benchmark_comes_last_and_before_what_the_numbers_do_not_say() -> None:
    new = section("three", "facts", "| new |\n")

    assert refreshed(HEAD + ONE + REST, {"three": new}) == HEAD + ONE + f"{new}\n" + REST


def test_a_page_without_a_place_for_figures_is_refused() -> None:
    with pytest.raises(ValueError, match="## Figures"):
        refreshed("# Something else\n", {"one": ONE})


def test_the_page_of_the_repository_has_that_place() -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert refreshed(text, {}) == text


def test_figures_that_name_a_bar_are_drawn_and_no_others(tmp_path: Path) -> None:
    figures = [
        figure("fetch", [1.0, 2.0], bar=("start", "first", "fetch")),
        figure("load", [3.0], bar=("start", "first", "load")),
        figure("not drawn", [1.0]),
        figure("nothing measured", [], bar=("latency", "none", "")),
    ]

    drawn = draw(figures, tmp_path)

    assert [path.name for path in drawn] == ["bench-start.png"]
    assert drawn[0].read_bytes().startswith(b"\x89PNG")
