"""A folded list makes no row, and unfolded those that are seen."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from tests.ui.showing import Show

from leader_journal.ui.look.motion import Animation
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.folded_list import FoldedList
from leader_journal.ui.toolkit.long_list import AT_ONCE
from leader_journal.ui.toolkit.waiting_and_done import WaitingAndDone


def rows_in(part: QWidget) -> list[str]:
    QApplication.sendPostedEvents()  # what is new is shown, what was taken out is gone
    return [row.text() for row in part.findChildren(QPushButton) if row.text().startswith("row") and row.isVisible()]


def test_its_rows_are_made_when_it_is_unfolded(theme: Theme, show: Show) -> None:
    folded = FoldedList(theme, lambda: "Done")
    show(folded)
    folded.set_rows(0, _row)
    assert folded.isHidden()
    folded.set_rows(300, _row)
    assert folded.isVisible()
    assert not folded.findChildren(QPushButton, "row")
    folded.set_open(True)
    assert rows_in(folded) == [f"row {number}" for number in range(AT_ONCE)]
    folded.set_rows(2, lambda number: _row(number + 7))
    assert rows_in(folded) == ["row 7", "row 8"]
    folded.set_open(False)
    assert rows_in(folded) == []


def test_it_slides_as_far_as_its_rows_reach(theme: Theme, show: Show) -> None:
    theme.motion.set_mode(Animation.ON)
    folded = FoldedList(theme, lambda: "Done")
    show(folded)
    folded.set_rows(8, _row)
    folded.set_open(True)
    assert folded._slide is not None
    assert folded._slide.endValue() >= 8 * _row(0).sizeHint().height()


def test_what_is_done_is_there_when_the_first_is_done(theme: Theme, show: Show) -> None:
    part = WaitingAndDone(theme, lambda: "Waiting", lambda: "Add", lambda: "Done")
    show(part)
    part.set_rows([_row(1)], 0, _row)
    assert not part.findChildren(FoldedList)
    part.set_rows([], 1, _row)
    (done,) = part.findChildren(FoldedList)
    done.set_open(True)
    assert rows_in(part) == ["row 0"]
    part.set_rows([], 0, _row)
    assert done.isHidden()


def _row(number: int) -> QWidget:
    row = QPushButton(f"row {number}")
    row.setObjectName("row")
    return row
