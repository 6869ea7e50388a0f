"""Chart 5 from counts: the last six months, and the six before that they are held against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from leader_journal.charts.reactions.finding import ReactionsFinding, ReactionShare
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, add_months
from leader_journal.core.tallies import DayTally, ReactionTally
from leader_journal.core.terms import Leaning, Reaction
from leader_journal.insight.counts import Evidence, SeriesCounts, evidence_of
from leader_journal.insight.thresholds import RARE_REACTIONS, REACTION_MONTHS
from leader_journal.insight.wilson import rate_of


def reaction_periods(last: dt.date) -> tuple[Period, Period]:
    """Return the six months that end on a day, and the six before."""
    first = add_months(last, -REACTION_MONTHS) + dt.timedelta(days=1)
    before_last = first - dt.timedelta(days=1)
    return Period(first, last), Period(add_months(last, -2 * REACTION_MONTHS) + dt.timedelta(days=1), before_last)


def build_reactions(
    days: Sequence[DayTally],
    now: Sequence[ReactionTally],
    before: Sequence[ReactionTally],
    filter: EntryFilter,  # noqa: A002 - as in findings
    last: dt.date,
    order: Sequence[str] = (),
) -> ReactionsFinding:
    """Return chart 5 of the six months up to `last`.

    `days` are those of the constructive series, the whole history; `now` and `before` hold the reactions of
    `reaction_periods(last)`, `order` the rated entries (ids) of these six months, oldest first.
    """
    period, before_period = reaction_periods(last)
    counts = SeriesCounts.of(day for day in days if day.day in period)
    if_empty = Evidence.NO_MATCH if filter.narrows or days else Evidence.NONE
    return ReactionsFinding(
        period,
        before_period,
        filter,
        counts,
        SeriesCounts.of(day for day in days if day.day in before_period),
        rate_of(counts),
        evidence_of(counts, if_empty=if_empty),
        _shares(now, before, {entry: at for at, entry in enumerate(reversed(order))}),
    )


def _shares(
    now: Sequence[ReactionTally], before: Sequence[ReactionTally], after: Mapping[str, int]
) -> tuple[ReactionShare, ...]:
    """`after` counts the rated reactions since each entry."""
    held = {tally.reaction: tally.entries for tally in now}
    earlier = {tally.reaction: len(tally.entries) for tally in before}
    shares = [
        ReactionShare(one, entries := held.get(one, frozenset()), earlier.get(one, 0), _ago(one, entries, after))
        for one in Reaction
    ]
    blocks = list(Leaning)
    return tuple(sorted(shares, key=lambda share: (blocks.index(share.reaction.leaning), -share.count)))


def _ago(reaction: Reaction, entries: frozenset[str], after: Mapping[str, int]) -> int | None:
    if reaction.leaning is not Leaning.CLOSES or len(entries) > RARE_REACTIONS:
        return None
    return min((after[entry] for entry in entries if entry in after), default=None)
