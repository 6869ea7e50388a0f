"""A scan, once a quarter: every level of every factor against the rest, and what stands out of so many comparisons."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Generic

from msgspec import Struct, field

from leader_journal.core.tallies import Factor, Group, LevelTally
from leader_journal.insight.binning import Days
from leader_journal.insight.counts import Direction
from leader_journal.insight.exact import Expected, Stratum, false_discovery
from leader_journal.insight.patterns import differs
from leader_journal.insight.thresholds import FALSE_DISCOVERY, MIN_LEVEL, MIN_SIDE

TOGETHER = (Factor.KIND, Factor.SETTING, Factor.PRESSURE)
"""What is compared all together; people only where the leader has switched them on."""

Key = tuple[Factor, str, Group]


class _Sum(Struct):
    """Shown and rated entries up to a quarter."""

    shown: int = 0
    rated: int = 0

    def add(self, shown: int, rated: int) -> None:
        self.shown += shown
        self.rated += rated


_NOTHING = _Sum()


class _History(Struct):
    """What a level's scans know: its entries, all entries of the same quarters, and what was to be expected."""

    inside: _Sum = field(default_factory=_Sum)
    every: _Sum = field(default_factory=_Sum)
    expected: Expected = field(default_factory=Expected.nothing)

    @property
    def comparable(self) -> bool:
        """Whether there are enough entries in the level and elsewhere."""
        return self.inside.rated >= MIN_LEVEL and self.every.rated - self.inside.rated >= MIN_SIDE

    @property
    def difference(self) -> float:
        """The share in the level less that elsewhere."""
        inside, every = self.inside, self.every
        return inside.shown / inside.rated - (every.shown - inside.shown) / (every.rated - inside.rated)


class Scans(Generic[Group]):
    """Goes through a history quarter by quarter; each scan knows what came before it and nothing else."""

    def __init__(self, levels: Sequence[LevelTally[Group]], totals: Mapping[Group, Days]) -> None:
        self._levels = _by_quarter(levels)
        self._totals = {
            (series, quarter): _Sum(shown, rated)
            for series, days in totals.items()
            for quarter, shown, rated in days.by_quarter()
        }
        keys = dict.fromkeys(map(_key, levels))
        # a level that begins late is compared with all that came before it, too
        self._histories = {key: _History() for key in keys}

    @property
    def quarters(self) -> list[dt.date]:
        """The quarters with rated entries, oldest first."""
        return sorted({quarter for (_series, quarter), total in self._totals.items() if total.rated})

    def begin_anew(self, key: Key[Group]) -> None:
        """Forget what is known of a level."""
        self._histories[key] = _History()

    def close(self, quarter: dt.date) -> None:
        """Take the entries of a quarter in."""
        parts = self._levels.get(quarter, {})
        for key, history in self._histories.items():
            total = self._totals.get((key[2], quarter), _NOTHING)
            history.every.add(total.shown, total.rated)
            part = parts.get(key)
            if part is not None and part.rated:
                history.inside.add(part.shown, part.rated)
                history.expected = history.expected.plus(Stratum(part.shown, part.rated, total.shown, total.rated))

    def scan(self) -> tuple[dict[Key[Group], Direction], int]:
        """Return what stands out, and how many comparisons that was out of."""
        compared = {key: history for key, history in self._histories.items() if history.comparable}
        surprises = [history.expected.tails() for history in compared.values()]
        adjusted = false_discovery([surprise.two_sided for surprise in surprises])
        flagged = {
            key: surprise.direction
            for (key, history), surprise, q in zip(compared.items(), surprises, adjusted, strict=True)
            # within quarters and over all of them a level can point in opposite ways: then nothing plain is to be said
            if q <= FALSE_DISCOVERY and differs(surprise.direction, history.difference)
        }
        return flagged, len(compared)


def _key(tally: LevelTally[Group]) -> Key[Group]:
    return tally.factor, tally.level, tally.series


def _by_quarter(levels: Sequence[LevelTally[Group]]) -> Mapping[dt.date, Mapping[Key[Group], _Sum]]:
    quarters: dict[dt.date, dict[Key[Group], _Sum]] = defaultdict(lambda: defaultdict(_Sum))
    for tally in levels:
        quarters[tally.quarter][_key(tally)].add(tally.shown, tally.rated)
    return quarters
