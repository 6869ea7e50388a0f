"""Two days: the first and the last of a period."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from leader_journal.core.clock import Clock
from leader_journal.core.periods import Period
from leader_journal.ui.days.period_end_line import PeriodEndLine
from leader_journal.ui.dialogs.last_row import last_row
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.wording.catalogue import _

_LINE = 36
"""The height of a line with its border: the name stands beside what is typed, not beside what is said below."""


class PeriodDialog(QDialog):
    """Asks for a period; days in the wrong order are put right."""

    chosen = Signal(object)
    """Period."""

    def __init__(self, theme: Theme, clock: Clock, days: tuple[dt.date, dt.date], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Period"))
        px = theme.px
        self._first, self._last = PeriodEndLine(theme, clock), PeriodEndLine(theme, clock, last=True)
        self._refused = TextLabel(theme, "small", "muted", wrap=True, aloud=True)
        self._refused.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        lines = ((_("From"), self._first), (_("To"), self._last))
        for row, ((words, line), day) in enumerate(zip(lines, days, strict=True)):
            line.set_name(words)
            line.set_day(day)
            line.say_below()
            line.entered.connect(self.accept)
            line.edited.connect(self._refused.hide)
            label = TextLabel(theme, "body", text=words)
            label.setFixedHeight(px(_LINE))
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(line, row, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(20), px(20), px(20))
        column.setSpacing(px(20))
        column.addLayout(grid)
        column.addWidget(self._refused)
        column.addLayout(last_row(self, theme, _("Show"))[0])

    def accept(self) -> None:
        """Tell the period; what is no day is told, and waits."""
        days = []
        for line in (self._first, self._last):
            day = line.day()
            if day is None:
                self._refused.setText(line.refusal() or _("A period needs a first and a last day."))
                self._refused.show()
                line.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            days.append(day)
        self.chosen.emit(Period(min(days), max(days)))
        super().accept()
