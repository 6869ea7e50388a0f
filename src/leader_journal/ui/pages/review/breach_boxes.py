"""The four boxes of breaches: agreed or not, calm or not; one that is chosen lists its entries."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.rows import EntryRow
from leader_journal.core.terms import Kind
from leader_journal.ui.context import UiContext
from leader_journal.ui.widgets.entry_line import EntryLine
from leader_journal.ui.widgets.labels import TextLabel
from leader_journal.ui.widgets.sections import Section
from leader_journal.ui.widgets.themed import Themed
from leader_journal.wording.catalogue import _


class BreachBoxes(Themed, QWidget):
    """Shows the breaches of a period."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._rows = Section(context.theme, _breaches_head)
        self._none = TextLabel(context.theme, "body", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rows)
        column.addWidget(self._none)
        self._follow(context.theme)
        self.retranslate()

    def show_period(self, period: Period) -> None:
        """Read the breaches of these days."""
        chosen = EntryFilter(kinds=frozenset({Kind.BREACH}), period=period)
        rows = self._context.services.entries.rows(chosen)
        self._rows.set_rows([self._row(row) for row in rows])
        self._none.setVisible(not rows)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._none.setText(_("No breach was written down in these days."))

    def _row(self, row: EntryRow) -> QWidget:
        people, today = self._context.services.people, self._context.clock.now().date()
        line = EntryLine(self.theme, people.shown(row.facts), row.happened.date(), row.marks, today)
        line.opened.connect(partial(self._context.navigation.open_entry, row.id))
        return line


def _breaches_head() -> str:
    return _("Breaches")
