"""The cover: one face in the place of everything that shows a journal. Nothing on it waits for the disk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QToolTip, QWidget

from leader_journal.ui.window.careful import carefully


class Cover(QObject):
    """Puts a face before a window and takes every other window away; `lift` brings all of it back."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._behind: QWidget | None = None
        self._others: list[QWidget] = []
        self._down = False
        self._making = False
        self._in_front = False

    @property
    def came_in_front(self) -> bool:
        """Whether a window of ours had the keyboard when the face was put."""
        return self._in_front

    @property
    def down(self) -> bool:
        """Whether the face stands there."""
        return self._down

    def put(self, face: Callable[[], QWidget]) -> None:
        """Let nothing but a face be seen. Whatever of this fails, the rest is done: at worst the window is empty."""
        self._in_front = QApplication.activeWindow() is not None
        if not self._down:
            self._down = True
            app = QApplication.instance()
            if app is not None:
                app.installEventFilter(self)  # what shows itself from now on is not seen
            self._behind = self._window.centralWidget()
            for other in self._other_windows():
                carefully(other.hide)
                self._others.append(other)
            carefully(QToolTip.hideText)
            if self._behind is not None:
                carefully(self._behind.hide)
                carefully(self._window.takeCentralWidget)
                carefully(partial(self._behind.setParent, self._window))  # dialogs are found by way of its window
        made: list[QWidget] = []
        self._making = True  # its parts are windows of their own until they are in it
        carefully(lambda: made.append(face()))
        self._making = False
        carefully(lambda: self._window.setCentralWidget(made[0] if made else QWidget()))
        if made:
            carefully(made[0].show)  # Qt shows it a moment later, and what is hidden takes no focus
            carefully(partial(made[0].setFocus, Qt.FocusReason.OtherFocusReason))  # a passphrase can be typed at once
        if self._in_front:  # it was another of our windows, maybe
            carefully(self._window.activateWindow)
        carefully(self._window.repaint)

    def lift(self) -> None:
        """Show again what was behind the face."""
        if not self._down:
            return
        self._up()
        behind, self._behind = self._behind, None
        others, self._others = self._others, []
        face = self._window.takeCentralWidget()
        if behind is not None:
            self._window.setCentralWidget(behind)
            behind.show()
        if face is not None:
            face.deleteLater()
        for other in others:
            carefully(other.show)

    def drop(self) -> None:
        """Destroy what is behind the face: it was closed. The face stays."""
        self._up()
        behind, self._behind = self._behind, None
        others, self._others = self._others, []
        for gone in (behind, *others):
            if gone is not None:
                carefully(gone.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide at once what shows itself over the face, and remember it; what belongs to the face may."""
        shown = event.type() == QEvent.Type.Show and not self._making
        if shown and isinstance(watched, QWidget) and self._is_other(watched):
            watched.hide()
            if watched not in self._others:
                self._others.append(watched)
        return False

    def _up(self) -> None:
        self._down = False
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def _other_windows(self) -> list[QWidget]:
        return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and self._is_other(widget)]

    def _is_other(self, widget: QWidget) -> bool:
        face = self._window.centralWidget()
        of_face = self._down and face is not None and face is not self._behind and face.isAncestorOf(widget)
        return widget.isWindow() and widget is not self._window and not of_face
