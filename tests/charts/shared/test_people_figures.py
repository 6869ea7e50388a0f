"""The charts about people as pictures: readable at any size, and every mark with its entries."""

from __future__ import annotations

import pytest
from tests.charts.marks import draw
from tests.charts.shared.test_layout import assert_readable_in_a_file, assert_readable_on_the_screen
from tests.charts.shared.test_looks import assert_of_tokens
from tests.charts.worlds import STATES, PeopleFinding, made

from leader_journal.charts.findings import describe, render
from leader_journal.figures.style import FigureStyle
from leader_journal.wording.catalogue import Language

LIGHT = FigureStyle.of("light")
CHART_NAMES = ("fairness", "breaches", "voices", "promises", "person")


def reached(finding: PeopleFinding, width: float = 840) -> set[str]:
    """Return the ids that the marks of a chart open."""
    return {one for mark in draw(finding, LIGHT, width).marks for one in mark.filter.ids or ()}


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("name", STATES)
def test_no_text_touches_another_or_leaves_the_figure(name: str, spoken: Language) -> None:
    assert_readable_on_the_screen(made(name), spoken)


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("name", STATES)
def test_title_subtitle_and_note_have_room_in_an_export(name: str, spoken: Language) -> None:
    assert_readable_in_a_file(made(name), spoken)


@pytest.mark.parametrize("name", STATES)
def test_marks_lie_within_and_say_something(name: str) -> None:
    for width in (480, 840):
        drawn = draw(made(name), LIGHT, width)
        for mark in drawn.marks:
            assert 0 <= mark.x <= width
            assert 0 <= mark.y <= drawn.sheet.height
            assert mark.label
            assert mark.sentence.endswith((".", "!", "?"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", STATES)
def test_every_colour_is_a_token(name: str, theme: str) -> None:
    assert_of_tokens(made(name), theme)


@pytest.mark.parametrize("chart", CHART_NAMES)
def test_the_same_finding_gives_the_same_bytes(chart: str) -> None:
    finding = made(next(name for name in STATES if name.startswith(chart)))
    assert render(finding, describe(finding), LIGHT, "svg") == render(finding, describe(finding), LIGHT, "svg")
