"""
What a measurement gives: figures, each the median of several runs, what it is compared with, and its limit.

Nothing here judges by an exit code: a limit that is missed is printed as missed and is for a person to
explain, for the machine that measures is never the same twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """
    One line of the table.

    Attributes:
        what: what was measured, as a phrase.
        values: one for each run.
        unit: of the values.
        limit: what the median should not exceed, where there is a promise; ``worst``: what no run should.
        least: what the median should not fall below.
        digits: decimals that mean something.
        beside: the same without Limner, played in turns with it; its name is ``than``.
        bar: where the plots show it: the plot, the bar, the part of the bar.
    """

    what: str
    values: tuple[float, ...]
    unit: str = "ms"
    limit: float | None = None
    digits: int = 1
    worst: bool = False
    beside: tuple[float, ...] = ()
    than: str = ""
    bar: tuple[str, str, str] | None = None
    least: float | None = None

    @property
    def median(self) -> float:
        """The median of the runs; NaN where there were none."""
        return median(self.values) if self.values else float("nan")

    def cells(self) -> tuple[str, str, str, str, str]:
        """Return the line's cells: what, median (min-max), runs, ratio, limit."""
        return self.what, self._spread(), str(len(self.values)), self._ratio(), self._limit()

    def _spread(self) -> str:
        if not self.values:
            return "nothing measured"
        shown = f"{self.median:.{self.digits}f}"
        if len(self.values) > 1:
            shown += f" ({min(self.values):.{self.digits}f}-{max(self.values):.{self.digits}f})"
        return f"{shown} {self.unit}".rstrip()

    def _ratio(self) -> str:
        theirs = median(self.beside) if self.beside else 0.0
        return f"{self.median / theirs:.2f} x {self.than}" if theirs and self.values else ""

    def _limit(self) -> str:
        if self.least is not None:
            return f"at least {self.least:g} {self.unit}".rstrip() + self._missed(
                kept=self.median >= self.least
            )
        if self.limit is None:
            return ""
        held = max(self.values, default=0.0) if self.worst else self.median
        most = "at most " if self.worst else ""
        return f"{most}{self.limit:g} {self.unit}".rstrip() + self._missed(kept=held <= self.limit)

    @staticmethod
    def _missed(*, kept: bool) -> str:
        return "" if kept else " **missed**"


def figure(
    what: str,
    values: Iterable[float],
    unit: str = "ms",
    limit: float | None = None,
    digits: int = 1,
    *,
    worst: bool = False,
    beside: Iterable[float] = (),
    than: str = "",
    bar: tuple[str, str, str] | None = None,
    least: float | None = None,
) -> Figure:
    """Return a figure of ``values`` from any source."""
    return Figure(what, tuple(values), unit, limit, digits, worst, tuple(beside), than, bar, least)


def above(ours: Sequence[Sequence[float]], theirs: Sequence[Sequence[float]]) -> list[float]:
    """
    Return by how much our median lies above theirs, once for each round.

    Rounds are played side by side, so what the machine does besides falls on both and leaves the difference.
    """
    return [median(our) - median(their) for our, their in zip(ours, theirs, strict=True) if our and their]


def flat(rounds: Iterable[Iterable[float]]) -> list[float]:
    """Return all values of all rounds."""
    return [value for values in rounds for value in values]


def table(figures: Sequence[Figure]) -> str:
    """Return the figures of one benchmark as a Markdown table."""
    lines = ["| | median (min-max) | runs | ratio | limit |", "|---|---|---|---|---|"]
    lines += [f"| {' | '.join(each.cells())} |" for each in figures]
    return "\n".join([*lines, ""])
