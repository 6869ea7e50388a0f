"""Reads what chart 6 is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from leader_journal.core.tallies import DayTally
from leader_journal.services.progress import ChartRequest
from leader_journal.storage.journal import Journal, JournalReader

if TYPE_CHECKING:
    from leader_journal.insight.findings import Finding as Finding


def find_year(
    source: Journal | JournalReader, request: ChartRequest, days: Sequence[DayTally], last: dt.date
) -> Finding:
    from leader_journal.charts.year.build import TOLD, build_year, told_periods

    before, since = told_periods(last)
    chosen = {kind: replace(request.filter, kinds=frozenset({kind})) for kind in TOLD}
    told = {
        kind: (source.entries.count(mine.within(before)), source.entries.count(mine.within(since)))
        for kind, mine in chosen.items()
        if not request.filter.kinds or kind in request.filter.kinds
    }
    return build_year(days, request.filter, last, request.days, told)
