"""The month, by keys: a review is gone on with where it was left, whatever ended the app."""

from __future__ import annotations

import pytest
from tests.e2e.desk import Desk

pytestmark = pytest.mark.window

WORDS = "I talked more than I asked"


def test_a_review_is_gone_on_with_after_the_app_was_killed(opened: Desk) -> None:
    """Begun, written in, killed: what was written is there again, and is kept when the step is left."""
    window = opened.window()
    shown = opened.picture(window)
    opened.screen.press("ctrl+4")
    opened.wait_other_picture(window, shown)
    before = opened.written()
    opened.screen.press("Return")
    opened.wait_written(before)
    opened.wait_settled(window)
    before = opened.written()
    opened.screen.type(WORDS)
    opened.wait_written(before)
    opened.wait_settled(window)
    opened.kill(window.pid)

    window = opened.start(opened.journal)
    opened.unlock()
    shown = opened.picture(window)
    opened.screen.press("ctrl+4")
    opened.wait_other_picture(window, shown)
    before = opened.written()
    opened.screen.press("alt+Next")
    opened.wait_written(before)
    opened.quit()
    assert opened.archived("review")[-1]["arrived"] == WORDS
