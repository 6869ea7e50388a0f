"""No text touches another, and none leaves the figure: any chart and state, width, text size and language."""

from __future__ import annotations

import datetime as dt
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from tests.charts.marks import draw

from leader_journal.charts.findings import describe, layout_of
from leader_journal.charts.month.build import build_month
from leader_journal.charts.progress.build import build_progress
from leader_journal.charts.shared.finding import Finding
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.periods import Period
from leader_journal.core.tallies import DayTally
from leader_journal.core.terms import Series
from leader_journal.figures.export import MARGIN, compose
from leader_journal.figures.file_letters import drawing
from leader_journal.figures.file_sheet import figure_of
from leader_journal.figures.sheet import FigureSheet
from leader_journal.figures.style import FigureStyle
from leader_journal.wording.catalogue import Language, language

WIDTHS = (480, 700, 840, 1100)
SCALES = (0.8, 1.0, 1.5, 2.0)
Sizes = tuple[tuple[float, float], ...]
"""Widths in pixels, each with a text size."""
SIZES: Sizes = ((480, 0.8), (480, 2.0), (700, 1.5), (840, 1.0), (1100, 0.8), (1100, 2.0))
"""The corners of widths and text sizes, and what most readers have."""
IN_A_FILE: Sizes = ((480, 1.0), (912, 1.0), (912, 2.0))
TOUCH = 0.5
"""Pixels by which the boxes of two texts may meet: they hold the ascent of letters that neither has."""


def boxes_of(sheet: FigureSheet) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Return every text of a figure with its extent in pixels: left, foot, right, top."""
    with drawing():
        figure = figure_of(sheet)
        renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]  # untyped there
        texts = [artist for artist in figure.get_children() if isinstance(artist, Text) and artist.get_text()]
        return [(text.get_text(), text.get_window_extent(renderer).extents) for text in texts]


def assert_readable(sheet: FigureSheet, situation: str) -> None:
    """Fail when two texts overlap or one leaves the figure."""
    boxes = boxes_of(sheet)
    width, height = sheet.width, sheet.height
    for text, (left, foot, right, top) in boxes:
        inside = left >= -TOUCH and foot >= -TOUCH and right <= width + TOUCH and top <= height + TOUCH
        assert inside, f"{text!r} leaves the figure: {situation}"
    for (one, a), (other, b) in combinations(boxes, 2):
        apart = a[2] <= b[0] + TOUCH or b[2] <= a[0] + TOUCH or a[3] <= b[1] + TOUCH or b[3] <= a[1] + TOUCH
        assert apart, f"{one!r} touches {other!r}: {situation}"


def assert_readable_on_the_screen(finding: Finding, spoken: Language, sizes: Sizes = SIZES) -> None:
    """Fail when a text of the chart has no room at one of the sizes."""
    with language(spoken):
        for width, scale in sizes:
            drawn = draw(finding, FigureStyle.of("light", scale), width)
            assert_readable(drawn.sheet, f"{width} px at {scale}")


def assert_readable_in_a_file(finding: Finding, spoken: Language, sizes: Sizes = IN_A_FILE) -> None:
    """Fail when a text of the chart, its title, subtitle or note has no room at one of the sizes."""
    with language(spoken), drawing():
        text, layout = describe(finding), layout_of(finding)
        for width, scale in sizes:
            style = FigureStyle.of("light", scale)
            sheet = compose(layout(style, width - 2 * MARGIN * scale), text, style, width)
            assert_readable(sheet, f"export of {width} px at {scale}")


@pytest.mark.parametrize("spoken", Language)
def test_no_text_touches_another_or_leaves_the_figure(finding: Finding, spoken: Language) -> None:
    assert_readable_on_the_screen(finding, spoken)


@pytest.mark.slow
@pytest.mark.parametrize("spoken", Language)
def test_nor_at_any_width_with_any_text_size(finding: Finding, spoken: Language) -> None:
    assert_readable_on_the_screen(finding, spoken, tuple(product(WIDTHS, SCALES)))


@pytest.mark.parametrize("spoken", Language)
def test_nothing_touches_at_the_lowest_height_either(finding: Finding, spoken: Language) -> None:
    with language(spoken):
        for width, scale in ((480, 2.0), (840, 1.0)):
            drawn = draw(finding, FigureStyle.of("light", scale), width, 10)
            assert drawn.sheet.height > 10
            assert_readable(drawn.sheet, f"{width} px at {scale}, lowest")


@pytest.mark.parametrize("spoken", Language)
def test_title_subtitle_and_note_have_room_in_an_export(finding: Finding, spoken: Language) -> None:
    assert_readable_in_a_file(finding, spoken)


days = st.dates(dt.date(2025, 1, 1), dt.date(2026, 11, 24))
counts = st.integers(0, 12)
tallies = st.lists(st.builds(DayTally, days, counts, counts, counts), max_size=60, unique_by=lambda day: day.day)


@settings(max_examples=25)
@given(st.tuples(tallies, tallies, tallies, tallies), st.integers(480, 1200), st.sampled_from(SCALES))
def test_any_journal_can_be_drawn(found: tuple[list[DayTally], ...], width: int, scale: float) -> None:
    by_series = {
        series: tuple(sorted(days, key=lambda day: day.day)) for series, days in zip(Series, found, strict=True)
    }
    today = dt.date(2026, 11, 24)
    for finding in (
        build_progress(by_series, Period(), EVERYTHING, today),
        build_month(by_series, EVERYTHING, today),
    ):
        assert_readable(draw(finding, FigureStyle.of("light", scale), width).sheet, f"{width} px at {scale}")
