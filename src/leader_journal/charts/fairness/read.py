"""Reads what the fairness mirror is made of."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from leader_journal.charts.fairness.build import FairnessSeen, build_fairness, kind_to_show, look, mirrors
from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.periods import Period, last_shown
from leader_journal.insight.answered import Answered


def read_fairness(source: ChartSource, request: ChartRequest, today: dt.date) -> FairnessFinding:
    """Return the fairness mirror of the kind that the filter asks for, or of the one that has most to show."""
    chosen, period = request.filter, request.period
    history = replace(chosen, kinds=frozenset()).within(Period(None, period.last or today))
    until = min(last_shown(period, today) + dt.timedelta(days=1), today)
    answered = source.once(("answers", history), lambda: Answered(source.entries.answers(history)))
    played = source.once(("mirrors", history, until), lambda: mirrors(answered, until))
    looked = look(answered, source.people.by_first_entry(), period, played)
    kind = kind_to_show(looked, chosen)
    count = source.entries.count(chosen.within(period))
    seen = FairnessSeen(
        looked=looked,
        aliases=frozenset(person.alias for person in source.people.all()),
        count=count,
        any_history=looked.any_day or count > 0 or source.entries.count(EVERYTHING) > 0,
        period=period,
        filter=chosen,
        today=today,
    )
    of_kind = replace(chosen, kinds=frozenset() if kind is None else frozenset({kind})).within(period)
    return build_fairness(seen, kind, () if kind is None else source.entries.answered(of_kind))
