"""The page of one person under its figure: what was written last, the one-on-ones, what we agreed, and my notes."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from leader_journal.core.filters import EntryFilter
from leader_journal.core.records import Agreement, Person
from leader_journal.core.rows import EntryRow
from leader_journal.services.one_on_ones.service import Meetings
from leader_journal.services.people.book import PersonPage
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.entry_line import EntryLine
from leader_journal.ui.pages.people.person_fields import PersonFields
from leader_journal.ui.pages.people.person_one_on_ones import PersonOneOnOnes
from leader_journal.ui.places import ShowAgreements, ShowEntries, ShowEntry
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.sections import Section
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _, counted, ngettext

SECTION_GAP = 24


class PersonBelow(View):
    """Shows what `PersonView` shows above it, of the same person."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._page: PersonPage | None = None
        self._build()

    def show_page(self, page: PersonPage, meetings: Meetings) -> None:
        self._page = page
        self._meetings.show_meetings(page.person, meetings)
        self._fields.show_person(page.person)
        self._show_entries(page)
        self._agreements.set_rows([self._agreement_row(agreement) for agreement in page.agreements])

    def call_by_name(self, person: Person) -> None:
        """Show their notes as whoever is named in them is called now."""
        self._fields.show_person(person)

    def keep(self) -> None:
        """Save what is being written. Raises UserError."""
        self._fields.keep()

    def let_go(self) -> None:
        """Save nothing more of this person."""
        self._page = None
        self._fields.let_go()

    def _build(self) -> None:
        theme = self.theme
        self._entries = Section(theme, lambda: _("Latest"))
        self._show_all = TextButton(theme, small=True)
        self._show_all.clicked.connect(self._show_in_journal)
        self._meetings = PersonOneOnOnes(self._context)
        self._agreements = Section(theme, lambda: _("Agreements"))
        self._fields = PersonFields(self._context)
        quiet = TextLabel(theme, "note", "faint", wrap=True, text=lambda: _("My own notes; they may be personal data."))
        for section in (self._entries, self._meetings, self._agreements):  # what is hidden takes its gap along
            self.fit(section.setContentsMargins, 0, SECTION_GAP, 0, 0)
        column = self.column(self)
        column.add(self._entries, self._show_all, self._meetings, self._agreements)
        column.add(SECTION_GAP, self._fields, SECTION_GAP, quiet)

    def _show_entries(self, page: PersonPage) -> None:
        self._entries.set_rows([self._line(row) for row in page.latest])
        self._entries.retranslate()
        self._show_all.setText(
            ngettext("Show the entry", "Show the {count} entries", page.entries).format(count=counted(page.entries))
        )
        self._show_all.setVisible(page.entries > len(page.latest))

    def _line(self, row: EntryRow) -> QWidget:
        context, today = self._context, self._context.clock.now().date()
        facts = context.services.people.shown(row.facts)
        line = EntryLine(self.theme, facts, row.happened.date(), row.marks, today)
        line.opened.connect(partial(context.go, ShowEntry(row.id)))
        return line

    def _agreement_row(self, agreement: Agreement) -> QWidget:
        row = Row(self.theme, self._context.services.people.shown(agreement.what), serif=True)
        row.opened.connect(partial(self._context.go, ShowAgreements(agreement.id)))
        return row

    def _show_in_journal(self) -> None:
        if self._page is not None:
            self._context.go(ShowEntries(EntryFilter(people=frozenset({self._page.person.id}))))
