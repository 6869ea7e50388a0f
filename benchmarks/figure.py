"""Child: Progress clicked to chart 1 drawn, matplotlib warm. The floor is an empty 2x2 figure drawn at that size."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.children import answer
from benchmarks.painting import wait_ms
from benchmarks.window import open_app

if TYPE_CHECKING:
    from leader_journal.figures.pictures import Drawn, Raster

_DPI = 100


def main(journal: Path) -> None:
    """Measure the first click of this process: the page is made, the finding is found, the figure is drawn."""
    app = open_app(journal)
    from leader_journal.figures import pictures
    from leader_journal.ui.places import ShowProgress

    sizes: list[tuple[int, int]] = []
    rasterise = pictures.rasterise

    def noted(drawn: Drawn, ratio: float = 1.0) -> Raster:
        pixels = rasterise(drawn, ratio)
        sizes.append((pixels.width, pixels.height))
        return pixels

    pictures.rasterise = noted

    def click() -> None:
        app.workspace.go(ShowProgress())

    ours = wait_ms(click, lambda: bool(sizes))
    app.idle()
    floor = sorted(_empty_ms(*sizes[-1]) for _round in range(5))[2]
    app.close()
    answer(ours=ours, floor=floor, sizes=sizes)


def _empty_ms(width: int, height: int) -> float:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    began = time.perf_counter()
    figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI)
    figure.subplots(2, 2)
    FigureCanvasAgg(figure).draw()  # type: ignore[no-untyped-call]  # untyped there
    return (time.perf_counter() - began) * 1e3


if __name__ == "__main__":
    main(Path(sys.argv[1]))
