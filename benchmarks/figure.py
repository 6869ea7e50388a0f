"""Child: Progress clicked to chart 1 drawn, matplotlib warm. The floor is an empty 2x2 figure drawn at that size."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.children import answer
from benchmarks.painting import wait_ms
from benchmarks.window import open_app

from leader_journal.core.changes import Changes, Topic
from leader_journal.ui.page_stack import Place

if TYPE_CHECKING:
    from leader_journal.figures.api import Drawn, Raster

_DPI = 100


def main(journal: Path, rounds: int) -> None:
    """Measure, in turns."""
    app = open_app(journal)
    from leader_journal.figures import api

    sizes: list[tuple[int, int]] = []
    rasterise = api.rasterise

    def noted(drawn: Drawn, ratio: float = 1.0) -> Raster:
        pixels = rasterise(drawn, ratio)
        sizes.append((pixels.width, pixels.height))
        return pixels

    api.rasterise = noted

    def click() -> None:
        app.workspace.go(Place.PROGRESS)

    ours, floor = [], []
    for _round in range(rounds + 1):  # the first makes the page
        app.workspace.go(Place.TODAY)
        app.workspace.saved(Changes(frozenset({Topic.ENTRIES}), ("benchmark",), "benchmark"), "")
        app.idle()
        sizes.clear()
        ours.append(wait_ms(click, lambda: bool(sizes)))
        app.idle()
        floor.append(_empty_ms(*sizes[-1]))
    app.close()
    answer(ours=ours[1:], floor=floor[1:], first=ours[0], size=sizes[-1])


def _empty_ms(width: int, height: int) -> float:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    began = time.perf_counter()
    figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI)
    figure.subplots(2, 2)
    FigureCanvasAgg(figure).draw()  # type: ignore[no-untyped-call]
    return (time.perf_counter() - began) * 1e3


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
