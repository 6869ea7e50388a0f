"""The charts "With others" as pictures: readable, in the colours of the theme, and every mark opens its entries."""

from __future__ import annotations

import pytest
from tests.charts.marks import draw, texts_on
from tests.charts.narrow_entries import BUILDERS, findings
from tests.charts.shared.test_layout import assert_readable_in_a_file, assert_readable_on_the_screen
from tests.charts.shared.test_looks import assert_of_tokens

from leader_journal.charts.bad_news_age.finding import NewsAgeFinding
from leader_journal.charts.came_back.finding import CameBackFinding
from leader_journal.charts.findings import describe, render
from leader_journal.charts.loops.finding import FollowUpsFinding
from leader_journal.charts.shared.finding import Scope
from leader_journal.charts.shared_own.finding import SharedOwnFinding
from leader_journal.charts.table import BY_ID
from leader_journal.charts.themes.finding import ThemesFinding
from leader_journal.charts.tone_outcome.finding import ToneOutcomeFinding
from leader_journal.figures.style import FigureStyle
from leader_journal.wording.catalogue import Language

FINDINGS = dict(findings())
LIGHT = FigureStyle.of("light")


def counted(finding: Scope) -> set[str]:
    """Return the entries that a chart counts."""
    match finding:
        case FollowUpsFinding():
            return {one.id for one in (*finding.done, *finding.open, *finding.unanswered)}
        case ToneOutcomeFinding():
            return {one.id for one in finding.decisions}
        case NewsAgeFinding():
            return {one.id for one in finding.heard}
        case CameBackFinding():
            return {one.id for one in finding.answers}
        case SharedOwnFinding():
            return {one.id for one in finding.shared}
        case ThemesFinding():
            return {one.id for theme in finding.returning for one in theme.entries}
    raise AssertionError(finding)


def test_every_chart_can_be_drawn() -> None:
    assert set(BUILDERS) <= set(BY_ID)


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("name", FINDINGS)
def test_no_text_touches_another_or_leaves_the_figure(name: str, spoken: Language) -> None:
    assert_readable_on_the_screen(FINDINGS[name], spoken)


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("name", FINDINGS)
def test_title_subtitle_and_note_have_room_in_an_export(name: str, spoken: Language) -> None:
    assert_readable_in_a_file(FINDINGS[name], spoken)


@pytest.mark.parametrize("name", FINDINGS)
def test_marks_lie_within_say_something_and_open_all_that_is_counted(name: str) -> None:
    finding = FINDINGS[name]
    for width in (480, 840):
        drawn = draw(finding, LIGHT, width)
        reached: set[str] = set()
        for mark in drawn.marks:
            assert 0 <= mark.x <= width
            assert 0 <= mark.y <= drawn.sheet.height
            assert mark.label
            assert mark.sentence.endswith(".")
            assert mark.filter.ids
            reached |= mark.filter.ids
        shown = finding.evidence.value in ("few", "some", "enough")
        assert reached == (counted(finding) if shown else set())
        if shown:
            assert set(finding.entries_filter().ids or ()) == reached, "what is offered to be shown is what is drawn"


def test_one_entry_is_one_mark_and_thousands_are_bars() -> None:
    few = draw(FINDINGS["loops, one month"], LIGHT, 840).marks
    assert all(len(mark.filter.ids or ()) == 1 for mark in few)
    many = draw(FINDINGS["loops, thousands"], LIGHT, 840).marks
    assert len(many) <= 2 + 7, "two rows, and the days of seven columns"
    assert any(len(mark.filter.ids or ()) > 100 for mark in many)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", FINDINGS)
def test_every_colour_is_a_token(name: str, theme: str) -> None:
    assert_of_tokens(FINDINGS[name], theme)


@pytest.mark.parametrize("chart", BUILDERS)
def test_the_same_finding_gives_the_same_bytes(chart: str) -> None:
    finding = FINDINGS[f"{chart}, few"]
    assert render(finding, describe(finding), LIGHT, "svg") == render(finding, describe(finding), LIGHT, "svg")


@pytest.mark.parametrize("name", [name for name in FINDINGS if name.endswith(("few", "one"))])
def test_no_percentage_in_a_figure(name: str) -> None:
    assert "%" not in "".join(texts_on(draw(FINDINGS[name], LIGHT, 840).sheet))
