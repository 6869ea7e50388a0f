"""The four boxes drawn: what a mark and a number open."""

from __future__ import annotations

import pytest
from tests.charts.marks import draw
from tests.charts.shared.test_people_figures import LIGHT, reached
from tests.charts.worlds import STATES, made

from leader_journal.charts.breaches.finding import BreachesFinding


@pytest.mark.parametrize("name", [name for name in STATES if name.startswith("breaches")])
def test_boxes_open_their_entries_and_so_do_those_without_a_place(name: str) -> None:
    finding = made(name)
    assert isinstance(finding, BreachesFinding)
    assert reached(finding) == {*(one.id for one in finding.breaches), *(one.id for one in finding.destructive)}


def test_a_number_opens_all_of_its_box() -> None:
    finding = made("breaches, many")
    assert isinstance(finding, BreachesFinding)
    opened = [mark.filter.ids for mark in draw(finding, LIGHT, 840).marks]
    for box in {one.box for one in finding.breaches if one.box is not None}:
        assert finding.box_filter(box).ids in opened
