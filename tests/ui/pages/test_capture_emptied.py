"""The capture window is used again: after anything that was done in it, it is as one that was just made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)
from tests.ui.pages.desk import Desk, focused, visible
from tests.ui.showing import wait_until

from leader_journal.core.filters import EVERYTHING
from leader_journal.ui.entries.capture_window import CaptureWindow
from leader_journal.ui.toolkit.chip import Chip
from leader_journal.ui.toolkit.focus_ring import FocusRing
from leader_journal.ui.toolkit.toggles import CheckRow

State = tuple[str, bool, str, bool, bool, bool]


def state_of(window: CaptureWindow) -> Counter[State]:
    """Return what its parts show, hold and could bring back by Undo.

    The ring is where the keyboard was last, and what scrolls is there as long as there is something to scroll.
    """
    parts = (part for part in window.findChildren(QWidget) if not _is_a_trace(part))
    return Counter(_state(part, window) for part in parts)


def _is_a_trace(part: QWidget) -> bool:
    return isinstance(part, FocusRing | QScrollBar) or part.objectName().startswith("qt_scrollarea")


def _state(part: QWidget, window: CaptureWindow) -> State:
    words, checked, undo = "", False, False
    if isinstance(part, QAbstractButton):
        words, checked = part.text(), part.isChecked()
    elif isinstance(part, QLabel):
        words = part.text()
    elif isinstance(part, QComboBox):
        words = "|".join((part.currentText(), *map(part.itemText, range(part.count()))))
    elif isinstance(part, QLineEdit):
        words, undo = part.text(), part.isUndoAvailable()
    elif isinstance(part, QTextEdit):
        words, undo = part.toPlainText(), part.document().isUndoAvailable()
    return type(part).__name__, part.isVisibleTo(window), words, checked, undo, part.isEnabled()


@pytest.fixture
def window(desk: Desk) -> Iterator[CaptureWindow]:
    yield opened(desk)
    if desk.window.workspace is not None and desk.workspace.capture.open is not None:
        desk.workspace.capture.open.close()


def opened(desk: Desk) -> CaptureWindow:
    """Return the window as it stands a while after it was opened, all that is folded made."""
    desk.workspace.capture.bring_up()
    window = desk.workspace.capture.window()
    wait_until(window.form.rest.isVisible)
    window.form._make_more()
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return window


def unfolded(window: CaptureWindow) -> Counter[State]:
    """Return its state with everything unfolded: what can be chosen is read then."""
    window.form._toggle_more()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return state_of(window)


def do_everything(window: CaptureWindow) -> None:
    """Unfold, choose and tick all, and type into each field there is."""
    QTest.keyClicks(window.form._facts, "3")
    QTest.keyClicks(window.form._facts, "@Mette asked why again, that was their mistake")
    window.form._toggle_more()
    for check in visible(window, CheckRow):
        check.click()
    for chip in visible(window, Chip):
        if not chip.isChecked():
            chip.click()
    for field in visible(window, QLineEdit):
        QTest.keyClicks(field, "monday" if field.text() == "" else "s")
    window.form.ask_when()
    QTest.keyClicks(focused(), "yesterday")
    QApplication.processEvents()


@pytest.mark.parametrize("another", [False, True])
def test_a_window_that_was_used_is_as_one_that_was_just_made(desk: Desk, window: CaptureWindow, another: bool) -> None:
    do_everything(window)
    window.form.save(another=another)
    assert [row.facts for row in desk.workspace.services.entries.rows(EVERYTHING)]
    assert window.isVisible() is another
    used = unfolded(opened(desk))
    assert desk.workspace.capture.open is window

    desk.workspace.capture._open = None  # and so the next one is made
    window.close()
    made = unfolded(opened(desk))
    assert used - made == Counter()
    assert made - used == Counter()
