"""Plans: one holds at a time, entries are its occasions, and what was answered is counted with its range."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from leader_journal.charts.plan.finding import PlanFinding
from leader_journal.charts.plan.room import PLAN
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import NoWords
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.plans import Plan, PlanWords, words_of
from leader_journal.core.records import Marks
from leader_journal.core.terms import Element, Kind, Mark, Setting
from leader_journal.insight.counts import Evidence
from leader_journal.services.entries.capture import Captured
from leader_journal.services.plans import AskAbout
from leader_journal.storage.journal import Journal
from leader_journal.wording.plans import situation_words, tally_words, unanswered_words

WORDS = PlanWords(
    when="somebody questions a date",
    then="ask what they see first",
    element=Element.QUESTIONS,
    kind=Kind.DISAGREEMENT,
    setting=Setting.TEAM_MEETING,
)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))
SETTINGS = st.none() | st.sampled_from([*Setting, "Walk"])


def made(services: Services, words: PlanWords = WORDS) -> Plan:
    services.plans.make(words)
    plan = services.plans.in_force()
    assert plan is not None
    return plan


def answered(services: Services, plan: Plan, *answers: bool | None) -> list[str]:
    return [
        services.capture.save(
            Captured(
                kind=Kind.DISAGREEMENT,
                facts=f"Occasion {number}",
                setting=Setting.TEAM_MEETING,
                plan=plan.id if done is not None else None,
                plan_done=done,
            )
        ).ids[0]
        for number, done in enumerate(answers)
    ]


def test_a_new_plan_ends_the_one_before(services: Services, clock: FixedClock) -> None:
    first = made(services)
    clock.advance(dt.timedelta(days=30))

    changes = services.plans.make(replace(WORDS, when="@Bo doubts"))

    second = services.plans.in_force()
    assert second is not None
    assert changes.ids[0] == second.id
    assert [line.plan.ended for line in services.plans.lines()] == [None, dt.date(2026, 12, 24)]
    assert services.plans.sentence(second) == "When Bo doubts, I ask what they see first."
    services.writes.undo()
    assert services.plans.in_force() == first


@pytest.mark.parametrize("words", [PlanWords(), PlanWords(when="they doubt"), PlanWords(when=" ", then="wait")])
def test_half_a_plan_is_none(services: Services, words: PlanWords) -> None:
    with pytest.raises(NoWords):
        services.plans.make(words)
    assert services.plans.lines() == ()


def test_a_plan_that_ended_is_not_ended_before_it_was_made(services: Services, clock: FixedClock) -> None:
    plan = made(services)
    clock.advance(dt.timedelta(days=-40))

    services.plans.end(plan)

    (line,) = services.plans.lines()
    assert line.plan.ended == line.plan.made
    assert services.plans.in_force() is None


def test_other_words_keep_what_was_answered(services: Services) -> None:
    plan = made(services)
    answered(services, plan, True)

    services.plans.change(plan, replace(words_of(plan), then="wait"))

    (line,) = services.plans.lines()
    assert (line.plan.then, line.tally.done) == ("wait", 1)


def test_one_that_never_was_is_taken_out_and_comes_back(services: Services) -> None:
    plan = made(services)
    services.plans.remove(plan)
    assert services.plans.get(plan.id) is None
    services.writes.undo()
    assert services.plans.get(plan.id) == plan


def test_done_of_occasions_with_its_range_from_five_on(services: Services) -> None:
    plan = made(services)
    assert tally_words(services.plans.line(plan).tally, services.plans.line(plan).rate) == "no occasion yet"

    answered(services, plan, True, True, False, None)
    line = services.plans.line(plan)
    assert (line.tally.done, line.tally.not_done, line.tally.unanswered) == (2, 1, 1)
    assert tally_words(line.tally, line.rate) == "done in 2 of 3 so far"
    assert unanswered_words(line.tally) == "1 not answered"

    answered(services, plan, True, True, True, False, False)
    line = services.plans.line(plan)
    assert tally_words(line.tally, line.rate) == "done in 5 of 8 (63%, likely 31–86%)"


def test_its_occasions_open_in_the_journal(services: Services) -> None:
    plan = made(services)
    done, missed, unanswered = answered(services, plan, True, False, None)

    def found(chosen: bool | None = None) -> set[str]:
        return {row.id for row in services.entries.rows(services.plans.occasions(plan, done=chosen))}

    assert found() == {done, missed, unanswered}
    assert (found(True), found(False)) == ({done}, {missed})
    services.entries.trash([done])
    assert found() == {missed, unanswered}
    assert services.plans.line(plan).tally.done == 0


def test_an_entry_that_fits_is_an_occasion_and_another_is_not(services: Services) -> None:
    plan = made(services)
    fields = [
        {"kind": Kind.DISAGREEMENT, "setting": Setting.TEAM_MEETING},
        {"kind": Kind.DISAGREEMENT, "setting": Setting.CORRIDOR},
        {"kind": Kind.DISAGREEMENT},
        {"kind": Kind.IDEA, "setting": Setting.TEAM_MEETING},
        {"setting": Setting.TEAM_MEETING},
    ]

    entries = [services.capture.save(Captured(facts="Something", **one)).ids[0] for one in fields]  # type: ignore[arg-type] # fields of Captured

    assert [services.entries.get(entry).plan for entry in entries] == [plan.id, None, None, None, None]


def test_what_happened_before_the_plan_was_made_is_no_occasion(services: Services) -> None:
    made(services)
    before = services.clock.now() - dt.timedelta(days=1)

    assert services.plans.asked_about(AskAbout(Kind.DISAGREEMENT, None, before)) is None
    asked = services.plans.asked_about(AskAbout(Kind.DISAGREEMENT, None))
    assert asked is not None
    assert asked.sentence == "When somebody questions a date, I ask what they see first."


def test_an_entry_is_asked_about_the_plan_that_it_names(services: Services, clock: FixedClock) -> None:
    plan = made(services)
    clock.advance(dt.timedelta(days=30))
    made(services, replace(WORDS, kind=None, setting=None))

    asked = services.plans.asked_about(AskAbout(Kind.DISAGREEMENT, None, plan=plan.id))

    assert asked is not None
    assert asked.plan.id == plan.id


@given(DAYS, st.none() | DAYS, st.none() | st.sampled_from(Kind), SETTINGS, st.none() | st.sampled_from(Kind), SETTINGS)
def test_what_fits_may_fit_and_what_has_no_setting_only_may(
    made_on: dt.date, ended: dt.date | None, kind: Kind | None, setting: str | None, of: Kind | None, where: str | None
) -> None:
    plan = Plan(id="p", when="a", then="b", made=made_on, ended=ended, kind=kind, setting=setting)

    if plan.fits(of, where, made_on):
        assert plan.may_fit(of, where, made_on)
    if plan.may_fit(of, where, made_on) and not plan.fits(of, where, made_on):
        assert where is None
        assert setting is not None
    if kind is None and setting is None and (ended is None or ended >= made_on):
        assert plan.fits(of, where, made_on)


def test_the_tables_follow_from_the_log(services: Services, journal: Journal) -> None:
    plan = made(services)
    answered(services, plan, True, False, None)
    before = services.plans.lines(), journal.plans.occasions()

    journal.rebuild()

    assert (services.plans.lines(), journal.plans.occasions()) == before


def test_what_a_plan_is_about_in_words(services: Services) -> None:
    assert situation_words(made(services)) == "Questions · Disagreement · Team meeting"
    assert situation_words(PlanWords(when="a", then="b")) == ""


def test_the_finding_is_read_by_period_and_filter_and_names_people_or_not(services: Services) -> None:
    services.people_book.add("Bo")
    plan = made(services, replace(WORDS, when="@Bo doubts", kind=None, setting=None))
    done, other = answered(services, plan, True, False)
    services.entries.save(replace(services.entries.get(other), kind=Kind.IDEA))
    request = ChartRequest(PLAN, filter=EntryFilter(kinds=frozenset({Kind.DISAGREEMENT})))

    found = services.progress.job(request)()
    hidden = services.progress.finding(ChartRequest(PLAN, names=False))

    assert isinstance(hidden, PlanFinding)
    assert isinstance(found, PlanFinding)
    assert [one.entry for one in found.plans[0].occasions] == [done]
    assert found.plans[0].words.when == "Bo doubts"
    assert hidden.plans[0].words.when == "A doubts"
    assert hidden.plans[0].tally.occasions == 2
    assert services.progress.finding(ChartRequest(PLAN, Period(None, dt.date(2026, 11, 1)))) == replace(
        found,
        plans=(),
        entries=0,
        filter=EVERYTHING,
        period=Period(None, dt.date(2026, 11, 1)),
        evidence=Evidence.NONE,
        first=dt.date(2026, 11, 1),
        last=dt.date(2026, 11, 1),
    )


def test_a_plan_that_is_being_written_says_on_how_much_it_will_be_looked_at(
    services: Services, clock: FixedClock
) -> None:
    for weeks in range(12):
        services.capture.save(
            Captured(
                kind=Kind.DISAGREEMENT,
                facts=f"Before {weeks}",
                setting=Setting.TEAM_MEETING,
                happened=clock.now() - dt.timedelta(weeks=weeks + 1),
                marks=Marks(questions=Mark.SHOWN),
            )
        )

    planned = services.plans.planned(WORDS)
    kept = made(services)

    assert planned == services.plans.tried(kept)
    assert planned is not None
    assert services.plans.planned(replace(WORDS, element=None)) is None
