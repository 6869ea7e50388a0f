"""The page of one person: what to bring up and what I owe them, their figure, and what stands below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from leader_journal.core.records import Person
from leader_journal.services.one_on_ones.service import Meetings
from leader_journal.services.people.book import PersonPage
from leader_journal.services.promises import PromisesView
from leader_journal.ui.bring_ups.bring_up_rows import BringUpRows
from leader_journal.ui.context import UiContext
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.pages.people.one_on_ones_line import OneOnOnesLine
from leader_journal.ui.pages.people.person_acts import PersonActs
from leader_journal.ui.pages.people.person_below import SECTION_GAP, PersonBelow
from leader_journal.ui.pages.people.person_chart import PersonChart
from leader_journal.ui.pages.people.promise_rows import PromiseRows
from leader_journal.ui.places import PrepareOneOnOne
from leader_journal.ui.toolkit.after_paint import AfterPaint
from leader_journal.ui.toolkit.buttons import IconButton, PrimaryButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.themed import Pane
from leader_journal.ui.toolkit.waiting_and_done import WaitingAndDone
from leader_journal.ui.view import View
from leader_journal.wording.bring_ups import done_head
from leader_journal.wording.catalogue import _
from leader_journal.wording.people import cadence_words
from leader_journal.wording.promises import closed_words

COLUMN = 672
HEAD_GAP = 6


class PersonView(Pane, View):
    """Shows one person; nothing here is a score, an average or a comparison.

    What stands under the figure is below the edge of most windows, and comes a moment after the first person.
    """

    NARROW = 560

    back_requested = Signal()
    merged_into = Signal(str)
    """Who the shown person turned out to be."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._page: PersonPage | None = None
        self._meetings: Meetings | None = None
        self._promises: PromisesView | None = None
        self._below: PersonBelow | None = None
        self._soon = AfterPaint(self, self._make_below)
        self._rows = PromiseRows(context, self, name_people=False)
        self._bring_up_rows = BringUpRows(context, self)
        self._brought_up = 0
        self.acts = PersonActs(context, self.keep, self)
        self._build()
        self.retranslate()
        self.restyle()

    def show_person(self, person: str) -> None:
        services = self._context.services
        same = self._page is not None and self._page.person.id == person
        if not same:
            self.keep()
            self._owed.fold()  # before they are filled: rows of what is folded are not made
            self._bring_ups.fold()
        page = self._page = services.people_book.page(person)
        self._promises = services.promises.view(person)
        self._title.setText(page.person.alias)
        self._say_under_title(page.person)
        self._show_meetings(page.person)
        bring_ups = services.bring_ups.view(person)
        self._brought_up = len(bring_ups.done)
        row, done = self._bring_up_rows.row, bring_ups.done
        self._bring_ups.set_rows([row(one) for one in bring_ups.waiting], len(done), lambda number: row(done[number]))
        self._show_promises(self._promises)
        self._chart.show_page(page)
        self._show_below()
        if not same:
            self._scroll.verticalScrollBar().setValue(0)

    def keep(self) -> None:
        if self._below is not None:
            self._below.keep()

    def call_by_name(self) -> None:
        """Behind another page: call whoever is named in the notes as they are called now, and let go of who is gone."""
        if self._page is None:
            return
        try:
            person = self._context.services.people_book.get(self._page.person.id)
        except KeyError:
            self._let_go()
            return
        if self._below is not None:
            self._below.call_by_name(person)

    def set_back(self, shown: bool) -> None:
        """Offer the way back to the list."""
        self._back.setVisible(shown)

    def focus_first(self) -> None:
        (self._owed if self._prepare.isHidden() else self._prepare).setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        super().retranslate()
        self._chart.retranslate()
        if self._page is not None:
            self.show_person(self._page.person.id)

    def _build(self) -> None:
        theme = self.theme
        self._back = IconButton(theme, "arrow-left", lambda: _("Back to the list"), keys=lambda: keys_shown("Esc"))
        self._more = IconButton(theme, "ellipsis", lambda: _("More about this person"))
        self._back.hide()
        self._back.clicked.connect(self.back_requested)
        self._more.clicked.connect(self._open_menu)
        self._title = TextLabel(theme, "title", wrap=True)
        self._under = TextLabel(theme, "body", "muted", wrap=True)
        self._prepare = PrimaryButton(theme, lambda: _("Prepare one-on-one"), icon="messages-square")
        self._prepare.clicked.connect(self.prepare_one_on_one)
        self._next = OneOnOnesLine(self._context)
        self._owed = WaitingAndDone(theme, self._owed_head, lambda: _("Add a promise"), self._closed_head)
        self._owed.add_requested.connect(self._add_promise)
        self._bring_ups = WaitingAndDone(
            theme, lambda: _("To bring up"), lambda: _("Add something to bring up"), self._brought_up_head
        )
        self._bring_ups.add_requested.connect(self._note_bring_up)
        self.acts.merged_into.connect(self.merged_into)
        self.acts.gone.connect(self._let_go)
        self._chart = PersonChart(self._context)
        self._lay_out()

    def _lay_out(self) -> None:
        content = QWidget()
        column = self.column(content)
        head = self.row(12)
        head.layout.addWidget(self._back)
        head.layout.addWidget(self._title, 1)
        head.layout.addWidget(self._prepare)
        head.layout.addWidget(self._more)
        column.add(head, HEAD_GAP, self._next, self._under, SECTION_GAP, self._bring_ups, SECTION_GAP, self._owed)
        self._under_figure = self.column()
        column.add(SECTION_GAP, self._chart, self._under_figure, STRETCH)
        self._scroll = PageScroll(self.theme, max_column=COLUMN)
        self._scroll.set_content(content)
        self.fit_by_width(self._scroll.set_margins, (48, 28, 44, 28), narrow=(28, 28, 28, 28))
        self.column(self).add(self._scroll)

    # what is shown

    def _say_under_title(self, person: Person) -> None:
        rhythm = cadence_words(person.cadence_weeks) if person.cadence_weeks is not None else ""
        left = "" if person.active else _("No longer here")
        words = "  ·  ".join(part for part in (person.real_name, rhythm, left) if part)
        self._under.setText(words)
        self._under.setVisible(bool(words))

    def _show_meetings(self, person: Person) -> None:
        """Show when they meet next, and how the last one ended."""
        self._meetings = meetings = self._context.services.one_on_ones.meetings(person)
        self._next.show_meetings(meetings)
        self._prepare.setVisible(person.active)

    def _show_promises(self, promises: PromisesView) -> None:
        row, closed = self._rows.row, promises.closed
        self._owed.set_rows([row(one) for one in promises.open], len(closed), lambda number: row(closed[number]))

    def _show_below(self) -> None:
        if self._below is None:
            self._soon.begin()
        elif self._page is not None and self._meetings is not None:
            self._below.show_page(self._page, self._meetings)

    def _make_below(self) -> None:
        self._below = PersonBelow(self._context)
        self._show_below()
        self._under_figure.add(self._below)

    def _owed_head(self) -> str:
        return _("I owe {name}").format(name=self._page.person.alias if self._page is not None else "")

    def _closed_head(self) -> str:
        held = self._promises
        return closed_words(len(held.kept), len(held.kept_late), len(held.let_go)) if held is not None else ""

    # what can be done

    def _brought_up_head(self) -> str:
        return done_head(self._brought_up)

    def _note_bring_up(self) -> None:
        if self._page is not None:
            self._bring_up_rows.add(self._page.person.id)

    def _add_promise(self) -> None:
        if self._page is not None:
            self._rows.add(self._page.person.id)

    def prepare_one_on_one(self) -> None:
        if self._page is not None:
            self._context.go(PrepareOneOnOne(self._page.person.id))

    def _open_menu(self) -> None:
        if self._page is not None:
            self.acts.open_menu(self._page.person, self._more)

    def _let_go(self) -> None:
        self._page = self._meetings = None
        if self._below is not None:
            self._below.let_go()
