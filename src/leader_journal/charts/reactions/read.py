"""Reads what chart 5 is made of."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.reactions.build import build_reactions, reaction_periods
from leader_journal.charts.reactions.finding import ReactionsFinding
from leader_journal.charts.shared.read import history
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.core.periods import last_shown
from leader_journal.core.terms import Series


def read_reactions(source: ChartSource, request: ChartRequest, today: dt.date) -> ReactionsFinding:
    days = history(source, request.filter, request.period, today)[Series.CONSTRUCTIVE]
    last = last_shown(request.period, today)
    now, before = (source.entries.reaction_tallies(request.filter.within(period)) for period in reaction_periods(last))
    shown = request.filter.within(reaction_periods(last)[0])
    rated = source.entries.rated_entries(Series.CONSTRUCTIVE, shown, limit=sum(day.rated for day in days))
    return build_reactions(days, now, before, request.filter, last, [entry.id for entry in rated])
