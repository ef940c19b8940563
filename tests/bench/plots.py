"""
The two pictures of ``docs/benchmarks.md``: the phases of a start, and the latency of a picture.

Drawn from the figures that name a ``bar``: medians, as stacked parts where a bar has several, with a line from
the least to the most where it has one.
"""

from collections.abc import Iterable
from pathlib import Path

from tests.bench.figures import Figure
from tools.data_root import REPO

FOLDER = REPO / "docs" / "images"
TITLES = {
    "start": "The worker's start, by its phases (ms, medians)",
    "latency": "Latency of a picture (ms, medians; the line is from the least to the most)",
}
_COLOURS = ("#4c78a8", "#f58518", "#54a24b", "#b279a2")


def draw(figures: Iterable[Figure], folder: Path = FOLDER) -> list[Path]:
    """Draw the plots that these figures belong to, and return their files."""
    plots: dict[str, list[Figure]] = {}
    for each in figures:
        if each.bar and each.values:
            plots.setdefault(each.bar[0], []).append(each)
    return [_plot(name, shown, folder / f"bench-{name}.png") for name, shown in plots.items()]


def _plot(name: str, figures: list[Figure], path: Path) -> Path:
    # Dear to import, and needed only where something is written.
    from matplotlib.figure import Figure as Canvas  # noqa: PLC0415

    bars = list(dict.fromkeys(each.bar[1] for each in figures if each.bar))
    parts = list(dict.fromkeys(each.bar[2] for each in figures if each.bar))
    canvas = Canvas(figsize=(8, 1.1 + 0.42 * len(bars)), dpi=110, layout="constrained")
    axes = canvas.add_subplot()
    ends = dict.fromkeys(bars, 0.0)
    for each in figures:
        assert each.bar is not None
        _, bar, part = each.bar
        colour = _COLOURS[parts.index(part) % len(_COLOURS)]
        label = part if bar == next(other.bar[1] for other in figures if other.bar and other.bar[2] == part) else None
        axes.barh(bars.index(bar), each.median, left=ends[bar], color=colour, label=label, height=0.6)
        ends[bar] += each.median
        if len(parts) == 1:
            axes.plot([min(each.values), max(each.values)], [bars.index(bar)] * 2, color="#333", linewidth=1)
    for bar, end in ends.items():
        axes.annotate(f"{end:.0f}", (end, bars.index(bar)), xytext=(4, 4), textcoords="offset points", fontsize=8)
    axes.set_yticks(range(len(bars)), bars, fontsize=8)
    axes.invert_yaxis()
    axes.set_title(TITLES.get(name, name), fontsize=9, loc="left")
    axes.spines[["top", "right"]].set_visible(False)
    if len(parts) > 1:
        axes.legend(fontsize=8, frameon=False)
    # Without the hour and the version in it, the same figures are the same file.
    canvas.savefig(path, metadata={"Software": None})
    return path
