"""Journals with kinds, settings, people and four correlated outcomes, for the tests of patterns."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from leader_journal.core.terms import Series
from leader_journal.insight.binning import Counts, Floats
from leader_journal.insight.patterns import Factor, LevelTally, QuarterTally

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


def counted(made: World, *, by_quarter: bool = True) -> tuple[list[LevelTally[Series]], list[QuarterTally]]:
    """Return what a scan takes; without quarters all is one stratum."""
    quarter = made.quarter if by_quarter else np.zeros_like(made.quarter)
    shown: Counter[tuple[Factor, int, Series, int]] = Counter()
    rated: Counter[tuple[Factor, int, Series, int]] = Counter()
    totals: list[QuarterTally] = []
    for series, outcome in made.outcomes.items():
        for at in range(4):
            chosen = (quarter == at) & (outcome >= 0)
            totals.append(QuarterTally(series, QUARTERS[at], int(outcome[chosen].sum()), int(chosen.sum())))
            for factor, level in made.levels.items():
                for value in range(SIZES[factor]):
                    held = chosen & (level == value)
                    shown[factor, value, series, at] = int(outcome[held].sum())
                    rated[factor, value, series, at] = int(held.sum())
    return [
        LevelTally(factor, str(value), series, QUARTERS[at], shown[factor, value, series, at], count)
        for (factor, value, series, at), count in rated.items()
    ], totals
