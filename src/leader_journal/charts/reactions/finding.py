"""Chart 5: which first reactions the leader had, in the last six months and in the six before."""

from __future__ import annotations

from msgspec import Struct

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.terms import Leaning, Reaction, Series
from leader_journal.insight.counts import Evidence, Rate, SeriesCounts
from leader_journal.insight.reach import rated_in
from leader_journal.insight.wilson import rate_of


class ReactionShare(Struct, frozen=True):
    """One first reaction: how many rated reactions held it now and `before`, and the entries (ids) of now.

    `ago` is how many rated reactions came after the last that held it, of a rare one that closes.
    """

    reaction: Reaction
    entries: frozenset[str]
    before: int
    ago: int | None = None

    @property
    def count(self) -> int:
        """How many rated reactions of the six months held it."""
        return len(self.entries)


class ReactionsFinding(Struct, frozen=True):
    """Chart 5. `reactions` holds all fourteen, block by block as `Leaning` stands, the most frequent first in each.

    Both periods are six months long. Only entries whose reaction is rated count, for the parts as for the whole.
    """

    period: Period
    before_period: Period
    filter: EntryFilter
    counts: SeriesCounts
    before: SeriesCounts
    rate: Rate | None
    evidence: Evidence
    reactions: tuple[ReactionShare, ...]

    def of(self, leaning: Leaning) -> tuple[ReactionShare, ...]:
        """Return the reactions of one block, the most frequent first."""
        return tuple(share for share in self.reactions if share.reaction.leaning is leaning)

    @property
    def compares(self) -> bool:
        """Whether shares of both halves of the year can be told, so that one may stand beside the other."""
        return self.before_rate is not None and self.before_rate.tellable and self.evidence.rank > Evidence.FEW.rank

    @property
    def before_rate(self) -> Rate | None:
        """How many reactions of the six months before were constructive."""
        return rate_of(self.before)

    def entries_filter(self) -> EntryFilter:
        """Return the filter of the entries with a rated reaction; of all of the six months where there is none."""
        chosen = self.filter.within(self.period)
        return rated_in(chosen, Series.CONSTRUCTIVE) if self.counts.rated else chosen

    def reaction_filter(self, share: ReactionShare) -> EntryFilter:
        """Return the filter of the entries that held one reaction."""
        return EntryFilter(ids=share.entries)
