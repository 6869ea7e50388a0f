"""What the steps of a review show. Nothing here writes; texts hold references, shown by `PeopleService.shown`."""

from __future__ import annotations

import datetime as dt
from itertools import islice

from msgspec import Struct

from leader_journal.charts.claims.room import CLAIMS
from leader_journal.charts.month.room import MONTH
from leader_journal.charts.patterns.room import PATTERNS
from leader_journal.charts.progress.room import PROGRESS
from leader_journal.charts.reactions.room import REACTIONS
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.themes.room import THEMES
from leader_journal.core.clock import Clock
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, add_months, month_start
from leader_journal.core.plans import Plan
from leader_journal.core.records import Entry
from leader_journal.core.review_periods import months_of
from leader_journal.core.reviews import RereadEntry, Review, ReviewStep
from leader_journal.core.terms import Element, Kind, Series
from leader_journal.insight.reach import month_period
from leader_journal.insight.rereading import best
from leader_journal.services.debts import Debts, DebtService
from leader_journal.services.plans import PlanLine, PlanService
from leader_journal.services.progress import USUAL_MONTHS
from leader_journal.storage.journal import Journal

GOOD_ONES_SHOWN = 5
"""Entries that step 3 shows; the rest stand in the journal, filtered."""

DEBT_MONTHS = 3
"""How far back an entry is a debt; a loop that was open longer is a matter for a talk and not for a list."""

MINUTES = {
    ReviewStep.ARRIVE: 1,
    ReviewStep.REREAD: 5,
    ReviewStep.GOOD_ONES: 2,
    ReviewStep.PATTERNS: 4,
    ReviewStep.FRAMES: 2,
    ReviewStep.VOICES: 2,
    ReviewStep.DEBTS: 2,
    ReviewStep.NEXT: 2,
}
"""About how long each step takes; twenty minutes in all."""


class Arrive(Struct, frozen=True):
    """Step 1. `last` is the plan that held in this period, with what was answered; None without one.

    Of the entries of the period so many are `marked`: those are what the charts count.
    """

    last: PlanLine | None
    entries: int
    marked: int


class RereadRow(Struct, frozen=True):
    """One of the five entries. `entry` is None while it lies in the bin, or where it was erased."""

    chosen: RereadEntry
    entry: Entry | None


class GoodOnes(Struct, frozen=True):
    """Step 3: what went well, the best first; `filter` opens all of them."""

    shown: tuple[Entry, ...]
    count: int
    filter: EntryFilter


class Situation(Struct, frozen=True):
    """A situation of the period, for step 8: how many entries were of this kind."""

    kind: Kind
    entries: int


class NextStep(Struct, frozen=True):
    """Step 8: the plan that goes on while no other is written, and what the period was about."""

    in_force: Plan | None
    kinds: tuple[Situation, ...]
    settings: tuple[str, ...]


class ReviewSteps:
    """Gathers what each step shows."""

    def __init__(self, journal: Journal, plans: PlanService, debts: DebtService, clock: Clock) -> None:
        self._journal = journal
        self._plans = plans
        self._debts = debts
        self._clock = clock

    def arrive(self, review: Review) -> Arrive:
        """Return last month's plan with occasions against done, and how many entries the period holds."""
        plan = self._plan_of(review)
        entries = self._journal.entries.count(EntryFilter(period=review.period))
        marked = self._journal.entries.count(EntryFilter(period=review.period, marked=True))
        return Arrive(None if plan is None else self._plans.line(plan), entries, marked)

    def reread(self, review: Review) -> tuple[RereadRow, ...]:
        """Return the five entries to read again, as they were chosen when the review was started."""
        return tuple(RereadRow(one, self.entry(one.entry)) for one in review.reread)

    def good_ones(self, review: Review) -> GoodOnes:
        """Return the entries of the period that went well."""
        found = best(self._journal.entries.all(EntryFilter(period=review.period)))
        chosen = EntryFilter(ids=frozenset(entry.id for entry in found))
        return GoodOnes(tuple(islice(found, GOOD_ONES_SHOWN)), len(found), chosen)

    def patterns(self, review: Review) -> tuple[ChartRequest, ...]:
        """Return the four charts of step 4: the month against the usual, what goes with what, reactions, the long run.

        The element looked at is that of the plan. `ProgressService` finds them; `Look.chart` is the id of the chart.
        """
        plan = self._plan_of(review)
        element = plan.element if plan is not None and plan.element is not None else Element.QUESTIONS
        series = Series(element.value)
        month = self._last_written(review)
        whole = month_period(month)
        long = Period(add_months(month_start(review.last), 1 - USUAL_MONTHS), review.last)
        return (
            ChartRequest(MONTH, whole, series=series),
            ChartRequest(PATTERNS, long, series=series),
            ChartRequest(REACTIONS, long),
            ChartRequest(PROGRESS, long, series=series),
        )

    def _last_written(self, review: Review) -> dt.date:
        """Return the last month of a review that has entries, else the last of all: a late review ends in none."""
        months = months_of(review.period)
        entries = self._journal.entries
        held = (month for month in reversed(months) if entries.any(EntryFilter(period=month_period(month))))
        return next(held, months[-1])

    def said(self, review: Review) -> ChartRequest:
        """Return the ledger of claims, for what was withdrawn since the last review."""
        return ChartRequest(CLAIMS, Period(None, max(review.last, self._clock.now().date())))

    def themes(self, review: Review) -> ChartRequest:
        """Return the chart of themes that came three times or more, for step 6."""
        return ChartRequest(THEMES, Period(add_months(month_start(review.last), -2), review.last))

    def debts(self, review: Review) -> Debts:
        """Return what is owed, for step 7; `DebtService` and `PromiseService` settle each in place.

        All promises, and the entries of the last three months, or of all that the review covers; `older` opens those
        before.
        """
        return self._debts.open(since=min(review.first, add_months(self._clock.now().date(), -DEBT_MONTHS)))

    def next(self, review: Review) -> NextStep:
        """Return what the plan of step 8 can be about, the most frequent first."""
        entries = self._journal.entries
        counted = ((kind, entries.count(_of_kind(review, kind))) for kind in Kind)
        kinds = sorted((Situation(kind, count) for kind, count in counted if count), key=lambda one: -one.entries)
        return NextStep(self._plans.in_force(), tuple(kinds), entries.settings_used())

    def entry(self, entry: str) -> Entry | None:
        """Return an entry, or None where it lies in the bin or was erased."""
        try:
            return self._journal.entries.get(entry)
        except KeyError:
            return None

    def _plan_of(self, review: Review) -> Plan | None:
        """Return the plan that held in the period: the last that was made in it or before it, but not by this review.

        Without such a one, the plan in force that was made since: somebody's first plan.
        """
        held = [
            plan
            for plan in self._journal.plans.newest_first()
            if plan.review != review.id and (plan.ended is None or plan.ended >= review.first)
        ]
        within = [plan for plan in held if plan.made <= review.last]
        return next(iter(within or held), None)


def minutes_left(review: Review) -> int:
    """Return about how many minutes there are from the step that is open on: at the first, twenty."""
    return sum(MINUTES[step] for step in ReviewStep if step.number >= review.step.number)


def _of_kind(review: Review, kind: Kind) -> EntryFilter:
    return EntryFilter(kinds=frozenset({kind}), period=review.period)
