"""A drop-down list: QComboBox with the app's own chevron, which a style sheet cannot colour."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.painting import set_ring_radius
from leader_journal.ui.toolkit.themed import Themed

_CHEVRON, _INSET, _NARROWEST = 16, 10, 160


class Select(Themed, QComboBox):
    """A QComboBox in every other respect."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._follow(theme)
        self.restyle()

    def restyle(self) -> None:
        set_ring_radius(self, self.theme.px(8))
        self.setFont(self.theme.font(TextStyle.BODY))
        super().restyle()

    def sizeHint(self) -> QSize:
        """Return the room for its longest line; Qt leaves too little of it where the text is large."""
        hint, option = super().sizeHint(), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.rect = QRect(QPoint(0, 0), hint)
        longest = max((self.fontMetrics().horizontalAdvance(self.itemText(n)) for n in range(self.count())), default=0)
        return hint + QSize(max(0, longest - self._room(option)), 0)

    def minimumSizeHint(self) -> QSize:
        """Return what is needed where there is little room: the list shows its lines whole all the same."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.theme.px(_NARROWEST)), hint.height())

    def showPopup(self) -> None:
        """Show the list, wide enough for its longest line."""
        self.view().setMinimumWidth(min(self.sizeHint().width(), self.window().width()))
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, the chosen line with … where there is no room for all of it, then the chevron."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        elide = Qt.TextElideMode.ElideRight
        option.currentText = option.fontMetrics.elidedText(option.currentText, elide, self._room(option))
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        side = self.theme.px(_CHEVRON)
        token = "muted" if self.isEnabled() else "field"
        place = QPointF(self.width() - side - self.theme.px(_INSET), (self.height() - side) / 2)
        self.theme.icons.paint(painter, place, "chevron-down", _CHEVRON, token)

    def _room(self, option: QStyleOptionComboBox) -> int:
        """Return how wide the words may be."""
        part = QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
