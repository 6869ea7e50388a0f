"""Figures as files: the same chart with its title, its numbers in words and its note inside."""

from __future__ import annotations

import io
from enum import StrEnum
from typing import Any

from matplotlib import rc_context

from leader_journal.figures.chart import Chart
from leader_journal.figures.file_sheet import DPI, figure_of
from leader_journal.figures.fonts import Weight, wrap
from leader_journal.figures.sheet import Area, FigureSheet
from leader_journal.figures.style import FigureStyle
from leader_journal.wording.finding_text import FindingText


class Format(StrEnum):
    """What a figure can be saved as."""

    PNG = "png"
    SVG = "svg"
    LETTERED = "lettered"
    """An SVG whose letters are letters, not outlines: for where our fonts are at hand."""


MARGIN = 36
_TITLE, _TITLE_LINE = 20, 28
_SUBTITLE, _SUBTITLE_LINE = 14, 21
_NOTE, _NOTE_LINE = 12, 17
_BEFORE_CHART, _AFTER_CHART = 18, 14
_PNG_RATIO = 2


def compose(chart: Chart, text: FindingText, style: FigureStyle, width: float) -> FigureSheet:
    """Return a figure `width` logical pixels wide: title, subtitle, the chart, the note."""
    margin = style.px(MARGIN)
    inner = width - 2 * margin
    title = wrap(text.title, inner, style.font_px(_TITLE), Weight.SEMIBOLD)
    subtitle = wrap(text.subtitle, inner, style.font_px(_SUBTITLE))
    note = wrap(text.note, inner, style.font_px(_NOTE))
    chart_top = margin + style.px(len(title) * _TITLE_LINE + len(subtitle) * _SUBTITLE_LINE + _BEFORE_CHART)
    note_top = chart_top + chart.natural_height + style.px(_AFTER_CHART)
    height = note_top + style.px(len(note) * _NOTE_LINE) + margin
    sheet = FigureSheet(style, width, height)
    y = margin
    for lines, size, line, color, weight in (
        (title, _TITLE, _TITLE_LINE, "ink", Weight.SEMIBOLD),
        (subtitle, _SUBTITLE, _SUBTITLE_LINE, "muted", Weight.REGULAR),
    ):
        for at, words in enumerate(lines):
            sheet.text(margin, y + style.px(line) * (at + 0.5), words, size, color=color, weight=weight)
        y += style.px(line) * len(lines)
    chart.paint(sheet, Area(margin, chart_top, inner, chart.natural_height))
    for at, words in enumerate(note):
        sheet.text(margin, note_top + style.px(_NOTE_LINE) * (at + 0.5), words, _NOTE, color="faint")
    return sheet


def save(sheet: FigureSheet, text: FindingText, fmt: Format) -> bytes:
    """Return a figure as a file; the same figure gives the same bytes, and no tool or time is named in them."""
    described = "\n".join(part for part in (text.subtitle, text.in_words, text.note) if part)
    metadata: dict[Format, dict[str, Any]] = {
        Format.PNG: {"Title": text.title, "Description": described, "Software": None},
        Format.SVG: {"Title": text.title, "Description": described, "Date": None, "Creator": None},
    }
    target = io.BytesIO()
    said = metadata[Format.PNG if fmt is Format.PNG else Format.SVG]
    form, dpi = ("png", DPI * _PNG_RATIO) if fmt is Format.PNG else ("svg", DPI)
    with rc_context({"svg.fonttype": "none"} if fmt is Format.LETTERED else {}):
        figure_of(sheet).savefig(target, format=form, dpi=dpi, metadata=said)
    return target.getvalue()
