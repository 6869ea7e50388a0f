"""Reactions, the year and patterns, from entries to findings: what a chart counts is what a click on it opens."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from leader_journal.charts.patterns.finding import PatternsFinding, PersonRow
from leader_journal.charts.patterns.room import PATTERNS
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import PeopleNotCompared
from leader_journal.core.periods import Period
from leader_journal.core.records import Entry, Marks, Person
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Kind, Mark, Series
from leader_journal.insight.counts import Direction
from leader_journal.insight.standing import Standing
from leader_journal.storage.journal import Journal


def test_patterns_are_flagged_tested_and_told_apart_from_what_they_overlap(
    written: Journal, services: Services, clock: FixedClock
) -> None:
    finding = services.progress.finding(ChartRequest(PATTERNS, series=Series.ROOM))
    assert isinstance(finding, PatternsFinding)
    rows = {(row.factor, row.level): row for row in finding.rows}
    pressed, meeting = rows[Factor.PRESSURE, "yes"], rows[Factor.SETTING, "team_meeting"]
    assert pressed.standing is meeting.standing is Standing.HELD_UP
    assert pressed.overlap is not None
    assert (pressed.overlap.level, pressed.overlap.common, pressed.overlap.of) == ("team_meeting", 20, 20)
    assert rows[Factor.KIND, "idea"].standing is Standing.NO_DIFFERENCE
    for row in finding.rows:
        assert written.entries.count(finding.row_filter(row)) == row.inside.rated
    early = Period(None, clock.now().date() - dt.timedelta(days=400))
    before = services.progress.finding(ChartRequest(PATTERNS, early, series=Series.ROOM))
    assert isinstance(before, PatternsFinding)
    assert all(row.flag is None for row in before.rows)


@pytest.fixture
def with_people(journal: Journal, clock: FixedClock) -> Journal:
    """A year and a half with three people: with Maria no room is left, and with a theme of its own."""
    with journal.write() as writer:
        people = [Person(id=journal.ids.new(), alias=alias) for alias in ("Maria", "Peter", "Bo")]
        for one in people:
            writer.put(one)
        for at in range(90):
            happened = clock.now() - dt.timedelta(days=3 + 5 * at)
            maria = at % 3 == 0
            entry = Entry(
                id=journal.ids.new(),
                happened=happened,
                written=happened,
                kind=Kind.IDEA,
                people=(people[0].id,) if maria else (people[1 + at % 2].id,),
                themes=("rota",) if maria else (),
                marks=Marks(room=Mark.MISSED if maria and at % 9 else Mark.SHOWN),
            )
            writer.put(entry)
    return journal


def asked(services: Services, factor: Factor | None, series: Series = Series.ROOM) -> PatternsFinding:
    finding = services.progress.finding(ChartRequest(PATTERNS, series=series, ask=factor))
    assert isinstance(finding, PatternsFinding)
    return finding


def test_people_are_left_out_until_they_are_switched_on(with_people: Journal, services: Services) -> None:
    before = asked(services, None)
    assert (before.people, before.left_out) == ((), ())
    services.settings.change(lambda settings: replace(settings, by_person=True))
    after = asked(services, None)
    assert [row.alias for row in after.people] == ["Bo", "Maria", "Peter"]
    assert after.comparisons > before.comparisons
    maria = after.people[1]
    assert (maria.standing, maria.plain) == (Standing.HELD_UP, Direction.LESS)
    assert with_people.entries.count(after.row_filter(maria)) == maria.marked == len(maria.marks) == 30
    assert all(row.marks == () for row in after.people if row not in after.flagged)
    services.writes.undo()
    assert asked(services, None).people == ()


def test_a_question_about_people_is_refused_while_they_are_not_compared(
    with_people: Journal, services: Services
) -> None:
    with pytest.raises(PeopleNotCompared):
        asked(services, Factor.PERSON)
    services.settings.change(lambda settings: replace(settings, by_person=True))
    assert {row.alias for row in asked(services, Factor.PERSON).flagged if isinstance(row, PersonRow)} >= {"Maria"}


def test_a_question_by_theme_leads_to_the_entries_of_the_theme(with_people: Journal, services: Services) -> None:
    finding = asked(services, Factor.THEME)
    assert [(row.level, row.standing) for row in finding.rows] == [("rota", Standing.HELD_UP)]
    assert with_people.entries.count(finding.row_filter(finding.rows[0])) == 30
    assert finding.comparisons == 1


def test_two_who_are_one_are_compared_as_one(with_people: Journal, services: Services) -> None:
    services.settings.change(lambda settings: replace(settings, by_person=True))
    people = {person.alias: person for person in services.people.all()}
    services.people_book.merge(people["Maria"], people["Peter"])
    rows = asked(services, None).people
    assert [row.alias for row in rows] == ["Bo", "Peter"]
    assert sum(row.marked for row in rows) == 90
