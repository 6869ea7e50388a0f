"""The fairness mirror as values: how people were answered when they came with the same kind of thing.

People are letters, in the order of their first entry in the journal: the same letter is the same person for every kind
and period, and it says nothing else of them. A person has marks here and counts, and never a rate.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.charts.shared.finding import Scope
from leader_journal.core.filters import EntryFilter
from leader_journal.core.tallies import RatedEntry
from leader_journal.core.terms import Kind
from leader_journal.insight.counts import Direction, SeriesCounts
from leader_journal.insight.reach import these
from leader_journal.insight.standing import STANDS_OUT, Standing

if TYPE_CHECKING:
    from leader_journal.insight.replay import ReplayedFlag


class Mirrored(Struct, frozen=True):
    """One person by letter, with their entries of the period, oldest first.

    `standing` is that of a pattern: against the others who came with the same kind of thing. `flag` is the scan that
    flagged it, over the whole history; `others` are the reactions to everybody else in the period.
    """

    letter: str
    entries: tuple[RatedEntry, ...]
    counts: SeriesCounts
    standing: Standing
    others: SeriesCounts
    flag: ReplayedFlag[Kind] | None = None

    @property
    def stands_out(self) -> bool:
        """Whether a difference may be said: flagged, and the counts of the period point the same way."""
        if self.flag is None or self.standing not in STANDS_OUT or not self.others.rated:
            return False
        difference = self.counts.shown / self.counts.rated - self.others.shown / self.others.rated
        return difference != 0 and (difference > 0) is (self.flag.direction is Direction.MORE)

    def entries_filter(self) -> EntryFilter:
        """Return the filter of their entries."""
        return these(entry.id for entry in self.entries)


class FairnessFinding(Scope, frozen=True, kw_only=True):
    """How people were answered in occasions of one kind. `kind` is None while no kind has reactions to two people.

    `comparisons` is how many the last scan made, of all kinds together.
    """

    kind: Kind | None
    people: tuple[Mirrored, ...]
    comparisons: int

    @property
    def stands_out(self) -> tuple[Mirrored, ...]:
        """Those who were answered differently, as far as it may be said."""
        return tuple(one for one in self.people if one.stands_out)

    def drawn(self) -> Iterable[str]:
        return (entry.id for one in self.people for entry in one.entries)
