"""Keys that are typed before the window they are meant for has the keyboard: they are handed on to it, none is lost.

A new window is built and shown while somebody types on, and until the desktop gives it the keyboard every key comes to
the window before: there, one letter may open something and the next ones change it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from leader_journal.ui.toolkit.at_windows import at_windows

_TYPED = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod})
_ENDS = frozenset({QEvent.Type.WindowActivate, QEvent.Type.Hide, QEvent.Type.Close})
_SEEN = _TYPED | _ENDS | {QEvent.Type.ShortcutOverride, QEvent.Type.MouseButtonPress}
_ON_THEIR_WAY_MS = 5000
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class EarlyKeys(QObject):
    """Hands what is typed in `before` to `window`, from `begin` until that has the keyboard or `before` is clicked.

    `before` may be a window that goes: it lives as long as keys may be on their way to it (`keep_for`).
    """

    def __init__(self, window: QWidget, before: QWidget, owner: QObject | None = None) -> None:
        super().__init__(window if owner is None else owner)
        self._window = window
        self._before = before

    def begin(self) -> None:
        """The window was just shown."""
        if QCoreApplication.instance() is not None and not self._window.isActiveWindow():
            at_windows().watch(self, _SEEN)

    def keep_for(self) -> None:
        """Close the window before, and hand on what comes to it for a while; then it is no more."""
        self._before.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        QTimer.singleShot(_ON_THEIR_WAY_MS, self._before, self._before.deleteLater)

    def end(self) -> None:
        """Every window has its own keys again."""
        if QCoreApplication.instance() is not None:
            at_windows().leave(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the other window."""
        kind = event.type()
        if watched is self._window:
            if kind in _ENDS:
                self.end()
        elif self._is_before(watched):
            if kind == QEvent.Type.MouseButtonPress:
                self.end()
            elif kind == QEvent.Type.ShortcutOverride:
                event.accept()  # no shortcut of the window before: the key comes as a key, and goes on
                return True
            elif kind in _TYPED:
                self._hand_on(event)
                return True
        return False

    def _is_before(self, watched: QObject) -> bool:
        if isinstance(watched, QWidget):
            return watched.window() is self._before
        return watched is self._before.windowHandle()

    def _hand_on(self, event: QEvent) -> None:
        focused: QWidget | None = self._window.focusWidget()
        target = focused if focused is not None else self._window
        if isinstance(event, QInputMethodEvent):
            QCoreApplication.sendEvent(target, QInputMethodEvent(event))
        elif isinstance(event, QKeyEvent) and not self._act(event):
            kind, key, modifiers = event.type(), event.key(), event.modifiers()
            again = event.isAutoRepeat()
            QCoreApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, event.text(), again, event.count()))

    def _act(self, event: QKeyEvent) -> bool:
        """Do what a shortcut of the window does: Qt itself hears none in a window without the keyboard."""
        if not event.modifiers() & _CHORD:
            return False
        pressed = QKeySequence(event.keyCombination())
        for shortcut in self._window.findChildren(QShortcut):
            if shortcut.key() == pressed:
                if event.type() == QEvent.Type.KeyPress:
                    shortcut.activated.emit()
                return True
        actions: list[QAction] = self._window.actions()
        for action in actions:
            if pressed in action.shortcuts():
                if event.type() == QEvent.Type.KeyPress:
                    action.trigger()
                return True
        return False
