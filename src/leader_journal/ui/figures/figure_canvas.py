"""The one widget that shows figures: a sheet that `figures` described, with marks to point at, walk through and open.

It is drawn once for a size, a theme and a language, and the last few findings keep their sheets, the last two their
pictures: who goes back and forth between two charts waits for neither. Ring and label of the mark that is pointed at
are painted over the picture, so pointing costs a repaint and never a drawing. While the window is being resized the
picture is stretched; it is drawn again after 120 ms of silence. Another finding is drawn once the page has made room
for it, and never seen stretched or cut: where the page took longer than that, it is drawn again before it is painted.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import Struct, field
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from leader_journal.charts.findings import layout_of
from leader_journal.figures.pictures import Drawn, Layout, draw, lay_out
from leader_journal.figures.style import FigureStyle
from leader_journal.ui.figures.screen_sheet import on_screen, picture_of
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit import accessible
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed
from leader_journal.ui.toolkit.tips import show_tip
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.finding import Finding
    from leader_journal.figures.chart import Chart, FigureMark
    from leader_journal.wording.finding_text import FindingText

REACH = 14
"""How near the pointer comes to a mark to point at it, in pixels at 100 %."""

QUIET = 120
"""Milliseconds without a resize before the picture is drawn again."""

_RING, _RING_LINE, _LABEL_GAP = 7.5, 2.0, 6
_PAD, _PAPER = 4, 0.92
_LEAST_WIDTH = 240
_BEFORE = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_AFTER = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_OPEN = (*ENTER_KEYS, Qt.Key.Key_Space)


_KEPT, _PICTURES = 6, 2
"""Findings whose sheets are kept, and those that keep their pictures too: one of 900 x 500 pixels is 2 MB."""


class _SeenFigure(Struct):
    """What was measured and drawn of a finding, in the look of now; `chart` is laid out for `laid_out` pixels."""

    finding: Finding
    told: bool
    heights: dict[int, int] = field(default_factory=dict)
    layout: Layout | None = None
    laid_out: int = 0
    chart: Chart | None = None
    size: tuple[int, int] = (0, 0)
    drawn: Drawn | None = None
    picture: QPixmap | None = None

    def is_of(self, finding: Finding, *, told: bool) -> bool:
        """Whether it shows this very finding."""
        return self.finding is finding and self.told is told


class FigureCanvas(Themed, QWidget):
    """Shows one finding. Arrows, Home and End walk through its marks, Enter and click open one, Esc lets go of it."""

    mark_hovered = Signal(object)
    """The FigureMark that is pointed at, by pointer or keyboard; None when none is any more."""
    mark_activated = Signal(object)
    """The FigureMark whose entries the reader wants to see."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._seen: list[_SeenFigure] = []
        """The last first."""
        self._picture: QPixmap | None = None
        self._marks: tuple[FigureMark, ...] = ()
        self._at: int | None = None
        self._wanted: int | None = None
        self._pressed: int | None = None
        self._stale = self._rested = False
        self._settled_at = QSize()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(self._redraw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        # not Fixed: a layout would hold it to the height of a width that it had before
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._follow(theme)

    def show_finding(self, finding: Finding, text: FindingText, *, told: bool = True) -> None:
        """Draw a finding; what it says in words is what a screen reader reads.

        `told`: the picture shows what the app reads in it.
        """
        seen = next((one for one in self._seen if one.is_of(finding, told=told)), None) or _SeenFigure(finding, told)
        self._seen = [seen, *(one for one in self._seen if one is not seen)][:_KEPT]
        for one in self._seen[_PICTURES:]:
            one.picture = None
        self.setAccessibleName(text.title)
        self.setAccessibleDescription(text.in_words)
        self._settled_at = QSize()
        self._begin_anew()

    def marks(self) -> tuple[FigureMark, ...]:
        """Return the marks of the picture that is shown, in reading order."""
        return self._marks

    def current_mark(self) -> FigureMark | None:
        return None if self._at is None else self._marks[self._at]

    def place(self) -> int | None:
        return self._at

    def point_at(self, place: int) -> None:
        """Point at a mark, as soon as the picture is drawn; a place that is not there any more is let go."""
        self._wanted = place
        if not self._stale:
            self._point_at_wanted()

    def value_text(self) -> str:
        mark = self.current_mark()
        return "" if mark is None else mark.sentence

    def restyle(self) -> None:
        """Draw all anew: colours, text size or language changed."""
        self._seen = [_SeenFigure(one.finding, one.told) for one in self._seen[:1]]
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._point_at(None)
        self._stale, self._rested, self._marks = True, False, ()
        super().restyle()

    def retranslate(self) -> None:
        """Draw anew, since labels stand in the picture."""
        self.restyle()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(600), self.heightForWidth(self.theme.px(600)))

    def minimumSizeHint(self) -> QSize:
        """Return the width below which a figure is not readable; its height follows from the width."""
        return QSize(_LEAST_WIDTH, self.heightForWidth(max(self.width(), _LEAST_WIDTH)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if not self._seen:
            return 0
        heights = self._seen[0].heights
        if width not in heights:  # a layout asks many times
            heights[width] = math.ceil(self._laid_out(max(width, _LEAST_WIDTH)).natural_height)
        return heights[width]

    def event(self, event: QEvent) -> bool:
        """Answer what a mark says in a tooltip, and follow to a screen of another density."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self.current_mark()
            said = "" if mark is None else _("{sentence} Enter or click: show it.").format(sentence=mark.sentence)
            show_tip(event.globalPos(), said, self)
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._stale = self._rested = True
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the picture, stretched while its size is not the right one, and the current mark."""
        if self._stale and not self._rested and self.isVisible() and self._settled_at != self.size():
            # the layout has still to leave the size of the finding before, and its scroll bar to come: draw after that
            self._settled_at = self.size()
            QTimer.singleShot(0, self, self.update)
        elif self._stale:
            self._draw_picture()
        elif self._fits() and self._seen[0].size[1] != self.height():  # a page makes room for a finding, nobody else
            self._rested = True
            self._draw_picture()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("paper"))
        if self._picture is None or self._stale:
            return
        if self._fits():
            painter.drawPixmap(0, 0, self._picture)
            self._paint_current(painter)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wait until the reader has chosen a size."""
        super().resizeEvent(event)
        self._point_at(None)
        if self._picture is not None:
            self._quiet.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._nearest(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing, unless the keyboard does."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what a click began on."""
        self._pressed = self._nearest(event.position()) if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the mark on which a click began and ended."""
        at = self._nearest(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at is not None and at == self._pressed:
            self._point_at(at)
            self.mark_activated.emit(self._marks[at])
        self._pressed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the marks in reading order, and open one, also before they are painted."""
        if self._stale:
            self._draw_picture()
        key, last = event.key(), len(self._marks) - 1
        if key == Qt.Key.Key_Escape and self._at is not None:
            self._point_at(None)
        elif key in _OPEN and self._at is not None:
            self.mark_activated.emit(self._marks[self._at])
        elif last >= 0 and key in (*_BEFORE, *_AFTER, Qt.Key.Key_Home, Qt.Key.Key_End):
            self._walk(key, last)
        else:
            super().keyPressEvent(event)

    def _walk(self, key: int, last: int) -> None:
        if key == Qt.Key.Key_Home or (self._at is None and key in _AFTER):
            at = 0
        elif key == Qt.Key.Key_End or self._at is None:
            at = last
        else:
            at = min(max(self._at + (1 if key in _AFTER else -1), 0), last)
        self._point_at(at)
        accessible.announce(self, self._marks[at].sentence)

    def _point_at(self, at: int | None) -> None:
        if at == self._at:
            return
        self._at = at
        self.setCursor(Qt.CursorShape.ArrowCursor if at is None else Qt.CursorShape.PointingHandCursor)
        self.update()
        self.mark_hovered.emit(self.current_mark())

    def _point_at_wanted(self) -> None:
        if self._stale:  # another finding came meanwhile: once that is drawn
            return
        place, self._wanted = self._wanted, None
        if place is not None and place < len(self._marks):
            self._point_at(place)

    def _nearest(self, place: QPointF) -> int | None:
        """Return the mark within reach of the pointer."""
        if not self._marks or not self._fits():
            return None
        here = (place.x(), place.y())
        distances = [math.dist(here, (mark.x, mark.y)) for mark in self._marks]
        at = min(range(len(distances)), key=distances.__getitem__)
        return at if distances[at] <= self.theme.px(REACH) else None

    def _laid_out(self, width: int) -> Chart:
        seen = self._seen[0]
        if seen.chart is None or seen.laid_out != width:
            seen.layout = seen.layout or layout_of(seen.finding)
            seen.chart, seen.laid_out = lay_out(seen.layout, self._style(), width), width
        return seen.chart

    def _style(self) -> FigureStyle:
        theme = self.theme
        return FigureStyle(theme.tokens, theme.scale, theme.dark, self._seen[0].told, on_screen)

    def _redraw(self) -> None:
        self._stale = self._rested = True
        self.update()

    def _fits(self) -> bool:
        """Return whether the picture was drawn for the width that the widget has."""
        return self._picture is not None and round(self._picture.deviceIndependentSize().width()) == self.width()

    def _draw_picture(self) -> None:
        self._stale = False
        self._quiet.stop()
        if not self._seen or self.width() < 1:
            return
        seen, size, ratio = self._seen[0], (self.width(), self.height()), self.devicePixelRatioF()
        drawn = seen.drawn
        if drawn is None or (seen.size != size and (self._picture is None or self._rested)):
            seen.drawn = drawn = draw(self._laid_out(size[0]), self._style(), *size)
            seen.size, seen.chart, seen.layout, seen.picture = size, None, None, None
        elif seen.size != size:
            # it comes back, and the layout has still to leave the size of the one before: nothing is seen until then
            self._stale, self._marks = True, drawn.marks
            self._quiet.start()
            return
        if drawn.sheet.height > size[1]:
            # its marks need more room than the one before left: nothing is seen until that is made
            self._stale = self._rested = True
            self._marks = drawn.marks
            return
        if seen.picture is None or seen.picture.devicePixelRatio() != ratio:
            seen.picture = picture_of(drawn.sheet, ratio)
        self._picture, self._marks = seen.picture, drawn.marks
        if self._wanted is not None:
            QTimer.singleShot(0, self, self._point_at_wanted)  # not while it paints

    def _paint_current(self, painter: QPainter) -> None:
        """Paint a ring of ink round the current mark, and its label on paper of its own."""
        mark = self.current_mark()
        if mark is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, paper = self.theme.color("ink"), self.theme.color("paper")
        ring = self.theme.scale * _RING
        painter.setPen(QPen(ink, self.theme.scale * _RING_LINE))
        painter.drawEllipse(QPointF(mark.x, mark.y), ring, ring)
        box = self._label_box(mark)
        pad = self.theme.scale * _PAD
        paper.setAlphaF(_PAPER)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper)
        painter.drawRoundedRect(box.adjusted(-pad, -pad / 2, pad, pad / 2), pad, pad)
        painter.setPen(ink)
        painter.setFont(self.theme.font(TextStyle.NOTE))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), mark.label)

    def _label_box(self, mark: FigureMark) -> QRectF:
        """Return where the label stands: above and left of the ring, within the figure."""
        metrics = self.theme.metrics(TextStyle.NOTE)
        gap = self.theme.scale * (_RING + _LABEL_GAP)
        width, height = metrics.horizontalAdvance(mark.label) + 1, metrics.height()
        left = mark.x - gap / 2 - width
        if left < 0:
            left = max(min(mark.x + gap / 2, self.width() - width), 0.0)
        top = mark.y - gap - height
        return QRectF(left, mark.y + gap if top < 0 else top, width, height)
