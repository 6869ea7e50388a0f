"""How long bad news had been known, as a finding."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.charts.shared.finding import Scope
from leader_journal.core.periods import quarter_of
from leader_journal.core.terms import KnownFor
from leader_journal.insight.counts import Rate

if TYPE_CHECKING:
    from leader_journal.insight.change import Certainty
    from leader_journal.insight.size import Size
    from leader_journal.insight.watched import Withdrawn


class Heard(Struct, frozen=True, gc=False):
    """An entry that says how long it had been known."""

    id: str
    day: dt.date
    known_for: KnownFor

    @property
    def fresh(self) -> bool:
        """Whether it had been known for days at most."""
        return self.known_for in (KnownFor.SAME_DAY, KnownFor.DAYS)


class Turn(Struct, frozen=True):
    """News comes sooner, or later, since about a month: `before` and `since` are shares known for days at most."""

    certainty: Certainty
    around: dt.date
    before: Rate
    since: Rate
    size: Size
    told: dt.date

    @property
    def sooner(self) -> bool:
        """Whether more of it had been known for days at most."""
        return self.size.mean > 0


class NewsAgeFinding(Scope, frozen=True, kw_only=True):
    """How old bad news was when it came, by quarter (its first month).

    `turn` is the latest change in that, of all history up to the end of the period; `withdrawn` what was withdrawn
    lately, and `could_show` whether a change could have been seen by now.
    """

    heard: tuple[Heard, ...]
    quarters: tuple[dt.date, ...]
    rate: Rate | None
    turn: Turn | None
    withdrawn: tuple[Withdrawn, ...]
    could_show: bool

    def drawn(self) -> Iterable[str]:
        return (one.id for one in self.heard)

    def cells(self) -> Mapping[tuple[dt.date, KnownFor], Sequence[Heard]]:
        """Return what was heard in each quarter and had been known so long, gathered in one pass."""
        cells = defaultdict[tuple[dt.date, KnownFor], list[Heard]](list)
        for one in self.heard:
            cells[quarter_of(one.day), one.known_for].append(one)
        return cells
