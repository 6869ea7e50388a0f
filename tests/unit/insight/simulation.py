"""Journals that are made up by chance, for the tests that ask how often a statistic is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from leader_journal.core.tallies import DayTally, Tallies
from leader_journal.core.terms import Series
from leader_journal.insight.binning import Counts, Floats
from leader_journal.insight.change import Certainty, Said, Search

WEEKS_A_MONTH = 365.25 / 84


def month_ends(weeks: int) -> list[int]:
    """Return after which weeks a month closes."""
    return [int((month + 1) * WEEKS_A_MONTH) for month in range(int(weeks / WEEKS_A_MONTH))]


def find_changes(shown: Counts, rated: Counts, closes: Sequence[int]) -> tuple[Said, ...]:
    """Return what is told of each series at the last close."""
    search = Search(shown, rated)
    said = [said for _close, said in search.watch(closes)]
    return said[-1] if said else search.said()


def weekly_counts(
    rng: np.random.Generator, journals: int, share: Floats, a_week: float, together: float
) -> tuple[Counts, Counts]:
    """Return shown and rated, (journals, weeks); `share` is each week's truth, `together` the correlation within it."""
    rated = rng.poisson(a_week, (journals, len(share)))
    truth = np.broadcast_to(share, rated.shape)
    if together:
        spread = (1 - together) / together
        truth = rng.beta(truth * spread, (1 - truth) * spread)
    return rng.binomial(rated, truth), rated


@dataclass(frozen=True, slots=True)
class Alarms:
    """The week in which each journal first heard of a possible or clear change, and first of a clear one; or inf."""

    possible: Floats
    clear: Floats

    def share(self, *, by: float) -> tuple[float, float]:
        """Return the share of journals that heard of one by a week: possible or clear, and clear."""
        return float((self.possible <= by).mean()), float((self.clear <= by).mean())


def alarms(shown: Counts, rated: Counts) -> Alarms:
    """Watch journals of one series each, month by month."""
    possible, clear = np.full((2, len(rated)), np.inf)
    for row in range(len(rated)):
        for close, (said,) in Search(shown[row : row + 1], rated[row : row + 1]).watch(month_ends(rated.shape[1])):
            if said.found:
                possible[row] = min(possible[row], close)
            if any(change.certainty is Certainty.CLEAR for change in said.found):
                clear[row] = min(clear[row], close)
    return Alarms(possible, clear)


def tallies(
    rng: np.random.Generator, today: dt.date, days: int, a_day: float, shares: dict[Series, Floats], rated: float = 0.7
) -> Tallies:
    """Return the tallies of a journal that was written up to `today`; shares have one truth a day."""
    entries = rng.poisson(a_day, days)
    made: dict[Series, tuple[DayTally, ...]] = {}
    for series, truth in shares.items():
        rows = []
        for at in np.flatnonzero(entries):
            p = truth[at]
            parts = (rated * p, rated * (1 - p) * 0.4, rated * (1 - p) * 0.6, (1 - rated) * 0.3, (1 - rated) * 0.7)
            counts = rng.multinomial(entries[at], parts)
            rows.append(DayTally(today - dt.timedelta(days=int(days - 1 - at)), *map(int, counts)))
        made[series] = tuple(rows)
    return made
