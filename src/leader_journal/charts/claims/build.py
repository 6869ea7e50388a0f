"""From claims to the ledger of a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from leader_journal.charts.claims.finding import ClaimsFinding
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, last_shown
from leader_journal.core.tallies import Tallies
from leader_journal.core.terms import Series
from leader_journal.insight.binning import Days
from leader_journal.insight.counts import Evidence, SeriesCounts, evidence_of
from leader_journal.insight.ledger import Watch, claims_of_changes, claims_of_patterns, watched_now
from leader_journal.insight.replay import ReplayedFlag


def build_claims(
    tallies: Tallies,
    flags: Sequence[ReplayedFlag[Series]],
    period: Period,
    filter: EntryFilter,  # noqa: A002 - as in findings
    today: dt.date,
    watch: Watch = watched_now,
) -> ClaimsFinding:
    """Return what was told up to the end of a period and had a step in it; `tallies` are all days up to that end."""
    last = last_shown(period, today)
    history = [Days.of(tallies.get(series, ())).within(Period(None, last)) for series in Series]
    told = (*claims_of_changes(history, last, today, watch), *claims_of_patterns(flags))
    claims = sorted(
        (claim for claim in told if any(step.day in period for step in claim.steps)),
        key=lambda claim: (claim.now.day, claim.told, claim.series),
        reverse=True,
    )
    entries = history[0].within(period).total().entries
    if_empty = Evidence.NO_MATCH if filter.narrows or history[0].ordinals.size else Evidence.NONE
    counts = SeriesCounts(shown=len(claims), unmarked=entries)
    first = min((step.day for claim in claims for step in claim.steps), default=last)
    return ClaimsFinding(
        period=period,
        filter=filter,
        today=today,
        entries=entries,
        evidence=evidence_of(counts, if_empty=if_empty),
        claims=tuple(claims),
        first=min(first, last),
        last=max([last, *(claim.now.day for claim in claims)]),
    )
