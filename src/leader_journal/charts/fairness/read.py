"""Reads what the fairness mirror is made of."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from leader_journal.charts.fairness.build import FairnessSeen, build_fairness, kind_to_show
from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.shared.read import Source
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.periods import Period


def read_fairness(source: Source, request: ChartRequest, today: dt.date) -> FairnessFinding:
    """Return the fairness mirror of the kind that the filter asks for, or of the one that has most to show."""
    chosen, period = request.filter, request.period
    history = replace(chosen, kinds=frozenset()).within(Period(None, period.last or today))
    days = source.entries.answered_days(history)
    kind = kind_to_show(days, period, chosen)
    count = source.entries.count(chosen.within(period))
    seen = FairnessSeen(
        days=days,
        totals=source.entries.answered_totals(history),
        order=source.people.by_first_entry(),
        aliases=frozenset(person.alias for person in source.people.all()),
        count=count,
        any_history=bool(days) or count > 0 or source.entries.count(EVERYTHING) > 0,
        period=period,
        filter=chosen,
        today=today,
    )
    of_kind = replace(chosen, kinds=frozenset() if kind is None else frozenset({kind})).within(period)
    return build_fairness(seen, kind, () if kind is None else source.entries.answered(of_kind))
