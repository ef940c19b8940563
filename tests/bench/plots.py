"""
The two pictures of ``docs/benchmarks.md``: the phases of a start, and the latency of a picture.

Drawn from the figures that name a ``bar``: medians, as stacked parts where a bar has several, with a line
from the least to the most where it has one.
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
    from matplotlib.patches import Patch  # noqa: PLC0415

    rows = [(*each.bar[1:], each) for each in figures if each.bar]
    bars = list(dict.fromkeys(bar for bar, _, _ in rows))
    parts = list(dict.fromkeys(part for _, part, _ in rows))
    canvas = Canvas(figsize=(8, 1.1 + 0.42 * len(bars)), dpi=110, layout="constrained")
    axes = canvas.add_subplot()
    ends = dict.fromkeys(bars, 0.0)
    for bar, part, each in rows:
        colour = _COLOURS[parts.index(part) % len(_COLOURS)]
        axes.barh(bars.index(bar), each.median, left=ends[bar], color=colour, height=0.6)
        ends[bar] += each.median
        if len(parts) == 1:
            axes.plot([min(each.values), max(each.values)], [bars.index(bar)] * 2, color="#333", linewidth=1)
    for bar, end in ends.items():
        axes.text(end, bars.index(bar) - 0.35, f" {end:.0f}", fontsize=8)
    axes.set_yticks(range(len(bars)), bars, fontsize=8)
    axes.invert_yaxis()
    axes.set_title(TITLES.get(name, name), fontsize=9, loc="left")
    axes.spines[["top", "right"]].set_visible(False)
    if len(parts) > 1:
        handles = [Patch(color=_COLOURS[at % len(_COLOURS)]) for at in range(len(parts))]
        axes.legend(handles, parts, fontsize=8, frameon=False)
    # Without the hour and the version in it, the same figures are the same file.
    canvas.savefig(path, metadata={"Software": None})
    return path
