"""The ledger of sharing something of one’s own, as a finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from leader_journal.charts.shared.finding import Moment, Scope


class SharedOwnFinding(Scope, frozen=True, kw_only=True):
    """The ledger of sharing something of one's own: entries, and the months that they fall in. No share, no aim."""

    shared: tuple[Moment, ...]
    months: tuple[dt.date, ...]

    def drawn(self) -> Iterable[str]:
        return (one.id for one in self.shared)

    def of_month(self, month: dt.date) -> tuple[Moment, ...]:
        """Return the entries of one month."""
        return tuple(one for one in self.shared if one.day.replace(day=1) == month)
