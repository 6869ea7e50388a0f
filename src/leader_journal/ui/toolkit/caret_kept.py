"""The caret stays where it is while the words around it are shown anew: setting a text puts it at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget
from shiboken6 import isValid

from leader_journal.ui.toolkit.written import written


@contextmanager
def caret_kept(part: QWidget) -> Iterator[None]:
    """Whatever is set in the field in which the caret is: afterwards it stands where it stood, with what was chosen.

    Where other words stand there now, it is left where the field put it, at the end.
    """
    field: QWidget | None = part.window().focusWidget()
    if not isinstance(field, QLineEdit | QTextEdit) or not (field is part or part.isAncestorOf(field)):
        yield
        return
    words, caret = _words(field), _caret(field)
    yield
    if isValid(field) and _words(field) == words and _caret(field) != caret:
        _put(field, *caret)


def _words(field: QLineEdit | QTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else written(field.document())


def _caret(field: QLineEdit | QTextEdit) -> tuple[int, int]:
    """Return where what is chosen begins, and where the caret is."""
    if isinstance(field, QTextEdit):
        return field.textCursor().anchor(), field.textCursor().position()
    place = field.cursorPosition()
    if not field.hasSelectedText():
        return place, place
    return field.selectionStart() + field.selectionEnd() - place, place


def _put(field: QLineEdit | QTextEdit, anchor: int, place: int) -> None:
    if isinstance(field, QLineEdit):
        field.setSelection(anchor, place - anchor)  # of no length it is a caret
        return
    cursor = field.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
