"""Whether a rate changed: the formula by another route, known journals, and what must not matter."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from tests.unit.insight.oracles import log_beta_binomial, log_sum
from tests.unit.insight.simulation import find_changes, month_ends

from leader_journal.core.tallies import DayTally
from leader_journal.insight.binning import Counts, Days, Floats
from leader_journal.insight.change import (
    Certainty,
    Found,
    Said,
    Search,
    TakenBack,
    clear_from,
    closed_months,
    log_bayes_factor,
)
from leader_journal.insight.evidence import CORRELATION_PRIOR, SHARES, WEEK_CORRELATION
from leader_journal.insight.thresholds import MIN_SIDE

WEEKS = st.lists(st.integers(0, 9).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=4, max_size=70)
PRIOR = np.log((0.3, 0.25, 0.2, 0.15, 0.1))


def columns(weeks: list[tuple[int, int]]) -> tuple[Counts, Counts]:
    return np.array([k for k, _ in weeks]), np.array([n for _, n in weeks])


def steps() -> Floats:
    """How likely each second rate is after each first, as the rule is written down."""
    kernel = np.zeros((len(SHARES), len(SHARES)))
    for row, first in enumerate(SHARES):
        for col, second in enumerate(SHARES):
            step = np.log(second / (1 - second)) - np.log(first / (1 - first))
            kernel[row, col] = np.exp(-((step / 0.8) ** 2) / 2) / (second * (1 - second))
        kernel[row] /= kernel[row].sum()
    return kernel


def by_correlation(shown: Counts, rated: Counts) -> tuple[Floats, Floats | None]:
    """The log evidence of one rate, and of two at a mean week, by scipy, one week after the other."""
    weeks, kernel = len(rated), steps()
    logs = np.array([log_beta_binomial(shown, rated, SHARES[:, None], one) for one in WEEK_CORRELATION])
    one: Floats = log_sum(logs.sum(axis=2), axis=1) - np.log(len(SHARES))
    splits = [at for at in range(weeks + 1) if rated[:at].sum() >= MIN_SIDE and rated[at:].sum() >= MIN_SIDE]
    if not splits:
        return one, None
    two = []
    for at in splits:
        before, since = logs[:, :, :at].sum(axis=2), logs[:, :, at:].sum(axis=2)
        pairs = before[:, :, None] + np.log(kernel) + since[:, None, :]
        two.append(log_sum(pairs.reshape(len(pairs), -1), axis=1) - np.log(len(SHARES)))
    return one, log_sum(two, axis=0) - np.log(len(splits))


def by_definition(shown: Counts, rated: Counts, weights: Floats = PRIOR) -> float:
    """The Bayes factor as it is written down."""
    one, two = by_correlation(shown, rated)
    return -np.inf if two is None else float(log_sum(weights + two) - log_sum(weights + one))


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
        found = alone(shown, rated, [rated.shape[1]])
        return [(int(rated[0, : one.week].sum()), round(one.bayes_factor, 6)) for one in found]

    # eight weeks on either side, since twice the weeks may be enough of them where they were too few before
    weeks = [*[(0, 2)] * 8, *weeks, *[(2, 2)] * 8]
    plain, spread = (split(columns(made)) for made in (weeks, [week for one in weeks for week in (one, (0, 0))]))
    assert spread == plain or not plain
    event("a change is found" if plain else "none is")


def test_it_is_silent_without_enough_entries_on_both_sides() -> None:
    assert log_bayes_factor(np.array([0, 7, 0]), np.array([7, 7, 1])) == -np.inf
    assert log_bayes_factor(np.array([0, 8]), np.array([8, 8])) > 0


def test_a_busy_week_counts_as_its_share_of_the_cap() -> None:
    rated = np.full(40, 640)
    shown = np.where(np.arange(40) < 20, 160, 480)
    assert log_bayes_factor(shown, rated) == pytest.approx(log_bayes_factor(shown // 10, rated // 10), abs=1e-9)


def step(weeks: int, at: int, before: int, since: int, of: int) -> tuple[Counts, Counts]:
    return np.where(np.arange(weeks) < at, before, since)[None], np.full((1, weeks), of)


def alone(shown: Counts, rated: Counts, closes: list[int]) -> tuple[Found, ...]:
    (said,) = find_changes(shown, rated, closes)
    return said.found


def test_eight_missed_and_eight_shown_by_hand() -> None:
    # One entry a week: nothing goes together within a week, and the correlation does not matter. With eight entries
    # needed on each side, week 8 is the only place. On every fourth point of the grid, with E = "eight shown" averaged
    # over the step from p (a normal curve of sd .8 over the logit):
    #   p          .02     .10     .18     .26     .34     .42     .50     .58     .66     .74 ...
    #   (1-p)^8    .85     .43     .20     .090    .036    .013    .0039   .00097  .00018  .00002
    #   E p'^8     4.5e-8  6.3e-5  6.4e-4  .0025   .0068   .015    .029    .052    .088    .15
    #   product    0       2.7e-5  1.3e-4  2.3e-4  2.4e-4  1.9e-4  1.1e-4  5.0e-5  1.6e-5  3e-6     sum 1.0e-3
    # Two rates: 1.0e-3 / 13 = 7.7e-5. One rate: p^8 (1-p)^8 has the mean 8! 8! / 17! = 4.57e-6 over the whole line, of
    # which the grid spans .98: 4.66e-6. The factor is 7.7e-5 / 4.66e-6 = 16.5 (17.5 on all points of the grid):
    # possible and far from clear, though these counts could not differ more.
    shown, rated = np.repeat([0, 1], 8), np.ones(16, np.int64)
    assert np.exp(log_bayes_factor(shown, rated)) == pytest.approx(16.5, rel=0.08)
    (found,) = alone(shown[None], rated[None], [16])
    assert (found.week, found.certainty) == (8, Certainty.POSSIBLE)


def test_nine_missed_and_eight_shown_by_hand() -> None:
    # Now weeks 8 and 9 are both possible, and the factor is that of their mean.
    #   p                  .02     .10     .18     .26     .34     .42     .50     .58     .66
    #   week 9: (1-p)^9    .83     .39     .17     .067    .024    .0074   .0020   .0004   .00006
    #   ... times E p'^8   0       2.4e-5  1.1e-4  1.7e-4  1.6e-4  1.1e-4  5.6e-5  2.1e-5  5e-6     sum 6.6e-4
    #   week 8: E (1-p')p'^8  0    2.9e-5  2.5e-4  8.6e-4  .0021   .0040   .0069   .011    .016
    #   ... times (1-p)^8  0       1.2e-5  5.1e-5  7.8e-5  7.4e-5  5.1e-5  2.7e-5  1.1e-5  3e-6     sum 3.1e-4
    # Two rates: (6.6e-4 + 3.1e-4) / 2 / 13 = 3.7e-5. One rate: 8! 9! / 18! / .98 = 2.33e-6. The factor is 16 (16.8 on
    # all points), and the likelier week is the 9th.
    shown, rated = np.repeat([0, 1], (9, 8)), np.ones(17, np.int64)
    assert np.exp(log_bayes_factor(shown, rated)) == pytest.approx(16, rel=0.08)
    (found,) = alone(shown[None], rated[None], [17])
    assert (found.week, found.certainty) == (9, Certainty.POSSIBLE)


def test_a_plain_step_is_clear_and_dated() -> None:
    (found,) = alone(*step(104, 52, 1, 3, 4), month_ends(104))
    assert found.certainty is Certainty.CLEAR
    assert abs(found.week - 52) <= 1
    assert found.bayes_factor >= 45


def test_after_a_clear_change_the_search_goes_on_in_the_stretch_since() -> None:
    shown = np.repeat([1, 3, 1], 52)[None]
    found = alone(shown, np.full((1, 156), 4), month_ends(156))
    assert [change.certainty for change in found] == [Certainty.CLEAR] * 2
    assert [round(change.week / 52) for change in found] == [1, 2]


def test_a_sure_but_small_difference_is_not_told() -> None:
    # 46 % and 54 % of 50 a week: beyond doubt, and of no use to anybody
    shown, rated = step(156, 78, 23, 27, 50)
    assert log_bayes_factor(shown[0], rated[0]) > np.log(45)
    assert alone(shown, rated, month_ends(156)) == ()


def test_nothing_is_found_between_closes() -> None:
    shown, rated = step(104, 52, 1, 3, 4)
    assert alone(shown, rated, [30, 45]) == ()
    assert alone(shown, rated, []) == ()


def certainties(counts: tuple[Counts, Counts], close: int) -> list[Certainty]:
    return [one.certainty for one in alone(*counts, [close])]


def test_twelve_weeks_on_both_sides_make_a_change_clear_and_eight_a_possible_one() -> None:
    # of five a week none at first and all since, or the other way round: beyond doubt, but was it a habit?
    cases: list[tuple[int, list[Certainty]]] = [(7, []), (8, [Certainty.POSSIBLE]), (12, [Certainty.CLEAR])]
    for before, told in cases:
        since = 40
        assert certainties(step(before + since, before, 0, 5, 5), before + since) == told
        assert certainties(step(before + since, since, 0, 5, 5), before + since) == told
    shown, rated = step(51, 11, 0, 5, 5)
    late = np.pad(shown, ((0, 0), (20, 0))), np.pad(rated, ((0, 0), (20, 0)))
    assert certainties(late, 71) == [Certainty.POSSIBLE]  # weeks before the first entry are no habit either


def test_the_more_entries_the_more_evidence_is_asked_for() -> None:
    assert clear_from(10) == clear_from(150) == pytest.approx(34.6, abs=0.1)
    assert clear_from(250) == 41
    assert clear_from(2000) == pytest.approx(82)


def test_a_change_that_later_entries_do_not_bear_out_is_told_less_surely_and_then_taken_back() -> None:
    # half of three a week, twelve weeks in which eight of nine were shown, and again half
    shown = np.tile([1, 2], 78)
    shown[40:52] = np.tile([3, 3, 2], 4)
    said = dict(Search(shown[None], np.full((1, 156), 3)).watch(month_ends(156)))
    heard = {close: [(one.week, one.certainty) for one in series.found] for close, (series,) in said.items()}
    assert heard[47] == []
    assert heard[52] == [(40, Certainty.CLEAR)]
    assert heard[56] == [(40, Certainty.POSSIBLE)]
    assert heard[60] == heard[152] == []
    assert said[60][0].taken_back == said[152][0].taken_back == (TakenBack(40, 52, 60),)


def journal(seed: int, weeks: int = 90) -> tuple[Counts, Counts]:
    """Four series in which much may happen: now and then another share, and good and bad weeks."""
    rng = np.random.default_rng(seed)
    rated = rng.poisson(rng.choice([1.5, 3, 6]), (4, weeks))
    share = np.empty((4, weeks))
    for row in share:
        borders = [0, *sorted(rng.choice(weeks, rng.integers(0, 3), replace=False)), weeks]
        for first, end in pairwise(borders):
            row[first:end] = rng.uniform(0.1, 0.9)
    return rng.binomial(rated, share), rated


def told(said: tuple[Said, ...]) -> list[tuple[object, ...]]:
    """What is told, with factors as far as they are exact."""
    return [
        (
            [(one.week, one.certainty, one.told, round(np.log(one.bayes_factor), 6)) for one in series.found],
            series.taken_back,
        )
        for series in said
    ]


JOURNALS = st.integers(0, 2**32 - 1)


def test_the_journals_of_these_properties_hold_what_they_are_about() -> None:
    all_said = [find_changes(*journal(seed), month_ends(90)) for seed in range(40)]
    found = [one.certainty for said in all_said for series in said for one in series.found]
    assert found.count(Certainty.CLEAR) > 20
    assert found.count(Certainty.POSSIBLE) > 3
    assert any(series.taken_back for said in all_said for series in said)


@settings(max_examples=15, deadline=None)
@given(JOURNALS)
def test_replaying_is_looking_month_by_month(seed: int) -> None:
    shown, rated = journal(seed)
    closes = month_ends(90)
    for at, (close, said) in enumerate(Search(shown, rated).watch(closes), 1):
        assert told(find_changes(shown[:, :close], rated[:, :close], closes[:at])) == told(said)


@settings(max_examples=15, deadline=None)
@given(JOURNALS, st.integers(0, 15))
def test_shown_and_missed_are_told_alike(seed: int, swapped: int) -> None:
    shown, rated = journal(seed)
    turned = np.array([rated[row] - shown[row] if swapped >> row & 1 else shown[row] for row in range(4)])
    assert told(find_changes(turned, rated, month_ends(90))) == told(find_changes(shown, rated, month_ends(90)))


@settings(max_examples=15, deadline=None)
@given(JOURNALS, st.permutations(range(4)))
def test_the_names_of_the_series_do_not_matter(seed: int, order: list[int]) -> None:
    shown, rated = journal(seed)
    plain = told(find_changes(shown, rated, month_ends(90)))
    assert told(find_changes(shown[order], rated[order], month_ends(90))) == [plain[at] for at in order]


@settings(max_examples=15, deadline=None)
@given(JOURNALS, JOURNALS)
def test_on_which_day_of_its_week_an_entry_is_does_not_matter(seed: int, days: int) -> None:
    shown, rated = journal(seed)
    rng, monday = np.random.default_rng(days), dt.date(2024, 1, 1)

    def dealt(row: int) -> tuple[Counts, Counts]:
        tallies: dict[dt.date, list[int]] = {}
        for week in range(rated.shape[1]):
            for at in range(rated[row, week]):
                day = monday + dt.timedelta(days=int(7 * week + rng.integers(0, 7)))
                tallies.setdefault(day, [0, 0])[int(at >= shown[row, week])] += 1
        made = [DayTally(day, shown=k, missed=m) for day, (k, m) in sorted(tallies.items())]
        return Days.of(made).by_week(monday, rated.shape[1])

    again = [dealt(row) for row in range(4)]
    columns_again = np.stack([k for k, _ in again]), np.stack([n for _, n in again])
    assert told(find_changes(*columns_again, month_ends(90))) == told(find_changes(shown, rated, month_ends(90)))


@settings(max_examples=8, deadline=None)
@given(JOURNALS)
def test_how_much_entries_go_together_is_learnt_from_the_other_series(seed: int) -> None:
    # by the definition, of a first look: each other series speaks with nine parts of one rate and one part of two
    shown, rated = journal(seed, 40)
    ((_close, said),) = Search(shown, rated).watch([40])
    heard = []
    for row in range(4):
        one, two = by_correlation(shown[row], rated[row])
        heard.append(one if two is None else log_sum([np.log(0.9) + one, np.log(0.1) + two], axis=0))
    for row, series in enumerate(said):
        weights = PRIOR + sum(heard[other] for other in range(4) if other != row)
        factor = by_definition(shown[row], rated[row], weights)
        for found in series.found:
            assert np.log(found.bayes_factor) == pytest.approx(min(factor, 700), abs=1e-6)
        if factor < np.log(10):
            assert series.found == ()


def test_ten_years_through_anchors_agree_with_the_definition() -> None:
    rng = np.random.default_rng(11)
    rated = rng.poisson(3, (1, 300))
    shown = rng.binomial(rated, np.where(np.arange(300) < 285, 0.4, 0.9))
    (found,) = alone(shown, rated, [50, 95, 140, 200, 250, 300])
    assert found.certainty is Certainty.CLEAR
    assert np.log(found.bayes_factor) == pytest.approx(by_definition(shown[0], rated[0]), abs=1e-6)


def test_the_prior_of_the_correlations_is_the_one_that_was_calibrated() -> None:
    assert np.allclose(CORRELATION_PRIOR, PRIOR)


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
