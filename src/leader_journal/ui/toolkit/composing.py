"""What a dead key or an input method has begun, and no letter of it is in the text yet."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit


def end_composing() -> None:
    """Make letters of what is half composed in the field that has the focus, while there still is one.

    An input method is asked to hand over what it has. What stays in a text is taken as it is shown: half a letter
    tells what was meant, and none does not.
    """
    QGuiApplication.inputMethod().commit()
    field = QApplication.focusWidget()
    if isinstance(field, QTextEdit | QPlainTextEdit) and not field.isReadOnly():
        shown = field.textCursor().block().layout().preeditAreaText()
        if shown:
            done = QInputMethodEvent()
            done.setCommitString(shown)
            QApplication.sendEvent(field, done)
