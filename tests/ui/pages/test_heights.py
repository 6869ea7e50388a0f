"""How high something is follows from the width that is asked about, never from the one that it has.

A scroll bar takes width. Where a page is higher by what it stood in before, the bar comes and goes without end, each
time within the last, until the stack is full and the app ends.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from tests.ui.pages.desk import Desk
from tests.ui.pages.every_window import places, windows, write_everywhere
from tests.ui.showing import Show

from leader_journal.ui.entries.marks_row import MarksRow
from leader_journal.ui.look.theme import Theme
from leader_journal.wording.catalogue import Language

_ON, _OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_STEP = 36


def unsteady(root: QWidget, narrow: int, wide: int) -> list[str]:
    """Return where a scroll bar changes the heights of what it scrolls, at some widths of a window."""
    found = []
    for width in range(narrow, wide, _STEP):
        root.window().resize(QSize(width, root.window().height()))
        QApplication.processEvents()
        for area in root.findChildren(QScrollArea):
            if area.isVisibleTo(root) and area.widgetResizable():
                found += [f"{type(area.parent()).__name__} at {width}: {said}" for said in _unsteady_in(area)]
    return found


def _unsteady_in(area: QScrollArea) -> list[str]:
    """What is lower beside a bar than it was said to be before there was one takes the bar away, and so on."""
    scrolled = area.widget()
    if scrolled is None or not scrolled.hasHeightForWidth():
        return []
    policy, bar = area.verticalScrollBarPolicy(), area.verticalScrollBar().sizeHint().width()
    beside = area.maximumViewportSize().width() - bar
    heights = []
    for shown in (_OFF, _ON, _OFF, _ON):  # the first two come from another width: what kept its room has let go of it
        area.setVerticalScrollBarPolicy(shown)
        QApplication.processEvents()
        heights.append(scrolled.heightForWidth(beside))
    before, after = heights[2:]
    area.setVerticalScrollBarPolicy(policy)
    QApplication.processEvents()
    return [f"{before} before there is a bar, {after} beside it"] if before > after else []


def test_marks_stand_apart_by_the_width_that_is_asked_about(show: Show, theme: Theme) -> None:
    row = MarksRow(theme)
    window = show(row)
    layout = row.layout()
    assert layout is not None
    heights = set()
    for width in (1200, 640, 628, 587, 575, 520, 900):
        window.resize(width, 480)
        heights.add(tuple(layout.heightForWidth(asked) for asked in range(400, 700)))
    assert len(heights) == 1


@pytest.mark.parametrize("spoken", list(Language))
def test_no_scroll_bar_changes_how_high_a_page_is(desk: Desk, spoken: Language) -> None:
    who = write_everywhere(desk, "Wallflower")
    desk.interpreter.speak(spoken)
    found: dict[str, list[str]] = {}
    for place in places(desk, who.id):
        page = desk.show(place)
        desk.settle()
        if said := unsteady(page, 900, 1300):
            found[str(place)] = said
    assert found == {}


@pytest.mark.parametrize("spoken", list(Language))
def test_no_scroll_bar_changes_how_high_a_dialog_is(desk: Desk, tmp_path: Path, spoken: Language) -> None:
    source = tmp_path / "in.md"
    source.write_text("# 2026-01-01\n\nWallflower", encoding="utf-8")
    who = write_everywhere(desk, "Wallflower")
    desk.interpreter.speak(spoken)
    found = {}
    for window in windows(desk, who.id, source):
        if said := unsteady(window, window.minimumSize().width() or 480, 900):
            found[type(window).__name__] = said
    assert found == {}
