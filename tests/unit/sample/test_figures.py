"""The figures of the sample hold on whatever day it is made: one clear change, one pattern, and otherwise none."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import pytest

from leader_journal.charts.progress.build import build_progress
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.periods import ALWAYS
from leader_journal.core.records import Entry
from leader_journal.core.tallies import DayTally, Tallies
from leader_journal.core.terms import Kind, Mark, Series, Setting
from leader_journal.exchange.sample import SampleJournal
from leader_journal.insight.change import Certainty

Make = Callable[[dt.datetime, str], SampleJournal]
Level = tuple[str, str]

NEW_YEAR = dt.datetime(2026, 1, 1, 12, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
SOME_DAYS = range(0, 366, 9)
EVERY_DAY = range(366)
ENOUGH = 8
FALSE_DISCOVERIES = 0.10


def test_one_clear_change_on_some_days(make: Make) -> None:
    for ahead in SOME_DAYS:
        _assert_one_clear_change(make, NEW_YEAR + dt.timedelta(days=ahead))


@pytest.mark.slow
def test_one_clear_change_on_every_day(make: Make) -> None:
    for ahead in EVERY_DAY:
        _assert_one_clear_change(make, NEW_YEAR + dt.timedelta(days=ahead))


def test_one_pattern_on_some_days(make: Make) -> None:
    for ahead in SOME_DAYS:
        _assert_one_pattern(make, NEW_YEAR + dt.timedelta(days=ahead))


@pytest.mark.slow
def test_one_pattern_on_every_day(make: Make) -> None:
    for ahead in EVERY_DAY:
        _assert_one_pattern(make, NEW_YEAR + dt.timedelta(days=ahead))


def test_room_is_rarer_in_team_meetings_in_each_half_year(make: Make) -> None:
    entries = [entry for entry in make(NEW_YEAR, "en").entries if entry.marks.room.rated]
    third = len(entries) // 3

    for part in (entries[:third], entries[third : 2 * third], entries[2 * third :]):
        meetings = [entry for entry in part if entry.setting == Setting.TEAM_MEETING]
        elsewhere = [entry for entry in part if entry.setting != Setting.TEAM_MEETING]
        assert _share(meetings) < 0.4
        assert _share(elsewhere) > 0.5


def _assert_one_clear_change(make: Make, now: dt.datetime) -> None:
    entries = make(now, "en").entries
    progress = build_progress(_tallies(entries), ALWAYS, EVERYTHING, now.date())
    changes = {series.series: series.changes for series in progress.series}

    assert [series for series, found in changes.items() if found] == [Series.QUESTIONS], now
    (change,) = changes[Series.QUESTIONS]
    assert change.certainty is Certainty.CLEAR
    assert 225 <= (now.date() - change.week).days <= 290
    assert 0.2 <= change.before.share <= 0.32
    assert 0.65 <= change.since.share <= 0.8


def _assert_one_pattern(make: Make, now: dt.datetime) -> None:
    assert _patterns(make(now, "en")) == {(Series.ROOM, ("setting", "team_meeting"))}, now


def _share(entries: Sequence[Entry]) -> float:
    return sum(entry.marks.room is Mark.SHOWN for entry in entries) / len(entries)


def _tallies(entries: Iterable[Entry]) -> Tallies:
    counted: dict[Series, dict[dt.date, Counter[str]]] = {series: defaultdict(Counter) for series in Series}
    for entry in entries:
        for series in Series:
            counted[series][entry.day][entry.rating(series).value] += 1
    return {
        series: tuple(DayTally(day, **marks) for day, marks in sorted(days.items())) for series, days in counted.items()
    }


def _patterns(sample: SampleJournal) -> set[tuple[Series, Level]]:
    """Scan as the design says: exact within calendar quarters, mid-p, all comparisons together by their false share."""
    tried = [
        (chance, (series, level))
        for series in Series
        for level, members in _levels(sample).items()
        if (chance := _chance(sample.entries, series, members)) is not None
    ]
    tried.sort(key=lambda found: found[0])
    told = [rank for rank, (chance, _) in enumerate(tried, 1) if chance <= FALSE_DISCOVERIES * rank / len(tried)]
    return {which for _, which in tried[: max(told, default=0)]}


def _levels(sample: SampleJournal) -> Mapping[Level, frozenset[str]]:
    levels: dict[Level, set[str]] = defaultdict(set)
    alias = {person.id: person.alias for person in sample.people}
    for entry in sample.entries:
        for kind in Kind:
            if entry.kind is kind:
                levels["kind", kind.value].add(entry.id)
        if entry.setting:
            levels["setting", entry.setting].add(entry.id)
        for person in entry.people:
            levels["person", alias[person]].add(entry.id)
        if entry.under_pressure:
            levels["pressure", "yes"].add(entry.id)
    return {level: frozenset(members) for level, members in levels.items()}


def _chance(entries: Sequence[Entry], series: Series, members: frozenset[str]) -> float | None:
    rated = [entry for entry in entries if entry.rating(series).rated]
    inside = sum(entry.id in members for entry in rated)
    if inside < ENOUGH or len(rated) - inside < ENOUGH:
        return None
    quarters: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for entry in rated:
        quarters[entry.day.year, (entry.day.month - 1) // 3].append(entry)
    odds, seen = np.ones(1), 0
    for quarter in quarters.values():
        drawn = sum(entry.id in members for entry in quarter)
        shown = [entry for entry in quarter if entry.rating(series) is Mark.SHOWN]
        odds = np.convolve(odds, _hypergeometric(len(quarter), len(shown), drawn))
        seen += sum(entry.id in members for entry in shown)
    above = float(odds[seen + 1 :].sum() + odds[seen] / 2)
    return min(1.0, 2 * min(above, 1 - above))


def _hypergeometric(size: int, shown: int, drawn: int) -> list[float]:
    ways = math.comb(size, drawn)
    return [math.comb(shown, k) * math.comb(size - shown, drawn - k) / ways for k in range(drawn + 1)]
