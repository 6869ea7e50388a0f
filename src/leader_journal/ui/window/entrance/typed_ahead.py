"""What is typed while a journal is being opened: it waits, and is typed where the caret is then."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from leader_journal.ui.toolkit.at_windows import at_windows

_WITH_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_LETTERS = frozenset({QEvent.Type.KeyPress})
_LONGEST = 2_000
"""Keys that are kept: more is something that lies on the keyboard."""


class TypedAhead(QObject):
    """Keeps letters only. Keys that do something stay with whoever heard them, and nothing is pressed afterwards."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._keys: list[QKeyEvent] = []
        self._before = ""
        self._keeps = False

    @property
    def letters(self) -> str:
        """What is kept."""
        return self._before + "".join(key.text() for key in self._keys)

    def begin(self) -> None:
        """Keep what is typed from now on, behind what is kept already."""
        self._keeps = True
        at_windows().watch(self, _LETTERS)

    def comes_behind(self, letters: str) -> None:
        """Know what was typed elsewhere before all that is kept here; it is told again as it grows."""
        if self._keeps:
            self._before = letters

    def put(self, letters: str) -> None:
        """Keep letters that were typed here, before this began to keep any."""
        self._keys[:0] = map(_pressed, letters)

    def drop(self) -> str:
        """Forget it, and return it: the journal did not open, and what was typed after the passphrase was for that."""
        at_windows().leave(self)
        dropped = self.letters
        self._keys, self._before, self._keeps = [], "", False
        return dropped

    def give(self) -> None:
        """Type it where the caret is; where none is, it is dropped: a letter may do something on a list."""
        keys = [*map(_pressed, self._before), *self._keys]
        self.drop()
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
            self.changed.emit()
            return True
        if not event.text().isprintable() or not event.text() or len(self._keys) >= _LONGEST:
            return False
        self._keys.append(event.clone())
        self.changed.emit()
        return True


def _pressed(letter: str) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
