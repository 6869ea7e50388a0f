"""The ledger of claims: what was told when, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.insight.simulation import tallies

from leader_journal.core.tallies import DayTally, Factor
from leader_journal.core.terms import Kind, Series
from leader_journal.insight.binning import Days
from leader_journal.insight.change import Certainty, Found, Said
from leader_journal.insight.claims import Became, Claim
from leader_journal.insight.counts import Direction
from leader_journal.insight.ledger import claims_of_changes, claims_of_patterns
from leader_journal.insight.patterns import Confirmation, FlagOutcome
from leader_journal.insight.replay import ReplayedFlag
from leader_journal.insight.watched import ToldMonths, Watched, Weeks

MONDAY = dt.date(2024, 1, 1)


def weeks(shown: list[int], of: int) -> Days:
    days = [DayTally(MONDAY + dt.timedelta(weeks=at), k, 0, of - k) for at, k in enumerate(shown)]
    return Days.of(days)


def history(rooms: Days) -> list[Days]:
    return [rooms if series is Series.ROOM else Days.of(()) for series in Series]


def told(claims: tuple[Claim, ...]) -> list[list[tuple[str, str]]]:
    return [[(step.became.value, f"{step.day:%Y-%m}") for step in claim.steps] for claim in claims]


def test_a_change_that_was_withdrawn_stands_with_all_that_was_told() -> None:
    # half of three a week, twelve weeks of nearly all, and half again
    shown = list(np.tile([1, 2], 50))
    shown[40:52] = [3, 3, 2] * 4
    days = weeks([int(k) for k in shown], 3)
    last = MONDAY + dt.timedelta(weeks=100)
    (claim,) = claims_of_changes(history(days), last, last)
    assert [step.became for step in claim.steps] == [Became.CLEAR, Became.PERHAPS, Became.WITHDRAWN]
    assert claim.series is Series.ROOM
    assert claim.direction is Direction.MORE
    assert claim.around == dt.date(2024, 10, 1)
    assert claim.before == (60, 120)
    assert claim.since[0] / claim.since[1] > 0.8
    assert claim.told == dt.date(2025, 1, 1), "the day after the month that closed"


def test_perhaps_becomes_clear_in_one_claim() -> None:
    shown = [1] * 50 + [3] * 50
    last = MONDAY + dt.timedelta(weeks=99)
    (claim,) = claims_of_changes(history(weeks(shown, 4)), last, last)
    assert [step.became for step in claim.steps] == [Became.PERHAPS, Became.CLEAR]
    assert claim.now.became.stands


def test_what_is_perhaps_elsewhere_or_the_other_way_is_another_claim() -> None:
    # a third of three a week, two thirds from week 20 on, none from week 60 on
    days = weeks([1] * 20 + [2] * 40 + [0] * 40, 3)
    last = MONDAY + dt.timedelta(weeks=100)
    told_at = {9: 20, 10: 20, 11: 22, 12: 45, 21: 60}
    """At the close of which month which week is perhaps the one."""

    def watch(history: Sequence[Days], last: dt.date, today: dt.date) -> ToldMonths:
        weeks, said = Weeks(history, last, today), []
        for number, close in enumerate(weeks.looked):
            if number in told_at:
                found = Found(told_at[number], 12.0, Certainty.POSSIBLE, close)
                said.append((close, tuple(Said((found,)) if one is Series.ROOM else Said() for one in Series)))
        return ToldMonths(weeks, tuple(said))

    claims = claims_of_changes(history(days), last, last, watch)
    assert [(claim.direction, claim.around) for claim in claims] == [
        (Direction.MORE, dt.date(2024, 5, 1)),
        (Direction.MORE, dt.date(2024, 11, 1)),
        (Direction.LESS, dt.date(2025, 2, 1)),
    ]
    assert [[step.became for step in claim.steps] for claim in claims] == [
        [Became.PERHAPS, Became.FADED],
        [Became.PERHAPS, Became.FADED],
        [Became.PERHAPS],
    ]


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_what_stands_in_the_ledger_is_what_is_told_today(seed: int) -> None:
    rng = np.random.default_rng(seed)
    today = dt.date(2026, 11, 23)
    shares = {series: np.repeat(rng.uniform(0.1, 0.9, 3), 250) for series in Series}
    made = tallies(rng, today, 750, 0.6, shares)
    held = [Days.of(made[series]) for series in Series]
    claims = claims_of_changes(held, today, today)
    watched = Watched(held, today, today)
    for row, series in enumerate(Series):
        mine = [claim for claim in claims if claim.series is series]
        now = sorted(change.certainty.value for change in watched.changes(row))
        assert (
            sorted(
                "clear" if claim.now.became is Became.CLEAR else "possible" for claim in mine if claim.now.became.stands
            )
            == now
        )
        for claim in mine:
            days = [step.day for step in claim.steps]
            assert days == sorted(days)
            assert all(one.became is not two.became for one, two in zip(claim.steps, claim.steps[1:], strict=False))


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_the_ledger_of_an_earlier_day_is_its_beginning(seed: int) -> None:
    rng = np.random.default_rng(seed)
    today, earlier = dt.date(2026, 11, 23), dt.date(2026, 3, 10)
    shares = {series: np.repeat(rng.uniform(0.1, 0.9, 3), 250) for series in Series}
    held = [Days.of(made) for made in tallies(rng, today, 750, 0.6, shares).values()]
    whole, then = claims_of_changes(held, today, today), claims_of_changes(held, earlier, earlier)
    cut = [tuple(step for step in claim.steps if step.day <= earlier) for claim in whole]
    assert sorted(map(str, filter(None, cut))) == sorted(str(claim.steps) for claim in then)


def test_patterns_are_told_with_their_rounds_and_people_are_not() -> None:
    test = Confirmation(FlagOutcome.HELD_UP, 8, 10, dt.date(2024, 9, 9))
    day, before = dt.date(2024, 7, 1), dt.date(2024, 1, 1)

    def flag(factor: Factor, level: str) -> ReplayedFlag[Series]:
        return ReplayedFlag(
            factor, level, Series.ROOM, day, Direction.LESS, test, (before,), lapsed=dt.date(2026, 9, 9)
        )

    claims = claims_of_patterns([flag(Factor.KIND, Kind.DOUBT.value), flag(Factor.PERSON, "someone")])
    assert told(claims) == [
        [("worth_a_look", "2024-01"), ("did_not_show", "2024-07")],
        [("worth_a_look", "2024-07"), ("held_up", "2024-09"), ("lapsed", "2026-09")],
    ]


def test_an_empty_journal_has_told_nothing() -> None:
    assert claims_of_changes(history(Days.of(())), MONDAY, MONDAY) == ()
