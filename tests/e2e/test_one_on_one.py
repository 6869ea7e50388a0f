"""A one-on-one by keys: made in one step from a person's page, a line written, and kept."""

from __future__ import annotations

import json

import pytest
from tests.e2e.desk import Desk

pytestmark = pytest.mark.window

LINE = "Ask what the rota costs her"


def test_a_page_is_made_and_a_line_of_it_is_kept(opened: Desk) -> None:
    """`F6` and Enter make the page, Enter writes in its first line; the app is killed, and the line is there."""
    window = opened.window()
    shown = opened.picture(window)
    opened.screen.press("ctrl+5")
    opened.wait_other_picture(window, shown)
    opened.wait_settled(window)
    shown = opened.picture(window)
    opened.screen.press("F6", "Return")
    opened.wait_other_picture(window, shown)
    opened.wait_settled(window)
    before = opened.written()
    opened.screen.press("Return")
    opened.screen.type(LINE)
    opened.screen.press("Return")
    opened.wait_written(before)
    opened.wait_settled(window)
    opened.kill(window.pid)
    assert LINE in json.dumps(opened.archived("one_on_one"))
