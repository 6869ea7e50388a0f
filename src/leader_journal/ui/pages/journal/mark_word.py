"""A mark with its words beside it: in the reading pane and in legends."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

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
        self._follow(theme)
        name = TextLabel(theme, "small", text=partial(labels.element_label, element))
        word = TextLabel(theme, "small", "muted", text=partial(labels.mark_label, mark))
        self.row(4, self).add(_Glyph(theme, mark, 14), 2, name, word)


class ToneWord(Themed, QWidget):
    """ "~ tense"."""

    def __init__(self, theme: Theme, tone: Tone) -> None:
        super().__init__()
        self._follow(theme)
        word = TextLabel(theme, "small", "muted", text=lambda: labels.tone_label(tone).lower())
        self.row(4, self).add(_Glyph(theme, tone, 16), 2, word)
