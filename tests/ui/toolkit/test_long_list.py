"""A long list makes the rows that are seen, and more of them when the reader comes to their end."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from tests.ui.showing import Show, focused

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.long_list import AT_ONCE, LongList
from leader_journal.ui.toolkit.page_scroll import PageScroll

MANY = 1_000


@pytest.fixture
def rows(theme: Theme, show: Show) -> LongList:
    """A thousand rows of one button, on a page that scrolls."""
    rows, content, scroll = LongList(theme), QWidget(), PageScroll(theme)
    column = QVBoxLayout(content)
    column.addWidget(rows)
    column.addStretch(1)
    scroll.set_content(content)
    rows.set_rows(MANY, _row)
    show(scroll)
    QApplication.processEvents()
    return rows


def _row(number: int) -> QWidget:
    row = QWidget()
    row.setFixedHeight(90)
    QPushButton(f"row {number}", row)
    return row


def made(rows: LongList) -> list[QPushButton]:
    """Return the rows that stand in a list."""
    QApplication.processEvents()
    return [row for row in rows.findChildren(QPushButton) if row.text().startswith("row") and row.isVisible()]


def more(rows: LongList) -> TextButton:
    """Return what shows more of a list."""
    return next(one for one in rows.findChildren(TextButton) if one.text() == "Show more")


def test_of_a_thousand_rows_few_are_made(rows: LongList) -> None:
    assert len(made(rows)) == AT_ONCE
    assert rows.count == MANY


def test_who_asks_for_more_goes_on_at_the_first_of_them(rows: LongList) -> None:
    more(rows).setFocus()
    more(rows).click()

    assert len(made(rows)) == 2 * AT_ONCE
    assert focused() is made(rows)[AT_ONCE]


def test_the_focus_is_not_lost_with_the_button_that_showed_the_last_ones(rows: LongList) -> None:
    rows.set_rows(AT_ONCE + 1, _row)
    more(rows).setFocus()
    more(rows).click()

    assert more(rows).isHidden()
    assert focused() is made(rows)[-1]


def test_more_come_as_one_scrolls(rows: LongList) -> None:
    scroll = rows.window().findChild(PageScroll)
    assert scroll is not None
    for _step in range(3):
        QApplication.processEvents()
        bar = scroll.verticalScrollBar()
        bar.setValue(bar.maximum())
        QApplication.processEvents()

    assert 3 * AT_ONCE <= len(made(rows)) < MANY


def test_what_was_shown_stays_shown_when_the_list_is_read_again(rows: LongList) -> None:
    more(rows).click()
    rows.set_rows(MANY, _row)

    assert len(made(rows)) == 2 * AT_ONCE


def test_a_short_list_offers_no_more(rows: LongList) -> None:
    rows.set_rows(3, _row)

    assert [row.text() for row in made(rows)] == ["row 0", "row 1", "row 2"]
    assert more(rows).isHidden()
