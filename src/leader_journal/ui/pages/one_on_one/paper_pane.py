"""The page as it goes on paper: names shown or hidden, its preview, and the way out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.core.sheets import Sheet
from leader_journal.services.one_on_ones.service import page_name
from leader_journal.ui.context import UiContext
from leader_journal.ui.one_on_ones.calendar_out import CalendarOut
from leader_journal.ui.paper.page_preview import PagePreview
from leader_journal.ui.paper.paper_out import PaperOut, Way
from leader_journal.ui.toolkit.buttons import PrimaryButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.toggles import Switch
from leader_journal.wording.catalogue import _, pgettext


class PaperPane(Themed, QWidget):
    """Shows one sheet, as it is stored: people as references. `back_wanted` is sent where the pane stands alone."""

    back_wanted = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._sheet: Sheet | None = None
        self._meeting: OneOnOne | None = None
        self._page = ""
        self._out, self._calendar = PaperOut(context, self), CalendarOut(context)
        self._follow(context.theme)
        self._build()
        self.retranslate()
        self.restyle()

    def show_sheet(self, meeting: OneOnOne, sheet: Sheet) -> None:
        """Show the sheet of a meeting."""
        self._meeting, page = meeting, page_name(meeting)
        if page != self._page:
            self._preview.forget()
        self._page, self._sheet = page, sheet
        self._show()

    def set_alone(self, alone: bool) -> None:
        """Offer the way back to the lines, where there is no room for both."""
        self._back.setVisible(alone)

    def send(self, way: Way) -> None:
        """Let the page leave."""
        if self._sheet is not None:
            self._out.send(way, self._page, self._sheet, names=self._names.isChecked())

    def save_for_calendar(self) -> None:
        """Save the meeting as a calendar file: its day, hour and place, and nothing of the page."""
        if self._meeting is not None and self._meeting.day is not None:
            self._calendar.save_meeting(self._meeting, names=self._names.isChecked())

    def focus_first(self) -> None:
        """Put the focus on the names."""
        self._names.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._back.setText(_("Lines"))
        self._names_label.setText(_("Names"))
        self._names.set_name(_("Names on the page"))
        self._print.setText(_("Print or PDF"))
        self._preview.set_note(_("Greyed blocks are not printed unless you turn them on."))
        self._say_names()

    def restyle(self) -> None:
        """Measure again."""
        px = self.theme.px
        self._row.setSpacing(px(12))
        self._column.setContentsMargins(px(28), px(20), px(28), px(16))
        self._column.setSpacing(px(12))
        super().restyle()

    def _build(self) -> None:
        theme = self.theme
        self._back = TextButton(theme, icon="arrow-left", small=True)
        self._back.hide()
        self._names_label, self._state = TextLabel(theme, "body"), TextLabel(theme, "body", "muted")
        self._names = Switch(theme)
        self._names.setChecked(True)
        self._print = PrimaryButton(theme, icon="printer")
        self._preview = PagePreview(theme)
        self._row = QHBoxLayout()
        for widget in (self._back, self._names_label, self._names, self._state):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._print)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addWidget(self._preview, 1)
        self._back.clicked.connect(self.back_wanted)
        self._names.clicked.connect(self._show)
        self._print.clicked.connect(self._open_menu)

    def _show(self) -> None:
        self._say_names()
        if self._sheet is not None:
            paper = self._context.services.paper
            self._preview.set_sheet(paper.ready(self._page, self._sheet, names=self._names.isChecked()))

    def _say_names(self) -> None:
        on = self._names.isChecked()
        self._state.setText(pgettext("names", "shown") if on else pgettext("names", "hidden"))

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Print"), QKeySequence("Ctrl+P"), partial(self.send, Way.PRINT))
        menu.addAction(_("Save as PDF or Markdown"), QKeySequence("Ctrl+E"), partial(self.send, Way.SAVE))
        menu.addAction(_("Copy as Markdown"), partial(self.send, Way.COPY))
        if self._meeting is not None and self._meeting.day is not None and self._meeting.held_on is None:
            menu.addSeparator()
            menu.addAction(_("Save to a calendar file"), self.save_for_calendar)
        menu.popup(self._print.mapToGlobal(QPoint(0, self._print.height())))
