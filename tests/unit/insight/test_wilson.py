"""The range of a rate: reference values, two independent oracles, and what must hold for every count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.insight import oracles

from leader_journal.insight.counts import SeriesCounts
from leader_journal.insight.wilson import rate, rate_of, wilson

COUNTS = st.integers(1, 400).flatmap(lambda rated: st.tuples(st.integers(0, rated), st.just(rated)))


@pytest.mark.parametrize(
    ("shown", "rated", "low", "high"),
    [
        (0, 5, 0, 43),
        (3, 5, 23, 88),
        (0, 18, 0, 18),
        (3, 11, 10, 57),
        (10, 20, 30, 70),
        (14, 17, 59, 94),
        (25, 50, 37, 63),
        (50, 100, 40, 60),
    ],
)
def test_reference_values(shown: int, rated: int, low: int, high: int) -> None:
    assert tuple(round(100 * end) for end in wilson(shown, rated)) == (low, high)


def test_three_of_eleven_to_the_last_digit() -> None:
    assert wilson(3, 11) == pytest.approx((0.0974606, 0.5656453), abs=5e-8)


@given(COUNTS)
def test_agrees_with_statsmodels_and_scipy(counts: tuple[int, int]) -> None:
    shown, rated = counts
    assert wilson(shown, rated) == pytest.approx(oracles.wilson_statsmodels(shown, rated), abs=1e-12)
    assert wilson(shown, rated) == pytest.approx(oracles.wilson_scipy(shown, rated), abs=1e-12)


@given(COUNTS)
def test_contains_the_share_and_mirrors(counts: tuple[int, int]) -> None:
    shown, rated = counts
    low, high = wilson(shown, rated)
    assert 0 <= low <= shown / rated <= high <= 1
    mirrored = wilson(rated - shown, rated)
    assert (low, high) == pytest.approx((1 - mirrored[1], 1 - mirrored[0]), abs=1e-12)


@given(COUNTS, st.integers(2, 9))
def test_narrows_with_more_entries_of_the_same_share(counts: tuple[int, int], times: int) -> None:
    shown, rated = counts
    low, high = wilson(shown, rated)
    low_more, high_more = wilson(shown * times, rated * times)
    assert high_more - low_more < high - low


@given(st.integers(1, 5000))
def test_ends_are_exact_at_none_and_all(rated: int) -> None:
    assert wilson(0, rated)[0] == 0.0
    assert wilson(rated, rated)[1] == 1.0


@pytest.mark.parametrize(("shown", "rated"), [(0, 0), (-1, 5), (6, 5)])
def test_refuses_what_is_no_rate(shown: int, rated: int) -> None:
    with pytest.raises(ValueError, match="a rate needs"):
        wilson(shown, rated)


def test_partly_counts_in_the_denominator_only_and_the_rest_nowhere() -> None:
    assert rate_of(SeriesCounts(shown=3, partly=5, missed=3, not_relevant=7, unmarked=9)) == rate(3, 11)
    assert rate_of(SeriesCounts(not_relevant=2, unmarked=3)) is None
