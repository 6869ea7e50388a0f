"""Whether they came with more afterwards, as a finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from leader_journal.charts.shared.finding import Scope
from leader_journal.core.terms import CameWithMore
from leader_journal.insight.counts import Rate


class Afterward(Struct, frozen=True):
    """An entry that says whether the person came with more."""

    id: str
    day: dt.date
    came: CameWithMore


class CameBackFinding(Scope, frozen=True, kw_only=True):
    """Did they come with more afterwards? `rate` of yes among yes and no; what cannot be told yet is in neither."""

    answers: tuple[Afterward, ...]
    quarters: tuple[dt.date, ...]
    rate: Rate | None

    def drawn(self) -> Iterable[str]:
        return (one.id for one in self.answers)

    def of(self, came: CameWithMore) -> tuple[Afterward, ...]:
        """Return the entries with one answer."""
        return tuple(one for one in self.answers if one.came is came)
