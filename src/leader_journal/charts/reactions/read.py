"""Reads what chart 5 is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from leader_journal.core.tallies import DayTally
from leader_journal.core.terms import Series
from leader_journal.services.progress import ChartRequest
from leader_journal.storage.journal import Journal, JournalReader

if TYPE_CHECKING:
    from leader_journal.insight.findings import Finding as Finding


def find_reactions(
    source: Journal | JournalReader, request: ChartRequest, days: Sequence[DayTally], today: dt.date
) -> Finding:
    from leader_journal.charts.reactions.build import build_reactions, reaction_periods

    last = min(request.period.last or today, today)
    now, before = (source.entries.reaction_tallies(request.filter.within(period)) for period in reaction_periods(last))
    shown = request.filter.within(reaction_periods(last)[0])
    rated = source.entries.rated_entries(Series.CONSTRUCTIVE, shown, limit=sum(day.rated for day in days))
    return build_reactions(days, now, before, request.filter, last, [entry.id for entry in rated])
