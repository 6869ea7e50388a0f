"""The marks of chart 4: what they open."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from tests.charts.marks import marks_of

from leader_journal.charts.patterns.finding import PatternsFinding
from leader_journal.charts.shared.finding import Finding
from leader_journal.core.filters import EntryFilter, RatedIn
from leader_journal.core.terms import Kind, Series


def marks_of_rows(finding: PatternsFinding) -> list[EntryFilter]:
    """Return what the marks of rows lead to, without the single entries of people who stand out."""
    return [mark.filter for mark in marks_of(finding) if mark.filter.ids is None]


def test_a_row_of_chart_4_leads_to_its_entries(state: Callable[[str], Finding]) -> None:
    finding = cast(PatternsFinding, state("patterns"))
    marks = marks_of(finding)
    assert [mark.filter for mark in marks] == [finding.row_filter(row) for row in finding.rows]
    reached = {row.level: mark.filter for row, mark in zip(finding.rows, marks, strict=True)}
    assert reached["mistake"].kinds == {Kind.MISTAKE}
    assert reached["team_meeting"].settings == {"team_meeting"}
    assert reached["yes"].under_pressure
    assert all(RatedIn(Series.ROOM) in chosen.rated for chosen in reached.values())


def test_people_who_stand_out_have_their_entries_and_the_others_a_number(state: Callable[[str], Finding]) -> None:
    finding = cast(PatternsFinding, state("patterns, people too"))
    assert {row.alias for row in finding.people if row in finding.flagged} >= {"Maria"}
    single = [mark for mark in marks_of(finding) if mark.filter.ids is not None]
    assert {one for mark in single for one in mark.filter.ids or ()} <= {
        entry.id for row in finding.people for entry in row.marks
    }
    narrow = [mark for mark in marks_of(finding, 480) if mark.filter.ids is not None]
    assert len(narrow) > 0
    assert len(single) > 0
    quiet = next(row for row in finding.people if row not in finding.flagged)
    assert quiet.marks == ()
