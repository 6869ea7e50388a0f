"""The plans and their occasions as a finding, read from a journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace

from leader_journal.charts.plan.build import PlansSeen, ReadPlan, build_plan
from leader_journal.charts.plan.finding import PlanFinding
from leader_journal.charts.shared.read import Source, reading
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.core.experiments import experiment_of
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.plans import Plan, PlanOccasion, PlanWords, words_of
from leader_journal.insight.experiment import Tried, build_experiment


def read_plan(source: Source, request: ChartRequest, today: dt.date) -> PlanFinding:
    """Return the plans of a period, what they say with names and without."""
    plans = source.plans.all()
    texts = [text for plan in plans for text in (plan.when, plan.then)]
    named, nameless = (reading(source, texts, names=names) for names in (True, False))
    return build_plan(
        PlansSeen(
            plans=[
                ReadPlan(plan, _shown(plan, named), _shown(plan, nameless), tried(source, plan, plans, today))
                for plan in plans
            ],
            occasions=tuple(_within(source, request.filter, request.period)),
            period=request.period,
            filter=request.filter,
            today=today,
        )
    )


def tried(source: Source, plan: Plan, plans: Iterable[Plan], today: dt.date) -> Tried | None:
    """Return how a plan stands as an experiment; None for one that is about no element."""
    experiment = experiment_of(plan, plans)
    if experiment is None:
        return None
    days = Period(experiment.before.first, max(today, experiment.began))
    return build_experiment(source.entries.tallies(experiment.situation().within(days)), experiment, today)


def _within(source: Source, chosen: EntryFilter, period: Period) -> Iterable[PlanOccasion]:
    found = (one for one in source.plans.occasions() if one.day in period)
    if not chosen.narrows:
        return found
    entries = frozenset(source.entries.ids(chosen.within(period)))
    return (one for one in found if one.entry in entries)


def _shown(plan: Plan, change: Callable[[str], str]) -> PlanWords:
    words = words_of(plan)
    return replace(words, when=change(words.when), then=change(words.then))
