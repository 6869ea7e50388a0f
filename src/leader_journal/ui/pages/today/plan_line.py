"""The plan in force in one line, under the title of Today: what it is called in sans, its sentence in the serif."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed, clicked_on
from leader_journal.ui.toolkit.tips import set_tip
from leader_journal.wording.catalogue import _


class PlanStrip(Themed, QWidget):
    """Hidden while there is no plan. A long sentence goes on in further lines. A click or Enter opens the plan."""

    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self._head = TextLabel(theme, TextStyle.BODY, "muted")
        self._sentence = TextLabel(theme, TextStyle.PROSE_S, wrap=True)
        row = self.row(8, self, margins=(0, 4, 0, 0))
        self._head_column = QHBoxLayout()
        self._head_column.addWidget(self._head)
        row.add(self._head_column)
        row.fill(self._sentence)
        row.layout.setAlignment(self._head_column, Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say(partial(set_tip, self), lambda: _("Change or end the plan"))
        self.say(self.setAccessibleDescription, lambda: _("Change or end the plan"))
        self.restyle()
        self.hide()

    def show_plan(self, head: str, sentence: str) -> None:
        self._head.setText(head)
        self._sentence.setText(sentence)
        self.setAccessibleName(" ".join((head, sentence)))
        self.show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if clicked_on(self, event):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER_KEYS, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Measure again; the first lines of both stand on one base line."""
        self._head_column.setContentsMargins(0, self._down(), 0, 0)
        super().restyle()

    def _down(self) -> int:
        """How far the smaller letters must go down."""
        return round(_base(self.theme, TextStyle.PROSE_S) - _base(self.theme, TextStyle.BODY))


def _base(theme: Theme, style: TextStyle) -> float:
    """Return where the letters of a style stand, from the top of their line."""
    metrics = theme.metrics(style)
    return (theme.line_height(style) - metrics.height()) / 2 + metrics.ascent()
