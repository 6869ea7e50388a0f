"""The mirror in words: it asks, and does not judge."""

from __future__ import annotations

from tests.charts.worlds import fairness, made

from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.findings import describe


def test_a_mirror_asks_and_does_not_judge() -> None:
    text = describe(fairness(3, 30, shares=(1.0,)))
    assert text.title == "Disagreements: would I have answered C as I answered A?"
    assert "No clear difference" in text.subtitle
    assert [row[0] for row in text.table.rows] == ["A", "C", "D"], "B is what somebody is called"


def test_a_difference_is_said_with_its_counts_and_not_with_its_reason() -> None:
    finding = fairness(2, 160, shares=(0.95, 0.1))
    first = finding.people[0]
    text = describe(finding)
    assert text.title == "Disagreements: would I have answered A as I answered the others?"
    assert first.flag is not None
    since, (other_shown, others) = first.flag.since, first.flag.since.elsewhere
    said = f"{since.shown} of {since.rated}, against {other_shown} of {others} for the others"
    assert f"You answered A constructively more often: {said}. Counted since October 2025: it held up" in text.subtitle
    assert "The numbers do not say why." in text.subtitle


def test_eight_each_are_needed() -> None:
    text = describe(fairness(2, 15, shares=(1.0, 0.0)))
    assert "Too few to compare: a difference is only mentioned once each has at least 8." in text.subtitle


def test_the_letters_of_a_mirror_are_in_the_order_of_the_first_entry() -> None:
    finding = made("fairness, many")
    assert isinstance(finding, FairnessFinding)
    assert [one.letter for one in finding.people] == ["A", "C", "D", "E", "F", "G", "H"]
