"""Two days: the first and the last of a period."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QDialog, QGridLayout, QVBoxLayout, QWidget

from leader_journal.core.periods import Period
from leader_journal.ui.dialogs.last_row import last_row
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.wording.catalogue import _


class PeriodDialog(QDialog):
    """Asks for a period; days in the wrong order are put right."""

    chosen = Signal(object)
    """Period."""

    def __init__(self, theme: Theme, days: tuple[dt.date, dt.date], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Period"))
        px = theme.px
        self._first, self._last = (QDateEdit(QDate(day.year, day.month, day.day)) for day in days)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        for row, (words, field) in enumerate(((_("From"), self._first), (_("To"), self._last))):
            field.setCalendarPopup(True)
            field.setMinimumWidth(px(160))  # Qt's own hint knows nothing of the margins in the style sheet
            field.setAccessibleName(words)
            grid.addWidget(TextLabel(theme, "body", text=words), row, 0)
            grid.addWidget(field, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(20), px(20), px(20))
        column.setSpacing(px(20))
        column.addLayout(grid)
        column.addLayout(last_row(self, theme, _("Show"))[0])

    def accept(self) -> None:
        first, last = sorted(
            dt.date(day.year(), day.month(), day.day()) for day in (self._first.date(), self._last.date())
        )
        self.chosen.emit(Period(first, last))
        super().accept()
