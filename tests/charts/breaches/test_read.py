"""The four boxes: expected or not, undramatic or not, by what the leader marked; and what has no place in them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from leader_journal.charts.breaches.finding import Box, Missing, PlacedBreach
from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.records import Agreement, Entry
from leader_journal.core.terms import AgreementState, Kind, Reaction, Setting, Tone
from leader_journal.insight.counts import Evidence

TODAY = dt.date(2026, 11, 24)
FOLLOWED: dict[str, Any] = {"reactions": (Reaction.LISTENED, Reaction.CONSEQUENCE), "consequence_known": True}
CALM: dict[str, Any] = {"tone": Tone.CALM, "carried_out_calmly": True}
AS_SAID = FOLLOWED | CALM


class Desk:
    """A journal with Bo and Eva, and what happens in it."""

    def __init__(self, services: Services) -> None:
        self.services = services
        for alias in ("Bo", "Eva"):
            services.people_book.add(alias)
        self.bo, self.eva = (services.people.ids_by_alias()[alias] for alias in ("Bo", "Eva"))

    def agree(self, days_ago: int | None = 30, **fields: Any) -> Agreement:
        said_on = None if days_ago is None else TODAY - dt.timedelta(days=days_ago)
        agreement = Agreement(id=self.services.journal.ids.new(), what="We say it", said_on=said_on)
        return self.put(replace(agreement, **fields))

    def put(self, agreement: Agreement) -> Agreement:
        with self.services.writes.change() as writer:
            writer.put(agreement)
        return agreement

    def breach(self, agreement: Agreement | None, days_ago: int = 3, **fields: Any) -> str:
        happened = self.services.clock.now() - dt.timedelta(days=days_ago)
        entry = Entry(
            id=self.services.journal.ids.new(),
            happened=happened,
            written=happened,
            kind=Kind.BREACH,
            facts="It was not said",
            agreement=None if agreement is None else agreement.id,
        )
        with self.services.writes.change() as writer:
            writer.put(replace(entry, **fields))
        return entry.id

    def place(self, entry: str) -> PlacedBreach:
        return next(one for one in self.services.breaches.finding().breaches if one.id == entry)

    def box(self, entry: str) -> Box | None:
        return self.place(entry).box


@pytest.fixture
def desk(services: Services) -> Desk:
    """That journal, nothing agreed yet."""
    return Desk(services)


class TestTheBoxes:
    """Which box an answer lies in."""

    @pytest.mark.parametrize(
        ("marked", "box"),
        [
            (AS_SAID, Box.EXPECTED_CALM),
            (AS_SAID | {"tone": Tone.SHARP}, Box.EXPECTED_NOT_CALM),
            (AS_SAID | {"tone": Tone.TENSE}, Box.EXPECTED_NOT_CALM),
            (AS_SAID | {"carried_out_calmly": False}, Box.EXPECTED_NOT_CALM),
            (AS_SAID | {"consequence_known": False}, Box.UNEXPECTED_CALM),
            (AS_SAID | {"reactions": (Reaction.LISTENED,)}, Box.UNEXPECTED_CALM),
            ({"reactions": (Reaction.DEFENDED,), "tone": Tone.SHARP}, Box.UNEXPECTED_NOT_CALM),
        ],
    )
    def test_by_what_is_marked(self, desk: Desk, marked: dict[str, Any], box: Box) -> None:
        entry = desk.breach(desk.agree(), **marked)

        assert desk.box(entry) is box

    def test_without_an_agreement_it_was_not_expected(self, desk: Desk) -> None:
        assert desk.box(desk.breach(None, **CALM)) is Box.UNEXPECTED_CALM
        assert desk.box(desk.breach(None, **AS_SAID)) is Box.UNEXPECTED_CALM

    @pytest.mark.parametrize(("said_days_ago", "expected"), [(4, True), (3, False), (2, False)])
    def test_it_has_to_be_said_on_a_day_before(self, desk: Desk, said_days_ago: int, expected: bool) -> None:
        entry = desk.breach(desk.agree(said_days_ago), **AS_SAID)

        assert desk.box(entry) is (Box.EXPECTED_CALM if expected else Box.UNEXPECTED_CALM)

    def test_an_unspoken_expectation_was_not_said(self, desk: Desk) -> None:
        entry = desk.breach(desk.agree(spoken=False), **AS_SAID)

        assert desk.box(entry) is Box.UNEXPECTED_CALM

    def test_an_agreement_that_ended_since_held_then(self, desk: Desk) -> None:
        entry = desk.breach(desk.agree(state=AgreementState.ENDED), **AS_SAID)

        assert desk.box(entry) is Box.EXPECTED_CALM

    def test_what_was_said_again_since_had_been_said_before(self, desk: Desk, clock: FixedClock) -> None:
        agreement = desk.agree(30)
        entry = desk.breach(agreement, **AS_SAID)
        clock.advance(dt.timedelta(days=1))
        desk.services.agreements.said_again(agreement)

        assert desk.services.agreements.get(agreement.id).said_on == TODAY + dt.timedelta(days=1)
        assert desk.box(entry) is Box.EXPECTED_CALM

    def test_a_day_that_was_mended_at_once_never_stood(self, desk: Desk) -> None:
        agreement = desk.agree(30)
        entry = desk.breach(agreement, **AS_SAID)
        desk.put(replace(agreement, said_on=TODAY))

        assert desk.box(entry) is Box.UNEXPECTED_CALM


class TestToWhom:
    """Said to that person, or to all."""

    def test_to_the_one_concerned(self, desk: Desk) -> None:
        agreement = desk.agree(said_to=(desk.bo,))

        assert desk.box(desk.breach(agreement, people=(desk.bo,), **AS_SAID)) is Box.EXPECTED_CALM
        assert desk.box(desk.breach(agreement, people=(desk.eva,), **AS_SAID)) is Box.UNEXPECTED_CALM
        assert desk.box(desk.breach(agreement, people=(desk.bo, desk.eva), **AS_SAID)) is Box.UNEXPECTED_CALM

    def test_who_tells_of_another_is_not_concerned(self, desk: Desk) -> None:
        agreement = desk.agree(said_to=(desk.bo,))
        both = (desk.bo, desk.eva)

        assert desk.box(desk.breach(agreement, people=both, raised_by=desk.eva, **AS_SAID)) is Box.EXPECTED_CALM
        assert desk.box(desk.breach(agreement, people=both, raised_by=desk.bo, **AS_SAID)) is Box.UNEXPECTED_CALM
        alone = desk.breach(agreement, people=(desk.bo,), raised_by=desk.bo, **AS_SAID)
        assert desk.box(alone) is Box.EXPECTED_CALM

    @pytest.mark.parametrize("said", [{"said_to_others": "the whole team"}, {}])
    def test_to_all(self, desk: Desk, said: dict[str, Any]) -> None:
        entry = desk.breach(desk.agree(**said), people=(desk.eva,), **AS_SAID)

        assert desk.box(entry) is Box.EXPECTED_CALM

    def test_after_a_merge_it_was_said_to_the_one_who_is_both(self, desk: Desk) -> None:
        agreement = desk.agree(said_to=(desk.bo,))
        entry = desk.breach(agreement, people=(desk.eva,), **AS_SAID)
        people = {person.id: person for person in desk.services.people.all()}

        desk.services.people_book.merge(people[desk.bo], people[desk.eva])

        assert desk.box(entry) is Box.EXPECTED_CALM


class TestWithoutAPlace:
    """What is listed with what is missing."""

    @pytest.mark.parametrize(
        ("marked", "missing"),
        [
            ({}, set(Missing) - {Missing.SAID_ON}),
            (FOLLOWED, {Missing.TONE, Missing.CARRIED_OUT}),
            (FOLLOWED | {"tone": Tone.CALM}, {Missing.CARRIED_OUT}),
            (CALM | {"reactions": (Reaction.CONSEQUENCE,)}, {Missing.CONSEQUENCE_KNOWN}),
            (CALM | {"consequence_known": True}, {Missing.REACTION}),
        ],
    )
    def test_says_what_is_missing(self, desk: Desk, marked: dict[str, Any], missing: set[Missing]) -> None:
        place = desk.place(desk.breach(desk.agree(), **marked))

        assert (place.box, set(place.missing)) == (None, missing)

    def test_an_agreement_without_a_day(self, desk: Desk) -> None:
        assert desk.place(desk.breach(desk.agree(None), **AS_SAID)).missing == (Missing.SAID_ON,)

    def test_what_would_not_decide_is_not_asked_for(self, desk: Desk) -> None:
        entry = desk.breach(None, tone=Tone.SHARP)

        assert desk.place(entry) == PlacedBreach(entry, TODAY - dt.timedelta(days=3), Box.UNEXPECTED_NOT_CALM)


def test_destructive_conduct_stands_apart(desk: Desk) -> None:
    entry = desk.breach(None, destructive=True, tone=Tone.SHARP)

    finding = desk.services.breaches.finding()

    assert (finding.breaches, [one.id for one in finding.destructive]) == ((), [entry])
    assert finding.destructive_filter().ids == frozenset({entry})
    assert not desk.services.agreements.view().owed


def test_a_box_leads_to_its_entries(desk: Desk) -> None:
    agreement = desk.agree()
    inside = [desk.breach(agreement, days, **AS_SAID) for days in (9, 5)]
    unplaced = desk.breach(agreement)
    finding = desk.services.breaches.finding()

    rows = desk.services.entries.rows(finding.box_filter(Box.EXPECTED_CALM))

    assert [row.id for row in reversed(rows)] == inside == [one.id for one in finding.of(Box.EXPECTED_CALM)]
    assert finding.box_filter(None).ids == frozenset({unplaced})
    assert finding.all_filter().ids == frozenset({*inside, unplaced})
    assert (finding.placed, finding.entries) == (2, 3)


def test_only_breaches_of_the_period_and_the_filter(desk: Desk) -> None:
    old, new = (desk.breach(None, days, setting=Setting.CORRIDOR.value, **CALM) for days in (100, 4))
    desk.services.entries.trash([desk.breach(None, 2, **CALM)])
    book = desk.services.breaches

    recent = book.finding(Period(TODAY - dt.timedelta(days=30), TODAY))
    assert [one.id for one in recent.breaches] == [new]
    corridor = EntryFilter(settings=frozenset({Setting.CORRIDOR.value}))
    assert {one.id for one in book.finding(chosen=corridor).breaches} == {old, new}
    ideas = EntryFilter(kinds=frozenset({Kind.IDEA}))
    assert (book.finding(chosen=ideas).evidence, book.finding(chosen=ideas).entries) == (Evidence.NO_MATCH, 0)


def test_an_agreement_that_is_gone_was_none(desk: Desk) -> None:
    gone = Agreement(id="01900000-0000-7000-8000-000000000000", what="Never written")

    assert desk.box(desk.breach(gone, **AS_SAID)) is Box.UNEXPECTED_CALM


@pytest.mark.parametrize(("placed", "evidence"), [(0, Evidence.UNRATED), (4, Evidence.FEW), (5, Evidence.SOME)])
def test_evidence_counts_those_with_a_place(desk: Desk, placed: int, evidence: Evidence) -> None:
    desk.breach(desk.agree())
    for _one in range(placed):
        desk.breach(None, **CALM)

    assert desk.services.breaches.finding().evidence is evidence


def test_an_empty_journal_has_none(services: Services) -> None:
    finding = services.breaches.finding()

    assert (finding.evidence, finding.entries) == (Evidence.NONE, 0)
