"""Today: what waits, and only if something waits, and one look back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice

from msgspec import Struct

from leader_journal.core.clock import Clock
from leader_journal.core.filters import EntryFilter
from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.core.periods import add_months
from leader_journal.core.plans import Plan
from leader_journal.core.records import Agreement, Promise
from leader_journal.core.rows import EntryRow
from leader_journal.core.terms import AgreementState
from leader_journal.services.one_on_ones.service import Coming, OneOnOneService
from leader_journal.services.reviews.service import ReviewDue, ReviewService
from leader_journal.storage.journal import Journal

PROMISE_DAYS_AHEAD = 7
"""A promise shows up on Today a week before it is due."""

TO_DEEPEN_SHOWN = 5
"""Rows to deepen on Today; the rest wait in the journal's filter."""

_PAGE = 200


class Span(StrEnum):
    """How far back a look goes."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"


class LookBack(Struct, frozen=True):
    """One entry from a week, a month or a year ago."""

    span: Span
    row: EntryRow


class TodayView(Struct, frozen=True):
    """What the start page shows."""

    today: dt.date
    promises: tuple[Promise, ...]
    to_deepen: tuple[EntryRow, ...]
    look_back: LookBack | None
    plan: Plan | None = None
    review: ReviewDue | None = None
    to_say: tuple[Agreement, ...] = ()
    """Agreements that are to be said by a day that is near or past."""
    meetings: tuple[Coming, ...] = ()
    last_time: OneOnOne | None = None
    """The meeting whose closing line is looked back on."""

    @property
    def nothing_waits(self) -> bool:
        """Whether there is neither a promise nor an entry to deepen, and nothing comes up."""
        return not (self.promises or self.to_deepen or self.review or self.to_say or self.meetings)

    @property
    def nothing_behind(self) -> bool:
        """Whether there is nothing to look back on, as in the first days of a journal."""
        return not (self.look_back or self.last_time or self.plan)


class TodayService:
    """Gathers what Today shows."""

    def __init__(self, journal: Journal, reviews: ReviewService, one_on_ones: OneOnOneService, clock: Clock) -> None:
        self._journal = journal
        self._reviews = reviews
        self._one_on_ones = one_on_ones
        self._clock = clock

    def view(self) -> TodayView:
        """Return what waits today. Imported entries wait in the journal's filter, not here."""
        today = self._clock.now().date()
        horizon = today + dt.timedelta(days=PROMISE_DAYS_AHEAD)
        due = tuple(p for p in self._journal.promises.open() if p.due is not None and p.due <= horizon)
        to_deepen = tuple(islice(self._own_to_deepen(), TO_DEEPEN_SHOWN))
        meetings = self._one_on_ones.coming_up()
        return TodayView(
            today,
            due,
            to_deepen,
            self._look_back(today),
            plan=self._journal.plans.in_force(),
            review=self._reviews.due(),
            to_say=self._to_say(horizon),
            meetings=meetings,
            last_time=self._one_on_ones.last_time(meetings),
        )

    def _to_say(self, horizon: dt.date) -> tuple[Agreement, ...]:
        waiting = (one for one in self._journal.agreements.all() if one.standing is AgreementState.SAY_AGAIN)
        dated = [(one.say_by, one) for one in waiting if one.say_by is not None and one.say_by <= horizon]
        return tuple(agreement for _day, agreement in sorted(dated, key=lambda pair: (pair[0], pair[1].id)))

    def _own_to_deepen(self) -> Iterator[EntryRow]:
        """Yield what was written here and waits, newest first; behind a long import it may be many pages away."""
        before: int | None = None
        while page := self._journal.entries.rows(EntryFilter(to_deepen=True), before=before, limit=_PAGE):
            yield from (row for row in page if not row.imported)
            before = page[-1].key

    def _look_back(self, today: dt.date) -> LookBack | None:
        """The longest way back that has an entry near its day wins."""
        places = (
            (Span.YEAR, add_months(today, -12), 3),
            (Span.MONTH, add_months(today, -1), 2),
            (Span.WEEK, today - dt.timedelta(days=7), 1),
        )
        for span, day, slack in places:
            nearest = self._journal.entries.nearest_written(day, slack)
            if nearest is not None:
                return LookBack(span, nearest)
        return None
