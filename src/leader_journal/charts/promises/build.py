"""From records to chart 7: what lies within twelve months, and how far the time line reaches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from leader_journal.charts.promises.finding import Agreed, PersonFinding, PromiseBar, PromisesOverview
from leader_journal.charts.shared.build import Seen
from leader_journal.charts.shared.finding import Someone
from leader_journal.core.periods import Period, add_months, last_shown
from leader_journal.core.records import Agreement, Promise
from leader_journal.core.tallies import KindedEntry
from leader_journal.core.terms import Mark
from leader_journal.insight.promises import build_promises, keeping
from leader_journal.insight.thresholds import DUE_AHEAD, PERSON_MONTHS


class PromisesSeen(Seen, frozen=True, kw_only=True):
    """What was read. `said` reads a stored text, with names or without; `name_of` names a person."""

    agreements: Sequence[Agreement]
    promises: Sequence[Promise]
    said: Callable[[str], str]
    name_of: Callable[[str], str]


def within_months(period: Period, today: dt.date) -> Period:
    """Return a period cut to what the chart has room for: twelve months up to its end, and no day after today."""
    last = last_shown(period, today)
    earliest = add_months(last, -PERSON_MONTHS) + dt.timedelta(days=1)
    first = earliest if period.first is None else max(earliest, min(period.first, last))
    return Period(first, last)


def whole_period(
    period: Period, today: dt.date, agreements: Iterable[Agreement], promises: Iterable[Promise]
) -> Period:
    """Return a period with both ends: from the first thing that was promised or said, up to today."""
    last = last_shown(period, today)
    said = (one.said_on for one in agreements if one.said_on is not None)
    first = min(chain((one.made for one in promises), said), default=last) if period.first is None else period.first
    return Period(min(first, last), last)


def build_person(seen: PromisesSeen, someone: Someone, marks: Sequence[KindedEntry]) -> PersonFinding:
    """Return chart 7 of one person. `seen` holds what was promised to them and agreed with them, and no more."""
    agreements, promises = _agreed(seen), _bars(seen, to_whom=False)
    first, last = _ends(seen, chain((mark.day for mark in marks), _days(agreements, promises)), promises)
    return PersonFinding(
        **seen.head(sum(mark.rating is not Mark.UNMARKED for mark in marks)),
        agreements=agreements,
        promises=promises,
        first=first,
        last=last,
        someone=someone,
        marks=tuple(marks),
        more=seen.count - len(marks),
    )


def build_promises_overview(seen: PromisesSeen) -> PromisesOverview:
    """Return agreements and promises over all people; the rate is that of the promises whose bar is in the period."""
    agreements, promises = _agreed(seen), _bars(seen, to_whom=True)
    first, last = _ends(seen, _days(agreements, promises), promises)
    shown = {bar.id for bar in promises}
    stand = build_promises((one for one in seen.promises if one.id in shown), seen.today)
    return PromisesOverview(
        **seen.head(len(promises)),
        agreements=agreements,
        promises=promises,
        first=first,
        last=last,
        on_time=stand.on_time,
        nothing_ever=not seen.agreements and not seen.promises,
    )


def _agreed(seen: PromisesSeen) -> tuple[Agreed, ...]:
    found = [
        Agreed(one.id, seen.said(one.what), one.said_on)
        for one in seen.agreements
        if one.spoken and one.said_on is not None and one.said_on in seen.period
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.id)))


def _bars(seen: PromisesSeen, *, to_whom: bool) -> tuple[PromiseBar, ...]:
    """Return the promises that were open on a day of the period, in the order in which they were made."""
    first, last = seen.period.first, seen.period.last
    assert first is not None
    assert last is not None
    bars = [
        PromiseBar(
            id=one.id,
            text=seen.said(one.text),
            to=seen.name_of(one.to) if to_whom and one.to is not None else "",
            made=one.made,
            due=one.due,
            closed_on=one.closed_on,
            state=one.state,
            keeping=keeping(one, seen.today),
            entry=one.entry,
        )
        for one in seen.promises
        if one.made <= last and (one.closed_on is None or one.closed_on >= first)
    ]
    return tuple(sorted(bars, key=lambda bar: (bar.made, bar.id)))


def _days(agreements: Iterable[Agreed], promises: Iterable[PromiseBar]) -> Iterable[dt.date]:
    return chain((one.day for one in agreements), (bar.made for bar in promises))


def _ends(seen: PromisesSeen, days: Iterable[dt.date], promises: Iterable[PromiseBar]) -> tuple[dt.date, dt.date]:
    """Return the ends of the time line: from the first thing on it, a little beyond today where something is due."""
    begin, end = seen.period.first, seen.period.last
    assert begin is not None
    assert end is not None
    first = max(begin, min(days, default=end))
    ahead = end + (end - first) * DUE_AHEAD
    dues = [bar.due for bar in promises if bar.open and bar.due is not None and end < bar.due <= ahead]
    return min(first, end), max([end, *dues])
