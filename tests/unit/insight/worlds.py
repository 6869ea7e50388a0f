"""Journals with kinds, settings, people and four correlated outcomes, for the tests of patterns."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from leader_journal.core.tallies import DayTally, Factor, LevelTally
from leader_journal.core.terms import Series
from leader_journal.insight.binning import Counts, Days, Floats
from leader_journal.insight.counts import Direction
from leader_journal.insight.scans import Key, Scans

Found = dict[Key[Series], Direction]

SIZES = {Factor.KIND: 6, Factor.SETTING: 7, Factor.PERSON: 12, Factor.THEME: 7, Factor.PRESSURE: 2}
"""34 levels in all."""
QUARTERS = tuple(dt.date(2025, month, 1) for month in (1, 4, 7, 10))
TOGETHER = 0.4
"""How much the four outcomes of an entry go together, behind their thresholds."""
RATED = 0.75
LOW_SIZE = 0.25
"""The part of all entries that is in the level that is low."""


@dataclass(frozen=True, slots=True)
class World:
    """Entries as columns: quarter, the level of each factor, and for each series shown (1), not (0), unrated (-1)."""

    quarter: Counts
    levels: dict[Factor, Counts]
    outcomes: dict[Series, Counts]


def world(
    rng: np.random.Generator, entries: int, *, drift: bool = False, low: tuple[Factor, float, float] | None = None
) -> World:
    """Return a year. `low` makes level 0 of a factor rate .25 against .60, say, in questions; with `drift` the rates
    rise over the year while people and settings change."""
    when = np.sort(rng.random(entries))
    levels = {factor: _levels(rng, when, size, drift) for factor, size in SIZES.items()}
    if low is not None:
        levels[low[0]] = np.where(rng.random(entries) < LOW_SIZE, 0, np.maximum(levels[low[0]], 1))
    share = np.where(drift, 0.25 + 0.5 * when, 0.5)
    common = rng.standard_normal(entries)
    outcomes = {}
    for series in Series:
        truth = share
        if low is not None and series is Series.QUESTIONS:
            truth = np.where(levels[low[0]] == 0, low[1], low[2])
        latent = np.sqrt(TOGETHER) * common + np.sqrt(1 - TOGETHER) * rng.standard_normal(entries)
        shown = latent < np.array([NormalDist().inv_cdf(p) for p in truth])
        outcomes[series] = np.where(rng.random(entries) < RATED, shown.astype(np.int64), -1)
    return World((when * 4).astype(np.int64), levels, outcomes)


def _levels(rng: np.random.Generator, when: Floats, size: int, drift: bool) -> Counts:
    weights = rng.dirichlet(np.full(size, 3.0))
    if not drift:
        return rng.choice(size, len(when), p=weights)
    later = rng.dirichlet(np.full(size, 0.7))
    mixed = weights + when[:, None] * (later - weights)
    chosen: Counts = (np.cumsum(mixed, axis=1) < rng.random((len(when), 1))).sum(axis=1).clip(0, size - 1)
    return chosen


def flagged(made: World, *, by_quarter: bool = True, asked: tuple[Factor, Series] | None = None) -> Found:
    """Return what one scan of a year flags; without quarters all is one, and one question may be asked alone."""
    quarter = made.quarter if by_quarter else np.zeros_like(made.quarter)
    outcomes = {series: made.outcomes[series] for series in Series if asked is None or series is asked[1]}
    factors = [factor for factor in SIZES if asked is None or factor is asked[0]]
    levels = [
        LevelTally(factor, str(value), series, QUARTERS[at], int(outcome[held].sum()), int(held.sum()))
        for series, outcome in outcomes.items()
        for factor in factors
        for value in range(SIZES[factor])
        for at in range(4)
        if (held := (quarter == at) & (outcome >= 0) & (made.levels[factor] == value)).any()
    ]
    totals = {
        series: Days.of([_day(QUARTERS[at], outcome[(quarter == at) & (outcome >= 0)]) for at in range(4)])
        for series, outcome in outcomes.items()
    }
    scans = Scans(levels, totals)
    for closed in QUARTERS:
        scans.close(closed)
    return scans.scan()[0]


def _day(quarter: dt.date, outcome: Counts) -> DayTally:
    return DayTally(quarter, shown=int(outcome.sum()), missed=int((1 - outcome).sum()))
