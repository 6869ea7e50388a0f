"""The page of a one-on-one as it goes on paper, and the meeting as it goes into a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMenu

from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.core.sheets import Sheet
from leader_journal.services.one_on_ones.service import page_name
from leader_journal.ui.context import UiContext
from leader_journal.ui.one_on_ones.calendar_out import CalendarOut
from leader_journal.ui.paper.paper_out import Way
from leader_journal.ui.paper.paper_pane import PaperPane
from leader_journal.ui.toolkit.buttons import PrimaryButton, TextButton
from leader_journal.ui.toolkit.lane import Margins
from leader_journal.ui.toolkit.menus import pop_up
from leader_journal.wording.catalogue import _, pgettext


class MeetingPaper(PaperPane):
    """Shows the sheet of one meeting; all ways out are in one menu."""

    margins: Margins = (28, 20, 28, 16)
    spacing, apart = 12, 12

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._meeting: OneOnOne | None = None
        self._calendar = CalendarOut(context, self)
        self.say(self.preview.set_note, self._note)

    def show_meeting(self, meeting: OneOnOne, sheet: Sheet) -> None:
        self._meeting = meeting
        self.preview.set_note(self._note())
        self.set_page(page_name(meeting), sheet)

    def save_for_calendar(self) -> None:
        """Save the meeting as a calendar file: its day, hour and place, and nothing of the page."""
        if self._meeting is not None and self._meeting.day is not None:
            self._calendar.save_meeting(self._meeting, names=self.names.isChecked())

    def make_back(self) -> QAbstractButton:
        return TextButton(self.theme, lambda: _("Lines"), icon="arrow-left", small=True)

    def make_ways(self) -> Sequence[QAbstractButton]:
        self._ways = PrimaryButton(self.theme, lambda: _("Print or PDF"), icon="printer")
        self._ways.clicked.connect(self._open_menu)
        return (self._ways,)

    def names_word(self) -> str:
        return pgettext("names", "shown") if self.names.isChecked() else pgettext("names", "hidden")

    def _note(self) -> str:
        """A meeting that was held stands as it was: nothing of it is turned off or on."""
        if self._meeting is None or self._meeting.held_on is not None:
            return ""
        return _("Greyed blocks are not printed unless you turn them on.")

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Print"), QKeySequence("Ctrl+P"), partial(self.send, Way.PRINT))
        menu.addAction(_("Save as PDF or Markdown"), QKeySequence("Ctrl+E"), partial(self.send, Way.SAVE))
        menu.addAction(_("Copy as Markdown"), partial(self.send, Way.COPY))
        if self._meeting is not None and self._meeting.day is not None and self._meeting.held_on is None:
            menu.addSeparator()
            menu.addAction(_("Save to a calendar file"), self.save_for_calendar)
        pop_up(menu, self._ways.mapToGlobal(QPoint(0, self._ways.height())))
