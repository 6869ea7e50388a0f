"""What is typed while a journal is being opened: it waits, and is typed where the caret is then."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from leader_journal.ui.toolkit.at_windows import at_windows

_WITH_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_LONGEST = 2_000
"""Keys that are kept: more is something that lies on the keyboard."""


class TypedAhead(QObject):
    """Keeps letters only. Keys that do something stay with whoever heard them, and nothing is pressed afterwards."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._keys: list[QKeyEvent] = []

    def begin(self) -> None:
        """Keep what is typed from now on."""
        self._keys.clear()
        at_windows().watch(self)

    def drop(self) -> None:
        """Forget it: the journal did not open, and what was typed after the passphrase was meant for it."""
        at_windows().leave(self)
        self._keys.clear()

    def give(self) -> None:
        """Type it where the caret is; where none is, it is dropped: a letter may do something on a list."""
        at_windows().leave(self)
        keys, self._keys = self._keys, []
        writing = QApplication.focusWidget()
        if isinstance(writing, QLineEdit | QTextEdit) and not writing.isReadOnly():
            for key in keys:
                QCoreApplication.sendEvent(writing, key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - the signature is Qt’s
        """Take the letters, and Backspace with the last of them."""
        if (
            event.type() != QEvent.Type.KeyPress
            or not isinstance(event, QKeyEvent)
            or event.modifiers() & _WITH_COMMAND
        ):
            return False
        if event.key() == Qt.Key.Key_Backspace:
            del self._keys[-1:]
            return True
        if not event.text().isprintable() or not event.text() or len(self._keys) >= _LONGEST:
            return False
        self._keys.append(event.clone())
        return True
