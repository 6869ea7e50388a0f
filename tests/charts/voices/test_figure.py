"""Silence drawn: what a row opens."""

from __future__ import annotations

from tests.charts.marks import draw
from tests.charts.shared.test_people_figures import LIGHT, reached
from tests.charts.worlds import made

from leader_journal.charts.voices.finding import VoicesFinding


def test_who_is_not_heard_opens_what_there_is_of_them() -> None:
    finding = made("voices, many")
    assert isinstance(finding, VoicesFinding)
    marks = draw(finding, LIGHT, 840).marks
    silences = [finding.person_filter(one.someone) for one in finding.people]
    silences += [finding.kind_filter(one.kind) for one in finding.kinds]
    assert [mark.filter for mark in marks][: len(silences)] == silences
    assert reached(finding) == {entry.id for one in finding.only_wrong for entry in one.entries}
