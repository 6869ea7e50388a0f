"""The two minutes after a one-on-one: what they brought, what I promised, how it went, and when we meet again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leader_journal.core.one_on_one_note import OneOnOneNote
from leader_journal.core.one_on_ones import MeetingState, OneOnOne
from leader_journal.ui.context import UiContext
from leader_journal.ui.days.day_line import DayLine
from leader_journal.ui.days.half_typed import HalfTyped
from leader_journal.ui.days.time_line import TimeLine
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.toolkit.buttons import DefaultButton
from leader_journal.ui.toolkit.chip_group import ChipGroup, ChipOption
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.throttle import Throttle
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import brief_day, inner_day
from leader_journal.wording.one_on_ones.words import afterwards_labels, answer_words
from leader_journal.wording.when.due import find_due

_KEEP_AFTER_MS, _GAP, _UNDER_LABEL = 800, 12, 4


class BringUpTicks(Themed, QWidget):
    """The lines to bring up, to be ticked off where they were said; hidden where nothing waits."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self._rows: dict[str, Row] = {}
        self._column = self.column(self)
        self._column.add(
            TextLabel(theme, "small", "muted", text=lambda: _("What did I bring up? The rest waits for next time.")),
            _UNDER_LABEL,
        )
        self.hide()

    def show_lines(self, lines: Sequence[tuple[str, str]], said: Collection[str]) -> None:
        """Show these (id, words), ticked where they were said."""
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {uid: self._row(words, ticked=uid in said) for uid, words in lines}
        self.setVisible(bool(lines))

    def said(self) -> tuple[str, ...]:
        """Return the ids of what is ticked."""
        return tuple(uid for uid, row in self._rows.items() if row.check is not None and row.check.isChecked())

    def _row(self, words: str, *, ticked: bool) -> Row:
        row = Row(self.theme, words, checkbox=True)
        check = row.check
        if check is not None:
            check.setChecked(ticked)
            row.opened.connect(check.click)
        row.ticked.connect(self.changed)
        self._column.add(row)
        return row


