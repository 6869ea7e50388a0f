"""Reads which themes returned."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.shared.read import seen_head
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.charts.themes.build import ThemesSeen, build_themes
from leader_journal.charts.themes.finding import ThemesFinding


def read_themes(source: ChartSource, request: ChartRequest, today: dt.date) -> ThemesFinding:
    chosen, period = request.filter, request.period
    themed = source.entries.themed(chosen.within(period))
    return build_themes(ThemesSeen(themed=themed, **seen_head(source, chosen, period, today)))
