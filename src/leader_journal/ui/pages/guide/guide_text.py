"""A run of the guide's text in one document: heads, paragraphs and lists, so that a selection reaches across them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QMimeData, QPointF, QRectF
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPaintEvent, QTextBlock, QTextCharFormat, QTextCursor

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.pages.guide.signs import SIGN_ROOM, paint_number, paint_sign
from leader_journal.ui.toolkit.prose import ReadText, line_format
from leader_journal.ui.toolkit.written import selected


class Piece(Struct, frozen=True):
    """A paragraph. `above` is the room over it in pixels at 100 %; a `sign` is an icon before it, "" a point.

    `number` stands before a step, 0 for none; `strong` are the ranges of letters that stand out; `fixed` letters are
    all as wide as each other.
    """

    text: str
    style: TextStyle = TextStyle.LEAD
    colour: str = "ink"
    above: float = 0
    sign: str | None = None
    number: int = 0
    strong: tuple[tuple[int, int], ...] = ()
    fixed: bool = False

    @property
    def hangs(self) -> bool:
        """Whether something stands before it."""
        return self.sign is not None or bool(self.number)


_SHORT = 10
"""Letters of a word that looks lost on a line of its own."""


def _with_company(text: str) -> str:
    """Return a paragraph whose last word, if it is short, goes to the next line only with the one before it."""
    before, space, last = text.rpartition(" ")
    return f"{before}\N{NO-BREAK SPACE}{last}" if space and len(last) <= _SHORT and " " in before else text


class GuideText(ReadText):
    """The app's own text, in sans."""

    measure = 560

    def __init__(self, theme: Theme, pieces: Sequence[Piece]) -> None:
        super().__init__(theme)
        self._pieces = tuple(pieces)
        self.setAccessibleName(pieces[0].text if pieces else "")
        self.restyle()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What stands here."""
        return self._pieces

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, block = QPainter(self.viewport()), self.document().begin()
        for piece in self._pieces:
            if piece.sign is not None:
                paint_sign(painter, self._first_line(block), self.theme, piece.sign, piece.style)
            elif piece.number:
                paint_number(painter, self._foot(block), self.theme, piece.number, piece.style)
            block = block.next()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy words with plain spaces between them: what keeps some on one line here means nothing elsewhere."""
        return selected(self.textCursor(), plain_spaces=True)

    def _compose(self) -> None:
        theme, cursor = self.theme, QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        for number, piece in enumerate(self._pieces):
            lines, letters = line_format(theme, piece.style), QTextCharFormat()
            lines.setTopMargin(theme.px(piece.above) if number else 0)
            lines.setLeftMargin(theme.px(SIGN_ROOM) if piece.hangs else 0)
            letters.setFont(theme.font(piece.style))
            if piece.fixed:
                letters.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
            letters.setForeground(theme.color(piece.colour))
            if number:
                cursor.insertBlock(lines, letters)
            else:
                cursor.setBlockFormat(lines)
                cursor.setBlockCharFormat(letters)
            self._write(cursor, piece, letters)

    @staticmethod
    def _write(cursor: QTextCursor, piece: Piece, letters: QTextCharFormat) -> None:
        text = piece.text if piece.fixed else _with_company(piece.text)
        strong, done = QTextCharFormat(letters), 0
        strong.setFontWeight(QFont.Weight.DemiBold)
        for start, end in piece.strong:
            cursor.insertText(text[done:start], letters)
            cursor.insertText(text[start:end], strong)
            done = end
        cursor.insertText(text[done:], letters)

    def _first_line(self, block: QTextBlock) -> QRectF:
        """The room of a sign: beside the first line of a paragraph, from the left edge."""
        layout = block.layout()
        top = layout.position() + QPointF(0, layout.lineAt(0).y())
        return QRectF(0, top.y(), self.theme.px(SIGN_ROOM), layout.lineAt(0).height())

    @staticmethod
    def _foot(block: QTextBlock) -> QPointF:
        """Where the letters of a paragraph's first line stand, at the left edge."""
        layout = block.layout()
        line = layout.lineAt(0)
        return QPointF(0, layout.position().y() + line.y() + line.ascent())
