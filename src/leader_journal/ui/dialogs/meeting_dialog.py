"""When and where a one-on-one is: day, time, length and place; planned, moved or cancelled."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from leader_journal.core.changes import Changes
from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.ui.context import UiContext
from leader_journal.ui.widgets.buttons import DefaultButton, PrimaryButton, TextButton
from leader_journal.ui.widgets.day_line import DayLine
from leader_journal.ui.widgets.labels import TextLabel
from leader_journal.ui.widgets.mention_line import MentionLine
from leader_journal.ui.widgets.select import Select
from leader_journal.ui.widgets.time_line import TimeLine
from leader_journal.wording.catalogue import _, ngettext

_WIDTH = 480
LENGTHS = (15, 20, 30, 45, 60, 90)


class MeetingDialog(QDialog):
    """One meeting; `planned` says whether it has a day already, so that it can be cancelled."""

    def __init__(self, context: UiContext, meeting: OneOnOne, parent: QWidget, *, planned: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._meeting = meeting
        self._planned = planned
        self.setWindowTitle(_("One-on-one"))
        self._build()
        self._fill()
        self.setMinimumWidth(context.theme.px(_WIDTH))

    def accept(self) -> None:
        """Save and close; what cannot be read stays in front."""
        day = self._day.day()
        if day is None:
            self._refuse(_("A day is needed. Try “friday”, “next week” or “3/12”."), self._day)
        elif not self._time.understood:
            self._refuse(_("That is no time the app knows. Try “10” or “14:30”."), self._time)
        else:
            plan = partial(
                self._context.services.one_on_ones.plan,
                self._meeting,
                day,
                self._time.time(),
                minutes=self._minutes.currentData(),
                place=self._place.text(),
            )
            self._run(plan, _("One-on-one moved") if self._planned else _("One-on-one planned"))

    def _build(self) -> None:
        theme, clock = self._context.theme, self._context.clock
        px = theme.px
        self._day, self._time = DayLine(theme, clock), TimeLine(theme)
        self._minutes = Select(theme)
        self._place = MentionLine(theme, self._context.services.people.complete)
        self._said = TextLabel(theme, "small", "muted", wrap=True)
        self._day.set_name(_("Day"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        fields: tuple[tuple[str, QWidget], ...] = (
            (_("Day"), self._day),
            (_("Time"), self._time),
            (_("Length"), self._minutes),
            (_("Place"), self._place),
        )
        for row, (words, field) in enumerate(fields):
            if field is not self._day:
                field.setAccessibleName(words)
            grid.addWidget(TextLabel(theme, "body", text=words), row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._said, len(fields), 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(20), px(20), px(20))
        column.setSpacing(px(20))
        column.addLayout(grid)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        theme, row = self._context.theme, QHBoxLayout()
        row.setSpacing(theme.px(12))
        if self._planned:
            drop = TextButton(theme, _("Cancel the meeting"), small=True)
            drop.clicked.connect(self._cancel_meeting)
            row.addWidget(drop)
        row.addStretch(1)
        close, save = DefaultButton(theme, _("Cancel")), PrimaryButton(theme, _("Save"))
        close.clicked.connect(self.reject)
        save.clicked.connect(self.accept)
        save.setDefault(True)
        row.addWidget(close)
        row.addWidget(save)
        return row

    def _fill(self) -> None:
        meeting = self._meeting
        self._day.set_day(meeting.day)
        self._time.set_time(meeting.time)
        lengths = LENGTHS if meeting.minutes in LENGTHS else tuple(sorted((*LENGTHS, meeting.minutes)))
        for count in lengths:
            self._minutes.addItem(ngettext("{count} minute", "{count} minutes", count).format(count=count), count)
        self._minutes.setCurrentIndex(lengths.index(meeting.minutes))
        self._place.setText(self._context.services.people.editable(meeting.place))
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, words: str, field: QWidget) -> None:
        self._said.setText(words)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel_meeting(self) -> None:
        self._run(partial(self._context.services.one_on_ones.cancel, self._meeting), _("One-on-one cancelled"))

    def _run(self, write: Callable[[], Changes], said: str) -> None:
        if self._context.run(write, said):
            super().accept()
