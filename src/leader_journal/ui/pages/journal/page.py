"""The journal: one bar that searches and filters, the entries by day, and the entry that is read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.folding import search_terms
from leader_journal.core.rows import EntryRow
from leader_journal.ui.actions import Act
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.draft_rows import DraftRows
from leader_journal.ui.entries.filter_bar import FilterBar
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.pages.journal.entry_list import EntryListModel
from leader_journal.ui.pages.journal.entry_menu import EntryMenu
from leader_journal.ui.pages.journal.entry_view import EntryListView
from leader_journal.ui.pages.journal.list_head import ListHead
from leader_journal.ui.pages.journal.reading_pane import ReadingPane
from leader_journal.ui.pages.page import Page
from leader_journal.ui.paper.paper_out import Way
from leader_journal.ui.people.promising import tick_promise
from leader_journal.ui.places import EditEntry, LookInto, Place, ShowEntries, ShowEntry, ShowWrittenTwice
from leader_journal.ui.toolkit.empty_state import EmptyState
from leader_journal.ui.toolkit.sections import Hairline
from leader_journal.wording.catalogue import _, ngettext
from leader_journal.wording.entries.words import nothing_found, where_was_looked

LIST_WIDTH, NARROW_LIST_WIDTH = 392, 316
ONE_PANE_BELOW, NARROW_BELOW = 900, 1120
RAIL_LABELLED, RAIL_COLLAPSED = 208, 60
READ_AFTER_MS = 50
"""The list comes first: while a key is held down, or letters are typed, the pane waits until the choice stands."""
MORE_ROWS = 40
"""Rows read while scrolling: three screens, and within a frame."""
_COUNT_JOB = "journal.count"
_REFRESHED_BY = frozenset({Topic.ENTRIES, Topic.PEOPLE, Topic.PROMISES})


@dataclass(frozen=True, slots=True)
class _State:
    entry: str | None
    scrolled: int


class JournalPage(Page):
    """List and reading pane; with little room one or the other."""

    draft_opened = Signal(str)
    """A draft, by its slot, is to go on in the capture window."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._follow(context.theme)
        self._context = context
        self._filter = EVERYTHING
        self._menu = EntryMenu(context, self)
        self._one_pane = False
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(READ_AFTER_MS)
        self._build()
        self._connect()
        self.retranslate()
        self.dress()
        self.show_filter(EVERYTHING)

    # what the window asks

    def show_filter(self, chosen: EntryFilter) -> None:
        """Show the entries of a filter."""
        self._filter = self._context.services.filters.in_journal = chosen
        self._bar.show_filter(chosen)
        self._load(choose_first=True)

    def show_entry(self, entry: str) -> None:
        """Show one entry, in the whole journal when the filter leaves it out."""
        if not self._view.choose(entry):
            self.show_filter(EVERYTHING)
            while not self._view.choose(entry) and self._model.canFetchMore():
                self._model.fetchMore()
        self._read(self._view.current_entry())
        self._show_detail()

    def place(self) -> Place:
        """Return what the list is filtered by."""
        return ShowEntries(self._filter)

    def arrive(self, place: Place) -> None:
        """Show the entries of a filter, or one entry."""
        match place:
            case ShowEntries(EntryFilter() as chosen):
                self.show_filter(chosen)
                self.entered()
            case ShowEntry(entry):
                self.show_entry(entry)

    def entered(self) -> None:
        """Ready for the arrows; where there is nothing to read, on what can be done about it."""
        self._drafts.reload()
        nothing = self._panes.currentWidget() is self._empty
        (self._empty if nothing else self._view).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Show what is new; what is chosen stays chosen."""
        self._bar.forget()
        if changes.topics & _REFRESHED_BY or Topic.AGREEMENTS in changes.topics:
            if Topic.PEOPLE in changes.topics:
                self._model.refresh()
            self._load(choose_first=False)
        elif Topic.DRAFT in changes.topics:
            self._load(choose_first=False)
        if Topic.FILTERS in changes.topics:
            self._bar.show_filter(self._filter)

    def state(self) -> object:
        """Return choice and scroll position."""
        row = self._view.current_entry()
        return _State(row.id if row is not None else None, self._view.verticalScrollBar().value())

    def restore(self, place: Place, state: object) -> None:
        """Go back to what was shown; a list that still stands keeps the rows that were scrolled to."""
        if place != self.place():
            self.arrive(place)
        if isinstance(state, _State):
            if state.entry is not None:
                self._view.choose(state.entry)
            self._view.verticalScrollBar().setValue(state.scrolled)

    def search(self) -> None:
        """Put the caret into the bar."""
        self._bar.focus_text()

    def listed(self) -> EntryFilter:
        """Return which entries the list holds."""
        return self._filter

    def print_(self) -> None:
        """Print the entry that is chosen."""
        if (row := self._view.current_entry()) is not None:
            self._menu.send(row.id, Way.PRINT)

    def export(self) -> None:
        """Save the entry that is chosen as a page."""
        if (row := self._view.current_entry()) is not None:
            self._menu.send(row.id, Way.SAVE)

    def next_pane(self) -> None:
        """From the bar to the list to the entry and round."""
        if self._bar.isAncestorOf(self.focusWidget()):
            self._view.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._view.hasFocus():
            self._show_detail()
            self._pane.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._bar.focus_text()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of the journal."""
        return (
            (keys_shown("Ctrl+F"), _("search and filter")),
            (keys_shown("Enter"), _("read the entry")),
            ("E", _("edit the entry")),
            (keys_shown("Del"), _("move the entry to the bin")),
            (keys_shown("F6"), _("next pane")),
        )

    def retranslate(self) -> None:
        super().retranslate()
        self._say_count(None)
        self._empty.retranslate()
        self._read(self._view.current_entry())
        self._count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from the entry back to the list where there is room for one only."""
        if event.key() == Qt.Key.Key_Escape and self._one_pane and self._list.isHidden():
            self._show_list()
        else:
            super().keyPressEvent(event)

    # building

    def _build(self) -> None:
        context, theme = self._context, self._context.theme
        services = context.services
        self._bar = FilterBar(context)
        self._model = EntryListModel(services.people.alias_of, self._today, self._more_rows, self)
        self._view = EntryListView(theme, self._model)
        self.say(self._view.setAccessibleName, lambda: _("Entries"))
        self._head = ListHead(theme)
        self._pane = ReadingPane(theme, services.people.shown, services.people.alias_of)
        self._list = QWidget()
        column = self.column(self._list)
        self._drafts = DraftRows(context)
        column.add(self._drafts, self._head)
        column.fill(self._view)
        self._detail = QStackedWidget()
        self._detail.addWidget(self._pane)
        self._detail.addWidget(QWidget())
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(self._detail)
        self._splitter.setStretchFactor(1, 1)
        self._empty = EmptyState(theme, self._empty_finding, self._empty_sentence, self._empty_action)
        self._panes = QStackedWidget()
        self._panes.addWidget(self._splitter)
        self._panes.addWidget(self._empty)
        outer = self.column(self)
        outer.add(self._bar, Hairline(theme))
        outer.fill(self._panes)

    def _connect(self) -> None:
        self._drafts.opened.connect(self.draft_opened)
        self._bar.filter_chosen.connect(self._filter_chosen)
        self._bar.left_downwards.connect(self._into_list)
        self._view.selected.connect(self._read_soon)
        self._reading.timeout.connect(self._read_current)
        self._view.opened.connect(self._open)
        self._view.edit_requested.connect(self._look_into)
        self._view.delete_requested.connect(self._delete)
        self._view.left_upwards.connect(self._bar.focus_text)
        self._pane.edit_requested.connect(self._edit_current)
        self._pane.more_requested.connect(self._open_menu)
        self._pane.versions_requested.connect(self._context.to(ShowWrittenTwice))
        self._pane.back_requested.connect(self._show_list)
        self._pane.promise_ticked.connect(partial(tick_promise, self._context))
        self._empty.pressed.connect(self._leave_empty)
        self._splitter.splitterMoved.connect(self._remember_split)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("E"), self._pane, self._look_into_current, context=within)

    # the list

    def _load(self, *, choose_first: bool) -> None:
        kept = self._view.current_entry()
        terms = search_terms(self._filter.text)
        self._view.set_terms(terms)
        self._model.set_rows(self._context.services.entries.rows(self._filter))
        if choose_first or kept is None or not self._view.choose(kept.id):
            self._view.choose_first()
        self._read_soon(self._view.current_entry())
        self._drafts.reload()
        empty = self._model.rowCount() == 0 and (self._filter.narrows or not self._drafts.count)
        self._panes.setCurrentWidget(self._empty if empty else self._splitter)
        if empty:
            self._empty.retranslate()
        self._count()

    def _more_rows(self, before: int) -> tuple[EntryRow, ...]:
        return self._context.services.entries.rows(self._filter, before=before, limit=MORE_ROWS)

    def _count(self) -> None:
        """The rows are there at once; how many there are comes after, in a job."""
        chosen = self._filter
        entries = self._context.services.entries
        self._context.jobs.start(_COUNT_JOB, partial(entries.count_in_job, chosen), self._say_count)

    def _say_count(self, count: int | None) -> None:
        words = ""
        if count is not None:
            words = ngettext("{count} entry, newest first", "{count} entries, newest first", count).format(count=count)
        self._head.set_words(words)

    # reading

    def _read_soon(self, row: EntryRow | None) -> None:
        if row is None:
            self._read(None)
        else:
            self._reading.start()

    def _read_current(self) -> None:
        self._read(self._view.current_entry())

    def _read(self, row: EntryRow | None) -> None:
        self._reading.stop()
        if row is None:
            self._detail.setCurrentIndex(1)
            return
        services = self._context.services
        entry = services.entries.get(row.id)
        promises = services.entries.promises_of(row.id)
        self._pane.show_entry(entry, promises, self._today(), search_terms(self._filter.text))
        self._pane.set_written_twice(row.id if services.written_twice.of(row.id) is not None else None)
        self._detail.setCurrentIndex(0)

    def _open(self, row: EntryRow) -> None:
        self._read(row)
        if self._one_pane:
            self._show_detail()
        else:
            self._edit(row)

    def _edit(self, row: EntryRow) -> None:
        self._context.go(EditEntry(row.id))

    def _look_into(self, row: EntryRow) -> None:
        """By a letter: it may have been meant for a text, and so would be those that follow."""
        self._context.go(LookInto(row.id))

    def _look_into_current(self) -> None:
        if (row := self._view.current_entry()) is not None:
            self._look_into(row)

    def _edit_current(self) -> None:
        if (row := self._view.current_entry()) is not None:
            self._edit(row)

    def _delete(self, row: EntryRow) -> None:
        following = self._neighbour_of(row)
        moved = self._context.run(partial(self._context.services.entries.trash, [row.id]), _("Entry moved to the bin"))
        if moved and following is not None:
            self._view.choose(following)

    def _neighbour_of(self, row: EntryRow) -> str | None:
        """The next older entry, or the next newer one at the end: where the eye goes on."""
        rows = self._model.entries()
        place = next((place for place, held in enumerate(rows) if held.id == row.id), None)
        if place is None or len(rows) < 2:
            return None
        return rows[place + 1].id if place + 1 < len(rows) else rows[place - 1].id

    def _open_menu(self) -> None:
        row = self._view.current_entry()
        if row is not None:
            self._menu.open(row.id, self._pane.more_button, partial(self._delete, row))

    # filter and empty state

    def _filter_chosen(self, chosen: EntryFilter) -> None:
        self._filter = self._context.services.filters.in_journal = chosen
        self._load(choose_first=True)

    def _into_list(self) -> None:
        self._view.setFocus(Qt.FocusReason.TabFocusReason)

    def _empty_finding(self) -> str:
        return nothing_found(self._filter)

    def _empty_sentence(self) -> str:
        return where_was_looked(self._filter, self._context.services.entries.count)

    def _empty_action(self) -> str:
        return _("New entry") if not self._filter.narrows else _("Show everything")

    def _leave_empty(self) -> None:
        if self._filter.narrows:
            self.show_filter(EVERYTHING)
        else:
            self._context.act(Act.NEW_ENTRY)

    # room

    def dress(self) -> None:
        """Two panes, or one."""
        theme = self._context.theme
        effective = self._context_width() / theme.scale
        one_pane = effective < ONE_PANE_BELOW
        if one_pane != self._one_pane:
            self._one_pane = one_pane
            self._detail.setVisible(not one_pane)
            self._list.show()
            self._pane.set_back(one_pane)
        self._list.setMinimumWidth(theme.px(260))
        self._empty.setContentsMargins(theme.px(48), 0, theme.px(44), 0)
        sizes = self._context.settings.current.splitter_sizes.get("journal")
        wanted = theme.px(NARROW_LIST_WIDTH if effective < NARROW_BELOW else LIST_WIDTH)
        if not one_pane and not self._splitter.property("moved"):
            left = sizes[0] if sizes else wanted
            self._splitter.setSizes([left, max(1, self.width() - left)])

    def _context_width(self) -> float:
        return float(self.window().width())

    def _remember_split(self) -> None:
        self._splitter.setProperty("moved", True)  # noqa: FBT003 - a Qt property
        sizes = dict(self._context.settings.current.splitter_sizes)
        sizes["journal"] = tuple(self._splitter.sizes())
        self._context.settings.update(splitter_sizes=sizes)

    def _show_detail(self) -> None:
        if self._one_pane:
            self._detail.show()
            self._list.hide()
            self._pane.setFocus(Qt.FocusReason.OtherFocusReason)  # what had the focus is hidden now

    def _show_list(self) -> None:
        self._detail.setVisible(not self._one_pane)
        self._list.show()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _today(self) -> dt.date:
        return self._context.clock.now().date()
