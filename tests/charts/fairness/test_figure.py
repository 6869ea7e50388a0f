"""The mirror drawn: whose entries a mark opens."""

from __future__ import annotations

import pytest
from tests.charts.shared.test_people_figures import reached
from tests.charts.worlds import STATES, made

from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.fairness.words import PEOPLE_DRAWN


@pytest.mark.parametrize("name", [name for name in STATES if name.startswith("fairness")])
def test_the_mirror_opens_the_entries_of_each_person(name: str) -> None:
    finding = made(name)
    assert isinstance(finding, FairnessFinding)
    drawn = finding.people[:PEOPLE_DRAWN]
    assert reached(finding) == {entry.id for one in drawn for entry in one.entries}
