"""From tallies and rated entries to chart 2."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from leader_journal.charts.entries.finding import EntriesFinding, MonthMarks
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, last_shown, month_start
from leader_journal.core.tallies import DayTally, RatedEntry
from leader_journal.core.terms import Mark, Series
from leader_journal.insight.binning import Days, month_axis
from leader_journal.insight.counts import evidence_of, if_empty_of
from leader_journal.insight.thresholds import MARKS_A_MONTH, MARKS_AT_MOST
from leader_journal.insight.wilson import rate_of

STACK_ORDER = (Mark.SHOWN, Mark.PARTLY, Mark.MISSED)


def build_entries(
    tallies: Sequence[DayTally],
    entries: Sequence[RatedEntry],
    series: Series,
    period: Period,
    filter: EntryFilter,  # noqa: A002 - as in findings
    today: dt.date | None = None,
) -> EntriesFinding:
    """Return chart 2. `entries` are the rated entries of the period, or more than MARKS_AT_MOST of them.

    Without `today` the time axis of a period with an open end stops at the last entry.
    """
    history = Days.of(tallies)
    last = last_shown(period, today or period.last or history.last or dt.date.max)
    shown = history.within(period)
    axis = month_axis([history], period, last)
    monthly = shown.by_month(axis)
    counts = shown.total()
    as_bars = len(entries) > MARKS_AT_MOST or any(month.rated > MARKS_A_MONTH for month in monthly)
    stacks: dict[dt.date, list[RatedEntry]] = defaultdict(list)
    if not as_bars:
        for entry in sorted(entries, key=_stack_key):
            stacks[month_start(entry.day)].append(entry)
    if_empty = if_empty_of(filter, period, today or last, any_history=bool(history.ordinals.size))
    return EntriesFinding(
        series,
        period,
        filter,
        counts,
        rate_of(counts),
        evidence_of(counts, if_empty=if_empty),
        tuple(MonthMarks(month, tuple(stacks[month]), count) for month, count in zip(axis, monthly, strict=True)),
        as_bars,
    )


def _stack_key(entry: RatedEntry) -> tuple[int, dt.date, str]:
    return STACK_ORDER.index(entry.rating), entry.day, entry.id
