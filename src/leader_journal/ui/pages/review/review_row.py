"""A closed review on one line: its name, the plan it ended in, and how often that was done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.rows import Row

_NAME = 184


class ReviewRow(Row):
    """A row that is opened like any other."""

    def __init__(self, theme: Theme, name: str, plan: str, done: str, parent: QWidget | None = None) -> None:
        self._name = TextLabel(theme, TextStyle.BODY, text=name)
        super().__init__(theme, plan, done, parent, serif=True)
        self._row.insertWidget(0, self._name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(", ".join(filter(None, (plan, done))))

    def restyle(self) -> None:
        """Measure again: the plans stand in a column."""
        self._name.setMinimumWidth(self.theme.px(_NAME))
        super().restyle()
