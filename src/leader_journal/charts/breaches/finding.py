"""The four boxes as values: was the answer to a breach expected, and was it undramatic, as the leader marked it?"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.charts.shared.finding import Moment, Scope
from leader_journal.core.filters import EntryFilter
from leader_journal.core.terms import Kind
from leader_journal.insight.counts import Rate
from leader_journal.insight.reach import these


class Box(StrEnum):
    """One of the four, in reading order."""

    EXPECTED_CALM = "expected_calm"
    EXPECTED_NOT_CALM = "expected_not_calm"
    UNEXPECTED_CALM = "unexpected_calm"
    UNEXPECTED_NOT_CALM = "unexpected_not_calm"


class Missing(StrEnum):
    """What is not noted, so that an entry has no place in a box yet."""

    SAID_ON = "said_on"
    """The day on which its agreement was said."""
    CONSEQUENCE_KNOWN = "consequence_known"
    REACTION = "reaction"
    TONE = "tone"
    CARRIED_OUT = "carried_out"
    """Whether it was carried out calmly and in private."""


class PlacedBreach(Struct, frozen=True):
    """One breach. `box` is None where something is `missing` that would decide it."""

    id: str
    day: dt.date
    box: Box | None
    missing: tuple[Missing, ...] = ()


def breaches_among(chosen: EntryFilter) -> EntryFilter:
    """Return the filter of the breaches that a filter leaves."""
    if chosen.kinds and Kind.BREACH not in chosen.kinds:
        return replace(chosen, ids=frozenset())
    return replace(chosen, kinds=frozenset({Kind.BREACH}))


class BreachesFinding(Scope, frozen=True, kw_only=True):
    """Breaches by their box, oldest first; `rate` of those met as expected and calmly among those that have a place.

    Those marked as destructive conduct stand apart: they are no frame owed.
    """

    breaches: tuple[PlacedBreach, ...]
    rate: Rate | None
    destructive: tuple[Moment, ...]

    def of(self, box: Box | None) -> tuple[PlacedBreach, ...]:
        """Return those in one box; None for those without a place yet."""
        return tuple(one for one in self.breaches if one.box is box)

    @property
    def placed(self) -> int:
        """How many have a place."""
        return len(self.breaches) - len(self.of(None))

    def entries_filter(self) -> EntryFilter:
        return breaches_among(self.filter).within(self.period)

    def box_filter(self, box: Box | None) -> EntryFilter:
        """Return the filter of the entries in one box, or of those without a place yet."""
        return these(one.id for one in self.of(box))

    def destructive_filter(self) -> EntryFilter:
        """Return the filter of the entries that stand apart."""
        return these(one.id for one in self.destructive)

    def all_filter(self) -> EntryFilter:
        return these([*(one.id for one in self.breaches), *(one.id for one in self.destructive)])
