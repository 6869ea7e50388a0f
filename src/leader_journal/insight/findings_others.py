"""Findings on how it goes with the others, as values: what was told back, made good, decided, and came again.

They keep the rules of `insight.findings`: shares are fractions, every part knows the filter of its entries, and none
holds a text of the journal; the themes of `ThemesFinding` are the one exception, for its rows must have names.
No finding names a person or sets people side by side.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from statistics import median_low

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, quarter_of
from leader_journal.core.terms import CameWithMore, KnownFor, Outcome, Tone
from leader_journal.insight.counts import Evidence, Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a finding looked at: the leader's own filter, the days, and how many entries they hold."""

    period: Period
    filter: EntryFilter
    today: dt.date
    entries: int
    evidence: Evidence

    def entries_filter(self) -> EntryFilter:
        """Return the filter of all entries of the period, those that do not count too."""
        return self.filter.within(self.period)


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry as one mark of a chart."""

    id: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Bin:
    """Days from `first` to `last`, both included; None for no end."""

    first: int
    last: int | None

    def __contains__(self, days: int) -> bool:
        return self.first <= days and (self.last is None or days <= self.last)


DAY_BINS = (Bin(0, 0), Bin(1, 1), Bin(2, 3), Bin(4, 7), Bin(8, 14), Bin(15, 30), Bin(31, None))
"""Finer where it matters: the same day, the next, that week, that month."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """An entry that asked for something afterwards. `days` it took; of an open one, the days since. None: no day."""

    id: str
    day: dt.date
    done: bool
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpsFinding(Scope):
    """What was done afterwards and what is open, oldest first. `rate` of done, None where nothing was to be done."""

    done: tuple[FollowUp, ...]
    open: tuple[FollowUp, ...]
    rate: Rate | None

    @property
    def median_days(self) -> int | None:
        """At least half of what was done, and has a day, took so many days at most."""
        days = [one.days for one in self.done if one.days is not None]
        return median_low(days) if days else None

    @property
    def dated(self) -> int:
        """How many of those done have a day."""
        return sum(one.days is not None for one in self.done)

    def in_bin(self, span: Bin) -> tuple[FollowUp, ...]:
        """Return what was done within so many days."""
        return tuple(one for one in self.done if one.days is not None and one.days in span)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopsFinding(FollowUpsFinding):
    """Closed loops: were they told what became of it? Entries with nothing to tell are in no denominator."""

    nothing_to_tell: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairFinding(FollowUpsFinding):
    """Sharp or closing reactions: did the leader come back to it afterwards?"""


@dataclass(frozen=True, slots=True)
class Decision:
    """An entry with an outcome. `against` where the answer and its manner do not go together.

    That is: accepted in a sharp tone, or declined without thanks among the first reactions.
    """

    id: str
    day: dt.date
    tone: Tone | None
    outcome: Outcome
    against: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneOutcomeFinding(Scope):
    """What became of it, by the tone in which it was met; oldest first."""

    decisions: tuple[Decision, ...]

    def cell(self, tone: Tone | None, outcome: Outcome) -> tuple[Decision, ...]:
        """Return the entries of one cell of the table."""
        return tuple(one for one in self.decisions if one.tone is tone and one.outcome is outcome)

    def of(self, outcome: Outcome) -> tuple[Decision, ...]:
        """Return the entries with one outcome."""
        return tuple(one for one in self.decisions if one.outcome is outcome)

    def against(self, outcome: Outcome) -> tuple[Decision, ...]:
        """Return those of one outcome whose answer and manner do not go together."""
        return tuple(one for one in self.of(outcome) if one.against)


@dataclass(frozen=True, slots=True)
class Heard:
    """An entry that says how long it had been known."""

    id: str
    day: dt.date
    known_for: KnownFor

    @property
    def fresh(self) -> bool:
        """Whether it had been known for days at most."""
        return self.known_for in (KnownFor.SAME_DAY, KnownFor.DAYS)


class AgeTurn(StrEnum):
    """Whether what is heard is younger than before."""

    YOUNGER = "younger"
    OLDER = "older"
    NO_CLEAR_CHANGE = "no_clear_change"


@dataclass(frozen=True, slots=True)
class Halves:
    """The older and the newer half of what was heard: how many of each had been known for days at most."""

    before_fresh: int
    before: int
    since_fresh: int
    since: int
    first_since: dt.date
    turn: AgeTurn


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsAgeFinding(Scope):
    """How old bad news was when it came, by quarter (its first month). `halves` from 20 entries on, else None."""

    heard: tuple[Heard, ...]
    quarters: tuple[dt.date, ...]
    rate: Rate | None
    halves: Halves | None

    def cell(self, quarter: dt.date, known_for: KnownFor) -> tuple[Heard, ...]:
        """Return what was heard in one quarter and had been known so long."""
        return tuple(one for one in self.heard if quarter_of(one.day) == quarter and one.known_for is known_for)


@dataclass(frozen=True, slots=True)
class Afterwards:
    """An entry that says whether the person came with more."""

    id: str
    day: dt.date
    came: CameWithMore


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBackFinding(Scope):
    """Did they come with more afterwards? `rate` of yes among yes and no; what cannot be told yet is in neither."""

    answers: tuple[Afterwards, ...]
    quarters: tuple[dt.date, ...]
    rate: Rate | None

    def of(self, came: CameWithMore) -> tuple[Afterwards, ...]:
        """Return the entries with one answer."""
        return tuple(one for one in self.answers if one.came is came)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedOwnFinding(Scope):
    """The ledger of sharing something of one's own: entries, and the months that they fall in. No share, no aim."""

    shared: tuple[Moment, ...]
    months: tuple[dt.date, ...]

    def of_month(self, month: dt.date) -> tuple[Moment, ...]:
        """Return the entries of one month."""
        return tuple(one for one in self.shared if one.day.replace(day=1) == month)


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """An entry with a theme; `together` where it is one of three or more within the span."""

    id: str
    day: dt.date
    together: bool


@dataclass(frozen=True, slots=True)
class ReturningTheme:
    """A theme of the leader's own that came three times or more in 90 days, at most `most` times. Oldest first."""

    name: str
    entries: tuple[ThemeEntry, ...]
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemesFinding(Scope):
    """Themes that came again, the one that came most often within 90 days first; `themes_in_all` counts every theme.

    `first` and `last` are the ends of the time line.
    """

    returning: tuple[ReturningTheme, ...]
    themes_in_all: int
    first: dt.date
    last: dt.date


OthersFinding = (
    LoopsFinding
    | RepairFinding
    | ToneOutcomeFinding
    | NewsAgeFinding
    | CameBackFinding
    | SharedOwnFinding
    | ThemesFinding
)
