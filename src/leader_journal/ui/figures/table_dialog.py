"""The numbers of a figure as a table: read by a screen reader, copied, saved as CSV."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from leader_journal.charts.findings import describe
from leader_journal.services.files import replace_file
from leader_journal.services.tables import table_text
from leader_journal.ui.context import UiContext
from leader_journal.ui.desktop import clipboard
from leader_journal.ui.dialogs.remembered_size import RememberedSize
from leader_journal.ui.figures.figure_out import FigureOut
from leader_journal.ui.file_names import proposed_file
from leader_journal.ui.toolkit.buttons import DefaultButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.wording.catalogue import _
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.table import Table, between_columns

if TYPE_CHECKING:
    from leader_journal.charts.shared.finding import Finding
    from leader_journal.charts.shared.room import ChartRequest

_NUMBER = re.compile(r"[-\u2212+]?\d[\d.,\s\u2013]*%?|[\u2013-]")
"""A figure, a share, a range of either, or the dash where nothing can be said."""
_LEAST_WIDTH = 820
"""Pixels at 100 %."""


class TableDialog(QDialog):
    """A real table view under the finding. What is copied and saved names nobody."""

    def __init__(
        self, context: UiContext, text: FindingText, request: ChartRequest, finding: Finding, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._out = FigureOut(context, request, finding, self)
        self.setWindowTitle(_("Table"))
        theme = context.theme
        self._view = QTableView()
        self._view.setModel(_model(text.table, self))
        self._view.setAccessibleName(text.title)
        self._view.verticalHeader().hide()
        self._view.verticalHeader().setDefaultSectionSize(theme.px(30))
        self._view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        copy, save = DefaultButton(theme, _("Copy")), DefaultButton(theme, _("Save as CSV"))
        close = DefaultButton(theme, _("Close"))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.clicked.connect(partial(self._out.let_out, self._copy))
        save.clicked.connect(partial(self._out.let_out, self._save))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addWidget(save)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(20))
        column.setSpacing(theme.px(12))
        column.addWidget(TextLabel(theme, "strong", text=text.title, wrap=True))
        column.addWidget(self._view, 1)
        column.addLayout(buttons)
        RememberedSize(self, context.settings, theme, (self._width_for(parent), 520))

    def _width_for(self, parent: QWidget) -> int:
        """Return the width that shows every column, as far as the window does; pixels at 100 %."""
        theme = self._context.theme
        self._view.ensurePolished()
        self._view.horizontalHeader().ensurePolished()
        self._view.resizeColumnsToContents()
        columns = self._view.horizontalHeader().length() + self._view.verticalScrollBar().sizeHint().width()
        wanted = columns + theme.px(2 * 20) + 2
        return max(_LEAST_WIDTH, math.ceil(min(wanted, parent.window().width()) / theme.scale))

    def _copy(self, leaving: Finding) -> None:
        clipboard.copy(table_text(describe(leaving).table, "\t"))
        self._context.messages.tell(_("Table copied"))

    def _save(self, leaving: Finding) -> None:
        proposed = proposed_file(_("Table"), self._context.clock.now().date(), ".csv")
        target = self._context.messages.ask_save_file(_("Save as CSV"), proposed, _("Table (*.csv)"))
        if target is None:
            return
        content = table_text(describe(leaving).table, between_columns()).encode("utf-8-sig")
        if self._context.attempt(partial(replace_file, target, content)):
            self._context.messages.tell(_("Table saved. It is not encrypted."))


def _model(table: Table, parent: QWidget) -> QStandardItemModel:
    model = QStandardItemModel(len(table.rows), len(table.headers), parent)
    for column, header in enumerate(table.headers):
        side = _side([cells[column] for cells in table.rows])
        head = QStandardItem(header)
        head.setTextAlignment(side)  # over what it is the head of
        model.setHorizontalHeaderItem(column, head)
        for row, cells in enumerate(table.rows):
            item = QStandardItem(cells[column])
            item.setEditable(False)
            item.setTextAlignment(side)
            model.setItem(row, column, item)
    return model


def _side(cells: Sequence[str]) -> Qt.AlignmentFlag:
    """Numbers end at one line, words begin at one. Days are words: they have one length, or the name of a month."""
    numbers = any(cells) and all(_NUMBER.fullmatch(cell) for cell in cells if cell)
    return (Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
