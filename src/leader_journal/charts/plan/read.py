"""The plans and their occasions as a finding, read from a journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from leader_journal.charts.plan.build import PlansSeen, ReadPlan, build_plan, in_words
from leader_journal.charts.plan.finding import PlanFinding
from leader_journal.charts.shared.read import reading
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.core.experiments import experiment_of
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.plans import Plan, PlanOccasion, words_of
from leader_journal.insight.experiment import Tried, build_experiment


def read_plan(source: ChartSource, request: ChartRequest, today: dt.date) -> PlanFinding:
    plans = source.plans.all()
    said = reading(source, replace(request, names=True), ())
    return build_plan(
        PlansSeen(
            plans=[ReadPlan(plan, in_words(words_of(plan), said), tried(source, plan, plans, today)) for plan in plans],
            occasions=tuple(_within(source, request.filter, request.period)),
            period=request.period,
            filter=request.filter,
            today=today,
        )
    )


def tried(source: ChartSource, plan: Plan, plans: Iterable[Plan], today: dt.date) -> Tried | None:
    """Return how a plan stands as an experiment; None for one that is about no element."""
    experiment = experiment_of(plan, plans)
    if experiment is None:
        return None
    days = Period(experiment.before.first, max(today, experiment.began))
    return build_experiment(source.entries.tallies(experiment.situation().within(days)), experiment, today)


def _within(source: ChartSource, chosen: EntryFilter, period: Period) -> Iterable[PlanOccasion]:
    found = (one for one in source.plans.occasions() if one.day in period)
    if not chosen.narrows:
        return found
    entries = frozenset(source.entries.ids(chosen.within(period)))
    return (one for one in found if one.entry in entries)
