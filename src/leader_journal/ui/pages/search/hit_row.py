"""One thing that was found: the piece that says why, the letters on their ground; where and when it stands under it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from leader_journal.core.folding import places
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.painting import rounded_box
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed, clicked_on
from leader_journal.ui.toolkit.utf16 import units

BLEED, _RADIUS = 10, 8


class HitLabel(TextLabel):
    """A text in which the letters that were looked for have their ground."""

    def __init__(self, theme: Theme, text: str, terms: tuple[str, ...], *, serif: bool) -> None:
        self._places = places(text, terms)
        super().__init__(theme, TextStyle.PROSE_S if serif else TextStyle.BODY, "ink", text=text, wrap=True)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        ground, text = QTextCharFormat(), self.text()
        ground.setBackground(self.theme.color("hit"))
        parts = []
        for start, end in self._places:
            part = QTextLayout.FormatRange()
            part.start = units(text[:start])
            part.length = units(text[start:end])
            part.format = ground
            parts.append(part)
        return parts


class HitRow(Themed, QWidget):
    """Pressing it or Enter opens; the arrows go to the neighbours. The words stand `BLEED` inside."""

    accessible_role = QAccessible.Role.ListItem

    opened = Signal()
    stepped = Signal(int)
    """The focus goes to the row before (-1) or after (1)."""

    def __init__(self, theme: Theme, text: str, meta: str, terms: tuple[str, ...], *, serif: bool) -> None:
        super().__init__()
        self._follow(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(text)
        self.setAccessibleDescription(meta)
        column = self.column(self, margins=(BLEED, 6, BLEED, 6))
        column.add(HitLabel(theme, text, terms, serif=serif))
        if meta:
            column.add(TextLabel(theme, "small", "muted", text=meta))
        self.round_ring(_RADIUS)

    def value_text(self) -> str:
        """A row has no value beside what it says."""
        return ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if clicked_on(self, event):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, or go on."""
        if event.key() in (*ENTER_KEYS, Qt.Key.Key_Space):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.underMouse():
            painter = QPainter(self)
            rounded_box(painter, QRectF(self.rect()), self.theme.px(_RADIUS), self.theme.color("hover"), None)
