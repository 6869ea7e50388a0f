"""Finding, throwing away and bringing back, by keys."""

from __future__ import annotations

import pytest
from tests.e2e.conftest import NEWER, OLDER
from tests.e2e.desk import Desk

pytestmark = pytest.mark.window


def test_deleting_and_bringing_back(opened: Desk) -> None:
    """`Del` twice throws both entries away, Ctrl+Z brings back the last one."""
    opened.screen.press("ctrl+2")
    for key in ("Delete", "Delete", "ctrl+z"):
        before = opened.written()
        opened.screen.press(key)
        opened.wait_written(before)
    opened.quit()
    assert opened.texts() == [OLDER]


def test_typing_into_the_bar_finds_the_entry(opened: Desk) -> None:
    """A part of a word leaves one entry in the list: the one that is thrown away when the list is asked to."""
    opened.screen.press("ctrl+2", "ctrl+f")
    opened.screen.type("new rot")
    before = opened.written()
    opened.screen.press("Return", "Delete")
    opened.wait_written(before)
    opened.quit()
    assert opened.texts() == [NEWER]
