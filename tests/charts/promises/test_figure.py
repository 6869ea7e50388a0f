"""One person and all promises drawn: a mark for each, and none upon another."""

from __future__ import annotations

import pytest
from tests.charts.marks import draw
from tests.charts.shared.test_people_figures import LIGHT, reached
from tests.charts.worlds import STATES, made

from leader_journal.charts.promises.figure import PROMISES_DRAWN
from leader_journal.charts.promises.finding import PersonFinding, PromisesOverview
from leader_journal.core.terms import Mark


@pytest.mark.parametrize("name", [name for name in STATES if name.startswith("person")])
def test_one_person_has_a_mark_for_each_entry_agreement_and_promise(name: str) -> None:
    finding = made(name)
    assert isinstance(finding, PersonFinding)
    marks = draw(finding, LIGHT, 840).marks
    expected = len(finding.marks) + len(finding.agreements) + min(len(finding.promises), PROMISES_DRAWN)
    assert len(marks) == expected + (finding.more > 0)
    assert {mark.id for mark in finding.marks} <= reached(finding)


def test_what_is_open_is_drawn_before_what_was_closed() -> None:
    finding = made("promises, many")
    assert isinstance(finding, PromisesOverview)
    assert len(finding.promises) > PROMISES_DRAWN > len(finding.open)
    said = " ".join(mark.label for mark in draw(finding, LIGHT, 840).marks)
    assert all(bar.text in said for bar in finding.open)


def test_entries_of_near_days_do_not_lie_on_each_other() -> None:
    marks = draw(made("person, many"), LIGHT, 840).marks
    places = {(round(mark.x, 1), round(mark.y, 1)) for mark in marks}
    assert len(places) == len(marks)


def test_a_crowded_day_does_not_make_a_tower() -> None:
    assert draw(made("person, all on one day"), LIGHT, 840).sheet.height < 1200


def test_the_four_sorts_of_mark_are_all_drawn() -> None:
    finding = made("person, many")
    assert isinstance(finding, PersonFinding)
    assert all(finding.counted(mark) for mark in (Mark.SHOWN, Mark.PARTLY, Mark.MISSED, Mark.UNMARKED))
