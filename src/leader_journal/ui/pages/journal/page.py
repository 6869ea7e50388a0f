"""The journal: one bar that searches and filters, the entries by day, and the entry that is read."""

from __future__ import annotations

from functools import cached_property, partial

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.rows import EntryRow
from leader_journal.ui.actions import Act
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.filter_bar import FilterBar
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.pages.journal.entry_menu import EntryMenu
from leader_journal.ui.pages.journal.listed_entries import ListedEntries
from leader_journal.ui.pages.journal.reading_side import ReadingSide
from leader_journal.ui.pages.page import Page
from leader_journal.ui.paper.paper_out import Way
from leader_journal.ui.people.promising import tick_promise
from leader_journal.ui.places import EditEntry, LookInto, Place, ShowEntries, ShowEntry, ShowWrittenTwice
from leader_journal.ui.toolkit.empty_state import EmptyState
from leader_journal.ui.toolkit.panes import Panes
from leader_journal.ui.toolkit.sections import Hairline
from leader_journal.wording.catalogue import _
from leader_journal.wording.entries.words import nothing_found, where_was_looked

LIST_WIDTH, NARROW_LIST_WIDTH = 392, 316
ONE_PANE_BELOW, NARROW_BELOW = 900, 1120
_REFRESHED_BY = frozenset({Topic.ENTRIES, Topic.PEOPLE, Topic.PROMISES, Topic.AGREEMENTS, Topic.DRAFT})


class _JournalLeft(Struct, frozen=True):
    entry: str | None
    scrolled: int


