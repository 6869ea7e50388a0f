"""Journals that are made up by chance: occasions first, marks afterwards, so that what is true of them is known.

Occasions are either made up as well, or those of the sample journal; their marks are then dealt out anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from leader_journal.charts.bad_news_age.build import BAD_NEWS
from leader_journal.core.periods import monday_of, quarter_of
from leader_journal.core.records import Entry
from leader_journal.core.tallies import PRESSED, DayTally, Factor, LevelTally, Tallies
from leader_journal.core.terms import Kind, Mark, Series, Setting
from leader_journal.insight.binning import Counts, Floats
from leader_journal.insight.change import closed_months

Bools = NDArray[np.bool_]
Level = tuple[Factor, str]

FIRST = dt.date(2023, 1, 2)
"""The Monday on which made-up journals begin."""
RATED = 0.7
"""The part of all entries that is marked in a series."""
PRESSURE = 0.2
ALIKE = 0.4
"""How much the four series of one entry go together, behind their thresholds."""
MOOD, MOOD_WEEKS = 0.12, 365.25 / 84
"""A mood: by how much it moves a share (one standard deviation), and after how many weeks two thirds of it are gone."""
COUNTED = {Mark.SHOWN: 1, Mark.PARTLY: 0, Mark.MISSED: 0}


@dataclass(frozen=True, slots=True)
class Occasions:
    """Entries as columns, oldest first: their days (ordinals), and which of them each level holds.

    They begin on the Monday `first`; `today` is the day on which they are looked at.
    """

    days: Counts
    levels: Mapping[Level, Bools]
    first: dt.date
    today: dt.date

    @property
    def week_of(self) -> Counts:
        """The week of each entry, counted from the first."""
        weeks: Counts = (self.days - self.first.toordinal()) // 7
        return weeks

    @property
    def weeks(self) -> int:
        """How many weeks there are."""
        return (self.today - self.first).days // 7


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A journal: for each series one number an entry, shown (1), not shown (0) or not marked (-1)."""

    occasions: Occasions
    marks: Mapping[Series, Counts]

    def weekly(self) -> tuple[Counts, Counts]:
        """Return shown and marked entries, (series, weeks)."""
        week, count = self.occasions.week_of, self.occasions.weeks
        shown = np.stack([np.bincount(week, marks == 1, count) for marks in self.marks.values()])
        rated = np.stack([np.bincount(week, marks >= 0, count) for marks in self.marks.values()])
        return shown.astype(np.int64), rated.astype(np.int64)

    def closes(self) -> tuple[int, ...]:
        """Return after which weeks months have closed."""
        made = self.occasions
        return closed_months(made.first, made.today, made.today)

    def tallies(self, level: Level | None = None) -> Tallies:
        """Return the days of all entries, or of one level."""
        held = np.ones(len(self.occasions.days), bool) if level is None else self.occasions.levels[level]
        return {series: _days(self.occasions.days[held], marks[held]) for series, marks in self.marks.items()}

    def levels(self, factors: Sequence[Factor]) -> list[LevelTally[Series]]:
        """Return the quarters of the levels of some factors."""
        quarters, which = self._quarters()
        found = []
        for (factor, level), held in self.occasions.levels.items():
            if factor not in factors:
                continue
            for series, marks in self.marks.items():
                shown = np.bincount(which[held], marks[held] == 1, len(quarters))
                rated = np.bincount(which[held], marks[held] >= 0, len(quarters))
                found += [
                    LevelTally(factor, level, series, quarter, int(k), int(n))
                    for quarter, k, n in zip(quarters, shown, rated, strict=True)
                    if n
                ]
        return found

    def _quarters(self) -> tuple[list[dt.date], Counts]:
        """Return the quarters, and which of them each entry is in."""
        days, at = np.unique(self.occasions.days, return_inverse=True)
        quarter = [quarter_of(dt.date.fromordinal(int(day))) for day in days]
        known = sorted(set(quarter))
        return known, np.array([known.index(one) for one in quarter])[at]


def occasions(rng: np.random.Generator, a_week: float, weeks: int) -> Occasions:
    """Return made-up occasions on working days: six kinds, six settings and one more, twelve people, time pressure."""
    counts = rng.poisson(a_week, weeks)
    week = np.repeat(np.arange(weeks), counts)
    days = np.sort(FIRST.toordinal() + week * 7 + rng.integers(0, 5, len(week)))
    levels: dict[Level, Bools] = {}
    for factor, names in (
        (Factor.KIND, [kind.value for kind in Kind]),
        (Factor.SETTING, [*(setting.value for setting in Setting), "walk"]),
        (Factor.PERSON, [f"person {at}" for at in range(12)]),
    ):
        chosen = rng.choice(len(names), len(days), p=rng.dirichlet(np.full(len(names), 3.0)))
        levels |= {(factor, name): chosen == at for at, name in enumerate(names)}
    levels[Factor.PRESSURE, PRESSED] = rng.random(len(days)) < PRESSURE
    return Occasions(days, levels, FIRST, FIRST + dt.timedelta(weeks=weeks))


