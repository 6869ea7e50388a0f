"""The monthly review: started, gone on with, closed into one page and a plan, and read again later.

How a page works with it: `open()` gives the review as it was left, words that were not saved yet included. The page
changes the value (`replace`, `with_look`, `with_reread`), hands it to `keep` on every pause, and to `leave`
when a step or the page is left: only that makes a version. Texts may be as typed (`@Alias`) or hold references; they
are shown by `PeopleService.editable` in a field and `shown` elsewhere. What a step shows comes from `ReviewSteps`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.codec import Undecodable, decode, encode
from leader_journal.core.errors import NothingToReview
from leader_journal.core.filters import EntryFilter
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.merging import merged_review
from leader_journal.core.periods import Period, add_months, month_start
from leader_journal.core.plans import Plan
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.review_periods import due_from, ends, months_of, next_period
from leader_journal.core.reviews import RereadEntry, Review, ReviewStep, review_slot
from leader_journal.insight.rereading import Candidates, chosen_again

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.services.people.service import PeopleService
    from leader_journal.services.plans import PlanService
    from leader_journal.services.reviews.closing import ReviewClosing
    from leader_journal.services.writes import Writes
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.writer import Writer

DAYS_AHEAD = 7
"""A review shows up on Today a week before its day."""


class ReviewDue(Struct, frozen=True):
    """A review that waits: the days it would cover, from when it waits, and the review where it was begun already."""

    period: Period
    since: dt.date
    begun: Review | None

    @property
    def months(self) -> tuple[dt.date, ...]:
        """The months it is named after."""
        return months_of(self.period)


class ReviewLine(Struct, frozen=True):
    """A closed review in the list, and the plan that it ended in."""

    review: Review
    plan: Plan | None

    @property
    def months(self) -> tuple[dt.date, ...]:
        """The months it is named after."""
        return months_of(self.review.period)


class Quarter(Struct, frozen=True):
    """The closed reviews of a calendar quarter, the earliest first: usually three, side by side."""

    first: dt.date
    reviews: tuple[ReviewLine, ...]


class ReviewDraft(Struct, frozen=True, kw_only=True):
    """What is being written, and the saved review that it was begun from."""

    base: Review
    review: Review


class ReviewService:
    """What the page of reviews does beyond what its steps show."""

    def __init__(
        self,
        journal: Journal,
        writes: Writes,
        people: PeopleService,
        plans: PlanService,
        closing: Callable[[], ReviewClosing],
        clock: Clock,
    ) -> None:
        """`closing` makes what closes one, which knows the charts: reading does without."""
        self._journal = journal
        self._writes = writes
        self._people = people
        self._plans = plans
        self._closing = closing
        self._clock = clock

    # what waits

    def next_period(self) -> Period | None:
        """Return the days that a review started now covers; None where the last one covers today already."""
        return next_period(self._today, self._covered_until(), self._journal.entries.first_own_day())

    def due(self) -> ReviewDue | None:
        """Return the review that waits or comes up within a week; None where none does, or none is wanted.

        One that was begun waits until it is closed, whatever day it is.
        """
        begun = self.open()
        if begun is not None:
            return ReviewDue(begun.period, begun.started.date(), begun)
        day = self._journal.settings.current().review_day
        if day is None:
            return None
        first_entry = self._journal.entries.first_own_day()
        covered = self._covered_until()
        since = due_from(day, covered, first_entry)
        if since is None or since > self._today + dt.timedelta(days=DAYS_AHEAD):
            return None
        period = next_period(max(since, self._today), covered, first_entry)
        return None if period is None else ReviewDue(period, since, None)

    # the one that is being written

    def open(self) -> Review | None:
        """Return the review that can be gone on with, as it was left, or None."""
        saved = self._journal.reviews.open()
        return None if saved is None else self._with_draft(saved)

    def start(self) -> Changes:
        """Start a review; where one is open, nothing changes. `changes.ids[0]` is its id. Raises NothingToReview."""
        if self._journal.reviews.open() is not None:
            return NOTHING
        return self._put(self.to_begin())

    def to_begin(self) -> Review:
        """Return the review that would be started now; nothing is written. Raises NothingToReview."""
        period = self.next_period()
        if period is None:
            raise NothingToReview
        first, last = ends(period)
        return Review(
            id=self._journal.ids.new(),
            first=first,
            last=last,
            started=self._clock.now(),
            reread=self._choose(period),
        )

    def extend(self, review: Review) -> Changes:
        """Let an open review cover the days up to now too; what was written stays, and so do the entries seen."""
        last = max(self._today, review.last)
        kept = tuple(one for one in review.reread if one.begun)
        period = Period(review.first, last)
        return self._save(replace(review, last=last, reread=self._choose(period, kept)))

    def keep(self, review: Review) -> None:
        """Keep what is being written; makes no version."""
        saved = self._saved(review)
        if saved is not None and saved.closed is None:
            draft = ReviewDraft(base=saved, review=review.in_words(self._people.stored))
            self._journal.drafts.save(review_slot(review.id), encode(draft))

    def leave(self, review: Review, to: ReviewStep | None = None) -> Changes:
        """Leave the step that is open, for another or for now; a version is saved if a word of it changed."""
        step = review.step
        left = replace(review, step=to or step, visited=review.visited | {step})
        saved = self._saved(review)
        if saved is None or saved.closed is not None:
            return NOTHING
        if replace(left.in_words(self._people.stored), step=saved.step, visited=saved.visited) == saved:
            self.keep(left)  # where somebody stands is no version
            return NOTHING
        return self._save(left)

    def close(self, review: Review) -> Changes:
        """Close a review: into its page, its plan, and the frame as an agreement to say. One change, undone as one.

        Its words are saved before, as a change of their own, so that undo opens it again with all of them. Half a plan
        is none: without words on both sides the plan in force goes on.
        """
        saved = self._saved(review)
        if saved is None or saved.closed is not None:
            return NOTHING
        self._put(review)
        written = self._journal.reviews.get(review.id)
        matter = self._closing().matter(written)
        with self._writes.change() as writer:
            self._closing().close(writer, written, matter)
            writer.drop_draft(review_slot(review.id))
        return writer.changes

    def discard(self, review: Review) -> Changes:
        """Take an open review out; undo brings it back. Its days are covered by the next one."""
        saved = self._saved(review)
        if saved is None or saved.closed is not None:
            return NOTHING
        self._save(review)  # as a change of its own, so that undo brings back every word
        with self._writes.change() as writer:
            writer.delete(RecordKind.REVIEW, review.id)
        return writer.changes

    # earlier ones

    def get(self, review: str) -> Review | None:
        """Return one review as it was saved, or None where it was taken out."""
        try:
            return self._journal.reviews.get(review)
        except KeyError:
            return None

    def earlier(self) -> tuple[ReviewLine, ...]:
        """Return the closed reviews, the latest first."""
        closed = (review for review in self._journal.reviews.newest_first() if review.closed is not None)
        return tuple(self._line(review) for review in closed)

    def of_month(self, month: dt.date) -> tuple[ReviewLine, ...]:
        """Return the closed reviews that are named after a month (any day of it), the earliest first."""
        return tuple(line for line in reversed(self.earlier()) if month_start(month) in line.months)

    def of_day(self, day: dt.date) -> tuple[ReviewLine, ...]:
        """Return the closed review that covers a day: one, or none."""
        return tuple(line for line in self.earlier() if day in line.review.period)

    def quarters(self) -> tuple[Quarter, ...]:
        """Return the quarters that have a closed review, the latest first; each stands in that of its last month."""
        found: dict[dt.date, list[ReviewLine]] = {}
        for line in self.earlier():
            month = line.months[-1]
            found.setdefault(add_months(month, -((month.month - 1) % 3)), []).insert(0, line)
        return tuple(Quarter(first, tuple(lines)) for first, lines in found.items())

    # within

    @property
    def _today(self) -> dt.date:
        return self._clock.now().date()

    def _covered_until(self) -> dt.date | None:
        return max((review.last for review in self._journal.reviews.all()), default=None)

    def _line(self, review: Review) -> ReviewLine:
        return ReviewLine(review, None if review.plan is None else self._plans.get(review.plan))

    def _choose(self, period: Period, kept: Sequence[RereadEntry] = ()) -> tuple[RereadEntry, ...]:
        read = {one.entry for review in self._journal.reviews.all() for one in review.reread}
        first, last = ends(period)
        year_before = Period(add_months(first, -12), first - dt.timedelta(days=1))
        entries = self._journal.entries
        candidates = Candidates(
            tuple(entries.all(EntryFilter(period=period))),
            (entry for entry in entries.all(EntryFilter(period=year_before)) if entry.id not in read),
            entries.last_saved(EntryFilter(period=Period(year_before.first, last))),
        )
        return chosen_again(candidates, kept)

    def _saved(self, review: Review) -> Review | None:
        return self.get(review.id)

    def _with_draft(self, saved: Review) -> Review:
        """Return a review with what was written since: the fields in which the draft differs from what it began from.

        What became of the others meanwhile (an undo, people who were merged) holds.
        """
        row = self._journal.drafts.load(review_slot(saved.id))
        if row is None:
            return saved
        try:
            draft = decode(row.payload, ReviewDraft)
        except Undecodable:
            return saved
        written = {
            name: getattr(draft.review, name)
            for name in Review.__struct_fields__
            if getattr(draft.review, name) != getattr(draft.base, name)
        }
        return merged_review(replace(saved, **written), to_the_end(self._journal.people.merged()))

    def _put(self, review: Review) -> Changes:
        with self._writes.change() as writer:
            writer.put(self._stored_with_new(writer, review))
        return writer.changes

    def _save(self, review: Review) -> Changes:
        with self._writes.change() as writer:
            writer.put(self._stored_with_new(writer, review))
            writer.drop_draft(review_slot(review.id))
        return writer.changes

    def _stored_with_new(self, writer: Writer, review: Review) -> Review:
        stored = review.in_words(lambda text: self._people.store_with_new(writer, text))
        return replace(stored, frame_to=self._people.stored_list(self._people.editable(stored.frame_to)))


def page_name(review: Review) -> str:
    """Return what names the page of a closed review for `PaperService`."""
    return f"review:{review.id}"
