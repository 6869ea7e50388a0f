"""A list whose rows are painted: one is chosen at a time, and the one that the pointer holds down is known."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from leader_journal.ui.toolkit.themed import Themed


class PaintedRows(Themed, QListView):
    """What is painted on a row, and where the rows stand, says whoever extends it."""

    pressed_row = -1
    """The row that the pointer holds down; -1 for none."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the pressed ground."""
        self.pressed_row = self.indexAt(event.position().toPoint()).row()
        super().mousePressEvent(event)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pressed_row = -1
        super().mouseReleaseEvent(event)
        self.viewport().update()

    def _lie_on_the_page(self) -> None:
        """Scroll smoothly, up and down alone, on the ground of the page; nothing is edited in a row.

        Qt asks at once where the rows stand: whoever extends this calls it when it knows.
        """
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
