"""Text to be read: wrapped at a readable measure, selectable, search hits marked. The leader's own stands in serif."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QMimeData, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPalette, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.copied import GuardedText
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.utf16 import units, units_of
from leader_journal.ui.toolkit.written import selected, written

_MOST_HITS = 1_000
"""Places that have their ground: of a word in a text as long as a book, the first thousand."""
Find = Callable[[str], Sequence[tuple[int, int]]]
"""Returns where a text says what is looked for: (start, end) letter ranges, in order."""


def nowhere(_text: str) -> Sequence[tuple[int, int]]:
    """Find nothing: nothing is looked for."""
    return ()


class ReadText(Themed, GuardedText):
    """Read-only text as high as it needs; Tab passes by. What it says is put together by `_compose`."""

    measure: ClassVar[int] = 600
    """Its greatest width at 100 %."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find: Find = nowhere
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._follow(theme)

    def look_for(self, find: Find) -> None:
        """Mark what `find` finds on its ground."""
        if find != self._find:
            self._find = find
            self.restyle()

    def hits(self) -> list[tuple[int, int]]:
        """Return where what is looked for occurs: (start, end) letter ranges, in order."""
        return [] if self._find is nowhere else list(self._find(written(self.document())))

    def first_hit(self) -> QRect | None:
        """Return where the first line with what is looked for is, in the text's own pixels, or None."""
        first = next(iter(self.hits()), None)
        if first is None:
            return None
        cursor = QTextCursor(self.document())
        _span(cursor, written(self.document()), first)
        return self.cursorRect(cursor)

    def point_at(self, hit: tuple[int, int] | None) -> QRect:
        """Select a hit, or nothing, and return where its first line is, in the text's own pixels."""
        cursor = self.textCursor()
        cursor.clearSelection()
        if hit is not None:
            _span(cursor, written(self.document()), hit)
        self.setTextCursor(cursor)
        return self.cursorRect(cursor)

    def restyle(self) -> None:
        self.setMaximumWidth(self.theme.px(self.measure))
        self._compose()
        self._mark_hits(self.theme.color("hit"))
        self._fit()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy words only, as they were written."""
        return selected(self.textCursor())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page: there is nothing to scroll in here."""
        event.ignore()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """All of it is shown: a caret at its edge takes no line away."""
        self.verticalScrollBar().setValue(0)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(self.measure), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the same height: the text is never scrolled inside."""
        return QSize(self.theme.px(80), self._height())

    def _compose(self) -> None:
        """Put the text into the document, in its formats of now and without hits."""

    def _height(self) -> int:
        return int(self.document().size().height()) + 2

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(self._height())

    def _mark_hits(self, ground: QColor) -> None:
        if self._find is nowhere:
            return
        text = written(self.document())
        style = QTextCharFormat()
        style.setBackground(ground)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()  # laid out once, not once for each
        for start, end in units_of(text, self._find(text)[:_MOST_HITS]):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(style)
        cursor.endEditBlock()


class Prose(ReadText):
    """One text in one style."""

    def __init__(self, theme: Theme, style: TextStyle = TextStyle.PROSE) -> None:
        super().__init__(theme)
        self._style = style
        self._text = ""

    def set_prose(self, text: str, find: Find = nowhere) -> None:
        """Show a text, with what `find` finds on its ground."""
        self._text, self._find = text, find
        self.restyle()

    def set_style(self, style: TextStyle) -> None:
        if style is not self._style:
            self._style = style
            self.restyle()

    def _compose(self) -> None:
        font = self.theme.font(self._style)
        self.setFont(font)
        self.document().setDefaultFont(font)  # the style sheet's font would win over the widget's own
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, self.theme.color("ink"))
        self.setPalette(palette)
        self.setPlainText(self._text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(line_format(self.theme, self._style))


def line_format(theme: Theme, style: TextStyle) -> QTextBlockFormat:
    """Return the format of lines in a style: at its line height, which no font sets by itself."""
    lines = QTextBlockFormat()
    lines.setLineHeight(theme.line_height(style), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return lines


def _span(cursor: QTextCursor, text: str, span: tuple[int, int]) -> None:
    """Select a range of letters; Qt counts them as UTF-16 does."""
    start, end = span
    cursor.setPosition(units(text[:start]))
    cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
