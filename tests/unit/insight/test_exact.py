"""Exact comparisons: by scipy, by counting every arrangement, and what must hold for all of them."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.insight import oracles

from leader_journal.insight.counts import Direction
from leader_journal.insight.exact import Stratum, false_discovery, hypergeometric, tails


@st.composite
def strata(draw: st.DrawFn, most: int = 40) -> Stratum:
    all_rated = draw(st.integers(1, most))
    all_shown = draw(st.integers(0, all_rated))
    rated = draw(st.integers(0, all_rated))
    shown = draw(st.integers(max(0, rated - (all_rated - all_shown)), min(rated, all_shown)))
    return Stratum(shown, rated, all_shown, all_rated)


@given(strata(most=400))
def test_one_quarter_is_hypergeometric(stratum: Stratum) -> None:
    mass, lowest = hypergeometric(stratum)
    whole = oracles.hypergeometric(stratum.all_shown, stratum.all_rated, stratum.rated)
    assert mass == pytest.approx(whole[lowest : lowest + len(mass)], abs=1e-12)
    found = tails([stratum])
    here = whole[stratum.shown] / 2
    assert found.few == pytest.approx(whole[: stratum.shown].sum() + here, abs=1e-10)
    assert found.many == pytest.approx(whole[stratum.shown + 1 :].sum() + here, abs=1e-10)


def test_quarters_add_up_as_counting_every_arrangement_says() -> None:
    # two quarters: 2 of 5 entries in the level, 3 shown; 3 of 4 in the level, 2 shown
    quarters = [Stratum(2, 2, 3, 5), Stratum(2, 3, 2, 4)]
    sums = [
        len(first & {0, 1, 2}) + len(second & {0, 1})
        for first in map(set, itertools.combinations(range(5), 2))
        for second in map(set, itertools.combinations(range(4), 3))
    ]
    at, below = sum(found == 4 for found in sums) / len(sums), sum(found < 4 for found in sums) / len(sums)
    assert tails(quarters).few == pytest.approx(below + at / 2)
    assert tails(quarters).many == pytest.approx(1 - below - at / 2)


@settings(max_examples=60)
@given(st.lists(strata(), min_size=1, max_size=6))
def test_shown_and_missed_count_alike(quarters: list[Stratum]) -> None:
    mirrored = [Stratum(q.rated - q.shown, q.rated, q.all_rated - q.all_shown, q.all_rated) for q in quarters]
    assert tails(quarters).few == pytest.approx(tails(mirrored).many, abs=1e-10)
    assert tails(quarters).few + tails(quarters).many == pytest.approx(1, abs=1e-10)
    assert tails(quarters).two_sided == pytest.approx(tails(mirrored).two_sided, abs=1e-10)


@given(strata())
def test_a_quarter_in_which_all_or_none_are_in_the_level_says_nothing(stratum: Stratum) -> None:
    alone = tails([stratum])
    everybody = Stratum(7, 12, 7, 12)
    nobody = Stratum(0, 0, 5, 9)
    assert tails([stratum, everybody, nobody]).two_sided == pytest.approx(alone.two_sided, abs=1e-12)


def test_the_direction_is_that_of_the_smaller_tail() -> None:
    assert tails([Stratum(9, 10, 12, 30)]).direction is Direction.MORE
    assert tails([Stratum(1, 10, 18, 30)]).direction is Direction.LESS


@pytest.mark.parametrize("counts", [(3, 2, 5, 9), (3, 4, 2, 9), (0, 5, 6, 9), (-1, 2, 3, 4)])
def test_a_level_cannot_hold_more_than_there_is(counts: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="more entries than there are"):
        Stratum(*counts)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_adjusting_for_many_comparisons_agrees_with_statsmodels(p_values: list[float]) -> None:
    assert false_discovery(p_values) == pytest.approx(oracles.false_discovery(np.array(p_values)), abs=1e-12)


def test_no_comparison_needs_no_adjusting() -> None:
    assert false_discovery([]) == ()
