"""Reviews that were closed: as they were, on paper, side by side, and how long entries are kept after."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from tests.ui.pages.desk import Desk, focused, press, visible
from tests.ui.pages.reviewing import (
    at_step,
    button,
    close_a_review,
    later,
    page_of,
    type_into,
    words,
)

from leader_journal.core.filters import EVERYTHING
from leader_journal.core.reviews import ReviewStep
from leader_journal.ui.pages.review.old_entries import ALL
from leader_journal.ui.pages.review.page import ReviewSide
from leader_journal.ui.paper.page_preview import PagePreview
from leader_journal.ui.paper.sheet_view import SheetView
from leader_journal.ui.places import ShowToday
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.toast import Toast

CTRL = Qt.KeyboardModifier.ControlModifier


def test_closing_makes_one_page_that_stays_as_it_was(month: Desk) -> None:
    step = at_step(month, ReviewStep.GOOD_ONES)
    type_into(month, step, "What worked?", "I asked first")
    at_step(month, ReviewStep.NEXT)
    page = page_of(month)
    button(page, "Close the review").click()
    month.settle()
    assert page.side is ReviewSide.CLOSED
    assert month.messages.told[-1].sentence == "Review closed"
    said = words(page)
    assert {"November review", "I asked first", "Maria said the rota is unfair"} <= set(said)


def test_undoing_the_close_goes_on_at_the_last_step(month: Desk) -> None:
    at_step(month, ReviewStep.NEXT)
    page = page_of(month)
    button(page, "Close the review").click()
    month.settle()
    month.messages.take_back()
    month.settle()
    assert page.side is ReviewSide.RUNNING
    assert "Step 8 of 8" in words(page)


def test_after_closing_it_is_asked_how_long_entries_are_kept(month: Desk) -> None:
    later(month, 800)
    review = close_a_review(month)
    page = page_of(month)
    page.read(review.id)
    month.settle()
    assert {"Old entries", "Everything is kept."} <= set(words(page))
    old = page._closed._old
    assert old._years.value() == ALL
    old._years.toggle(2)
    assert "8 entries are older than that. The bin keeps them for 30 days." in words(page)
    button(page, "Move them to the bin").click()
    month.settle()
    assert month.workspace.services.entries.count_all() == 0
    month.messages.take_back()
    month.settle()
    assert month.workspace.services.entries.count_all() == 8


# earlier ones


def test_earlier_reviews_stand_with_their_plan_and_open_as_they_were(month: Desk) -> None:
    close_a_review(month, worked="I asked first")
    page = page_of(month)
    (row,) = visible(page, Row)
    assert (row.accessibleName(), row.title) == ("November review", "When somebody disagrees, I ask first.")
    changes = month.workspace.services.entries.trash(
        [one.id for one in month.workspace.services.entries.rows(EVERYTHING)]
    )
    month.workspace.undoing.saved(changes, "")
    row.opened.emit()
    month.settle()
    assert {"I asked first", "Maria said the rota is unfair"} <= set(words(page))
    press(Qt.Key.Key_Escape)
    assert page.side is ReviewSide.START


def test_back_from_a_review_the_keyboard_is_on_the_list_and_never_on_undo(month: Desk) -> None:
    """Nothing waits then, so no button had the focus: Qt gave it to the toast, and the next Enter undid the closing."""
    close_a_review(month)
    page = page_of(month)
    visible(page, Row)[0].opened.emit()
    month.settle()
    toast = Toast(month.theme, month.window)
    toast.show_message("Review closed", "Undo", month.workspace.undoing.undo)
    back = button(page, "Review")
    back.setFocus()
    press(Qt.Key.Key_Space)
    month.settle()
    assert page.side is ReviewSide.START
    assert focused() is visible(page, Row)[0]


def test_three_of_a_quarter_stand_side_by_side(desk: Desk) -> None:
    later(desk, 40)  # from the beginning of January on
    for number in range(3):
        desk.add(f"Something of month {number}")
        close_a_review(desk, worked=f"worked {number}")
        later(desk, 28)
    page = page_of(desk)
    button(page, "Side by side").click()
    desk.settle()
    sheets = visible(page, SheetView)
    tops = {sheet.mapTo(page, sheet.rect().topLeft()).y() for sheet in sheets}
    assert len(sheets) == 3
    assert len(tops) == 1, "they stand beside each other"
    assert {"worked 0", "worked 1", "worked 2"} <= set(words(page))
    button(page, "Show this one only").click()
    assert page.side is ReviewSide.CLOSED


def test_back_comes_to_the_page_that_was_read(month: Desk) -> None:
    review = close_a_review(month)
    page = page_of(month)
    page.read(review.id)
    month.show(ShowToday())
    month.workspace.pages.back()
    assert page.side is ReviewSide.CLOSED


def test_ctrl_e_saves_the_page_that_is_read(desk: Desk, tmp_path: Path) -> None:
    desk.add("Somebody asked who decided it")
    page = page_of(desk)
    page.read(close_a_review(desk, worked="I asked first").id)
    desk.settle()
    desk.messages.path = tmp_path / "november.md"
    press(Qt.Key.Key_E, CTRL)
    desk.settle()
    text = desk.messages.path.read_text(encoding="utf-8")
    assert "I asked first" in text
    assert "not encrypted" in desk.messages.told[-1].sentence


def test_where_there_is_no_room_for_both_the_paper_stands_behind_preview(month: Desk) -> None:
    month.window.resize(900, 600)
    page = page_of(month)
    page.read(close_a_review(month, worked="I asked first").id)
    month.settle()
    assert visible(page, PagePreview) == []
    button(page, "Preview").click()
    month.settle()
    assert len(visible(page, PagePreview)) == 1
    press(Qt.Key.Key_Escape)
    month.settle()
    assert visible(page, PagePreview) == []
    assert page.side is ReviewSide.CLOSED
