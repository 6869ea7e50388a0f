"""Every chart there is can be read at any width and text size, on the screen and in a file, in each language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.charts.conftest import STATES
from tests.charts.narrow_entries import findings as narrow_entries
from tests.charts.plan.test_plan import FINDINGS as PLANS
from tests.charts.shared.test_layout import assert_readable_in_a_file, assert_readable_on_the_screen
from tests.charts.worlds import STATES as PEOPLE

from leader_journal.charts.shared.finding import Finding
from leader_journal.charts.table import BY_ID
from leader_journal.figures.export import MARGIN
from leader_journal.wording.catalogue import Language


def built(finding: Finding) -> Finding:
    """Return what is there already."""
    return finding


FULLEST: dict[str, Callable[[], Finding]] = {
    "progress": STATES["progress, panels in different states"],
    "entries": STATES["entries"],
    "month": STATES["month"],
    "reactions": STATES["reactions"],
    "year": STATES["year"],
    "claims": STATES["claims"],
    "patterns": STATES["patterns, people too"],
    "plan": lambda: PLANS["few"],
    "breaches": PEOPLE["breaches, many"],
    "voices": PEOPLE["voices, many"],
    "fairness": PEOPLE["fairness, many"],
    "promises": PEOPLE["promises, many"],
    "person": PEOPLE["person, many"],
    **{name.split(",")[0]: partial(built, finding) for name, finding in narrow_entries(["many"])},
}
"""Each chart in a state that holds most of what it can show."""

NARROWEST, WIDEST, LARGEST = 480, 1500, 2.0
widths = st.integers(NARROWEST, WIDEST)
widths_of_files = st.integers(NARROWEST + int(2 * MARGIN * LARGEST), WIDEST)
"""Within its margins a file is as wide as a chart on the screen."""
scales = st.floats(0.8, LARGEST)


@cache
def full(name: str) -> Finding:
    """Return the finding of a chart; findings are frozen."""
    return FULLEST[name]()


def test_no_chart_is_left_out() -> None:
    assert set(FULLEST) == set(BY_ID)
    assert all(isinstance(full(name), BY_ID[name].finding) for name in BY_ID)


@pytest.mark.parametrize("name", BY_ID)
@settings(max_examples=8)
@given(spoken=st.sampled_from(Language), width=widths, scale=scales)
def test_on_the_screen(name: str, spoken: Language, width: int, scale: float) -> None:
    assert_readable_on_the_screen(full(name), spoken, ((width, scale),))


@pytest.mark.parametrize("name", BY_ID)
@settings(max_examples=4)
@given(spoken=st.sampled_from(Language), width=widths_of_files, scale=scales)
def test_in_a_file(name: str, spoken: Language, width: int, scale: float) -> None:
    assert_readable_in_a_file(full(name), spoken, ((width, scale),))
