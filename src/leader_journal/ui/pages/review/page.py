"""The page "Review": a review that is gone through, or where one begins, or one that was closed."""

from __future__ import annotations

from enum import Enum
from functools import cached_property

from msgspec import Struct
from PySide6.QtWidgets import QStackedWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.reviews import Review, ReviewStep
from leader_journal.services.reviews.service import Quarter
from leader_journal.ui.context import UiContext
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.pages.page import Page
from leader_journal.ui.pages.review.closed import ClosedReview
from leader_journal.ui.pages.review.quarter import QuarterView
from leader_journal.ui.pages.review.running import RunningReview
from leader_journal.ui.pages.review.start import ReviewStart
from leader_journal.ui.paper.paper_out import Way
from leader_journal.ui.places import Place, ReadReview, ShowReviews
from leader_journal.ui.toolkit.empty_state import EmptyState
from leader_journal.wording.catalogue import _

_REFRESHED_BY = frozenset({Topic.REVIEWS, Topic.PLANS, Topic.ENTRIES, Topic.PEOPLE, Topic.SETTINGS})


class ReviewSide(Enum):
    """What the page shows."""

    START = "start"
    RUNNING = "running"
    CLOSED = "closed"
    QUARTER = "quarter"


class _ReviewLeft(Struct, frozen=True):
    side: ReviewSide
    step: ReviewStep | None = None
    scrolled: int = 0
    quarter: Quarter | None = None