class JournalPage(Page):
    """List and reading pane; with little room one or the other."""

    draft_opened = Signal(str)
    """A draft, by its slot, is to go on in the capture window."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._filter = EVERYTHING
        self._menu = EntryMenu(context, self)
        self._build()
        self._connect()
        self.retranslate()
        self.dress()
        self.show_filter(EVERYTHING)

    # what the window asks

    def show_filter(self, chosen: EntryFilter) -> None:
        self._bar.show_filter(chosen)
        self._filter_chosen(chosen)

    def show_entry(self, entry: str, sought: str = "") -> None:
        """Show one entry, in the whole journal when the filter leaves it out, where it says what was `sought`."""
        if not self._view.choose(entry):
            self.show_filter(EVERYTHING)
            self._list.look_for(entry)
        self._reading.sought_in(entry, sought)
        self._reading.show_now(self._list.current())
        self._show_reading()

    def place(self) -> Place:
        return ShowEntries(self._filter)

    def arrive(self, place: Place) -> None:
        match place:
            case ShowEntries(EntryFilter() as chosen):
                self.show_filter(chosen)
                self.entered()
            case ShowEntry(entry, sought):
                self.show_entry(entry, sought)

    def entered(self) -> None:
        """Ready for the arrows; where there is nothing to read, on what can be done about it."""
        self._list.reload_drafts()
        nothing = self._shown.currentWidget() is not self._splitter
        (self._empty if nothing else self._view).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Show what is new; what is chosen stays chosen."""
        self._bar.forget()
        if Topic.PEOPLE in changes.topics:
            self._list.forget_people()
        if changes.topics & _REFRESHED_BY:
            self._list.load()
            self._loaded()

    def state(self) -> object:
        row = self._list.current()
        return _JournalLeft(row.id if row is not None else None, self._view.verticalScrollBar().value())

    def restore(self, place: Place, state: object) -> None:
        """Go back to what was shown; a list that still stands keeps the rows that were scrolled to."""
        if place != self.place():
            self.arrive(place)
        if isinstance(state, _JournalLeft):
            if state.entry is not None:
                self._view.choose(state.entry)
            self._view.verticalScrollBar().setValue(state.scrolled)

    def search(self) -> None:
        self._bar.focus_text()

    def listed(self) -> EntryFilter:
        return self._filter

    def print_(self) -> None:
        if (row := self._list.current()) is not None:
            self._menu.send(row.id, Way.PRINT)

    def export(self) -> None:
        if (row := self._list.current()) is not None:
            self._menu.send(row.id, Way.SAVE)

    def next_pane(self) -> None:
        if self._bar.isAncestorOf(self.focusWidget()):
            self._view.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._view.hasFocus():
            self._show_reading()
            self._reading.pane.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._bar.focus_text()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (keys_shown("Ctrl+F"), _("search and filter")),
            (keys_shown("Enter"), _("read the entry")),
            ("E", _("edit the entry")),
            (keys_shown("Del"), _("move the entry to the bin")),
            (keys_shown("F6"), _("next pane")),
        )

    def retranslate(self) -> None:
        super().retranslate()
        self._reading.show_now(self._list.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from the entry back to the list where there is room for one only."""
        if event.key() == Qt.Key.Key_Escape and self._panes.at_second:
            self._show_list()
        else:
            super().keyPressEvent(event)

    # building

    def _build(self) -> None:
        context, theme = self._context, self._context.theme
        self._bar = FilterBar(context)
        self._list = ListedEntries(context, EVERYTHING)
        self._view = self._list.view
        self._reading = ReadingSide(context)
        self._panes = Panes(self._list, self._reading, one_below=ONE_PANE_BELOW)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(self._reading)
        self._splitter.setStretchFactor(1, 1)
        self._shown = QStackedWidget()
        self._shown.addWidget(self._splitter)
        outer = self.column(self)
        outer.add(self._bar, Hairline(theme))
        outer.fill(self._shown)

    def _connect(self) -> None:
        pane = self._reading.pane
        self._list.draft_opened.connect(self.draft_opened)
        self._bar.filter_chosen.connect(self._filter_chosen)
        self._bar.left_downwards.connect(self._into_list)
        self._view.selected.connect(self._reading.show_soon)
        self._panes.turned.connect(pane.set_back)
        self._view.opened.connect(self._open)
        self._view.edit_requested.connect(self._look_into)
        self._view.delete_requested.connect(self._delete)
        self._view.left_upwards.connect(self._bar.focus_text)
        pane.edit_requested.connect(self._edit_current)
        pane.more_requested.connect(self._open_menu)
        pane.versions_requested.connect(self._context.to(ShowWrittenTwice))
        pane.back_requested.connect(self._show_list)
        pane.promise_ticked.connect(partial(tick_promise, self._context))
        self._splitter.splitterMoved.connect(self._remember_split)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("E"), pane, self._look_into_current, context=within)

    # the list and what is read

    def _filter_chosen(self, chosen: EntryFilter) -> None:
        self._filter = self._context.services.filters.in_journal = chosen
        self._reading.searched = chosen.text
        self._list.show_filter(chosen)
        self._loaded()

    def _loaded(self) -> None:
        self._reading.show_soon(self._list.current())
        if self._list.is_empty:
            self._shown.setCurrentWidget(self._empty)
            self._empty.retranslate()
        else:
            self._shown.setCurrentWidget(self._splitter)

    def _into_list(self) -> None:
        self._view.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, row: EntryRow) -> None:
        self._reading.show_now(row)
        if self._panes.alone:
            self._show_reading()
        else:
            self._edit(row)

    def _edit(self, row: EntryRow) -> None:
        self._context.go(EditEntry(row.id))

    def _look_into(self, row: EntryRow) -> None:
        """By a letter: it may have been meant for a text, and so would be those that follow."""
        self._context.go(LookInto(row.id))

    def _look_into_current(self) -> None:
        if (row := self._list.current()) is not None:
            self._look_into(row)

    def _edit_current(self) -> None:
        if (row := self._list.current()) is not None:
            self._edit(row)

    def _delete(self, row: EntryRow) -> None:
        following = self._list.neighbour_of(row)
        moved = self._context.run(partial(self._context.services.entries.trash, [row.id]), _("Entry moved to the bin"))
        if moved and following is not None:
            self._view.choose(following)

    def _open_menu(self) -> None:
        if (row := self._list.current()) is not None:
            self._menu.open(row.id, self._reading.pane.more_button, partial(self._delete, row))

    # where there is nothing

    @cached_property
    def _empty(self) -> EmptyState:
        empty = EmptyState(self.theme, self._empty_finding, self._empty_sentence, self._empty_action)
        empty.fit(empty.setContentsMargins, 48, 0, 44, 0)
        empty.pressed.connect(self._leave_empty)
        self._shown.addWidget(empty)
        return empty

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
        theme = self._context.theme
        effective = self.window_width
        self._panes.fit(effective)
        self._list.setMinimumWidth(theme.px(260))
        sizes = self._context.settings.current.splitter_sizes.get("journal")
        wanted = theme.px(NARROW_LIST_WIDTH if effective < NARROW_BELOW else LIST_WIDTH)
        if not self._panes.alone and not self._splitter.property("moved"):
            left = sizes[0] if sizes else wanted
            self._splitter.setSizes([left, max(1, self.width() - left)])

    def _remember_split(self) -> None:
        self._splitter.setProperty("moved", True)  # noqa: FBT003 - a Qt property
        sizes = dict(self._context.settings.current.splitter_sizes)
        sizes["journal"] = tuple(self._splitter.sizes())
        self._context.settings.update(splitter_sizes=sizes)

    def _show_reading(self) -> None:
        if self._panes.alone:
            self._panes.show_second()
            self._reading.pane.setFocus(Qt.FocusReason.OtherFocusReason)  # what had the focus is hidden now

    def _show_list(self) -> None:
        self._panes.show_first()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
