"""A chart that is looked at before the app's sentence may be read shows its numbers and no reading of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from tests.charts.marks import draw
from tests.charts.shared.test_looks import texts_of

from leader_journal.charts.patterns import figure as patterns_figure
from leader_journal.charts.patterns.finding import PatternsFinding
from leader_journal.charts.progress import figure as progress_figure
from leader_journal.charts.progress.finding import ProgressFinding
from leader_journal.charts.shared.finding import Finding
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.standing import Standing

TOLD = FigureStyle.of("light")
UNTOLD = replace(TOLD, told=False)
READINGS = {
    *("no clear change", "clear change", "perhaps a change"),
    *("as usual", "more than usual", "less than usual", "too few to say"),
    *("worth a look", "held up", "did not show again", "not in this period"),
}


@pytest.mark.parametrize("width", [320, 840])
def test_nothing_is_read_into_a_chart(finding: Finding, width: float) -> None:
    assert not READINGS & set(texts_of(finding, UNTOLD, width))


@pytest.mark.parametrize("name", ["progress", "month, over", "patterns"])
def test_told_something_is(state: Callable[[str], Finding], name: str) -> None:
    assert READINGS & set(texts_of(state(name), TOLD))


def test_marks_lead_to_the_same_entries_and_say_only_what_they_are(finding: Finding) -> None:
    told, plain = draw(finding, TOLD, 840).marks, draw(finding, UNTOLD, 840).marks
    assert [mark.label for mark in plain] == [mark.sentence for mark in plain]
    if not isinstance(finding, PatternsFinding):  # people who stand out have marks of their own
        assert [mark.filter for mark in plain] == [mark.filter for mark in told]


def test_the_numbers_stay(state: Callable[[str], Finding]) -> None:
    progress, patterns = state("progress"), state("patterns")
    assert isinstance(progress, ProgressFinding)
    assert isinstance(patterns, PatternsFinding)
    panels = progress_figure.untold(progress).series
    assert [panel.counts for panel in panels] == [panel.counts for panel in progress.series]
    assert not any(panel.changes for panel in panels)
    plain = patterns_figure.untold(patterns)
    assert [row.inside for row in plain.rows] == [row.inside for row in patterns.rows]
    assert {row.standing for row in plain.everything} <= {Standing.TOO_FEW, Standing.NO_DIFFERENCE}
