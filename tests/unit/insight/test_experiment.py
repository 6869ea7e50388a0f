"""A plan as one test: what is fixed beforehand, when it is looked at, and what is told then."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from leader_journal.core.experiments import Experiment, experiment_of
from leader_journal.core.plans import Plan
from leader_journal.core.tallies import DayTally
from leader_journal.core.terms import Element, Kind, Series
from leader_journal.insight.experiment import LookVerdict, build_experiment
from leader_journal.wording.experiments import experiment_words, planned_words

BEGAN = dt.date(2026, 2, 10)
PLAN = Plan(id="1", when="they doubt", then="ask", made=BEGAN, element=Element.QUESTIONS, kind=Kind.DOUBT)


def after(days: int) -> dt.date:
    return BEGAN + dt.timedelta(days=days)


def experiment(plan: Plan = PLAN, *others: Plan) -> Experiment:
    found = experiment_of(plan, (plan, *others))
    assert found is not None
    return found


def weekly(before: tuple[int, int], since: tuple[int, int]) -> dict[Series, tuple[DayTally, ...]]:
    """Two entries a week for a year before and half a year since, so many shown a week of how many."""
    days = [DayTally(after(7 * week), shown=before[0], missed=before[1] - before[0]) for week in range(-52, 0)]
    days += [DayTally(after(7 * week), shown=since[0], missed=since[1] - since[0]) for week in range(26)]
    return {Series.QUESTIONS: tuple(days)}


def test_days_of_looking_are_fixed_at_the_start() -> None:
    assert experiment().looks == (dt.date(2026, 5, 10), dt.date(2026, 8, 10))
    assert experiment().before.first == dt.date(2025, 2, 10)
    assert experiment().situation().kinds == {Kind.DOUBT}
    assert experiment_of(replace(PLAN, element=None), [PLAN]) is None


def test_the_same_plan_made_again_goes_on_and_another_is_another() -> None:
    first = replace(PLAN, ended=after(30))
    again = replace(PLAN, id="2", made=after(30), when="they hesitate")
    assert experiment(again, first).began == BEGAN
    assert experiment(first, again).ended is None
    late = replace(again, made=after(60))
    assert experiment(late, first).began == after(60)
    other = replace(again, element=Element.ROOM)
    assert experiment(other, first).began == after(30)


def test_what_was_broken_off_is_not_looked_at() -> None:
    ended = experiment(replace(PLAN, ended=after(60)))
    assert ended.next_look(after(70)) is None
    assert build_experiment(weekly((1, 3), (3, 3)), ended, after(100)).looks == ()


@pytest.mark.parametrize(
    ("since", "verdict"),
    [((3, 3), LookVerdict.MORE), ((0, 3), LookVerdict.LESS), ((1, 2), LookVerdict.NO_CLEAR_DIFFERENCE)],
)
def test_a_look_tells_whatever_comes_out_with_its_range(since: tuple[int, int], verdict: LookVerdict) -> None:
    before = (1, 2) if since == (1, 2) else (1, 3) if since[0] else (2, 3)
    tried = build_experiment(weekly(before, since), experiment(), after(95))
    (look,) = tried.looks
    assert look.day == dt.date(2026, 5, 10)
    assert look.verdict is verdict
    assert look.size is not None
    assert look.size.low < look.size.mean < look.size.high
    assert look.since.rated == 13 * since[1], "the day of looking itself does not count"
    assert "points" in experiment_words(tried, after(95))


def test_between_the_looks_there_are_counts_and_no_verdict() -> None:
    early = build_experiment(weekly((1, 3), (3, 3)), experiment(), after(50))
    assert early.looks == ()
    assert (early.since.shown, early.since.rated) == (24, 24)
    said = experiment_words(early, after(50))
    assert said.startswith("So far 24 of 24 marked entries, 52 of 156 in the year before.")
    assert "Nothing will be concluded before 10 May" in said
    later = build_experiment(weekly((1, 3), (3, 3)), experiment(), after(120))
    assert [look.day for look in later.looks] == [dt.date(2026, 5, 10)]
    assert later.looks == build_experiment(weekly((1, 3), (3, 3)), experiment(), after(130)).looks, "it stands"


def test_too_few_say_so() -> None:
    few = {Series.QUESTIONS: (DayTally(after(-30), 3), DayTally(after(20), 4))}
    (look,) = build_experiment(few, experiment(), after(95)).looks
    assert (look.verdict, look.size) == (LookVerdict.TOO_FEW, None)


def test_it_is_planned_in_one_sentence() -> None:
    held = {Series.QUESTIONS: weekly((1, 3), (0, 3))[Series.QUESTIONS][:52]}
    tried = build_experiment(held, experiment(), BEGAN)
    assert (
        planned_words(tried, BEGAN)
        == "I will look on 10 May; by then there should be about 38 marked entries like these."
    )
