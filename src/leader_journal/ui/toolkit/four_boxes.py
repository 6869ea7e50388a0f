"""Four boxes, two by two, each a number over what it counts; one of them may be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.themed import EnterClicks, OneOfSeveral, Themed

_HEIGHT, _PAD, _NUMBER_DOWN, _WORDS_DOWN, _LEAST, _SECOND_LINE = 72, 14, 11, 42, 124, 18
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -2, Qt.Key.Key_Down: 2}


class FourBoxes(Themed, QWidget):
    """One tab stop: the arrows move, Enter and Space choose, and again clears. No box is coloured for good or bad."""

    chosen = Signal(object)
    """The number of the chosen box, counted from 0 in reading order; None when it was cleared."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._boxes = tuple(_Box(theme, number, self) for number in range(4))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        for number, box in enumerate(self._boxes):
            self._grid.addWidget(box, number // 2, number % 2)
            box.clicked.connect(partial(self._clicked, number))
        self._rove(0)
        self._follow(theme)

    @property
    def boxes(self) -> tuple[QAbstractButton, ...]:
        """The buttons in reading order."""
        return self._boxes

    def set_numbers(self, numbers: Sequence[int], words: Sequence[str]) -> None:
        """Show four numbers, each over its words."""
        for box, number, said in zip(self._boxes, numbers, words, strict=True):
            box.set_number(number, said)
        self._fit()

    def set_value(self, number: int | None) -> None:
        """Choose a box, or none, silently."""
        for place, box in enumerate(self._boxes):
            box.setChecked(place == number)
            box.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow boxes say their words in two lines, all of them."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        place = next((number for number, box in enumerate(self._boxes) if box.hasFocus()), None)
        if step is None or place is None:
            super().keyPressEvent(event)
        elif 0 <= place + step < len(self._boxes):
            self._rove(place + step)
            self._boxes[place + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        room = self.width() // 2
        wraps = any(box.words_width() > room for box in self._boxes)
        for box in self._boxes:
            box.set_wraps(wraps)

    def _clicked(self, number: int) -> None:
        chosen = number if self._boxes[number].isChecked() else None
        self.set_value(chosen)
        self._rove(number)
        self.chosen.emit(chosen)

    def _rove(self, stop: int) -> None:
        for number, box in enumerate(self._boxes):
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == stop else Qt.FocusPolicy.ClickFocus)


class _Box(OneOfSeveral, EnterClicks, Themed, QAbstractButton):
    accessible_role = QAccessible.Role.RadioButton

    def __init__(self, theme: Theme, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._number, self._wraps = place, 0, False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._follow(theme)
        self.round_ring(0)

    def set_number(self, number: int, words: str) -> None:
        self._number = number
        self.setText(words)
        self.setAccessibleName(f"{words}: {number}")
        self.updateGeometry()
        self.update()

    def set_wraps(self, wraps: bool) -> None:
        if wraps is not self._wraps:
            self._wraps = wraps
            self.updateGeometry()
            self.update()

    def words_width(self) -> int:
        words = self.theme.width_of(self.text(), TextStyle.SMALL)
        return round(words) + 2 * self.theme.px(_PAD)

    def sizeHint(self) -> QSize:
        return QSize(self.words_width(), self._tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(_LEAST), self._tall())

    def _tall(self) -> int:
        return self.theme.px(_HEIGHT + (_SECOND_LINE if self._wraps else 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, px = self.theme, QPainter(self), self.theme.px
        token = "sel" if self.isChecked() else "press" if self.isDown() else "hover" if self.underMouse() else ""
        if token:
            painter.fillRect(self.rect(), theme.color(token))
        self._paint_edges(painter)
        room = QRectF(self.rect()).adjusted(px(_PAD), 0, -px(_PAD), 0)
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font(TextStyle.FINDING))
        top = Qt.AlignmentFlag.AlignTop
        painter.drawText(room.adjusted(0, px(_NUMBER_DOWN), 0, 0), top, str(self._number))
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font(TextStyle.SMALL))
        flags = int(top | Qt.TextFlag.TextWordWrap)
        painter.drawText(room.adjusted(0, px(_WORDS_DOWN), 0, 0), flags, self.text())

    def _paint_edges(self, painter: QPainter) -> None:
        """Each box draws its right and lower edge; those at the left and on top, the outer edge too."""
        chosen = self.isChecked()
        painter.setPen(QPen(self.theme.color("accent" if chosen else "line"), 1))
        right, bottom = self.width() - 1, self.height() - 1
        painter.drawLine(right, 0, right, bottom)
        painter.drawLine(0, bottom, right, bottom)
        if self._place % 2 == 0 or chosen:
            painter.drawLine(0, 0, 0, bottom)
        if self._place < 2 or chosen:
            painter.drawLine(0, 0, right, 0)
