"""How the palette shows an offer: its words, what kind of thing it is, and at the right its keys or its day."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.palette.choices import Offer

_SIDE, _GAP = 12, 12
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class OfferRow(QStyledItemDelegate):
    """The row's own text is what a screen reader hears; this paints the same in columns. `role` holds the offer."""

    def __init__(self, theme: Theme, role: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Leave the ground to the style, and the words to `paint`."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        offer, side = index.data(self._role), self._theme.px(_SIDE)
        assert isinstance(offer, Offer)
        room = QRect(option.rect).adjusted(side, 0, -side, 0)
        painter.save()
        painter.setFont(self._theme.font(TextStyle.SMALL))
        painter.setPen(self._theme.color("muted"))
        metrics = self._theme.metrics(TextStyle.SMALL)
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, offer.at_the_end)
        room.setRight(room.right() - self._wide(metrics.horizontalAdvance(offer.at_the_end)))
        kind = self._wide(metrics.horizontalAdvance(offer.beside))
        words = self._theme.metrics(TextStyle.BODY).elidedText(
            offer.words, Qt.TextElideMode.ElideRight, max(0, room.width() - kind)
        )
        beside = room.left() + self._wide(self._theme.metrics(TextStyle.BODY).horizontalAdvance(words))
        painter.drawText(QRect(beside, room.top(), kind, room.height()), _MIDDLE, offer.beside)
        painter.setFont(self._theme.font(TextStyle.BODY))
        painter.setPen(self._theme.color("ink"))
        painter.drawText(room, _MIDDLE, words)
        painter.restore()

    def _wide(self, words: float) -> int:
        """Return the room of a column, with the gap beside it; nothing for one without words."""
        return round(words) + self._theme.px(_GAP) if words else 0
