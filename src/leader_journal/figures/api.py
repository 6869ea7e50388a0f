"""Findings to figures: for the screen, with marks that know their entries, and as files that hold their own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from leader_journal.figures import dues, others, people
from leader_journal.figures.chart import Chart, FigureMark
from leader_journal.figures.entries import entries_chart
from leader_journal.figures.export import MARGIN, Format, compose, save
from leader_journal.figures.month import MonthChart
from leader_journal.figures.patterns import PatternsChart
from leader_journal.figures.plan import plan_chart
from leader_journal.figures.progress import ProgressChart
from leader_journal.figures.reactions import ReactionsChart
from leader_journal.figures.sheet import Box, Sheet
from leader_journal.figures.style import DPI, FigureStyle, drawing
from leader_journal.figures.untold import untold
from leader_journal.figures.year import YearChart
from leader_journal.insight.findings import EntriesFinding, Finding, MonthFinding, ProgressFinding
from leader_journal.insight.findings_breaches import BreachesFinding
from leader_journal.insight.findings_dues import PersonFinding, PromisesOverview
from leader_journal.insight.findings_fairness import FairnessFinding
from leader_journal.insight.findings_others import (
    CameBackFinding,
    LoopsFinding,
    NewsAgeFinding,
    RepairFinding,
    SharedOwnFinding,
    ThemesFinding,
    ToneOutcomeFinding,
)
from leader_journal.insight.findings_patterns import PatternsFinding
from leader_journal.insight.findings_plan import PlanFinding
from leader_journal.insight.findings_reactions import ReactionsFinding
from leader_journal.insight.findings_voices import VoicesFinding
from leader_journal.insight.findings_year import YearFinding
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
    "loops": ChartKind(LoopsFinding, others.loops_chart),
    "repair": ChartKind(RepairFinding, others.repair_chart),
    "tone_outcome": ChartKind(ToneOutcomeFinding, others.tone_outcome_chart),
    "bad_news_age": ChartKind(NewsAgeFinding, others.bad_news_age_chart),
    "came_back": ChartKind(CameBackFinding, others.came_back_chart),
    "shared_own": ChartKind(SharedOwnFinding, others.shared_own_chart),
    "themes": ChartKind(ThemesFinding, others.themes_chart),
    "breaches": ChartKind(BreachesFinding, people.breaches_chart),
    "voices": ChartKind(VoicesFinding, people.voices_chart),
    "fairness": ChartKind(FairnessFinding, people.fairness_chart),
    "promises": ChartKind(PromisesOverview, dues.promises_chart),
    "person": ChartKind(PersonFinding, dues.person_chart),
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
