"""How honest the numbers are: how often the app says something that is not so, and how long until it says what is.

    python -m benchmarks.honesty                       400 made-up journals a figure; some minutes
    python -m benchmarks.honesty --journals 50         faster, and rougher

Three years of entries are made up by chance, or the marks of the sample journal are dealt out anew, and the app's own
statistics look at them as they would month by month. Seeds are fixed: the same numbers come out everywhere.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from benchmarks.hearing import changes_heard, held_up, months_after, months_until, patterns_heard
from benchmarks.made_up import Bools, MadeUp, Occasions, dealt_anew, marked, occasions, occasions_of

from leader_journal.core.clock import FixedClock
from leader_journal.core.ids import Ids
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Kind, Series
from leader_journal.exchange.sample import read_sample
from leader_journal.insight.binning import Floats
from leader_journal.insight.honesty import (
    BEFORE,
    ELSEWHERE,
    LOW,
    MEASURED,
    SAMPLE,
    SINCE,
    SMALL_BEFORE,
    SMALL_SINCE,
    YEARS,
    Measured,
    OfTheSample,
)

JOURNALS = 400
WEEKS, TURN = 52 * YEARS, 52
TOGETHER_IN_A_WEEK = 0.1
LOW_PART = 0.25
ASKED = Series.QUESTIONS
_AT = list(Series).index(ASKED)
_LOW_KIND = (Factor.KIND, Kind.MISTAKE.value)
_NOW = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.UTC)


def measure(a_week: int, journals: int = JOURNALS) -> Measured:
    """Return what holds for journals of one pace."""
    perhaps, clear = _months_to_change(a_week, journals, BEFORE, SINCE)
    pattern = _months_to_pattern(a_week, journals)
    _, small = _months_to_change(a_week, journals, SMALL_BEFORE, SMALL_SINCE)
    return Measured(
        a_week,
        false_clear=_percent(_hear_of_a_clear_change(a_week, journals, 0.0)),
        false_clear_together=_percent(_hear_of_a_clear_change(a_week, journals, TOGETHER_IN_A_WEEK)),
        false_held_up=_percent(np.array([held_up(patterns_heard(one)) for one in _unremarkable(a_week, journals)])),
        false_held_up_asked=_percent(_asked_about_nothing(a_week, journals)),
        months_to_perhaps=_median(perhaps),
        months_to_clear=_median(clear),
        clear_in_a_year=_percent((clear <= 12).tolist()),
        small_clear_in_a_year=_percent((small <= 12).tolist()),
        months_to_held_up=_median(pattern),
        held_up=_percent(np.isfinite(pattern).tolist()),
    )


def measure_sample(times: int = JOURNALS) -> OfTheSample:
    """Return what holds for the sample journal, its marks dealt out anew so many times."""
    rng = np.random.default_rng(20250101)
    entries = read_sample("en", _NOW, Ids(FixedClock(_NOW))).entries
    made, marks = occasions_of(entries, _NOW.date())
    dealt = [dealt_anew(rng, made, marks) for _ in range(times)]
    turn = made.weeks // 2
    changed = [_changing(rng, made, BEFORE, SINCE, turn) for _ in range(times)]
    return OfTheSample(
        clear=_percent(_any_clear(dealt)),
        held_up=_percent(np.array([held_up(patterns_heard(one)) for one in dealt])),
        change_seen=_percent(np.isfinite(changes_heard(changed, since=turn).clear[:, _AT])),
    )


def _unremarkable(a_week: int, journals: int, together: float = 0.0) -> Iterator[MadeUp]:
    """Yield journals in which nothing changes and nothing goes with anything."""
    rng = np.random.default_rng(20250101)
    for _ in range(journals):
        yield marked(rng, occasions(rng, a_week, WEEKS), 0.5, together)


def _hear_of_a_clear_change(a_week: int, journals: int, together: float) -> Bools:
    return _any_clear(list(_unremarkable(a_week, journals, together)))


def _any_clear(journals: Sequence[MadeUp]) -> Bools:
    return np.asarray(np.isfinite(changes_heard(journals).clear).any(axis=1))


def _asked_about_nothing(a_week: int, journals: int) -> Bools:
    """Return of each question, by kind and by setting, whether something held up though nothing goes with anything."""
    return np.array(
        [
            held_up(patterns_heard(one, (factor,), ASKED))
            for one in _unremarkable(a_week, journals)
            for factor in (Factor.KIND, Factor.SETTING)
        ]
    )


def _months_to_change(a_week: int, journals: int, before: float, since: float) -> tuple[Floats, Floats]:
    """Return after how many months each journal heard of a change in one series, at all and as clear."""
    rng = np.random.default_rng(7)
    made = [_changing(rng, occasions(rng, a_week, WEEKS), before, since, TURN) for _ in range(journals)]
    heard = changes_heard(made, since=TURN)
    return months_after(TURN, heard.perhaps[:, _AT]), months_after(TURN, heard.clear[:, _AT])


def _changing(rng: np.random.Generator, made: Occasions, before: float, since: float, turn: int) -> MadeUp:
    return marked(rng, made, _truth(made, np.where(made.week_of < turn, before, since)))


def _months_to_pattern(a_week: int, journals: int) -> Floats:
    """Return after how many months a real pattern had held up in each journal."""
    rng = np.random.default_rng(7)
    months = []
    for _ in range(journals):
        made = occasions(rng, a_week, WEEKS)
        low = rng.random(len(made.days)) < LOW_PART
        levels = {level: held & ~low if level[0] is Factor.KIND else held for level, held in made.levels.items()}
        made = Occasions(made.days, {**levels, _LOW_KIND: low}, made.first, made.today)
        flags = patterns_heard(marked(rng, made, _truth(made, np.where(low, LOW, ELSEWHERE))))
        mine = [flag for flag in flags if (flag.factor, flag.level, flag.series) == (*_LOW_KIND, ASKED)]
        months.append(months_until(made.first, mine[0] if mine else None)[1])
    return np.array(months)


def _truth(made: Occasions, share: Floats) -> dict[Series, Floats]:
    """Return a truth of one series; the others stay at a half."""
    return {series: share if series is ASKED else np.full(len(made.days), 0.5) for series in Series}


def _percent(found: Bools | Sequence[bool]) -> int:
    return round(100 * float(np.mean(found)))


def _median(months: Floats) -> int:
    """Return the months after which half have heard of it."""
    return int(np.percentile(months, 50, method="inverted_cdf"))


_Cell = Callable[[Measured], str]
_ROWS: tuple[tuple[str, _Cell], ...] = (
    ("nothing changes: told of a clear change, in any of the four", lambda of: f"{of.false_clear} %"),
    ("... though entries of one week go together", lambda of: f"{of.false_clear_together} %"),
    ("nothing goes with anything: told of a pattern that held up", lambda of: f"{of.false_held_up} %"),
    ("... by one question that is asked alone", lambda of: f"{of.false_held_up_asked} %"),
    ('35 % becomes 65 %: half are told "perhaps" within', lambda of: f"{of.months_to_perhaps} months"),
    ("... of a clear change within", lambda of: f"{of.months_to_clear} months"),
    ("... told of a clear change within a year", lambda of: f"{of.clear_in_a_year} %"),
    ("50 % becomes 65 %: told of a clear change within a year", lambda of: f"{of.small_clear_in_a_year} %"),
    (
        "a kind at 25 %, the rest at 60 %: half are told that it held up within",
        lambda of: f"{of.months_to_held_up} months",
    ),
    ("... told so by the end", lambda of: f"{of.held_up} %"),
)
_OF_THE_SAMPLE = """
The sample journal (eighteen months, two entries a week), its marks dealt out anew among its entries so that nothing is
true of it: {clear} of 100 times it tells of a clear change, {held_up} of 100 times of a pattern that held up. With a
change from 35 % to 65 % in its middle, {change_seen} of 100 times it tells of a clear change in the nine months left.
"""


def table(measured: tuple[Measured, ...] = MEASURED, sample: OfTheSample = SAMPLE) -> str:
    """Return the figures as the readme and docs/findings.md give them."""
    paces = " | ".join(f"{of.a_week} entries a week" for of in measured)
    lines = [f"| kept for three years | {paces} |", "|---" * (len(measured) + 1) + "|"]
    lines += [f"| {what} | {' | '.join(map(cell, measured))} |" for what, cell in _ROWS]
    said = _OF_THE_SAMPLE.format(clear=sample.clear, held_up=sample.held_up, change_seen=sample.change_seen)
    return "\n".join(lines) + "\n" + said


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.honesty", description="Measure how often it is wrong.")
    parser.add_argument("--journals", type=int, default=JOURNALS, help=f"journals a figure (default {JOURNALS})")
    given = parser.parse_args()
    measured = tuple(measure(of.a_week, given.journals) for of in MEASURED)
    print(table(measured, measure_sample(given.journals)), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
