"""Chart 7 as values: one person's entries in time, what was agreed, and what was promised; and the last two of all.

There is no rate of a person and no average: marks, counts and promises. The words of an agreement and of a promise are
in these findings, as the reader sees them: they are what the chart is about. The JSON leaves them out.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.charts.shared.finding import Scope, Someone
from leader_journal.core.filters import EntryFilter
from leader_journal.core.tallies import KindedEntry
from leader_journal.core.terms import Kind, Mark, PromiseState
from leader_journal.core.voices import VOICED
from leader_journal.insight.counts import Rate
from leader_journal.insight.promises import Keeping
from leader_journal.insight.reach import narrowed_to, these


class Agreed(Struct, frozen=True):
    """An agreement on the day on which it was said; a dashed line."""

    id: str
    text: str
    day: dt.date


class PromiseBar(Struct, frozen=True):
    """A promise from the day it was made: until it was closed, or until today. `to` is a name, or empty."""

    id: str
    text: str
    to: str
    made: dt.date
    due: dt.date | None
    closed_on: dt.date | None
    state: PromiseState
    keeping: Keeping
    entry: str | None

    @property
    def open(self) -> bool:
        """Whether it is still owed."""
        return self.state is PromiseState.OPEN

    def end(self, today: dt.date) -> dt.date:
        """Return the day at which its bar ends."""
        return max(today if self.open else self.closed_on or self.made, self.made)

    @property
    def overdue_from(self) -> dt.date | None:
        """The day after which it was or is overdue; None where it never was."""
        return self.due if self.keeping in (Keeping.OVERDUE, Keeping.LATE) else None

    def entries_filter(self) -> EntryFilter:
        """Return the filter of the entry in which it was made; of nothing where it was made elsewhere."""
        return these([] if self.entry is None else [self.entry])


class OwedFinding(Scope, frozen=True, kw_only=True):
    """What was agreed and promised between `first` and `today`, in the order of the days.

    The time line ends at `last`, which is later where a promise is due soon.
    """

    agreements: tuple[Agreed, ...]
    promises: tuple[PromiseBar, ...]
    first: dt.date
    last: dt.date

    @property
    def open(self) -> tuple[PromiseBar, ...]:
        """The promises that are owed."""
        return tuple(one for one in self.promises if one.open)

    @property
    def overdue(self) -> tuple[PromiseBar, ...]:
        """Those whose day has passed."""
        return tuple(one for one in self.promises if one.keeping is Keeping.OVERDUE)

    def agreement_filter(self, agreed: Agreed) -> EntryFilter:
        """Return the filter of the entries that are about an agreement."""
        return EntryFilter(agreements=frozenset({agreed.id}))


class PersonFinding(OwedFinding, frozen=True, kw_only=True):
    """Chart 7: the latest entries of one person, oldest first; `more` are earlier ones of the period, not drawn."""

    someone: Someone
    marks: tuple[KindedEntry, ...]
    more: int

    @property
    def rows(self) -> tuple[Kind | None, ...]:
        """The kinds that have a row: what can be brought, and what else there is."""
        held = {mark.kind for mark in self.marks}
        return (*VOICED, *(kind for kind in (Kind.BREACH, None) if kind in held))

    def row(self, kind: Kind | None) -> tuple[KindedEntry, ...]:
        return tuple(mark for mark in self.marks if mark.kind is kind)

    def counted(self, rating: Mark) -> int:
        """Return how many of the marks are of one sort."""
        return sum(mark.rating is rating for mark in self.marks)

    def entries_filter(self) -> EntryFilter:
        """Return the filter of all of their entries in the period."""
        return narrowed_to(self.filter.within(self.period), self.someone.id)

    def row_filter(self, kind: Kind | None) -> EntryFilter:
        """Return the filter of the entries of one row, those that are not drawn too."""
        chosen = self.entries_filter()
        return replace(chosen, no_kind=True) if kind is None else replace(chosen, kinds=frozenset({kind}))


class PromisesOverview(OwedFinding, frozen=True, kw_only=True):
    """Agreements and promises over all people. `on_time` of those due by their day; None while none was due.

    `nothing_ever` says that there is none of them, whatever the period.
    """

    on_time: Rate | None
    nothing_ever: bool
