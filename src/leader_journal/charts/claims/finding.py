"""The ledger of claims as a finding: what was told in a period or became of it there, the latest first."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.shared.finding import Scope
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.tallies import in_level
from leader_journal.insight.claims import Became, Claim, ClaimStep
from leader_journal.insight.reach import rated_in


class ClaimsFinding(Scope, frozen=True, kw_only=True):
    """What the app has said. `first` and `last` are the ends of the time line."""

    claims: tuple[Claim, ...]
    first: dt.date
    last: dt.date

    def with_(self, *became: Became) -> tuple[Claim, ...]:
        """Return the claims of which this became."""
        return tuple(claim for claim in self.claims if claim.now.became in became)

    def withdrawn_in(self, period: Period) -> tuple[Claim, ...]:
        """Return the claims that were withdrawn on a day of a period."""
        return tuple(claim for claim in self.with_(Became.WITHDRAWN) if claim.now.day in period)

    def step_filter(self, claim: Claim, step: ClaimStep) -> EntryFilter:
        """Return the filter of the entries of a series up to the day of a step: what it could be told from."""
        chosen = rated_in(self.filter.within(Period(None, step.day - dt.timedelta(days=1))), claim.series)
        if claim.factor is None or claim.level is None:
            return chosen
        return in_level(chosen, claim.factor, claim.level)
