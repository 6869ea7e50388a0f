"""The three marks of an entry, small, in a line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leader_journal.core.records import Marks
from leader_journal.core.terms import Element
from leader_journal.ui.entries.mark_glyphs import paint_mark
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.tips import set_tip
from leader_journal.wording import labels

_GLYPH, _PITCH = 14, 19


class InlineMarks(Themed, QWidget):
    """Humility, questions and room, in this order."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._marks = Marks()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._follow(theme)
        self.say_by(self._say)

    def set_marks(self, marks: Marks) -> None:
        self._marks = marks
        self._say()
        self.update()

    def _say(self) -> None:
        words = (f"{labels.element_label(element)} {labels.mark_label(self._marks.of(element))}" for element in Element)
        self.setAccessibleName(", ".join(words))
        set_tip(self, self.accessibleName())

    def sizeHint(self) -> QSize:
        px = self.theme.px
        return QSize(px(_GLYPH) + 2 * px(_PITCH), px(_GLYPH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px = QPainter(self), self.theme.px
        for place, element in enumerate(Element):
            paint_mark(
                painter, QRectF(place * px(_PITCH), 0, px(_GLYPH), px(_GLYPH)), self._marks.of(element), self.theme
            )
