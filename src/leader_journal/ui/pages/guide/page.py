"""The guide, and beside it the help: a list of short pages, and the one that is read."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.folding import search_terms
from leader_journal.ui.context import UiContext
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.pages.guide.find_bar import FindBar, folded_line
from leader_journal.ui.pages.guide.sheet import FoundOnPage, ReadingSheet
from leader_journal.ui.pages.guide.shelves import BookShelf, GuideShelf, HelpShelf
from leader_journal.ui.pages.page import Page
from leader_journal.ui.places import Place, ShowGuide, ShowHelp, ShowSearch
from leader_journal.ui.toolkit.buttons import IconButton
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.panes import Panes
from leader_journal.ui.toolkit.sections import VerticalLine
from leader_journal.ui.toolkit.segmented import Segmented
from leader_journal.ui.toolkit.side_list import SideList
from leader_journal.wording.catalogue import _

LIST_WIDTH, ONE_PANE_BELOW, WIDE_FROM = 252, 900, 1120
_ANY = frozenset({ShowGuide(), ShowHelp()})
"""Where no page in particular is meant."""
_REFRESHED_BY = frozenset({Topic.ENTRIES, Topic.PEOPLE, Topic.PROMPTS, Topic.SETTINGS})
_FROM_TOP = 80
"""How far below the edge a place that was found stands, at 100 %."""


class _GuideLeft(Struct, frozen=True):
    scrolled: int
    reading: bool


def _name(places: SideList, shelf: BookShelf) -> None:
    """Let a list say what the pages of its shelf are called, in the language of now."""
    places.set_heads(shelf.heads())
    places.set_labels(shelf.names())


class GuidePage(Page):
    """List and page side by side; with little room one or the other."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._stale = True
        """Whether what is read has to be laid out anew, once one arrives."""
        self._sheet: ReadingSheet | None = None
        self._places: list[FoundOnPage] = []
        self._place = 0
        self._build()
        self._connect()
        self.retranslate()
        self.dress()

    # what the window asks

    def entered(self) -> None:
        if not self._left.isHidden():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        if changes.topics & _REFRESHED_BY:
            self._stale = True
            if self.isVisible():
                self._reload()

    def place(self) -> Place:
        return self._shelf.place(self._shelf.last)

    def coming(self, place: Place) -> None:
        """Read a page, from its top; where any of a shelf is meant, the one that was read last, as it stands."""
        found = self._find_place(place)
        if found is not None and place in _ANY:
            self._turn_to(found[0])
            if self._stale:
                self._show_names()
                self._reload()
        elif found is not None:
            self._choose(*found)

    def arrive(self, place: Place) -> None:
        """Put the keyboard into the page that is meant, and show there what led to it."""
        if self._find_place(place) is not None and place not in _ANY:
            self._panes.show_second()
            self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(place, ShowGuide | ShowHelp) and place.found:
                self._show_found(place.found, place.near)

    def leads_on(self, place: Place) -> bool:
        """A link leads from page to page, and Back comes to the one that was read."""
        found = self._find_place(place)
        return found is not None and (place not in _ANY or found[0] is not self._shelf)

    def state(self) -> object:
        return _GuideLeft(self._scroll.verticalScrollBar().value(), not self._detail.isHidden())

    def restore(self, place: Place, state: object) -> None:  # noqa: ARG002 - the page was read as it came
        if isinstance(state, _GuideLeft):
            if state.reading:
                self._panes.show_second()
            self._scroll_to(state.scrolled)

    def search(self) -> None:
        """Find on the page that is read."""
        self._panes.show_second()
        self._find.open()

    def next_pane(self) -> None:
        if self._left.isAncestorOf(self.focusWidget()):
            self._panes.show_second()
            self._scroll.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._show_list()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (keys_shown("Up") + " " + keys_shown("Down"), _("previous page, next page; in the text: read on")),
            (keys_shown("F6"), _("next pane")),
            (keys_shown("Ctrl+F"), _("find on this page")),
            (keys_shown("Ctrl+C"), _("copy the sentence to say")),
        )

    def retranslate(self) -> None:
        super().retranslate()
        for shelf, names in self._lists.items():
            _name(names, shelf)
        self._switch.set_name(_("Guide or help"))
        if self._sheet is not None:
            self._reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the search; where there is room for one pane only it goes back to the list."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self._find.isHidden():
            self._find.close_bar()
        elif self._panes.at_second:
            self._show_list()

    # building

    def _build(self) -> None:
        theme = self._context.theme
        guide, help_ = GuideShelf(self._context, self), HelpShelf(self._context, self)
        self._shelves: tuple[BookShelf, ...] = (guide, help_)
        self._lists: dict[BookShelf, SideList] = {}
        """Each made when its shelf is turned to for the first time."""
        self._shelf: BookShelf = guide
        choices = [(guide, lambda: _("Guide")), (help_, lambda: _("Help"))]
        self._switch = Segmented(theme, choices, spread=True)
        self._switch.set_value(guide)
        self._contents = QWidget()
        self._list_column = QVBoxLayout(self._contents)
        self._list_column.addWidget(self._switch)
        self._list_column.addStretch(1)
        self._left = PageScroll(theme)
        self._left.set_content(self._contents)
        self._line = VerticalLine(theme)
        self._back = IconButton(theme, "arrow-left", lambda: _("Back to the list"), keys=lambda: keys_shown("Esc"))
        self._find = FindBar(theme)
        self._bar = QHBoxLayout()
        self._bar.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._bar.addWidget(self._find, 1)
        self._holder = QWidget()
        self._held = self.column(self._holder).layout
        self._scroll = PageScroll(theme, max_column=self._shelf.width)
        self._scroll.set_content(self._holder)
        self._detail = QWidget()
        column = self.column(self._detail)
        column.add(self._bar)
        column.fill(self._scroll)
        row = self.row(0, self)
        self._panes = Panes(self._left, self._detail, line=self._line, one_below=ONE_PANE_BELOW)
        row.add(self._left, self._line)
        row.fill(self._detail)
        self._back.hide()

    def _connect(self) -> None:
        self._switch.chosen.connect(self._turn_to)
        self._back.clicked.connect(self._show_list)
        self._panes.turned.connect(self._back.setVisible)
        self._find.changed.connect(self._look_for)
        self._find.stepped.connect(self._step)
        self._find.closed.connect(self._read_on)
        self._find.everywhere_wanted.connect(self._context.to(ShowSearch))

    # reading

    def _chosen(self, number: int) -> None:
        self._choose(self._shelf, number)

    def _turn_to(self, shelf: object) -> None:
        if isinstance(shelf, BookShelf) and shelf is not self._shelf:
            self._choose(shelf, shelf.last)

    def _opened(self, _number: int) -> None:
        if self._panes.alone:
            self._panes.show_second()
            self._scroll.setFocus(Qt.FocusReason.TabFocusReason)

    def _find_place(self, place: Place) -> tuple[BookShelf, int] | None:
        """Return the shelf and the page that a place means."""
        for shelf in self._shelves:
            number = shelf.number(place)
            if number is not None:
                return shelf, number
        return None

    @property
    def _list(self) -> SideList:
        shelf = self._shelf
        if shelf not in self._lists:
            names = self._lists[shelf] = SideList(self.theme, sum(shelf.groups), groups=shelf.groups)
            _name(names, shelf)
            names.chosen.connect(self._chosen)
            names.opened.connect(self._opened)
            self._list_column.insertWidget(self._list_column.count() - 1, names)
        return self._lists[shelf]

    def _choose(self, shelf: BookShelf, number: int) -> None:
        self._shelf = shelf
        shelf.last = number
        self._show_names()
        self._scroll.set_max_column(shelf.width)
        self._reload()
        self._scroll_to(0)

    def _show_names(self) -> None:
        """Show the list of the shelf that is read from, at the page that is read."""
        self._switch.set_value(self._shelf)
        current = self._list
        for names in self._lists.values():
            names.setVisible(names is current)
        current.set_current(self._shelf.last)

    def _reload(self) -> None:
        """Lay the page out anew, as far down as it was read."""
        self._stale = False
        scrolled, focused = self._scroll.verticalScrollBar().value(), self._detail.isAncestorOf(self.focusWidget())
        old, sheet = self._sheet, self._shelf.sheet(self._shelf.last)
        self._sheet = sheet
        self._held.addWidget(sheet)
        sheet.show()  # at once: what is looked for is looked for in what can be seen
        if old is not None:
            self._held.removeWidget(old)
            old.hide()
            old.deleteLater()
        if focused and not self._find.isAncestorOf(self.focusWidget()):
            self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look_for(self._find.term() if not self._find.isHidden() else "")
        self._scroll_to(scrolled)

    # finding

    def _look_for(self, term: str) -> None:
        if self._sheet is None:
            return
        self._places = self._sheet.look_for(term)
        self._place = 0
        self._point()

    def _show_found(self, typed: str, near: str) -> None:
        """Show what led here: the place with the most words in common with `near`, and the way to the others."""
        sheet = self._sheet
        words = next((one for one in (typed, *search_terms(typed)) if sheet and sheet.look_for(folded_line(one))), "")
        if not words or sheet is None:
            return
        self._find.show_words(words)
        around = set(search_terms(near))
        met = [len(around & set(search_terms(place.around()))) for place in self._places]
        self._place = met.index(max(met)) if met else 0
        self._point()

    def _step(self, step: int) -> None:
        if self._places:
            self._place = (self._place + step) % len(self._places)
            self._point()

    def _point(self) -> None:
        if self._sheet is None:
            return
        self._find.set_place(self._place + 1 if self._places else 0, len(self._places))
        down = self._sheet.point_at(self._places[self._place] if self._places else None)
        if self._places:
            self._scroll_to(down - self._context.theme.px(_FROM_TOP))

    def _scroll_to(self, down: int) -> None:
        self._held.activate()
        self._scroll.verticalScrollBar().setValue(down)

    def _read_on(self) -> None:
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    # room

    def dress(self) -> None:
        theme = self._context.theme
        px, effective = theme.px, self.window_width
        self._panes.fit(effective)
        one_pane, wide = self._panes.alone, effective >= WIDE_FROM
        self._left.set_margins(px(20), px(32), px(12), px(20))
        bar = self._left.verticalScrollBar().sizeHint().width()
        longest = max(SideList.width_for(theme, shelf.names()) for shelf in self._shelves)
        width = max(px(LIST_WIDTH), px(20) + longest + px(12) + bar)  # whichever shelf comes
        self._left.setMinimumWidth(0 if one_pane else width)
        self._left.setMaximumWidth((1 << 24) - 1 if one_pane else width)
        # the switch does not move when one shelf needs the bar and the other does not
        self._contents.setMaximumWidth((1 << 24) - 1 if one_pane else width - px(20) - px(12) - bar)
        self._list_column.setContentsMargins(0, 0, 0, 0)
        self._list_column.setSpacing(px(18))
        left = px(48 if wide else 28)
        self._bar.setSpacing(px(12))
        self._bar.setContentsMargins(px(16) if one_pane else left, px(12), px(28), 0)
        self._scroll.set_margins(left, px(20), px(44 if wide else 28), px(40))

    def _show_list(self) -> None:
        self._panes.show_first()
        self._list.setFocus(Qt.FocusReason.TabFocusReason)
