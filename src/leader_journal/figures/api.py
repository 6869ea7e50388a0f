"""Findings to figures: for the screen, with marks that know their entries, and as files that hold their own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from leader_journal.charts.bad_news_age.figure import bad_news_age_chart
from leader_journal.charts.bad_news_age.finding import NewsAgeFinding
from leader_journal.charts.breaches.figure import breaches_chart
from leader_journal.charts.breaches.finding import BreachesFinding
from leader_journal.charts.came_back.figure import came_back_chart
from leader_journal.charts.came_back.finding import CameBackFinding
from leader_journal.charts.entries.figure import entries_chart
from leader_journal.charts.entries.finding import EntriesFinding
from leader_journal.charts.fairness.figure import fairness_chart
from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.loops.figure import loops_chart, repair_chart
from leader_journal.charts.loops.finding import LoopsFinding, RepairFinding
from leader_journal.charts.month.figure import MonthChart
from leader_journal.charts.month.finding import MonthFinding
from leader_journal.charts.patterns.figure import PatternsChart
from leader_journal.charts.patterns.finding import PatternsFinding
from leader_journal.charts.plan.figure import plan_chart
from leader_journal.charts.plan.finding import PlanFinding
from leader_journal.charts.progress.figure import ProgressChart
from leader_journal.charts.progress.finding import ProgressFinding
from leader_journal.charts.promises.figure import person_chart, promises_chart
from leader_journal.charts.promises.finding import PersonFinding, PromisesOverview
from leader_journal.charts.reactions.figure import ReactionsChart
from leader_journal.charts.reactions.finding import ReactionsFinding
from leader_journal.charts.shared_own.figure import shared_own_chart
from leader_journal.charts.shared_own.finding import SharedOwnFinding
from leader_journal.charts.themes.figure import themes_chart
from leader_journal.charts.themes.finding import ThemesFinding
from leader_journal.charts.tone_outcome.figure import tone_outcome_chart
from leader_journal.charts.tone_outcome.finding import ToneOutcomeFinding
from leader_journal.charts.voices.figure import voices_chart
from leader_journal.charts.voices.finding import VoicesFinding
from leader_journal.charts.year.figure import YearChart
from leader_journal.charts.year.finding import YearFinding
from leader_journal.figures.chart import Chart, FigureMark
from leader_journal.figures.export import MARGIN, Format, compose, save
from leader_journal.figures.sheet import Box, Sheet
from leader_journal.figures.style import DPI, FigureStyle, drawing
from leader_journal.figures.untold import untold
from leader_journal.insight.findings import Finding
from leader_journal.wording.finding_text import FindingText

__all__ = ["CHARTS", "ChartKind", "Drawn", "FigureMark", "Raster", "draw", "natural_height", "rasterise", "render"]

EXPORT_WIDTH = 912
"""Logical pixels of an exported figure: a chart of 840, the widest of the design, within its margins."""


@dataclass(frozen=True, slots=True)
class ChartKind:
    """One chart: the finding that it draws, and how it is laid out for a style and a width."""

    finding: type[Any]
    layout: Callable[[Any, FigureStyle, float], Chart]


CHARTS: Mapping[str, ChartKind] = {
    "progress": ChartKind(ProgressFinding, ProgressChart),
    "entries": ChartKind(EntriesFinding, entries_chart),
    "month": ChartKind(MonthFinding, MonthChart),
    "reactions": ChartKind(ReactionsFinding, ReactionsChart),
    "year": ChartKind(YearFinding, YearChart),
    "patterns": ChartKind(PatternsFinding, PatternsChart),
    "plan": ChartKind(PlanFinding, plan_chart),
    "loops": ChartKind(LoopsFinding, loops_chart),
    "repair": ChartKind(RepairFinding, repair_chart),
    "tone_outcome": ChartKind(ToneOutcomeFinding, tone_outcome_chart),
    "bad_news_age": ChartKind(NewsAgeFinding, bad_news_age_chart),
    "came_back": ChartKind(CameBackFinding, came_back_chart),
    "shared_own": ChartKind(SharedOwnFinding, shared_own_chart),
    "themes": ChartKind(ThemesFinding, themes_chart),
    "breaches": ChartKind(BreachesFinding, breaches_chart),
    "voices": ChartKind(VoicesFinding, voices_chart),
    "fairness": ChartKind(FairnessFinding, fairness_chart),
    "promises": ChartKind(PromisesOverview, promises_chart),
    "person": ChartKind(PersonFinding, person_chart),
}
"""Every chart by the name that the command line uses."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure of `width` x `height` logical pixels without a title, and its marks in reading order."""

    figure: Figure
    marks: tuple[FigureMark, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Raster:
    """A figure as pixels: `height` rows of `width` pixels, each four bytes red, green, blue, opaque."""

    width: int
    height: int
    rgba: bytes


def natural_height(finding: Finding, style: FigureStyle, width_px: float) -> float:
    """Return the height in logical pixels at which the finding's chart looks best on this width."""
    with drawing():
        return _layout(finding, style, width_px).natural_height


def draw(finding: Finding, style: FigureStyle, width_px: float, height_px: float | None = None) -> Drawn:
    """Draw a finding for the screen: no title, on paper, labelled directly.

    `height_px` is the natural height unless given; where that is too low for nothing to touch, the figure is as high
    as it must be.
    """
    with drawing():
        chart = _layout(finding, style, width_px)
        height = chart.natural_height if height_px is None else max(height_px, chart.least_height)
        sheet = Sheet(style, width_px, height)
        marks = chart.paint(sheet, Box(0, 0, width_px, height))
        if not style.told:
            marks = tuple(replace(mark, sentence=mark.label) for mark in marks)
        return Drawn(sheet.figure, marks, width_px, height)


def rasterise(drawn: Drawn, ratio: float = 1.0) -> Raster:
    """Return a figure as pixels for a device with `ratio` pixels to a logical pixel."""
    with drawing():
        drawn.figure.set_dpi(DPI * ratio)
        canvas = FigureCanvasAgg(drawn.figure)
        canvas.draw()  # type: ignore[no-untyped-call] # untyped there
        width, height = canvas.get_width_height()
        return Raster(width, height, bytes(canvas.buffer_rgba()))  # type: ignore[no-untyped-call] # untyped there


def render(
    finding: Finding, text: FindingText, style: FigureStyle, fmt: str, *, width_px: float = EXPORT_WIDTH
) -> bytes:
    """Return a finding as a PNG (twice as fine), SVG or PDF file with title, subtitle and note inside.

    The same finding, text and style give the same bytes. Raises ValueError for another format.
    """
    form = Format(fmt)
    with drawing():
        chart = _layout(finding, style, width_px - 2 * style.px(MARGIN))
        return save(compose(chart, text, style, width_px), text, form)


def _layout(finding: Finding, style: FigureStyle, width: float) -> Chart:
    finding = finding if style.told else untold(finding)
    kind = next(kind for kind in CHARTS.values() if isinstance(finding, kind.finding))
    return kind.layout(finding, style, width)
