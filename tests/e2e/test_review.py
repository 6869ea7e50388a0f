"""A review by the keyboard alone in a real window, gone on with after the power went."""

from __future__ import annotations

import pytest
from tests.e2e.desk import Desk

pytestmark = pytest.mark.window


def test_a_review_goes_on_at_the_same_step_after_a_kill(opened: Desk) -> None:
    """Begun, one step written and left, another half written: all of it stands there again."""
    screen = opened.screen
    capture = opened.capture()
    screen.type("2Peter said that the date cannot hold")
    opened.save(capture)
    opened.window()
    screen.press("ctrl+4")
    screen.press("space")
    before = opened.written()
    screen.type("A hard month")
    opened.wait_written(before)
    screen.press("alt+Next")
    screen.press("alt+Next")
    before = opened.written()
    screen.type("I asked before I explained")
    opened.wait_written(before)
    opened.kill(screen.windows()[0].pid)
    opened.start(opened.journal)
    opened.unlock()
    screen.press("ctrl+4")
    screen.type(", twice")
    screen.press("alt+Prior")
    opened.quit()
    review = opened.archived("review")[-1]
    assert review["arrived"] == "A hard month"
    assert review["worked"] == "I asked before I explained, twice"
