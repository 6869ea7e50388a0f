"""Chart 4 from counts: rows of the period with estimates that borrow from each other, and where each stands."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.charts.patterns.finding import PatternRow, PatternsFinding, PersonFlag, PersonRow
from leader_journal.charts.shared.levels import Replayed
from leader_journal.core.filters import EntryFilter
from leader_journal.core.folding import fold
from leader_journal.core.mentions import reference
from leader_journal.core.periods import Period, last_shown
from leader_journal.core.tallies import Factor, LevelTally, RatedEntry, Tallies
from leader_journal.core.terms import Series, Setting
from leader_journal.insight.binning import Days
from leader_journal.insight.counts import Evidence, SeriesCounts, evidence_of
from leader_journal.insight.patterns import Overlap, differs, overlaps
from leader_journal.insight.pooling import Pooled, pool
from leader_journal.insight.replay import DaysOf, ReplayedFlag, replay, standing_of
from leader_journal.insight.scans import TOGETHER
from leader_journal.insight.standing import STANDS_OUT, Standing
from leader_journal.insight.thresholds import MIN_LEVEL, MIN_SIDE
from leader_journal.insight.wilson import rate, rate_of

_DRAWN = (*TOGETHER, Factor.THEME)
_OPEN_ENDED = frozenset({Factor.THEME, Factor.PERSON})
"""Factors of which there may be dozens of levels: those of too few entries have no row."""

_MARKS_OF_A_PERSON = 60
Level = tuple[Factor, str]


class Levels(Struct, frozen=True):
    """What is known of the levels: their quarters up to the end of the period and within it, and the days of one.

    `aliases` name the people among them; `replay` replays their scans.
    """

    history: Sequence[LevelTally[Series]]
    held: Sequence[LevelTally[Series]]
    days_of: DaysOf[Series]
    aliases: Mapping[str, str]
    replay: Replayed = replay


def build_patterns(
    tallies: Tallies,
    levels: Levels,
    series: Series,
    period: Period,
    filter: EntryFilter,  # noqa: A002 - as in findings
    today: dt.date,
    *,
    asked: Factor | None = None,
) -> PatternsFinding:
    """Return chart 4 of one series.

    `tallies` and the history of `levels` reach up to the end of the period; the scans are replayed over all of it and
    all series, the period cuts what is counted and drawn. A question that is asked alone (`asked`) compares the levels
    of its factor in its series and nothing else, which makes a sharper test.
    """
    last = last_shown(period, today)
    counts = SeriesCounts.of(day for day in tallies[series] if day.day in period)
    if_empty = Evidence.NO_MATCH if filter.narrows or tallies[series] else Evidence.NONE
    evidence = evidence_of(counts, if_empty=if_empty)
    history, within, compared = levels.history, levels.held, set(tallies)
    if asked is not None:
        history = [tally for tally in history if (tally.factor, tally.series) == (asked, series)]
        within = [tally for tally in within if tally.factor is asked]
        compared = {series}
    until = min(last + dt.timedelta(days=1), today)  # today may be a quarter's last day
    totals = {one: Days.of(days) for one, days in tallies.items() if one in compared}
    played = levels.replay(history, totals, levels.days_of, until)
    flags = {(flag.factor, flag.level): flag for flag in played.flags if flag.series is series}
    held = _sums(within, series) if evidence.rank > Evidence.FEW.rank else {}
    enough = {level: sums for level, sums in held.items() if _comparable(sums, counts)}
    return PatternsFinding(
        series,
        period,
        filter,
        counts,
        rate_of(counts),
        evidence,
        _rows(held, enough, counts, flags),
        played.scanned,
        played.comparisons,
        asked,
        _people(enough, counts, flags, levels.aliases),
        _left_out(set(held) - set(enough)),
    )


def with_overlaps(
    finding: PatternsFinding, common: Mapping[Level, Mapping[Level, int]], aliases: Mapping[str, str]
) -> PatternsFinding:
    """Return the finding with what else most entries of a flagged row were; `common` counts its entries by level."""
    rows = (replace(row, overlap=_overlap(row.key, row.inside.rated, common, aliases)) for row in finding.rows)
    people = (replace(row, overlap=_overlap(row.key, row.marked, common, aliases)) for row in finding.people)
    return replace(finding, rows=tuple(rows), people=tuple(people))


def with_marks(finding: PatternsFinding, marks: Mapping[str, Sequence[RatedEntry]]) -> PatternsFinding:
    """Return the finding with the marked entries of people who stand out, the latest of each; `marks` by person."""
    people = (
        replace(row, marks=tuple(marks[row.person][-_MARKS_OF_A_PERSON:])) if row in finding.flagged else row
        for row in finding.people
    )
    return replace(finding, people=tuple(people))


def _sums(levels: Iterable[LevelTally[Series]], series: Series) -> dict[Level, tuple[int, int]]:
    sums: dict[Level, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for tally in levels:
        if tally.series is series:
            shown, rated = sums[tally.factor, tally.level]
            sums[tally.factor, tally.level] = shown + tally.shown, rated + tally.rated
    return dict(sums)


def _comparable(sums: tuple[int, int], counts: SeriesCounts) -> bool:
    return sums[1] >= MIN_LEVEL and counts.rated - sums[1] >= MIN_SIDE


def _rows(
    held: Mapping[Level, tuple[int, int]],
    enough: Mapping[Level, tuple[int, int]],
    counts: SeriesCounts,
    flags: Mapping[Level, ReplayedFlag[Series]],
) -> tuple[PatternRow, ...]:
    rows: list[PatternRow] = []
    for factor in _DRAWN:
        sums = {level: both for level, both in held.items() if level[0] is factor}
        estimates = dict(zip(sums, pool(list(sums.values())), strict=True))
        told = [level for level in sums if level in enough or factor not in _OPEN_ENDED]
        order = sorted(told, key=lambda level: (-estimates[level].mean, level[1]))  # used at once
        rows += (_row(level, sums[level], counts, estimates[level], flags.get(level)) for level in order)
    return tuple(rows)


def _row(
    level: Level, held: tuple[int, int], counts: SeriesCounts, estimate: Pooled, flag: ReplayedFlag[Series] | None
) -> PatternRow:
    rest = _rest(held, counts)
    return PatternRow(
        level[0],
        level[1],
        rate(*held),
        rate(*rest) if rest[1] else None,
        estimate if held[1] >= MIN_LEVEL else None,
        _standing(held, counts, flag),
        flag,
    )


def _people(
    enough: Mapping[Level, tuple[int, int]],
    counts: SeriesCounts,
    flags: Mapping[Level, ReplayedFlag[Series]],
    aliases: Mapping[str, str],
) -> tuple[PersonRow, ...]:
    """Return the rows of people by alias: of what was shown nothing but the outcome of the scans goes in."""
    rows = []
    for level, held in enough.items():
        if level[0] is Factor.PERSON:
            flag = flags.get(level)
            standing = _standing(held, counts, flag)
            rows.append(PersonRow(level[1], aliases[level[1]], held[1], standing, _person_flag(flag)))
    return tuple(sorted(rows, key=lambda row: (fold(row.alias), row.person)))


def _person_flag(flag: ReplayedFlag[Series] | None) -> PersonFlag | None:
    if flag is None:
        return None
    tested = flag.confirmation
    return PersonFlag(flag.scanned, flag.direction, tested.outcome, tested.rated, flag.earlier)


def _standing(held: tuple[int, int], counts: SeriesCounts, flag: ReplayedFlag[Series] | None) -> Standing:
    """Return where a level stands. What was flagged stands out while the period shows it too."""
    if not _comparable(held, counts):
        return Standing.TOO_FEW
    if flag is None:
        return Standing.NO_DIFFERENCE
    standing = standing_of(flag)
    rest = _rest(held, counts)
    seen = differs(flag.direction, held[0] / held[1] - rest[0] / rest[1])
    return standing if seen or standing not in STANDS_OUT else Standing.NOT_IN_PERIOD


def _rest(held: tuple[int, int], counts: SeriesCounts) -> tuple[int, int]:
    return counts.shown - held[0], counts.rated - held[1]


def _left_out(too_few: Iterable[Level]) -> tuple[tuple[Factor, int], ...]:
    counts = {factor: sum(level[0] is factor for level in too_few) for factor in _OPEN_ENDED}
    return tuple((factor, counts[factor]) for factor in Factor if counts.get(factor))


def _overlap(
    level: Level, rated: int, common: Mapping[Level, Mapping[Level, int]], aliases: Mapping[str, str]
) -> Overlap | None:
    shared = common.get(level, {})
    found = overlaps(rated, {other: count for other, count in shared.items() if other[0] is not level[0]})
    if not found:
        return None
    first = found[0]
    return replace(first, alias=aliases[first.level]) if first.factor is Factor.PERSON else first


def nameless_patterns(finding: PatternsFinding, said: Callable[[str], str]) -> PatternsFinding:
    """Return a finding in which nobody is named, nor by a theme or setting of the leader's; a letter is one person."""
    # the order of the letters is that of the people
    people = tuple(replace(row, alias=said(reference(row.person))) for row in finding.people)

    def named(overlap: Overlap | None) -> Overlap | None:
        if overlap is None:
            return None
        if overlap.factor is Factor.PERSON:
            return replace(overlap, alias=said(reference(overlap.level)))
        return replace(overlap, level=_level_said(overlap.factor, overlap.level, said))

    return replace(
        finding,
        people=tuple(replace(row, overlap=named(row.overlap)) for row in people),
        rows=tuple(
            replace(row, level=_level_said(row.factor, row.level, said), overlap=named(row.overlap))
            for row in finding.rows
        ),
    )


def _level_said(factor: Factor, level: str, said: Callable[[str], str]) -> str:
    """Return a level that is the leader's own words, a theme or a setting, as `said` reads it."""
    return said(level) if factor is Factor.THEME or (factor is Factor.SETTING and level not in set(Setting)) else level
