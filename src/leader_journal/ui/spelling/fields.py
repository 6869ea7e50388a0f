"""What a field in which one writes can be asked for spelling: its text, where the caret is, and what is underlined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from leader_journal.ui.people.mention_line import MentionLine
from leader_journal.ui.toolkit.utf16 import letters, units, units_of
from leader_journal.ui.toolkit.writing_field import WritingField

_OWNER = "spelling"


class Field(Protocol):
    """A line or a text; places are letters."""

    def text(self) -> str:
        """Return what is written."""
        ...

    def caret(self) -> int:
        """Return where the caret is."""
        ...

    def at(self, point: QPoint) -> int:
        """Return which letter is nearest to a point, as an event of the field says it."""
        ...

    def select(self, start: int, end: int) -> QPoint:
        """Select letters, and return the point under them, on the screen."""
        ...

    def replace(self, start: int, end: int, words: str) -> None:
        """Write something else there, as an edit that Undo takes back."""
        ...

    def underline(self, spans: Sequence[tuple[int, int]], colour: QColor) -> None:
        """Underline letters, and nothing else from now on."""
        ...

    def menu(self, point: QPoint) -> QMenu:
        """Return the field's own menu."""
        ...


class GrowingText:
    """A text that grows."""

    def __init__(self, field: WritingField) -> None:
        self._field = field

    def text(self) -> str:
        return self._field.letters()

    def caret(self) -> int:
        return len(letters(self.text(), self._field.textCursor().position()))

    def at(self, point: QPoint) -> int:
        inside = QPointF(point)
        layout = self._field.document().documentLayout()
        return len(letters(self.text(), max(0, layout.hitTest(inside, Qt.HitTestAccuracy.FuzzyHit))))

    def select(self, start: int, end: int) -> QPoint:
        self._field.setTextCursor(self._cursor(start, end))
        return self._field.viewport().mapToGlobal(self._field.cursorRect().bottomLeft())

    def replace(self, start: int, end: int, words: str) -> None:
        cursor = self._cursor(start, end)
        cursor.insertText(words)
        self._field.setTextCursor(cursor)

    def underline(self, spans: Sequence[tuple[int, int]], colour: QColor) -> None:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(colour)
        marks = []
        for start, end in units_of(self.text(), spans):
            mark = QTextEdit.ExtraSelection()
            mark.format = look
            mark.cursor = QTextCursor(self._field.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            marks.append(mark)
        self._field.set_marks(_OWNER, marks)

    def menu(self, point: QPoint) -> QMenu:
        return self._field.createStandardContextMenu(point)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        text = self.text()
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor


class OneLine:
    """One line."""

    def __init__(self, line: MentionLine) -> None:
        self._line = line

    def text(self) -> str:
        return self._line.text()

    def caret(self) -> int:
        return len(letters(self.text(), self._line.cursorPosition()))

    def at(self, point: QPoint) -> int:
        return len(letters(self.text(), self._line.cursorPositionAt(point)))

    def select(self, start: int, end: int) -> QPoint:
        text = self.text()
        self._line.setCursorPosition(units(text[:start]))  # else a long line shows the end of what is selected alone
        self._line.setSelection(units(text[:start]), units(text[start:end]))
        return self._line.mapToGlobal(self._line.cursorRect().bottomLeft())

    def replace(self, start: int, end: int, words: str) -> None:
        self.select(start, end)
        self._line.insert(words)

    def underline(self, spans: Sequence[tuple[int, int]], colour: QColor) -> None:
        self._line.set_marks(tuple(units_of(self.text(), spans)), colour)

    def menu(self, point: QPoint) -> QMenu:  # noqa: ARG002 - a line's own menu is the same everywhere
        return self._line.createStandardContextMenu()


def field_of(widget: QWidget | None) -> Field | None:
    """Return what can be asked of a widget; None where no sentences are written in it, or none can be."""
    if isinstance(widget, WritingField) and not widget.isReadOnly():
        return GrowingText(widget)
    if isinstance(widget, MentionLine) and not widget.isReadOnly() and not widget.names_alone:
        return OneLine(widget)
    return None
