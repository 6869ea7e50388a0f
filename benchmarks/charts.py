"""Child: every chart clicked in turn until it is drawn, as the page of Progress asks for it; and over all days.

The first is looked at for three seconds, in which the app finds the others: whoever clicks sooner waits longer for
those that take long to find. The floor of a click is an empty figure of the size of that chart. Over all days each
chart is found and drawn once more, without the page; the memory is the most that it takes, beside what the open app
takes with matplotlib loaded.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.children import answer, highest_mb
from benchmarks.painting import settle, wait_ms
from benchmarks.window import OpenApp, open_app

if TYPE_CHECKING:
    from leader_journal.figures.pictures import Drawn, Raster

_DPI, _WIDTH = 100, 840
_LOOKED_AT_S = 3.0


def main(journal: Path) -> None:
    """Measure once; each chart is seen for the first time."""
    app = open_app(journal)
    names, (first, *others), floors = _clicks(app)
    highest_mb()
    idle = highest_mb()
    every, drawn = _over_all_days(app)
    memory = highest_mb()
    app.close()
    answer(names=names, first=first, others=others, floors=floors, every=every, drawn=drawn, idle=idle, memory=memory)


def _clicks(app: OpenApp) -> tuple[list[str], list[float], list[float]]:
    """Return the name of each chart, how long it took, and an empty figure of its size."""
    from leader_journal.charts.table import LISTED
    from leader_journal.figures import pictures
    from leader_journal.ui.places import ShowProgress

    sizes: list[tuple[int, int]] = []
    rasterise = pictures.rasterise

    def noted(drawn: Drawn, ratio: float = 1.0) -> Raster:
        pixels = rasterise(drawn, ratio)
        sizes.append((pixels.width, pixels.height))
        return pixels

    pictures.rasterise = noted
    taken = []
    for room in LISTED:
        before = len(sizes)
        taken.append(wait_ms(lambda: app.workspace.go(ShowProgress(room.id)), lambda: len(sizes) > before, asleep=True))  # noqa: B023
        if len(taken) == 1:
            settle(_LOOKED_AT_S)
        app.idle()
    pictures.rasterise = rasterise
    # after all clicks: an empty figure leaves 40,000 objects to the cycle collector, whose pass fell on a click
    floors = [median(empty_ms(*size) for _round in range(3)) for size in sizes]
    return [room.id for room in LISTED], taken, floors


def _over_all_days(app: OpenApp) -> tuple[float, float]:
    """Return the milliseconds in which all charts are found and drawn, and those of the drawing."""
    from leader_journal.charts.findings import draw
    from leader_journal.charts.shared.room import ChartRequest
    from leader_journal.charts.table import LISTED
    from leader_journal.figures.pictures import rasterise
    from leader_journal.figures.style import FigureStyle

    style, progress = FigureStyle.of("light"), app.workspace.services.progress
    began, drawing = time.perf_counter(), 0.0
    for room in LISTED:
        finding = progress.finding(ChartRequest(room))
        before = time.perf_counter()
        rasterise(draw(finding, style, _WIDTH))
        drawing += time.perf_counter() - before
    return (time.perf_counter() - began) * 1e3, drawing * 1e3


def empty_ms(width: int, height: int) -> float:
    """Return the milliseconds of an empty figure of four plots drawn at a size in pixels."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    began = time.perf_counter()
    figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI)
    figure.subplots(2, 2)
    FigureCanvasAgg(figure).draw()  # type: ignore[no-untyped-call]  # untyped there
    return (time.perf_counter() - began) * 1e3


if __name__ == "__main__":
    main(Path(sys.argv[1]))
