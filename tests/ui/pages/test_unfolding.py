"""Lines that only say how many more there are lead to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from tests.ui.pages.desk import Desk, press
from tests.ui.pages.meeting_page import block, choose, line, lines, shown

from leader_journal.core.one_on_ones import Block
from leader_journal.core.terms import Kind
from leader_journal.services.entries.capture import Captured
from leader_journal.ui.pages.one_on_one.page import OneOnOnePage
from leader_journal.ui.pages.today.page import PROMISES_SHOWN, TodayPage
from leader_journal.ui.places import ShowPromises, ShowToday


def owe(desk: Desk, facts: str) -> None:
    """Promise something for an entry, in no time: minutes would lock the journal."""
    today = desk.clock.now().date()
    captured = Captured(kind=Kind.QUESTION, facts=facts, promise=f"{facts}, done", promise_due=today)
    desk.workspace.undoing.saved(desk.workspace.services.capture.save(captured), "")


@pytest.fixture
def owing(desk: Desk, meeting_page: OneOnOnePage) -> Desk:
    """Fourteen promises to Maria, whose page is open."""
    for at in range(14):
        owe(desk, f"@Maria asked for thing {at}")
    desk.settle()
    return desk


@pytest.mark.parametrize("way", ["enter", "click", "menu"])
def test_n_more_on_the_page_of_a_meeting_unfolds_in_place(owing: Desk, way: str) -> None:
    page = shown(owing)
    before = lines(page, Block.OWE)
    at = before.index("4 more")
    fold = line(page, Block.OWE, at)
    fold.setFocus()
    match way:
        case "enter":
            press(Qt.Key.Key_Return)
        case "click":
            fold.edit_wanted.emit()
        case "menu":
            press(Qt.Key.Key_Menu)
            fold.menu_wanted.emit(fold.mapToGlobal(fold.rect().center()))
            choose(page, "Show all")
    owing.settle()
    after = lines(page, Block.OWE)
    assert len(after) == len(before) + 3
    assert not block(page, Block.OWE).editing
    owing.workspace.undoing.undo()
    owing.settle()
    assert lines(page, Block.OWE) == before


def test_today_says_how_many_more_promises_wait_and_leads_to_all(desk: Desk) -> None:
    page = desk.workspace.go(ShowToday())
    assert isinstance(page, TodayPage)
    for at in range(PROMISES_SHOWN):
        owe(desk, f"Thing {at}")
    assert page._more_promises.isHidden()
    owe(desk, "One more")
    assert page._more_promises.isHidden(), "a line for one takes no more room than the one"
    for at in range(12):
        owe(desk, f"Another {at}")
    assert page._more_promises.text() == "13 more"
    page._more_promises.click()
    assert desk.workspace.place == ShowPromises()
