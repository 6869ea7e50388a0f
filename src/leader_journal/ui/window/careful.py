"""What must go on whatever fails: the steps of locking. A failure is logged without a word of the journal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from leader_journal.core.errors import UserError
from leader_journal.ui.window.crash import log_bug as log_as_bug


def carefully(step: Callable[[], object]) -> bool:
    """Do one step; return whether it went well. What fails is logged, and the next step is done all the same."""
    try:
        step()
    except Exception as error:  # noqa: BLE001 - nothing may come between a wish to lock and the empty screen
        log_bug(error)
        return False
    return True


def log_bug(error: Exception) -> None:
    """Log what is no failure of the user's world."""
    if not isinstance(error, UserError):
        log_as_bug(error)


def typed_in(writer: QObject) -> str:
    """Return what was typed into the fields of a page or dialog and not shown there by the app, as it stands there."""
    # what is behind the lock screen
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

    from leader_journal.ui.toolkit.written import written

    root = writer if isinstance(writer, QWidget) else writer.parent()
    if not isinstance(root, QWidget):
        return ""
    found = []
    for field in root.findChildren(QWidget):
        match field:
            case QLineEdit() if field.isModified() and field.echoMode() is QLineEdit.EchoMode.Normal:
                found.append(field.text())
            case QTextEdit() | QPlainTextEdit() if field.document().isModified():
                found.append(written(field.document()))
    return "\n".join(text for text in found if text.strip())
