"""Themes that return, each on a time line."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.shared.figure import cell, empty_chart, nothing_counts
from leader_journal.charts.themes import words as theme_words
from leader_journal.charts.themes.finding import ReturningTheme, ThemeEntry, ThemesFinding
from leader_journal.core.terms import Mark
from leader_journal.figures.blocks import FigurePart, KeyBlock, KeyItem, MarkUnit
from leader_journal.figures.chart import Chart
from leader_journal.figures.day_lines import day_lines
from leader_journal.figures.days_block import DaysRow
from leader_journal.figures.style import FigureStyle


def themes_chart(finding: ThemesFinding, style: FigureStyle, width: float) -> Chart:
    """Return one time line for each theme that came again; columns by month where its days lie too close."""
    if nothing_counts(finding):
        return empty_chart(style, width)
    themes = finding.returning[: theme_words.THEMES_DRAWN]
    items = [KeyItem(_together(together=True), theme_words.together_words(together=True))]
    if any(not entry.together for theme in themes for entry in theme.entries):
        items.append(KeyItem(_together(together=False), theme_words.together_words(together=False)))
    key = FigurePart("", KeyBlock(items, style, width))
    return day_lines([_theme(theme) for theme in themes], key, finding.first, finding.last, style, width)


def _theme(theme: ReturningTheme) -> DaysRow:
    units = [_themed(theme, one) for one in theme.entries]
    days = tuple(one.day for one in theme.entries)
    return DaysRow(theme.name, theme_words.theme_count(theme), cell(theme.name, units), days)


def _themed(theme: ReturningTheme, one: ThemeEntry) -> MarkUnit:
    return MarkUnit(_together(together=one.together), one.id, one.day, partial(theme_words.entry_words, theme, one))


def _together(*, together: bool) -> Mark:
    return Mark.SHOWN if together else Mark.PARTLY
