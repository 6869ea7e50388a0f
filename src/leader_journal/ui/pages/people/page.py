"""People: the list and the page of one, or the promises to all of them."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.errors import UserError
from leader_journal.services.people.book import PersonLine
from leader_journal.ui.context import UiContext
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.one_on_ones.calendar_out import CalendarOut
from leader_journal.ui.pages.page import Page
from leader_journal.ui.pages.people.person_list import PersonEntry, PersonList
from leader_journal.ui.pages.people.person_view import PersonView
from leader_journal.ui.pages.people.promise_list import PromiseList
from leader_journal.ui.places import Place, ShowPeople, ShowPerson, ShowPromises
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.empty_state import EmptyState
from leader_journal.ui.toolkit.panes import Panes
from leader_journal.ui.toolkit.sections import VerticalLine
from leader_journal.ui.toolkit.segmented import Segmented
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence
from leader_journal.wording.one_on_ones.words import next_words
from leader_journal.wording.people import last_words
from leader_journal.wording.promises import promise_count

LIST_WIDTH, NARROW_LIST_WIDTH, ONE_PANE_BELOW, NARROW_BELOW = 271, 252, 900, 1120
_REFRESHED_BY = frozenset(
    {Topic.ENTRIES, Topic.PEOPLE, Topic.PROMISES, Topic.AGREEMENTS, Topic.ONE_ON_ONES, Topic.BRING_UPS}
)


class PeopleSide(Enum):
    """The two sides of the page."""

    PEOPLE = "people"
    PROMISES = "promises"


class PeoplePage(Page):
    """List and page side by side; with little room one or the other."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._side = PeopleSide.PEOPLE
        self._promises: PromiseList | None = None
        self._alone: QWidget | None = None
        self._build()
        self._connect()
        self.retranslate()
        self.dress()

    # what the window asks

    def show_side(self, side: PeopleSide) -> None:
        self._side = side
        if side is PeopleSide.PROMISES:
            self._view.keep()
            promises = self._made_promises()
            promises.reload()
            self._sides.setCurrentWidget(promises)
        else:
            self._sides.setCurrentWidget(self._beside if self._list.first() is not None else self._nobody())
        for switch in self._switches:
            switch.set_value(side)

    def show_person(self, person: str) -> None:
        self.show_side(PeopleSide.PEOPLE)
        if self._list.choose(person):
            self._view.show_person(person)
            self._show_detail()

    def place(self) -> Place:
        if self._side is PeopleSide.PROMISES:
            return ShowPromises()
        person = self._list.current()
        return ShowPeople() if person is None else ShowPerson(person)

    def arrive(self, place: Place) -> None:
        match place:
            case ShowPerson(person):
                self.show_person(person)
            case ShowPromises():
                self.show_side(PeopleSide.PROMISES)

    def coming(self, place: Place) -> None:  # noqa: ARG002 - the signature is the page’s
        self.reload()

    def entered(self) -> None:
        self._list.focus_current()

    def refresh(self, changes: Changes) -> None:
        """Show what is new; who is shown stays shown."""
        if self.in_front and changes.topics & _REFRESHED_BY:
            self.reload()
        elif Topic.PEOPLE in changes.topics:
            self._view.call_by_name()  # or it would be written back when it is kept

    def keep(self) -> None:
        self._view.keep()

    def state(self) -> object:
        return self._list.current()

    def restore(self, place: Place, state: object) -> None:
        if isinstance(state, str) and self._list.choose(state):
            self._view.show_person(state)
        self.show_side(PeopleSide.PROMISES if place == ShowPromises() else PeopleSide.PEOPLE)

    def export(self) -> None:
        CalendarOut(self._context, self).save_all()

    def next_pane(self) -> None:
        if self._left.isAncestorOf(self.focusWidget()):
            self._show_detail()
            self._view.focus_first()
        else:
            self._list.focus_current()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (keys_shown("Up") + " " + keys_shown("Down"), _("previous person, next person")),
            (keys_shown("Space"), _("mark a promise as kept")),
            (keys_shown("Enter"), _("change a promise")),
            (keys_shown("F6"), _("next pane")),
        )

    def reload(self) -> None:
        lines = self._context.services.people_book.lines()
        self._list.set_entries([self._entry(line) for line in lines])
        if self._list.current() is None and lines:
            self._list.choose(lines[0].person.id)
        if (person := self._list.current()) is not None:
            self._view.show_person(person)
        self.show_side(self._side)

    def retranslate(self) -> None:
        super().retranslate()
        if self.in_front:  # else it is read when the page is entered
            self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from the page back to the list where there is room for one only."""
        if event.key() == Qt.Key.Key_Escape and self._panes.at_second:
            self._show_list()
        else:
            super().keyPressEvent(event)

    # building

    def _build(self) -> None:
        context, theme = self._context, self._context.theme
        self._switches = [self._switch()]
        self._list, self._add = PersonList(theme), TextButton(theme, lambda: _("Add a person"), icon="plus")
        self._view = PersonView(context)
        self._left = QWidget()
        self._left_column = QVBoxLayout(self._left)
        self._left_column.setSpacing(0)
        self._switch_row, self._list_row, self._add_row = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._switch_row.addWidget(self._switches[0])
        self._list_row.addWidget(self._list)
        self._add_row.addWidget(self._add)
        self._add_row.addStretch(1)
        self._left_column.addLayout(self._switch_row)
        # the list takes all room up to the height of its rows, what is left after the button is ground
        self._left_column.addLayout(self._list_row, 1000)
        self._left_column.addLayout(self._add_row)
        self._left_column.addStretch(1)
        self._line = VerticalLine(theme)
        self._panes = Panes(self._left, self._view, line=self._line, one_below=ONE_PANE_BELOW)
        self._beside = QWidget()
        row = self.row(0, self._beside)
        for widget, stretch in ((self._left, 0), (self._line, 0), (self._view, 1)):
            row.layout.addWidget(widget, stretch)
        self._sides = QStackedWidget()
        self._sides.addWidget(self._beside)
        self.column(self).add(self._sides)

    def _connect(self) -> None:
        self._list.chosen.connect(self._view.show_person)
        self._list.opened.connect(self._opened)
        self._add.clicked.connect(self.add_person)
        self._panes.turned.connect(self._view.set_back)
        self._view.back_requested.connect(self._show_list)
        self._view.merged_into.connect(self._merged)

    # what is made when it is first wanted

    def _switch(self) -> Segmented:
        choices = ((PeopleSide.PEOPLE, lambda: _("People")), (PeopleSide.PROMISES, lambda: _("Promises")))
        switch = Segmented(self._context.theme, choices, spread=True)
        self.say(switch.set_name, lambda: _("People or promises"))
        switch.set_value(self._side)
        switch.chosen.connect(self._switched)
        return switch

    def _made_promises(self) -> PromiseList:
        if self._promises is None:
            self._switches.append(self._switch())
            self._promises = PromiseList(self._context, self._switches[-1])
            self._sides.addWidget(self._promises)
            self.dress()
        return self._promises

    def _nobody(self) -> QWidget:
        """The promises can be turned to all the same: some are made to nobody in particular."""
        if self._alone is None:
            self._alone, empty = (
                QWidget(),
                EmptyState(self._context.theme, lambda: _("No people yet"), _nobody_words, lambda: _("Add a person")),
            )
            empty.button.set_icon_name("plus")
            empty.pressed.connect(self.add_person)
            self._switches.append(self._switch())
            column = self.column(self._alone, margins=(24, 24, 44, 0))
            column.left(self._switches[-1])
            column.fill(empty)
            self.fit(lambda left: empty.setContentsMargins(left, 0, 0, 0), 24)
            self._sides.addWidget(self._alone)
            self.dress()
        return self._alone

    def add_person(self) -> None:
        """Ask for an alias, and show the new page."""
        typed = self._context.messages.ask_text(_("Add a person"), _("First name or initials"))
        if typed is None:
            return
        try:
            changes = self._context.services.people_book.add(typed)
        except UserError as error:
            self._context.messages.failed(sentence(error))
            return
        self._context.saved(changes, _("Person added"))
        self.show_person(changes.ids[0])

    def _entry(self, line: PersonLine) -> PersonEntry:
        person, today = line.person, self._context.clock.now().date()
        meta = _meta(line, today) if person.active else _("No longer here")
        return PersonEntry(person.id, person.alias, meta, promise_count(line.promises), dimmed=not person.active)

    def _switched(self, side: object) -> None:
        if isinstance(side, PeopleSide):
            self.show_side(side)

    def _opened(self, _person: str) -> None:
        self._show_detail()

    def _merged(self, other: str) -> None:
        self._list.choose(other)
        self._view.show_person(other)

    # room

    def dress(self) -> None:
        theme = self._context.theme
        px, effective = theme.px, self.window_width
        self._panes.fit(effective)
        one_pane = self._panes.alone
        width = px(NARROW_LIST_WIDTH if effective < NARROW_BELOW else LIST_WIDTH)
        self._left.setMinimumWidth(0 if one_pane else width)
        self._left.setMaximumWidth((1 << 24) - 1 if one_pane else width)
        for switch in self._switches[1:]:  # over the promises it stands as it does over the people
            switch.setFixedWidth(width - px(48))
        self._left_column.setContentsMargins(0, px(24), 0, 0)
        self._switch_row.setContentsMargins(px(24), 0, px(24), 0)
        self._list_row.setContentsMargins(px(12), px(14), 0, 0)
        self._add_row.setContentsMargins(px(24), px(8), px(12), px(20))

    def _show_detail(self) -> None:
        if self._panes.alone:
            self._panes.show_second()
            self._view.focus_first()

    def _show_list(self) -> None:
        self._panes.show_first()
        self._list.focus_current()


def _meta(line: PersonLine, today: dt.date) -> str:
    """When the two meet next, else when they were last written about."""
    if line.next is not None and line.next.day is not None:
        return next_words(line.next.day, line.next.time, today)
    return last_words(line.last, today)


def _nobody_words() -> str:
    return _("Type @ and a name in an entry, or add someone here. First names or initials are enough.")
