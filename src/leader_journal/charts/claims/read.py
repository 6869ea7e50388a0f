"""Reads what the app has said: the months and the quarters of a journal, replayed."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.claims.build import build_claims
from leader_journal.charts.claims.finding import ClaimsFinding
from leader_journal.charts.shared.levels import CountedLevels
from leader_journal.charts.shared.read import history
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.charts.shared.watching import Watching
from leader_journal.core.periods import Period, last_shown
from leader_journal.core.tallies import Factor
from leader_journal.insight.binning import Days
from leader_journal.insight.scans import TOGETHER


def read_claims(source: ChartSource, request: ChartRequest, today: dt.date) -> ClaimsFinding:
    """Return the ledger. What is scanned is what chart 4 scans, people too if they are switched on."""
    so_far = request.filter.within(Period(None, request.period.last or today))
    tallies = history(source, request.filter, request.period, today)
    levels = CountedLevels(source)
    until = min(last_shown(request.period, today) + dt.timedelta(days=1), today)
    scanned = levels.of((*TOGETHER, Factor.PERSON), so_far)
    totals = {series: Days.of(days) for series, days in tallies.items()}
    played = levels.replay(so_far)(scanned, totals, levels.days_of(so_far), until)
    watch = Watching(source, request.filter).told
    return build_claims(tallies, played.flags, request.period, request.filter, today, watch)
