"""What goes with what: where a series is shown more or less often than elsewhere, and whether that holds up.

A scan, once a quarter, compares every level of every factor with the rest, and corrects for having looked so often.
What it flags is only worth a look: it is then tested once, on the next ten new entries, and held up or did not.
Scanning month by month without that second step would show 58-75 of 100 unremarkable journals a false pattern in three
years; with it, 6-13 hear of one that "held up" (INSIGHT.md 2.5).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from leader_journal.core.periods import quarter_of
from leader_journal.core.tallies import Factor as Factor
from leader_journal.core.tallies import LevelTally as LevelTally
from leader_journal.core.terms import Series
from leader_journal.insight.counts import Direction, Rate
from leader_journal.insight.exact import Stratum, false_discovery, tails
from leader_journal.insight.pooling import Pooled, pool
from leader_journal.insight.thresholds import (
    CONFIRM_LEVEL,
    CONFIRM_NEW,
    FALSE_DISCOVERY,
    MIN_DIFFERENCE,
    MIN_LEVEL,
    MIN_SIDE,
    OVERLAP,
)
from leader_journal.insight.wilson import rate


@dataclass(frozen=True, slots=True)
class QuarterTally:
    """How all entries count in one series in one quarter; an entry counts once, whatever its levels."""

    series: Series
    quarter: dt.date
    shown: int
    rated: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """One level against the rest. `pooled` is what to draw.

    `q` (adjusted for all comparisons) and `direction`, both within quarters, are None where too little was there.
    """

    factor: Factor
    level: str
    series: Series
    inside: Rate
    elsewhere: Rate | None
    pooled: Pooled
    q: float | None = None
    direction: Direction | None = None

    @property
    def worth_a_look(self) -> bool:
        """Whether it stands out from chance, given how much was compared, and the plain counts say the same.

        Within quarters and over all of them a level can point in opposite ways; then there is nothing plain to say.
        """
        if self.q is None or self.elsewhere is None:
            return False
        return stands_out(self.q, self.direction, self.inside.share - self.elsewhere.share)


def stands_out(q: float, direction: Direction | None, difference: float) -> bool:
    """Return whether a comparison is worth a look; `difference` is the share in the level less that elsewhere."""
    return q <= FALSE_DISCOVERY and direction is not None and differs(direction, difference)


def differs(direction: Direction, difference: float) -> bool:
    """Return whether the plain counts differ that way, by ten points at least: less is not worth a sentence."""
    return (difference if direction is Direction.MORE else -difference) >= MIN_DIFFERENCE


def scan(levels: Sequence[LevelTally[Series]], totals: Sequence[QuarterTally]) -> tuple[Pattern, ...]:
    """Return every level that has rated entries, in the order given; those with enough are compared, all together.

    To "ask one question", pass the levels of one series and one factor: fewer comparisons make a sharper test.
    """
    whole = {(total.series, total.quarter): total for total in totals}
    rows: dict[tuple[Factor, str, Series], list[LevelTally[Series]]] = defaultdict(list)
    for tally in levels:
        if tally.rated:
            rows[tally.factor, tally.level, tally.series].append(tally)
    insides = {key: _sum([(part.shown, part.rated) for part in parts]) for key, parts in rows.items()}
    every = {series: _sum([(t.shown, t.rated) for t in totals if t.series is series]) for series in Series}
    compared = [
        key for key, (_, rated) in insides.items() if rated >= MIN_LEVEL and every[key[2]][1] - rated >= MIN_SIDE
    ]
    surprise = {key: tails(_strata(rows[key], whole)) for key in compared}
    adjusted = dict(zip(compared, false_discovery([found.two_sided for found in surprise.values()]), strict=True))
    pooled = _pooled(insides)
    return tuple(
        Pattern(
            factor,
            level,
            series,
            rate(shown, rated),
            _rest(every[series], shown, rated),
            pooled[factor, level, series],
            adjusted.get((factor, level, series)),
            surprise[factor, level, series].direction if (factor, level, series) in surprise else None,
        )
        for (factor, level, series), (shown, rated) in insides.items()
    )


class Outcome(StrEnum):
    """What became of a flagged pattern."""

    WAITING = "waiting"
    HELD_UP = "held_up"
    DID_NOT_SHOW = "did_not_show"


@dataclass(frozen=True, slots=True)
class NewDay:
    """The rated entries of one day since a pattern was flagged: those in the level, and all."""

    day: dt.date
    shown: int
    rated: int
    all_shown: int
    all_rated: int


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The one test of a flagged pattern: the new entries of the level, and the day (`on`) when there were enough."""

    outcome: Outcome
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
            return Confirmation(Outcome.HELD_UP if p <= CONFIRM_LEVEL else Outcome.DID_NOT_SHOW, shown, inside, day.day)
    return Confirmation(Outcome.WAITING, shown, inside)


@dataclass(frozen=True, slots=True)
class Overlap:
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


def _strata(parts: Sequence[LevelTally[Series]], whole: Mapping[tuple[Series, dt.date], QuarterTally]) -> list[Stratum]:
    totals = [(part, whole[part.series, part.quarter]) for part in parts]
    return [Stratum(part.shown, part.rated, total.shown, total.rated) for part, total in totals]


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


def _pooled(insides: Mapping[tuple[Factor, str, Series], tuple[int, int]]) -> dict[tuple[Factor, str, Series], Pooled]:
    """Return the estimates of all levels; those of one factor and series borrow from each other."""
    families: dict[tuple[Factor, Series], list[tuple[Factor, str, Series]]] = defaultdict(list)
    for key in insides:
        families[key[0], key[2]].append(key)
    return {
        key: estimate
        for keys in families.values()
        for key, estimate in zip(keys, pool([insides[key] for key in keys]), strict=True)
    }


def _rest(every: tuple[int, int], shown: int, rated: int) -> Rate | None:
    return rate(every[0] - shown, every[1] - rated) if every[1] > rated else None


def _sum(parts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(shown for shown, _ in parts), sum(rated for _, rated in parts)
