"""What the looks of an experiment say: a verdict on the days that were set beforehand, and counts on all others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from leader_journal.core.experiments import Experiment
from leader_journal.core.periods import Period
from leader_journal.core.tallies import Tallies
from leader_journal.core.terms import Series
from leader_journal.insight.binning import Days
from leader_journal.insight.counts import SeriesCounts
from leader_journal.insight.known_day import tested_at, weeks_around
from leader_journal.insight.size import Size
from leader_journal.insight.thresholds import BF_PLAN, MIN_SIDE


class LookVerdict(StrEnum):
    """What a look says."""

    MORE = "more"
    LESS = "less"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"
    TOO_FEW = "too_few"


class ExperimentLook(Struct, frozen=True):
    """One day of looking, and what was told: with the size and its range whatever came out; None of too few."""

    day: dt.date
    before: SeriesCounts
    since: SeriesCounts
    verdict: LookVerdict
    size: Size | None
    bayes_factor: float | None


class Tried(Struct, frozen=True):
    """An experiment as it stands: its looks so far, and the counts of today, of which nothing is concluded.

    `next_look` is None where there is none any more; `expected` is how many marked entries there are likely to be
    since the start by then.
    """

    experiment: Experiment
    series: Series
    before: SeriesCounts
    since: SeriesCounts
    looks: tuple[ExperimentLook, ...]
    next_look: dt.date | None
    expected: int


def build_experiment(tallies: Tallies, experiment: Experiment, today: dt.date) -> Tried:
    """Return how an experiment stands; `tallies` are of the entries that it is about."""
    series = Series(experiment.element.value)
    history = [Days.of(tallies.get(one, ())) for one in Series]
    row = list(Series).index(series)
    looked = [day for day in experiment.looks if day <= today and experiment.holds_on(day)]
    before, since = (history[row].within(days).total() for days in (experiment.before, experiment.since(_after(today))))
    next_look = experiment.next_look(_after(today) if looked and looked[-1] == today else today)
    return Tried(
        experiment=experiment,
        series=series,
        before=before,
        since=since,
        looks=tuple(_look(history, row, experiment, day) for day in looked),
        next_look=next_look,
        expected=since.rated if next_look is None else since.rated + _more_by(history, experiment, today, next_look),
    )


def _look(history: Sequence[Days], row: int, experiment: Experiment, day: dt.date) -> ExperimentLook:
    days = experiment.since(day)
    before, since = (history[row].within(part).total() for part in (experiment.before, days))
    if min(before.rated, since.rated) < MIN_SIDE:
        return ExperimentLook(day, before, since, LookVerdict.TOO_FEW, None, None)
    assert experiment.before.first is not None
    tested = tested_at(*weeks_around(history, experiment.before.first, days))[row]
    verdict = LookVerdict.NO_CLEAR_DIFFERENCE
    if tested.reaches(BF_PLAN):
        verdict = LookVerdict.MORE if tested.size.mean > 0 else LookVerdict.LESS
    return ExperimentLook(day, before, since, verdict, tested.size, tested.bayes_factor)


def _more_by(history: Sequence[Days], experiment: Experiment, today: dt.date, look: dt.date) -> int:
    """Return how many more marked entries there are likely to be by a look, going by what was written so far."""
    row = history[list(Series).index(Series(experiment.element.value))]
    began = min((days.first for days in history if days.first is not None), default=today)
    assert experiment.before.first is not None
    first = max(experiment.before.first, began)
    if first > today:
        return 0
    a_day = row.within(Period(first, today)).total().rated / ((today - first).days + 1)
    return round(a_day * max((look - today).days - 1, 0))


def _after(today: dt.date) -> dt.date:
    return today + dt.timedelta(days=1)
