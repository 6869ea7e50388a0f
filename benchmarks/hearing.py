"""What a leader would hear of a made-up journal, month by month and quarter by quarter: the app's own statistics.

Weeks are counted from the journal's first. A claim that is made without "perhaps" is called flat.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from benchmarks.made_up import FIRST, MadeUp

from leader_journal.core.experiments import BEFORE_MONTHS, LOOK_MONTHS
from leader_journal.core.periods import Period, add_months, month_start
from leader_journal.core.tallies import Factor, Tallies
from leader_journal.core.terms import Kind, Series
from leader_journal.insight.binning import Counts, Days, Floats
from leader_journal.insight.change import Certainty, Search
from leader_journal.insight.known_day import Tested, tested_at, weeks_around
from leader_journal.insight.patterns import FlagOutcome
from leader_journal.insight.reach import month_period
from leader_journal.insight.replay import ReplayedFlag, replay
from leader_journal.insight.scans import TOGETHER
from leader_journal.insight.thresholds import (
    BF_TOLD,
    BF_TOLD_PERHAPS,
    USUAL_MONTHS,
)
from leader_journal.insight.told_more import log_factor
from leader_journal.insight.usual import usual

WEEKS_A_MONTH = 365.25 / 84
_NEAR = 26
"""A change counts as the one that was made if it is dated no earlier than so many weeks before it."""


@dataclass(slots=True)
class Heard:
    """What was said of one thing: the weeks at which it was said, with "perhaps" and flat."""

    perhaps: list[float] = field(default_factory=list)
    flat: list[float] = field(default_factory=list)

    @property
    def anything(self) -> bool:
        """Whether anything was said."""
        return bool(self.perhaps or self.flat)


@dataclass(slots=True)
class Changes(Heard):
    """What was said of changes; the size of the first flat one when it was said, and as the shares had it then.

    `stands` is whether any is told as clear at the end.
    """

    size: float = np.nan
    difference: float = np.nan
    stands: bool = False


def changes_heard(
    shown: Counts, rated: Counts, closes: Sequence[int], *, row: int | None = None, since: int = 0
) -> Changes:
    """Watch a journal month by month: any series of it or one, and with `since` only a change that was made then."""
    heard, search = Changes(), Search(shown, rated)
    for close in (close for close in closes if 0 < close <= rated.shape[1]):
        search.look(close)
        heard.stands = False
        for at, said in enumerate(search.said()):
            for found in said.found:
                if (row is not None and at != row) or (since and not (close > since and found.week > since - _NEAR)):
                    continue
                if found.certainty is Certainty.POSSIBLE:
                    heard.perhaps.append(close)
                    continue
                heard.stands = True
                if not heard.flat:
                    heard.size = search.size(at, found.week).mean
                    start = max((one.week for one in said.found if one.week < found.week), default=0)
                    parts = slice(found.week, close), slice(start, found.week)
                    new, old = (int(shown[at, part].sum()) / int(rated[at, part].sum()) for part in parts)
                    heard.difference = float(new - old)
                heard.flat.append(close)
    return heard


def months_after(week: int, heard: Sequence[float]) -> float:
    """Return how many months after a week something was heard first; inf for never."""
    return float(np.ceil((min(heard, default=np.inf) - week) / WEEKS_A_MONTH))


def months_of(journal: MadeUp) -> Iterator[dt.date]:
    """Yield the first days of the months that closed in a journal, from the first on that has a month before it."""
    month = add_months(month_start(FIRST), 1)
    while add_months(month, 1) <= journal.occasions.today:
        yield month
        month = add_months(month, 1)


def months_heard(journal: MadeUp) -> Heard:
    """Hold every month against the twelve before it; what lies inside the usual is usual."""
    heard, history = Heard(), [Days.of(days) for days in journal.tallies().values()]
    for month in months_of(journal):
        since = month_period(month)
        shown, rated, week = weeks_around(history, add_months(month, -USUAL_MONTHS), since)
        for row, told in enumerate(tested_at(shown, rated, week)):
            expected = usual(int(shown[row, :week].sum()), int(rated[row, :week].sum()), int(rated[row, week:].sum()))
            if expected is not None and int(shown[row, week:].sum()) not in expected:
                _note(heard, told.log_factor, _week(add_months(month, 1)))
    return heard


def told_more_heard(journal: MadeUp) -> Heard:
    """Hold the mistakes and the doubts of every quarter of a year against those of the quarter before."""
    heard = Heard()
    for kind in (Kind.MISTAKE, Kind.DOUBT):
        days = journal.occasions.days[journal.occasions.levels[Factor.KIND, kind.value]]
        for month in months_of(journal):
            borders = [add_months(month, ahead) for ahead in (-5, -2, 1)]
            if borders[0] < FIRST:
                continue
            before, since = np.diff(np.searchsorted(days, [border.toordinal() for border in borders]))
            if since > before:
                _note(heard, log_factor(int(before), int(since)), _week(borders[-1]))
    return heard


def news_heard(fresh: Counts, heard_of: Counts, closes: Sequence[int]) -> Heard:
    """Watch how long bad news had been known when it came, as weekly counts."""
    return changes_heard(fresh[None], heard_of[None], closes)


def plan_heard(journal: MadeUp, row: int, began: int) -> tuple[Tested, ...]:
    """Return what the looks of a plan that began with a week said of one series."""
    history = [Days.of(days) for days in journal.tallies().values()]
    day = FIRST + dt.timedelta(weeks=began)
    before = add_months(day, -BEFORE_MONTHS)
    looks = []
    for months in LOOK_MONTHS:
        since = Period(day, add_months(day, months) - dt.timedelta(days=1))
        looks.append(tested_at(*weeks_around(history, before, since))[row])
    return tuple(looks)


def patterns_heard(
    journal: MadeUp, factors: Sequence[Factor] = TOGETHER, series: Series | None = None
) -> list[ReplayedFlag[Series]]:
    """Return what the scans flagged and what became of it; with a series, of one question asked alone."""
    tallies, levels = journal.tallies(), journal.levels(factors)
    if series is not None:
        tallies = {series: tallies[series]}
        levels = [tally for tally in levels if tally.series is series]
    played = replay(
        levels,
        _columns(tallies),
        lambda factor, level: _columns(journal.tallies((factor, level))),
        journal.occasions.today,
    )
    return list(played.flags)


def _columns(tallies: Tallies) -> dict[Series, Days]:
    return {series: Days.of(days) for series, days in tallies.items()}


def held_up(flags: Sequence[ReplayedFlag[Series]]) -> Heard:
    """Return what was said to have held up, and when."""
    days = [flag.confirmation.on for flag in flags if flag.confirmation.outcome is FlagOutcome.HELD_UP]
    return Heard(flat=[_week(day) for day in days if day is not None])


def months_until(first: dt.date, flag: ReplayedFlag[Series] | None) -> float:
    """Return after how many months a pattern had held up; inf for never."""
    if flag is None or flag.confirmation.outcome is not FlagOutcome.HELD_UP or flag.confirmation.on is None:
        return np.inf
    return float(np.ceil((flag.confirmation.on - first).days / 30.44))


def said_in(years: int, *heard: Heard) -> Floats:
    """Return for each year whether anything flat was said in it."""
    weeks = [week for one in heard for week in one.flat]
    return np.array([any(52 * year < week <= 52 * (year + 1) for week in weeks) for year in range(years)], float)


def _note(heard: Heard, factor: float, week: float) -> None:
    if factor >= np.log(BF_TOLD):
        heard.flat.append(week)
    elif factor >= np.log(BF_TOLD_PERHAPS):
        heard.perhaps.append(week)


def _week(day: dt.date) -> float:
    return (day - FIRST).days / 7
