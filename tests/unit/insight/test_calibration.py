"""How often the change rule is wrong and how soon it is right, with fixed seeds: the table that the help page quotes.

The short version runs always; the whole one, `slow`, in `.ci/run`. Figures in comments were measured.
"""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.insight.simulation import Alarms, alarms, month_ends, weekly_counts

from leader_journal.insight.binning import Floats
from leader_journal.insight.change import find_changes

THREE_YEARS = np.full(156, 0.5)
HALF_A_YEAR_AFTER = 52 + 27
"""The month that closes six months after a change in week 52, in weeks."""


def step(before: float, since: float) -> Floats:
    return np.where(np.arange(104) < 52, before, since)


def watched(seed: int, journals: int, share: Floats, a_week: float, together: float = 0.0) -> Alarms:
    return alarms(*weekly_counts(np.random.default_rng(seed), journals, share, a_week, together))


def test_smoke_unchanged_journals_rarely_hear_of_a_change() -> None:
    possible, clear = watched(20250101, 40, THREE_YEARS, 3.5).share(by=156)
    assert possible <= 0.20
    assert clear <= 0.075


def test_smoke_a_change_from_a_third_to_two_thirds_is_seen_in_half_a_year() -> None:
    possible, clear = watched(7, 40, step(0.35, 0.65), 3.5).share(by=HALF_A_YEAR_AFTER)
    assert possible >= 0.75
    assert clear >= 0.60


@pytest.mark.slow
@pytest.mark.parametrize(
    ("together", "most_possible", "most_clear"),
    [(0.0, 0.13, 0.04), (0.1, 0.24, 0.08)],
    ids=["independent", "weeks go together"],
)
def test_false_changes_in_three_years(together: float, most_possible: float, most_clear: float) -> None:
    possible, clear = watched(20250101, 200, THREE_YEARS, 3.5, together).share(by=156)
    print(f"false change, correlation {together}: possible {possible:.3f}, clear {clear:.3f}")
    assert possible <= most_possible
    assert clear <= most_clear


@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "since", "a_week", "least_possible", "least_clear"),
    [(0.35, 0.65, 3.5, 0.85, 0.70), (0.35, 0.65, 5.6, 0.95, 0.93), (0.65, 0.35, 3.5, 0.85, 0.70)],
    ids=["up", "up, writing more", "down"],
)
def test_changes_seen_within_six_months(
    before: float, since: float, a_week: float, least_possible: float, least_clear: float
) -> None:
    possible, clear = watched(7, 200, step(before, since), a_week).share(by=HALF_A_YEAR_AFTER)
    print(f"power {before} to {since}, {a_week} a week: possible {possible:.3f}, clear {clear:.3f}")
    assert possible >= least_possible
    assert clear >= least_clear


@pytest.mark.slow
def test_changes_are_dated_to_within_two_months() -> None:
    shown, rated = weekly_counts(np.random.default_rng(7), 200, step(0.35, 0.65), 3.5, 0)
    weeks = [found[0].week for found in find_changes(shown, rated, month_ends(104)) if found]
    off = np.abs(np.array(weeks) - 52)
    print(f"dating: median {np.median(off):.0f} weeks off, within eight weeks {(off <= 8).mean():.3f}")
    assert np.median(off) <= 3
    assert (off <= 8).mean() >= 0.85


@pytest.mark.slow
def test_arrows_from_month_to_month_would_cry_wolf() -> None:
    # why there are none: with nothing changed, ten points up or down from one month to the next is ordinary
    shown, rated = weekly_counts(np.random.default_rng(20250101), 200, THREE_YEARS, 3.5, 0)
    months = np.minimum((np.arange(156) / (365.25 / 84)).astype(int), 35)
    by_month = [np.stack([np.bincount(months, row, 36) for row in counts]) for counts in (shown, rated)]
    share = by_month[0] / np.maximum(by_month[1], 1)
    a_year = (np.abs(np.diff(share, axis=1)) >= 0.10).sum(axis=1).mean() / 3
    print(f"naive ten-point arrow: {a_year:.1f} false arrows a year")
    assert a_year >= 4
