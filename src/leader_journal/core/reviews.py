"""The monthly review: eight steps over the time since the last one, ending in one plan. Text holds references."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from leader_journal.core.draft_slots import OF_REVIEWS
from leader_journal.core.periods import Period
from leader_journal.core.plans import PlanWords
from leader_journal.core.sheets import Sheet


class ReviewStep(StrEnum):
    """The eight steps, in their order; any of them may be opened first."""

    ARRIVE = "arrive"
    REREAD = "reread"
    GOOD_ONES = "good_ones"
    PATTERNS = "patterns"
    FRAMES = "frames"
    VOICES = "voices"
    DEBTS = "debts"
    NEXT = "next"

    @property
    def number(self) -> int:
        """Its place, 1 to 8."""
        return list(ReviewStep).index(self) + 1


class RereadReason(StrEnum):
    """In which part of the five an entry is."""

    BEST = "best"
    HARDEST = "hardest"
    FORGOTTEN = "forgotten"


class RereadWhy(StrEnum):
    """What an entry was chosen by, as it stood on that day. The sentence beside it is made of this."""

    ALL_SHOWN = "all_shown"
    """It opened, and all three marks are shown."""
    CAME_WITH_MORE = "came_with_more"
    OPENED_UP = "opened_up"
    OPENED_AND_SHOWN = "opened_and_shown"
    OPENED = "opened"
    SHOWN = "shown"
    SHARP_OPEN = "sharp_open"
    """Sharp, and not come back to."""
    CLOSED_OPEN = "closed_open"
    SHARP_MENDED = "sharp_mended"
    CLOSED_MENDED = "closed_mended"
    THEY_CLOSED = "they_closed"
    MISSED = "missed"
    TO_DEEPEN = "to_deepen"
    """Waits to be deepened."""
    UNTOUCHED = "untouched"
    """Nothing was added to it since a day."""


class Reread(StrEnum):
    """How an entry is seen when it is read again."""

    STILL_STANDS = "still_stands"
    DIFFERENTLY = "differently"


class RereadEntry(Struct, frozen=True, kw_only=True):
    """An entry of step 2: which, why, and how it is seen now. Chosen once, so that it stays when entries change.

    `touched` is the day on which it was saved last, when it was chosen.
    """

    entry: str
    reason: RereadReason
    why: RereadWhy
    touched: dt.date
    seen: Reread | None = None
    note: str = ""

    @property
    def begun(self) -> bool:
        """Whether the leader has said anything about it."""
        return self.seen is not None or bool(self.note.strip())


class Look(Struct, frozen=True, kw_only=True):
    """What the leader wrote at one chart of step 4, before the app's own sentence unfolded."""

    chart: str
    saw: str = ""
    surprised: str = ""


class Review(Struct, frozen=True, kw_only=True):
    """One review. `first` to `last` are the days it covers; `closed` is None while it can be gone on with.

    `next` is the plan as it is being written; closing makes it one, `plan`, and the frame to state an agreement.
    `page` is the one page it closes into, kept as it was then, whatever changes later in the entries.
    """

    id: str
    first: dt.date
    last: dt.date
    started: dt.datetime
    closed: dt.datetime | None = None
    step: ReviewStep = ReviewStep.ARRIVE
    visited: frozenset[ReviewStep] = frozenset()
    arrived: str = ""
    reread: tuple[RereadEntry, ...] = ()
    worked: str = ""
    keep: str = ""
    looks: tuple[Look, ...] = ()
    frame: str = ""
    frame_to: str = ""
    frame_by: dt.date | None = None
    voices: str = ""
    change: str = ""
    debts: str = ""
    next: PlanWords = field(default_factory=PlanWords)
    plan: str | None = None
    page: Sheet | None = None

    @property
    def period(self) -> Period:
        """The days it covers."""
        return Period(self.first, self.last)

    def look(self, chart: str) -> Look:
        """Return what was written at a chart, empty where nothing was."""
        return next((look for look in self.looks if look.chart == chart), Look(chart=chart))

    def with_look(self, look: Look) -> Review:
        """Return the review with this look instead of the one at the same chart."""
        others = tuple(one for one in self.looks if one.chart != look.chart)
        return replace(self, looks=(*others, look))

    def with_reread(self, seen: RereadEntry) -> Review:
        """Return the review with one of its five entries seen so."""
        return replace(self, reread=tuple(seen if one.entry == seen.entry else one for one in self.reread))

    def in_words(self, change: Callable[[str], str]) -> Review:
        """Return the review with every text changed, that of its page too: references shown as names, or stored."""
        return replace(
            self,
            arrived=change(self.arrived),
            reread=tuple(replace(one, note=change(one.note)) for one in self.reread),
            worked=change(self.worked),
            keep=change(self.keep),
            looks=tuple(replace(look, saw=change(look.saw), surprised=change(look.surprised)) for look in self.looks),
            frame=change(self.frame),
            frame_to=change(self.frame_to),
            voices=change(self.voices),
            change=change(self.change),
            debts=change(self.debts),
            next=replace(self.next, when=change(self.next.when), then=change(self.next.then)),
            page=None if self.page is None else self.page.in_words(change),
        )


def review_slot(review: str) -> str:
    """Return where what is written in an open review is kept."""
    return f"{OF_REVIEWS}{review}"
