"""What else can be done with an entry that is read: its versions, its page on paper, the bin."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.journal.versions_dialog import VersionsDialog
from leader_journal.ui.paper.paper_out import PaperOut, Way
from leader_journal.ui.places import ShowTrash
from leader_journal.ui.toolkit.menus import pop_up
from leader_journal.wording.catalogue import _
from leader_journal.wording.entries.page import entry_sheet


class EntryMenu:
    """Opens the menu of an entry; `delete` is what the page does when it goes into the bin."""

    def __init__(self, context: UiContext, page: QWidget) -> None:
        self._context = context
        self._page = page
        self._out = PaperOut(context, page)

    def open(self, entry: str, button: QWidget, delete: Callable[[], None]) -> None:
        """Open it under a button."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Earlier versions"), partial(self._show_versions, entry))
        menu.addSeparator()
        menu.addAction(_("Print"), QKeySequence("Ctrl+P"), partial(self.send, entry, Way.PRINT))
        menu.addAction(_("Save as PDF or Markdown"), partial(self.send, entry, Way.SAVE))
        menu.addAction(_("Copy as Markdown"), partial(self.send, entry, Way.COPY))
        menu.addSeparator()
        menu.addAction(_("Move to the bin"), QKeySequence(Qt.Key.Key_Delete), delete)
        menu.addAction(_("Show the bin"), partial(self._context.go, ShowTrash()))
        pop_up(menu, button.mapToGlobal(QPoint(0, button.height())))

    def send(self, entry: str, way: Way) -> None:
        """Let the page of an entry leave, as it stands now."""
        entries = self._context.services.entries
        sheet = entry_sheet(entries.get(entry), entries.promises_of(entry))
        self._out.send(way, f"entry:{entry}", sheet)

    def _show_versions(self, entry: str) -> None:
        VersionsDialog(self._context, entry, self._page.window()).open()
