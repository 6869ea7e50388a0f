"""Child: every chart clicked in turn until it is drawn, as the page of Progress asks for it; and over all days.

The first is looked at for three seconds, in which the app finds the others: whoever clicks sooner waits longer for
those that take long to find. The floor of a click is an empty figure of matplotlib of the size of that chart. Over all
days each chart is found and drawn once more, without the page; the memory is the most that it takes, beside what the
open app takes.
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
from msgspec.structs import replace

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from leader_journal.figures.sheet import FigureSheet

_DPI, _WIDTH = 100, 840
_LOOKED_AT_S = 3.0


def main(journal: Path) -> None:
    """Measure once; each chart is seen for the first time."""
    app = open_app(journal)
    names, (first, *others), sizes = _clicks(app)
    highest_mb()
    idle = highest_mb()
    every, drawn = _over_all_days(app)
    memory = highest_mb()
    app.close()
    # after all else: an empty figure loads what the app does without, and leaves 40,000 objects to the cycle collector
    floors = [median(empty_ms(*size) for _round in range(3)) for size in sizes]
    answer(names=names, first=first, others=others, floors=floors, every=every, drawn=drawn, idle=idle, memory=memory)


def _clicks(app: OpenApp) -> tuple[list[str], list[float], list[tuple[int, int]]]:
    """Return the name of each chart, how long it took, and its size in pixels."""
    from leader_journal.charts.table import LISTED
    from leader_journal.ui.figures import figure_canvas
    from leader_journal.ui.figures.screen_sheet import picture_of
    from leader_journal.ui.places import ShowProgress

    sizes: list[tuple[int, int]] = []

    def noted(sheet: FigureSheet, ratio: float) -> QPixmap:
        picture = picture_of(sheet, ratio)
        sizes.append((picture.width(), picture.height()))
        return picture

    vars(figure_canvas)["picture_of"] = noted
    taken = []
    for room in LISTED:
        before = len(sizes)
        taken.append(wait_ms(lambda: app.workspace.go(ShowProgress(room.id)), lambda: len(sizes) > before, asleep=True))  # noqa: B023
        if len(taken) == 1:
            settle(_LOOKED_AT_S)
        app.idle()
    vars(figure_canvas)["picture_of"] = picture_of
    return [room.id for room in LISTED], taken, sizes


def _over_all_days(app: OpenApp) -> tuple[float, float]:
    """Return the milliseconds in which all charts are found and drawn, and those of the drawing."""
    from leader_journal.charts.findings import layout_of
    from leader_journal.charts.shared.room import ChartRequest
    from leader_journal.charts.table import LISTED
    from leader_journal.figures.pictures import draw, lay_out
    from leader_journal.figures.style import FigureStyle
    from leader_journal.ui.figures.screen_sheet import on_screen, picture_of

    style, progress = replace(FigureStyle.of("light"), letters=on_screen), app.workspace.services.progress
    began, drawing = time.perf_counter(), 0.0
    for room in LISTED:
        finding = progress.finding(ChartRequest(room))
        before = time.perf_counter()
        picture_of(draw(lay_out(layout_of(finding), style, _WIDTH), style, _WIDTH).sheet, 1.0)
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
