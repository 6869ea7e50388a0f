"""Where the leader writes: a line that grows with the text, in the serif; nothing round it but the line under it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from leader_journal.ui.i18n import locale
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.copied import GuardedText
from leader_journal.ui.toolkit.page_scroll import bring_in, in_view
from leader_journal.ui.toolkit.pieces import pieces_of
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed, focus_next
from leader_journal.ui.toolkit.utf16 import letters
from leader_journal.ui.toolkit.writing_help import WritingHelp
from leader_journal.ui.toolkit.written import selected, written

UNDER, _CARET = 8, 2


class WritingField(Themed, GuardedText):
    """Plain text that grows; the owner says its accessible name and its placeholder.

    Tab leaves the field. With `enter_leaves` Enter does too, and Shift+Enter breaks the line. The page scrolls with the
    caret. In a `PartedField` only the last piece of a text as long as a book is in the document, with the caret behind
    it; what stands above is kept as it was given, and comes in by `show_above`.
    """

    edited = Signal()
    """The user changed the text; not sent by `set_text`."""
    parted = Signal()
    """More or less of the text than before stands above the document."""
    left_by_enter = Signal()
    """Enter was pressed in a field that Enter leaves; the focus has moved on."""

    def __init__(
        self,
        theme: Theme,
        style: TextStyle = TextStyle.PROSE,
        parent: QWidget | None = None,
        *,
        underline: bool = True,
        enter_leaves: bool = False,
        min_lines: int = 1,
        under: int = UNDER,
    ) -> None:
        """`under` is the room between the last line and the line under the field, in pixels at 100 %."""
        super().__init__(parent)
        self._under = under
        self._hint = ""
        self._style = style
        self._underline, self._silent = underline, False
        self._enter_leaves, self._min_lines = enter_leaves, min_lines
        self._given = self._given_shown = ""
        self._help: WritingHelp | None = None
        self._marks: dict[str, list[QTextEdit.ExtraSelection]] = {}
        self._above: tuple[str, ...] = ()
        self._pasted_over = ("", "")
        self._parts = False
        self.setProperty("noRing", "true")  # the line under it turns into the focus mark
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self._follow(theme)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._text_changed)
        # queued: the field grows first
        self.cursorPositionChanged.connect(self._keep_caret_in_view, Qt.ConnectionType.QueuedConnection)
        self.say_by(lambda: self.setLocale(locale()))
        self.restyle()

    def text(self) -> str:
        """Return what is written, exactly as typed; a text that was given and not changed, exactly as it was given."""
        return self.above() + self._piece()

    def let_part(self) -> None:
        """Hold a long text in pieces from now on: somebody offers the way to those above."""
        self._parts = True

    def above(self) -> str:
        """Return what stands above the document, exactly as it was given."""
        return "".join(self._above)

    def letters(self) -> str:
        """Return what is written as the document counts it: for places in the text."""
        return written(self.document())

    def set_text(self, text: str) -> None:
        """Show a text, silently, the caret behind it; nothing is left to undo."""
        *above, piece = pieces_of(text) if self._parts else (text,)
        changed, self._above = tuple(above) != self._above, tuple(above)
        self._put(piece)
        self.caret_to_end()
        if changed:
            self.parted.emit()

    def show_above(self) -> None:
        """Take the piece above into the document, with the caret where the two meet; nothing is left to undo."""
        if self._above:
            *above, piece = self._above
            self._above, shown = tuple(above), self._piece()
            self._put(piece + shown)
            cursor = self.textCursor()
            cursor.setPosition(self.document().characterCount() - 1 - len(shown.encode("utf-16-le")) // 2)
            self.setTextCursor(cursor)
            self.parted.emit()

    def _piece(self) -> str:
        shown = self.letters()
        return self._given if shown == self._given_shown else shown

    def _put(self, text: str) -> None:
        with self.unedited():
            self.setPlainText(text)
            self._set_line_height()
            self.document().clearUndoRedoStacks()
        self._given, self._given_shown = text, self.letters()  # there are letters that a document does not hold
        self._fit()

    def set_placeholder(self, words: str) -> None:
        """Say this faintly while nothing is written."""
        self._hint = words
        self.setAccessibleDescription(words)
        self.viewport().update()

    def set_underline(self, underline: bool) -> None:
        """Draw the line under the field, or leave it out where a card holds the field already."""
        self._underline = underline
        self._fit()
        self.viewport().update()

    def set_marks(self, owner: str, marks: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Underline what an owner of marks wants underlined, beside the marks of others; no letter is touched."""
        self._marks[owner] = list(marks)
        self.setExtraSelections([mark for owned in sorted(self._marks) for mark in self._marks[owned]])

    def set_help(self, writing_help: WritingHelp) -> None:
        """Let somebody help with the words."""
        self._help = writing_help

    def caret_to_end(self) -> None:
        self.moveCursor(QTextCursor.MoveOperation.End)

    def restyle(self) -> None:
        """Take the fonts of the current text size; what is written and selected stays, and nothing was edited."""
        font = self.theme.font(self._style)
        with self.unedited():
            self.setFont(font)
            self.document().setDefaultFont(font)
            self.setCursorWidth(self.theme.px(_CARET))
            self._set_line_height()
        self._fit()
        self.viewport().update()

    @contextmanager
    def unedited(self) -> Iterator[None]:
        """Nobody hears of an edit meanwhile: Qt tells of changed looks, too, as if the text had changed."""
        silent, self._silent = self._silent, True
        try:
            yield
        finally:
            self._silent = silent

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(240), self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        """Return the same height: the text is never scrolled inside."""
        return QSize(self.theme.px(80), self._wanted_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Enter where that is wanted."""
        if event.matches(QKeySequence.StandardKey.Undo) and self._take_back_paste():
            return
        enter = event.key() in ENTER_KEYS
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if enter and plain and self._enter_leaves:
            focus_next(self)
            self.left_by_enter.emit()
        elif enter and not plain and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # Ctrl+Enter saves, somewhere above
        elif enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertBlock()  # Qt would put a sign there that other programs do not know
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._help is None or not self._help.takes_menu(event):
            super().contextMenuEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy words only, as they were typed."""
        return selected(self.textCursor())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only; what is as long as a book comes in by pieces, and Undo takes it out as one."""
        if self._parts and len(pieces_of(source.text())) > 1:
            self._paste_long(source.text())
        else:
            self.insertPlainText(source.text())

    def _paste_long(self, pasted: str) -> None:
        before = self.text()
        cursor, shown = self.textCursor(), self.letters()
        start, end = (len(letters(shown, place)) for place in (cursor.selectionStart(), cursor.selectionEnd()))
        self.set_text(self.above() + shown[:start] + pasted + shown[end:])
        self._pasted_over = (before, self.text())
        self.edited.emit()

    @property
    def takes_back(self) -> bool:
        """Whether something was typed or pasted here that Undo takes back."""
        before, after = self._pasted_over
        return self.document().isUndoAvailable() or (before != after and self.text() == after)

    def _take_back_paste(self) -> bool:
        """Undo where the document knows of nothing to undo, as a long text was pasted and nothing typed since."""
        if self.document().isUndoAvailable() or not self.takes_back:
            return False
        self.set_text(self._pasted_over[0])
        self._pasted_over = ("", "")
        self.edited.emit()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        QTimer.singleShot(0, self, self._keep_caret_in_view)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._help is not None:
            self._help.left()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, the placeholder where there is none, and the line."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self._hint and self.document().isEmpty() and not self._composing():
            painter.setFont(self.theme.font(self._style))
            painter.setPen(self.theme.color("faint" if self.isEnabled() else "field"))
            beside = 2 * self.cursorWidth() if self.hasFocus() else 0  # clear of the caret
            painter.drawText(QPointF(beside, self._first_baseline()), self._hint_shown(beside))
        if self._underline:
            height = self.viewport().height()
            strong = self.theme.px(2) if self.hasFocus() else 1
            token = "accent" if self.hasFocus() else "edge" if self.isEnabled() else "line"
            painter.fillRect(0, height - strong, self.viewport().width(), strong, self.theme.color(token))

    def _keep_caret_in_view(self) -> None:
        """A field that grows scrolls nothing inside: the page goes with the caret."""
        if self.hasFocus() and not in_view(self.viewport(), self.cursorRect()):
            bring_in(self.viewport(), self.cursorRect().adjusted(0, 0, 0, self.theme.px(self._under)))

    def _composing(self) -> bool:
        """Whether a dead key or an input method shows something that is no letter of the text yet."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def _hint_shown(self, beside: int) -> str:
        metrics = self.theme.metrics(self._style)
        return metrics.elidedText(self._hint, Qt.TextElideMode.ElideRight, self.viewport().width() - beside)

    def _first_baseline(self) -> float:
        """Where Qt puts the first line's baseline: fixed line heights leave their extra room above the letters."""
        metrics = self.theme.metrics(self._style)
        return self.theme.line_height(self._style) - metrics.descent()

    def _text_changed(self) -> None:
        if self.document().isEmpty():
            self._set_line_height(keep_history=True)  # clearing a document forgets the format of its paragraphs
        if not self._silent:
            self.edited.emit()

    def _set_line_height(self, *, keep_history: bool = False) -> None:
        """Give every paragraph the style's line height. It is no edit: Undo never stops at it.

        The history can only be kept by joining the last edit, and is forgotten when the size of all text changes.
        """
        pitch = self.theme.line_height(self._style)
        if self.document().firstBlock().blockFormat().lineHeight() == pitch:
            return
        block = QTextBlockFormat()
        block.setLineHeight(pitch, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        with self.unedited():
            self.document().setUndoRedoEnabled(keep_history)
            cursor = QTextCursor(self.document())
            if keep_history:
                cursor.joinPreviousEditBlock()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.mergeBlockFormat(block)
            if keep_history:
                cursor.endEditBlock()
            self.document().setUndoRedoEnabled(True)

    def _wanted_height(self) -> int:
        lines = self._min_lines * self.theme.line_height(self._style)
        text = max(lines, self.document().size().height())
        return math.ceil(text) + (self.theme.px(self._under) if self._underline else 0)

    def _fit(self) -> None:
        height = self._wanted_height()
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)


def was_typed_in(field: QWidget) -> bool:
    """Whether a field has something of its own to take back or to bring back: then the keys for that are its own."""
    match field:
        case WritingField():
            return field.takes_back or field.document().isRedoAvailable()
        case QTextEdit() | QPlainTextEdit():
            return field.document().isUndoAvailable() or field.document().isRedoAvailable()
        case QLineEdit():
            return field.isUndoAvailable() or field.isRedoAvailable()
        case _:
            return False
