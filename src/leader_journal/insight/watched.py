"""A history watched month by month, in days instead of weeks: what is told of changes, and what was withdrawn.

Every announcer of changes goes through here: the four series of chart 1, and how old news is when it comes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from leader_journal.core.periods import Period, add_months, monday_of, month_of_week
from leader_journal.insight.binning import Days
from leader_journal.insight.change import Certainty, Found, Said, Search, closed_months, closing_days
from leader_journal.insight.size import Size
from leader_journal.insight.thresholds import WITHDRAWN_MONTHS


def lies_in(week: dt.date, period: Period) -> bool:
    """Return whether a change that is dated to a week is told of a period: the week, or its month, begins there."""
    return week in period or month_of_week(week) in period


class Dated(Struct, frozen=True):
    """A change that is told: dated to a month (`around`) and a week, never to a day.

    `before_days` and `since_days` are the stretches between this change and its neighbours; `told` is the day on which
    it was told first as clear, or today's of a possible one.
    """

    certainty: Certainty
    around: dt.date
    week: dt.date
    before_days: Period
    since_days: Period
    bayes_factor: float
    size: Size
    told: dt.date


class Withdrawn(Struct, frozen=True):
    """A clear change that was told from one day on, and withdrawn on another: later entries did not bear it out."""

    around: dt.date
    told: dt.date
    withdrawn: dt.date


class Weeks:
    """The weeks of a history up to the day `last`, and the closes of its months before `today`.

    `shown` and `rated` are counts of shape (series, weeks); `looked` says on which day a close is looked at, by weeks.
    """

    def __init__(self, history: Sequence[Days], last: dt.date, today: dt.date) -> None:
        self.start = monday_of(min(days.first for days in history if days.first is not None))
        weeks = (last - self.start).days // 7 + 1
        self.mondays = tuple(self.start + dt.timedelta(weeks=ahead) for ahead in range(weeks))
        binned = [days.by_week(self.start, weeks) for days in history]
        self.shown, self.rated = (np.stack([counts[part] for counts in binned]) for part in (0, 1))
        closes = closed_months(self.start, last, today)
        self.looked = dict(zip(closes, closing_days(self.start, last, today), strict=True))

    def begins(self, row: int, week: int) -> dt.date:
        """Return the Monday that a change of a series at a week is dated to.

        In a pause nothing speaks for one week rather than another: a change is dated to the first week since that has
        entries which count, and not to the one in which the pause began.
        """
        return self.mondays[self.first_rated(row, week)]

    def first_rated(self, row: int, week: int = 0) -> int:
        """Return the first week of a series, from one on, that has entries which count."""
        return week + int(np.argmax(self.rated[row, week:] > 0))


class ToldMonths(Struct, frozen=True):
    """What was told of each series at one close after the other; the search that found it, which is large, is gone."""

    weeks: Weeks
    said: tuple[tuple[int, tuple[Said, ...]], ...]


class Watched:
    """All series of a history up to the day `last`, watched at the close of every month before `today`."""

    def __init__(self, history: Sequence[Days], last: dt.date, today: dt.date) -> None:
        self._history, self._last = history, last
        self.weeks = Weeks(history, last, today)
        self._search = Search(self.weeks.shown, self.weeks.rated)
        self.told = ToldMonths(self.weeks, tuple(self._search.watch(self.weeks.looked)))
        self._said = self._search.said()

    def changes(self, row: int) -> tuple[Dated, ...]:
        """Return the changes that are told of one series, oldest first."""
        found = self._said[row].found
        borders = [0, *(self.weeks.first_rated(row, change.week) for change in found), len(self.weeks.mondays)]
        return tuple(self._dated(row, change, borders[at : at + 3]) for at, change in enumerate(found))

    def withdrawn(self, row: int) -> tuple[Withdrawn, ...]:
        """Return the changes of one series that were withdrawn lately, oldest first."""
        since = add_months(self._last, -WITHDRAWN_MONTHS)
        gone = (
            Withdrawn(
                month_of_week(self.weeks.begins(row, one.week)),
                self.weeks.looked[one.told],
                self.weeks.looked[one.withdrawn],
            )
            for one in self._said[row].taken_back
        )
        return tuple(one for one in gone if one.withdrawn > since)

    def could_show(self, row: int, period: Period) -> bool:
        """Return whether a change of a series in a period could have been told by now, had there been one."""
        return any(lies_in(self.weeks.mondays[week], period) for week in self._search.could_change(row))

    def _dated(self, row: int, found: Found, borders: Sequence[int]) -> Dated:
        """Return a change with its days; `borders` are the weeks of the change before, of this one, of the next."""
        start, at, end = borders
        week, first = self.weeks.mondays[at], self._history[row].first
        last = self._last if end == len(self.weeks.mondays) else self.weeks.mondays[end] - dt.timedelta(days=1)
        return Dated(
            certainty=found.certainty,
            around=month_of_week(week),
            week=week,
            before_days=Period(max(self.weeks.mondays[start], first or self.weeks.start), week - dt.timedelta(days=1)),
            since_days=Period(week, last),
            bayes_factor=found.bayes_factor,
            size=self._search.size(row, found.week),
            told=self.weeks.looked[found.told],
        )
