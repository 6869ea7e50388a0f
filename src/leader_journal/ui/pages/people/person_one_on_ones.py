"""The one-on-ones with one person: the next, when rhythm proposes one, and those that were held."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.core.records import Person
from leader_journal.services.one_on_ones.service import Meetings
from leader_journal.ui.context import UiContext
from leader_journal.ui.one_on_ones.one_on_one_dialog import OneOnOneDialog
from leader_journal.ui.places import PrepareOneOnOne, ShowOneOnOne
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.sections import Section
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.one_on_ones.words import next_words, proposed_words, quoted, state_words

HELD_SHOWN = 5
"""Meetings that were held, on a person's page; the others unfold."""


class PersonOneOnOnes(View):
    """Rows that open a meeting; the next one can be planned or moved from here."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._person: Person | None = None
        self._meetings: Meetings | None = None
        self._all = False
        self._section = Section(context.theme, lambda: _("One-on-ones"))
        self._more = TextButton(context.theme, small=True)
        self._more.clicked.connect(self._show_all)
        column = self.column(self)
        column.add(self._section)
        column.left(self._more)

    def show_meetings(self, person: Person, meetings: Meetings) -> None:
        if self._person is None or self._person.id != person.id:
            self._all = False
        self._person, self._meetings = person, meetings
        held = meetings.held if self._all else meetings.held[:HELD_SHOWN]
        rows = [*self._next_rows(person, meetings), *map(self._held_row, held)]
        self._section.set_rows(rows)
        self.setVisible(bool(rows))
        self._section.retranslate()
        hidden = len(meetings.held) - len(held)
        self._more.setText(ngettext("{count} earlier", "{count} earlier", hidden).format(count=counted(hidden)))
        self._more.setVisible(hidden > 0)

    def retranslate(self) -> None:
        if self._person is not None and self._meetings is not None:
            self.show_meetings(self._person, self._meetings)

    def _next_rows(self, person: Person, meetings: Meetings) -> list[QWidget]:
        """The next one: planned, prepared without a day, or proposed by rhythm."""
        today, following = self._context.clock.now().date(), meetings.next
        if following is not None and following.day is not None:
            meta, action = next_words(following.day, following.time, today), _("Move or cancel")
        elif meetings.proposed is not None:
            meta, action = proposed_words(meetings.proposed, today), _("Plan it")
        elif following is not None:
            meta, action = state_words(following, today), _("Plan it")
        else:
            return []
        row = Row(self.theme, _("The next one-on-one"), meta, icon="messages-square", action=action)
        row.opened.connect(partial(self._context.go, PrepareOneOnOne(person.id)))
        row.acted.connect(partial(self._plan, person))
        return [row]

    def _held_row(self, meeting: OneOnOne) -> Row:
        people, today = self._context.services.people, self._context.clock.now().date()
        line = people.shown(meeting.closing_line)
        title = quoted(line) if line else _("One-on-one")
        row = Row(self.theme, title, state_words(meeting, today), serif=bool(line))
        row.opened.connect(partial(self._context.go, ShowOneOnOne(meeting.id)))
        return row

    def _plan(self, person: Person) -> None:
        meetings = self._meetings
        meeting = self._context.services.one_on_ones.proposed_meeting(person)
        planned = meetings is not None and meetings.next is not None and meetings.next.day is not None
        OneOnOneDialog(self._context, meeting, self.window(), planned=planned).open()

    def _show_all(self) -> None:
        self._all = True
        self.retranslate()
