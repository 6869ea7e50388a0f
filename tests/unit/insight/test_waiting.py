"""How long it takes until half is done, where some is open: by hand, and against statsmodels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.insight.oracles import median_survival

from leader_journal.insight.waiting import median_wait

DAYS = st.lists(st.integers(0, 40), max_size=30)


@pytest.mark.parametrize(
    ("done", "still_open", "days"),
    [
        ([], [], None),
        ([], [3, 50], None),
        ([1, 2, 9], [], 2),
        ([1, 2, 3, 9], [], 2),  # half of them within two days
        ([1, 2], [30, 30, 30], None),  # two of five: not half
        ([1, 2, 3], [30, 30, 30], 3),
        ([1, 2, 3], [0, 0, 0, 0], 2),  # what is open since today says nothing yet
        # at 1: 5 of 6 wait on; at 2 one leaves; at 5: 3 of 4 of these; at 9: half of the two left, 5/6 * 3/4 * 1/2
        ([1, 5, 9], [2, 7, 20], 9),
    ],
)
def test_after_how_many_days_half_is_done(done: list[int], still_open: list[int], days: int | None) -> None:
    assert median_wait(done, still_open) == days


@given(DAYS.filter(bool), DAYS)
def test_it_is_the_median_of_kaplan_and_meier(done: list[int], still_open: list[int]) -> None:
    assert median_wait(done, still_open) == median_survival(done, still_open)


@given(DAYS, DAYS, st.integers(0, 40))
def test_an_open_one_never_makes_it_look_quicker(done: list[int], still_open: list[int], another: int) -> None:
    before, after = median_wait(done, still_open), median_wait(done, [*still_open, another])
    assert after is None or (before is not None and after >= before)
