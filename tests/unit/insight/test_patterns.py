"""Patterns: what is compared, what is flagged, how it is tested afterwards, and how often all that is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pytest
from tests.unit.insight.worlds import counted, world

from leader_journal.core.terms import Series
from leader_journal.insight.findings import Direction
from leader_journal.insight.patterns import (
    Confirmation,
    Factor,
    LevelTally,
    NewDay,
    Outcome,
    Overlap,
    Pattern,
    QuarterTally,
    confirm,
    overlaps,
    scan,
)
from leader_journal.insight.wilson import rate

Q1, Q2 = dt.date(2026, 1, 1), dt.date(2026, 4, 1)


def kind(level: str, quarter: dt.date, shown: int, rated: int) -> LevelTally[Series]:
    return LevelTally(Factor.KIND, level, Series.ROOM, quarter, shown, rated)


def total(quarter: dt.date, shown: int, rated: int) -> QuarterTally:
    return QuarterTally(Series.ROOM, quarter, shown, rated)


def found(patterns: Sequence[Pattern], level: str) -> Pattern:
    return next(pattern for pattern in patterns if pattern.level == level)


def test_a_level_that_stands_out_is_worth_a_look() -> None:
    levels = [kind("breach", Q1, 1, 12), kind("breach", Q2, 1, 12), kind("idea", Q1, 20, 28), kind("idea", Q2, 20, 28)]
    patterns = scan(levels, [total(Q1, 21, 40), total(Q2, 21, 40)])
    breach = found(patterns, "breach")
    assert breach.worth_a_look
    assert breach.direction is Direction.LESS
    assert (breach.inside, breach.elsewhere) == (rate(2, 24), rate(40, 56))
    assert 2 / 24 < breach.pooled.mean < 40 / 56
    assert found(patterns, "idea").direction is Direction.MORE


@pytest.mark.parametrize(("rated", "elsewhere", "compared"), [(8, 8, True), (7, 40, False), (40, 7, False)])
def test_too_few_on_either_side_are_listed_but_not_compared(rated: int, elsewhere: int, compared: bool) -> None:
    patterns = scan([kind("doubt", Q1, 0, rated)], [total(Q1, elsewhere, rated + elsewhere)])
    assert (found(patterns, "doubt").q is not None) is compared
    assert found(patterns, "doubt").worth_a_look is compared


def test_a_difference_that_is_only_one_of_times_is_not_flagged() -> None:
    # a new setting came when everything was shown more often: within each quarter it is like the rest
    levels = [kind("new", Q1, 1, 4), kind("new", Q2, 32, 40)]
    assert not found(scan(levels, [total(Q1, 15, 60), total(Q2, 64, 80)]), "new").worth_a_look


def test_where_quarters_and_counts_point_in_opposite_ways_nothing_is_said() -> None:
    # less than the rest within each quarter, more than the rest in all
    levels = [kind("odd", Q1, 0, 10), kind("odd", Q2, 50, 80)]
    odd = found(scan(levels, [total(Q1, 35, 110), total(Q2, 70, 100)]), "odd")
    assert odd.q is not None
    assert odd.q < 0.01
    assert odd.direction is Direction.LESS
    assert odd.elsewhere is not None
    assert odd.inside.share > odd.elsewhere.share
    assert not odd.worth_a_look


def test_asking_one_question_is_sharper_than_asking_all() -> None:
    one = [kind("breach", Q1, 2, 12)]
    totals = [total(Q1, 32, 60)]
    ordinary = [LevelTally(Factor.PERSON, str(at), Series.ROOM, Q1, 8, 15) for at in range(40)]
    assert found(scan(one, totals), "breach").worth_a_look
    assert not found(scan(one + ordinary, totals), "breach").worth_a_look


def entries(*parts: tuple[bool, bool, int]) -> list[NewDay]:
    """Days of one entry, in turn from each part: in the level or not, shown or not, how many."""
    made = [NewDay(Q1, inside and shown, inside, shown, 1) for inside, shown, count in parts for _ in range(count)]
    return [made[at] for at in np.random.default_rng(1).permutation(len(made))]


def test_a_flagged_pattern_waits_for_ten_entries_in_and_outside() -> None:
    assert confirm(Direction.LESS, []) == Confirmation(Outcome.WAITING, 0, 0)
    assert confirm(Direction.LESS, entries((True, False, 9), (False, True, 40))).outcome is Outcome.WAITING
    assert confirm(Direction.LESS, entries((True, False, 40), (False, True, 9))).outcome is Outcome.WAITING


def test_it_holds_up_or_does_not_in_the_direction_that_was_flagged() -> None:
    fewer = entries((True, False, 10), (False, True, 10))
    assert confirm(Direction.LESS, fewer) == Confirmation(Outcome.HELD_UP, 0, 10, Q1)
    assert confirm(Direction.MORE, fewer).outcome is Outcome.DID_NOT_SHOW
    alike = entries((True, False, 5), (True, True, 5), (False, True, 5), (False, False, 5))
    assert confirm(Direction.LESS, alike).outcome is Outcome.DID_NOT_SHOW


def test_it_is_tested_once_and_later_entries_do_not_alter_that() -> None:
    ten = entries((True, True, 5), (True, False, 5), (False, True, 5), (False, False, 5))
    first = confirm(Direction.LESS, ten)
    assert first.outcome is Outcome.DID_NOT_SHOW
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
    assert confirm(Direction.LESS, [day]) == Confirmation(Outcome.HELD_UP, 0, 12, Q1)


def flags(seed: int, journals: int, entries: int, *, drift: bool = False, by_quarter: bool = True) -> float:
    """The share of journals without any pattern in which a scan flags one."""
    rng = np.random.default_rng(seed)
    worlds = [counted(world(rng, entries, drift=drift), by_quarter=by_quarter) for _ in range(journals)]
    return float(np.mean([any(pattern.worth_a_look for pattern in scan(*made)) for made in worlds]))


def power(seed: int, journals: int, entries: int) -> float:
    """The share of journals in which a kind of .25 against .60 is flagged."""
    rng = np.random.default_rng(seed)
    seen = 0
    for _ in range(journals):
        patterns = scan(*counted(world(rng, entries, low=(Factor.KIND, 0.25, 0.60))))
        seen += any(
            pattern.worth_a_look and pattern.direction is Direction.LESS
            for pattern in patterns
            if (pattern.factor, pattern.level, pattern.series) == (Factor.KIND, "0", Series.QUESTIONS)
        )
    return seen / journals


def test_smoke_unremarkable_journals_rarely_show_a_pattern() -> None:
    assert flags(20250101, 15, 150) <= 0.27


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_unremarkable_journals_rarely_show_a_pattern() -> None:
    share = flags(20250101, 200, 150)
    print(f"patterns where there are none, 150 entries: {share:.3f}")
    assert share <= 0.13


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_real_patterns_are_flagged() -> None:
    share = power(7, 200, 200)
    print(f"a kind at .25 against .60, 200 entries: flagged {share:.3f}")
    assert share >= 0.60


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_quarters_keep_time_and_place_apart() -> None:
    within = flags(7, 100, 300, drift=True)
    across = flags(7, 100, 300, drift=True, by_quarter=False)
    print(f"drift and no pattern, 300 entries: within quarters {within:.3f}, without {across:.3f}")
    assert within <= 0.18
    assert across >= 2 * within