class ReviewPage(Page):
    """A review that was begun is what the page opens with; "Continue later" leads to the others."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._side = ReviewSide.START
        self._set_aside = False
        self._build()

    @property
    def side(self) -> ReviewSide:
        return self._side

    def begin(self) -> None:
        """Begin a review, or go on with the one that was begun, where it was left."""
        reviews = self._context.services.reviews
        if reviews.open() is None and not self._context.run(reviews.start, "", self):
            return
        self._set_aside = False
        if self._side is not ReviewSide.RUNNING:
            self._show_running()
        self._running.focus_first()

    def picture(self, review: Review) -> None:
        """Show a review that is not in the journal, so that nothing is written: for pictures of its steps."""
        self._running.show_review(review)
        self._show(ReviewSide.RUNNING)

    def show_list(self) -> None:
        """Show where a review begins, and the earlier ones."""
        self._set_aside = True
        self._show_start()

    def read(self, review: str) -> None:
        """Show the page of a closed review."""
        found = self._context.services.reviews.get(review)
        if found is None or found.closed is None:
            self._show_start()
            return
        self._show_closed(found)
        self._show(ReviewSide.CLOSED)
        self._closed.focus_first()

    def read_quarter(self, quarter: Quarter) -> None:
        """Show the reviews of a quarter side by side."""
        self._quarter.show_quarter(quarter)
        self._show(ReviewSide.QUARTER)
        self._quarter.focus_first()

    # what the window asks

    def coming(self, place: Place) -> None:  # noqa: ARG002 - the signature is the page’s
        """Go on where a review was left; else show where one begins."""
        if self._side is ReviewSide.RUNNING or (self._side is ReviewSide.START and not self._set_aside):
            self._resume()
        elif self._side is ReviewSide.START:
            self._show_start()

    def entered(self) -> None:
        if self._side is ReviewSide.RUNNING:
            self._running.take_focus()

    def refresh(self, changes: Changes) -> None:
        """Show what is new; what was undone may be the review that is shown."""
        if not changes.topics & (_REFRESHED_BY | {Topic.PROMISES, Topic.AGREEMENTS}):
            return
        match self._side:
            case ReviewSide.RUNNING:
                self._refresh_running(changes)
            case ReviewSide.CLOSED:
                self._refresh_closed()
            case ReviewSide.START:
                self._show_start()
            case ReviewSide.QUARTER:
                self._refresh_quarter()

    def keep(self) -> None:
        if self._side is ReviewSide.RUNNING:
            self._running.keep()

    def place(self) -> Place:
        closed = self._closed.review if self._side is ReviewSide.CLOSED else None
        return ShowReviews() if closed is None else ReadReview(closed.id)

    def arrive(self, place: Place) -> None:
        match place:
            case ReadReview(review):
                self.read(review)

    def state(self) -> object:
        match self._side:
            case ReviewSide.RUNNING:
                running = self._running.review
                step = running.step if running is not None else None
                return _ReviewLeft(self._side, step, self._running.scroll_value())
            case ReviewSide.CLOSED:
                return _ReviewLeft(self._side, scrolled=self._closed.scroll_value())
            case ReviewSide.QUARTER:
                return _ReviewLeft(self._side, quarter=self._quarter.quarter)
            case ReviewSide.START:
                return _ReviewLeft(self._side)

    def restore(self, place: Place, state: object) -> None:
        if not isinstance(state, _ReviewLeft):
            return
        if state.side is ReviewSide.RUNNING and self._context.services.reviews.open() is not None:
            self._show_running()
            if state.step is not None:
                self._running.go(state.step)
            self._running.scroll_to(state.scrolled)
        elif isinstance(place, ReadReview):
            self.read(place.review)
            self._closed.scroll_to(state.scrolled)
        elif state.side is ReviewSide.QUARTER and state.quarter is not None:
            self.read_quarter(state.quarter)

    def export(self) -> None:
        if self._side is ReviewSide.CLOSED:
            self._closed.send(Way.SAVE)

    def print_(self) -> None:
        if self._side is ReviewSide.CLOSED:
            self._closed.send(Way.PRINT)

    def next_pane(self) -> None:
        if self._side is ReviewSide.RUNNING:
            self._running.next_pane()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (keys_shown("Alt+PgDown"), _("the next step")),
            (keys_shown("Alt+PgUp"), _("the previous step")),
            (keys_shown("F6"), _("from the step to its bars and back")),
            (keys_shown("Ctrl+P"), _("print the page of a closed review")),
            (keys_shown("Ctrl+E"), _("save the page of a closed review")),
            (keys_shown("Esc"), _("from a closed review back to the list")),
        )

    # within

    def retranslate(self) -> None:
        super().retranslate()
        if self.in_front and self._side is ReviewSide.START:  # else it is read when the page is coming
            self._start.reload()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._start = ReviewStart(self._context)
        self._start.wanted.connect(self.begin)
        self._start.opened.connect(self.read)
        self._start.quarter_opened.connect(self.read_quarter)
        self._stack.addWidget(self._start)
        self.column(self).add(self._stack)

    # what is made when it is first wanted

    @cached_property
    def _running(self) -> RunningReview:
        running = RunningReview(self._context, self)
        running.left.connect(self._later)
        running.closed.connect(self.read)
        self._stack.addWidget(running)
        return running

    @cached_property
    def _closed(self) -> ClosedReview:
        closed = ClosedReview(self._context)
        closed.left.connect(self._to_start)
        self._stack.addWidget(closed)
        return closed

    @cached_property
    def _quarter(self) -> QuarterView:
        quarter = QuarterView(self._context)
        quarter.left.connect(self._to_start)
        quarter.opened.connect(self.read)
        self._stack.addWidget(quarter)
        return quarter

    @cached_property
    def _empty(self) -> EmptyState:
        empty = EmptyState(
            self._context.theme,
            lambda: _("No review yet"),
            lambda: _("Once there are entries, a review looks back on them in eight steps and ends with one plan."),
        )
        self.fit(lambda left, right: empty.setContentsMargins(left, 0, right, 0), 48, 44)
        self._stack.addWidget(empty)
        return empty

    def _resume(self) -> None:
        if self._context.services.reviews.open() is None:
            self._show_start()
        elif self._side is not ReviewSide.RUNNING:
            self._show_running()
            self._running.focus_first()  # it has the keyboard once the page is in front: `entered`

    def _show_running(self) -> None:
        found = self._context.services.reviews.open()
        if found is None:
            self._show_start()
            return
        self._running.show_review(found)
        self._show(ReviewSide.RUNNING)

    def _show_start(self) -> None:
        services = self._context.services
        self._start.reload()
        self._show(ReviewSide.START)
        new_here = not services.entries.any() and not services.reviews.earlier()
        if new_here and services.reviews.open() is None:
            self._stack.setCurrentWidget(self._empty)

    def _to_start(self) -> None:
        self._show_start()
        self._start.focus_first()

    def _later(self) -> None:
        self.show_list()
        self._start.focus_first()

    def _show(self, side: ReviewSide) -> None:
        self._side = side
        match side:
            case ReviewSide.START:
                self._stack.setCurrentWidget(self._start)
            case ReviewSide.RUNNING:
                self._stack.setCurrentWidget(self._running)
            case ReviewSide.CLOSED:
                self._stack.setCurrentWidget(self._closed)
            case ReviewSide.QUARTER:
                self._stack.setCurrentWidget(self._quarter)

    def _show_closed(self, review: Review) -> None:
        earlier = self._context.services.reviews.earlier()
        self._closed.show_review(review, latest=bool(earlier) and earlier[0].review.id == review.id)

    def _refresh_running(self, changes: Changes) -> None:
        found, shown = self._context.services.reviews.open(), self._running.review
        if found is None or shown is None or found.id != shown.id:
            self._show_running()
        else:
            self._running.refresh(changes)

    def _refresh_closed(self) -> None:
        shown = self._closed.review
        found = self._context.services.reviews.get(shown.id) if shown is not None else None
        if found is None:
            self._show_start()
        elif found.closed is None:
            self._show_running()  # its closing was undone
        else:
            self._show_closed(found)

    def _refresh_quarter(self) -> None:
        shown = self._quarter.quarter
        quarters = self._context.services.reviews.quarters()
        found = next((one for one in quarters if shown is not None and one.first == shown.first), None)
        if found is None:
            self._show_start()
        else:
            self._quarter.show_quarter(found)
