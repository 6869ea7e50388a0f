"""A name whose letter is underlined: the key that reaches what it names, shown without holding Alt."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.painting import without_mnemonic
from leader_journal.ui.toolkit.themed import Themed


class MnemonicLabel(Themed, QWidget):
    """Text in the body style; the letter after `&` is underlined."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__()
        self._text = text
        self._follow(theme)

    def setText(self, text: str) -> None:
        """Say this; `&` stands before the letter."""
        self._text = text
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self.theme.width_of(without_mnemonic(self._text), TextStyle.BODY)
        return QSize(int(width) + 2, int(self.theme.line_height(TextStyle.BODY)))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a name is not cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.theme.font(TextStyle.BODY))
        painter.setPen(self.theme.color("ink"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(QRectF(self.rect()), int(flags), self._text)
