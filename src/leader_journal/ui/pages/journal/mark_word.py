"""A mark with its words beside it: in the reading pane and in legends."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from leader_journal.core.terms import Element, Mark, Tone
from leader_journal.ui.entries.mark_glyphs import paint_mark, paint_tone
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording import labels


class _Glyph(Themed, QWidget):
    def __init__(self, theme: Theme, what: Mark | Tone, size: int) -> None:
        super().__init__()
        self._what = what
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._follow(theme)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(self._size), self.theme.px(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        if isinstance(self._what, Tone):
            paint_tone(self._what, painter, box, self.theme.color("muted"))
        else:
            paint_mark(painter, box, self._what, self.theme)


class MarkWord(Themed, QWidget):
    """ "○ Humility missed"."""

    def __init__(self, theme: Theme, element: Element, mark: Mark) -> None:
        super().__init__()
        self._element, self._mark = element, mark
        self._name, self._word = TextLabel(theme, "small"), TextLabel(theme, "small", "muted")
        _in_line(self, theme, _Glyph(theme, mark, 14), self._name, self._word)
        self._follow(theme)
        self.retranslate()

    def retranslate(self) -> None:
        self._name.setText(labels.element_label(self._element))
        self._word.setText(labels.mark_label(self._mark))


class ToneWord(Themed, QWidget):
    """ "~ tense"."""

    def __init__(self, theme: Theme, tone: Tone) -> None:
        super().__init__()
        self._tone = tone
        self._word = TextLabel(theme, "small", "muted")
        _in_line(self, theme, _Glyph(theme, tone, 16), self._word)
        self._follow(theme)
        self.retranslate()

    def retranslate(self) -> None:
        self._word.setText(labels.tone_label(self._tone).lower())


def _in_line(owner: QWidget, theme: Theme, glyph: QWidget, *words: QWidget) -> None:
    row = QHBoxLayout(owner)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(4))
    row.addWidget(glyph)
    row.addSpacing(theme.px(2))
    for widget in words:
        row.addWidget(widget)
