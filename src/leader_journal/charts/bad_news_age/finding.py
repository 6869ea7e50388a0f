"""How long bad news had been known, as a finding."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from leader_journal.charts.shared.finding import Scope
from leader_journal.core.periods import quarter_of
from leader_journal.core.terms import KnownFor
from leader_journal.insight.counts import Rate


@dataclass(frozen=True, slots=True)
class Heard:
    """An entry that says how long it had been known."""

    id: str
    day: dt.date
    known_for: KnownFor

    @property
    def fresh(self) -> bool:
        """Whether it had been known for days at most."""
        return self.known_for in (KnownFor.SAME_DAY, KnownFor.DAYS)


class AgeTurn(StrEnum):
    """Whether what is heard is younger than before."""

    YOUNGER = "younger"
    OLDER = "older"
    NO_CLEAR_CHANGE = "no_clear_change"


@dataclass(frozen=True, slots=True)
class Halves:
    """The older and the newer half of what was heard: how many of each had been known for days at most."""

    before_fresh: int
    before: int
    since_fresh: int
    since: int
    first_since: dt.date
    turn: AgeTurn


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsAgeFinding(Scope):
    """How old bad news was when it came, by quarter (its first month). `halves` from 20 entries on, else None."""

    heard: tuple[Heard, ...]
    quarters: tuple[dt.date, ...]
    rate: Rate | None
    halves: Halves | None

    def cell(self, quarter: dt.date, known_for: KnownFor) -> tuple[Heard, ...]:
        """Return what was heard in one quarter and had been known so long."""
        return tuple(one for one in self.heard if quarter_of(one.day) == quarter and one.known_for is known_for)
