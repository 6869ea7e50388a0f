"""The ways between the pages: what the window does when a page sends the reader on."""

from __future__ import annotations

from leader_journal.core.filters import EntryFilter
from leader_journal.core.guide import Chapter
from leader_journal.ui.page_stack import PageStack, Place
from leader_journal.ui.pages.editor import EditorPage
from leader_journal.ui.pages.guide import GuidePage
from leader_journal.ui.pages.journal import JournalPage
from leader_journal.ui.pages.one_on_one.page import OneOnOnePage
from leader_journal.ui.pages.page import Page
from leader_journal.ui.pages.people.page import PeoplePage
from leader_journal.ui.pages.review.page import ReviewPage


class PageWays:
    """Mixed in before the window's widget, which makes the stack of pages."""

    _stack: PageStack

    @property
    def place(self) -> Place:
        """The page in front."""
        return self._stack.place

    def go(self, place: Place) -> Page:
        """Bring a page to the front."""
        return self._stack.go(place)

    # navigation of pages

    def show_entries(self, chosen: EntryFilter) -> None:
        """Show the journal, filtered."""
        page = self.go(Place.JOURNAL)
        if isinstance(page, JournalPage):
            page.show_filter(chosen)

    def open_entry(self, entry: str) -> None:
        """Show one entry in the journal's reading pane."""
        page = self.go(Place.JOURNAL)
        if isinstance(page, JournalPage):
            page.show_entry(entry)

    def edit_entry(self, entry: str) -> None:
        """Open the deepen editor."""
        page = self.go(Place.EDITOR)
        if isinstance(page, EditorPage):
            page.edit(entry)

    def show_trash(self) -> None:
        """Show the bin."""
        self.go(Place.TRASH)

    def show_agreements(self) -> None:
        """Show the agreements."""
        self.go(Place.AGREEMENTS)

    def show_guide(self, chapter: Chapter) -> None:
        """Show a page of the guide; from one of its pages, Back comes to that one."""
        if self.place is Place.GUIDE:
            self._stack.remember()
        page = self.go(Place.GUIDE)
        if isinstance(page, GuidePage):
            page.show_chapter(chapter)

    def begin_review(self) -> None:
        """Begin a review, or go on with the open one."""
        page = self.go(Place.REVIEW)
        if isinstance(page, ReviewPage):
            page.begin()

    def back(self) -> None:
        """Go where the reader came from, as it was."""
        self._stack.back()

    def show_person(self, person: str) -> None:
        """Show the page of one person."""
        page = self.go(Place.PEOPLE)
        if isinstance(page, PeoplePage):
            page.show_person(person)

    def prepare_one_on_one(self, person: str) -> None:
        """Show the page that prepares the next one-on-one with somebody."""
        page = self.go(Place.ONE_ON_ONE)
        if isinstance(page, OneOnOnePage):
            page.prepare(person)

    def show_one_on_one(self, meeting: str) -> None:
        """Show one meeting: its page, or how it was."""
        page = self.go(Place.ONE_ON_ONE)
        if isinstance(page, OneOnOnePage):
            page.show_meeting(meeting)
