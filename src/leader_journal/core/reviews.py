"""The monthly review: eight steps over the time since the last one, ending in one plan. Text holds references."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from leader_journal.core.periods import Period
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


class RereadReason(StrEnum):
    """Why an entry was chosen to be read again; it is shown beside it."""

    BEST = "best"
    HARDEST = "hardest"
    FORGOTTEN = "forgotten"


class Reread(StrEnum):
    """How an entry is seen when it is read again."""

    STILL_STANDS = "still_stands"
    DIFFERENTLY = "differently"


@dataclass(frozen=True, slots=True, kw_only=True)
class RereadEntry:
    """An entry of step 2: which, why, and how it is seen now. Chosen once, so that it stays when entries change."""

    entry: str
    reason: RereadReason
    seen: Reread | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the leader wrote at one chart of step 4, before the app's own sentence unfolded."""

    chart: str
    saw: str = ""
    surprised: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One review. `first` to `last` are the days it covers; `closed` is None while it can be gone on with.

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
    plan: str | None = None
    page: Sheet | None = None

    @property
    def period(self) -> Period:
        """The days it covers."""
        return Period(self.first, self.last)
