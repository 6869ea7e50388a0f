"""When and where a one-on-one is: day, time, length and place; planned, moved or cancelled."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.ui.context import UiContext
from leader_journal.ui.days.day_line import DayLine
from leader_journal.ui.days.time_line import TimeLine
from leader_journal.ui.dialogs.form_dialog import FormDialog
from leader_journal.ui.dialogs.kept_words import KeptWords
from leader_journal.ui.people.mention_line import MentionLine
from leader_journal.ui.toolkit.select import Select
from leader_journal.wording.catalogue import _, counted, ngettext

_WIDTH = 560
LENGTHS = (15, 20, 30, 45, 60, 90)


class OneOnOneDialog(FormDialog):
    """One meeting; `planned` says whether it has a day already, so that it can be cancelled."""

    def __init__(self, context: UiContext, meeting: OneOnOne, parent: QWidget, *, planned: bool) -> None:
        super().__init__(context, _("One-on-one"), _WIDTH, parent)
        self._meeting = meeting
        self._planned = planned
        theme = context.theme
        self._day, self._time = DayLine(theme, context.clock), TimeLine(theme)
        self._minutes, self._place = Select(theme), MentionLine(theme, context.services.people.complete)
        fields = (
            (_("Day"), self._day),
            (_("Time"), self._time),
            (_("Length"), self._minutes),
            (_("Place"), self._place),
        )
        self._lay_out(fields, [(_("Cancel the meeting"), self._cancel_meeting)] if planned else [])
        self._day.set_name(_("Day"))
        self._fill()
        KeptWords(context, f"meeting:{meeting.person}", (self._place, self._day.line, self._time), self)
        self._day.read_again()

    def accept(self) -> None:
        """Save and close; what cannot be read stays in front."""
        day = self._day.day()
        if refusal := self._day.refusal():
            self._refuse(refusal, self._day)
        elif day is None:
            self._refuse(_("It needs a day. Try “Friday”, “next week” or “3 Dec”."), self._day)
        elif not self._time.understood:
            self._refuse(_("The app does not recognise that time. Try “10” or “14:30”."), self._time)
        else:
            plan = partial(
                self._context.services.one_on_ones.plan,
                self._meeting,
                day,
                self._time.time(),
                minutes=self._minutes.currentData(),
                place=self._place.text(),
            )
            self._close_with(plan, _("One-on-one moved") if self._planned else _("One-on-one planned"))

    def _fill(self) -> None:
        meeting = self._meeting
        self._day.set_day(meeting.day)
        self._day.entered.connect(self.accept)  # the line takes the key for itself
        self._time.set_time(meeting.time)
        lengths = LENGTHS if meeting.minutes in LENGTHS else tuple(sorted((*LENGTHS, meeting.minutes)))
        for count in lengths:
            self._minutes.addItem(
                ngettext("{count} minute", "{count} minutes", count).format(count=counted(count)), count
            )
        self._minutes.setCurrentIndex(lengths.index(meeting.minutes))
        self._place.setText(self._context.services.people.editable(meeting.place))
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, words: str, field: QWidget) -> None:
        self._said.setText(words)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel_meeting(self) -> None:
        cancel = partial(self._context.services.one_on_ones.cancel, self._meeting)
        self._close_with(cancel, _("One-on-one cancelled"))
