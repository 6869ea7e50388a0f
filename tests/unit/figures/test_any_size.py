"""Every chart there is can be read at any width and text size, on the screen and in a file, in each language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.figures.conftest import STATES
from tests.unit.figures.test_layout import assert_readable
from tests.unit.others.dealings import findings as dealings
from tests.unit.people.worlds import STATES as PEOPLE
from tests.unit.plans.test_plan_finding import FINDINGS as PLANS

from leader_journal.figures.api import CHARTS, draw
from leader_journal.figures.export import MARGIN, compose
from leader_journal.figures.style import FigureStyle, drawing
from leader_journal.insight.findings import Finding
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.findings import describe


def built(finding: Finding) -> Finding:
    """Return what is there already."""
    return finding


FULLEST: dict[str, Callable[[], Finding]] = {
    "progress": STATES["progress, panels in different states"],
    "entries": STATES["entries"],
    "month": STATES["month"],
    "reactions": STATES["reactions"],
    "year": STATES["year"],
    "patterns": STATES["patterns, people too"],
    "plan": lambda: PLANS["few"],
    "breaches": PEOPLE["breaches, many"],
    "voices": PEOPLE["voices, many"],
    "fairness": PEOPLE["fairness, many"],
    "promises": PEOPLE["promises, many"],
    "person": PEOPLE["person, many"],
    **{name.split(",")[0]: partial(built, finding) for name, finding in dealings(["many"])},
}
"""Each chart in a state that holds most of what it can show."""

widths = st.integers(480, 1500)
scales = st.floats(0.8, 2.0)


@cache
def full(name: str) -> Finding:
    """Return the finding of a chart; findings are frozen."""
    return FULLEST[name]()


def test_no_chart_is_left_out() -> None:
    assert set(FULLEST) == set(CHARTS)
    assert all(isinstance(full(name), CHARTS[name].finding) for name in CHARTS)


@pytest.mark.parametrize("name", CHARTS)
@settings(max_examples=8)
@given(spoken=st.sampled_from(Language), width=widths, scale=scales)
def test_on_the_screen(name: str, spoken: Language, width: int, scale: float) -> None:
    with language(spoken):
        drawn = draw(full(name), FigureStyle.of("light", scale), width)
        assert_readable(drawn.figure, f"{width} px at {scale}")


@pytest.mark.parametrize("name", CHARTS)
@settings(max_examples=4)
@given(spoken=st.sampled_from(Language), width=widths, scale=scales)
def test_in_a_file(name: str, spoken: Language, width: int, scale: float) -> None:
    finding, style, kind = full(name), FigureStyle.of("light", scale), CHARTS[name]
    with language(spoken), drawing():
        text = describe(finding)
        figure = compose(kind.layout(finding, style, width - 2 * MARGIN * scale), text, style, width)
        assert_readable(figure, f"export of {width} px at {scale}")
