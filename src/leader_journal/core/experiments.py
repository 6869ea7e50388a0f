"""A plan as the leader's own experiment: when it began, what it is about, and on which days it is looked at.

All of it is fixed when the plan is made. A plan that goes on in the next one (the same element and situation, worded
anew or made again in a review) is the same experiment: it began with the first. Another element or situation is another
experiment, since a choice that was made after looking would not be one that was made beforehand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, add_months
from leader_journal.core.plans import Plan
from leader_journal.core.terms import Element, Kind

LOOK_MONTHS = (3, 6)
"""After how many months a plan is looked at ..."""

BEFORE_MONTHS = 12
"""... against so many months before it began."""

GOES_ON_DAYS = 7
"""So many days after it ended a plan may still be made again, and goes on."""


class Experiment(Struct, frozen=True):
    """What is tested: one element in one situation, since a day. `ended` is the last day of its last plan."""

    began: dt.date
    ended: dt.date | None
    element: Element
    kind: Kind | None
    setting: str | None

    @property
    def looks(self) -> tuple[dt.date, ...]:
        """The days of looking, fixed at the start."""
        return tuple(add_months(self.began, months) for months in LOOK_MONTHS)

    @property
    def before(self) -> Period:
        """The days before that those since are held against."""
        return Period(add_months(self.began, -BEFORE_MONTHS), self.began - dt.timedelta(days=1))

    def holds_on(self, day: dt.date) -> bool:
        """Whether a plan was in force up to a day: what was broken off before is not looked at."""
        return self.ended is None or self.ended >= day

    def since(self, day: dt.date) -> Period:
        """Return the days from the start up to a day of looking, which is the first that does not count."""
        return Period(self.began, max(self.began, day - dt.timedelta(days=1)))

    def next_look(self, today: dt.date) -> dt.date | None:
        """Return the next day of looking, today's too; None where there is none, or the plan has ended."""
        return next((day for day in self.looks if day >= today and self.holds_on(day)), None)

    def situation(self) -> EntryFilter:
        """Return the filter of the entries that the plan is about."""
        return EntryFilter(
            kinds=frozenset() if self.kind is None else frozenset({self.kind}),
            settings=frozenset() if self.setting is None else frozenset({self.setting}),
        )


def experiment_of(plan: Plan, plans: Iterable[Plan]) -> Experiment | None:
    """Return the experiment that a plan is part of, or None where it is about no element."""
    if plan.element is None:
        return None
    same = sorted((one for one in plans if about(one) == about(plan)), key=lambda one: (one.made, one.id))
    began, ended = plan.made, plan.ended
    for one in reversed([one for one in same if (one.made, one.id) < (plan.made, plan.id)]):
        if one.ended is None or (began - one.ended).days > GOES_ON_DAYS:
            break
        began = one.made
    for one in (one for one in same if (one.made, one.id) > (plan.made, plan.id)):
        if ended is None or (one.made - ended).days > GOES_ON_DAYS:
            break
        ended = one.ended
    return Experiment(began, ended, plan.element, plan.kind, plan.setting)


def about(plan: Plan) -> tuple[Element | None, Kind | None, str | None]:
    """Return what must not change while an experiment runs."""
    return plan.element, plan.kind, plan.setting
