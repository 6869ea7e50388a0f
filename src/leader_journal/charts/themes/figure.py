"""Themes that return, each on a time line."""

from __future__ import annotations

from functools import partial

from msgspec import Struct

from leader_journal.charts.shared.figure import cell, empty_chart, nothing_counts
from leader_journal.charts.themes import words as theme_words
from leader_journal.charts.themes.finding import ReturningTheme, ThemesFinding
from leader_journal.core.terms import Mark
from leader_journal.figures.blocks import FigurePart, KeyBlock, KeyItem, MarkUnit
from leader_journal.figures.chart import Chart
from leader_journal.figures.day_lines import day_lines
from leader_journal.figures.days_block import DaysRow
from leader_journal.figures.style import FigureStyle


class DrawnThemes(Struct, frozen=True):
    """What is drawn of a finding at any width: its themes, and what their marks mean."""

    finding: ThemesFinding
    rows: tuple[DaysRow, ...]
    key: tuple[KeyItem, ...]


def drawn_themes(finding: ThemesFinding) -> DrawnThemes:
    """Return the themes that are drawn: over ten years they are thousands of marks."""
    themes = finding.returning[: theme_words.THEMES_DRAWN]
    key = [KeyItem(Mark.SHOWN, theme_words.together_words(together=True))]
    if any(not entry.together for theme in themes for entry in theme.entries):
        key.append(KeyItem(Mark.PARTLY, theme_words.together_words(together=False)))
    return DrawnThemes(finding, tuple(map(_theme, themes)), tuple(key))


def themes_chart(drawn: DrawnThemes, style: FigureStyle, width: float) -> Chart:
    """Return one time line for each theme that came again; columns by month where its days lie too close."""
    finding = drawn.finding
    if nothing_counts(finding):
        return empty_chart(style, width)
    key = FigurePart("", KeyBlock(drawn.key, style, width))
    return day_lines(drawn.rows, key, finding.first, finding.last, style, width)


def _theme(theme: ReturningTheme) -> DaysRow:
    said = theme_words.entry_words
    units = [
        MarkUnit(Mark.SHOWN if one.together else Mark.PARTLY, one.id, one.day, partial(said, theme, one))
        for one in theme.entries
    ]
    days = tuple(one.day for one in theme.entries)
    return DaysRow(theme.name, theme_words.theme_count(theme), cell(theme.name, units), days)
