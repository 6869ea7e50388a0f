"""Patterns: what is compared, what is flagged, how it is tested afterwards, and how often all that is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.insight import oracles

from leader_journal.core.tallies import DayTally, Factor, LevelTally
from leader_journal.core.terms import Series
from leader_journal.insight.binning import Days
from leader_journal.insight.counts import Direction
from leader_journal.insight.patterns import Confirmation, FlagOutcome, NewDay, Overlap, confirm, overlaps
from leader_journal.insight.scans import Scans
from leader_journal.insight.thresholds import CONFIRM_LEVEL, CONFIRM_NEW

Q1, Q2 = dt.date(2026, 1, 1), dt.date(2026, 4, 1)
ROOM = Series.ROOM


def kind(level: str, quarter: dt.date, shown: int, rated: int) -> LevelTally[Series]:
    return LevelTally(Factor.KIND, level, ROOM, quarter, shown, rated)


def total(quarter: dt.date, shown: int, rated: int) -> DayTally:
    return DayTally(quarter, shown=shown, missed=rated - shown)


def scan(levels: Sequence[LevelTally[Series]], totals: Sequence[DayTally]) -> tuple[dict[str, Direction], int]:
    """What a scan of all these quarters flags, by level, and out of how many comparisons."""
    scans = Scans(levels, {ROOM: Days.of(totals)})
    for day in totals:
        scans.close(day.day)
    found, comparisons = scans.scan()
    return {level: direction for (_factor, level, _series), direction in found.items()}, comparisons


def test_a_level_that_stands_out_is_flagged_and_so_is_what_it_is_held_against() -> None:
    levels = [kind("breach", Q1, 1, 12), kind("breach", Q2, 1, 12), kind("idea", Q1, 20, 28), kind("idea", Q2, 20, 28)]
    found = scan(levels, [total(Q1, 21, 40), total(Q2, 21, 40)])
    assert found == ({"breach": Direction.LESS, "idea": Direction.MORE}, 2)


@pytest.mark.parametrize(("rated", "elsewhere", "compared"), [(8, 8, True), (7, 40, False), (40, 7, False)])
def test_too_few_on_either_side_are_not_compared(rated: int, elsewhere: int, compared: bool) -> None:
    found, comparisons = scan([kind("doubt", Q1, 0, rated)], [total(Q1, elsewhere, rated + elsewhere)])
    assert (found, comparisons) == (({"doubt": Direction.LESS}, 1) if compared else ({}, 0))


def test_a_difference_that_is_only_one_of_times_is_not_flagged() -> None:
    # a new setting came when everything was shown more often: within each quarter it is like the rest
    levels = [kind("new", Q1, 1, 4), kind("new", Q2, 32, 40)]
    assert scan(levels, [total(Q1, 15, 60), total(Q2, 64, 80)]) == ({}, 1)
    assert scan([kind("new", Q1, 33, 44)], [total(Q1, 79, 140)]) == ({"new": Direction.MORE}, 1)


def test_where_quarters_and_counts_point_in_opposite_ways_nothing_is_said() -> None:
    # less than the rest within each quarter, more than the rest in all
    levels = [kind("odd", Q1, 0, 10), kind("odd", Q2, 50, 80)]
    assert scan(levels, [total(Q1, 35, 110), total(Q2, 70, 100)]) == ({}, 1)


def test_asking_one_question_is_sharper_than_asking_all() -> None:
    one = [kind("breach", Q1, 2, 12)]
    totals = [total(Q1, 32, 60)]
    ordinary = [LevelTally(Factor.PERSON, str(at), ROOM, Q1, 8, 15) for at in range(40)]
    assert scan(one, totals) == ({"breach": Direction.LESS}, 1)
    assert scan(one + ordinary, totals) == ({}, 41)


def entries(*parts: tuple[bool, bool, int]) -> list[NewDay]:
    """Days of one entry, in turn from each part: in the level or not, shown or not, how many."""
    made = [NewDay(Q1, inside and shown, inside, shown, 1) for inside, shown, count in parts for _ in range(count)]
    return [made[at] for at in np.random.default_rng(1).permutation(len(made))]


def test_a_flagged_pattern_waits_for_ten_entries_in_and_outside() -> None:
    assert confirm(Direction.LESS, []) == Confirmation(FlagOutcome.WAITING, 0, 0)
    assert confirm(Direction.LESS, entries((True, False, 9), (False, True, 40))).outcome is FlagOutcome.WAITING
    assert confirm(Direction.LESS, entries((True, False, 40), (False, True, 9))).outcome is FlagOutcome.WAITING


def test_it_holds_up_or_does_not_in_the_direction_that_was_flagged() -> None:
    fewer = entries((True, False, 10), (False, True, 10))
    assert confirm(Direction.LESS, fewer) == Confirmation(FlagOutcome.HELD_UP, 0, 10, Q1)
    assert confirm(Direction.MORE, fewer).outcome is FlagOutcome.DID_NOT_SHOW
    alike = entries((True, False, 5), (True, True, 5), (False, True, 5), (False, False, 5))
    assert confirm(Direction.LESS, alike).outcome is FlagOutcome.DID_NOT_SHOW


def test_it_is_tested_once_and_later_entries_do_not_alter_that() -> None:
    ten = entries((True, True, 5), (True, False, 5), (False, True, 5), (False, False, 5))
    first = confirm(Direction.LESS, ten)
    assert first.outcome is FlagOutcome.DID_NOT_SHOW
    assert confirm(Direction.LESS, ten + entries((True, False, 60), (False, True, 60))) == first


def test_levels_that_hold_mostly_the_same_entries_are_named() -> None:
    common = {(Factor.SETTING, "team"): 8, (Factor.SETTING, "corridor"): 3, (Factor.PRESSURE, "yes"): 11}
    assert overlaps(11, common) == (
        Overlap(Factor.PRESSURE, "yes", 11, 11),
        Overlap(Factor.SETTING, "team", 8, 11),
    )
    assert overlaps(0, {}) == ()


def test_a_day_counts_whole() -> None:
    day = NewDay(Q1, 0, 12, 12, 24)
    assert confirm(Direction.LESS, [day]) == Confirmation(FlagOutcome.HELD_UP, 0, 12, Q1)


@st.composite
def enough(draw: st.DrawFn) -> NewDay:
    """A day on which there is enough to test, in the level and elsewhere."""
    rated, elsewhere = draw(st.integers(CONFIRM_NEW, 60)), draw(st.integers(CONFIRM_NEW, 200))
    shown, shown_elsewhere = draw(st.integers(0, rated)), draw(st.integers(0, elsewhere))
    return NewDay(Q1, shown, rated, shown + shown_elsewhere, rated + elsewhere)


@given(enough(), st.sampled_from(Direction))
def test_the_test_is_the_one_sided_mid_p_of_the_hypergeometric_distribution(day: NewDay, direction: Direction) -> None:
    mass = oracles.hypergeometric(day.all_shown, day.all_rated, day.rated)
    beyond = mass[day.shown + 1 :] if direction is Direction.MORE else mass[: day.shown]
    p = float(beyond.sum() + mass[day.shown] / 2)
    if abs(p - CONFIRM_LEVEL) > 1e-9:
        wanted = FlagOutcome.HELD_UP if p < CONFIRM_LEVEL else FlagOutcome.DID_NOT_SHOW
        assert confirm(direction, [day]).outcome is wanted