def occasions_of(entries: Sequence[Entry], today: dt.date) -> tuple[Occasions, Mapping[Series, Counts]]:
    """Return the occasions of a journal, and its marks."""
    ordered = sorted(entries, key=lambda entry: entry.day)
    levels: dict[Level, Bools] = {}
    for kind in Kind:
        levels[Factor.KIND, kind.value] = np.array([entry.kind is kind for entry in ordered])
    for setting in {entry.setting for entry in ordered if entry.setting}:
        levels[Factor.SETTING, setting] = np.array([entry.setting == setting for entry in ordered])
    for person in {person for entry in ordered for person in entry.people}:
        levels[Factor.PERSON, person] = np.array([person in entry.people for entry in ordered])
    levels[Factor.PRESSURE, PRESSED] = np.array([entry.under_pressure for entry in ordered])
    marks = {series: np.array([COUNTED.get(entry.rating(series), -1) for entry in ordered]) for series in Series}
    days = np.array([entry.day.toordinal() for entry in ordered])
    weeks = (today - monday_of(ordered[0].day)).days // 7 + 1
    first = monday_of(today) - dt.timedelta(weeks=weeks - 1)
    return Occasions(days, levels, first, first + dt.timedelta(weeks=weeks)), marks


def marked(
    rng: np.random.Generator, made: Occasions, truth: Mapping[Series, Floats] | float, together: float = 0.0
) -> MadeUp:
    """Mark occasions by chance. `truth` is each entry's probability; `together` how much those of a week go together.

    `together` is the correlation of two entries of one week at a probability of a half.
    """
    entries = len(made.days)
    weekly = float(np.sin(together * np.pi / 2))  # behind the threshold
    week, count = made.week_of, made.weeks
    common = rng.standard_normal(entries)
    shared = rng.standard_normal(count)
    marks = {}
    for series in Series:
        share = np.full(entries, truth) if isinstance(truth, float) else truth[series]
        mood = np.sqrt(ALIKE) * shared + np.sqrt(1 - ALIKE) * rng.standard_normal(count)
        own = np.sqrt(ALIKE) * common + np.sqrt(1 - ALIKE) * rng.standard_normal(entries)
        shown = np.sqrt(weekly) * mood[week] + np.sqrt(1 - weekly) * own < _threshold(share)
        marks[series] = np.where(rng.random(entries) < RATED, shown.astype(np.int64), -1)
    return MadeUp(made, marks)


def mood(rng: np.random.Generator, weeks: int) -> Floats:
    """Return a share for every week that wanders about a half as a mood does: 12 points, and gone after a month."""
    stays = float(np.exp(-1 / MOOD_WEEKS))
    shocks = rng.standard_normal(weeks)
    wandering = np.empty(weeks)
    wandering[0] = shocks[0]
    for week in range(1, weeks):
        wandering[week] = stays * wandering[week - 1] + np.sqrt(1 - stays**2) * shocks[week]
    share: Floats = np.clip(0.5 + MOOD * wandering, 0.02, 0.98)
    return share.round(2)


def news(rng: np.random.Generator, made: Occasions, fresh: float, together: float = 0.0) -> tuple[Counts, Counts]:
    """Return how much bad news a week was known for days at most, and of how much it was noted at all."""
    bad = np.any([made.levels[Factor.KIND, kind.value] for kind in BAD_NEWS], axis=0)
    noted = np.bincount(made.week_of[bad & (rng.random(len(bad)) < RATED)], minlength=made.weeks)
    share = np.full(made.weeks, fresh)
    if together:
        spread = (1 - together) / together
        share = rng.beta(fresh * spread, (1 - fresh) * spread, made.weeks)
    return rng.binomial(noted, share), noted


def dealt_anew(rng: np.random.Generator, made: Occasions, marks: Mapping[Series, Counts]) -> MadeUp:
    """Deal the marks of a journal out among its entries at random: what was true of times and places is gone."""
    order = rng.permutation(len(made.days))
    return MadeUp(made, {series: held[order] for series, held in marks.items()})


def _threshold(share: Floats) -> Floats:
    shares, at = np.unique(share, return_inverse=True)
    return np.array([NormalDist().inv_cdf(one) for one in shares])[at]


def _days(days: Counts, marks: Counts) -> tuple[DayTally, ...]:
    which, at = np.unique(days, return_inverse=True)
    parts = [np.bincount(at, marks == value, len(which)).astype(int) for value in (1, 0, -1)]
    return tuple(
        DayTally(dt.date.fromordinal(int(day)), shown=shown, missed=missed, unmarked=unmarked)
        for day, shown, missed, unmarked in zip(which, *(part.tolist() for part in parts), strict=True)
    )
