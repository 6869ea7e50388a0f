"""How honest the numbers are: how often the app says something that is not so, and how long until it says what is.

    python -m benchmarks.honesty                       measure, and write benchmarks/honesty.json; some minutes
    python -m benchmarks.honesty --only changes plans  measure these again, and keep the others
    python -m benchmarks.honesty --page                write the table of what was measured into docs/findings.md

Three years of entries are made up by chance, or the marks of the sample journal are dealt out anew, and the app's own
statistics look at them as they would month by month. Seeds are fixed: the same numbers come out everywhere.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from benchmarks.hearing import (
    Changes,
    changes_heard,
    held_up,
    months_after,
    months_heard,
    months_until,
    news_heard,
    patterns_heard,
    plan_heard,
    said_in,
    told_more_heard,
)
from benchmarks.honesty_table import PACES, Figure, read_figures, write_figures, write_page
from benchmarks.made_up import MadeUp, Occasions, dealt_anew, marked, mood, news, occasions, occasions_of

from leader_journal.charts.table import title_of
from leader_journal.core.clock import FixedClock
from leader_journal.core.ids import Ids
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Kind, Series
from leader_journal.exchange.sample import read_sample
from leader_journal.insight.binning import Floats
from leader_journal.insight.honesty import BEFORE, ELSEWHERE, LOW, SINCE, SMALL_BEFORE, SMALL_SINCE, YEARS
from leader_journal.insight.known_day import Tested
from leader_journal.insight.replay import ReplayedFlag
from leader_journal.insight.thresholds import BF_PLAN

WEEKS, TURN, EARLY_TURN = 52 * YEARS, 52, 21
TOGETHER_IN_A_WEEK = 0.1
LOW_PART = 0.25
ASKED = Series.QUESTIONS
_AT = list(Series).index(ASKED)
_LOW_KIND = (Factor.KIND, Kind.MISTAKE.value)
_NOW = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.UTC)

Figures = dict[str, Figure]


def unchanged(a_week: int, journals: int) -> Figures:
    """What is told of changes where nothing changes, and where nothing does but a mood."""
    figures: Figures = {}
    for name, together in (("", 0.0), ("_together", TOGETHER_IN_A_WEEK)):
        heard = [_changes(one) for one in _unremarkable(a_week, journals, together)]
        figures[f"false_clear{name}"] = _percent([bool(one.flat) for one in heard])
        figures[f"false_perhaps{name}"] = _percent([one.anything for one in heard])
        figures[f"false_stands{name}"] = _percent([one.stands for one in heard])
    return figures


def moods(a_week: int, journals: int) -> Figures:
    """What is told of changes where there is a mood of a month, the same in all four, and nothing else."""
    rng, heard = np.random.default_rng(7), []
    for _ in range(journals):
        made = occasions(rng, a_week, WEEKS)
        share = mood(rng, WEEKS)[made.week_of]
        heard.append(_changes(marked(rng, made, dict.fromkeys(Series, share))))
    return {
        "mood_clear": _percent([bool(one.flat) for one in heard]),
        "mood_stands": _percent([one.stands for one in heard]),
    }


def changed(a_week: int, journals: int) -> Figures:
    """How soon a change in one series is told, how large, and whether it is still told at the end."""
    large = _of_a_change(a_week, journals, BEFORE, SINCE)
    small = _of_a_change(a_week, journals, SMALL_BEFORE, SMALL_SINCE)
    told = [one for one in small if one.flat]
    down = _of_a_change(a_week, journals, SINCE, BEFORE)
    early = _of_a_change(a_week, journals, BEFORE, SINCE, EARLY_TURN)
    return {
        "clear_in_a_year": _in_a_year(large),
        "small_clear_in_a_year": _in_a_year(small),
        "down_clear_in_a_year": _in_a_year(down),
        "early_clear_in_a_year": _in_a_year(early, EARLY_TURN),
        "stands": _percent([one.stands for one in large]),
        "small_told": _points([one.size for one in told]),
        "small_counted": _points([one.difference for one in told]),
        "months_to_perhaps": _median([months_after(TURN, one.perhaps + one.flat) for one in large]),
        "months_to_clear": _median([months_after(TURN, one.flat) for one in large]),
    }


def plans(a_week: int, journals: int) -> Figures:
    """What the looks of a plan tell: where nothing changes, and where it does from the plan's day on."""
    figures: Figures = {}
    for name, together in (("", 0.0), ("_together", TOGETHER_IN_A_WEEK)):
        looks = [plan_heard(one, _AT, TURN) for one in _unremarkable(a_week, journals, together, TURN + 28)]
        figures[f"plan_false{name}"] = _percent([_told(*both) for both in looks])
    rng = np.random.default_rng(7)
    for name, before, since in (("plan", BEFORE, SINCE), ("plan_small", SMALL_BEFORE, SMALL_SINCE)):
        some = journals // 2
        made = (_changing(rng, occasions(rng, a_week, TURN + 28), before, since, TURN) for _ in range(some))
        looks = [plan_heard(one, _AT, TURN) for one in made]
        figures[f"{name}_first"] = _percent([_told(first) for first, _second in looks])
        figures[f"{name}_second"] = _percent([_told(*both) for both in looks])
    return figures


