"""What the screen shows of a sheet is what a file shows of it, and it is measured as it is painted."""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from msgspec.structs import replace
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication
from tests.charts.conftest import STATES
from tests.charts.marks import draw

from leader_journal.core.terms import Mark
from leader_journal.figures.file_letters import drawing
from leader_journal.figures.file_sheet import figure_of
from leader_journal.figures.fonts import text_width
from leader_journal.figures.sheet import FigureSheet, SheetText
from leader_journal.figures.stacks import RATINGS
from leader_journal.figures.style import FigureStyle
from leader_journal.ui.figures.screen_sheet import on_screen, picture_of
from leader_journal.ui.look.type_styles import load_families
from leader_journal.wording.catalogue import Language, language

LIGHT = FigureStyle.of("light")
TOUCH = 0.5
"""Pixels by which two texts may meet."""
BLOCK = 6
"""Pixels side by side and above each other of which the mean is compared: each painter smooths edges in its own way."""
APART = 34
"""Of 255, by which two such means may differ."""


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    load_families()


def grey(picture: QPixmap) -> NDArray[np.float64]:
    """Return how light each pixel is, from 0 to 255."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    light: NDArray[np.float64] = rows[:, : image.width(), :3].mean(axis=2)
    return light


def grey_in_a_file(sheet: FigureSheet) -> NDArray[np.float64]:
    with drawing():
        canvas = FigureCanvasAgg(figure_of(sheet))
        canvas.draw()  # type: ignore[no-untyped-call]  # untyped there
        rgba = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]  # untyped there
    light: NDArray[np.float64] = rgba[:, :, :3].mean(axis=2)
    return light


def blocks(pixels: NDArray[np.float64]) -> NDArray[np.float64]:
    height, width = (length // BLOCK * BLOCK for length in pixels.shape)
    parts = pixels[:height, :width].reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK)
    means: NDArray[np.float64] = parts.mean(axis=(1, 3))
    return means


@pytest.mark.parametrize("name", STATES)
def test_screen_and_file_show_the_same(name: str) -> None:
    sheet = draw(STATES[name](), LIGHT, 600).sheet

    screen, file = blocks(grey(picture_of(sheet, 1.0))), blocks(grey_in_a_file(sheet))

    rows = min(len(screen), len(file))
    assert np.abs(screen[:rows] - file[:rows]).max() < APART


@pytest.mark.parametrize("mark", [*RATINGS, Mark.UNMARKED])
def test_a_mark_has_the_same_shape_on_both(mark: Mark) -> None:
    sheet = FigureSheet(LIGHT, 140, 140)
    sheet.marks([(70, 70)], mark, 140)

    screen, file = grey(picture_of(sheet, 1.0)) < 200, grey_in_a_file(sheet) < 200

    assert (screen != file).mean() < 0.005


def test_pixels_are_as_many_as_the_screen_has() -> None:
    sheet = FigureSheet(LIGHT, 600, 300.5)
    for ratio in (1.0, 1.5, 2.0):
        picture = picture_of(sheet, ratio)
        assert (picture.width(), picture.height()) == (600 * ratio, math.ceil(300.5 * ratio))
        assert picture.devicePixelRatio() == ratio
        assert not picture.toImage().hasAlphaChannel(), "it stands on paper of its own"


def test_a_thin_line_lies_on_whole_pixels() -> None:
    for ratio in (1.0, 1.5, 2.0):
        sheet = FigureSheet(LIGHT, 100, 20)
        sheet.rules([((0, 10.3), (100, 10.3))], "ink")
        rows = grey(picture_of(sheet, ratio))[:, 50]
        assert len(set(rows.round())) == 2, "ink and paper, and no blur of both"


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_line_that_hardly_rises_has_no_knots_where_its_pieces_meet(ratio: float) -> None:
    sheet = FigureSheet(LIGHT, 400, 40)
    sheet.line([(10 + 3.5 * at, 20 + 0.4 * math.sin(at / 3)) for at in range(100)], "ink", 1.8)
    columns = (255 - grey(picture_of(sheet, ratio))).T[round(20 * ratio) : round(340 * ratio)]
    ink = sorted(float(column.sum()) for column in columns)
    assert ink[-1] / ink[len(ink) // 2] < 1.1


def test_widths_grow_with_the_size_in_steps_of_half_a_pixel() -> None:
    with on_screen():
        widths = [text_width("Constructive reaction", size) / size for size in (11, 11.5, 12, 12.5, 14, 20)]
    assert max(widths) == pytest.approx(min(widths), rel=0.01)


def test_the_screen_measures_as_the_file_does() -> None:
    texts = ("Humility", "47–51%", "Åben og nysgerrig", "did not show again", "100")
    with on_screen():
        screen = [text_width(text, 12.5) for text in texts]
    with drawing():
        file = [text_width(text, 12.5) for text in texts]
    assert screen == pytest.approx(file, rel=0.01, abs=0.3)


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("name", STATES)
def test_no_text_touches_another_on_the_screen(name: str, spoken: Language) -> None:
    finding = STATES[name]()
    for width, scale in ((480, 2.0), (840, 1.0)):
        style = replace(FigureStyle.of("light", scale), letters=on_screen)
        with language(spoken):
            sheet = draw(finding, style, width).sheet
        with on_screen():
            spans = list(_spans(sheet))
        for text, left, right, _top, _foot in spans:
            assert -TOUCH <= left <= right <= width + TOUCH, f"{text!r} leaves the figure: {width} px at {scale}"
        for one, other in combinations(spans, 2):
            apart = one[2] <= other[1] + TOUCH or other[2] <= one[1] + TOUCH
            apart = apart or one[4] <= other[3] + TOUCH or other[4] <= one[3] + TOUCH
            assert apart, f"{one[0]!r} touches {other[0]!r}: {width} px at {scale}"


def _spans(sheet: FigureSheet) -> Iterator[tuple[str, float, float, float, float]]:
    """Yield each text, its left and right end, the top of its capitals and its line."""
    for stroke in sheet.strokes:
        if isinstance(stroke, SheetText) and stroke.text:
            wide = text_width(stroke.text, stroke.size, stroke.weight)
            left = stroke.x - {"left": 0.0, "center": 0.5, "right": 1.0}[stroke.align] * wide
            yield stroke.text, left, left + wide, stroke.baseline - 0.73 * stroke.size, stroke.baseline


_ON_THE_SCREEN = """
import sys, datetime as dt
from leader_journal.app import make_application
application = make_application()
from leader_journal.charts.findings import describe
from leader_journal.charts.month.build import build_month
from leader_journal.core.filters import EVERYTHING
from leader_journal.ui.figures.figure_canvas import FigureCanvas
from leader_journal.ui.look.theme import Theme
finding, canvas = build_month({}, EVERYTHING, dt.date(2026, 11, 24)), FigureCanvas(Theme("light"))
canvas.show_finding(finding, describe(finding))
canvas.resize(600, canvas.heightForWidth(600))
canvas.grab(), canvas.grab()
print(len(canvas.accessibleName()) > 0, *[name for name in ("matplotlib", "PIL") if name in sys.modules])
"""


def test_a_chart_on_the_screen_loads_no_matplotlib() -> None:
    done = subprocess.run([sys.executable, "-c", _ON_THE_SCREEN], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
