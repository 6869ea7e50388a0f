"""What goes with what: where a series is shown more or less often than elsewhere, and whether that holds up.

A scan, once a quarter, compares every level of every factor with the rest, and corrects for having looked so often
(`insight.scans`). What it flags is only worth a look: it is then tested once, on the next ten new entries, and held up
or did not. Scanning month by month without that second step would show 58-75 of 100 unremarkable journals a false
pattern in three years; with it, 6-13 hear of one that "held up" (INSIGHT.md 2.5).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from leader_journal.core.periods import quarter_of
from leader_journal.core.tallies import Factor
from leader_journal.insight.counts import Direction
from leader_journal.insight.exact import Stratum, tails
from leader_journal.insight.thresholds import CONFIRM_LEVEL, CONFIRM_NEW, MIN_DIFFERENCE, OVERLAP


def differs(direction: Direction, difference: float) -> bool:
    """Return whether the plain counts differ that way, by ten points at least: less is not worth a sentence."""
    return (difference if direction is Direction.MORE else -difference) >= MIN_DIFFERENCE


class FlagOutcome(StrEnum):
    """What became of a flagged pattern."""

    WAITING = "waiting"
    HELD_UP = "held_up"
    DID_NOT_SHOW = "did_not_show"


class NewDay(Struct, frozen=True):
    """The rated entries of one day since a pattern was flagged: those in the level, and all."""

    day: dt.date
    shown: int
    rated: int
    all_shown: int
    all_rated: int


class Confirmation(Struct, frozen=True):
    """The one test of a flagged pattern: the new entries of the level, and the day (`on`) when there were enough."""

    outcome: FlagOutcome
    shown: int
    rated: int
    on: dt.date | None = None


def confirm(direction: Direction, days: Iterable[NewDay]) -> Confirmation:
    """Test a pattern on the days since it was flagged (oldest first), as soon as ten entries are in and outside it.

    A day counts whole, since nothing orders its entries. Later days do not alter the outcome: a pattern that is tested
    again and again holds up in the end.
    """
    inside = elsewhere = shown = 0
    seen: list[NewDay] = []
    for day in days:
        seen.append(day)
        inside += day.rated
        elsewhere += day.all_rated - day.rated
        shown += day.shown
        if inside >= CONFIRM_NEW and elsewhere >= CONFIRM_NEW:
            found = tails(_new_strata(seen))
            p = found.many if direction is Direction.MORE else found.few
            return Confirmation(
                FlagOutcome.HELD_UP if p <= CONFIRM_LEVEL else FlagOutcome.DID_NOT_SHOW, shown, inside, day.day
            )
    return Confirmation(FlagOutcome.WAITING, shown, inside)


class Overlap(Struct, frozen=True):
    """So many of a level's entries are also in another level, of another factor; `alias` is that of a person."""

    factor: Factor
    level: str
    common: int
    of: int
    alias: str = ""


def overlaps(entries: int, common: Mapping[tuple[Factor, str], int]) -> tuple[Overlap, ...]:
    """Return the levels that hold most of a level's entries too, most in common first."""
    found = [Overlap(factor, level, count, entries) for (factor, level), count in common.items()]
    told = [overlap for overlap in found if overlap.of and overlap.common >= OVERLAP * overlap.of]
    return tuple(sorted(told, key=lambda overlap: (-overlap.common, overlap.factor, overlap.level)))


def _new_strata(days: Sequence[NewDay]) -> list[Stratum]:
    quarters: dict[dt.date, list[NewDay]] = defaultdict(list)
    for day in days:
        quarters[quarter_of(day.day)].append(day)
    return [
        Stratum(
            shown=sum(day.shown for day in part),
            rated=sum(day.rated for day in part),
            all_shown=sum(day.all_shown for day in part),
            all_rated=sum(day.all_rated for day in part),
        )
        for part in quarters.values()
    ]
