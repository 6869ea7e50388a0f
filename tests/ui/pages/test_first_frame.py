"""The capture window's first frame holds the line with its caret; the rest comes a turn later, where it belongs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.pages.desk import Desk
from tests.ui.pages.test_counts import _hold

from leader_journal.core.terms import Kind
from leader_journal.ui.entries.capture_window import CaptureWindow
from leader_journal.ui.toolkit.chip import Chip
from leader_journal.wording.catalogue import Language


class _Frames(QObject):
    """Notes the parts of a window that each of its frames paints. On the application, as only a test may."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.frames: list[set[QWidget]] = []
        self.laid_out_before: list[QWidget] = []
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget):
            return False
        inside = self._window.isAncestorOf(watched)
        if event.type() == QEvent.Type.Paint:
            if watched is self._window:
                self.frames.append(set())
            if self.frames and inside:
                self.frames[-1].add(watched)
        elif event.type() == QEvent.Type.LayoutRequest and inside and watched.isVisible() and not self.frames:
            self.laid_out_before.append(watched)
        return False


def _ready(desk: Desk) -> CaptureWindow:
    desk.workspace.capture.prepare()
    (window,) = desk.window.findChildren(CaptureWindow)
    return window


def _shown(desk: Desk, window: CaptureWindow) -> _Frames:
    """Bring it up, and return what was painted frame by frame until all is there, and laid out before that."""
    noted = _Frames(window)
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(noted)
    desk.workspace.capture.bring_up()
    for _turn in range(20):
        QCoreApplication.processEvents()
    application.removeEventFilter(noted)
    return noted


def _places(window: QWidget) -> dict[QWidget, QRect]:
    parts = window.findChildren(QWidget)
    return {part: QRect(part.mapTo(window, QPoint()), part.size()) for part in parts if part.isVisible()}


@pytest.mark.parametrize("used", ["never", "closed before it was painted", "the same, a while ago", "closed"])
def test_the_first_frame_holds_the_line_and_nothing_beside_it(desk: Desk, used: str) -> None:
    window = _ready(desk)
    if used != "never":
        desk.workspace.capture.bring_up()
        if used == "closed":
            desk.settle()
        window.close()
        if used == "the same, a while ago":
            desk.settle()
    shown = _shown(desk, window)
    frames = shown.frames
    assert window.form.line in frames[0]
    assert not [part for part in frames[0] if isinstance(part, Chip)]
    assert not shown.laid_out_before, "it is laid out as it is made, and as it is emptied"
    _hold("a new entry, its first frame", {"painted": len(frames[0])})
    assert all(chip.isVisible() for chip in window.form.rest._reactions.findChildren(Chip))
    assert window._save.isVisible()
    window.close()


@pytest.mark.parametrize("look", ["as it was made", "Danish", "larger text"])
def test_nothing_moves_when_the_rest_comes(desk: Desk, look: str) -> None:
    window = _ready(desk)
    if look == "Danish":
        desk.interpreter.speak(Language.DANISH)
    elif look == "larger text":
        desk.theme.set_scale(120)
    QCoreApplication.sendPostedEvents()
    desk.workspace.capture.bring_up()
    QCoreApplication.sendPostedEvents()
    before = _places(window)
    desk.settle()
    now = _places(window)
    assert {part: place for part, place in before.items() if now[part] != place} == {}
    assert len(now) > 2 * len(before)
    window.close()


@pytest.mark.parametrize(
    ("key", "there"),
    [
        (Qt.Key.Key_Tab, lambda window: window.focusWidget() is not window.form.line),
        (Qt.Key.Key_Return, lambda window: isinstance(window.focusWidget(), Chip)),
        (Qt.Key.Key_2, lambda window: window.form.captured().kind is list(Kind)[1]),
    ],
)
def test_keys_that_come_before_the_second_frame_find_what_they_go_to(
    desk: Desk, key: Qt.Key, there: Callable[[CaptureWindow], bool]
) -> None:
    window = _ready(desk)
    desk.workspace.capture.bring_up()
    assert not window._save.isVisible()
    QTest.keyClick(window.form.line, key)
    assert window._save.isVisible()
    assert there(window)
    window.form.clear()
    window.close()
