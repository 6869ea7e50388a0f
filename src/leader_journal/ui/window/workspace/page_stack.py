"""The pages of an open journal, one in front, and the way back through the places that were."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QTextEdit, QWidget
from shiboken6 import isValid

from leader_journal.core.changes import Changes, Topic
from leader_journal.ui.pages.page import Page
from leader_journal.ui.places import PageName, Place, ShowToday
from leader_journal.ui.toolkit.after_paint import all_now
from leader_journal.ui.toolkit.tab_order import focus_again, focused_stop

_LONGEST_WAY_BACK = 50


class _Visit(Struct, frozen=True):
    place: Place
    state: object


class PageStack(QStackedWidget):
    """Makes a page when it is first needed: what nobody opens costs nothing at the start."""

    made = Signal(object)
    """A Page, before it is shown."""
    arrived = Signal(object)
    """The PageName that came to the front."""
    left = Signal()
    """The page in front is about to be left for another."""

    def __init__(self, makers: Mapping[PageName, Callable[[], Page]]) -> None:
        super().__init__()
        self._makers = makers
        self._pages: dict[PageName, Page] = {}
        self._visits: list[_Visit] = []
        self._front = PageName.TODAY
        self._begun = False
        self._goes_once_left: PageName | None = None
        self.setProperty("ground", "paper")

    @property
    def place(self) -> Place:
        return self.current.place()

    @property
    def current(self) -> Page:
        return self.page(self._front)

    @property
    def is_written_in(self) -> bool:
        """Whether the caret is in words of the page in front."""
        return _is_written_in(self.current)

    def pages(self) -> Iterator[Page]:
        """Yield the pages that were opened."""
        yield from self._pages.values()

    def page(self, name: PageName) -> Page:
        if name not in self._pages:
            page = self._makers[name]()
            self._pages[name] = page
            self.addWidget(page)
            self.made.emit(page)
        return self._pages[name]

    def go(self, place: Place, *, remember: bool = True) -> Page:
        """Go to a place; what is being written where one leaves is kept. Raises KeyError where it is no more."""
        visits: list[_Visit] = []
        if self._begun:
            if self._front is not place.page:
                self.left.emit()
            self.current.keep()
            if remember and (self._front is not place.page or self.current.leads_on(place)):
                visits.append(_Visit(self.place, self.current.state()))
        self._begun = True
        page = self._bring(place)
        self._visits = [*self._visits, *visits][-_LONGEST_WAY_BACK:]  # now: one that is no more was not gone to
        page.arrive(place)
        return page

    def back(self) -> None:
        """Go where the reader came from, as it was, past what is no more; from the first place, to Today."""
        self.left.emit()
        self.current.keep()
        while self._visits:
            visit = self._visits.pop()
            with suppress(KeyError):
                self._bring(visit.place).restore(visit.place, visit.state)
                return
        if self._front is not PageName.TODAY:
            self.go(ShowToday(), remember=False)

    def leave_what_is_gone(self) -> None:
        """Go where the page in front says one is, where what it showed is no more: what is typed there is lost."""
        place = self.current.place()
        if place.page is not self._front:
            self.go(place, remember=False)

    def let_go(self) -> None:
        """Drop the pages behind the one in front, and the way back: something was erased that may stand there.

        What was written in them was kept when they were left, and again before the erasure (`Writes.before_erasing`).
        """
        self._visits.clear()
        for name in [name for name in self._pages if name is not self._front]:
            self._drop(self._pages.pop(name))

    def begin_anew(self) -> None:
        """Make the page in front anew, as it is now: what was erased may stand in parts of it that are not seen.

        The keyboard stays where it is. Where words stand under the caret the page shows what is new as after every
        write, and goes once it is left. What else was being written in it was kept before the erasure.
        """
        page, front = self.current, self._front
        if _is_written_in(page):
            self._goes_once_left = front
            page.refresh(Changes(frozenset(Topic)))
            return
        visit, focused, beside = _Visit(page.place(), page.state()), focused_stop(page), _focused_beside(page)
        del self._pages[front]
        self._goes_once_left = None
        try:
            anew = self._bring(visit.place)
            anew.restore(visit.place, visit.state)
            if focused is not None:
                all_now(anew)
                focus_again(anew, focused)
            elif beside is not None and isValid(beside):  # behind what else comes back to the page in that moment
                QTimer.singleShot(0, beside, partial(beside.setFocus, Qt.FocusReason.OtherFocusReason))
        except KeyError:  # it was erased
            self.go(ShowToday(), remember=False)
        self._drop(page)

    def _drop(self, page: Page) -> None:
        self.removeWidget(page)
        page.setParent(None)  # else the binding holds one of two that go in the same moment, and all that stood in it
        page.deleteLater()

    def _bring(self, place: Place) -> Page:
        page = self.page(place.page)
        page.coming(place)
        self._front = place.page
        self.setCurrentWidget(page)
        if self._goes_once_left not in (None, self._front):
            left, self._goes_once_left = self._goes_once_left, None
            self._drop(self._pages.pop(left))
        self.arrived.emit(place.page)
        page.entered()
        return page


def _focused_beside(page: Page) -> QWidget | None:
    """Return what has the keyboard elsewhere in the window of a page: on the rail, say."""
    focused: QWidget | None = page.window().focusWidget()
    return None if focused is None or focused is page or page.isAncestorOf(focused) else focused


def _is_written_in(page: Page) -> bool:
    """Whether the caret is in a field of a page, and words in that, also while one looks at another window."""
    focused = page.window().focusWidget()
    if not isinstance(focused, QLineEdit | QTextEdit) or not page.isAncestorOf(focused):
        return False
    return bool(focused.text()) if isinstance(focused, QLineEdit) else not focused.document().isEmpty()
