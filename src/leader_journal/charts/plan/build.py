"""From plans and their occasions to a finding. Counting only; ranges come from `wilson`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.charts.plan.finding import FollowedPlan, PlanFinding
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, last_shown
from leader_journal.core.plans import Plan, PlanOccasion, PlanWords, words_of
from leader_journal.insight.counts import Evidence, SeriesCounts, evidence_of
from leader_journal.insight.experiment import Tried
from leader_journal.insight.wilson import rate


class ReadPlan(Struct, frozen=True):
    """A plan, what it says with names, and how it stands as an experiment."""

    plan: Plan
    words: PlanWords
    tried: Tried | None = None


class PlansSeen(Struct, frozen=True):
    """What was read: the plans, and the occasions of the period, oldest first."""

    plans: Sequence[ReadPlan]
    occasions: Sequence[PlanOccasion]
    period: Period
    filter: EntryFilter
    today: dt.date


def build_plan(seen: PlansSeen) -> PlanFinding:
    """Return the plans that held at some time of the period, or have an occasion in it, the last made first."""
    by_plan: dict[str, list[PlanOccasion]] = {}
    for one in seen.occasions:
        by_plan.setdefault(one.plan, []).append(one)
    last = last_shown(seen.period, seen.today)
    plans = [
        _followed(read, by_plan.get(read.plan.id, ()))
        for read in seen.plans
        if read.plan.id in by_plan or _held(read.plan, seen.period, last)
    ]
    plans.sort(key=lambda one: (one.made, one.id), reverse=True)
    answered = sum(one.done is not None for one in seen.occasions)
    days = [*(plan.made for plan in plans), *(one.day for one in seen.occasions)]
    first = min(days, default=last) if seen.period.first is None else max(min(days, default=last), seen.period.first)
    return PlanFinding(
        period=seen.period,
        filter=seen.filter,
        today=seen.today,
        entries=len(seen.occasions),
        evidence=evidence_of(
            SeriesCounts(shown=answered, unmarked=len(seen.occasions) - answered),
            if_empty=Evidence.UNRATED if plans else Evidence.NONE,
        ),
        plans=tuple(plans),
        first=min(first, last),
        last=max([last, *(one.day for one in seen.occasions)]),
    )


def _followed(read: ReadPlan, occasions: Sequence[PlanOccasion]) -> FollowedPlan:
    answered = [one.done for one in occasions if one.done is not None]
    found = rate(answered.count(True), len(answered)) if answered else None
    plan = read.plan
    return FollowedPlan(plan.id, read.words, words_of(plan), plan.made, plan.ended, tuple(occasions), found, read.tried)


def _held(plan: Plan, period: Period, last: dt.date) -> bool:
    return plan.made <= last and (period.first is None or plan.ended is None or plan.ended >= period.first)


def nameless_plan(finding: PlanFinding, said: Callable[[str], str]) -> PlanFinding:
    """Return the finding with letters for the people in what the plans say."""
    plans = (replace(plan, words=in_words(plan.stored, said)) for plan in finding.plans)
    return replace(finding, plans=tuple(plans))


def in_words(stored: PlanWords, said: Callable[[str], str]) -> PlanWords:
    """Return what a plan says, as `said` reads it."""
    return replace(stored, when=said(stored.when), then=said(stored.then))
