"""What stands over a list of entries: how many there are, and the letters of the three marks above their columns."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leader_journal.core.terms import Element
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.pages.journal.entry_delegate import MARK, MARK_PITCH, TEXT_INSET
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording import labels

_HEIGHT = 28


class ListHead(Themed, QWidget):
    """Put it above an EntryListView of the same width. `set_words` says the count ("41 entries, newest first")."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._follow(theme)

    def set_words(self, words: str) -> None:
        """Say how many there are."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def words(self) -> str:
        return self._words

    def retranslate(self) -> None:
        """The letters are those of the language."""
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        side = theme.px(TEXT_INSET)
        room = QRectF(self.rect()).adjusted(side, 0, -side, 0)
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font(TextStyle.SMALL))
        letters = theme.px(MARK_PITCH) * 3
        words = theme.metrics(TextStyle.SMALL).elidedText(
            self._words, Qt.TextElideMode.ElideRight, max(0.0, room.width() - letters)
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, words)
        painter.setFont(theme.font(TextStyle.NOTE))
        for place, element in enumerate(reversed(Element)):
            x = room.right() - theme.px(MARK) - place * theme.px(MARK_PITCH)
            box = QRectF(x, room.top(), theme.px(MARK), room.height())
            painter.drawText(
                box, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, labels.element_letter(element)
            )