def announcers(a_week: int, journals: int) -> Figures:
    """What everything that speaks up by itself says in three years of which nothing is true."""
    figures: Figures = {}
    for name, together in (("", 0.0), ("_together", TOGETHER_IN_A_WEEK)):
        rng, any_year = np.random.default_rng(11), []
        heard: dict[str, list[tuple[bool, bool]]] = {}
        for one in _unremarkable(a_week, journals, together):
            said = {
                "month": months_heard(one),
                "told_more": told_more_heard(one),
                "news": news_heard(*news(rng, one.occasions, 0.5, together), one.closes()),
            }
            others = (_changes(one), held_up(patterns_heard(one)))
            for what, about in said.items():
                heard.setdefault(what, []).append((bool(about.flat), about.anything))
            any_year.append(said_in(YEARS, *said.values(), *others))
        for what, told in heard.items():
            figures[f"{what}_false{name}"] = _percent([flat for flat, _ in told])
            figures[f"{what}_perhaps{name}"] = _percent([anything for _, anything in told])
        figures[f"any_false_in_a_year{name}"] = _mean([100 * float(years.mean()) for years in any_year])
    return figures


def patterns(a_week: int, journals: int) -> Figures:
    """What is told of patterns, where there are none and where there is one."""
    none = [patterns_heard(one) for one in _unremarkable(a_week, journals)]
    asked = [
        patterns_heard(one, (factor,), ASKED)
        for one in _unremarkable(a_week, journals)
        for factor in (Factor.KIND, Factor.SETTING)
    ]
    one_true = list(_with_a_pattern(a_week, journals))
    months = [months_until(first, next(iter(true), None)) for first, true, _false in one_true]
    highlighted = [(len(false), len(false) + len(true)) for _first, true, false in one_true]
    confirmed = [(len(held_up(false).flat), len(held_up([*false, *true]).flat)) for _first, true, false in one_true]
    return {
        "false_held_up": _percent([bool(held_up(flags).flat) for flags in none]),
        "false_held_up_asked": _percent([bool(held_up(flags).flat) for flags in asked]),
        "highlighted_by_chance": _ratio(highlighted),
        "held_up_by_chance": _ratio(confirmed),
        "months_to_held_up": _median(months),
        "held_up": _percent(np.isfinite(months).tolist()),
    }


def sample(_a_week: int, journals: int) -> Figures:
    """What is told of the sample journal, its marks dealt out anew."""
    rng = np.random.default_rng(20250101)
    entries = read_sample("en", _NOW, Ids(FixedClock(_NOW)), title_of).entries
    made, marks = occasions_of(entries, _NOW.date())
    turn = made.weeks // 2
    dealt = [dealt_anew(rng, made, marks) for _ in range(journals)]
    changing = [_changing(rng, made, BEFORE, SINCE, turn) for _ in range(journals)]
    return {
        "sample_clear": _percent([bool(_changes(one).flat) for one in dealt]),
        "sample_held_up": _percent([bool(held_up(patterns_heard(one)).flat) for one in dealt]),
        "sample_change_seen": _percent([bool(_changes(one, row=_AT, since=turn).flat) for one in changing]),
    }


MEASURES: Mapping[str, tuple[Callable[[int, int], Figures], int]] = {
    "unchanged": (unchanged, 1000),
    "changed": (changed, 400),
    "plans": (plans, 1500),
    "moods": (moods, 100),
    "announcers": (announcers, 150),
    "patterns": (patterns, 80),
    "sample": (sample, 60),
}
"""What can be measured, and on how many journals a figure."""

ONCE = frozenset({"sample"})
"""What has no pace of its own."""


