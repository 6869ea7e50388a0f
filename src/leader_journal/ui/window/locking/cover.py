"""The cover: one face in the place of everything that shows a journal. Nothing on it waits for the disk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QToolTip, QWidget

from leader_journal.ui.window.careful import carefully

_LAST_KEYS_MS = 1_000
"""So long what was pressed in a window that was hidden may be on its way to it."""


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
        self._typed_in: QWidget | None = None

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
        typing = QApplication.activeWindow()
        self._in_front = typing is not None
        if typing is not None and typing is not self._window:
            self._typed_in = typing
            carefully(partial(_take_the_keyboard, self._window))  # before the other one is gone
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
        typed_in, self._typed_in = self._typed_in, None
        for gone in (behind, *others):
            if gone is not None:
                carefully(gone.deleteLater)
        if typed_in is not None:
            carefully(partial(_LastKeys, typed_in, self._window))

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


class _LastKeys(QObject):
    """Hands what was pressed in a window before it was hidden, and comes now, to the one that has the face.

    Until then it is not destroyed, whoever wants that: nobody sees it, and the process ends soon.
    """

    def __init__(self, hidden: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self._hidden = hidden
        self._window = window
        self._come = False
        hidden.installEventFilter(self)
        hidden.windowHandle().installEventFilter(self)
        QTimer.singleShot(_LAST_KEYS_MS, hidden, self._end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._hidden:
            return event.type() == QEvent.Type.DeferredDelete and not self._come
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut: the key comes as a key, and goes on
            return True
        if not isinstance(event, QKeyEvent):
            return False
        typing: QWidget | None = self._window.focusWidget()
        QApplication.sendEvent(typing if typing is not None else self._window, event.clone())
        return True

    def _end(self) -> None:
        self._come = True
        self._hidden.deleteLater()


def _take_the_keyboard(window: QWidget) -> None:
    """On X11 nobody has it between two windows, and what is typed then is lost: take it before the other one goes."""
    if QGuiApplication.platformName() != "xcb" or not window.isVisible() or window.isMinimized():
        return
    from leader_journal.ui.desktop.x11_pile import pile  # few lock from another window

    if (windows := pile()) is not None:
        windows.give_the_keyboard(window.winId())
