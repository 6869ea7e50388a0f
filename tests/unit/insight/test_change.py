"""Whether a rate changed: the formula by another route, and what must not matter."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.insight.oracles import log_beta_binomial, log_sum
from tests.unit.insight.simulation import month_ends

from leader_journal.insight.binning import Counts, Floats
from leader_journal.insight.change import (
    CORRELATION_PRIOR,
    SHARES,
    WEEK_CORRELATION,
    Certainty,
    closed_months,
    find_changes,
    log_bayes_factor,
)
from leader_journal.insight.thresholds import MIN_SIDE

WEEKS = st.lists(st.integers(0, 9).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=4, max_size=70)


def columns(weeks: list[tuple[int, int]]) -> tuple[Counts, Counts]:
    return np.array([k for k, _ in weeks]), np.array([n for _, n in weeks])


def by_definition(shown: Counts, rated: Counts) -> float:
    """The Bayes factor as it is written down, by scipy, one stretch after the other."""
    weeks = len(rated)
    logs = np.zeros((len(WEEK_CORRELATION), len(SHARES), weeks))
    for row, correlation in enumerate(WEEK_CORRELATION):
        for col, share in enumerate(SHARES):
            logs[row, col] = log_beta_binomial(shown, rated, share, correlation)

    def stretch(first: int, end: int) -> Floats:
        marginal: Floats = log_sum(logs[:, :, first:end].sum(axis=2), axis=1) - np.log(len(SHARES))
        return marginal

    splits = [at for at in range(weeks + 1) if rated[:at].sum() >= MIN_SIDE and rated[at:].sum() >= MIN_SIDE]
    if not splits:
        return -np.inf
    two = [log_sum(np.log(CORRELATION_PRIOR) + stretch(0, at) + stretch(at, weeks)) for at in splits]
    one = log_sum(np.log(CORRELATION_PRIOR) + stretch(0, weeks))
    return float(log_sum(two) - np.log(len(splits)) - one)


@settings(max_examples=15, deadline=None)
@given(WEEKS)
def test_it_is_the_bayes_factor_of_its_definition(weeks: list[tuple[int, int]]) -> None:
    shown, rated = columns(weeks)
    assert log_bayes_factor(shown, rated) == pytest.approx(by_definition(shown, rated), abs=1e-8)


@settings(max_examples=50, deadline=None)
@given(WEEKS)
def test_shown_and_missed_count_alike(weeks: list[tuple[int, int]]) -> None:
    shown, rated = columns(weeks)
    assert log_bayes_factor(shown, rated) == pytest.approx(log_bayes_factor(rated - shown, rated), abs=1e-9)


@settings(max_examples=50, deadline=None)
@given(WEEKS)
def test_weeks_without_entries_at_the_ends_do_not_matter(weeks: list[tuple[int, int]]) -> None:
    shown, rated = columns(weeks)
    padded = np.pad(shown, (6, 9)), np.pad(rated, (6, 9))
    assert log_bayes_factor(*padded) == pytest.approx(log_bayes_factor(shown, rated), abs=1e-9)


@settings(max_examples=50, deadline=None)
@given(WEEKS, st.integers(1, 3))
def test_weeks_without_entries_in_between_only_make_the_dating_finer(weeks: list[tuple[int, int]], gap: int) -> None:
    # every place at which it may have changed stands there as often as every other
    shown, rated = columns([week for one in weeks for week in (one, *[(0, 0)] * gap)])
    assert log_bayes_factor(shown, rated) == pytest.approx(log_bayes_factor(*columns(weeks)), abs=1e-9)


@settings(max_examples=30, deadline=None)
@given(WEEKS)
def test_a_change_is_found_at_the_same_entries_whatever_weeks_are_empty(weeks: list[tuple[int, int]]) -> None:
    def split(counts: tuple[Counts, Counts]) -> list[tuple[int, float]]:
        shown, rated = (part[None] for part in counts)
        (found,) = find_changes(shown, rated, [rated.shape[1]])
        return [(int(rated[0, : one.week].sum()), round(one.bayes_factor, 6)) for one in found]

    spread = columns([week for one in weeks for week in (one, (0, 0))])
    assert split(spread) == split(columns(weeks))


def test_it_is_silent_without_enough_entries_on_both_sides() -> None:
    assert log_bayes_factor(np.array([0, 7, 0]), np.array([7, 7, 1])) == -np.inf
    assert log_bayes_factor(np.array([0, 8]), np.array([8, 8])) > 0


def test_a_busy_week_counts_as_its_share_of_the_cap() -> None:
    rated = np.full(40, 640)
    shown = np.where(np.arange(40) < 20, 160, 480)
    assert log_bayes_factor(shown, rated) == pytest.approx(log_bayes_factor(shown // 10, rated // 10), abs=1e-9)


def step(weeks: int, at: int, before: int, since: int, of: int) -> tuple[Counts, Counts]:
    return np.where(np.arange(weeks) < at, before, since)[None], np.full((1, weeks), of)


def test_a_plain_step_is_clear_and_dated() -> None:
    (found,) = find_changes(*step(104, 52, 1, 3, 4), month_ends(104))
    assert [change.certainty for change in found] == [Certainty.CLEAR]
    assert abs(found[0].week - 52) <= 1
    assert found[0].bayes_factor >= 20


def test_after_a_clear_change_the_search_goes_on_in_the_stretch_since() -> None:
    shown = np.repeat([1, 3, 1], 52)[None]
    (found,) = find_changes(shown, np.full((1, 156), 4), month_ends(156))
    assert [change.certainty for change in found] == [Certainty.CLEAR] * 2
    assert [round(change.week / 52) for change in found] == [1, 2]


def test_a_sure_but_small_difference_is_not_told() -> None:
    # 46 % and 54 % of 50 a week: beyond doubt, and of no use to anybody
    shown, rated = step(156, 78, 23, 27, 50)
    assert log_bayes_factor(shown[0], rated[0]) > np.log(20)
    assert find_changes(shown, rated, month_ends(156)) == ((),)


def test_nothing_is_found_between_closes() -> None:
    shown, rated = step(104, 52, 1, 3, 4)
    assert find_changes(shown, rated, [30, 45]) == ((),)
    assert find_changes(shown, rated, []) == ((),)


def test_series_do_not_disturb_each_other() -> None:
    rng = np.random.default_rng(5)
    rated = rng.poisson(4, (3, 156))
    shown = rng.binomial(rated, np.where(np.arange(156) < 70, 0.3, 0.6))
    together = find_changes(shown, rated, month_ends(156))
    for row in range(3):
        (alone,) = find_changes(shown[row : row + 1], rated[row : row + 1], month_ends(156))
        assert [(change.week, change.certainty) for change in alone] == [
            (change.week, change.certainty) for change in together[row]
        ]


def test_ten_years_through_anchors_agree_with_the_definition() -> None:
    rng = np.random.default_rng(11)
    rated = rng.poisson(3, (1, 300))
    shown = rng.binomial(rated, np.where(np.arange(300) < 290, 0.4, 0.9))
    (found,) = find_changes(shown, rated, [50, 95, 140, 200, 250, 300])
    assert [change.certainty for change in found] == [Certainty.CLEAR]
    assert np.log(found[0].bayes_factor) == pytest.approx(by_definition(shown[0], rated[0]), abs=1e-6)


@pytest.mark.parametrize(
    ("today", "last", "closed"),
    [
        (dt.date(2026, 3, 15), dt.date(2026, 3, 15), (4, 8)),
        (dt.date(2026, 2, 28), dt.date(2026, 2, 28), (4,)),  # February has not closed on its last day
        (dt.date(2026, 3, 1), dt.date(2026, 3, 1), (4, 8)),
        (dt.date(2026, 11, 1), dt.date(2026, 2, 27), (4,)),  # what is looked at ends before February does
        (dt.date(2026, 11, 1), dt.date(2026, 2, 28), (4, 8)),
    ],
)
def test_months_close_when_the_next_begins(today: dt.date, last: dt.date, closed: tuple[int, ...]) -> None:
    monday = dt.date(2025, 12, 29)  # its week belongs to January, whose 31 days end 4 weeks and 6 days later
    assert closed_months(monday, last, today)[-len(closed) :] == closed
    assert len(closed_months(monday, last, today)) == len(closed) + 1  # December 2025 closed too, before a whole week
