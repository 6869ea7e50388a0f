"""How often the rules are wrong and how soon they are right, with fixed seeds: the table of the statistical design.

Every row is run in a short version always, and in the whole one, `slow`, in `.ci/run`. The bounds are those of the
whole version; the short one allows for the chance of fewer journals. docs/findings.md has what the whole one measured.
"""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.insight.simulation import Alarms, alarms, find_changes, month_ends, weekly_counts
from tests.unit.insight.worlds import flagged, world

from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Series
from leader_journal.insight.binning import Floats
from leader_journal.insight.counts import Direction

SHORT, WHOLE = 40, 200
THREE_YEARS = np.full(156, 0.5)
HALF_A_YEAR_AFTER = 52 + 27
"""The month that closes six months after a change in week 52, in weeks."""

short_and_whole = pytest.mark.parametrize(
    "journals",
    [
        pytest.param(SHORT, id="short"),
        pytest.param(WHOLE, id="whole", marks=pytest.mark.slow),
    ],
)


def assert_at_most(what: str, share: float, bound: float, journals: int) -> None:
    print(f"{what}: {share:.3f}")
    assert share <= bound + _slack(bound, journals)


def assert_at_least(what: str, share: float, bound: float, journals: int) -> None:
    print(f"{what}: {share:.3f}")
    assert share >= bound - _slack(bound, journals)


def _slack(bound: float, journals: int) -> float:
    """Two standard errors for the short version, nothing for the whole one."""
    return 0.0 if journals == WHOLE else 2 * float(np.sqrt(bound * (1 - bound) / journals))


def step(before: float, since: float) -> Floats:
    return np.where(np.arange(104) < 52, before, since)


def watched(seed: int, journals: int, share: Floats, a_week: float, together: float = 0.0) -> Alarms:
    return alarms(*weekly_counts(np.random.default_rng(seed), journals, share, a_week, together))


@short_and_whole
@pytest.mark.parametrize(
    ("together", "most_possible", "most_clear"),
    [(0.0, 0.13, 0.04), (0.1, 0.24, 0.08)],
    ids=["independent", "weeks go together"],
)
def test_false_changes_in_three_years(together: float, most_possible: float, most_clear: float, journals: int) -> None:
    possible, clear = watched(20250101, journals, THREE_YEARS, 3.5, together).share(by=156)
    assert_at_most("false change, at least possible", possible, most_possible, journals)
    assert_at_most("false change, clear", clear, most_clear, journals)


@short_and_whole
@pytest.mark.parametrize(
    ("before", "since", "a_week", "least_possible", "least_clear"),
    [(0.35, 0.65, 3.5, 0.85, 0.70), (0.35, 0.65, 5.6, 0.95, 0.93), (0.65, 0.35, 3.5, 0.85, 0.70)],
    ids=["up", "up, writing more", "down"],
)
def test_changes_seen_within_six_months(
    before: float, since: float, a_week: float, least_possible: float, least_clear: float, journals: int
) -> None:
    possible, clear = watched(7, journals, step(before, since), a_week).share(by=HALF_A_YEAR_AFTER)
    assert_at_least("seen, at least possible", possible, least_possible, journals)
    assert_at_least("seen, clear", clear, least_clear, journals)


@short_and_whole
def test_changes_are_dated_to_within_two_months(journals: int) -> None:
    shown, rated = weekly_counts(np.random.default_rng(7), journals, step(0.35, 0.65), 3.5, 0)
    said = [find_changes(shown[row : row + 1], rated[row : row + 1], month_ends(104)) for row in range(journals)]
    weeks = [series.found[0].week for (series,) in said if series.found]
    off = np.abs(np.array(weeks) - 52)
    print(f"dating: median {np.median(off):.0f} weeks off")
    assert np.median(off) <= 3
    assert_at_least("dated to within eight weeks", float((off <= 8).mean()), 0.85, journals)


@short_and_whole
def test_arrows_from_month_to_month_would_cry_wolf(journals: int) -> None:
    # why there are none: with nothing changed, ten points up or down from one month to the next is ordinary
    shown, rated = weekly_counts(np.random.default_rng(20250101), journals, THREE_YEARS, 3.5, 0)
    months = np.minimum((np.arange(156) / (365.25 / 84)).astype(int), 35)
    by_month = [np.stack([np.bincount(months, row, 36) for row in counts]) for counts in (shown, rated)]
    share = by_month[0] / np.maximum(by_month[1], 1)
    a_year = (np.abs(np.diff(share, axis=1)) >= 0.10).sum(axis=1).mean() / 3
    print(f"naive ten-point arrow: {a_year:.1f} false arrows a year")
    assert a_year >= 4


def any_flagged(seed: int, journals: int, entries: int, *, drift: bool = False, by_quarter: bool = True) -> float:
    """The share of journals without any pattern in which a scan flags one."""
    rng = np.random.default_rng(seed)
    return float(
        np.mean([bool(flagged(world(rng, entries, drift=drift), by_quarter=by_quarter)) for _ in range(journals)])
    )


def low_flagged(seed: int, journals: int, entries: int) -> float:
    """The share of journals in which a kind of .25 against .60 is flagged."""
    rng = np.random.default_rng(seed)
    made = (flagged(world(rng, entries, low=(Factor.KIND, 0.25, 0.60))) for _ in range(journals))
    low = (Factor.KIND, "0", Series.QUESTIONS)
    return float(np.mean([found.get(low) is Direction.LESS for found in made]))


@short_and_whole
def test_unremarkable_journals_rarely_show_a_pattern(journals: int) -> None:
    share = any_flagged(20250101, journals, 150)
    assert_at_most("patterns where there are none, 150 entries", share, 0.13, journals)


@short_and_whole
def test_real_patterns_are_flagged(journals: int) -> None:
    share = low_flagged(7, journals, 200)
    assert_at_least("a kind at .25 against .60, 200 entries: flagged", share, 0.60, journals)


@short_and_whole
def test_quarters_keep_time_and_place_apart(journals: int) -> None:
    within = any_flagged(7, journals // 2, 300, drift=True)
    across = any_flagged(7, journals // 2, 300, drift=True, by_quarter=False)
    assert_at_most("drift and no pattern, 300 entries, within quarters", within, 0.18, journals)
    print(f"... without quarters {across:.3f}")
    assert across >= 2 * within


@short_and_whole
@pytest.mark.parametrize("factor", [Factor.KIND, Factor.SETTING, Factor.PERSON])
def test_one_question_asked_alone_is_sharper_and_no_less_honest(factor: Factor, journals: int) -> None:
    def asked(seed: int, low: tuple[Factor, float, float] | None) -> list[dict[str, Direction]]:
        rng = np.random.default_rng(seed)
        made = (world(rng, 100, low=low) for _ in range(journals))
        found = (flagged(one, asked=(factor, Series.QUESTIONS)) for one in made)
        return [{level: direction for (_factor, level, _series), direction in one.items()} for one in found]

    false = float(np.mean([bool(found) for found in asked(20250101, None)]))
    assert_at_most(f"asked by {factor} about nothing, 100 entries: flagged", false, 0.13, journals)
    right = float(np.mean([found.get("0") is Direction.LESS for found in asked(7, (factor, 0.25, 0.60))]))
    assert_at_least(f"asked by {factor}, .25 against .60, 100 entries: flagged", right, 0.57, journals)
