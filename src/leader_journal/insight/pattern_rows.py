"""Chart 4 from counts: rows of the period with estimates that borrow from each other, and where each stands."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.tallies import Factor, LevelDay, Tallies
from leader_journal.core.terms import Series
from leader_journal.insight.counts import Evidence, SeriesCounts, evidence_of
from leader_journal.insight.findings_patterns import PRESSED, STANDS_OUT, PatternRow, PatternsFinding, Standing
from leader_journal.insight.patterns import Outcome, overlaps
from leader_journal.insight.pooling import Pooled, pool
from leader_journal.insight.replay import Flag, replay
from leader_journal.insight.thresholds import MIN_LEVEL
from leader_journal.insight.wilson import rate, rate_of

_FACTORS = (Factor.KIND, Factor.SETTING, Factor.PRESSURE)
_STANDING = {
    Outcome.WAITING: Standing.WORTH_A_LOOK,
    Outcome.HELD_UP: Standing.HELD_UP,
    Outcome.DID_NOT_SHOW: Standing.DID_NOT_SHOW,
}
Level = tuple[Factor, str]


def pressed_days(tallies: Tallies) -> tuple[LevelDay[Series], ...]:
    """Return the level of entries under time pressure, given the days of just these entries."""
    return tuple(
        LevelDay(Factor.PRESSURE, PRESSED, series, day.day, day.shown, day.rated)
        for series, days in tallies.items()
        for day in days
        if day.rated
    )


def build_patterns(
    tallies: Tallies,
    levels: Sequence[LevelDay[Series]],
    pressed: frozenset[str],
    series: Series,
    period: Period,
    filter: EntryFilter,  # noqa: A002 - as in findings
    today: dt.date,
) -> PatternsFinding:
    """Return chart 4 of one series.

    `tallies` and `levels` are the whole history up to the end of the period; the scans are replayed over all of it and
    all series, the period cuts what is counted and drawn. `pressed` are the ids of entries under time pressure.
    """
    last = today if period.last is None else min(period.last, today)
    counts = SeriesCounts.of(day for day in tallies[series] if day.day in period)
    if_empty = Evidence.NO_MATCH if filter.narrows or tallies[series] else Evidence.NONE
    evidence = evidence_of(counts, if_empty=if_empty)
    played = replay(levels, tallies, min(last + dt.timedelta(days=1), today))  # today may be a quarter's last day
    flags = {(flag.factor, flag.level): flag for flag in played.flags if flag.group is series}
    sums = _sums(levels, series, period) if evidence.rank > Evidence.FEW.rank else {}
    return PatternsFinding(
        series,
        period,
        filter,
        counts,
        rate_of(counts),
        evidence,
        _rows(sums, counts, flags, pressed),
        played.scanned,
        played.comparisons,
    )


def with_overlaps(finding: PatternsFinding, common: Mapping[Level, Mapping[Level, int]]) -> PatternsFinding:
    """Return the finding with what else most entries of a flagged row were; `common` counts its entries by level."""
    rows = []
    for row in finding.rows:
        shared = common.get((row.factor, row.level), {})
        found = overlaps(row.inside.rated, {level: count for level, count in shared.items() if level[0] != row.factor})
        rows.append(replace(row, overlap=found[0]) if found else row)
    return replace(finding, rows=tuple(rows))


def flagged_rows(finding: PatternsFinding) -> tuple[PatternRow, ...]:
    """Return the rows that stand out."""
    return tuple(row for row in finding.rows if row.standing in STANDS_OUT)


def count_levels(levels: Sequence[LevelDay[Series]], series: Series) -> dict[Level, int]:
    """Return how many rated entries of one series each level holds."""
    return {level: rated for level, (_shown, rated) in _sums(levels, series, Period()).items()}


def _sums(levels: Sequence[LevelDay[Series]], series: Series, period: Period) -> dict[Level, tuple[int, int]]:
    sums: dict[Level, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for day in levels:
        if day.group is series and day.day in period:
            shown, rated = sums[day.factor, day.level]
            sums[day.factor, day.level] = shown + day.shown, rated + day.rated
    return sums


def _rows(
    sums: Mapping[Level, tuple[int, int]],
    counts: SeriesCounts,
    flags: Mapping[Level, Flag[Series]],
    pressed: frozenset[str],
) -> tuple[PatternRow, ...]:
    rows: list[PatternRow] = []
    for factor in _FACTORS:
        held = {level: sums[level] for level in sums if level[0] is factor}
        estimates = dict(zip(held, pool(list(held.values())), strict=True))
        order = sorted(held, key=lambda level: (-estimates[level].mean, level[1]))  # used at once
        rows += (_row(level, held[level], counts, estimates[level], flags.get(level), pressed) for level in order)
    return tuple(rows)


def _row(
    level: Level,
    held: tuple[int, int],
    counts: SeriesCounts,
    estimate: Pooled,
    flag: Flag[Series] | None,
    pressed: frozenset[str],
) -> PatternRow:
    shown, rated = held
    rest = counts.rated - rated
    standing = Standing.TOO_FEW if rated < MIN_LEVEL else Standing.NO_DIFFERENCE
    if flag is not None and rated >= MIN_LEVEL:
        standing = _STANDING[flag.confirmation.outcome]
    return PatternRow(
        level[0],
        level[1],
        rate(shown, rated),
        rate(counts.shown - shown, rest) if rest else None,
        estimate if rated >= MIN_LEVEL else None,
        standing,
        flag,
        entries=pressed if level[0] is Factor.PRESSURE else None,
    )
