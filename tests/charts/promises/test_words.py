"""What is owed, in words."""

from __future__ import annotations

from tests.charts.worlds import NAMES, made

from leader_journal.charts.findings import describe
from leader_journal.charts.promises.finding import PersonFinding, PromisesOverview


def test_one_person_is_said_by_what_is_owed() -> None:
    finding = made("person, many")
    assert isinstance(finding, PersonFinding)
    text = describe(finding)
    assert text.title == f"{NAMES[1]}: {len(finding.open)} promises are open; past their day: {len(finding.overdue)}"
    assert text.subtitle.startswith("60 entries since ")
    rows = len(finding.marks) + len(finding.agreements) + len(finding.promises)
    assert len(text.table.rows) == rows


def test_promises_over_all_people_have_a_rate_of_those_due() -> None:
    finding = made("promises, some")
    assert isinstance(finding, PromisesOverview)
    assert finding.on_time is not None
    said = describe(finding).subtitle
    assert said.startswith(f"Kept by their day: {finding.on_time.shown} of {finding.on_time.rated} promises")
    assert "%" in said
