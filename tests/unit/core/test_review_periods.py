"""Reviews stand edge to edge, whatever the days; what one is called; from when one waits."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.periods import Period, month_start
from leader_journal.core.review_periods import HALF_A_MONTH, due_from, ends, months_of, next_period

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))
STEPS = st.lists(st.integers(-60, 200), max_size=30)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(f"2026-{text}")


def period(first: str, last: str) -> Period:
    return Period(day(first), day(last))


@given(DAYS, st.none() | DAYS, STEPS)
def test_no_day_is_covered_twice_and_none_is_left_out(
    today: dt.date, first_entry: dt.date | None, steps: list[int]
) -> None:
    """The clock may go back in between: then nothing is covered again."""
    covered: list[Period] = []
    for step in steps:
        today += dt.timedelta(days=step)
        last = covered[-1].last if covered else None
        found = next_period(today, last, first_entry)
        if found is not None:
            covered.append(found)
            assert ends(found)[1] <= today
        else:
            assert last is not None
            assert last >= today

    for before, after in pairwise(covered):
        assert ends(after)[0] == ends(before)[1] + dt.timedelta(days=1)


@given(DAYS, st.none() | DAYS)
def test_the_first_review_looks_back_on_what_there_is_but_not_for_years(today: dt.date, entry: dt.date | None) -> None:
    found = next_period(today, None, entry)

    assert found is not None
    first, last = ends(found)
    assert last <= today
    assert (today - first).days <= 41
    if entry is not None and entry <= today:
        assert first >= entry or (today - entry).days >= 29


@pytest.mark.parametrize(
    ("today", "covered", "entry", "expected"),
    [
        ("11-27", "10-31", "01-01", ("11-01", "11-27")),  # before the month is over: up to today
        ("12-01", "10-31", "01-01", ("11-01", "11-30")),  # in its first days: the whole month before
        ("12-10", "10-31", "01-01", ("11-01", "11-30")),
        ("12-11", "10-31", "01-01", ("11-01", "12-11")),
        ("12-03", "11-20", "01-01", ("11-21", "12-03")),  # so little of the month is left that it goes on to today
        ("12-20", "08-31", "01-01", ("09-01", "12-20")),  # missed months are no fault
        ("11-24", None, None, ("10-26", "11-24")),
        ("11-24", None, "11-20", ("11-20", "11-24")),
        ("12-05", None, "02-01", ("11-01", "11-30")),
    ],
)
def test_examples(today: str, covered: str | None, entry: str | None, expected: tuple[str, str]) -> None:
    found = next_period(day(today), day(covered) if covered else None, day(entry) if entry else None)

    assert found == period(*expected)


def test_what_is_covered_today_is_not_covered_again() -> None:
    assert next_period(day("11-27"), day("11-27"), None) is None
    assert next_period(day("11-20"), day("11-27"), None) is None  # the clock was set back


@pytest.mark.parametrize(
    ("covered", "entry", "expected"),
    [
        ("10-31", "01-01", "12-01"),
        ("11-27", "01-01", "2027-01-01"),  # a few days are not worth a review of their own
        ("11-10", "01-01", "12-01"),
        (None, "11-10", "12-01"),
        (None, "11-20", "2027-01-01"),
    ],
)
def test_one_waits_from_the_first_review_day_with_half_a_month_to_look_at(
    covered: str | None, entry: str, expected: str
) -> None:
    wanted = dt.date.fromisoformat(expected) if len(expected) == 10 else day(expected)

    assert due_from(1, day(covered) if covered else None, day(entry)) == wanted


def test_an_empty_journal_waits_for_nothing() -> None:
    assert due_from(1, None, None) is None


@given(st.integers(1, 28), DAYS)
def test_it_waits_on_its_day_and_never_longer_than_a_month_and_a_half(review_day: int, covered: dt.date) -> None:
    due = due_from(review_day, covered, None)

    assert due is not None
    assert due.day == review_day
    assert HALF_A_MONTH <= (due - covered).days <= HALF_A_MONTH + 31


@given(DAYS, st.integers(0, 400))
def test_a_review_is_named_after_months_that_it_covers(first: dt.date, length: int) -> None:
    last = first + dt.timedelta(days=length)

    months = months_of(Period(first, last))

    assert months
    assert list(months) == sorted(set(months))
    assert month_start(first) <= months[0] <= months[-1] <= month_start(last)


def test_names() -> None:
    assert months_of(period("11-01", "11-30")) == (day("11-01"),)
    assert months_of(period("10-28", "12-03")) == (day("11-01"),)
    assert months_of(period("10-01", "11-25")) == (day("10-01"), day("11-01"))
    assert months_of(period("11-28", "12-05")) == (day("12-01"),)
    with pytest.raises(ValueError, match="one to another"):
        months_of(Period(None, day("11-01")))
