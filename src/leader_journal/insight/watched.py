"""A history watched month by month, in days instead of weeks: what is told of changes, and what was withdrawn.

Every announcer of changes goes through here: the four series of chart 1, and how old news is when it comes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

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


class Watched:
    """All series of a history up to the day `last`, watched at the close of every month before `today`."""

    def __init__(self, history: Sequence[Days], last: dt.date, today: dt.date) -> None:
        self._history, self._last = history, last
        self.start = monday_of(min(days.first for days in history if days.first is not None))
        weeks = (last - self.start).days // 7 + 1
        self.mondays = tuple(self.start + dt.timedelta(weeks=ahead) for ahead in range(weeks))
        binned = [days.by_week(self.start, weeks) for days in history]
        self.shown, self.rated = (np.stack([counts[part] for counts in binned]) for part in (0, 1))
        closes = closed_months(self.start, last, today)
        self.looked = dict(zip(closes, closing_days(self.start, last, today), strict=True))
        self.search = Search(self.shown, self.rated)
        self._said: tuple[Said, ...] = self.search.said()

    @classmethod
    def up_to_now(cls, history: Sequence[Days], last: dt.date, today: dt.date) -> Watched:
        """Watch a history to its end."""
        watched = cls(history, last, today)
        for _close in watched.month_by_month():
            pass
        return watched

    def month_by_month(self) -> Iterator[tuple[int, tuple[Said, ...]]]:
        """Look at one month after the other, and yield its close with what is told then."""
        for close in self.looked:
            if close:
                self.search.look(close)
                self._said = self.search.said()
                yield close, self._said

    def changes(self, row: int) -> tuple[Dated, ...]:
        """Return the changes that are told of one series, oldest first."""
        found = self._said[row].found
        borders = [0, *(self._first_since(row, change.week) for change in found), len(self.mondays)]
        return tuple(self._dated(row, change, borders[at : at + 3]) for at, change in enumerate(found))

    def withdrawn(self, row: int) -> tuple[Withdrawn, ...]:
        """Return the changes of one series that were withdrawn lately, oldest first."""
        since = add_months(self._last, -WITHDRAWN_MONTHS)
        gone = (
            Withdrawn(month_of_week(self.begins(row, one.week)), self.looked[one.told], self.looked[one.withdrawn])
            for one in self._said[row].taken_back
        )
        return tuple(one for one in gone if one.withdrawn > since)

    def begins(self, row: int, week: int) -> dt.date:
        """Return the Monday that a change at a week is dated to.

        In a pause nothing speaks for one week rather than another: a change is dated to the first week since that has
        entries which count, and not to the one in which the pause began.
        """
        return self.mondays[self._first_since(row, week)]

    def could_show(self, row: int, period: Period) -> bool:
        """Return whether a change of a series in a period could have been told by now, had there been one."""
        return any(lies_in(self.mondays[week], period) for week in self.search.could_change(row))

    def _first_since(self, row: int, week: int) -> int:
        return week + int(np.argmax(self.rated[row, week:] > 0))

    def _dated(self, row: int, found: Found, borders: Sequence[int]) -> Dated:
        """Return a change with its days; `borders` are the weeks of the change before, of this one, of the next."""
        start, at, end = borders
        week, first = self.mondays[at], self._history[row].first
        last = self._last if end == len(self.mondays) else self.mondays[end] - dt.timedelta(days=1)
        return Dated(
            certainty=found.certainty,
            around=month_of_week(week),
            week=week,
            before_days=Period(max(self.mondays[start], first or self.start), week - dt.timedelta(days=1)),
            since_days=Period(week, last),
            bayes_factor=found.bayes_factor,
            size=self.search.size(row, found.week),
            told=self.looked[found.told],
        )
