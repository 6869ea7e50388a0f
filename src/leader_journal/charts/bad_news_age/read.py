"""Reads how long bad news had been known."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.bad_news_age.build import build_bad_news_age
from leader_journal.charts.bad_news_age.finding import NewsAgeFinding
from leader_journal.charts.shared.read import Source, entries_seen
from leader_journal.charts.shared.room import ChartRequest


def read_bad_news_age(source: Source, request: ChartRequest, today: dt.date) -> NewsAgeFinding:
    return build_bad_news_age(entries_seen(source, request.filter, request.period, today))
