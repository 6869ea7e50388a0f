"""The pages of an open journal, one in front, and the way back through those that were."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from leader_journal.ui.pages.page import Page

_LONGEST_WAY_BACK = 50


class Place(Enum):
    """The pages of an open journal."""

    TODAY = "today"
    JOURNAL = "journal"
    EDITOR = "editor"
    PROGRESS = "progress"
    REVIEW = "review"
    PEOPLE = "people"
    ONE_ON_ONE = "one_on_one"
    AGREEMENTS = "agreements"
    GUIDE = "guide"
    TRASH = "trash"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class _Visit:
    place: Place
    state: object


class PageStack(QStackedWidget):
    """Makes a page when it is first needed: what nobody opens costs nothing at the start."""

    arrived = Signal(object)
    """The Place that came to the front."""

    def __init__(self, makers: Mapping[Place, Callable[[], Page]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers = makers
        self._pages: dict[Place, Page] = {}
        self._visits: list[_Visit] = []
        self._place = Place.TODAY
        self.setProperty("ground", "paper")

    @property
    def place(self) -> Place:
        """The page in front."""
        return self._place

    @property
    def current(self) -> Page:
        """The page in front."""
        return self.page(self._place)

    def pages(self) -> Iterator[Page]:
        """Yield the pages that were opened."""
        yield from self._pages.values()

    def page(self, place: Place) -> Page:
        """Return a page."""
        if place not in self._pages:
            page = self._makers[place]()
            self._pages[place] = page
            self.addWidget(page)
        return self._pages[place]

    def go(self, place: Place, *, remember: bool = True) -> Page:
        """Bring a page to the front; the one that leaves keeps what is being written on it."""
        if self.count() and self._place is not place:
            self.current.keep()
            if remember:
                self.remember()
        page = self.page(place)
        self._place = place
        self.setCurrentWidget(page)
        self.arrived.emit(place)
        page.entered()
        return page

    def remember(self) -> None:
        """Let Back come to what is in front now: for a page that leads on within itself."""
        self._visits.append(_Visit(self._place, self.current.state()))
        del self._visits[:-_LONGEST_WAY_BACK]

    def back(self) -> None:
        """Go where the reader came from, as it was; from the first page, to Today."""
        if self._visits:
            visit = self._visits.pop()
            self.go(visit.place, remember=False).restore(visit.state)
        elif self._place is not Place.TODAY:
            self.go(Place.TODAY, remember=False)
