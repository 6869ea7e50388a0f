"""The columns of a table that comes in: heading, what stands in it, and what it is read as."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from leader_journal.core.imports import SourceColumn
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.layouts import clear, in_order
from leader_journal.ui.toolkit.select import Select
from leader_journal.wording.catalogue import _
from leader_journal.wording.imports import field_labels


class ColumnList(QWidget):
    """A row for each column."""

    changed = Signal()
    """A column is read as something else."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._selects: list[tuple[str, Select]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(1, 1)

    def show_columns(self, columns: Sequence[SourceColumn]) -> None:
        """Show these columns; the same ones only change what they are read as."""
        if [column.heading for column in columns] != [heading for heading, _select in self._selects]:
            self._build(columns)
        for column, (_heading, select) in zip(columns, self._selects, strict=True):
            select.setCurrentIndex(select.findData(column.read_as or "skip"))

    def mapping(self) -> tuple[tuple[str, str], ...]:
        """Return what each column is read as: field and heading."""
        return tuple((str(select.currentData()), heading) for heading, select in self._selects)

    def _build(self, columns: Sequence[SourceColumn]) -> None:
        clear(self._grid)
        self._selects = []
        for row, column in enumerate(columns):
            select = Select(self._theme)
            for field, words in field_labels():
                select.addItem(words, field)
            select.setAccessibleName(_("What “{heading}” is").format(heading=column.heading))
            select.activated.connect(self.changed)
            self._selects.append((column.heading, select))
            values = " · ".join(" ".join(value.split()) for value in column.values)
            self._grid.addWidget(TextLabel(self._theme, "body", text=column.heading), row, 0)
            self._grid.addWidget(TextLabel(self._theme, "small", "muted", text=values), row, 1)
            self._grid.addWidget(select, row, 2)
        for widget in in_order(self._grid):
            widget.show()
