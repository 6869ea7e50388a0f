"""Reads how long bad news had been known."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from leader_journal.charts.bad_news_age.build import build_bad_news_age
from leader_journal.charts.bad_news_age.finding import NewsAgeFinding
from leader_journal.charts.shared.read import entries_seen
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.core.narrow_entry import Noted
from leader_journal.core.periods import Period


def read_bad_news_age(source: ChartSource, request: ChartRequest, today: dt.date) -> NewsAgeFinding:
    """Return the finding that was asked for; whether it changed is asked of all history, as for chart 1."""
    seen = entries_seen(source, Noted.KNOWN_FOR, request.filter, request.period, today)
    if request.period.first is None:
        return build_bad_news_age(replace(seen, history=seen.entries))
    before = request.filter.within(Period(None, request.period.last))
    return build_bad_news_age(replace(seen, history=source.entries.narrow(Noted.KNOWN_FOR, before)))
