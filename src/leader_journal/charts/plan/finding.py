"""Plans as a finding: which held, which entries were occasions for each, and whether it was done."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.charts.shared.finding import Scope
from leader_journal.core.filters import EntryFilter
from leader_journal.core.plans import PlanOccasion, PlanTally, PlanWords
from leader_journal.insight.counts import Rate
from leader_journal.insight.reach import these

if TYPE_CHECKING:
    from leader_journal.insight.experiment import Tried


class FollowedPlan(Struct, frozen=True):
    """One plan with its occasions, oldest first. `words` are read with names, `stored` has people as references.

    `rate` is done of those answered, None while none was. `tried` is how it stands as an experiment, None where it is
    about no element.
    """

    id: str
    words: PlanWords
    stored: PlanWords
    made: dt.date
    ended: dt.date | None
    occasions: tuple[PlanOccasion, ...]
    rate: Rate | None
    tried: Tried | None = None

    @property
    def answered(self) -> tuple[tuple[PlanOccasion, bool], ...]:
        """The occasions that were answered, each with its answer."""
        return tuple((one, one.done) for one in self.occasions if one.done is not None)

    @property
    def tally(self) -> PlanTally:
        """The occasions, counted."""
        answers = [one.done for one in self.occasions]
        return PlanTally(answers.count(True), answers.count(False), answers.count(None))

    def entries_filter(self) -> EntryFilter:
        """Return the filter of its occasions."""
        return these(one.entry for one in self.occasions)


class PlanFinding(Scope, frozen=True, kw_only=True):
    """The plans of a period, the last made first: that one is what the title is about.

    `first` and `last` are the ends of the time line.
    """

    plans: tuple[FollowedPlan, ...]
    first: dt.date
    last: dt.date

    def entries_filter(self) -> EntryFilter:
        """Return the filter of the entries that fitted a plan; the others of the period are in no count here."""
        return these(one.entry for plan in self.plans for one in plan.occasions)

    @property
    def latest(self) -> FollowedPlan | None:
        """The plan that was made last."""
        return self.plans[0] if self.plans else None