def _unremarkable(a_week: int, journals: int, together: float = 0.0, weeks: int = WEEKS) -> Iterator[MadeUp]:
    """Yield journals in which nothing changes and nothing goes with anything."""
    rng = np.random.default_rng(20250101)
    for _ in range(journals):
        yield marked(rng, occasions(rng, a_week, weeks), 0.5, together)


def _changes(journal: MadeUp, *, row: int | None = None, since: int = 0) -> Changes:
    return changes_heard(*journal.weekly(), journal.closes(), row=row, since=since)


def _of_a_change(a_week: int, journals: int, before: float, since: float, turn: int = TURN) -> list[Changes]:
    rng = np.random.default_rng(7)
    made = (_changing(rng, occasions(rng, a_week, WEEKS), before, since, turn) for _ in range(journals))
    return [_changes(one, row=_AT, since=turn) for one in made]


def _changing(rng: np.random.Generator, made: Occasions, before: float, since: float, turn: int) -> MadeUp:
    return marked(rng, made, _truth(made, np.where(made.week_of < turn, before, since)))


def _with_a_pattern(
    a_week: int, journals: int
) -> Iterator[tuple[dt.date, list[ReplayedFlag[Series]], list[ReplayedFlag[Series]]]]:
    """Yield the first day of journals with one pattern, and what was flagged: that pattern, and others."""
    rng = np.random.default_rng(7)
    for _ in range(journals):
        made = occasions(rng, a_week, WEEKS)
        low = rng.random(len(made.days)) < LOW_PART
        levels = {level: held & ~low if level[0] is Factor.KIND else held for level, held in made.levels.items()}
        made = Occasions(made.days, {**levels, _LOW_KIND: low}, made.first, made.today)
        flags = patterns_heard(marked(rng, made, _truth(made, np.where(low, LOW, ELSEWHERE))))
        true = [flag for flag in flags if (flag.factor, flag.level, flag.series) == (*_LOW_KIND, ASKED)]
        yield made.first, true, [flag for flag in flags if flag not in true]


def _truth(made: Occasions, share: Floats) -> dict[Series, Floats]:
    """Return a truth of one series; the others stay at a half."""
    return {series: share if series is ASKED else np.full(len(made.days), 0.5) for series in Series}


def _told(*looks: Tested) -> bool:
    return any(look.reaches(BF_PLAN) for look in looks)


def _in_a_year(heard: Sequence[Changes], turn: int = TURN) -> Figure:
    return _percent([months_after(turn, one.flat) <= 12 for one in heard])


def _percent(found: Sequence[bool]) -> Figure:
    share = float(np.mean(found))
    return Figure(100 * share, 100 * float(np.sqrt(share * (1 - share) / len(found))))


def _points(sizes: Sequence[float]) -> Figure:
    return _mean([100 * size for size in sizes])


def _mean(values: Sequence[float]) -> Figure:
    return Figure(float(np.mean(values)), float(np.std(values) / np.sqrt(len(values))))


def _ratio(parts: Sequence[tuple[int, int]]) -> Figure:
    """Return which part of all is chance, in per cent, over journals; the error is that of the ratio of two means."""
    some, every = np.array(parts, float).T
    share = some.sum() / every.sum()
    return Figure(100 * share, 100 * float(np.std(some - share * every) / (every.mean() * np.sqrt(len(every)))))


def _median(months: Sequence[float]) -> Figure:
    """Return the months after which half have heard of it; the error by the order statistics of a median."""
    ordered = np.sort(months)
    count = len(ordered)
    off = np.sqrt(count) / 2
    low, high = (float(ordered[int(np.clip(count / 2 + side * off, 0, count - 1))]) for side in (-1, 1))
    return Figure(float(np.percentile(months, 50, method="inverted_cdf")), (high - low) / 2)


def main() -> int:
    """Measure, and write what was measured; or write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.honesty", description="Measure how often it is wrong.")
    parser.add_argument("--journals", type=int, help="journals a figure (default: as many as each needs)")
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=list(MEASURES), help="what to measure again")
    parser.add_argument(
        "--page", action="store_true", help="write the table into docs/findings.md, and measure nothing"
    )
    given = parser.parse_args()
    if not given.page:
        for name in given.only:
            measure, usual = MEASURES[name]
            for pace in PACES[:1] if name in ONCE else PACES:
                figures = read_figures()
                figures.setdefault(str(pace), {}).update(measure(pace, given.journals or usual))
                write_figures(figures)
                print(f"{name}, {pace} a week: measured", flush=True)
    write_page()
    return 0


if __name__ == "__main__":
    sys.exit(main())
