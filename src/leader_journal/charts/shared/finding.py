"""What findings share: what they looked at, one entry as one mark, and a person by the name that may be said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.insight.counts import Evidence
from leader_journal.insight.reach import these


class Finding(Protocol):
    """What a chart found, as a value: words tell it, a figure draws it, and each part names the entries behind it.

    A click on a mark, a month or a sentence opens exactly what it counts. Shares are fractions of 0..1. Months are
    given by their first day, weeks by their Monday. A finding holds counts and entry ids, and no text of the journal
    unless the chart is about it.
    """

    @property
    def filter(self) -> EntryFilter:
        """The leader's own filter, without the period."""
        ...

    @property
    def evidence(self) -> Evidence:
        """How much there is to go by."""
        ...

    def entries_filter(self) -> EntryFilter:
        """Return the filter of all entries that it looked at."""
        ...


class Scope(Struct, frozen=True, kw_only=True):
    """What a finding looked at: the leader's own filter, the days, and how many entries they hold."""

    period: Period
    filter: EntryFilter
    today: dt.date
    entries: int
    evidence: Evidence

    def entries_filter(self) -> EntryFilter:
        """Return the filter of the entries that are in the figure; of all of the period where none is."""
        drawn = these(self.drawn())
        return drawn if drawn.ids else self.filter.within(self.period)

    def drawn(self) -> Iterable[str]:
        """Return the ids of the entries that are in the figure; none where it is not made of single entries."""
        return ()


class Moment(Struct, frozen=True):
    """One entry as one mark of a chart."""

    id: str
    day: dt.date


class Someone(Struct, frozen=True):
    """A person of a finding: who, and what they are called in it. Exports call them by letters."""

    id: str
    name: str
