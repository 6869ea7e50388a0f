"""The pages of a sheet, laid out once and painted alike by a printer, into a PDF and in a preview: ink on white A4."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPainter,
    QPalette,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextOption,
)

from leader_journal.core.sheets import Sheet, with_room
from leader_journal.exchange.sheet_html import SheetLook, sheet_html
from leader_journal.ui.look.tokens import load_tokens
from leader_journal.ui.look.type_styles import load_families
from leader_journal.wording.catalogue import _, counted

DPI = 1200
"""Everything is laid out at this density, whatever it is painted on: lines break alike everywhere."""
A4_MM = QSizeF(210, 297)
_MM = DPI / 25.4
_POINT = DPI / 72
PAPER = QSizeF(A4_MM.width() * _MM, A4_MM.height() * _MM)
"""The size of a page in the units that it is painted in."""
_MARGIN = 20 * _MM
_FOOT_BELOW, _FOOT_POINTS = 6 * _MM, 8
_KEPT_TOGETHER = 0.3
"""A part that is not higher than this share of a page does not break."""
_LEAST_BEGUN = 48 * _POINT
"""Nor does one of which only a head and two lines would stand at the foot of a page."""
_PAGES_LOOKED_AT = 40
_LEAST_LINES, _MOST_LINES, _RULED = 3, 12, 24 * _POINT
"""Lines to write on under a name that wants much room, and about how high one is."""
_SHORT, _TOGETHER = 4, 2
"""Lines of a paragraph that is not broken over two pages, and lines of a longer one that stay together."""
_JOINING = ("calt", "liga", "clig", "dlig", "hlig")
"""Features of fonts that make one sign of several letters, or another sign of one."""


class PaperDocument:
    """A sheet that was made ready, as pages. Needs a QGuiApplication."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._look = _look()
        self._body = QRectF(_MARGIN, _MARGIN, PAPER.width() - 2 * _MARGIN, PAPER.height() - 2 * _MARGIN)
        self._device = _measuring_device()  # the layout does not own it
        document = self._document = QTextDocument()
        document.setDocumentMargin(0)
        document.setUseDesignMetrics(True)
        document.documentLayout().setPaintDevice(self._device)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setDefaultFont(_plain_font(self._look.sans))
        self._give_room()

    def _give_room(self) -> None:
        """Lay out, with as many lines to write on as the last page has room for."""
        wanting = sum(len(part.much) for part in self.sheet.parts)
        self._lay_out(_LEAST_LINES)
        if not wanting:
            return
        pages, layout = self.page_count, self._document.documentLayout()
        last = max((layout.frameBoundingRect(frame).bottom() for frame in self._frames()), default=0.0)
        room = pages * self._body.height() - last
        for lines in range(min(_LEAST_LINES + int(room / (wanting * _RULED)), _MOST_LINES), _LEAST_LINES, -1):
            self._lay_out(lines)
            if self.page_count == pages:
                return
        self._lay_out(_LEAST_LINES)

    def _lay_out(self, lines: int) -> None:
        self._document.setHtml(sheet_html(with_room(self.sheet, lines), self._look))
        self._document.setPageSize(self._body.size())
        self._keep_together()
        self._split_at_page_ends()

    def _frames(self) -> list[QTextFrame]:
        return self._document.rootFrame().childFrames()

    @property
    def page_count(self) -> int:
        """How many pages there are; at least one."""
        return max(1, self._document.pageCount())

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint page `number`, the first is 0, as `PAPER` with its corner at the origin."""
        painter.save()
        self._paint_foot(painter, number)
        top = number * self._body.height()
        painter.translate(self._body.left(), self._body.top() - top)
        context = QAbstractTextDocumentLayout.PaintContext()
        # a hairline at the top of the next page reaches a little over the edge
        context.clip = QRectF(0, top, self._body.width(), self._body.height() - _POINT)
        context.palette.setColor(QPalette.ColorRole.Text, QColor(self._look.ink))
        painter.setClipRect(context.clip)
        self._document.documentLayout().draw(painter, context)
        painter.restore()

    def text(self) -> str:
        """Return what stands on the pages, for a screen reader."""
        return "\n".join(line for text in self.sheet.texts() for line in text.splitlines() if line.strip())

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        font = _plain_font(self._look.sans)
        font.setPixelSize(round(_FOOT_POINTS * _POINT))  # points would be those of whatever is painted on
        metrics = QFontMetricsF(font)
        baseline = self._body.bottom() + _FOOT_BELOW + metrics.ascent()
        count = self.page_count
        page = _("Page {number} of {count}").format(number=number + 1, count=counted(count)) if count > 1 else ""
        room = self._body.width() - metrics.horizontalAdvance(page) - metrics.horizontalAdvance("  ")
        footer = metrics.elidedText(" ".join(self.sheet.footer.split()), Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(QColor(self._look.muted))
        painter.drawText(QPointF(self._body.left(), baseline), footer)
        painter.drawText(QPointF(self._body.right() - metrics.horizontalAdvance(page), baseline), page)

    def _keep_together(self) -> None:
        """Begin a new page before a part that would break though it is short, or of which the page has no room."""
        height, layout = self._body.height(), self._document.documentLayout()
        for frame in self._frames():
            rect = layout.frameBoundingRect(frame)
            if rect.top() > _PAGES_LOOKED_AT * height:
                return
            room = height - rect.top() % height
            if rect.height() > room + 1 and (rect.height() <= _KEPT_TOGETHER * height or room < _LEAST_BEGUN):
                _begin_page_before(frame)

    def _split_at_page_ends(self) -> None:
        """Make two paragraphs of one that goes over a page's end, and leave no line of it alone on a page.

        Of such a paragraph Qt paints one line too many, outside what is seen: who copies a PDF's text has it twice.
        Each is laid out anew, so that a book is left as Qt breaks it.
        """
        height, layout = self._body.height(), self._document.documentLayout()
        block, pushed = self._document.begin(), -1
        while block.isValid() and self.page_count <= _PAGES_LOOKED_AT:
            top = layout.blockBoundingRect(block).top()
            lines = [block.layout().lineAt(number) for number in range(block.layout().lineCount())]
            pages = [int((top + line.y() + line.height() / 2) // height) for line in lines]
            if not pages or pages[-1] == pages[0]:
                block = block.next()
                continue
            room = pages.count(pages[0])
            stays = room if block.position() == pushed else _lines_that_stay(room, len(lines))
            over = lines[stays:room]
            onto_next = sum(line.height() for line in over) + (over[0].height() / 2 if over else 0)
            cursor = QTextCursor(self._document)
            cursor.setPosition(block.position() + lines[stays].textStart())
            if stays:
                cursor.insertBlock()
                block = block.next()  # the rest may go over the end of its page, too
            else:
                pushed = block.position()
            _push_down(cursor, onto_next / _POINT * self._look.px_per_pt)  # Qt takes a margin in pixels of the screen


def _lines_that_stay(room: int, lines: int) -> int:
    """Of a paragraph of so many lines, for `room` of which a page has room: none of one that is short."""
    if lines <= _SHORT or room < _TOGETHER:
        return 0
    return min(room, lines - _TOGETHER)


def _push_down(cursor: QTextCursor, by: float) -> None:
    form = cursor.blockFormat()
    form.setTopMargin(by)
    cursor.setBlockFormat(form)


def _begin_page_before(frame: QTextFrame) -> None:
    form = frame.frameFormat()
    form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    frame.setFrameFormat(form)


def _plain_font(family: str) -> QFont:
    """Return a font that shows letters as what they are, so that a PDF's text reads as it was written.

    Inter raises the colon between figures by a sign of its own, which no reader of a PDF takes for a colon. Source
    Serif joins f and j to a sign without letters (*fjernede* was read as *ernede*), and f with others to one letter.
    """
    font = QFont(family)
    for feature in _JOINING:
        font.setFeature(QFont.Tag(feature), 0)
    return font


def _measuring_device() -> QImage:
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(DPI / 0.0254))
    image.setDotsPerMeterY(round(DPI / 0.0254))
    return image


def _look() -> SheetLook:
    """Paper is light, whatever the screen is."""
    tokens, families = load_tokens("light"), load_families()
    return SheetLook(
        sans=families.sans[0],
        serif=families.serif[0],
        ink=tokens["ink"],
        muted=tokens["muted"],
        hairline=tokens["line"],
        writing_line=tokens["edge"],
        px_per_pt=round(QGuiApplication.primaryScreen().logicalDotsPerInchY()) / 72,
    )