class NoteForm(View):
    """Keeps a draft while it is written. The fields stand in the order of `afterwards_labels`."""

    noted = Signal()
    """The meeting was held, and everything is written back."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._meeting: OneOnOne | None = None
        self._form: OneOnOneNote | None = None
        self._kept: OneOnOneNote | None = None
        """What stood in it when it was kept last."""
        self._showing = False
        self._throttle = Throttle(_KEEP_AFTER_MS, self)
        self._half = HalfTyped(context, self, self._slot)
        self._build()
        self._connect()

    def show_meeting(self, meeting: OneOnOne) -> None:
        """Show the note of a meeting; one that is being written stays as it is written."""
        self._half.note()
        same = self._meeting is not None and self._key(self._meeting) == self._key(meeting)
        renamed = same and self._called_otherwise(meeting)
        if same and self.dirty and not renamed:
            self._meeting = meeting
            self._show_bring_ups(meeting, self._ticks.said())
            self.retranslate()
            return
        self._meeting = meeting
        notes = self._context.services.one_on_one_notes
        self._form = notes.draft(meeting) or notes.blank(meeting)
        self._show_bring_ups(meeting, self._form.said)
        self._show_form(self._form)
        self._kept = self._written()
        self._half.bring_back(anew=renamed)
        self.retranslate()

    def let_go(self) -> None:
        """Keep nothing more of this meeting: whoever it was with was forgotten."""
        self._throttle.stop()
        self._meeting = self._form = self._kept = None
        self._ticks.show_lines([], ())
        self._show_form(OneOnOneNote(held_on=self._context.clock.now().date()))

    @property
    def dirty(self) -> bool:
        """Whether something was written that is not saved; so it is of somebody whose coming was undone meanwhile."""
        written, meeting = self._written(), self._meeting
        try:
            return meeting is not None and written != self._context.services.one_on_one_notes.blank(meeting)
        except KeyError:
            return True

    def _called_otherwise(self, meeting: OneOnOne) -> bool:
        """Whether somebody is called otherwise now than in what is written, all of which is kept."""
        written = self._written()
        if self._throttle.isActive() or written is None or written != self._kept:
            return False
        return self._context.services.one_on_one_notes.draft(meeting) not in (None, written)

    def keep(self) -> None:
        """Keep the note that is being written. Raises UserError."""
        self._throttle.stop()
        written, meeting = self._written(), self._meeting
        if written is None or meeting is None:
            return
        notes = self._context.services.one_on_one_notes
        if self.dirty:
            notes.keep_draft(meeting, written)
        else:
            notes.drop_draft(meeting)
        self._kept = written
        self._half.keep()

    def save(self) -> None:
        """Note the meeting as held; everything is written back as one change."""
        written, meeting = self._written(), self._meeting
        if written is None or meeting is None:
            return
        if refusal := self._next.refusal():
            self._context.messages.failed(refusal)
            self._next.setFocus()
            return
        if not self._time.understood:
            self._context.messages.failed(_("The app does not recognise that time. Try “10” or “14:30”."))
            self._time.setFocus()
            return
        self._throttle.stop()
        again = meeting.state is MeetingState.HELD
        self._meeting = None  # what is shown from now on is what was saved
        note = partial(self._context.services.one_on_one_notes.note, meeting, written)
        if self._context.run(note, _("Note saved") if again else _("One-on-one noted")):
            self.noted.emit()
        else:
            self._meeting = meeting

    def focus_first(self) -> None:
        self._brought.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        for number, (label, field) in enumerate(zip(self._labels, self._fields, strict=True)):
            words = self._label_words(number)
            label.setText(words)
            if field is self._next:
                self._next.set_name(words)
            else:
                field.setAccessibleName(words)
        again = self._meeting is not None and self._meeting.state is MeetingState.HELD
        self._save.setText(_("Save the note") if again else _("The meeting was held"))
        self._say_early()
        self._show_days()

    def _say_early(self) -> None:
        """A meeting of a day to come is not noted as held without a word."""
        meeting, today = self._meeting, self._context.clock.now().date()
        early = meeting is not None and meeting.state is not MeetingState.HELD and (meeting.day or today) > today
        self._early.setVisible(early)
        if early and meeting is not None and meeting.day is not None:
            self._save.setText(_("The meeting was held today"))
            self._early.setText(
                _("It is planned for {day}. If you save the note, it counts as held today instead.").format(
                    day=inner_day(meeting.day, today)
                )
            )

    def _build(self) -> None:
        theme, complete = self.theme, self._context.services.people.complete
        self._ticks = BringUpTicks(theme)
        self._brought, self._promised = (
            FactsField(theme, TextStyle.PROSE_S, complete),
            FactsField(theme, TextStyle.BODY, complete),
        )
        self.say(self._promised.set_placeholder, lambda: _("One promise per line, with its day: “by Friday”"))
        self._thanked, self._closing = (
            FactsField(theme, TextStyle.PROSE_S, complete),
            FactsField(theme, TextStyle.PROSE_S, complete),
        )
        self.say(self._closing.set_placeholder, lambda: _("The words the next page will begin with"))
        self._asked, self._spoke = self._yes_or_no(3), self._yes_or_no(4)
        self._days = TextLabel(theme, "small", "muted", wrap=True)
        self._next, self._time = DayLine(theme, self._context.clock), TimeLine(theme)
        self._next.part, self._time.part = "next day", "next time"
        self._save = DefaultButton(theme, icon="check")
        self._early = TextLabel(theme, "small", "muted", wrap=True)
        self._early.hide()
        following = QWidget()
        self.row(8, following).add(self._next, self._time, STRETCH)
        self._fields: tuple[QWidget, ...] = (
            self._brought,
            self._promised,
            self._thanked,
            self._asked,
            self._spoke,
            self._closing,
            self._next,
        )
        self._labels = tuple(TextLabel(theme, "small", "muted") for _field in self._fields)
        self._lay_out(following)

    def _lay_out(self, following: QWidget) -> None:
        column = self.column(self)
        column.add(self._ticks, _GAP)
        for label, field in zip(self._labels, self._fields, strict=True):
            column.add(label, _UNDER_LABEL, following if field is self._next else field)
            if field is self._promised:
                column.add(self._days)
            column.add(_GAP)
        column.add(self._early)
        row = QHBoxLayout()
        row.addWidget(self._save)
        row.addStretch(1)
        column.add(row)

    def _yes_or_no(self, number: int) -> ChipGroup[bool]:
        options = [ChipOption(answer, partial(answer_words, answer)) for answer in (True, False)]
        return ChipGroup(self.theme, options, partial(self._label_words, number), exclusive=True)

    def _label_words(self, number: int) -> str:
        name = self._context.services.people.alias_of(self._meeting.person) if self._meeting is not None else ""
        return afterwards_labels(name)[number]

    def _connect(self) -> None:
        for field in (self._brought, self._promised, self._thanked, self._closing):
            field.edited.connect(self._touched)
        self._ticks.changed.connect(self._touched)
        self._promised.edited.connect(self._show_days)
        self._asked.changed.connect(self._touched)
        self._spoke.changed.connect(self._touched)
        self._next.edited.connect(self._touched)
        self._time.textEdited.connect(self._touched)
        self._throttle.timeout.connect(self._keep_or_say)
        self._save.clicked.connect(self.save)

    def _show_bring_ups(self, meeting: OneOnOne, said: Collection[str]) -> None:
        services = self._context.services
        waiting = services.bring_ups.to_tick(meeting)
        self._ticks.show_lines([(one.id, services.people.shown(one.text)) for one in waiting], said)

    def _show_form(self, form: OneOnOneNote) -> None:
        self._showing = True
        self._brought.set_text(form.brought)
        self._promised.set_text(form.promised)
        self._thanked.set_text(form.thanked)
        self._asked.set_value(form.asked_first)
        self._spoke.set_value(form.they_spoke_more)
        self._closing.set_text(form.closing_line)
        self._next.set_day(form.next_day)
        self._time.set_time(form.next_time)
        self._showing = False

    def _written(self) -> OneOnOneNote | None:
        form = self._form
        if form is None:
            return None
        return OneOnOneNote(
            held_on=form.held_on,
            said=self._ticks.said(),
            brought=self._brought.text(),
            promised=self._promised.text(),
            thanked=self._thanked.text(),
            asked_first=self._asked.value(),
            they_spoke_more=self._spoke.value(),
            closing_line=self._closing.text(),
            next_day=self._next.day(),
            next_time=self._time.time(),
        )

    def _show_days(self) -> None:
        """Say which day each promise is understood to be by."""
        today = self._context.clock.now().date()
        found = (find_due(line, today) for line in self._promised.text().splitlines() if line.strip())
        days = ", ".join(brief_day(due.due, today) if due is not None else _("no day") for due in found)
        self._days.setText(_("By: {days}").format(days=days))
        self._days.setVisible(bool(days))

    def _slot(self) -> str | None:
        return None if self._meeting is None else self._context.services.one_on_one_notes.slots(self._meeting)[0]

    def _touched(self) -> None:
        if not self._showing:
            self._throttle.touch()

    def _keep_or_say(self) -> None:
        self._context.attempt(self.keep)

    @staticmethod
    def _key(meeting: OneOnOne) -> tuple[str, MeetingState]:
        return meeting.person, meeting.state
