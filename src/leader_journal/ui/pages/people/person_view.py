"""The page of one person: what I owe them, what was written about them, what we agreed, and my notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from leader_journal.core.changes import Changes
from leader_journal.core.filters import EntryFilter
from leader_journal.core.progress import Progress
from leader_journal.core.records import Agreement, Person
from leader_journal.core.rows import EntryRow
from leader_journal.services.bring_ups import BringUpsView
from leader_journal.services.people.book import PersonPage
from leader_journal.services.promises import PromisesView
from leader_journal.ui.bring_ups.bring_up_rows import BringUpRows
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.erase_dialog import EraseDialog
from leader_journal.ui.entries.entry_line import EntryLine
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.pages.people.forget_dialog import ForgetDialog
from leader_journal.ui.pages.people.merge_dialog import MergeDialog
from leader_journal.ui.pages.people.person_chart import PersonChart
from leader_journal.ui.pages.people.person_fields import PersonFields
from leader_journal.ui.pages.people.person_one_on_ones import PersonOneOnOnes
from leader_journal.ui.pages.people.promise_rows import PromiseRows
from leader_journal.ui.places import PrepareOneOnOne, ShowAgreements, ShowEntries, ShowEntry
from leader_journal.ui.toolkit.buttons import IconButton, PrimaryButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH, Lane
from leader_journal.ui.toolkit.layouts import clear
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.sections import Fold, Section
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.utf16 import units
from leader_journal.wording.bring_ups import done_head
from leader_journal.wording.catalogue import _, ngettext
from leader_journal.wording.forgetting import no_way_back, wordings_sentence
from leader_journal.wording.one_on_ones.words import last_sentence, next_sentence, quoted
from leader_journal.wording.people import cadence_words
from leader_journal.wording.promises import closed_words

COLUMN, NARROW = 672, 560
SECTION_GAP, HEAD_GAP = 24, 6


class PersonView(Themed, QWidget):
    """Shows one person; nothing here is a score, an average or a comparison."""

    back_requested = Signal()
    merged_into = Signal(str)
    """Who the shown person turned out to be."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._follow(context.theme)
        self._context = context
        self._page: PersonPage | None = None
        self._promises: PromisesView | None = None
        self._rows = PromiseRows(context, self, name_people=False)
        self._bring_up_rows = BringUpRows(context, self)
        self._done_bring_ups = 0
        self._narrow = False
        self._build()
        self.retranslate()
        self.restyle()

    def show_person(self, person: str) -> None:
        """Show this person, as they are now."""
        services = self._context.services
        same = self._page is not None and self._page.person.id == person
        if not same:
            self.keep()
        page = self._page = services.people_book.page(person)
        self._promises = services.promises.view(person)
        self._title.setText(page.person.alias)
        self._say_under_title(page.person)
        self._show_meetings(page.person)
        self._fields.show_person(page.person)
        self._show_bring_ups(services.bring_ups.view(person))
        self._show_promises(self._promises)
        self._chart.show_page(page)
        self._show_entries(page)
        self._agreements.set_rows([self._agreement_row(agreement) for agreement in page.agreements])
        if not same:
            self._closed.set_open(False)
            self._brought_up.set_open(False)
            self._scroll.verticalScrollBar().setValue(0)

    def keep(self) -> None:
        """Save the notes that are being written."""
        self._fields.keep()

    def set_back(self, shown: bool) -> None:
        """Offer the way back to the list."""
        self._back.setVisible(shown)

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        (self._add if self._prepare.isHidden() else self._prepare).setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        super().retranslate()
        self._chart.retranslate()
        if self._page is not None:
            self.show_person(self._page.person.id)

    def restyle(self) -> None:
        px = self.theme.px
        narrow = self._narrow = self._is_narrow()
        self._scroll.set_margins(px(28 if narrow else 48), px(28), px(28 if narrow else 44), px(28))
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow pane has narrow margins."""
        super().resizeEvent(event)
        if self._is_narrow() != self._narrow:
            self.restyle()

    def _is_narrow(self) -> bool:
        return self.width() < self.theme.px(NARROW)

    def _build(self) -> None:
        theme = self.theme
        self._back = IconButton(theme, "arrow-left", lambda: _("Back to the list"), keys=lambda: keys_shown("Esc"))
        self._more = IconButton(theme, "ellipsis", lambda: _("More about this person"))
        self._back.hide()
        self._back.clicked.connect(self.back_requested)
        self._more.clicked.connect(self._open_menu)
        self._title, self._under = TextLabel(theme, "title"), TextLabel(theme, "body", "muted", wrap=True)
        self._prepare = PrimaryButton(theme, lambda: _("Prepare one-on-one"), icon="messages-square")
        self._prepare.clicked.connect(self.prepare_one_on_one)
        self._next, self._meetings = TwoVoices(theme), PersonOneOnOnes(self._context)
        self._owed = Section(theme, self._owed_head)
        self._add = TextButton(theme, lambda: _("Add a promise"), icon="plus")
        self._add.clicked.connect(self._add_promise)
        self._bring_ups = Section(theme, _bring_up_head)
        self._brought_up = Fold(theme, self._brought_up_head)
        brought_up = QWidget()
        self._brought_up_rows = self.column(brought_up)
        self._brought_up.set_content(brought_up)
        self._add_bring_up = TextButton(theme, lambda: _("Add something to bring up"), icon="plus")
        self._add_bring_up.clicked.connect(self._note_bring_up)
        self._closed = Fold(theme, self._closed_head)
        closed = QWidget()
        self._closed_rows = self.column(closed)
        self._closed.set_content(closed)
        self._chart = PersonChart(self._context)
        self._entries = Section(theme, _latest_head)
        self._show_all = TextButton(theme, small=True)
        self._show_all.clicked.connect(self._show_in_journal)
        self._agreements = Section(theme, _agreements_head)
        self._fields = PersonFields(self._context)
        self._quiet = TextLabel(
            theme, "note", "faint", wrap=True, text=lambda: _("My own notes; they may be personal data.")
        )
        self._lay_out()

    def _lay_out(self) -> None:
        content = QWidget()
        column = self.column(content)
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        head.addWidget(self._prepare)
        head.addWidget(self._more)
        column.add(head, HEAD_GAP, self._next, self._under, SECTION_GAP, self._bring_ups)
        column.left(self._add_bring_up)
        column.add(self._brought_up, SECTION_GAP, self._owed)
        column.left(self._add)
        column.add(self._closed, SECTION_GAP, self._chart, SECTION_GAP)
        for widget in (self._entries, self._show_all):
            column.add(widget)
        column.add(SECTION_GAP, self._meetings, SECTION_GAP, self._agreements, SECTION_GAP, self._fields)
        column.add(SECTION_GAP, self._quiet, STRETCH)
        self._scroll = PageScroll(self.theme, max_column=COLUMN)
        self._scroll.set_content(content)
        self.column(self).add(self._scroll)

    # what is shown

    def _say_under_title(self, person: Person) -> None:
        rhythm = cadence_words(person.cadence_weeks) if person.cadence_weeks is not None else ""
        left = "" if person.active else _("No longer here")
        words = "  ·  ".join(part for part in (person.real_name, rhythm, left) if part)
        self._under.setText(words)
        self._under.setVisible(bool(words))

    def _show_meetings(self, person: Person) -> None:
        """Show when they meet next, how the last one ended, and the meetings themselves."""
        services, today = self._context.services, self._context.clock.now().date()
        meetings = services.one_on_ones.meetings(person)
        following, last = meetings.next, next(iter(meetings.held), None)
        said, line = [], services.people.shown(last.closing_line) if last is not None else ""
        if following is not None and following.day is not None:
            said.append(next_sentence(following.day, following.time, today))
        if last is not None and last.held_on is not None:
            said.append(last_sentence(last.held_on, today, with_line=bool(line)))
        self._next.set_parts(" ".join(said), quoted(line) if line else "")
        self._next.setVisible(bool(said))
        self._prepare.setVisible(person.active)
        self._meetings.show_meetings(person, meetings)

    def _show_bring_ups(self, view: BringUpsView) -> None:
        self._done_bring_ups = len(view.done)
        self._bring_ups.set_rows([self._bring_up_rows.row(one) for one in view.waiting])
        self._bring_ups.show()  # its head stands over the way to add one
        self._bring_ups.retranslate()
        _fill(self._brought_up_rows, map(self._bring_up_rows.row, view.done))
        self._brought_up.retranslate()
        self._brought_up.setVisible(bool(view.done))

    def _show_promises(self, promises: PromisesView) -> None:
        self._owed.set_rows([self._rows.row(promise) for promise in promises.open])
        self._owed.show()  # its head stands over the way to add one
        self._owed.retranslate()
        _fill(self._closed_rows, map(self._rows.row, promises.closed))
        self._closed.retranslate()
        self._closed.setVisible(bool(promises.closed))

    def _show_entries(self, page: PersonPage) -> None:
        self._entries.set_rows([self._line(row) for row in page.latest])
        self._entries.retranslate()
        self._show_all.setText(
            ngettext("Show the entry", "Show the {count} entries", page.entries).format(count=page.entries)
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
        row.opened.connect(partial(self._context.go, ShowAgreements()))
        return row

    def _owed_head(self) -> str:
        return _("I owe {name}").format(name=self._page.person.alias if self._page is not None else "")

    def _closed_head(self) -> str:
        held = self._promises
        return closed_words(len(held.kept), len(held.kept_late), len(held.let_go)) if held is not None else ""

    # what can be done

    def _brought_up_head(self) -> str:
        return done_head(self._done_bring_ups)

    def _note_bring_up(self) -> None:
        if self._page is not None:
            self._bring_up_rows.add(self._page.person.id)

    def _add_promise(self) -> None:
        if self._page is not None:
            self._rows.add(self._page.person.id)

    def prepare_one_on_one(self) -> None:
        """Make the page of the next meeting with them."""
        if self._page is not None:
            self._context.go(PrepareOneOnOne(self._page.person.id))

    def _show_in_journal(self) -> None:
        if self._page is not None:
            self._context.go(ShowEntries(EntryFilter(people=frozenset({self._page.person.id}))))

    def _open_menu(self) -> None:
        if self._page is None:
            return
        person = self._page.person
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Rename"), self.rename)
        if len(self._context.services.people.all()) > 1:
            menu.addAction(_("Merge with somebody"), self.merge)
        menu.addAction(_("Mark as having left") if person.active else _("Mark as back"), self.turn_active)
        menu.addSeparator()
        forgetting = self._context.services.forgetting
        if forgetting.wordings_of_person(person):
            menu.addAction(_("Erase earlier wordings"), self.erase_wordings)
        if not forgetting.is_named(person):
            menu.addAction(_("Remove"), self.remove)
        menu.addAction(_("Forget this person"), self.forget)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def rename(self) -> None:
        """Ask for another alias."""
        if self._page is None:
            return
        person = self._page.person
        typed = self._context.messages.ask_text(_("Rename"), _("First name or initials"), person.alias)
        if typed is not None:
            book = self._context.services.people_book
            self._run(partial(book.rename, person, typed), _("Renamed"))

    def merge(self) -> None:
        """Ask who else this person is."""
        if self._page is not None:
            self.keep()
            dialog = MergeDialog(self._context, self._page.person, self.window())
            dialog.merged.connect(self.merged_into)
            dialog.open()

    def remove(self) -> None:
        """Take somebody out who was entered by a slip, and whom nothing names."""
        if self._page is not None:
            person = self._page.person
            self._let_go()
            self._context.run(partial(self._context.services.people_book.remove, person), _("Person removed"))

    def forget(self) -> None:
        """Show what forgetting them touches, and do it."""
        if self._page is not None:
            self.keep()
            dialog = ForgetDialog(self._context, self._page.person, self.window())
            dialog.forgotten.connect(self._let_go)
            dialog.open()

    def erase_wordings(self) -> None:
        """Erase what was said before wherever they are named."""
        if self._page is None:
            return
        self.keep()
        person, forgetting = self._page.person, self._context.services.forgetting
        words = wordings_sentence(forgetting.wordings_of_person(person))

        def erase(progress: Progress) -> tuple[Changes, str]:
            return forgetting.erase_wordings_of_person(person, progress), _("Earlier wordings erased.")

        dialog = EraseDialog(self._context, _("Erase earlier wordings"), _("Erase"), erase, self.window())
        dialog.say_words(
            _("{count} of anything that names {name}. What it says now stays.").format(count=words, name=person.alias),
            no_way_back(),
        )
        dialog.open()

    def _let_go(self) -> None:
        """Hold nothing more of the person: what was saved now would bring them back."""
        self._page = None
        self._fields.let_go()

    def turn_active(self) -> None:
        """Mark the person as left, or as back."""
        if self._page is not None:
            person, book = self._page.person, self._context.services.people_book
            said = _("Marked as having left") if person.active else _("Marked as back")
            self._run(partial(book.set_active, person, not person.active), said)

    def _run(self, write: Callable[[], Changes], said: str) -> None:
        self.keep()
        self._context.run(write, said)


def _latest_head() -> str:
    return _("Latest")


def _agreements_head() -> str:
    return _("Agreements")


def _bring_up_head() -> str:
    return _("To bring up")


def _fill(column: Lane, rows: Iterable[QWidget]) -> None:
    """Show these rows, and none of those before."""
    clear(column.layout)
    for row in rows:
        column.add(row)


class TwoVoices(TextLabel):
    """The first part is muted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._said = 0
        super().__init__(theme, TextStyle.BODY, "muted", parent, wrap=True)

    def set_parts(self, said: str, written: str) -> None:
        """Say this, and quote that behind it."""
        self._said = units(said)
        self.setText(f"{said} {written}" if written else said)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        length = units(self.text()) - self._said
        if length <= 0:
            return []
        part, form = QTextLayout.FormatRange(), QTextCharFormat()
        form.setFont(self.theme.font(TextStyle.PROSE_S))
        form.setForeground(self.theme.color("ink"))
        part.start = self._said
        part.length = length
        part.format = form
        return [part]
